import Testing

@testable import Conformance

/// Servers write a secret back in many ways, and escape as much of it as they like.
@Suite struct SpellingTests {
    /// A password, and what some writer makes of it.
    private static let spellings: [(password: String, spelling: String)] = [
        ("it's<Pass", "it's&lt;Pass"), ("it's<Pass", "it&#x27;s&lt;Pass"), ("it's<Pass", "it&#039;s&lt;Pass"),
        ("it's<Pass", "it's%3CPass"), ("it's<Pass", "it\\u0027s\\u003CPass"), ("it's<Pass", "it\\'s<Pass"),
        ("P@ss w0rd!x", "P%40ss%20w0rd!x"), ("P@ss w0rd!x", "P%40ss+w0rd%21x"), ("P@ss w0rd!x", "P%40ss+w0rd!x"),
        ("P@ss w0rd!x", "p%40SS%20W0rd!X"), ("Geheim!Bär9", "Geheim!B\\u00e4r9"), ("Geheim!Bär9", "Geheim!B&#xE4;r9"),
        ("Geheim!Bär9", "Geheim%21B%C3%A4r9"), ("Geheim!Bär9", "GEHEIM!BÄR9"), ("it's a+b&c", "it's a\\u002Bb\\u0026c"),
        ("it's a+b&c", "it's+a%2Bb%26c"), ("it's a+b&c", "it's a+b&amp;c"), ("it's a+b&c", "it&apos;s a+b&c"),
        ("key🔑word", "key\\ud83d\\udd11word"), ("key🔑word", "key\\uD83D\\uDD11word"), ("key🔑word", "key&#128273;word"),
        ("100%41pure", "100%2541pure"), ("100%41pure", "100%41pure"), ("a\\u0041bcd", "a\\\\u0041bcd"),
        ("a&lt;bcd", "a&amp;lt;bcd"), ("a&lt;bcd", "a&lt;bcd"), ("a/b~c/d~!", "a~1b~0c~1d~0!"), ("a~1bcd", "a~01bcd"),
        ("a~1bcd", "a~1bcd"), ("a/b~cd", "A~1B~0CD"),
        ("it's<Pass", "it&#39s&#60Pass"), ("it's<Pass", "it&#X27s&ltPass"), ("it's<Pass", "it&#x0000000027;s&LTPass"),
        ("it's<Pass", "it&#0000000000039;s&lt;Pass"), ("Geheim!Bär9", "Geheim!B&auml;r9"),
        ("Geheim!Bär9", "Geheim&excl;B&aumlr9"), ("key(α)€word", "key&lpar;&alpha;&rpar;&euro;word"),
        ("p©ss®word", "p&COPYss&REG;word"), ("p€ssword", "p&#128;ssword"), ("p€ssword", "p&#x80ssword"),
        ("it's<Größe", "it%u0027s%u003CGr%u00F6%u00dfe"), ("it's<Größe", "it\\x27s\\x3CGr\\xF6\\xDFe"),
        ("key🔑word", "key%uD83D%uDD11word"),
    ]

    @Test(arguments: spellings)
    func `a password is found as it is written back`(_ password: String, _ spelling: String) throws {
        let redactor = Redactor(Credentials(username: "u", password: password))
        for text in ["before \(spelling) behind", spelling, "\(spelling)\(spelling)"] {
            let redacted = redactor.redacted(text)
            #expect(redacted.utf8.count == text.utf8.count)
            #expect(!redacted.contains(spelling))
            #expect(redacted.filter { !"beforehind ".contains($0) }.allSatisfy { $0.isLowercase || $0.isUppercase })
        }
    }

    @Test(arguments: spellings)
    func `what a cut leaves of it is found as well`(_ password: String, _ spelling: String) throws {
        let redactor = Redactor(Credentials(username: "u", password: password))
        let bytes = Array(spelling.utf8)
        let tail = String(decoding: bytes[...(bytes.count - 2)], as: UTF8.self)
        let quoted = redactor.redacted(quote: "before \(tail)…")
        #expect(quoted.hasPrefix("before x"))
        #expect(quoted.hasSuffix("x…"))
    }

