extension Defect {
    /// Errors that do not say what they should (reference, section 5).
    static let errors: [Defect] = [
        Defect("error-body-missing", "An error has no content.", .error { $0.representation = nil }),
        Defect(
            "error-media-type",
            "An error is in the media type that was not asked for.",
            .error { $0.mediaType = $0.mediaType == .xml ? .json : .xml }
        ),
        Defect(
            "error-html",
            "An error is a page in HTML.",
            .response { response in
                guard response.status >= 400 else { return }
                response.setBody("<html><body>\(response.reason)</body></html>")
                response.set("Content-Type", to: "text/html")
            }
        ),
        Defect(
            "error-plain-text",
            "An error is its message without an Error around it.",
            .response { response in
                guard response.status >= 400 else { return }
                response.setBody(response.reason)
            }
        ),
        Defect(
            "error-root",
            "An error is named Fault, and is inside an object in JSON.",
            .error { reply in
                guard var error = reply.representation else { return }
                error.name = "Fault"
                reply.representation =
                    reply.mediaType == .xml ? error : Representation(name: "Fault", elements: [.nested(error)])
            }
        ),
        Defect(
            "error-status-code-differs",
            "The StatusCode of an Error is not that of the response.",
            .error { $0.representation?.set("StatusCode", to: .integer(599)) }
        ),
        Defect(
            "error-status-code-text",
            "The StatusCode of an Error is no number.",
            .error { $0.representation?.set("StatusCode", to: "none") }
        ),
        Defect(
            "error-status-code-missing",
            "An Error has no StatusCode.",
            .error { $0.representation?.attributes.removeAll { $0.name == "StatusCode" } }
        ),
        Defect(
            "error-message-missing",
            "An Error has no Message.",
            .error { $0.representation?.attributes.removeAll { $0.name == "Message" } }
        ),
        Defect(
            "error-message-empty",
            "The Message of an Error is empty.",
            .error { $0.representation?.set("Message", to: "") }
        ),
        Defect(
            "error-stack-trace",
            "An Error shows a stack trace.",
            .error {
                $0.representation?.setElement("StackTrace", to: "at Veeam.Backup.Enterprise.Backups.Find(Guid id)")
            }
        ),
        Defect(
            "error-namespace",
            "An Error in XML is in no namespace.",
            .response { response in
                guard response.status >= 400 else { return }
                let text = String(decoding: response.body, as: UTF8.self)
                response.setBody(text.replacing(" xmlns=\"http://www.veeam.com/ent/v1.0\"", with: ""))
            }
        ),
    ]
}
