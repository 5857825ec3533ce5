import Corpus
import Testing

@testable import Storyfold

@Suite("Canonical policy")
struct CanonicalPolicyTests {
    /// A candidate that differs from the usual one in what is named.
    private static func candidate(
        _ article: Int, words: Int = 500, cut: Bool = false, furniture: Double = 0, published: Int64? = nil,
        rank: Int? = nil, centrality: Double = 0.5, contains: Int = 0
    ) -> CanonicalCandidate {
        CanonicalCandidate(
            article: article, words: words, isTruncated: cut, furnitureShare: furniture,
            published: published.map(PublicationDate.init(second:)),
            sourceRank: rank, centrality: centrality, containedOthers: contains)
    }

    private struct Choice: Equatable {
        var article: Int
        var reasons: String
    }

    private func choose(
        _ preference: CanonicalPolicy.Preference, _ candidates: [CanonicalCandidate], of size: Int? = nil,
        in scope: CanonicalPolicy.Scope = .group
    ) -> Choice {
        let policy = CanonicalPolicy(preference: preference, sources: ["a"])
        let choice = policy.choose(
            among: candidates, of: size ?? candidates.count, first: candidates.compactMap(\.published).min(), in: scope)
        return Choice(article: choice.article, reasons: choice.reasons)
    }

    /// Four versions, each the best of the group by one criterion.
    private static let four = [
        candidate(0, words: 1_120, published: 400, centrality: 0.60, contains: 3),
        candidate(1, words: 300, published: 100, centrality: 0.61),
        candidate(2, words: 310, published: 200, centrality: 0.8),
        candidate(3, words: 320, published: 300, rank: 0, centrality: 0.62),
    ]