    /// What some writer made of it, and another one of that.
    private static let nested: [(password: String, spelling: String)] = [
        ("it's<Pass", "it\\u0026#39;s\\u0026lt;Pass"), ("it's<Pass", "it%2527s%253CPass"),
        ("it's<Pass", "it&amp;#39;s&amp;lt;Pass"), ("it's<Pass", "it%26%2339%3Bs%26lt%3BPass"),
        ("it's<Pass", "it&amp;apos;s&amp;#60Pass"), ("it's<Pass", "it\\u0026#39\\u003bs\\u0026#x000003c;Pass"),
        ("P@ss w0rd!x", "P%2540ss%2Bw0rd!x"), ("P@ss w0rd!x", "P@ss%2Bw0rd!x"), ("Geheim!Bär9", "Geheim!B&amp;auml;r9"),
        ("Geheim!Bär9", "Geheim!B\\u0026auml;r9"), ("a\"b/c~d", "a\\\"b~1c~0d"), ("a\"b'c<d", "a&#92;&quot;b'c&lt;d"),
        ("it's<Pass", "it\\u0026\\u0023\\u0033\\u0039\\u003bs\\u0026\\u006c\\u0074\\u003bPass"),
        ("it's\\newer", "it\\u0027s%5Cnewer"), ("pä\\xyz123", "p\\u00e4%5Cxyz123"), ("a+b\\cde12", "a\\u002Bb%5Ccde12"),
        ("me&notyou's1", "me%26notyou&#39;s1"), ("me&notyou's1", "me%26notyou\\u0027s1"),
    ]

    @Test(arguments: nested)
    func `a password that was escaped twice is found`(_ password: String, _ spelling: String) {
        let redactor = Redactor(Credentials(username: "u", password: password))
        for text in ["before \(spelling) behind", spelling, "\(spelling)\(spelling)"] {
            let redacted = redactor.redacted(text)
            #expect(redacted.utf8.count == text.utf8.count)
            #expect(redacted.filter { !"beforehind ".contains($0) }.allSatisfy { $0.isLowercase })
        }
    }

    @Test(arguments: nested)
    func `what a cut leaves of it is found, too`(_ password: String, _ spelling: String) {
        let redactor = Redactor(Credentials(username: "u", password: password))
        let bytes = Array(spelling.utf8)
        for cut in (bytes.count * 4 / 5)..<bytes.count where bytes[cut] & 0xC0 != 0x80 {
            let head = redactor.redacted(quote: "before " + String(decoding: bytes[..<cut], as: UTF8.self) + "…")
            #expect(head.hasPrefix("before xxx") && head.hasSuffix("x…"), "\(head)")
            let tail = redactor.redacted(quote: "…" + String(decoding: bytes[(bytes.count - cut)...], as: UTF8.self))
            #expect(tail.hasPrefix("…x") && tail.hasSuffix("xxx"), "\(tail)")
        }
    }

    @Test(arguments: [
        "26#39;s\\u0026lt;Pass", "39;s\\u0026lt;Pass", "mp;#39;s&amp;lt;Pass", "9;s&amp;lt;Pass", "2527s%253CPass",
        "7s%253CPass", "0026\\u0023\\u0033\\u0039\\u003bs<Pass", "x0000000027;s<Pass",
    ])
    func `what a cut within a nested or a long escape leaves of it is found as well`(_ rest: String) {
        let redacted = Redactor(Credentials(username: "u", password: "it's<Pass")).redacted(quote: "\(rest) behind")
        #expect(redacted == String(repeating: "x", count: rest.utf8.count) + " behind")
    }

    @Test(arguments: ["2cde+1", "62cde+1", "u0062cde+1", ";cde+1", "#98;cde+1", "mp;cde+1"])
    func `what a cut within an escape leaves of it is found as well`(_ rest: String) {
        let redactor = Redactor(Credentials(username: "u", password: "1bcde+1"))
        #expect(redactor.redacted(quote: "\(rest) behind").hasPrefix("xxxxxx"))
        #expect(redactor.redacted(quote: "g-\(rest) behind").hasPrefix("g-"))
    }

