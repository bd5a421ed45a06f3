import Crypto
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A certificate authority that lives as long as the process, so that clients can verify the mock for real.
public struct CertificateAuthority: Sendable {
    /// The certificate of the authority in PEM, for the trust store of a client.
    public let pem: String
    private let name: DistinguishedName
    private let key: Certificate.PrivateKey
    private let validity: Range<Date>

    /// Makes an authority with a new key, valid from a day ago, for clocks that lag, until a year from now.
    ///
    /// - Throws: An error of the certificate library when a certificate cannot be encoded.
    public init() throws {
        let now = Date()
        validity = now.addingTimeInterval(-86_400)..<now.addingTimeInterval(365 * 86_400)
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        self.key = key
        name = try DistinguishedName { CommonName("emconform mock authority") }
        let extensions = try Certificate.Extensions {
            Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
            Critical(KeyUsage(keyCertSign: true))
            SubjectKeyIdentifier(hash: key.publicKey)
        }
        let certificate = try Self.certificate(
            for: name,
            publicKey: key.publicKey,
            extensions: extensions,
            issuer: name,
            key: key,
            validity: validity
        )
        pem = try certificate.serializeAsPEM().pemString
    }

    /// Issues a certificate for `localhost` and both loopback addresses, with a new key; an expired one ended yesterday.
    ///
    /// - Throws: An error of the certificate library when a certificate cannot be encoded.
    public func issueServerCertificate(isExpired: Bool = false) throws -> ServerCertificate {
        try issueCertificate(for: .serverAuth, isExpired: isExpired)
    }

    /// Issues a certificate by which a client can show who it is.
    ///
    /// - Throws: An error of the certificate library when a certificate cannot be encoded.
    public func issueClientCertificate() throws -> ServerCertificate {
        try issueCertificate(for: .clientAuth, isExpired: false)
    }

    private func issueCertificate(
        for usage: ExtendedKeyUsage.Usage,
        isExpired: Bool
    ) throws -> ServerCertificate {
        let serverKey = P256.Signing.PrivateKey()
        let publicKey = Certificate.PrivateKey(serverKey).publicKey
        let end = isExpired ? validity.lowerBound : validity.upperBound
        let extensions = try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([usage])
            SubjectAlternativeNames([
                .dnsName("localhost"),
                .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
                .ipAddress(ASN1OctetString(contentBytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])),
            ])
            AuthorityKeyIdentifier(keyIdentifier: SubjectKeyIdentifier(hash: key.publicKey).keyIdentifier)
        }
        let certificate = try Self.certificate(
            for: DistinguishedName { CommonName("localhost") },
            publicKey: publicKey,
            extensions: extensions,
            issuer: name,
            key: key,
            validity: validity.lowerBound.addingTimeInterval(-86_400)..<end
        )
        return ServerCertificate(
            pem: try certificate.serializeAsPEM().pemString,
            privateKeyPEM: serverKey.pemRepresentation
        )
    }

    private static func certificate(
        for subject: DistinguishedName,
        publicKey: Certificate.PublicKey,
        extensions: Certificate.Extensions,
        issuer: DistinguishedName,
        key: Certificate.PrivateKey,
        validity: Range<Date>
    ) throws -> Certificate {
        try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: publicKey,
            notValidBefore: validity.lowerBound,
            notValidAfter: validity.upperBound,
            issuer: issuer,
            subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: extensions,
            issuerPrivateKey: key
        )
    }
}

/// A certificate with its private key, both in PEM.
public struct ServerCertificate: Hashable, Sendable {
    /// The certificate.
    public let pem: String
    /// The private key; it is as secret as what the server protects.
    public let privateKeyPEM: String
}
