import Fixtures
import Foundation
import Testing

@Suite("--policy and receipts")
struct PolicyTests {
    private static let corpus = [
        (
            "a", "Norvane Wire",
            "The ferry from Quillhaven struck a barge in fog and fourteen people were hurt on Thursday"
        ),
        (
            "b", "Harrow Vale Courier",
            "The ferry from Quillhaven struck a barge in fog and fourteen people were hurt on Thursday, police said"
        ),
        (
            "c", "Ostrane Ledger",
            "The ferry from Quillhaven struck a barge in fog and fourteen people were hurt on Thursday early"
        ),
    ].map { "{\"id\":\"\($0)\",\"source\":\"\($1)\",\"text\":\"\($2)\"}\n" }.joined()

    @Test("The policy decides, and the receipts of groups and stories say so", arguments: ["duplicates", "cluster"])
    func decides(command: String) throws {
        let folder = try TestFolder()
        try folder.write("n.jsonl", Self.corpus)
        try folder.write(
            "p.json",
            "{\"criteria\": [\"source\", \"complete\"], \"sources\": [\"ostrane ledger\"], \"never\": [\"Harrow Vale Courier\"]}"
        )
        let outcome = try Command.run([command, "n.jsonl", "--policy", "p.json", "--format", "jsonl"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let records = try objects(outcome.text)
        #expect(records[0].string("canonical") == "c")
        let group = command == "cluster" ? try #require(records[0].list("members").first) : records[0]
        let receipts = group.list("receipts")
        #expect(receipts.map { $0.string("id") } == ["a", "b", "c"])
        #expect(receipts.map { $0.string("passed_over") } == ["source", "never", nil])
        #expect(receipts[0].string("why") == "source not listed")
        #expect(receipts[2].number("source") == 1)
    }

    @Test("With --prefer latest the version with the facts as they are now stands for its text and its story")
    func latest() throws {
        let folder = try TestFolder()
        let report = "A ferry and a barge collided in fog off Quillhaven on Thursday, and the coastguard said that"
        let texts = [
            ("a", "2024-04-04T08:00Z", "\(report) at least 14 people had been hurt and taken ashore by lifeboats."),
            ("b", "2024-04-04T19:00Z", "\(report) at least 19 people had been hurt and taken ashore by lifeboats."),
            ("c", "2024-04-04", "\(report) at least 15 people had been hurt and taken ashore by lifeboats."),
        ]
        let path = try folder.write(
            "n.jsonl",
            texts.map { "{\"id\":\"\($0)\",\"published\":\"\($1)\",\"text\":\"\($2)\"}\n" }.joined())
        for (command, preference, canonical) in [
            ("duplicates", "latest", "b"), ("cluster", "latest", "b"), ("stories", "latest", "b"),
            ("cluster", "earliest", "a"),
        ] {
            let output = try Command.output(command, path, "--prefer", preference, "--format", "jsonl", "--quiet")
            let record = try #require(try objects(output).first)
            #expect(record.string("canonical") == canonical, "\(command)")
            guard command == "duplicates" else { continue }
            #expect(record.string("reasons")!.hasPrefix("latest of the group: 29 words"))
            let receipts = record.list("receipts")
            #expect(receipts.map { $0.number("latest") } == [0.421053, 1, 0])
            #expect(
                receipts.map { $0.string("why") } == ["not later than the chosen", nil, "not later than the chosen"])
        }
        #expect(try !Command.output("duplicates", path, "--format", "jsonl").contains("\"latest\""))
        let kept = try Command.output("dedup", path, "--prefer", "latest", "--quiet")
        #expect(try objects(kept).map { $0.string("id") } == ["b"])
        // A page has a column for it.
        let page = try Command.output("cluster", path, "--prefer", "latest", "--format", "html", "--quiet")
        #expect(page.contains(">Latest</th>") && page.contains("latest the other way round"))
        #expect(try !Command.output("cluster", path, "--format", "html", "--quiet").contains("Latest</th>"))
    }

    @Test("A policy that cannot be used is bad input, named with its line, before anything is read")
    func bad() throws {
        let folder = try TestFolder()
        try folder.write("p.json", "{\n\"nver\": []}")
        let outcome = try Command.run(["cluster", "n.jsonl", "--policy", "p.json"], in: folder.path)
        #expect(outcome.code == 65)
        #expect(
            outcome.errors == """
                storyfold: p.json:2: there is no key "nver"; known are "criteria", "sources", "never", "agencies"; did you mean \
                "never"?

                """)
        let missing = try Command.run(["cluster", "n.jsonl", "--policy", "q.json"], in: folder.path)
        #expect(missing.code == 66)
        #expect(missing.errors == "storyfold: q.json: there is no such file; expected a policy in JSON\n")
    }
}
