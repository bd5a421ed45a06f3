#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The frame of a page that is one file: it carries its style sheet and script, and may load nothing at all.
struct HTMLPage {
    /// What stands in the window's title.
    let title: String
    /// The scripts that make the page handier; without them everything is shown.
    let scripts: [String]

    /// The page's bytes, the same for the same content; the closure writes what stands in `body`.
    func rendered(_ content: (inout HTMLWriter) -> Void) -> [UInt8] {
        var writer = HTMLWriter()
        writer.documentType()
        writer.element(.html, [.lang: "en"]) { writer in
            writer.element(.head) { head(&$0) }
            writer.element(.body) { writer in
                content(&writer)
                // Last, so that what they look for is there.
                for script in scripts { writer.embedded(.script, script) }
            }
        }
        return writer.bytes
    }

    private func head(_ writer: inout HTMLWriter) {
        writer.element(.meta, [.charset: "utf-8"])
        writer.element(.meta, [.httpEquiv: "Content-Security-Policy", .content: policy])
        writer.element(.meta, [.name: "viewport", .content: "width=device-width, initial-scale=1"])
        writer.element(.meta, [.name: "referrer", .content: "no-referrer"])
        writer.element(.title, text: title)
        writer.embedded(.style, ReportStyle.text)
    }

    /// Nothing may be loaded, sent or run but the texts that this frame wrote, which the browser knows by digest.
    private var policy: String {
        let sources = scripts.isEmpty ? "'none'" : scripts.map { Self.source($0) }.joined(separator: " ")
        return [
            "default-src 'none'", "style-src \(Self.source(ReportStyle.text))", "script-src \(sources)",
            "base-uri 'none'", "form-action 'none'",
        ].joined(separator: "; ")
    }

    private static func source(_ text: String) -> String {
        "'sha256-\(Data(SHA256.digest(of: Array(text.utf8))).base64EncodedString())'"
    }
}
