import Fixtures
import Foundation
import Testing

@Suite("What a run says of itself")
struct RunRecordTests {
    private let folder = try! TestFolder()

    private func run(_ arguments: String...) throws -> [String: Any] {
        let outcome = try Command.run(["cluster", "--output", folder.path("out"), "--quiet"] + arguments)
        guard outcome.code == 0 else { throw Command.Failure(outcome: outcome) }
        return try object(try folder.text("out/run.json"))
    }

    @Test(
        "run.json has the version, the command, the options in force, the inputs with their digests, counts and times")
    func record() throws {
        let record = try run(Command.sample, "--threshold", "0.45", "--window", "7")
        #expect(record.string("program") == "storyfold")
        let release =
            "\(try #require(record.string("version"))) (formats \(try #require(record["format_version"] as? Int)))\n"
        #expect(try Command.output("--version") == release)
        #expect((record["command"] as? [String])?.prefix(2) == ["storyfold", "cluster"])
        #expect((record["command"] as? [String])?.suffix(2) == ["--window", "7"])
        let options = Dictionary(
            uniqueKeysWithValues: record.list("options").map { ($0.string("option")!, $0) })
        #expect(
            options["--threshold"]?.string("value") == "0.45" && options["--threshold"]?["default"] as? Bool == false)
        #expect(options["--window"]?.string("value") == "7")
        #expect(
            options["--containment"]?.string("value") == "0.7" && options["--containment"]?["default"] as? Bool == true)
        #expect(options["--threads"] == nil && options["--ocr"] == nil)
        let inputs = record.list("inputs")
        #expect(inputs.count == 13)
        for input in inputs {
            let path = try #require(input.string("path"))
            #expect(input.integer("bytes") == (try Data(contentsOf: URL(fileURLWithPath: path))).count)
            let digest = try Command.python(
                "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest(), end='')",
                [path],
                in: folder.path)
            #expect(input.string("sha256") == digest.text)
        }
        let counts = try #require(record["counts"] as? [String: Any])
        #expect(counts.integer("articles") == (try objects(try folder.text("out/articles.jsonl"))).count)
        #expect(counts.integer("stories") == (try objects(try folder.text("out/stories.jsonl"))).count)
        #expect(counts.integer("groups") == (try objects(try folder.text("out/groups.jsonl"))).count)
        let seconds = try #require(record["seconds"] as? [String: Any])
        #expect(seconds.keys.sorted() == ["fold", "read", "write"])
        #expect(seconds.values.allSatisfy { (($0 as? NSNumber)?.doubleValue ?? -1) >= 0 })
    }

    @Test(
        "Two runs differ in their times alone, and the second takes the place of the first, whatever became of run.json"
    )
    func again() throws {
        func withoutTimes() throws -> [String] {
            var record = try run(Command.sample)
            record["seconds"] = nil
            return try [record].spelled()
        }
        let first = try withoutTimes()
        let manifest = try folder.text("out/manifest.json")
        #expect(try withoutTimes() == first)
        #expect(try folder.text("out/manifest.json") == manifest)
        try folder.write("out/run.json", "{}")
        #expect(try withoutTimes() == first)
        // A file of this name that no run wrote is somebody's.
        try folder.write("mine/run.json", "mine")
        let outcome = try Command.run("cluster", Command.sample, "--output", folder.path("mine"))
        #expect(outcome.code == 64, "\(outcome.errors)")
        #expect(try folder.text("mine/run.json") == "mine")
    }

    @Test("An archive has one digest, standard input none")
    func withoutDigest() throws {
        let record = "{\"id\":\"a\",\"text\":\"Rain\"}\n"
        let outcome = try Command.run(
            ["cluster", "-", "--output", folder.path("in"), "--quiet"], input: Array(record.utf8))
        #expect(outcome.code == 0, "\(outcome.errors)")
        let input = try object(try folder.text("in/run.json")).list("inputs")
        #expect(input.count == 1 && input[0].string("path") == "-" && input[0].string("sha256") == nil)
        let tar = try Command.python(
            "import tarfile; t = tarfile.open('a.tar', 'w'); [(open(n, 'w').write('Rain ' + n), t.add(n)) for n in ('1.txt', '2.txt')]; t.close()",
            [], in: folder.path)
        #expect(tar.code == 0, "\(tar.errors)")
        let archive = try self.run(folder.path("a.tar")).list("inputs")
        #expect(
            archive.count == 1 && archive[0].string("format") == "archive" && archive[0].string("sha256")?.count == 64)
    }

    @Test("The foot of a page has version, given options and counts, from a run and from its folder")
    func foot() throws {
        let version = try #require(try Command.output("--version").split(separator: " ").first)
        func page(_ arguments: String...) throws -> String {
            let outcome = try Command.run(arguments + ["--quiet"])
            guard outcome.code == 0 else { throw Command.Failure(outcome: outcome) }
            return outcome.text
        }
        func foot(_ page: String) throws -> String {
            String(try #require(page.firstMatch(of: /<p>(Storyfold [0-9][^<]*)<\/p>/)).1)
        }
        let direct = try page("cluster", Command.sample, "--format", "html", "--window", "7", "--prefer", "earliest")
        _ = try run(Command.sample, "--window", "7", "--prefer", "earliest")
        #expect(try page("report", folder.path("out")) == direct)
        #expect(try page("report", folder.path("out/result.jsonl")) == direct)
        #expect(try foot(direct).hasPrefix("Storyfold \(version) · --prefer earliest · --window 7 · 173 articles, "))
        // Away from its folder nobody knows the options.
        try folder.write("elsewhere.jsonl", try folder.text("out/result.jsonl"))
        #expect(
            try foot(page("report", folder.path("elsewhere.jsonl"))).hasPrefix("Storyfold \(version) · 173 articles, "))
        let shown = try page("report", folder.path("out"), "--timezone", "Europe/Berlin")
        #expect(shown.contains("<p>Times are those of Europe/Berlin.</p>"))
        #expect(direct.contains("<p>Times are UTC.</p>"))
    }
}
