/// An HTTP Archive, version 1.2, as far as we write and read it; what HAR has no place for begins with an underscore.
///
/// Source: the HAR 1.2 specification, softwareishard.com/blog/har-12-spec.
struct HAR: Codable {
    let log: Log

    struct Log: Codable {
        var version = "1.2"
        let creator: Creator
        let entries: [Entry]
    }

    struct Creator: Codable, Hashable {
        let name: String
        let version: String
    }

    struct Entry: Codable {
        let startedDateTime: String
        let time: Double
        let request: Request
        let response: Answer
        var cache: [String: String] = [:]
        let timings: Timings
        /// Seconds since the run began.
        let start: Double
        /// Whose credentials a logon carried.
        let user: String?
        /// Why there is no answer; the status is 0 then.
        let error: Failure?

        enum CodingKeys: String, CodingKey {
            case startedDateTime, time, request, response, cache, timings
            case start = "_start"
            case user = "_user"
            case error = "_error"
        }
    }

    struct Pair: Codable {
        let name: String
        let value: String
    }

    struct Request: Codable {
        let method: String
        let url: String
        var httpVersion = "HTTP/1.1"
        let cookies: [Pair]
        let headers: [Pair]
        let queryString: [Pair]
        var headersSize = -1
        var bodySize = 0
    }

    struct Answer: Codable {
        let status: Int
        let statusText: String
        var httpVersion = "HTTP/1.1"
        var cookies: [Pair] = []
        let headers: [Pair]
        let content: Content
        /// Where `Location` leads, as the server wrote it.
        let redirectURL: String
        var headersSize = -1
        let bodySize: Int
        /// The announced length of a content that ended before.
        let announced: Int?
        /// How many bytes stood behind the announced length.
        let excess: Int?

        enum CodingKeys: String, CodingKey {
            case status, statusText, httpVersion, cookies, headers, content, redirectURL, headersSize, bodySize
            case announced = "_announced"
            case excess = "_excess"
        }
    }

    struct Content: Codable {
        let size: Int
        let mimeType: String
        let text: String
        let encoding: String?
        /// How many bytes were left out at the end.
        let omitted: Int?

        enum CodingKeys: String, CodingKey {
            case size, mimeType, text, encoding
            case omitted = "_omitted"
        }
    }

    struct Timings: Codable {
        /// While other requests had the connections; nothing, or -1, where that is not known.
        var blocked: Double?
        let connect: Double
        var send = 0.0
        let wait: Double
        let receive: Double
    }

    struct Failure: Codable {
        let kind: String
        let explanation: String
    }
}
