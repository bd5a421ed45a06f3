import Comparing
import Conformance

/// A build made of texts, to show one thing at a time.
struct Synthetic: Sendable {
    /// How many backups it shows.
    var subjects = 24
    /// How much greater the numbers in its ids are, so that installations share none.
    var offset = 0
    var status = 200
    /// What becomes of the fields of a successful answer.
    var fields: @Sendable ([FieldLine]) -> [FieldLine] = { $0 }
    /// What becomes of a backup in XML; the number is the backup's.
    var xml: @Sendable (String, Int) -> String = { text, _ in text }
    /// What becomes of a backup in JSON.
    var json: @Sendable (String, Int) -> String = { text, _ in text }
    /// What came to requests without a session.
    var refusal = (status: 401, body: "<Error Message=\"Log on.\" StatusCode=\"401\" xmlns=\"n\" />")
    /// The challenge of a refusal.
    var challenge = "Basic Realm=RestSvc"
    /// What becomes of the target of the entities.
    var hasSession = true
    var versions = ["v1_6", "v1_7"]
    var results: [CaseResult] = []

    /// The image of the build.
    var image: ServerImage {
        get throws {
            let logOn = try logOn()
            let exchanges = try (0..<subjects).flatMap { try self.exchanges(of: $0) }
            let run = try run()
            return ServerImage(
                name: "synthetic",
                run: run,
                exchanges: hasSession ? logOn + exchanges : exchanges
            )
        }
    }

    /// The id of a backup.
    func identifier(_ number: Int) -> String {
        let digits = String(number + 1 + offset, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private func exchanges(of number: Int) throws -> [Exchange] {
        let path = "/api/backups/\(identifier(number))"
        let entity = "\(path)?format=Entity"
        // The list names what is read, so that it is no id that leads nowhere.
        let list =
            "<EntityReferences xmlns=\"n\"><Ref UID=\"urn:veeam:Backup:\(identifier(number))\"/></EntityReferences>"
        return [
            try read(
                "/api/backups",
                .xml,
                token: true,
                status: 200,
                body: list,
                fields: Self.fields(.xml)
            ),
            try read(
                entity,
                .xml,
                token: true,
                status: status,
                body: xml(xmlBody(number), number),
                fields: fields(Self.fields(.xml))
            ),
            try read(
                entity,
                .json,
                token: true,
                status: status,
                body: json(jsonBody(number), number),
                fields: fields(Self.fields(.json))
            ),
            try read(
                entity,
                .xml,
                token: false,
                status: refusal.status,
                body: refusal.body,
                fields: [
                    FieldLine("Content-Type", "application/xml"), FieldLine("WWW-Authenticate", challenge),
                ]
            ),
        ]
    }

    private func xmlBody(_ number: Int) -> String {
        """
        <?xml version="1.0" encoding="utf-8"?><Backup Name="B\(number)" UID="urn:veeam:Backup:\(identifier(number))" \
        Type="Backup" xmlns="n"><Links><Link Href="https://a.example/api/backupServers/1" Type="BackupServerReference" \
        Rel="Up" Name="S" /></Links><Platform>VMware</Platform><BackupType>Standard</BackupType>\
        <Size>\(number)</Size><Time>2026-01-01T00:00:00Z</Time><IsFull>true</IsFull>\
        <Key>\(identifier(number))</Key></Backup>
        """
    }

    private func jsonBody(_ number: Int) -> String {
        """
        {"Platform":"VMware","BackupType":"Standard","Size":\(number),"Note":null,"Name":"B\(number)",\
        "UID":"urn:veeam:Backup:\(identifier(number))","Type":"Backup","Links":[{"Rel":"Up",\
        "Href":"https://a.example/api/backupServers/1","Type":"BackupServerReference"}]}
        """
    }

    private static func fields(_ mediaType: MediaType) -> [FieldLine] {
        [
            FieldLine("Content-Type", "\(mediaType.name); charset=utf-8"),
            FieldLine("Content-Length", "1"),
            FieldLine("Server", "synthetic"),
        ]
    }

    private func logOn() throws -> [Exchange] {
        let request = WireRequest.LogOn(version: .latest, credentials: nil, accept: MediaType.xml.name)
        let fields = [
            FieldLine("X-RestSvcSessionId", "token"), FieldLine("Content-Type", "application/xml"),
        ]
        let response = Response(
            status: 201,
            reason: "",
            fields: fields,
            body: Array("<LogonSession xmlns=\"n\"/>".utf8)
        )
        return [
            Exchange(request: .logOn(request), user: .configured, result: .success(response), start: 0)
        ]
    }

    private func read(
        _ target: String,
        _ mediaType: MediaType,
        token: Bool,
        status: Int,
        body: String,
        fields: [FieldLine]
    ) throws -> Exchange {
        guard let target = Target(target) else { throw UnusableMock() }
        let sent = token ? SessionToken("token") : nil
        let request = WireRequest.Read(target: target, accept: mediaType.name, token: sent)
        let response = Response(status: status, reason: "", fields: fields, body: Array(body.utf8))
        return Exchange(request: .read(request), result: .success(response), start: 0)
    }

    private func run() throws -> Run {
        guard let (origin, _) = Origin.split("https://a.example:9398") else { throw UnusableMock() }
        let setting = Run.Setting(
            version: "0",
            contracts: "0",
            origin: origin,
            isMock: true,
            isInsecure: false,
            offeredVersions: versions.compactMap { RESTVersion($0) },
            seed: 1,
            sample: nil,
            filters: [],
            startedAt: "2026-01-01T00:00:00Z"
        )
        let populations = [Run.Population(resource: "backup", found: subjects, picked: subjects)]
        return Run(
            setting: setting,
            results: results,
            populations: populations,
            requests: 0,
            bytes: 0,
            seconds: 0,
            ending: .finished
        )
    }
}

extension Run {
    /// The run as if it had ended in another way.
    func ending(_ ending: Ending) -> Run {
        Run(
            setting: setting,
            results: results,
            populations: populations,
            requests: requests,
            bytes: bytes,
            seconds: seconds,
            ending: ending
        )
    }
}

/// What a comparison of synthetic builds knows.
let syntheticVocabulary = Vocabulary(
    facts: ["BackupType", "Platform"],
    documentedValues: [
        "BackupType": ["Standard", "ParentBackup"], "Platform": ["VMware", "HyperV"],
    ]
)
