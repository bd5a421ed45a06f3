import Conformance
import Foundation
import Recording
import Testing

/// What a recording says of itself.
@Suite struct ManifestTests {
    @Test func `a manifest is of the current shape`() throws {
        let (origin, _) = try #require(Origin.split("https://em.example:9398"))
        let setting = Run.Setting(
            version: "1",
            contracts: "c",
            origin: origin,
            isMock: true,
            isInsecure: false,
            offeredVersions: [],
            seed: 1,
            sample: 20,
            filters: [],
            startedAt: "2026-01-01T00:00:00Z"
        )
        let manifest = Manifest(setting: setting, level: .may, backup: nil, triesWrongCredentials: true)
        #expect(manifest.format == Manifest.currentFormat)
        #expect(try JSONDecoder().decode(Manifest.self, from: JSONEncoder().encode(manifest)) == manifest)
    }
}
