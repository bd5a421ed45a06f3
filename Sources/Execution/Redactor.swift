import Conformance

/// Replaces secrets in texts that came from a server by pseudonyms of the same length, the same one in every text.
struct Redactor {
    private let pseudonyms: [(secret: String, pseudonym: String)]

    /// Makes up a pseudonym for each secret, different in every run.
    init(_ secrets: some Sequence<String>) {
        var generator = SystemRandomNumberGenerator()
        // The longest first, so that no secret is cut by another one within it.
        let spellings = Set(secrets.filter { !$0.isEmpty })
        pseudonyms = spellings.sorted { ($0.count, $0) > ($1.count, $1) }.flatMap { secret in
            let pseudonym = Redactor.pseudonym(of: secret, using: &generator)
            // A guid means the same in either case, and servers change it on the way.
            return [(secret, pseudonym), (secret.lowercased(), pseudonym), (secret.uppercased(), pseudonym)]
        }
    }

    /// A text without secrets.
    func redacted(_ text: String) -> String {
        pseudonyms.reduce(text) { text, entry in text.replacing(entry.secret, with: entry.pseudonym) }
    }

    /// A target without secrets.
    func redacted(_ target: Target) -> Target {
        let text = target.description
        let redacted = redacted(text)
        return redacted == text ? target : Target(redacted) ?? .service
    }

    /// A finding without secrets.
    func redacted(_ finding: Finding) -> Finding {
        let mismatch = finding.mismatch
        return Finding(
            subject: redacted(finding.subject),
            mismatch: Mismatch(
                expected: redacted(mismatch.expected),
                actual: redacted(mismatch.actual),
                place: mismatch.place.map { redacted($0) },
                excerpt: mismatch.excerpt.map { redacted($0) }
            ),
            requests: finding.requests.map { request in
                ReadRequest(
                    target: redacted(request.target),
                    accept: request.accept,
                    session: request.session,
                    look: request.look
                )
            },
            steps: finding.steps
        )
    }

    /// Digits stay digits, letters letters, and what structures a text stays; hexadecimal text stays hexadecimal.
    private static func pseudonym(of secret: String, using generator: inout SystemRandomNumberGenerator) -> String {
        let isHexadecimal = secret.allSatisfy { $0.isHexDigit || $0 == "-" }
        let letters = isHexadecimal ? "abcdef" : "abcdefghijklmnopqrstuvwxyz"
        return String(
            secret.map { character in
                if character.isNumber { return "0123456789".randomElement(using: &generator) ?? "0" }
                guard character.isLetter else { return "-=/:".contains(character) ? character : "_" }
                return letters.randomElement(using: &generator) ?? "x"
            }
        )
    }
}
