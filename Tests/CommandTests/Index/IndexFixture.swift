import Fixtures
import Foundation
import Testing

/// A folder in which tests make an index, "i", of a few invented articles.
struct IndexFixture {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    static let ferry =
        "A ferry lost its rudder off Orlen on Thursday and drifted for six hours before two tugs from Sundmere brought it in, "
        + "the harbour office said. Nobody was hurt, and the 41 passengers went on by bus to the ferry terminal of Sundmere."
    static let tugs =
        "Two tugs from Sundmere brought a ferry in that had drifted off Orlen for six hours without a rudder; its 41 passengers "
        + "were taken to the terminal by bus, as the harbour office of Sundmere told on Thursday."
    static let bakery =
        "The baker Ilse Marran of Quillhaven won the prize of the coast with a rye loaf that three judges called the best in "
        + "thirty years. She bakes two hundred of them a day."

    static func record(_ id: String, _ text: String, _ date: String, title: String = "", source: String) -> String {
        #"{"id":"\#(id)","title":"\#(title)","source":"\#(source)","published":"\#(date)","text":"\#(text)"}"# + "\n"
    }

    static let monday =
        record("a", ferry, "2024-04-01", title: "Ferry adrift off Orlen", source: "Harbour Post")
        + record("b", ferry + " (Norvane Wire)", "2024-04-01", title: "Ferry adrift", source: "Isle Gazette")
        + record("c", bakery, "2024-04-01", title: "Baker wins prize", source: "Harbour Post")
    static let tuesday = record("d", tugs, "2024-04-02", title: "Tugs bring ferry in", source: "Coast News")

    /// They close what came out before: a single date would not.
    static let heron =
        record("h", "A heron sits on the hall again.", "2024-08-01", source: "X")
        + record("h2", "The lock keeper of Wenn counts eels by the light of a lamp.", "2024-08-01", source: "X")
        + record("h3", "Apples are dear this year, and pears are not to be had.", "2024-08-01", source: "X")

    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Command.Outcome {
        try Command.run(
            ["index"] + arguments, environment: ["COLUMNS": "100"].merging(environment) { $1 }, in: folder.path)
    }

    /// The records that a subcommand prints.
    func lines(_ arguments: [String]) throws -> [[String: Any]] {
        let outcome = try run(arguments + ["--format", "jsonl"])
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try outcome.text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    /// Adds records, which are written to a file first.
    @discardableResult
    func add(_ name: String, _ records: String, to index: String = "i") throws -> Command.Outcome {
        try folder.write(name, records)
        let outcome = try run(["add", index, name])
        #expect(outcome.code == 0, "\(outcome.errors)")
        return outcome
    }

    /// The log of an index, which says all that was ever in it.
    func log(of index: String = "i") throws -> String { try run(["events", index, "--format", "jsonl"]).text }

    /// Expects that an index is sound.
    func verify(_ index: String = "i", _ comment: Comment? = nil) throws {
        let outcome = try run(["verify", index])
        let words = "\(comment?.rawValue ?? ""): \(outcome.text)\(outcome.errors)"
        #expect(outcome.code == 0 && outcome.text.isEmpty, "\(words)")
    }
}
