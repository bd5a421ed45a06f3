public import Conformance
import XML

/// Judges cases: (assertion, evidence) to verdict, without I/O and without a clock.
public final class Judge: Sendable {
    let library: ContractLibrary
    let schemas: [SchemaKey: ContractSchema]
    let productSchema: XMLSchema?
    /// The names of the members that a resource's contract knows, as they are spelt there and in lower case.
    let knownMembers: [String: Set<String>]
    /// The origin that is asked; nothing where bodies come from files.
    let origin: Origin?

    /// A contract's schema, and what prunes a body for it.
    struct ContractSchema {
        let compiler: SchemaCompiler
        let schema: XMLSchema

        init(_ compiler: SchemaCompiler, of resource: String) throws(SchemaMistake) {
            self.compiler = compiler
            do throws(XMLSchemaError) {
                schema = try XMLSchema(compiler.text, name: "\(resource).xsd")
            } catch {
                throw SchemaMistake(explanation: "the schema made from contract '\(resource)' is refused: \(error)")
            }
        }

        /// What is wrong with a body; links that are all alike need not be looked at to see whether anything is.
        func diagnostics(of body: XMLElement) -> [XMLDiagnostic] {
            let isValid = schema.validate(compiler.pruned(body, links: .distinct)).isEmpty
            return isValid ? [] : schema.validate(compiler.pruned(body))
        }
    }

    /// A resource in one form, for which one schema is compiled.
    struct SchemaKey: Hashable {
        let resource: String
        let form: Form
    }

    /// Compiles the schemas of a library.
    ///
    /// `origin` is the one that is asked, nothing where bodies come from files; `productSchema` is the product's own,
    /// when a user handed it over.
    ///
    /// - Throws: `SchemaMistake` when libxml2 refuses a schema.
    public init(
        _ library: ContractLibrary,
        origin: Origin?,
        productSchema: ProductSchema? = nil
    ) throws(SchemaMistake) {
        self.library = library
        self.origin = origin
        self.productSchema = productSchema?.schema
        var schemas: [SchemaKey: ContractSchema] = [:]
        for resource in library.resources {
            for form in resource.forms.keys {
                let compiler = SchemaCompiler(resource, form: form, requirements: library.requirements)
                schemas[SchemaKey(resource: resource.name, form: form)] = try ContractSchema(
                    compiler,
                    of: resource.name
                )
            }
        }
        self.schemas = schemas
        knownMembers = Judge.knownMembers(library)
    }

    private static func knownMembers(_ library: ContractLibrary) -> [String: Set<String>] {
        var names: [String: Set<String>] = [:]
        let common = ["UID", "Name", "Type", "Href"]
        for resource in library.resources { names[resource.name] = Set(common + common.map { $0.lowercased() }) }
        for requirement in library.requirements {
            guard case .member(let rule) = requirement.assertion else { continue }
            names[requirement.resource]?.formUnion([rule.name, rule.name.lowercased()])
        }
        return names
    }

    /// Judges a case on a subject by what was seen so far.
    public func judgement(of case: Case, on subject: Subject, given evidence: Evidence) -> Judgement {
        Hearing(of: subject, by: self, given: evidence).judgement(of: `case`)
    }
}

/// A schema that could not be used.
public struct SchemaMistake: CustomStringConvertible, Error, Hashable, Sendable {
    /// What is wrong.
    public let explanation: String

    /// The explanation.
    public var description: String { explanation }
}

/// The product's own schema, handed over by a user.
public struct ProductSchema: Sendable {
    let schema: XMLSchema

    /// Compiles the schema; nothing is fetched for it.
    ///
    /// - Throws: `SchemaMistake` when libxml2 refuses it.
    public init(_ bytes: [UInt8], name: String) throws(SchemaMistake) {
        do throws(XMLSchemaError) {
            schema = try XMLSchema(bytes, name: name)
        } catch {
            throw SchemaMistake(explanation: "\(name) is no usable XML schema: \(error)")
        }
    }
}
