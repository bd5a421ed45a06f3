import Conformance
import Evaluation
import Representation
import Testing

/// Trees that are read again say what they said.
@Suite struct LargeTreeTests {
    private static func list(_ name: String, items: Int, of mediaType: MediaType) -> [UInt8] {
        let text =
            switch mediaType {
            case .xml:
                "<EntityReferences>"
                    + (0..<items).map { "<Ref Name=\"\(name)\($0)\"/>" }.joined() + "</EntityReferences>"
            case .json: "{\"Refs\":[" + (0..<items).map { "{\"Name\":\"\(name)\($0)\"}" }.joined(separator: ",") + "]}"
            }
        return Array(text.utf8)
    }

    private static func observation(
        _ body: [UInt8],
        _ mediaType: MediaType,
        _ trees: LargeTree?
    ) throws -> Observation {
        let fields = [FieldLine("Content-Type", mediaType.name)]
        let response = Response(status: 200, reason: "OK", fields: fields, body: body)
        let read = WireRequest.Read(target: .service, accept: mediaType.name, token: nil)
        let exchange = Exchange(request: .read(read), result: .success(response), start: 0)
        let request = ReadRequest(target: .service, accept: Accept(mediaType), session: .none)
        return Observation(request: request, exchange: exchange, trees: trees)
    }

    /// Small, many nodes in few bytes, and many bytes.
    @Test(arguments: MediaType.allCases, [10, 1_000, 5_000])
    func `several in turns are read like one`(_ mediaType: MediaType, items: Int) throws {
        let trees = LargeTree()
        let bodies = ["a", "b"].map { Self.list($0, items: items, of: mediaType) }
        let observations = try bodies.map { try Self.observation($0, mediaType, trees) }
        let alone = try bodies.map { try Self.observation($0, mediaType, nil) }
        for index in [0, 1, 0, 0, 1] {
            #expect(observations[index].document == alone[index].document)
            #expect(observations[index].resource?.listedItems.count == items)
            let last = observations[index].resource?.listedItems.last
            #expect(last?.text(of: "Name") == "\(["a", "b"][index])\(items - 1)")
            let names = observations[index].listedItems { $0.text(of: "Name") }
            #expect(names == (0..<items).map { "\(["a", "b"][index])\($0)" })
        }
    }
}
