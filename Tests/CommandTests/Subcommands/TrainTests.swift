import Fixtures
import Foundation
import Testing

@Suite("train")
struct TrainTests {
    static let corpus = "\(Command.sample)/articles.jsonl"

    @Test("A model is written and read again: the same weights every time, and other confidences in the same stories")
    func roundTrip() throws {
        let folder = try TestFolder()
        let model = folder.path("model.csv")
        let report = try Command.output("train", Self.corpus, "--output", model)
        let weights = try folder.text("model.csv")
        #expect(report.contains("stories set aside"))
        #expect(!report.contains("corpora set aside"))
        #expect(weights.split(separator: "\n").count == 4)
        #expect(weights.hasPrefix("name,weight\nintercept,"))
        #expect(try Command.output("train", Self.corpus, "--threads", "2", "--output", model) == report)
        #expect(try folder.text("model.csv") == weights)
        #expect(try Command.output("train", Self.corpus, Self.corpus).contains("corpora set aside"))

        let usual = try objects(try Command.output("cluster", Self.corpus, "--format", "jsonl"))
        let trained = try objects(try Command.output("cluster", Self.corpus, "--format", "jsonl", "--model", model))
        #expect(usual.map { $0.string("story") } == trained.map { $0.string("story") })
        #expect(usual.map { $0.number("confidence") } != trained.map { $0.number("confidence") })
        for story in usual + trained {
            let confidences = story.list("members").map { $0.number("confidence")! }
            #expect(confidences.allSatisfy { (0...1).contains($0) })
            #expect(confidences.count > 1 || confidences == [1])
            let mean = confidences.reduce(0, +) / Double(confidences.count)
            #expect(abs(story.number("confidence")! - mean) < 1e-5)
        }
    }

    @Test("Nothing to learn from, and a file that is no model, are named with the remedy")
    func refuses() throws {
        let folder = try TestFolder()
        let bare = try folder.write(
            "bare.jsonl", "{\"id\":\"a\",\"text\":\"A ferry sank\"}\n{\"id\":\"b\",\"text\":\"A heron flew\"}\n")
        let unlabelled = try Command.run("train", bare)
        #expect(unlabelled.code == 65)
        #expect(unlabelled.errors.contains("--story-field"))
        for (text, problem) in [
            ("name,weight\nintercept,1\n", "there is no weight for agreement"),
            ("name,weight\nintercept,one\n", "the weight of intercept is \"one\""),
            ("name,weight\nintercept,1\nferries,2\n", "there is no feature \"ferries\""),
            ("a,b\n1,2\n", "name and weight"),
        ] {
            let model = try folder.write("model.csv", text)
            let outcome = try Command.run("cluster", Self.corpus, "--model", model)
            #expect(outcome.code == 65)
            #expect(outcome.errors.contains(problem), "\(outcome.errors)")
        }
        #expect(try Command.run("cluster", Self.corpus, "--model", folder.path("none.csv")).code == 66)
    }
}
