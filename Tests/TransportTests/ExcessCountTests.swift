import Testing

@testable import Transport

@Suite struct ExcessCountTests {
    @Test func `what was received behind the length is too much`() {
        var count = ExcessCount()
        count.count(received: 3)
        count.count(received: 4)
        #expect(count.bytes(behind: 5) == 2)
    }

    @Test func `without a length nothing is too much`() {
        var count = ExcessCount()
        count.count(received: 3)
        #expect(count.bytes(behind: nil) == 0)
    }

    @Test(arguments: [("Excess found: excess = 12 url = /api/ (zero-length body)\n", 12), ("Connected to host\n", 0)])
    func `libcurl's remark is read and others are not`(_ remark: String, _ bytes: Int) {
        var count = ExcessCount()
        count.count(remark: Array(remark.utf8))
        #expect(count.bytes(behind: nil) == bytes)
    }
}
