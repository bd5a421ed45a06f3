import Foundation
import Testing

@testable import emconform

extension EndToEndTests {
    /// As whom a server is asked.
    @Suite struct CredentialTests {
        @Test func `a wrong password ends with 3 and names no secret`() async throws {
            try await onStage { stage in
                let ending = try await stage.run(password: ["EM_PASSWORD": "wrong-canary"])
                #expect(ending.status == 3)
                #expect(ending.output.contains("check the user name and the password"))
                #expect(!(ending.output + ending.errors).contains("wrong-canary"))
                #expect(stage.journal.logons == 0)
            }
        }

        @Test func `the password is the first line of a file`() async throws {
            try await onStage { stage in
                try stage.tool.write(Stage.password + "\r\nnot this\n", to: "password", mode: 0o600)
                let ending = try await stage.run("--password-file", "password", password: [:])
                #expect(ending.status == 0)
            }
        }

        @Test(arguments: [0o640, 0o604, 0o644, 0o660])
        func `a file that others can read is refused, and nothing is sent`(_ mode: Int) async throws {
            try await onStage { stage in
                try stage.tool.write(Stage.password, to: "password", mode: mode)
                let ending = try await stage.run("--password-file", "password", password: [:])
                #expect(ending.status == 2)
                #expect(ending.errors.contains("others can read 'password'; take that from them with chmod 600"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `a link to a file that others can read is refused, and one to a file of one's own is taken`()
            async throws
        {
            try await onStage { stage in
                try stage.tool.write(Stage.password, to: "shared")
                try stage.tool.write(Stage.password, to: "own", mode: 0o600)
                for (link, status) in [("shared", Int32(2)), ("own", 0)] {
                    try FileManager.default.createSymbolicLink(
                        atPath: stage.tool.folder.appending(path: "link-\(link)").path,
                        withDestinationPath: link
                    )
                    let ending = try await stage.run("--password-file", "link-\(link)", password: [:])
                    #expect(ending.status == status, "\(ending.errors)")
                }
            }
        }

        @Test func `a password may come by a pipe`() async throws {
            try await onStage { stage in
                let pipe = stage.tool.folder.appending(path: "pipe").path
                try #require(mkfifo(pipe, 0o644) == 0)
                try startThread {
                    // This waits until the tool opens the other end.
                    let end = open(pipe, O_WRONLY)
                    let line = Array((Stage.password + "\n").utf8)
                    _ = write(end, line, line.count)
                    close(end)
                }
                let activity = try stage.tool.start(
                    ["run", "--quiet", "--password-file", "pipe"],
                    environment: stage.environment.filter { $0.key != "EM_PASSWORD" }
                )
                #expect(await activity.ending().status == 0)
            }
        }

        @Test(
            arguments: [
                ([0xEF, 0xBB, 0xBF, 0x61], "is no UTF-8, or begins with a byte order mark"),
                ([0x61, 0xE4], "is no UTF-8, or begins with a byte order mark"),
                ([0x0A, 0x61], "the first line of 'password' is empty"),
            ] as [([UInt8], String)]
        )
        func `a password that is hardly meant is told, and not tried`(_ bytes: [UInt8], _ told: String) async throws {
            try await onStage { stage in
                let file = try stage.tool.write("", to: "password", mode: 0o600)
                try Data(bytes).write(to: file)
                let ending = try await stage.run("--password-file", "password", password: [:])
                #expect(ending.status == 2)
                #expect(ending.errors.contains(told), "\(ending.errors)")
                #expect(stage.journal.requests == [])
            }
        }

        @Test(arguments: [
            (#"printf '\357\273\277a\n'"#, "standard input is no UTF-8, or begins with a byte order mark"),
            (#"printf 'a\344\n'"#, "standard input is no UTF-8, or begins with a byte order mark"),
            (#"printf '\na\n'"#, "the first line of standard input is empty"),
            ("/bin/cat /dev/zero", "the first line of standard input is longer than 1 MiB"),
        ])
        func `the password of standard input is looked at as that of a file`(
            _ source: String,
            _ told: String
        ) async throws {
            try await onStage { stage in
                let environment = stage.environment.filter { $0.key != "EM_PASSWORD" }
                let line = "\(source) | \"$0\" run --password-stdin"
                let ending = try await stage.tool.shell(line, environment: environment).ending()
                #expect(ending.status == 2)
                #expect(ending.errors.contains("--password-stdin: \(told)"), "\(ending.errors)")
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `standard input that cannot be read is told`() async throws {
            let ending = try await Tool().shell(
                "\"$0\" run --url https://em.example --username user --password-stdin <."
            )
            .ending()
            #expect(ending.status == 2)
            #expect(ending.errors.contains("--password-stdin: standard input cannot be read: Is a directory"))
        }

        @Test func `of an input that does not wait nothing is lost`() async throws {
            let pipe = Pipe()
            let (reader, writer) = (pipe.fileHandleForReading.fileDescriptor, pipe.fileHandleForWriting)
            try #require(fcntl(reader, F_SETFL, O_NONBLOCK) == 0)
            try writer.write(contentsOf: Array("correct ".utf8))
            let arrived = Task.detached { try CredentialSource.input(from: reader) }
            var left: Int32 = 1
            while left > 0, ioctl(reader, UInt(FIONREAD), &left) == 0 { await Task.yield() }
            try writer.write(contentsOf: Array("horse\n".utf8))
            #expect(try await arrived.value == Array("correct horse\n".utf8))
        }

        @Test func `the end of standard input is not waited for`() async throws {
            try await onStage { stage in
                let pipe = stage.tool.folder.appending(path: "pipe").path
                try #require(mkfifo(pipe, 0o600) == 0)
                // Opened for both, it waits for nobody itself.
                let end = open(pipe, O_RDWR)
                defer { close(end) }
                let line = Array((Stage.password + "\n").utf8)
                try #require(write(end, line, line.count) == line.count)
                let environment = stage.environment.filter { $0.key != "EM_PASSWORD" }
                let activity = try stage.tool.shell(
                    "exec \"$0\" run --quiet --password-stdin <pipe",
                    environment: environment
                )
                #expect(await activity.ending().status == 0)
            }
        }

        /// Whether there are terminals, which a bare container need not have, and what makes one.
        private static var hasTerminals: Bool {
            let isMounted = FileManager.default.fileExists(atPath: "/dev/pts/ptmx")
            return isMounted && FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
        }

        @Test(.enabled(if: hasTerminals, "there are no terminals here"))
        func `a password is not read from a terminal, which would show it`() async throws {
            let arguments = "run --url http://127.0.0.1:1 --username nobody --password-stdin"
            let script = try Tool(URL(fileURLWithPath: "/usr/bin/script"))
            let ending = try await script.run("-qec", "'\(Tool.built.path)' \(arguments)", "/dev/null")
            #expect(ending.status == 2)
            #expect(ending.output.contains("standard input is a terminal"))
        }

        @Test func `a device that never ends is no password file`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--password-file", "/dev/zero", password: [:])
                #expect(ending.status == 2)
                #expect(ending.errors.contains("holds more than 64 MiB"))
            }
        }

        @Test func `a folder is no password file`() async throws {
            try await onStage { stage in
                try stage.tool.write("", to: "folder/file")
                let ending = try await stage.run("--password-file", "folder", password: [:])
                #expect(ending.status == 2)
                #expect(ending.errors.contains("--password-file: the file 'folder' cannot be read"))
            }
        }

        @Test func `a netrc file with the server's password that others can read is refused`() async throws {
            try await onStage { stage in
                try stage.tool.write("default login \(Stage.userName) password x\n", to: "netrc")
                let ending = try await stage.run(password: ["NETRC": "netrc"])
                #expect(ending.status == 2)
                #expect(ending.errors.contains("the netrc file: others can read 'netrc'"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `a netrc file of which nothing is taken may be read by others`() async throws {
            try await onStage { stage in
                let file = try stage.tool.write("", to: "netrc")
                try Self.latin1("default login \(Stage.userName) password \u{E4}\n").write(to: file)
                let ending = try await stage.run(password: ["EM_PASSWORD": Stage.password, "NETRC": "netrc"])
                #expect(ending.status == 0, "\(ending.errors)")
            }
        }

        @Test(arguments: ["login \u{E4} password x", "login x password \u{E4}"])
        func `words of a netrc file that are no UTF-8 are told, and not sent`(_ words: String) async throws {
            try await onStage { stage in
                let file = try stage.tool.write("", to: "netrc", mode: 0o600)
                try Self.latin1("machine 127.0.0.1 \(words)\n").write(to: file)
                let ending = try await stage.run(password: ["EM_USERNAME": "", "NETRC": "netrc"])
                #expect(ending.status == 2)
                #expect(ending.errors.contains("the netrc file: what it holds for '127.0.0.1' is no UTF-8"))
                #expect(stage.journal.requests == [])
            }
        }

        /// A text in an encoding that is not ours.
        private static func latin1(_ text: String) -> Data { Data(text.unicodeScalars.map { UInt8($0.value) }) }

        @Test func `a variable that is empty is not set`() async throws {
            try await onStage(password: "plain") { stage in
                try stage.tool.write("default login \(Stage.userName) password plain\n", to: "netrc", mode: 0o600)
                let ending = try await stage.run(
                    password: ["EM_USERNAME": "", "EM_PASSWORD": "", "NETRC": "netrc"]
                )
                #expect(ending.status == 0, "\(ending.errors)")
            }
        }

        @Test func `the password is the first line of standard input`() async throws {
            try await onStage { stage in
                let input = Stage.password + "\nnot this\n"
                let ending = try await stage.run("--password-stdin", password: [:], input: input)
                #expect(ending.status == 0)
            }
        }

        @Test func `the password is in the environment`() async throws {
            try await onStage { stage in
                let ending = try await stage.run(password: ["EM_PASSWORD": Stage.password])
                #expect(ending.status == 0)
            }
        }

        @Test func `user and password are in a netrc file`() async throws {
            try await onStage(password: "plain") { stage in
                let line = "machine 127.0.0.1 login \(Stage.userName) password plain\n"
                try stage.tool.write(line, to: "netrc", mode: 0o600)
                let ending = try await stage.tool.run(
                    "run",
                    "--quiet",
                    environment: ["EM_URL": stage.url, "EM_CA_FILE": "ca.pem", "NETRC": "netrc"]
                )
                #expect(ending.status == 0)
            }
        }

        @Test(arguments: [(Stage.userName, "plain"), ("somebody", "else")])
        func `of two users in a netrc file the one that is named counts`(_ user: String, _ word: String) async throws {
            let text = """
                machine 127.0.0.1 login \(Stage.userName == user ? "somebody" : Stage.userName) password wrong
                machine 127.0.0.1 login \(user) password \(word)
                """
            try await onStage(password: "plain") { stage in
                try stage.tool.write(text, to: "netrc", mode: 0o600)
                let ending = try await stage.run("--username", user, password: ["NETRC": "netrc"])
                #expect(ending.status == (word == "plain" ? 0 : 3), "\(ending.errors)")
            }
        }

        @Test func `a netrc file knows nothing of another host`() async throws {
            try await onStage { stage in
                try stage.tool.write("machine em.example login \(Stage.userName) password plain\n", to: "netrc")
                let ending = try await stage.run(password: ["NETRC": "netrc"])
                #expect(ending.status == 2)
                #expect(ending.errors.contains("no password is given"))
            }
        }

        @Test func `a file goes before the environment`() async throws {
            try await onStage { stage in
                try stage.tool.write(Stage.password, to: "password", mode: 0o400)
                let ending = try await stage.run("--password-file", "password", password: ["EM_PASSWORD": "wrong"])
                #expect(ending.status == 0)
            }
        }

        @Test func `standard input goes before the environment`() async throws {
            try await onStage { stage in
                let ending = try await stage.run(
                    "--password-stdin",
                    password: ["EM_PASSWORD": "wrong"],
                    input: Stage.password
                )
                #expect(ending.status == 0)
            }
        }

        @Test func `the environment goes before a netrc file`() async throws {
            try await onStage { stage in
                try stage.tool.write("default login \(Stage.userName) password wrong\n", to: "netrc", mode: 0o600)
                let ending = try await stage.run(password: ["EM_PASSWORD": Stage.password, "NETRC": "netrc"])
                #expect(ending.status == 0)
            }
        }

        @Test func `a user that an option names goes before the environment`() async throws {
            try await onStage { stage in
                let right = ["EM_PASSWORD": Stage.password, "EM_USERNAME": "somebody"]
                let named = try await stage.run("--username", Stage.userName, password: right)
                #expect(named.status == 0)
                let unnamed = try await stage.run(password: right)
                #expect(unnamed.status == 3)
            }
        }

        @Test func `a password file that is missing is named`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--password-file", "nowhere", password: [:])
                #expect(ending.status == 2)
                #expect(ending.errors.contains("--password-file: the file 'nowhere' does not exist"))
                #expect(stage.journal.requests == [])
            }
        }

        @Test func `an empty standard input is no password`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--password-stdin", password: [:])
                #expect(ending.status == 2)
                #expect(ending.errors.contains("--password-stdin: standard input is empty"))
            }
        }

        @Test func `without a user it is a misuse that says how to name one`() async throws {
            let ending = try await Tool().run("run", "--url", "https://em.example:9398")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("--username, EM_USERNAME or a netrc file"))
        }

        @Test func `no option takes a password`() async throws {
            let ending = try await Tool().run("run", "--mock", "--password", "secret-canary")
            #expect(ending.status == 2)
            #expect(!(ending.output + ending.errors).contains("secret-canary"))
        }
    }
}
