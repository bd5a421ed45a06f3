import Testing

@testable import MockServer

@Suite struct DefectTests {
    private func client(_ defect: Defect) -> Client {
        Client(Walk.inventory, options: Client.fixed(defects: [defect]))
    }

    @Test func `there are many defects, and each has a name of its own`() {
        let names = Defect.allCases.map(\.rawValue)
        #expect(names.count >= 120)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } })
    }

    @Test func `every defect is found by its name and has a sentence of its own`() {
        #expect(Defect.allCases.allSatisfy { Defect(rawValue: $0.rawValue) == $0 })
        #expect(Defect.allCases.allSatisfy { $0.summary.hasSuffix(".") && $0.summary.first?.isUppercase == true })
        #expect(Set(Defect.allCases.map(\.summary)).count == Defect.allCases.count)
        #expect(Defect(rawValue: "none") == nil)
    }

    @Test(arguments: Defect.allCases.filter { !$0.isOnWire })
    func `a defect shows somewhere on the walk`(_ defect: Defect) {
        #expect(Walk.differences(on: client(defect)).contains { _ in true })
    }

    @Test(arguments: Defect.allCases.filter(\.isOnWire))
    func `a defect of the connection shows only there`(_ defect: Defect) throws {
        #expect(Walk.differences(on: client(defect)).allSatisfy { _ in false })
        var clean = Client.loggedOn()
        var broken = try Client.with(defect: defect.rawValue)
        let request = clean.request("backups/\(Walk.inventory.backups[0].id)")
        #expect(broken.manager.send(to: request) != clean.manager.send(to: request))
    }

    @Test func `a server without defects answers the walk with documented codes`() {
        let codes = Dictionary(grouping: Walk.responses, by: \.status).mapValues(\.count)
        #expect(codes == [200: 86, 201: 2, 204: 1, 400: 3, 401: 13, 404: 2, 405: 1])
    }

    @Test func `all defects and variants together still answer`() {
        let options = Client.fixed(variants: Set(Variant.allCases), defects: Set(Defect.allCases))
        var client = Client(Inventory(backups: 3, seed: 1), options: options)
        let statuses = Walk.steps.map { client.send($0.method, $0.path, $0.fields).status }
        #expect(statuses.count == Walk.steps.count)
    }

    @Test func `defects go together, and with variants`() throws {
        let defects = Set(["uid-kind", "xml-name-missing"].compactMap(Defect.init))
        let options = Client.fixed(variants: [.attributeOrder], defects: defects)
        var client = Client.loggedOn(options: options)
        let node = try client.node("backups/\(Walk.inventory.backups[0].id)")
        #expect(node.attributes["UID"]?.hasPrefix("urn:veeam:Job:") == true)
        #expect(node.attributes["Name"] == nil)
    }
}
