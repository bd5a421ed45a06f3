import Testing

@testable import Conformance

/// What is looked for takes memory by its bytes and by how many different ones there are, and a server chooses both.
@Suite struct SearchMemoryTests {
    /// Ids of sessions of any characters, which are other bytes in every encoding.
    private static func ids(_ count: Int, seed: UInt64) -> [String] {
        var generator = SplitMix64(seed)
        return (0..<count).map { _ in
            let scalars = (0..<36).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0x3400...0x9FFF, using: &generator))
            }
            return String(String.UnicodeScalarView(scalars))
        }
    }

    @Test func `it stays within its bound whatever sessions are known by`() {
        var redactor = Redactor(Credentials(username: "user", password: "Geheim!B\u{E4}r9"))
        let own = redactor.search.memory
        redactor.learn(Self.ids(300, seed: 1), ofLogon: false)
        redactor.learn(Self.ids(300, seed: 2))
        #expect(redactor.search.memory <= own + (24 << 20))
    }

    /// Its spellings in dumps alone take more than what servers choose may.
    @Test func `a password of any length leaves room for sessions`() {
        let password = String(repeating: "Correct horse!", count: 100)
        var redactor = Redactor(Credentials(username: "user", password: password))
        let secret = "ZmFrZS90b2tlbi1vZi1hLXVzdWFsLWxlbmd0aC8+A=="
        redactor.learn([secret], ofLogon: false)
        #expect(!redactor.redacted("as \(secret)").contains(secret))
    }

    /// A server that counts its sessions by long tokens must not crowd out one with another's spellings in dumps.
    @Test func `the longest tokens that are taken are learnt one and all`() {
        var redactor = Redactor(Credentials(username: "user", password: "Geheim!B\u{E4}r9"))
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/")
        let tokens = (0..<8).map { first in String((first..<first + 2_048).map { letters[$0 * 7 % letters.count] }) }
        for token in tokens { redactor.learn([token]) }
        for token in tokens { #expect(!redactor.redacted("as \(token)").contains(token)) }
    }

    @Test func `ids of other answers leave room for those of logons`() {
        var redactor = Redactor()
        redactor.learn(Self.ids(300, seed: 1), ofLogon: false)
        let sessions = (10..<30).map { "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8\($0)" }
        redactor.learn(sessions)
        for session in sessions { #expect(!redactor.redacted("as \(session)").contains(session)) }
    }

    @Test func `two hundred sessions of the usual kind are learnt`() {
        var redactor = Redactor(Credentials(username: "DOMAIN\\operator", password: "Geheim!B\u{E4}r9 \"~/"))
        let sessions = (100..<300).map { number in
            [
                "ZmFrZS90b2tlbi1vZi1hLXVzdWFsLWxlbmd0aC\(number)8/+A==",
                "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e\(number)",
            ]
        }
        redactor.learn(sessions.flatMap(\.self))
        for secret in sessions.flatMap(\.self) { #expect(!redactor.redacted("as \(secret)").contains(secret)) }
        #expect(redactor.search.memory <= 24 << 20)
    }
}
