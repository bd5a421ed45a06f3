import Conformance
import Evaluation
import Testing

/// Which versions of the interface the service offers.
@Suite struct VersionOfferTests {
    private static let any = "service.versions.any"
    private static let seven = "service.versions.seven"

    /// A service that offers versions, written out as servers were seen to write them.
    private func body(_ versions: [String], _ mediaType: MediaType) -> String {
        switch mediaType {
        case .xml:
            let items = versions.map { "<SupportedVersion Name=\"\($0)\"><Links /></SupportedVersion>" }.joined()
            return FarBody.element("EnterpriseManager", "", rest: "<SupportedVersions>\(items)</SupportedVersions>")
        case .json:
            let items = versions.map { "{\"Name\": \"\($0)\", \"Links\": []}" }.joined(separator: ", ")
            return "{\"SupportedVersions\": [\(items)], \"Links\": []}"
        }
    }

    private func verdict(of id: String, _ versions: [String], _ mediaType: MediaType) throws -> Verdict {
        let subject = Subject(resource: "service", label: "/api/", ways: [(.sole, .service)], collection: nil)
        let request = ReadRequest(target: .service, accept: Accept(mediaType), session: .none)
        let answer = Response.ok(Array(body(versions, mediaType).utf8), mediaType)
        let evidence = Evidence(observations: [request: Observation(request: request, result: .success(answer))])
        let candidate = try Contracts.candidate(id, .sole, mediaType)
        return try #require(try Contracts.judge.judgement(of: candidate, on: subject, given: evidence).verdict)
    }

    @Test(arguments: [["v1_7"], ["v1_5", "v1_6", "v1_7"], ["v1_7", "odd"]], MediaType.allCases)
    func `a version that is offered among others passes`(_ versions: [String], _ mediaType: MediaType) throws {
        #expect(try verdict(of: Self.seven, versions, mediaType) == .pass)
        #expect(try verdict(of: Self.any, versions, mediaType) == .pass)
    }

    @Test(arguments: [["v1_6"], ["v1_70", "v17"]], MediaType.allCases)
    func `another version is not the one`(_ versions: [String], _ mediaType: MediaType) throws {
        let mismatch = try verdict(of: Self.seven, versions, mediaType).mismatch
        #expect(mismatch?.expected == "version v1_7 among the supported ones")
        #expect(mismatch?.actual == versions.joined(separator: ", "))
        #expect(try verdict(of: Self.any, versions, mediaType) == .pass)
    }

    @Test(arguments: [[], ["latest"], ["1.7"]], MediaType.allCases)
    func `what is no version is none`(_ versions: [String], _ mediaType: MediaType) throws {
        let mismatch = try verdict(of: Self.any, versions, mediaType).mismatch
        #expect(mismatch?.expected == "a supported version such as v1_7")
        #expect(mismatch?.actual == (versions.first ?? "none"))
        #expect(mismatch?.place?.isEmpty == false)
    }
}