    @Test("One of the reference says so before anything else, and the preference chooses among its copies")
    func reference() {
        let copies = [
            Self.candidate(3, words: 120, published: 200), Self.candidate(5, words: 120, published: 100),
        ]
        let chosen = choose(.complete, copies, of: 4, in: .reference)
        #expect(
            chosen == Choice(article: 5, reasons: "in the reference corpus: 120 words; earliest of the group"))
        #expect(choose(.earliest, copies, of: 4, in: .reference) == chosen)
        #expect(choose(.central, [copies[0]], of: 2, in: .reference).reasons.hasPrefix("in the reference corpus: "))
    }

    @Test(
        "Each preference puts its own criterion first, and says so",
        arguments: [
            (.complete, 0, "most complete: 1,120 words, contains 3 of 3 others"),
            (.earliest, 1, "earliest of the group: 300 words (the longest has 1,120)"),
            (.central, 2, "most central: mean similarity 0.80"),
            (.source, 3, "preferred source: 320 words (the longest has 1,120)"),
        ] as [(CanonicalPolicy.Preference, Int, String)])
    func preferences(preference: CanonicalPolicy.Preference, article: Int, reasons: String) {
        #expect(choose(preference, Self.four) == Choice(article: article, reasons: reasons))
    }

    @Test(
        "The order of the criteria begins with the preference and holds each once",
        arguments: CanonicalPolicy.Preference.allCases)
    func order(preference: CanonicalPolicy.Preference) {
        let order = CanonicalPolicy(preference: preference).order
        #expect(order.first == preference)
        #expect(Set(order) == Set(CanonicalPolicy.Preference.allCases))
        #expect(order.count == Set(order).count)
    }

    @Test("Of texts about as long, the one that contains more is more complete")
    func contains() {
        let candidates = [Self.candidate(0, words: 1_000), Self.candidate(1, words: 990, contains: 1)]
        #expect(
            choose(.complete, candidates)
                == Choice(
                    article: 1, reasons: "most complete: 990 words (the longest has 1,000), contains the other"))
    }

    @Test(
        "What ties by the preference is decided by the criteria after it",
        arguments: CanonicalPolicy.Preference.allCases)
    func laterCriteria(preference: CanonicalPolicy.Preference) {
        // Equal but for the date: only that criterion can tell them apart.
        let candidates = [Self.candidate(0, published: 200), Self.candidate(1, published: 100), Self.candidate(2)]
        #expect(choose(preference, candidates).article == 1)
        #expect(choose(preference, candidates).reasons.contains("earliest of the group"))
        // Equal but for the source.
        let sources = [Self.candidate(0), Self.candidate(1, rank: 1), Self.candidate(2, rank: 0)]
        #expect(choose(preference, sources).article == 2)
        #expect(choose(preference, sources).reasons.contains("preferred source"))
    }

    @Test(
        "What is equal by every criterion is decided by id, and that is said",
        arguments: CanonicalPolicy.Preference.allCases)
    func ties(preference: CanonicalPolicy.Preference) {
        let equal = [4, 2, 9].map { Self.candidate($0) }
        let choice = choose(preference, equal.sorted { $0.article < $1.article })
        #expect(choice.article == 2)
        #expect(choice.reasons.hasSuffix("; first by id of 3 equals"))
    }

    @Test(
        "A version that was cut is passed over while another is there", arguments: CanonicalPolicy.Preference.allCases)
    func truncated(preference: CanonicalPolicy.Preference) {
        let candidates = [
            Self.candidate(0, words: 900, cut: true, published: 1, rank: 0, centrality: 1, contains: 2),
            Self.candidate(1, words: 200, published: 50, rank: 1, centrality: 0.4),
        ]
        let choice = choose(preference, candidates)
        #expect(choice.article == 1)
        #expect(choice.reasons.hasSuffix("; 1 cut short passed over"))
        let cut = candidates.map { candidate in
            var candidate = candidate
            candidate.isTruncated = true
            return candidate
        }
        #expect(choose(preference, cut).article == 0)
        #expect(!choose(preference, cut).reasons.contains("cut short"))
    }

    @Test("Of equal texts the one with less furniture is chosen, where the difference is more than a tenth")
    func furniture() {
        #expect(choose(.complete, [Self.candidate(0, furniture: 0.4), Self.candidate(1, furniture: 0.1)]).article == 1)
        #expect(
            choose(.complete, [Self.candidate(0, furniture: 0.15), Self.candidate(1, furniture: 0.1)]).article == 0)
    }

    @Test("A long background piece does not stand for an event, though it may for a group")
    func background() {
        let candidates = [
            Self.candidate(0, words: 4_000, centrality: 0.1), Self.candidate(1, words: 500, centrality: 0.5),
        ]
        #expect(choose(.complete, candidates, in: .story).article == 1)
        #expect(choose(.complete, candidates, in: .group).article == 0)
    }

    @Test(
        "A version alone is the only one, in words",
        arguments: [
            (0, "0 words"), (1, "1 word"), (999, "999 words"), (1_000, "1,000 words"), (12_345_678, "12,345,678 words"),
        ])
    func single(words: Int, text: String) {
        let choice = choose(.complete, [Self.candidate(7, words: words)])
        #expect(choice == Choice(article: 7, reasons: "the only version: \(text)"))
    }

    @Test(
        "Undated and unlisted versions fall back to the most complete",
        arguments: [.earliest, .source] as [CanonicalPolicy.Preference])
    func fallsBack(preference: CanonicalPolicy.Preference) {
        let candidates = [Self.candidate(0, words: 200), Self.candidate(1, words: 700)]
        #expect(choose(preference, candidates) == Choice(article: 1, reasons: "most complete: 700 words"))
    }

    @Test("Every reason that holds is given, in one line")
    func all() {
        let candidates = [
            Self.candidate(0, words: 700, published: 5, rank: 0, contains: 1),
            Self.candidate(1, words: 200, published: 9),
        ]
        #expect(
            choose(.complete, candidates, in: .story).reasons
                == "most complete: 700 words, contains the other; earliest of the story; preferred source")
    }

    // MARK: Receipts, weights, sources never to choose

    @Test("Every candidate has a receipt: the chosen is passed over nowhere, every other once, at the step that did it")
    func receipts() throws {
        let candidates = [
            Self.candidate(0, words: 1_000, cut: true), Self.candidate(1, words: 300, published: 100),
            Self.candidate(2, words: 1_000, published: 300, contains: 1), Self.candidate(3, words: 990, published: 200),
            Self.candidate(4, words: 1_000, published: 300, contains: 1),
            Self.candidate(5, words: 1_000, published: 400, contains: 1),
        ]
        let choice = CanonicalPolicy().choose(among: candidates, of: 6, first: PublicationDate(second: 100), in: .group)
        #expect(choice.article == 2)
        #expect(choice.receipts.map(\.article) == [0, 1, 2, 3, 4, 5])
        #expect(
            choice.receipts.map(\.passedOver) == [.truncated, .complete, nil, .contains, .id, .earliest])
        let chosen = choice.receipts[2]
        #expect(
            choice.receipts.map { $0.reason(against: chosen) } == [
                "cut short by its publisher", "300 words, the chosen has 1,000", nil,
                "contains 0 of the others, the chosen 1", "equal, and later by id", "not earlier than the chosen",
            ])
        #expect(choice.receipts.map(\.complete) == [1, 0.3, 1, 0.99, 1, 1])
        #expect(choice.receipts[1].earliest == 1 && choice.receipts[5].earliest == 0)
        #expect(choice.receipts[0].earliest == nil && chosen.source == nil && chosen.score == nil)
    }

    @Test("A version alone was not chosen, so it has no receipt")
    func noReceipt() {
        #expect(CanonicalPolicy().choose(among: [Self.candidate(7)], of: 1, first: nil, in: .group).receipts.isEmpty)
    }

    @Test("Weights decide by the weighted mean, and what ties goes to the criteria behind")
    func weights() {
        // By words 1, 0.3, 0.31, 0.32; by time 0, 1, 2/3, 1/3.
        let byWords = CanonicalPolicy(criteria: [.init(.complete, weight: 3), .init(.earliest, weight: 1)])
        let choice = byWords.choose(among: Self.four, of: 4, first: PublicationDate(second: 100), in: .group)
        #expect(choice.article == 0)
        #expect(choice.reasons == "best by weight: score 0.75, 1,120 words, contains 3 of 3 others")
        let byTime = CanonicalPolicy(criteria: [.init(.complete, weight: 1), .init(.earliest, weight: 3)])
        let early = byTime.choose(among: Self.four, of: 4, first: PublicationDate(second: 100), in: .group)
        #expect(early.article == 1)
        #expect(early.receipts.map(\.passedOver) == [.score, nil, .score, .score])
        for (receipt, candidate) in zip(early.receipts, Self.four) {
            let words = Double(candidate.words) / 1_120
            let time = Double(400 - candidate.published!.first) / 300
            #expect(abs(receipt.score! - (words + 3 * time) / 4) < 1e-12)
        }
        let tied = [Self.candidate(0, published: 200), Self.candidate(1, published: 100)]
        let policy = CanonicalPolicy(criteria: [.init(.complete, weight: 1), .init(.earliest)])
        #expect(policy.choose(among: tied, of: 2, first: PublicationDate(second: 100), in: .group).article == 1)
    }

    @Test("A source that is never to be chosen stands for nothing while another is there")
    func never() {
        var candidates = Self.four
        candidates[0].isNever = true
        let choice = CanonicalPolicy().choose(among: candidates, of: 4, first: PublicationDate(second: 100), in: .group)
        #expect(choice.article == 3)
        #expect(choice.receipts[0].passedOver == .never)
        #expect(choice.reasons.hasSuffix("; 1 of sources never chosen passed over"))
        for index in candidates.indices { candidates[index].isNever = true }
        let unwanted = CanonicalPolicy().choose(
            among: candidates, of: 4, first: PublicationDate(second: 100), in: .group)
        #expect(unwanted.article == 0)
        #expect(unwanted.reasons.hasSuffix("; only sources that are never to be chosen"))
    }
}
