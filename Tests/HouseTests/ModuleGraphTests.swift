import Foundation
import Testing

/// The module graph.
///
/// What may import what; arrows point down only.
@Suite struct ModuleGraphTests {
    /// What each module may import of ours and of C, and whether it may import Foundation.
    private static let allowed: [String: Set<String>] = [
        "XML": ["CXML2"],
        "Conformance": [],
        "Transport": ["CCurl", "Conformance"],
        "ContractLoading": ["Conformance", "Yams"],
        "Representation": ["XML"],
        "Evaluation": ["Conformance", "Representation", "XML"],
        "Execution": ["Conformance", "Evaluation", "Representation"],
        "Recording": ["Conformance"],
        "Comparing": ["Conformance", "Representation"],
        "Reporting": ["Comparing", "Conformance", "XML"],
        "MockServer": [],
        "Proving": ["Conformance", "Evaluation", "Execution", "MockServer", "Representation", "XML"],
        "emconform": [
            "CProcess", "Comparing", "Conformance", "ContractLoading", "Evaluation", "Execution", "MockServer",
            "Proving", "Recording", "Reporting", "Representation", "Transport", "XML",
        ],
    ]
    private static let ours = Set(allowed.keys).union(["CCurl", "CProcess", "CXML2", "Yams"])

    @Test(arguments: allowed.keys.sorted())
    func `a module imports only what stands below it`(_ module: String) throws {
        let imports = try House.imports(of: module)
        let allowed = try #require(Self.allowed[module])
        #expect(imports.intersection(Self.ours).subtracting(allowed) == [])
    }

    @Test func `every module is in the graph`() throws {
        let folders = try House.modules().filter { !["CCurl", "CProcess", "CXML2"].contains($0) }
        #expect(Set(folders) == Set(Self.allowed.keys))
    }

    @Test(arguments: ["Conformance", "Evaluation", "Execution", "Representation"])
    func `the pure modules do without Foundation`(_ module: String) throws {
        #expect(try House.imports(of: module).filter { $0.hasPrefix("Foundation") } == [])
    }

    @Test func `the mock knows neither contracts nor modules of ours`() throws {
        let text = try House.files(of: "MockServer").map { try House.text($0) }.joined()
        #expect(!text.contains(".yaml"))
    }
}
