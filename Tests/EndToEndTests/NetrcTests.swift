import Testing

@testable import emconform

/// A netrc file, read as curl reads it.
@Suite struct NetrcTests {
    @Test(arguments: [
        (#"machine h login u password "with space""#, "with space"),
        (#"machine h login "u" password "a\"b\\c\n\r\t\x""#, "a\"b\\c\n\r\tx"),
        (#"machine h login u password """#, ""),
        (##"machine h login u password "# no comment""##, "# no comment"),
        (#"machine h password plain\n"quote login u"#, #"plain\n"quote"#),
        (#"machine h login u password "open"#, #""open"#),
        (#"machine "h" "login" u "password" p"#, "p"),
    ])
    func `a word may stand in quotes, with escapes in it`(_ text: String, _ password: String) throws {
        let entry = try #require(Netrc(text).entry(for: "h", of: nil))
        #expect(entry == Netrc.Entry(login: "u", password: password))
    }

    @Test func `a quoted user is found by its name`() {
        let netrc = Netrc(#"machine h login "EXAMPLE\\user7" password p"#)
        #expect(netrc.entry(for: "h", of: #"EXAMPLE\user7"#)?.password == "p")
    }

    @Test(arguments: ["\n", "\r\n"])
    func `a macro is passed over up to an empty line`(_ end: String) {
        let lines = [
            "machine h login u", "macdef init password inline", "password macro", "machine other password macro", "",
            "password p",
        ]
        let netrc = Netrc(lines.joined(separator: end))
        #expect(netrc.entry(for: "h", of: nil) == Netrc.Entry(login: "u", password: "p"))
        #expect(netrc.entry(for: "other", of: nil) == nil)
    }

    @Test func `a macro without an empty line behind it ends with the file`() {
        #expect(Netrc("macdef init\nmachine h login u password p").entry(for: "h", of: nil) == nil)
    }

    @Test(arguments: ["", "  ", "\t\r"])
    func `a macro ends at a line without words`(_ line: String) {
        let netrc = Netrc("macdef init\ncd /\n\(line)\nmachine h login u password p")
        #expect(netrc.entry(for: "h", of: nil) == Netrc.Entry(login: "u", password: "p"))
    }

    @Test func `keywords are known in capitals, too`() {
        let netrc = Netrc("MacDef init\nmachine x\n\nMACHINE h Login u PASSWORD p\nDefault login d")
        #expect(netrc.entry(for: "h", of: nil) == Netrc.Entry(login: "u", password: "p"))
        #expect(netrc.entry(for: "x", of: nil) == Netrc.Entry(login: "d", password: nil))
    }

    @Test(arguments: ["a\u{A0}b", "a\u{2028}b", "a\u{85}b", "a\u{3000}b"])
    func `white space beyond ASCII is part of a password`(_ password: String) {
        let netrc = Netrc("machine h login u password \(password)\u{B}\r\n")
        #expect(netrc.entry(for: "h", of: nil) == Netrc.Entry(login: "u", password: password))
    }

    @Test func `an entry without a password hides no other of the same machine that has one`() {
        let lines = [
            "machine h login u", "machine h login v password p", "machine i login w", "default login d password q",
        ]
        let netrc = Netrc(lines.joined(separator: "\n"))
        #expect(netrc.entry(for: "h", of: nil) == Netrc.Entry(login: "v", password: "p"))
        #expect(netrc.entry(for: "h", of: "u") == Netrc.Entry(login: "u", password: nil))
        #expect(netrc.entry(for: "i", of: nil) == Netrc.Entry(login: "w", password: nil))
    }

    @Test func `a comment goes to the end of its line, and is none within a value`() {
        let netrc = Netrc("# machine x\nmachine h # machine h password no\nlogin u password #p\n  # password no")
        #expect(netrc.entry(for: "h", of: nil) == Netrc.Entry(login: "u", password: "#p"))
        #expect(netrc.entry(for: "x", of: nil) == nil)
    }
}
