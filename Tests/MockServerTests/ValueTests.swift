import Testing

@testable import MockServer

@Suite struct ValueTests {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
    ])
    func `a time is written as an HTTP date`(_ seconds: Int, _ text: String) {
        #expect(UTCDateTime(secondsSince1970: seconds).httpDate == text)
    }

    @Test func `a restore point is named by a clock of twelve hours`() {
        #expect(UTCDateTime(secondsSince1970: 1_760_472_031).pointName == "Oct 14 2025  8:00PM")
        #expect(UTCDateTime(secondsSince1970: 0).pointName == "Jan  1 1970 12:00AM")
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func `base64 follows its test vectors in both directions`(_ text: String, _ encoded: String) {
        #expect(Base64.encode(text.utf8) == encoded)
        #expect(Base64.decode(encoded) == Array(text.utf8))
    }

    @Test(arguments: ["Z", "Zg=", "Z===", "Z!==", "Zg==Zg=="])
    func `text that is not base64 gives nothing`(_ text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(arguments: [
        "", "null", "15a3fc97-0325-4119-b789-5c0367c6c56", "15a3fc9700325041190b78905c0367c6c565x",
        "+5a3fc97-0325-4119-b789-5c0367c6c565", "15a3fc97-0325-4119-b789-5c0367c6c565-",
    ])
    func `text of another form is no identifier`(_ text: String) {
        #expect(GUID(text) == nil)
    }

    @Test func `an identifier reads its own text in either case`() {
        let text = "05a3fc97-0325-4119-b789-0c0367c6c565"
        #expect(GUID(text)?.description == text)
        #expect(GUID(text.uppercased())?.description == text)
    }

    @Test func `a drawn identifier is of version 4`() {
        var generator = SplitMix64(seed: 0)
        let groups = GUID(using: &generator).description.split(separator: "-")
        #expect(groups[2].first == "4")
        #expect("89ab".contains(groups[3].first ?? "-"))
    }

    @Test func `the generator follows its published sequence`() {
        var generator = SplitMix64(seed: 1_234_567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
    }

    @Test func `XML escapes markup and drops what it cannot say`() {
        #expect(XMLRenderer.escaped("<a b='\"&\n\u{1}ö>") == "&lt;a b=&#39;&quot;&amp;&#xA;ö&gt;")
    }

    @Test func `JSON escapes quotes and control characters only`() {
        #expect(JSONRenderer.quoted("\"\\/\n\u{1f}ö") == #""\"\\/\u000a\u001fö""#)
    }

    @Test func `the checksum and the blocks of gzip are those of their documents`() {
        #expect(Gzip.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
        let stored = Gzip.stored([UInt8](repeating: 7, count: 65_536))
        #expect(stored[10..<15] == [0, 0xFF, 0xFF, 0, 0])
        #expect(stored[65_550..<65_556] == [1, 1, 0, 0xFE, 0xFF, 7])
        #expect(stored.suffix(4) == [0, 0, 1, 0])
    }

    @Test func `an element without content is written with a space before its end`() {
        let document = XMLRenderer.document(
            Representation(name: "A", links: [], elements: [.scalar(name: "B", value: .text(""))])
        )
        #expect(document.hasSuffix(#" xmlns="http://www.veeam.com/ent/v1.0"><Links /><B /></A>"#))
    }
}
