import ArgumentParser
import Conformance
import Evaluation
import Execution
import Reporting

/// `emconform validate`: judges a body from a file.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Judge a body from a file by everything that one body can show."
    )

    @Argument(help: "The file, XML or JSON.")
    var file: String

    @Option(
        name: .customLong("as"),
        help: "What it is, such as backup, backup.entity, backup.collection or backup.query."
    )
    var shape: String

    @OptionGroup var schema: SchemaOptions

    @OptionGroup var limits: LimitOptions

    @Flag(help: "Print every case, not the findings alone.")
    var verbose = false

    @OptionGroup var contracts: ContractOptions

    func run() throws {
        let library = try contracts.library()
        let (resource, forms) = try shape(in: library)
        let judge = try Judge(library, origin: nil, productSchema: try schema.productSchema())
        let bytes = try InputFile(file, for: "validate").bytes
        let limits = try limits.limits().run.bodies
        guard let inquest = BodyInquest(bytes, as: resource, in: forms, judge: judge, limits: limits) else {
            throw CommandFailure.misuse("'\(file)' is neither XML nor JSON")
        }
        let results = inquest.results
        for result in results { print(result) }
        let outcomes = results.map { Outcome($0.verdict, at: $0.candidate.requirement.level) }
        let counts = Outcome.allCases.compactMap { outcome in
            let count = outcomes.count { $0 == outcome }
            return count > 0 ? "\(count) \(outcome.title)" : nil
        }
        Console.print("\(file.visible.inert): \(counts.joined(separator: ", "))")
        if outcomes.contains(.violation) { throw ExitCode(1) }
        // What could not be judged is not fine either.
        let isUnread = results.contains { result in
            result.candidate.requirement.level == .must && Outcome(result.verdict, at: .must) == .blocked
        }
        if isUnread {
            throw CommandFailure(message: "the body cannot be read as \(shape); --verbose says why", code: 3)
        }
    }

    private func print(_ result: BodyInquest.Result) {
        let requirement = result.candidate.requirement
        let outcome = Outcome(result.verdict, at: requirement.level)
        switch result.verdict {
        case .fail(let mismatch):
            Console.print(
                "\(outcome.title): \(result.candidate.name): expected \(mismatch.expected.visible), found \(mismatch.actual.visible)"
            )
            if let place = mismatch.place { Console.print("    at \(place.visible)") }
            Console.print("    \(requirement.citation.summary)")
        case .inconclusive(let reason):
            if verbose { Console.print("\(outcome.title): \(result.candidate.name): \(reason.explanation.visible)") }
        case .notApplicable(let reason):
            if verbose { Console.print("\(outcome.title): \(result.candidate.name): \(reason.visible)") }
        case .pass:
            if verbose { Console.print("\(outcome.title): \(result.candidate.name)") }
        }
    }

    /// The resource that `--as` names, and the forms that the body may have: the one named, or each that there is.
    private func shape(in library: ContractLibrary) throws -> (ResourceContract, [Form]) {
        let forms = { (resource: ResourceContract) in Form.allCases.filter { resource.forms[$0] != nil } }
        if let resource = library.resource(named: shape) { return (resource, forms(resource)) }
        let parts = shape.split(separator: ".")
        let form = parts.last.flatMap { Form(rawValue: String($0)) }
        if let form, let resource = library.resource(named: parts.dropLast().joined(separator: ".")),
            resource.forms[form] != nil
        {
            return (resource, [form])
        }
        let known = library.resources.flatMap { resource in
            [resource.name] + forms(resource).filter { $0 != .sole }.map { "\(resource.name).\($0.rawValue)" }
        }
        throw CommandFailure.misuse("--as '\(shape)' is unknown; it is one of \(known.joined(separator: ", "))")
    }
}
