import Foundation
import Testing

extension EndToEndTests {
    /// `validate` on collections and on answers of a query.
    @Suite struct ListValidationTests {
        @Test(arguments: ListBody.all)
        func `a list without fault is taken for its form and ends with 0`(_ body: ListBody) async throws {
            let ending = try await ListValidationTests.validate(body.text, as: body.shape, "--verbose")
            #expect(ending.status == 0)
            #expect(ending.errors == "")
            #expect(!ending.output.contains("violation"))
            #expect(ending.output.contains("pass: \(body.shape).items [\(body.form), \(body.mediaType)]\n"))
            #expect(
                ending.output.contains("pass: \(body.shape).representation.root [\(body.form), \(body.mediaType)]\n")
            )
            let hasPages = ending.output.contains("pass: backup.query.paging-info [\(body.form), \(body.mediaType)]\n")
            #expect(hasPages == (body.shape == "backup.query"))
        }

        @Test(arguments: ListBody.all)
        func `a backup that breaks a must breaks the list, at its place`(_ body: ListBody) async throws {
            let text = body.text.replacing("urn:veeam:Backup:", with: "urn:veeam:Job:")
            let ending = try await ListValidationTests.validate(text, as: body.shape)
            #expect(ending.status == 1)
            let dimensions = "[\(body.form), \(body.mediaType)]"
            #expect(
                ending.output.contains(
                    "violation: \(body.shape).items \(dimensions): expected one UID urn:veeam:Backup"
                )
            )
            #expect(ending.output.contains("(backup.uid.grammar), found 'urn:veeam:Job:6b1b1cd7-"))
            #expect(ending.output.contains(body.mediaType == "xml" ? "/@UID (line 1)" : "/0/UID (line 1, column "))
        }

        @Test(arguments: ListBody.all)
        func `what a backup breaks of a should is no fault of its list`(_ body: ListBody) async throws {
            let text = body.text.replacing("/repositories/", with: "/elsewhere/")
            let ending = try await ListValidationTests.validate(text, as: body.shape)
            #expect(ending.status == 0)
            #expect(!ending.output.contains("expected "))
        }

        @Test(arguments: ListBody.all)
        func `a form that is named is the one that is judged`(_ body: ListBody) async throws {
            let own = try await ListValidationTests.validate(body.text, as: "\(body.shape).\(body.form)")
            #expect(own.status == 0)
            let other = body.form == "entities" ? "references" : "entities"
            let ending = try await ListValidationTests.validate(body.text, as: "\(body.shape).\(other)")
            #expect(ending.status == 1)
            #expect(ending.output.contains("violation: \(body.shape).items [\(other), \(body.mediaType)]: expected "))
        }

        @Test(arguments: [
            "backup.querry", "backup.query.entity", "backup.collection.items", "collection", "backup.", "",
        ])
        func `an unknown shape is a misuse that names every shape there is`(_ shape: String) async throws {
            let ending = try await ListValidationTests.validate("<a/>", as: shape)
            #expect(ending.status == 2)
            #expect(ending.output == "")
            let known = [
                "service", "session", "backup", "backup.reference", "backup.entity", "backup.collection",
                "backup.collection.references", "backup.collection.entities", "backup.query",
                "backup.query.references", "backup.query.entities",
            ]
            let list = known.joined(separator: ", ")
            #expect(ending.errors == "emconform: --as '\(shape)' is unknown; it is one of \(list)\n")
        }

        private static func validate(
            _ body: String,
            as shape: String,
            _ options: String...
        ) async throws -> Activity.Ending {
            let tool = try Tool()
            try tool.write(body, to: "body")
            return try await tool.start(["validate", "body", "--as", shape] + options).ending()
        }
    }
}
