import Fixtures
import Foundation
import Testing

@Suite("Paths without articles")
struct NoInputTests {
    @Test("A path that is missing, or holds no article, ends with 66 and says what was expected")
    func noArticles() throws {
        let folder = try TestFolder()
        try folder.write("empty/readme.md", "no article")
        try folder.write("empty/.hidden.txt", "no article either")
        try folder.write("blank.jsonl", "\n \n")
        try folder.write("header.csv", "id,text\n")
        for name in ["nowhere.jsonl", "empty", "empty/readme.md/x", "blank.jsonl", "header.csv"] {
            for subcommand in ["cluster", "duplicates", "dedup", "evaluate"] {
                let outcome = try Command.run(subcommand, folder.path(name))
                #expect(outcome.code == 66, "\(subcommand) \(name)")
                #expect(outcome.output.isEmpty)
                #expect(outcome.errors.contains("storyfold: \(folder.path(name)): "), "\(outcome.errors)")
                #expect(outcome.errors.contains("expected"))
            }
        }
        #expect(try Command.run("cluster", "-").errors.contains("storyfold: standard input: "))
    }

    @Test("One missing path among good ones stops the run")
    func oneMissing() throws {
        let outcome = try Command.run("cluster", "\(Command.sample)/articles.jsonl", "/nowhere.jsonl")
        #expect(outcome.code == 66)
        #expect(outcome.output.isEmpty)
    }

    @Test("A file that may not be read ends with 66", .enabled(if: geteuid() != 0, "root may read everything"))
    func unreadable() throws {
        let folder = try TestFolder()
        let path = try folder.write("n.jsonl", BadRecordTests.good)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        let outcome = try Command.run("cluster", path)
        #expect(outcome.code == 66)
        #expect(outcome.errors.contains("\(path): cannot open: Permission denied; check the permissions"))
    }
}