    @Test(arguments: [#"d\udc3b"#, #"ud83d\udc3b"#, #"\udc3b"#])
    func `of two escapes that are one character the first may be cut`(_ rest: String) {
        let redacted = Redactor(Credentials(username: "u", password: "-b+🐻,🐻")).redacted(quote: "\(rest),🐻 behind")
        #expect(redacted.hasPrefix("xxxx") && redacted.hasSuffix("x behind"))
        #expect(!redacted.contains(","))
    }

    @Test(arguments: ["ct ho…1! it said", "it said !correct ho…", "it said !correct ho…1"])
    func `an ellipsis may be one of the password's, or a cut`(_ text: String) {
        let redacted = Redactor(Credentials(username: "u", password: "!correct ho…1!")).redacted(quote: text)
        #expect(!redacted.contains("ct") && !redacted.contains("!c"))
        #expect(redacted.contains("it said") && redacted.utf8.count == text.utf8.count)
    }

    @Test func `a mark on an ellipsis makes nothing else of it`() {
        let redactor = Redactor(Credentials(username: "u", password: "!correct ho…\u{6DC}!"))
        #expect(redactor.redacted(quote: "ct ho…\u{6DC}! it said").hasSuffix("xxx it said"))
    }

    @Test(arguments: [false, true])
    func `it is found in UTF-16 and in ISO 8859-1`(_ isBigEndian: Bool) throws {
        for password in ["Secret&pass", "Geheim!Bär9"] {
            let redactor = Redactor(Credentials(username: "u", password: password))
            for text in [password, password.replacing("&", with: "&amp;")] {
                let wide = "<a>\(text)</a>".utf16.flatMap { unit in
                    let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                    return isBigEndian ? bytes : bytes.reversed()
                }
                let redacted = redactor.redacted(wide)
                #expect(redacted.count == wide.count)
                #expect(!String(decoding: redacted.filter { $0 != 0 }, as: UTF8.self).contains("ass"))
                #expect(!String(decoding: redacted.filter { $0 != 0 }, as: UTF8.self).contains("eheim"))
            }
        }
        let latin = Redactor(Credentials(username: "u", password: "Geheim!Bär9"))
        #expect(
            latin.redacted(Array("Geheim!B".utf8) + [0xE4] + Array("r9".utf8)).allSatisfy { $0 == UInt8(ascii: "x") }
        )
    }

    /// A server that shows a whole request in Base64 or in hexadecimal digits shows the password at any place of it.
    @Test(arguments: ["Secret&pass", "Geheim!B\u{E4}r9", "correct horse"], 0..<4)
    func `it is found in what was dumped`(_ password: String, _ ahead: Int) throws {
        let credentials = try #require(Credentials(username: "user", password: password))
        let redactor = Redactor(credentials)
        let dumps: [[UInt8]] = [
            Array(password.utf8), password.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            password.utf16.map { UInt8($0) }, Array("Basic \(credentials.basicValue)".utf8),
        ]
        for dump in dumps {
            let text = Array(repeating: UInt8(ascii: "-"), count: ahead) + dump + Array("--".utf8)
            let base64 = Base64.encoded(text)
            let redacted = redactor.redacted(base64)
            #expect(redacted.utf8.count == base64.utf8.count)
            // What stands around it stays, with the bits that it shares characters with; a pseudonym has some, too.
            let still = zip(redacted, base64).count { $0 == $1 }
            #expect(still <= base64.utf8.count - 8 * (dump.count - (dump == dumps[3] ? 6 : 0)) / 6 + 7)
            for separator in ["", "-", " ", ":"] {
                let digits = dump.map { String(Int($0) + 0x100, radix: 16).dropFirst() }
                #expect(redactor.redacted(digits.joined(separator: separator)).suffix(12) == "xxxxxxxxxxxx")
            }
        }
    }

    @Test(arguments: 0..<3) func `six characters are enough for that`(_ ahead: Int) {
        let redactor = Redactor(Credentials(username: "u", password: "Secr3t"))
        let dump = Base64.encoded(Array(repeating: UInt8(ascii: "-"), count: ahead) + Array("Secr3t--".utf8))
        #expect(zip(redactor.redacted(dump), dump).count { $0 != $1 } >= 6)
    }

    /// What a session is known by stands in the request that a server dumps.
    @Test(arguments: ["ZmFrZS90b2tlbis=", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"], 0..<3)
    func `what a session is known by is found there, too`(_ secret: String, _ ahead: Int) {
        var redactor = Redactor(Credentials(username: "u", password: "correct horse"))
        redactor.learn([secret])
        let dump = Array(repeating: UInt8(ascii: ":"), count: ahead) + Array(secret.utf8)
        let base64 = Base64.encoded(dump)
        let count = (dump.count - 3) / 3 * 4
        #expect(zip(redactor.redacted(base64), base64).count { $0 != $1 } >= count - 8)
        #expect(redactor.redacted(dump.map { String($0, radix: 16) }.joined()).hasSuffix("xxxxxxxx"))
        #expect(!redactor.redacted(secret.replacing("-", with: "")).contains("4e5f6071"))
    }

    @Test(arguments: [("Größe123", "GrÃ¶ÃŸe123"), ("p€ssword", "pâ‚¬ssword"), ("Größe€", "GrÃ¶Ã\u{9F}eâ\u{82}¬")])
    func `it is found where UTF-8 was taken for the encoding of Windows`(_ password: String, _ misread: String) {
        #expect(Redactor(Credentials(username: "u", password: password)).redacted(misread).allSatisfy { $0 == "x" })
    }

    @Test(arguments: ["p€ssword", "Größer…", "Müller1"])
    func `it is found in the encoding of Windows, and where that lost what is not ASCII`(_ password: String) throws {
        let redactor = Redactor(Credentials(username: "u", password: password))
        let bytes = try #require(Windows1252.encoded(password))
        #expect(bytes.count == password.unicodeScalars.count)
        #expect(redactor.redacted(bytes) == Array(repeating: UInt8(ascii: "x"), count: bytes.count))
        for mark in ["?", "\u{FFFD}"] {
            let remains = [
                password.unicodeScalars.map { $0.isASCII ? "\($0)" : mark },
                password.utf8.map { $0 < 0x80 ? "\(Unicode.Scalar($0))" : mark },
            ]
            for remain in remains { #expect(redactor.redacted(remain.joined()).allSatisfy { $0 == "x" }) }
        }
        #expect(Redactor(Credentials(username: "u", password: "ä€1")).redacted("a ??1?") == "a ??1?")
    }

    @Test func `it is found where UTF-8 was taken for ISO 8859-1`() {
        let password = "Geheim!B\u{E4}r9\u{20AC}"
        let redactor = Redactor(Credentials(username: "u", password: password))
        let misread = String(String.UnicodeScalarView(password.utf8.map { Unicode.Scalar($0) }))
        #expect(redactor.redacted("\u{E9} \(misread)").dropFirst(2).allSatisfy { $0 == "x" })
    }

    @Test func `content that is coded is not kept, for nobody knows what is in it`() throws {
        let read = WireRequest.Read(target: .service, accept: nil, token: nil)
        let kept = try [["identity"], ["gzip"], ["identity", "br"]].map { codings in
            let fields = codings.map { FieldLine("Content-Encoding", $0) }
            let response = Response(status: 200, reason: "", fields: fields, body: [1, 2, 3])
            let exchange = Exchange(request: .read(read), result: .success(response), start: 0)
            return try StoredExchange(exchange, redactedBy: Redactor()).exchange.result.get().body
        }
        #expect(kept == [[1, 2, 3], Array("xxx".utf8), Array("xxx".utf8)])
    }

    @Test func `what is too short for a secret does not garble what is told`() {
        var redactor = Redactor()
        redactor.learn(["e", "a", "4", "token"], ofLogon: false)
        #expect(redactor.redacted("expected status 404, a token") == "expected status 404, a token")
    }

    @Test func `a server that gives ever more tokens ends what is learnt, and not what its logons give`() {
        var redactor = Redactor()
        let tokens = (0..<2_000).map { "token-\($0)-" + String(repeating: "z", count: 200) }
        redactor.learn(tokens, ofLogon: false)
        redactor.learn(["a-token-of-our-own"])
        #expect(!redactor.redacted(tokens[0]).contains("token-0"))
        #expect(redactor.redacted(tokens[1_999]).contains("token-1999"))
        #expect(!redactor.redacted("a-token-of-our-own").contains("our-own"))
    }

    @Test func `a secret that repeats itself takes no longer to look for`() {
        var redactor = Redactor()
        let token = String(repeating: "a", count: 2_000)
        redactor.learn([token])
        let row = String(repeating: token.dropLast() + "b", count: 65)
        #expect(redactor.redacted(quote: row).hasPrefix("xxxx") == true)
        #expect(redactor.redacted(row) == row)
        #expect(redactor.redacted("b\(token)b").utf8.count == 2_002)
    }
}
