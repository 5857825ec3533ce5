import Fixtures
import Foundation
import Testing

@Suite("evaluate")
struct EvaluateTests {
    static let corpus = "\(Command.sample)/articles.jsonl"

    @Test("Labels in the records, in a file, and a result read from a folder give the same figures")
    func sameFigures() throws {
        let folder = try TestFolder()
        let direct = try Command.output("evaluate", Self.corpus, "--format", "json")

        let records = try objects(try String(contentsOfFile: Self.corpus, encoding: .utf8))
        let table =
            "id,duplicate_group,story\n"
            + records.map { "\($0.string("id")!),\($0.string("duplicate_group")!),\($0.string("story")!)\n" }.joined()
        let labels = try folder.write("labels.csv", table)
        let bare = try folder.write(
            "bare.jsonl",
            try records.map { record in record.filter { $0.key != "story" && $0.key != "duplicate_group" } }
                .spelled().joined(separator: "\n"))
        #expect(try Command.run("evaluate", bare).code == 65)
        let withLabels = try Command.output("evaluate", bare, "--labels", labels, "--format", "json")
        #expect(withLabels == direct)

        #expect(try Command.run("cluster", Self.corpus, "--output", folder.path("out")).code == 0)
        let ofResult = try Command.output(
            "evaluate", Self.corpus, "--result", folder.path("out"), "--format", "json")
        #expect(ofResult == direct)
        let ofBoth = try Command.output(
            "evaluate", bare, "--labels", labels, "--result", folder.path("out"), "--format", "json")
        #expect(ofBoth == direct)
    }

    @Test("Ids that spell a letter in other bytes are of two articles")
    func composedIds() throws {
        let folder = try TestFolder()
        let texts = [("caf\u{E9}", "The ferry ran aground."), ("cafe\u{301}", "Bakers were honoured today.")]
        let corpus = try folder.write(
            "n.jsonl",
            texts.map { #"{"id":"\#($0)","text":"\#($1)","story":"\#($0.utf8.count)"}"# + "\n" }.joined())
        let labels = try folder.write(
            "labels.csv", "id,story,duplicate_group\n" + texts.map { "\($0.0),s\($0.0.utf8.count),\n" }.joined())
        for more in [[], ["--labels", labels]] {
            let outcome = try Command.run(["evaluate", corpus, "--format", "json"] + more)
            #expect(outcome.code == 0, "\(outcome.errors)")
            let scores = try object(outcome.text).list("scores").first
            #expect(scores?.integer("articles") == 2)
            #expect(scores?.integer("gold_clusters") == 2)
        }
    }

    @Test("The figures are between 0 and 1, in both formats, and right for labels that the result itself gives")
    func figures() throws {
        let folder = try TestFolder()
        #expect(try Command.run("cluster", Self.corpus, "--output", folder.path("out")).code == 0)
        let labels = try folder.write(
            "labels.jsonl",
            try objects(try folder.text("out/articles.jsonl")).map {
                "{\"id\":\"\($0.string("id")!)\",\"story\":\"\($0.string("story")!)\",\"duplicate_group\":\"\($0.string("group")!)\"}\n"
            }.joined())
        let report = try object(try Command.output("evaluate", Self.corpus, "--labels", labels, "--format", "json"))
        #expect(report.list("scores").map { $0.string("of") } == ["stories", "duplicate groups"])
        for scores in report.list("scores") {
            for name in ["bcubed_precision", "bcubed_recall", "bcubed_f1", "pairwise_f1", "ari", "nmi", "v_measure"] {
                #expect(scores.number(name) == 1)
            }
            #expect(scores.integer("unlabelled") == 0)
        }
        let real = try object(try Command.output("evaluate", Self.corpus, "--format", "json"))
        for scores in real.list("scores") {
            for name in ["bcubed_precision", "bcubed_recall", "bcubed_f1", "pairwise_f1", "ari", "nmi", "v_measure"] {
                #expect((0...1).contains(scores.number(name) ?? -1))
            }
        }
        let text = try Command.output("evaluate", Self.corpus)
        #expect(text.contains("stories: "))
        #expect(text.contains("duplicate groups: "))
        #expect(text.contains("BCubed"))
        let byLanguage = try Command.output("evaluate", Self.corpus, "--by-language")
        #expect(byLanguage.contains("stories in de"))
        #expect(byLanguage.contains("stories within languages: BCubed F1"))
    }

    @Test("Pages are scored by a file of labels")
    func pages() throws {
        let text = try Command.output(
            "evaluate", Command.sample, "--labels", "\(Command.project)/Data/labels/crawled.csv")
        #expect(text.contains("stories: "))
    }

    @Test("Missing labels and results are named")
    func missing() throws {
        for flag in ["--labels", "--result"] {
            let outcome = try Command.run("evaluate", Self.corpus, flag, "/nowhere")
            #expect(outcome.code == 66)
            #expect(outcome.errors.contains("storyfold: /nowhere"))
            #expect(outcome.output.isEmpty)
        }
        let outcome = try Command.run("evaluate", "-", input: BadRecordTests.good)
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("name the fields with --story-field and --duplicate-group-field, or a file"))
    }
}
