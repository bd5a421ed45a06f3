import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// What is judged and what fails a run.
    @Suite struct PolicyTests {
        @Test func `an installation without backups is too little tested`() async throws {
            let ending = try await Tool().run("run", "--mock", "--mock-backups", "0", "--quiet")
            #expect(ending.status == 4)
            #expect(ending.output.contains("--allow-empty"))
        }

        @Test func `an installation without backups is fine when it may be empty`() async throws {
            let ending = try await Tool().run("run", "--mock", "--mock-backups", "0", "--allow-empty", "--quiet")
            #expect(ending.status == 0)
        }

        @Test func `a coverage that is asked for and reached is fine`() async throws {
            let ending = try await Tool().run("run", "--mock", "--require-coverage", "100", "--quiet")
            #expect(ending.status == 0)
        }

        @Test func `a coverage that is asked for and not reached is too little tested`() async throws {
            let ending = try await Tool()
                .run("run", "--mock", "--mock-backups", "1", "--require-coverage", "100", "--quiet")
            #expect(ending.status == 4)
            #expect(ending.output.contains("--require-coverage asks for 100"))
        }

        @Test func `a should that is not kept is a warning, and fails the run only when asked to`() async throws {
            try await onStage(transform: PolicyTests.withoutLocation) { stage in
                let lenient = try await stage.run("--quiet")
                #expect(lenient.status == 0)
                let strict = try await stage.run("--quiet", "--fail-on", "should")
                #expect(strict.status == 1)
                #expect(try stage.tool.reports().failures.contains("session.logon.location"))
            }
        }

        @Test func `a must that is not kept ends with 1 and is named everywhere`() async throws {
            try await onStage(transform: PolicyTests.withoutPlatform) { stage in
                let ending = try await stage.run()
                #expect(ending.status == 1)
                #expect(ending.output.contains("DOES NOT CONFORM (exit status 1)"))
                #expect(ending.output.contains("MUST [backup.platform]"))
                #expect(try stage.tool.reports().failures.contains("backup.platform [entity, xml]"))
                #expect(try stage.tool.reports().results.conclusion.exitStatus == 1)
            }
        }

        @Test func `a level leaves out what is below it`() async throws {
            let ending = try await Tool().run("run", "--mock", "--level", "must", "--dry-run")
            #expect(ending.output.contains("backup.platform [entity, xml]"))
            #expect(!ending.output.contains("backup.platform.value"))
        }

        @Test func `a sample of one judges one backup, and all judges every one`() async throws {
            let one = try await Tool().run("run", "--mock", "--sample", "1")
            #expect(one.output.contains("  1 of 24\n"))
            let all = try await Tool().run("run", "--mock", "--mock-backups", "30", "--all")
            #expect(all.output.contains(" 30 of 30\n"))
        }

        @Test func `one backup that is named is judged alone`() async throws {
            let backup = try #require(Inventory(backups: 9, seed: 1).backups.first)
            try await onStage { stage in
                let ending = try await stage.run("--backup", "urn:veeam:Backup:\(backup.id)")
                #expect(ending.status == 0)
                #expect(ending.output.contains("  1 of 9\n"))
            }
        }

        /// Leaves the platform out of every backup, in both spellings.
        private static let withoutPlatform: MockEnterpriseManager.Transform = { _, response in
            response.replacing("Platform", with: "Platfrom")
        }

        /// Gives every backup another platform, in both spellings.

        private static let withoutLocation: MockEnterpriseManager.Transform = { request, response in
            request.method == "POST" ? response.setting("Location", to: nil) : response
        }
    }
}
