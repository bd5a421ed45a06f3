import Conformance
import ContractLoading
import Testing

/// Files of waivers are checked like contracts.
@Suite struct WaiverLoadingTests {
    private static func load(_ text: String) throws -> [Waiver] {
        try WaiverLoader(try Example().library()).load(ContractFile(path: "waivers.yaml", text: text, folder: ""))
    }

    /// Every mistake in a file, as it is printed.
    private static func diagnostics(_ text: String) throws -> String {
        do {
            _ = try load(text)
            return ""
        } catch let mistakes as InvalidContracts {
            return mistakes.description
        }
    }

    private static let right = """
        # Why this is here.
        waivers:
        - requirement: thing.colour
          subject: urn:veeam:Thing:*
          reason: It is grey until the summer.
          owner: team-a
          until: 2027-01-31

        # Another one.
        - { requirement: 'thing.*', reason: 'Known', owner: team-b, until: 2028-02-29 }
        """

    @Test func `a byte order mark is no part of the file`() throws {
        let marked = try Self.load("\u{FEFF}" + Self.right)
        #expect(marked == (try Self.load(Self.right)))
        #expect(try Self.diagnostics("\u{FEFF}waver: []").contains("waivers.yaml:1:1: "))
    }

    @Test func `a waiver says what, where, why, by whom and until when`() throws {
        let waivers = try Self.load(Self.right)
        #expect(waivers.map(\.requirement) == ["thing.colour", "thing.*"])
        #expect(waivers.map(\.subject) == ["urn:veeam:Thing:*", nil])
        #expect(waivers.map(\.reason) == ["It is grey until the summer.", "Known"])
        #expect(waivers.map(\.owner) == ["team-a", "team-b"])
        #expect(waivers.map(\.until) == ["2027-01-31", "2028-02-29"])
    }

    @Test func `a waiver knows its lines, so that it can be deleted`() throws {
        let waivers = try Self.load(Self.right)
        #expect(waivers.map(\.location.description) == ["waivers.yaml:3:3", "waivers.yaml:10:5"])
        #expect(waivers.map(\.lastLine) == [7, 10])
    }

    @Test(arguments: ["waivers: []\n", "waivers:\n", "waivers: # none any more\n"])
    func `a file without waivers is fine`(_ text: String) throws {
        #expect(try Self.load(text).isEmpty)
    }

    @Test func `a byte order mark is no part of the first key, nor a column`() throws {
        #expect(try Self.load("\u{FEFF}\(Self.right)").count == 2)
        #expect(try Self.diagnostics("\u{FEFF}waiver: []\n").hasPrefix("waivers.yaml:1:1: error: unknown key 'waiver'"))
    }

    @Test func `an unknown requirement is reported with the one that was meant`() throws {
        let text = Self.right.replacing("thing.colour", with: "thing.color")
        #expect(
            try Self.diagnostics(text) == """
                waivers.yaml:3:16: error: unknown requirement 'thing.color'; did you mean 'thing.colour'?
                 3 | - requirement: thing.color
                   |                ^~~~~~~~~~~
                """
        )
    }

    @Test func `a pattern that fits no requirement is reported`() throws {
        let text = Self.right.replacing("'thing.*'", with: "'thong.*'")
        #expect(try Self.diagnostics(text).hasPrefix("waivers.yaml:10:18: error: no requirement fits 'thong.*'\n"))
    }

    @Test(arguments: ["2027-1-31", "2027-02-29", "2027-13-01", "31.01.2027", "soon", "2027-04-31", "+027-04-30"])
    func `a day that is none is reported`(_ day: String) throws {
        let text = Self.right.replacing("2027-01-31", with: day)
        #expect(
            try Self.diagnostics(text).hasPrefix(
                "waivers.yaml:7:10: error: 'until' must be a day such as 2027-01-31, not '\(day)'\n"
            )
        )
    }

    @Test(arguments: ["requirement", "reason", "owner", "until"])
    func `a waiver without one of its keys is reported`(_ key: String) throws {
        let text = Self.right.replacing("\(key): ", with: "qqqqqqqq: ", maxReplacements: 1)
        #expect(try Self.diagnostics(text).contains("missing key '\(key)'; each waiver has one"))
    }

    @Test func `an unknown key is reported with the one that was meant`() throws {
        let text = Self.right.replacing("  owner: team-a", with: "  ower: team-a")
        #expect(try Self.diagnostics(text).hasPrefix("waivers.yaml:6:3: error: unknown key 'ower'; did you mean"))
    }

    @Test func `a waiver that stands twice is reported`() throws {
        let text = Self.right + "\n- { requirement: 'thing.*', reason: 'Again', owner: a, until: 2027-01-01 }\n"
        #expect(try Self.diagnostics(text).contains(":11:5: error: the waiver stands in line 10 already"))
    }

    @Test(arguments: ["", "- a", "waivers: {}", "contract: thing\n"])
    func `a file of another shape is reported`(_ text: String) throws {
        #expect(try Self.diagnostics(text).hasPrefix("waivers.yaml:1:"))
    }
}
