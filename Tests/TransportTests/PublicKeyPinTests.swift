import Testing
import Transport

@Suite struct PublicKeyPinTests {
    private let digest = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test func `a pin is taken with and without its prefix`() {
        #expect(PublicKeyPin(digest)?.description == "sha256//\(digest)")
        #expect(PublicKeyPin("sha256//\(digest)")?.description == "sha256//\(digest)")
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
