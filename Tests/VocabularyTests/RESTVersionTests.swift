import Conformance
import Testing

@Suite struct RESTVersionTests {
    @Test(arguments: [("v1_7", 1, 7), ("V1_7", 1, 7), ("v10_0", 10, 0)])
    func `a version is read in either case`(_ text: String, _ major: Int, _ minor: Int) throws {
        let version = try #require(RESTVersion(text))
        #expect(version.major == major)
        #expect(version.minor == minor)
    }

    @Test(arguments: [
        "", "v", "1_7", "v1", "v1.7", "v1_", "v_7", "v1_7_1", "v-1_7", "v1_-7", "latest", "v1_7 ", "va_b",
    ])
    func `another text is no version`(_ text: String) {
        #expect(RESTVersion(text) == nil)
    }

    @Test func `versions are ordered by number and not by text`() throws {
        let versions = try ["v2_0", "v1_10", "v1_9", "v1_2"].map { try #require(RESTVersion($0)) }
        #expect(versions.sorted().map(\.description) == ["v1_2", "v1_9", "v1_10", "v2_0"])
    }

    @Test func `a logon asks for the latest version or for a certain one`() throws {
        #expect(RESTVersion.Request.latest.description == "latest")
        #expect(RESTVersion.Request.version(try #require(RESTVersion("V1_6"))).description == "v1_6")
    }
}
