import Testing

@testable import Transport

@Suite struct PublicKeyPinTests {
    private let digest = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test func `a pin is taken with and without its prefix`() {
        #expect(PublicKeyPin(digest)?.description == "sha256//\(digest)")
        #expect(PublicKeyPin("sha256//\(digest)")?.description == "sha256//\(digest)")
    }

    @Test func `the key that was shown stands in a remark of its own`() {
        #expect(PublicKeyPin(remark: " public key hash: sha256//\(digest)\n")?.description == "sha256//\(digest)")
    }

    /// Whoever made a certificate chose its names.
    @Test(arguments: [" subject: CN=em", " issuer: CN=em public key hash:", "\t", " subject: public key hash: x,"])
    func `no other remark tells a key`(_ remark: String) {
        #expect(PublicKeyPin(remark: "\(remark) sha256//\(digest)") == nil)
    }

    @Test(
        arguments: [
            "", "sha256//", "sha1//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "/etc/key.pem",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUA", "47DEQpj8HBSa+/TImW;5JCeuQeRkm5NMpJWZG3hSuFU=",
        ]
    )
    func `what is no SHA-256 in Base64 is refused`(_ text: String) {
        #expect(PublicKeyPin(text) == nil)
    }
}
