extension Defect {
    /// Responses that do not say on a connection where they end.
    static let wire: [Defect] = [
        Defect("content-length-long", "A backup is shorter than its Content-Length.", .length { $0 + 7 }),
        Defect("content-length-short", "A backup is longer than its Content-Length.", .length { $0 - 7 }),
        Defect(
            "content-length-malformed",
            "The Content-Length of a backup is no number.",
            .sent(.backup) { $0.set("Content-Length", to: "many") }
        ),
        Defect(
            "chunked",
            "A backup comes in chunks, without Content-Length.",
            .sent(.backup) { response in
                let size = String(response.body.count, radix: 16)
                response.set("Content-Length", to: nil)
                response.set("Transfer-Encoding", to: "chunked")
                response.body = Array("\(size)\r\n".utf8) + response.body + Array("\r\n0\r\n\r\n".utf8)
            }
        ),
        Defect(
            "body-cut",
            "A backup ends in the middle, with the Content-Length of the whole.",
            .sent(.backup) {
                $0.body = Array($0.body.prefix($0.body.count / 2))
            }
        ),
    ]
}

extension Fault {
    /// A Content-Length that lies about backups.
    fileprivate static func length(_ change: @escaping @Sendable (Int) -> Int) -> Fault {
        sent(.backup) { $0.set("Content-Length", to: String(change($0.body.count))) }
    }
}
