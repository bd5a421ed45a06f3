import MockServer
import Testing

extension EndToEndTests {
    /// Files for TLS that cannot be used are our mistake: told by name, and nothing is sent.
    @Suite struct TLSFileTests {
        @Test(arguments: [
            (["--cert", "client.pem", "--key", "locked.key"], "--key: the file 'locked.key' cannot be used"),
            (["--cert", "client.pem", "--key", "other.key"], "--key: the file 'other.key' cannot be used"),
            (["--cert", "client.pem"], "--cert: the file 'client.pem' cannot be used; it must hold a private key"),
            (["--cert", "junk.pem", "--key", "client.key"], "--cert: the file 'junk.pem' cannot be used"),
        ])
        func `a certificate or key that cannot be used is named, and no passphrase is asked for`(
            _ arguments: [String],
            _ told: String
        ) async throws {
            let authority = try CertificateAuthority()
            try await onStage(tls: .init(clientAuthorityPEM: authority.pem)) { stage in
                let client = try authority.issueClientCertificate()
                try stage.tool.write(client.pem, to: "client.pem")
                try stage.tool.write(client.privateKeyPEM, to: "client.key")
                try stage.tool.write(try authority.issueClientCertificate().privateKeyPEM, to: "other.key")
                try stage.tool.write(Self.lockedKey, to: "locked.key")
                try stage.tool.write("junk", to: "junk.pem")
                let ending = try await stage.tool.start(
                    ["run"] + arguments,
                    environment: stage.environment,
                    input: "passphrase\n"
                )
                .ending()
                #expect(ending.status == 2)
                #expect(ending.errors.contains(told), "\(ending.errors)")
                #expect(!ending.errors.contains("Enter PEM pass phrase"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test(arguments: ["--ca-file", "EM_CA_FILE"])
        func `a damaged file of authorities is named, and verification is not given up`(_ way: String) async throws {
            try await onStage { stage in
                try stage.tool.write("-----BEGIN CERTIFICATE-----\njunk\n-----END CERTIFICATE-----\n", to: "bad.pem")
                let arguments = way == "--ca-file" ? [way, "bad.pem"] : []
                let environment = stage.environment.merging(["EM_CA_FILE": "bad.pem"]) { $1 }
                let ending = try await stage.tool.start(["run"] + arguments, environment: environment).ending()
                #expect(ending.status == 2)
                #expect(ending.errors.contains("\(way): the file 'bad.pem' holds no certificate"), "\(ending.errors)")
                #expect(!(ending.output + ending.errors).contains("--insecure"))
                #expect(stage.journal.requests == [])
            }
        }

        /// A key of P-256 that was made for this test; its passphrase is `passphrase`.
        private static let lockedKey = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhrpWwGiPTAzQICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEAQIEEK8whGL9XEEt0YVPv57IsB0EgZDU
            JfL8NHALaLMWgx1bX7orB+otjijIhOa3e3lFlrQc6EfM1thoSWRubms9vGNyq/NE
            1wYOviixXN7yFRJ948M1aeq/kqBC9/Xs4rD2MhPCHSUvp7YiMrkOWICbKwWFWd5d
            JwSr/5Rb6ZY+U9ry6PnUFxfpe6E+IASXDGYqBU0CBjj3bDqyF+fuAPLpHbtbGHw=
            -----END ENCRYPTED PRIVATE KEY-----

            """
    }
}
