import Comparing
import Conformance
import Foundation
import Testing

/// What holds of every comparison.
@Suite struct ComparisonTests {
    @Test func `the same two builds give the same bytes`() throws {
        var after = Synthetic()
        after.xml = { text, number in text.replacing("Size>", with: number % 2 == 0 ? "A>" : "B>") }
        after.status = 201
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let bytes = try (0..<5).map { _ in
            try encoder.encode(Comparison(Synthetic().image, after.image, syntheticVocabulary))
        }
        #expect(Set(bytes).count == 1)
    }

    @Test func `the order in which requests were answered says nothing`() throws {
        let image = try Synthetic().image
        let logOn = image.exchanges.prefix(1)
        let turned = ServerImage(
            name: image.name,
            run: image.run,
            exchanges: logOn + image.exchanges.dropFirst().reversed()
        )
        #expect(Comparison(image, turned, syntheticVocabulary).changes.isEmpty)
    }

    @Test func `a comparison survives its own JSON`() throws {
        var after = Synthetic()
        after.status = 404
        let comparison = try Comparison(Synthetic().image, after.image, syntheticVocabulary)
        let read = try JSONDecoder().decode(Comparison.self, from: JSONEncoder().encode(comparison))
        #expect(read == comparison)
    }

    @Test func `a change is told once, with all its places`() throws {
        var after = Synthetic()
        after.xml = { text, _ in text.replacing("UID=", with: "Uid=") }
        after.json = { text, _ in text.replacing("\"UID\"", with: "\"Uid\"") }
        let comparison = try Comparison(Synthetic().image, after.image, syntheticVocabulary)
        let change = try #require(comparison.changes.first)
        #expect(comparison.changes.count == 1)
        #expect(change.holders == ["Backup"])
        #expect(change.part == "UID")
        #expect(change.places.count == 2)
        #expect(change.subjectsBefore == Change.Count(some: 24, all: 24))
    }

    @Test func `ids, names, numbers and hosts are no changes`() throws {
        var after = Synthetic()
        after.offset = 5000
        after.subjects = 31
        after.xml = { text, number in
            text.replacing("Name=\"B", with: "Name=\"0").replacing("a.example", with: "b.example:444")
                .replacing("2026-01-01T00:00:00Z", with: "2030-12-3\(number % 2)T01:02:03Z")
        }
        let comparison = try Comparison(Synthetic().image, after.image, syntheticVocabulary)
        #expect(comparison.changes.isEmpty)
    }

    @Test(arguments: [
        "", "{", "<", "<a", "<a/>", "[]", "null", "[[[[[[", "<a b='>' xmlns='\u{1B}[2J'/>",
        "{\"\":{\"\":[{}]}}",
    ])
    func `whatever a server answers, there is a comparison`(_ body: String) throws {
        var after = Synthetic()
        after.xml = { _, _ in body }
        after.json = { _, _ in body }
        let comparison = try Comparison(Synthetic().image, after.image, syntheticVocabulary)
        #expect(comparison.status == .breaking)
        #expect(try Comparison(after.image, Synthetic().image, syntheticVocabulary).extent.requests > 0)
    }

    @Test func `names without end are not kept without end`() throws {
        var after = Synthetic()
        after.json = { _, number in
            "{" + (0..<2_000).map { "\"n\(number)x\($0)\":{\"a\":1}" }.joined(separator: ",") + "}"
        }
        let comparison = try Comparison(after.image, after.image, syntheticVocabulary)
        #expect(comparison.changes.isEmpty)
        #expect(
            try Comparison(Synthetic().image, after.image, syntheticVocabulary).changes.count < 1_000
        )
    }

    @Test func `a status that only some subjects met is risky`() throws {
        var before = Synthetic()
        before.subjects = 40
        let image = try before.image
        let busy = image.exchanges.enumerated().map { place, exchange -> Exchange in
            guard place == 2, case .success(let response) = exchange.result else { return exchange }
            let failed = Response(status: 500, reason: "", fields: response.fields, body: [])
            return Exchange(request: exchange.request, result: .success(failed), start: 0)
        }
        let after = ServerImage(name: "busy", run: image.run, exchanges: busy)
        let comparison = Comparison(image, after, syntheticVocabulary)
        #expect(comparison.rules == [.statusSometimesRefused])
    }
}
