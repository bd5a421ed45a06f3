import Conformance
import Testing

/// What is asked for, and what a conforming server makes of it.
@Suite struct AcceptTests {
    /// A way to ask, the field that is sent, and the media type that comes.
    struct Way: CustomTestStringConvertible {
        let accept: Accept
        let fieldValue: String?
        let negotiated: MediaType

        var testDescription: String { accept.rawValue }
    }

    private static let ways = [
        Way(accept: .none, fieldValue: nil, negotiated: .xml),
        Way(accept: .xml, fieldValue: "application/xml", negotiated: .xml),
        Way(accept: .json, fieldValue: "application/json", negotiated: .json),
        Way(accept: .any, fieldValue: "*/*", negotiated: .xml),
        Way(accept: .list, fieldValue: "application/xml, application/json", negotiated: .json),
    ]

    @Test(arguments: ways) func `a way to ask sends a field and negotiates a media type`(_ way: Way) {
        #expect(way.accept.fieldValue == way.fieldValue)
        #expect(way.accept.negotiated == way.negotiated)
    }

    @Test func `every way to ask is in the table`() {
        #expect(Self.ways.map(\.accept) == Accept.allCases)
    }

    @Test(arguments: MediaType.allCases) func `one media type alone is asked for by its name`(_ type: MediaType) {
        #expect(Accept(type).fieldValue == type.name)
        #expect(Accept(type).negotiated == type)
    }

    @Test(arguments: [(Accept.any, "*/*"), (.list, "application/xml, application/json")])
    func `a read tells what stands in Accept`(_ accept: Accept, _ value: String) {
        let request = ReadRequest(target: .service, accept: accept, session: .main)
        #expect(request.description == "GET /api/, Accept: \(value)")
    }
}
