import Corpus
import Foundation
import Testing

@testable import Reports

/// Invented stories, as a result has them.
enum InventedStory {
    /// - Parameters:
    ///   - versions: of each the ids of its articles, the canonical first.
    ///   - published: by id; what is missing is undated.
    ///   - chain: copies, each with what it came from.
    static func record(
        versions: [[String]], published: [String: String] = [:], chain: [(id: String, parent: String)] = [],
        dependents: [(group: String, parent: String)] = [], similarities: [[Double]]? = nil,
        texts: [String: String] = [:]
    ) throws -> StoryRecord {
        let origin: [String: Any] = [
            "credit_is_here": false, "signals": [String](), "disagreeing": [Any](), "confidence": 0.5,
        ]
        let members = versions.map { ids -> [String: Any] in
            let links = chain.filter { ids.contains($0.id) }.map { link -> [String: Any] in
                [
                    "id": link.id, "parent": link.parent, "kind": "copy", "similarity": 1, "alternatives": 0,
                    "signals": [String](), "confidence": 0.75,
                ]
            }
            let articles = ids.map { id -> [String: Any] in
                var article: [String: Any] = [
                    "id": id, "relation": "near", "similarity": 0.9, "source": "The \(id)", "words": 1,
                    "text": texts[id] ?? "Words.",
                ]
                if let published = published[id] { article["published"] = published }
                return article
            }
            return [
                "group": ids[0], "cosine": 0.5, "reasons": "most complete", "articles": articles, "receipts": [Any](),
                "provenance": ["origin": origin, "chain": links], "confidence": 0.9,
            ]
        }
        var story: [String: Any] = [
            "headline": "A headline", "terms": ["word"], "canonical": versions[0][0], "reasons": "most complete",
            "receipts": [Any](), "confidence": 0.8, "members": members,
            "provenance": [
                "independent_texts": versions.count - dependents.count, "origin": origin,
                "dependent_texts": dependents.map { dependent -> [String: Any] in
                    [
                        "group": dependent.group, "parent": dependent.parent, "kind": "copy", "signals": [String](),
                        "confidence": 0.25,
                    ]
                },
            ],
        ]
        if let similarities { story["similarities"] = similarities }
        return try JSONDecoder().decode(StoryRecord.self, from: JSONSerialization.data(withJSONObject: story))
    }
}

@Suite("A story's articles as its page names them")
struct ShownStoryTests {
    @Test("Facts, anchors and the order of time")
    func names() throws {
        let record = try InventedStory.record(
            versions: [["b", "a"], ["path/c"]],
            published: ["a": "2024-04-04T10:00:00Z", "path/c": "2024-04-03T09:00:00Z"])
        let story = ShownStory(record, number: 7)
        #expect(story.members.map(\.anchor) == ["s7-1", "s7-2", "s7-3"])
        #expect(story.members.map(\.date) == ["undated", "4 Apr 10:00", "3 Apr 09:00"])
        #expect(story.dated == [2, 1])
        #expect(story.counts == "3 articles · 2 versions · 3 sources")
        let days = try #require(story.days)
        #expect(days == ("3–4 Apr 2024", "2024-04-03", "2024-04-04"))
        #expect(story.canonical(ofVersion: 1).record.id == "path/c")
        #expect(story.position(of: "a") == 1)
        #expect(story.position(of: "nobody") == nil)
    }

    @Test("Ids that spell a letter in other bytes are of two articles")
    func composedIds() throws {
        let ids = ["caf\u{E9}", "cafe\u{301}"]
        let story = ShownStory(
            try InventedStory.record(versions: [["c"], ids], chain: [(id: ids[1], parent: ids[0])]), number: 1)
        #expect(story.position(of: ids[0]) == 1)
        #expect(story.position(of: ids[1]) == 2)
        #expect(story.lineage.links.map { $0?.parent } == [nil, nil, 1])
    }

