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
        #expect(missing.errors == "storyfold: q.json: there is no such file; expected is a policy in JSON\n")
    }
}
