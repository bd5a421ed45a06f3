import Conformance

extension Inquiry {
    /// A header field of the answer is there, and true.
    func fieldVerdict(_ rule: FieldRule) throws(Interruption) -> Verdict {
        let request = try request()
        let response: Response
        switch rule.value {
        // A challenge stands in an answer that refuses.
        case .challenge: response = try self.response(to: request, having: 401)
        // The fields are promised of answers with content; what an error carries is another matter.
        case .present, .contentLength, .charset, .negotiatedMediaType:
            response = try self.response(to: request, having: 200)
        }
        let contentType = try observation(of: request).contentType
        return FieldCheck(rule, negotiated: request.negotiated).verdict(on: response, contentType)
    }
}

/// A field rule held against an answer; session steps use it too.
struct FieldCheck {
    private let rule: FieldRule
    private let negotiated: MediaType

    init(_ rule: FieldRule, negotiated: MediaType) {
        self.rule = rule
        self.negotiated = negotiated
    }

    func verdict(on response: Response, _ contentType: ContentType?) -> Verdict {
        let values = response.fields.values(of: rule.name)
        switch rule.value {
        case .present: return presence(values)
        case .contentLength: return contentLength(values, response)
        case .negotiatedMediaType: return mediaType(contentType)
        case .charset: return charset(contentType)
        case .challenge(let scheme): return challenge(values, scheme)
        }
    }

    private func presence(_ values: [String]) -> Verdict {
        if values.count == 1, !values[0].isEmpty { return .pass }
        return fail("one field \(rule.name) with a value", values)
    }

    private func contentLength(_ values: [String], _ response: Response) -> Verdict {
        let received: String
        switch response.completeness {
        case .complete: received = "\(response.body.count) bytes"
        case .truncated: received = "\(response.body.count) bytes, then the end of the connection"
        case .excess(let seen): received = "\(response.body.count) bytes, and \(seen) more behind them"
        }
        guard values.count == 1, response.completeness == .complete, values[0].utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
            Int(values[0]) == response.body.count
        else {
            return fail("one field \(rule.name) that counts the \(received) received", values)
        }
        return .pass
    }

    private func mediaType(_ contentType: ContentType?) -> Verdict {
        guard let contentType else {
            return .inconclusive(Inconclusive(.blocked, "the answer has no Content-Type"))
        }
        if contentType.mediaType == negotiated { return .pass }
        return fail("media type \(negotiated.name)", [contentType.name])
    }

    private func charset(_ contentType: ContentType?) -> Verdict {
        guard let contentType else {
            return .inconclusive(Inconclusive(.blocked, "the answer has no Content-Type"))
        }
        guard let charset = contentType.charset, charset != "utf-8" else { return .pass }
        return fail("no charset parameter, or utf-8", ["charset=\(charset)"])
    }

    private func challenge(_ values: [String], _ scheme: String) -> Verdict {
        let isThere = values.flatMap { FieldCheck.unquoted($0).split(separator: ",") }.contains { challenge in
            challenge.split(whereSeparator: { $0 == " " || $0 == "\t" }).first?.lowercased() == scheme.lowercased()
        }
        return isThere ? .pass : fail("a field \(rule.name) with a challenge of the scheme \(scheme)", values)
    }

    /// A field's value without its quoted strings, in which anything may stand (RFC 9110 §5.6.4).
    private static func unquoted(_ value: String) -> String {
        var isQuoted = false
        var isEscaped = false
        return value.filter { character in
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else {
                return !isQuoted
            }
            return false
        }
    }

    private func fail(_ expected: String, _ values: [String]) -> Verdict {
        let actual: String
        switch values.count {
        case 0: actual = "no field \(rule.name)"
        case 1: actual = "\(rule.name): \(values[0])"
        default: actual = "\(values.count) fields \(rule.name): \(values.joined(separator: " | "))"
        }
        return .fail(Mismatch(expected: expected, actual: actual))
    }
}
