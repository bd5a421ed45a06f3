import ArgumentParser
import Evaluation

/// The product's own schema, which only a user can hand over.
struct SchemaOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The product's own RestAPI.xsd, to judge XML bodies by as well.", valueName: "file"))
    var xsd: String?

    /// The schema, when one was handed over.
    func productSchema() throws -> ProductSchema? {
        guard let xsd else { return nil }
        let bytes = try InputFile(xsd, for: "--xsd").bytes
        do throws(SchemaMistake) {
            return try ProductSchema(bytes, name: xsd)
        } catch {
            throw CommandFailure.misuse("--xsd: \(error)")
        }
    }
}
