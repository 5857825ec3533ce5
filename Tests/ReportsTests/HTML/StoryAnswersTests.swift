import Corpus
import Testing

@testable import Reports

@Suite("What a story's page answers first")
struct StoryAnswersTests {
    /// The lines of an answer as they are read.
    private func lines(_ question: String, of answers: StoryAnswers) -> [String] {
        let answer = answers.list.first { $0["question"] as? String == question }
        return (answer?["lines"] as? [[String: Any]] ?? []).map { line in
            let article = line["article"] as? [String: Any]
            let address = line["address"] as? [String: Any]
            return [
                line["before"], article?["name"], article.map { _ in ", " }, article?["date"], line["after"],
                address?["text"],
            ].compactMap { $0 as? String }.joined()
        }
    }

    private func story(_ record: StoryRecord) -> ShownStory { ShownStory(record, number: 1) }

    /// The canonical copied the wire, as three others did, one of them through another; the wire wrote again later.
    private func copied() throws -> StoryRecord {
        var record = try InventedStory.record(
            versions: [["canonical", "wire", "echo", "ledger", "post", "again"], ["own"]],
            published: [
                "wire": "2024-04-04T07:00:00Z", "echo": "2024-04-04T08:00:00Z", "ledger": "2024-04-04T09:00:00Z",
            ],
            chain: [
                ("canonical", "wire"), ("echo", "wire"), ("ledger", "wire"), ("post", "echo"), ("again", "wire"),
            ])
        record.members[0].articles[5].source = "The wire"
        record.provenance.earliest = ["wire"]
        return record
    }

    @Test("The version to link to has its address, and says so where there is none")
    func address() throws {
        var record = try copied()
        #expect(
            lines("Link to", of: StoryAnswers(story(record), changes: [], updates: [])) == [
                "The canonical, undated, “Words.”: most complete; itself a copy of The wire, 4 Apr 07:00 (confidence 0.75)",
                "without a web address",
            ])
        record.members[0].articles[0].url = "https://www.echo.example/2024/a/"
        #expect(
            lines("Link to", of: StoryAnswers(story(record), changes: [], updates: [])).last == "echo.example/2024/a")
    }

    @Test("What outdates it is told with it")
    func outdated() throws {
        let story = story(try copied())
        func warning(isCorrection: Bool, changesNumbers: Bool) -> String? {
            let update = StoryAnswers.Update(
                article: 5, isCorrection: isCorrection, made: "14 → 19", changesNumbers: changesNumbers)
            return lines("Link to", of: StoryAnswers(story, changes: [], updates: [update])).last
        }
        #expect(
            warning(isCorrection: false, changesNumbers: true) == "Outdated: 14 → 19; see the update, The wire, undated"
        )
        #expect(
            warning(isCorrection: false, changesNumbers: false)
                == "Updated since: 14 → 19; see the update, The wire, undated")
        #expect(
            warning(isCorrection: true, changesNumbers: true)
                == "Corrected since: 14 → 19; see the correction, The wire, undated")
    }

    @Test("Who took from whom names the sources of most, and no outlet that takes from itself")
    func taken() throws {
        let answers = StoryAnswers(story(try copied()), changes: [], updates: [])
        #expect(
            lines("Who took from whom", of: answers) == [
                "The wire, 4 Apr 07:00, was taken up by The echo, The ledger and The canonical",
                "The echo, 4 Apr 08:00, was taken up by The post", "2 independent texts in 7 articles; 5 are copies",
            ])
        let apart = StoryAnswers(story(try InventedStory.record(versions: [["a"], ["b"]])), changes: [], updates: [])
        #expect(
            lines("Who took from whom", of: apart) == [
                "no outlet from another, as far as the texts tell", "2 independent texts in 2 articles",
            ])
        #expect(lines("What changed", of: apart) == [])
    }

    @Test("What changed counts what was kept, altered, added and left out, and gives the numbers")
    func changed() throws {
        func change(_ article: Int, _ numbers: String?, _ alters: Bool, _ adds: Bool, _ leaves: Bool)
            -> StoryAnswers.Change
        {
            .init(article: article, numbers: numbers, altersSentences: alters, addsSome: adds, leavesSomeOut: leaves)
        }
        let changes = [
            change(2, nil, false, false, false), change(3, "14 → 19", true, true, false),
            change(4, nil, true, false, true),
        ]
        #expect(
            lines("What changed", of: StoryAnswers(story(try copied()), changes: changes, updates: [])) == [
                "The ledger, 4 Apr 09:00: 14 → 19",
                "Of 3 articles that came from another, 1 kept every sentence, 2 altered some, 1 added some and 1 left some out",
            ])
    }

    @Test("How sure it is says of what each number is")
    func certainty() throws {
        let answers = StoryAnswers(story(try copied()), changes: [], updates: [])
        #expect(
            lines("How sure", of: answers) == [
                "One event: likely (confidence 0.80)", "Who took from whom: confidence 0.75",
                "Same text: every copy was compared in full, with a likeness of 0.90", "Cosine to the canonical 0.50",
            ])
    }

    @Test("A single article has an address and no more to answer")
    func single() throws {
        let answers = StoryAnswers(story(try InventedStory.record(versions: [["a"]])), changes: [], updates: []).list
        #expect(answers.map { $0["question"] as? String } == ["Link to"])
    }
}
