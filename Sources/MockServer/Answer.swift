/// What a request is answered with, before negotiation and header fields.
struct Answer: Sendable {
    var status: Status
    /// What the content says; `nil` for none.
    var representation: Representation?
    /// Field lines beside those of every response.
    var fields: [HeaderField] = []
}

/// Why a request is not answered with what it asks for.
struct Refusal: Error, Sendable {
    var status: Status
    var message: String
    var fields: [HeaderField] = []

    /// The resource or path does not exist.
    static let notFound = Refusal(status: .notFound, message: "There is no such resource.")
    /// The user lacks the right to read it.
    static let forbidden = Refusal(status: .forbidden, message: "The user may not read this resource.")
    /// The identifier in the path is not written as one.
    static let malformedIdentifier = Refusal(status: .badRequest, message: "The identifier is not a GUID.")

    /// The request is understood and wrong.
    static func badRequest(_ message: String) -> Refusal {
        Refusal(status: .badRequest, message: message)
    }

    /// There is no valid session, or the credentials are wrong.
    static func unauthorized(_ message: String) -> Refusal {
        let challenge = HeaderField(name: "WWW-Authenticate", value: "Basic Realm=RestSvc")
        return Refusal(status: .unauthorized, message: message, fields: [challenge])
    }

    /// The resource does not know the method (RFC 9110 §15.5.6 asks for `Allow`).
    static func methodNotAllowed(_ allowed: [String]) -> Refusal {
        let allow = HeaderField(name: "Allow", value: allowed.joined(separator: ", "))
        return Refusal(
            status: .methodNotAllowed,
            message: "The resource does not support this method.",
            fields: [allow]
        )
    }

    /// The content: `Error` with null members that XML leaves out.
    var representation: Representation {
        Representation(
            name: "Error",
            attributes: [
                .init(name: "Message", value: .text(message)),
                .init(name: "StatusCode", value: .integer(status.rawValue)),
                .init(name: "Status", value: .null),
            ],
            elements: [
                .scalar(name: "FirstChanceExceptionMessage", value: .null), .scalar(name: "StackTrace", value: .null),
            ],
            order: .alphabetical
        )
    }
}
