import Claims
import Conformance

/// Putting together a response is total and keeps within its limits, whatever lines and pieces come.
public enum HeaderTest {
    /// Gives the lines of an input to an assembly, and as content what stands behind the last final header.
    public static func run(_ bytes: [UInt8]) -> Int32 {
        let limits = TransportConfiguration.Limits(contentBytes: 200, headerBytes: 400, headerFields: 12)
        var assembly = ResponseAssembly(limits: limits)
        var content: [UInt8] = []
        var isWelcome = true
        for line in lines(of: bytes) where isWelcome {
            // A line that begins with '|' is a piece of content, so that inputs choose when content comes.
            if line.first == UInt8(ascii: "|") {
                isWelcome = assembly.append(content: line.dropFirst())
                if isWelcome { content += line.dropFirst() }
            } else {
                isWelcome = assembly.append(headerLine: line)
            }
        }
        expect(isWelcome == (assembly.violation == nil), "what is not welcome violates a limit")
        _ = assembly.isChunked
        let timing = Response.Timing(connected: 0, firstByte: 0, total: 0)
        guard let response = assembly.response(.complete, timing: timing) else { return 0 }
        expect(assembly.isBegun, "a response has begun")
        expect(response.status >= 200 || response.status == 101, "status \(response.status) is final")
        expect(response.body == content, "the content is what came")
        check(response, limits)
        return 0
    }

    private static func check(_ response: Response, _ limits: TransportConfiguration.Limits) {
        expect(response.body.count <= limits.contentBytes, "\(response.body.count) bytes of content")
        expect(response.fields.count <= limits.headerFields, "\(response.fields.count) fields")
        for field in response.fields {
            expect(!field.name.utf8.contains(UInt8(ascii: ":")), "a name ends at the colon: \(field.name)")
            let ends = [field.value.utf8.first, field.value.utf8.last]
            expect(!ends.contains(UInt8(ascii: " ")) && !ends.contains(UInt8(ascii: "\t")), "white space at an end")
        }
        _ = response.sessionCookies
    }

    /// The lines, each with its break.
    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            lines.append(bytes[start...index])
            start = index + 1
        }
        return start < bytes.count ? lines + [bytes[start...]] : lines
    }
}
