import Fixtures
import Foundation
import Testing

@Suite("Output that cannot be written")
struct BadOutputTests {
    private let folder: TestFolder
    private let corpus: String

    init() throws {
        folder = try TestFolder()
        corpus = try folder.write("in/n.jsonl", BadRecordTests.good)
        try folder.write("pages/a.txt", "A quay was mended in the rain.")
    }

    @Test("A file where a folder should be ends with 74 before the corpus is read")
    func notAFolder() throws {
        let other = try folder.write("other", "mine")
        for target in [other, "\(corpus)/below", "/dev/null/out"] {
            for input in [corpus, "/nowhere.jsonl"] {
                let outcome = try Command.run("cluster", input, "--output", target)
                #expect(outcome.code == 74)
                #expect(outcome.output.isEmpty)
                #expect(outcome.errors.hasPrefix("storyfold: \(target): cannot "), "\(outcome.errors)")
            }
        }
        #expect(try Command.run("dedup", folder.path("pages"), "--output", corpus).code == 74)
        #expect(try folder.text("in/n.jsonl") == BadRecordTests.good)
        #expect(try folder.files() == ["in/n.jsonl", "other", "pages/a.txt"])
    }

    @Test("A folder where a file should be ends with 74", arguments: ["pages", "new/"])
    func aFolder(target: String) throws {
        let runs = [["dedup", corpus, "--output", target], ["generate", "--articles", "3", "--output", target]]
        for arguments in runs {
            let outcome = try Command.run(arguments, in: folder.path)
            #expect(outcome.code == 74)
            #expect(outcome.errors.contains("storyfold: \(target): cannot write: this is a folder; name a file"))
        }
        #expect(try folder.files() == ["in/n.jsonl", "pages/a.txt"])
        #expect(!folder.exists("new"))
    }

    @Test(
        "When a folder has the name of one of the five files, all stay as they were",
        arguments: ["articles.jsonl", "groups.jsonl", "stories.jsonl", "pairs.jsonl", "result.jsonl"])
    func folderInTheWay(name: String) throws {
        try folder.write("out/\(name)/keep", "kept")
        for other in ["articles.jsonl", "pairs.jsonl"] where other != name { try folder.write("out/\(other)", "old") }
        let before = try folder.files(below: "out")
        let outcome = try Command.run("cluster", corpus, "--output", folder.path("out"), "--force")
        #expect(outcome.code == 74)
        #expect(outcome.errors.contains("\(folder.path("out"))/\(name): cannot write: this is a folder"))
        #expect(try folder.files(below: "out") == before)
        for other in ["articles.jsonl", "pairs.jsonl"] where other != name {
            #expect(try folder.text("out/\(other)") == "old")
        }
    }

    @Test("A folder that may not be written to ends with 74", .enabled(if: geteuid() != 0, "root may write everywhere"))
    func notWritable() throws {
        try FileManager.default.createDirectory(atPath: folder.path("locked"), withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path("locked"))
        for target in ["locked", "locked/new"] {
            let outcome = try Command.run("cluster", "/nowhere.jsonl", "--output", folder.path(target))
            #expect(outcome.code == 74)
            #expect(outcome.errors.contains("Permission denied; check the permissions"))
        }
    }

    @Test("A full disk ends with 74")
    func fullDisk() throws {
        let runs = [
            ["cluster", corpus], ["cluster", corpus, "--format", "csv"], ["duplicates", corpus, "--pairs"],
            ["dedup", corpus], ["generate", "--articles", "3"], ["evaluate", "\(Command.sample)/articles.jsonl"],
        ]
        for arguments in runs {
            let outcome = try Command.run(arguments, output: FileHandle(forWritingAtPath: "/dev/full"))
            #expect(outcome.code == 74, "\(arguments)")
            #expect(outcome.errors.contains("storyfold: standard output: cannot write: No space left on device; "))
        }
        let outcome = try Command.run("dedup", corpus, "--output", "/dev/full")
        #expect(outcome.code == 74)
        #expect(outcome.errors.contains("storyfold: /dev/full: cannot write: No space left on device; "))
        #expect(FileManager.default.fileExists(atPath: "/dev/full"))
    }

    @Test("A reader that goes away ends the command quietly with 0")
    func brokenPipe() throws {
        let runs = [
            ["generate", "--articles", "300", "--quiet"], ["cluster", corpus, "--quiet"],
            ["dedup", corpus, "--quiet"], ["duplicates", corpus, "--pairs", "--format", "csv", "--quiet"],
        ]
        for arguments in runs {
            let pipe = Pipe()
            try pipe.fileHandleForReading.close()
            let outcome = try Command.run(arguments, output: pipe.fileHandleForWriting)
            #expect(outcome.code == 0, "\(arguments)")
            #expect(outcome.errors.isEmpty)
        }
    }
}
