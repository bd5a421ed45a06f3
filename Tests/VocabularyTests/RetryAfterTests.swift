import Conformance
import Testing

/// When a server wants to be asked again.
@Suite struct RetryAfterTests {
    private static let date = FieldLine("Date", "Sun, 06 Nov 1994 08:49:37 GMT")

    @Test(
        arguments: [
            ("0", 0.0), ("5", 5.0), ("120", 120.0), ("Sun, 06 Nov 1994 08:49:47 GMT", 10.0),
            ("Mon, 07 Nov 1994 08:49:37 GMT", 86_400.0), ("Tue, 01 Mar 1996 00:00:00 GMT", 41_526_623.0),
            ("Sat, 05 Nov 1994 08:49:37 GMT", 0.0), ("Sun, 06 Nov 1994 08:49:60 GMT", 23.0),
        ] as [(String, Double)]
    )
    func `seconds count, and a date counts from the server's own`(_ value: String, _ seconds: Double) {
        #expect(answer([RetryAfterTests.date, FieldLine("retry-after", value)]).retryAfter == seconds)
    }

    @Test(
        arguments: [
            "", "-1", "+5", "1.5", " 5 s", "soon", "Mon, 99 Foo 2026 25:61:61 GMT", "Sun, 6 Nov 1994 08:49:47 GMT",
            "Sun, 06 Nov 1994 08:49:47 CET", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
        ]
    )
    func `what is neither is nothing`(_ value: String) {
        #expect(answer([RetryAfterTests.date, FieldLine("Retry-After", value)]).retryAfter == nil)
    }

    @Test func `a date without the server's own is nothing`() {
        #expect(answer([FieldLine("Retry-After", "Sun, 06 Nov 1994 08:49:47 GMT")]).retryAfter == nil)
        #expect(answer([]).retryAfter == nil)
    }

    private func answer(_ fields: [FieldLine]) -> Response {
        Response(
            status: 503,
            reason: "",
            fields: fields,
            body: [],
            completeness: .complete,
            timing: .init(connected: 0, firstByte: 0, total: 0)
        )
    }
}
