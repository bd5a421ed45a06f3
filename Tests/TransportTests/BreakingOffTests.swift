import Conformance
import Testing
import Transport

/// An answer that breaks off, at every single byte of it.
@Suite struct BreakingOffTests {
    /// An answer that is whole, and how many of its bytes are header.
    struct Whole: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let header: Int

        init(_ name: String, _ header: String, _ content: String) {
            testDescription = name
            self.header = header.utf8.count
            bytes = Array((header + content).utf8)
        }
    }

    private static let content = "<Backup Name=\"Ä\"/>"

    static let wholes = [
        Whole(
            "with a length",
            "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: \(content.utf8.count)\r\n\r\n",
            content
        ),
        Whole(
            "in chunks, with a trailer",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "8\r\n\(content.prefix(8))\r\nB;x=y\r\n\(content.dropFirst(8))\r\n0\r\nX: y\r\n\r\n"
        ),
        Whole("behind an interim one", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nX: y\r\n\r\n", ""),
    ]

    @Test(arguments: wholes, [false, true])
    func `no byte less passes for a whole answer`(_ whole: Whole, isReset: Bool) async throws {
        let script = Script { request in
            let path = request.split(separator: " ")[1]
            let count = path.split(separator: "/").last.flatMap { Int($0) } ?? 0
            let bytes = Array(whole.bytes.prefix(count))
            if count == whole.bytes.count { return .keep(bytes) }
            return isReset ? .reset(bytes) : .close(bytes)
        }
        try await withRawServer(script) { server in
            let transport = try CurlTransport(try server.configuration())
            defer { transport.close() }
            for count in 0...whole.bytes.count {
                let outcome = try await Self.outcome(of: .read("/api/\(count)"), by: transport)
                #expect(whole.expects(outcome, at: count, isReset: isReset), "\(count) bytes: \(outcome)")
            }
        }
    }

    private static func outcome(
        of request: WireRequest,
        by transport: CurlTransport
    ) async throws -> Result<Response, TransportError> {
        do throws(TransportError) {
            return .success(try await transport.send(request))
        } catch {
            return .failure(error)
        }
    }
}

extension BreakingOffTests.Whole {
    /// How many bytes may be missing: libcurl takes the last line feed behind chunks for granted, when nothing is left to
    /// be lost.
    private var spared: Int { testDescription.hasPrefix("in chunks") ? 1 : 0 }

    /// Whether an outcome is right where so many bytes came.
    func expects(_ outcome: Result<Response, TransportError>, at count: Int, isReset: Bool) -> Bool {
        switch outcome {
        case .success(let response) where count >= bytes.count - spared: return response.completeness == .complete
        case .success(let response):
            guard case .truncated = response.completeness, count >= header else { return false }
            return response.body.elementsEqual(bytes[header..<count]) || isReset
        case .failure(let error):
            // What was received before a reset may be lost with it.
            let isContentLost = count < header || isReset || testDescription != "with a length"
            return count < bytes.count && isContentLost && [.connectionLost, .malformedResponse].contains(error.kind)
        }
    }
}
