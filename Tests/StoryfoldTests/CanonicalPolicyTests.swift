import Corpus
import Testing

@testable import Storyfold

@Suite("Canonical policy")
struct CanonicalPolicyTests {
    /// A candidate that differs from the usual one in what is named.
    private static func candidate(
        _ article: Int, words: Int = 500, cut: Bool = false, furniture: Double = 0, published: Int64? = nil,
        rank: Int? = nil, centrality: Double = 0.5, contains: Int = 0, damage: TextDamage = [], piece: PieceKind? = nil
    ) -> CanonicalCandidate {
        CanonicalCandidate(
            article: article, words: words, isTruncated: cut, damage: damage, piece: piece, furnitureShare: furniture,
            published: published.map(PublicationDate.init(second:)),
            sourceRank: rank, centrality: centrality, containedOthers: contains)
    }

    /// Of candidates published from 100 to 400.
    private static let times = CanonicalPolicy.Times([PublicationDate(second: 100), PublicationDate(second: 400)])

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
            among: candidates, of: size ?? candidates.count,
            times: CanonicalPolicy.Times(candidates.compactMap(\.published)),
            in: scope)
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
            (.latest, 0, "latest of the group: 1,120 words, contains 3 of 3 others"),
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
        // Of the two by time one alone, as they contradict each other.
        let other = preference == .latest ? CanonicalPolicy.Preference.earliest : .latest
        #expect(Set(order) == Set(CanonicalPolicy.Preference.allCases.filter { $0 != other }))
        #expect(order.count == Set(order).count)
    }

    @Test("A sound copy goes before damaged ones, whatever their length, and the reasons count those")
    func damaged() {
        let candidates = [
            Self.candidate(0, words: 900, published: 100, damage: .characters),
            Self.candidate(1, words: 950, damage: [.escapes, .comments]), Self.candidate(2, words: 400, published: 300),
            Self.candidate(3, words: 990, damage: .repetition), Self.candidate(4, words: 800, damage: .characters),
            Self.candidate(5, words: 999, damage: .comments),
        ]
        let notes =
            "; 2 with damaged characters passed over; 1 with references escaped twice passed over"
            + "; 1 with its body printed twice passed over; 1 with readers' comments passed over"
        for preference in CanonicalPolicy.Preference.allCases {
            let choice = choose(preference, candidates)
            #expect(choice.article == 2)
            #expect(choice.reasons.hasSuffix(notes), "\(choice.reasons)")
            #expect(choose(preference, candidates, in: .reference).article == 2)
        }
        let receipts = CanonicalPolicy().choose(
            among: candidates, of: 6, times: nil, in: .group
        ).receipts
        #expect(receipts.filter { $0.passedOver == .damaged }.map(\.article) == [0, 1, 3, 4, 5])
        #expect(receipts[1].reason(against: receipts[2]) == "references escaped twice, readers' comments")
    }

    @Test("Where all are damaged the criteria decide, as they do among the versions of a story")
    func allDamaged() {
        let damaged = [
            Self.candidate(0, words: 300, damage: .characters), Self.candidate(1, words: 900, damage: .comments),
        ]
        #expect(choose(.complete, damaged) == Choice(article: 1, reasons: "most complete: 900 words"))
        let versions = [Self.candidate(0, words: 300), damaged[1], Self.candidate(2, words: 899)]
        #expect(choose(.complete, Array(versions.prefix(2)), in: .story).article == 1)
        #expect(choose(.complete, versions, in: .story).article == 2)
        #expect(choose(.complete, [Self.candidate(0, words: 10, cut: true), damaged[1]]).article == 1)
    }

    @Test("Of texts about as long, the one that contains more is more complete")
    func contains() {
        let candidates = [Self.candidate(0, words: 1_000), Self.candidate(1, words: 990, contains: 1)]
        #expect(
            choose(.complete, candidates)
                == Choice(
                    article: 1, reasons: "as complete as any: 990 words (the longest has 1,000), contains the other"))
    }

    @Test(
        "What ties by the preference is decided by the criteria after it",
        arguments: CanonicalPolicy.Preference.allCases.filter { $0 != .latest })
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
        #expect(choose(preference, cut).article == (preference == .latest ? 1 : 0))
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
        arguments: [.earliest, .latest, .source] as [CanonicalPolicy.Preference])
    func fallsBack(preference: CanonicalPolicy.Preference) {
        let candidates = [Self.candidate(0, words: 200), Self.candidate(1, words: 700)]
        #expect(choose(preference, candidates) == Choice(article: 1, reasons: "most complete: 700 words"))
    }

    @Test(
        "The latest of the eligible is chosen, and of those dated alike the most complete, then the trusted source",
        arguments: [.group, .story] as [CanonicalPolicy.Scope])
    func latest(scope: CanonicalPolicy.Scope) {
        let candidates = [
            Self.candidate(0, words: 900, published: 100), Self.candidate(1, words: 200, published: 300),
            Self.candidate(2, words: 300, published: 300), Self.candidate(3, words: 299, published: 300, rank: 0),
            Self.candidate(4, words: 800),
        ]
        #expect(choose(.latest, candidates, in: scope).article == 3)
        #expect(
            choose(.latest, candidates, in: scope).reasons
                == "one of the 3 latest of the \(scope.rawValue): 299 words (the longest has 900); preferred source")
        // A later copy is there, but it cannot stand for the group.
        let first = PublicationDate(second: 100)
        let choice = CanonicalPolicy(preference: .latest).choose(
            among: Array(candidates[..<2]), of: 5, times: .init([first, PublicationDate(second: 900)]), in: scope)
        #expect(choice.reasons.hasPrefix("latest that can stand for the \(scope.rawValue): 200 words"))
        #expect(choice.receipts.map(\.passedOver) == [.latest, nil])
        #expect(choice.receipts[0].reason(against: choice.receipts[1]) == "not later than the chosen")
    }

    @Test("What its publisher cut, or a source never to be chosen, is not the latest while another is there")
    func latestAllowed() {
        var candidates = [
            Self.candidate(0, published: 100), Self.candidate(1, cut: true, published: 300),
            Self.candidate(2, published: 400),
        ]
        candidates[2].isNever = true
        #expect(choose(.latest, candidates).article == 0)
    }

    /// A candidate for each date, dated as exactly as that says.
    private static func candidates(_ dates: [String?]) throws -> [CanonicalCandidate] {
        try dates.enumerated().map { article, text in
            var candidate = candidate(article)
            candidate.published = try text.map { try #require(DateReader(latestYear: 2025).date($0)) }
            return candidate
        }
    }

    @Test(
        "A day alone counts from its beginning for the latest and from its end for the earliest",
        arguments: [
            (["2024-04-04", "2024-04-04T00:00:00Z", nil], 1, 1),
            (["2024-04-04T23:59:59Z", "2024-04-04", nil], 0, 0),
            (["2024-04-04T07:20:00Z", "2024-04-05", "2024-04"], 1, 0),
            (["2024-04", "2024-W14", "2024-04-02"], 2, 2),
            (["2024-04-03", "2024", "2023-12-31T23:00Z"], 0, 2),
            (["2023-12-31", "2024", nil], 1, 0),
        ] as [([String?], Int, Int)])
    func precision(dates: [String?], latest: Int, earliest: Int) throws {
        let candidates = try Self.candidates(dates)
        #expect(choose(.latest, candidates).article == latest)
        #expect(choose(.latest, candidates).reasons.contains("latest of the group: "))
        #expect(choose(.earliest, candidates).article == earliest)
        // Whatever order they stand in.
        #expect(choose(.latest, candidates.reversed()).article == latest)
    }

    @Test("Receipts say how late each came out, where the policy asks, and weights use it")
    func latestReceipts() throws {
        let candidates = try Self.candidates(["2024-04-01", "2024-04-03T00:00:00Z", nil, "2024-04-05"])
        let plain = CanonicalPolicy().choose(among: candidates, of: 4, times: nil, in: .group)
        #expect(plain.receipts.allSatisfy { $0.latest == nil })
        let choice = CanonicalPolicy(preference: .latest).choose(among: candidates, of: 4, times: nil, in: .group)
        #expect(choice.receipts.map(\.latest) == [0, 0.5, nil, 1])
        #expect(choice.receipts.map(\.passedOver) == [.latest, .latest, .latest, nil])
        #expect(choice.receipts[2].reason(against: choice.receipts[3]) == "undated")
        let weighted = CanonicalPolicy(criteria: [.init(.latest, weight: 2), .init(.complete, weight: 1)])
            .choose(among: candidates, of: 4, times: nil, in: .group)
        #expect(weighted.article == 3)
        for (receipt, late) in zip(weighted.receipts, [0, 0.5, 0, 1]) {
            #expect(abs(receipt.score! - (2 * late + 1) / 3) < 1e-12)
        }
        let behind = CanonicalPolicy(criteria: [.init(.complete), .init(.latest)])
            .choose(
                among: candidates, of: 4, times: CanonicalPolicy.Times(candidates.compactMap(\.published)), in: .group)
        #expect(behind.article == 3)
        #expect(behind.reasons == "most complete: 500 words; latest of the group")
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

    @Test("Where dates do not tell who was first, the chosen is one of those that may have been")
    func ties() throws {
        func reasons(_ dates: [String?], _ preference: CanonicalPolicy.Preference = .complete) throws -> String {
            var candidates = try Self.candidates(dates)
            candidates[0].words = 600
            return choose(preference, candidates, in: .story).reasons
        }
        let day = "2024-01-25"
        #expect(
            try reasons([day, day, day, "2024-01-26"]) == "most complete: 600 words; one of the 3 earliest of the story"
        )
        #expect(try !reasons([day, "2024-01-25T09:00:00Z"]).contains("earliest"))
        #expect(try reasons([day, "2024-01-26T09:00:00Z", "2024-01-26"]).hasSuffix("; earliest of the story"))
        #expect(try !reasons(["2024-01-26", day, day]).contains("earliest"))
        #expect(try reasons([day, day], .earliest) == "one of the 2 earliest of the story: 600 words")
        #expect(
            try reasons(["2024-01-26", day, "2024-01-26"], .latest) == "one of the 2 latest of the story: 600 words")
        #expect(try reasons([day, nil]) == "most complete: 600 words; earliest of the story")
    }

    @Test(
        "A piece that is no plain report heads a story only where no report is there",
        arguments: CanonicalPolicy.Preference.allCases)
    func pieces(preference: CanonicalPolicy.Preference) {
        let piece = Self.candidate(
            0, words: 900, published: preference == .latest ? 300 : 100, rank: 0, centrality: 0.9, piece: .background)
        let report = Self.candidate(1, words: 200, cut: true, published: 200, centrality: 0.1, damage: .characters)
        let choice = CanonicalPolicy(preference: preference, sources: ["a"]).choose(
            among: [piece, report], of: 2, times: nil, in: .story)
        #expect(choice.article == 1)
        #expect(choice.receipts[0].passedOver == .kind)
        #expect(
            choice.receipts[0].reason(against: choice.receipts[1]) == "a background piece by its title, beside a report"
        )
        let alone = choose(
            preference, [piece, Self.candidate(2, words: 100, published: 200, piece: .analysis)], in: .story)
        #expect(alone.article == 0)
        #expect(alone.reasons.contains("; a background piece; there is no plain report"))
    }

    @Test("Of a longer text that was passed over it is said what it is")
    func longer() {
        func reasons(_ other: CanonicalCandidate) -> String {
            choose(.complete, [Self.candidate(0, words: 95, published: 1), other], in: .story).reasons
        }
        let outlier = [
            Self.candidate(0, words: 95, centrality: 0.5), Self.candidate(1, words: 90, centrality: 0.5),
            Self.candidate(2, words: 1_170, centrality: 0.1),
        ]
        #expect(
            choose(.complete, outlier, in: .story).reasons.hasPrefix(
                "most complete: 95 words (the longest, 1,170 words, is about something else)"))
        #expect(
            reasons(Self.candidate(1, words: 170, piece: .analysis)).hasPrefix(
                "most complete: 95 words (the longest, 170 words, is an analysis)"))
        #expect(
            reasons(Self.candidate(1, words: 170, cut: true)).hasPrefix(
                "most complete: 95 words (the longest, 170 words, is cut short)"))
        #expect(
            choose(.complete, [Self.candidate(0, words: 95), Self.candidate(1, words: 170, damage: .comments)]).reasons
                .hasPrefix("most complete: 95 words (the longest, 170 words, has readers' comments)"))
        #expect(
            choose(.complete, [Self.candidate(0, words: 500, centrality: 0.6), Self.candidate(1, words: 505)]).reasons
                == "as complete as any: 500 words (the longest has 505); closer to the others")
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
        let choice = CanonicalPolicy().choose(among: candidates, of: 6, times: Self.times, in: .group)
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
        #expect(CanonicalPolicy().choose(among: [Self.candidate(7)], of: 1, times: nil, in: .group).receipts.isEmpty)
    }

    @Test("Weights decide by the weighted mean, and what ties goes to the criteria behind")
    func weights() {
        // By words 1, 0.3, 0.31, 0.32; by time 0, 1, 2/3, 1/3.
        let byWords = CanonicalPolicy(criteria: [.init(.complete, weight: 3), .init(.earliest, weight: 1)])
        let choice = byWords.choose(among: Self.four, of: 4, times: Self.times, in: .group)
        #expect(choice.article == 0)
        #expect(choice.reasons == "best by weight: score 0.75, 1,120 words, contains 3 of 3 others")
        let byTime = CanonicalPolicy(criteria: [.init(.complete, weight: 1), .init(.earliest, weight: 3)])
        let early = byTime.choose(among: Self.four, of: 4, times: Self.times, in: .group)
        #expect(early.article == 1)
        #expect(early.receipts.map(\.passedOver) == [.score, nil, .score, .score])
        for (receipt, candidate) in zip(early.receipts, Self.four) {
            let words = Double(candidate.words) / 1_120
            let time = Double(400 - candidate.published!.first) / 300
            #expect(abs(receipt.score! - (words + 3 * time) / 4) < 1e-12)
        }
        let tied = [Self.candidate(0, published: 200), Self.candidate(1, published: 100)]
        let policy = CanonicalPolicy(criteria: [.init(.complete, weight: 1), .init(.earliest)])
        #expect(policy.choose(among: tied, of: 2, times: Self.times, in: .group).article == 1)
    }

    @Test("A source that is never to be chosen stands for nothing while another is there")
    func never() {
        var candidates = Self.four
        candidates[0].isNever = true
        let choice = CanonicalPolicy().choose(among: candidates, of: 4, times: Self.times, in: .group)
        #expect(choice.article == 3)
        #expect(choice.receipts[0].passedOver == .never)
        #expect(choice.reasons.hasSuffix("; 1 of sources never chosen passed over"))
        for index in candidates.indices { candidates[index].isNever = true }
        let unwanted = CanonicalPolicy().choose(
            among: candidates, of: 4, times: Self.times, in: .group)
        #expect(unwanted.article == 0)
        #expect(unwanted.reasons.hasSuffix("; only sources that are never to be chosen"))
    }
}
