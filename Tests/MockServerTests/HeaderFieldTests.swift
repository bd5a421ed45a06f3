import Testing

@testable import MockServer

@Suite struct HeaderFieldTests {
    @Test func `a field is found whatever the case of its name`() {
        let fields = [HeaderField(name: "X-Restsvcsessionid", value: "token")]
        #expect(fields.first(named: "x-restsvcsessionID") == "token")
    }
}
