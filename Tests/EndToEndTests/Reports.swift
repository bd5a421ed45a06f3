import Foundation
import Testing
import XML

/// The reports of a run.
struct Reports {
    /// The parts of results.json that the tests look at.
    struct Results: Decodable {
        struct Conclusion: Decodable {
            let exitStatus: Int32
            let title: String
        }

        struct Setting: Decodable {
            let isMock: Bool
            let isInsecure: Bool
        }

        struct Ending: Decodable { let kind: String }

        struct Result: Decodable {
            let name: String
            let outcome: String
        }

        let conclusion: Conclusion
        let setting: Setting
        let ending: Ending
        let results: [Result]
        let requests: Int
    }

    let junit: String
    let json: String
    let results: Results
    private let root: XMLElement

    /// Reads the reports of a folder; that they are XML and JSON is part of every claim.
    init(in folder: URL) throws {
        let junit = try Data(contentsOf: folder.appending(path: "junit.xml"))
        let json = try Data(contentsOf: folder.appending(path: "results.json"))
        self.junit = String(decoding: junit, as: UTF8.self)
        self.json = String(decoding: json, as: UTF8.self)
        results = try JSONDecoder().decode(Results.self, from: json)
        root = try #require(XMLReader.read(Array(junit)).root)
        try #require(root.name.local == "testsuites")
    }

    /// The names of the testcases that ended in an error.
    var errors: [String] { testcases(with: "error") }

    /// The names of the testcases that failed.
    var failures: [String] { testcases(with: "failure") }

    private func testcases(with child: String) -> [String] {
        root.elements.flatMap(\.elements)
            .filter { $0.elements.contains { $0.name.local == child } }
            .compactMap { $0.attribute("name") }
    }
}

extension Tool {
    /// The reports that a run has left behind.
    func reports(in folder: String = "reports") throws -> Reports {
        try Reports(in: self.folder.appending(path: folder))
    }
}