    @Test("Reasons are told whole, however long")
    func longReasons() throws {
        var record = try InventedStory.record(versions: [["a"], ["b"]])
        record.reasons = String(repeating: "must-link of a and b, ", count: 40) + "the last rule"
        let answers = StoryAnswers(ShownStory(record, number: 1), changes: [], updates: []).list
        let lines = answers.first?["lines"] as? [[String: Any]]
        #expect((lines?.first?["after"] as? String)?.hasSuffix(": " + record.reasons) == true)
    }

    @Test("The most articles within a day are its growth")
    func growth() throws {
        let times = [
            "2024-04-01T00:00:00Z", "2024-04-02T12:00:00Z", "2024-04-02T13:00:00Z", "2024-04-03T11:59:59Z",
            "2024-04-03T12:00:00Z",
        ]
        let ids = times.indices.map { "a\($0)" }
        let record = try InventedStory.record(
            versions: [ids], published: Dictionary(uniqueKeysWithValues: zip(ids, times)))
        let summary = StorySummary(ShownStory(record, number: 1))
        // Two at twelve are a whole day apart, which is no longer within one.
        #expect(summary.growth?.articles == 3)
        #expect(summary.growth?.from.first == 1_712_059_200)
        #expect(summary.days?.first == "2024-04-01")
        #expect(summary.days?.last == "2024-04-03")
    }
}

@Suite("An article beside the canonical")
struct OtherArticleTests {
    private static let sentences = [
        "The ferry left the old harbour in thick fog.", "At least 14 people were hurt on board.",
        "Two lifeboats came out from the island.", "The strait is nine kilometres wide there.",
        "Nobody was missing by the evening.",
    ]

    private func values(_ id: String, chain: [(id: String, parent: String)]) throws -> [String: Any] {
        let all = Self.sentences
        let record = try InventedStory.record(
            versions: [["canonical", "wire", "echo"]],
            published: [
                "wire": "2024-04-04T08:00:00Z", "echo": "2024-04-04T09:00:00Z", "canonical": "2024-04-04T10:00:00Z",
            ],
            chain: chain,
            texts: [
                "wire": all[..<4].joined(separator: " "),
                "echo": ([all[0], all[1].replacing("14", with: "19")] + all[2...2]).joined(separator: " "),
                "canonical": all.joined(separator: " "),
            ])
        let story = ShownStory(record, number: 1)
        return OtherArticle(story.position(of: id)!, beside: 0, in: story) { index in
            ComparedText(story.members[index].record.text!, title: nil, language: "en", tokenizer: Tokenizer())
        }.values
    }

    @Test("What the canonical came from shares sentences with it, and the canonical adds the rest")
    func source() throws {
        let values = try values("wire", chain: [("canonical", "wire"), ("echo", "wire")])
        #expect(values["adds"] as? String == "4 of 4 sentences shared with the canonical; that one adds 1.")
        #expect(values["lineage"] == nil && values["changes"] == nil)
    }

    @Test("A copy of the canonical's source is laid beside both, and changed what its source says")
    func sibling() throws {
        let values = try values("echo", chain: [("canonical", "wire"), ("echo", "wire")])
        #expect(values["adds"] as? String == "2 of 3 sentences shared with the canonical, 1 alike; 2 only there.")
        #expect(
            values["lineage"] as? String
                == "A copy of The wire, 4 Apr 08:00 (confidence 0.75): 2 of 3 sentences copied, 1 altered, none added, 1 left out."
        )
        #expect(values["changes"] as? String == "14 → 19")
    }

    @Test("A copy of the canonical itself says so once")
    func copy() throws {
        let values = try values("echo", chain: [("echo", "canonical")])
        #expect(values["adds"] as? String == "")
        #expect(
            values["lineage"] as? String
                == "A copy of The canonical, 4 Apr 10:00 (confidence 0.75): 2 of 3 sentences copied, 1 altered, none added, 2 left out."
        )
    }
}
