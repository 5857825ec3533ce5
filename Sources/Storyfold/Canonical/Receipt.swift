package import Corpus

/// How one candidate did when a canonical was chosen: its value by each criterion, and where it was passed over.
public struct Receipt: Sendable, Equatable {
    /// Where a candidate was passed over.
    public enum Step: String, Sendable, CaseIterable {
        /// A person chose another.
        case overridden
        /// Its source is never to be chosen.
        case never
        /// It is no plain report of the event, as its title says.
        case kind
        /// Its publisher cut it.
        case truncated
        /// Its text was damaged, was printed twice, or had readers' comments behind it.
        case damaged
        /// Too far from the middle of the story to stand for the event.
        case event
        /// Shorter than the longest, by the criterion "complete".
        case complete
        /// As long, but it holds fewer of the others.
        case contains
        case earliest
        case latest
        case central
        case source
        /// The weighted mean of the criteria with weights.
        case score
        /// More furniture came with it.
        case furniture
        /// Equal by everything; another comes first by id.
        case id
    }

    /// A position in the fold's articles.
    public var article: Int
    /// Words of the clean text.
    public var words: Int
    /// How many of the others it holds; 0 in a story.
    public var contains: Int
    /// Words as a share of those of the longest candidate, in 0...1.
    public var complete: Double
    /// 1 for the first publication, 0 for the last, by time between; nil where undated.
    public var earliest: Double?
    /// 1 for the last publication, 0 for the first; nil where undated, and where the policy has no such criterion.
    public var latest: Double?
    /// Mean similarity to the others as a share of the highest, in 0...1.
    public var central: Double
    /// 1 for the most trusted source, less by equal steps down the list, 0 where not listed; nil without a list.
    public var source: Double?
    /// The share of the published text that was no furniture, in 0...1.
    public var clean: Double
    /// The weighted mean of the criteria with weights, in 0...1; nil where there are none.
    public var score: Double?
    /// nil for the canonical.
    public var passedOver: Step?
    /// What was wrong with the text as it was published.
    package var damage: TextDamage = []
    /// What it is where it is no plain report.
    package var piece: PieceKind?
}

extension Receipt {
    /// Why the candidate was passed over, against the one that was chosen; nil for that one.
    public func reason(against chosen: Receipt) -> String? {
        func share(_ value: Double) -> String { Decimals.text(value, places: 2) }
        return switch passedOver {
        case nil: nil
        case .overridden: "another was chosen by override"
        case .never: "a source that is never to be chosen"
        case .kind: piece.map { "\($0.noun) by its title, beside a report" } ?? "no plain report"
        case .truncated: "cut short by its publisher"
        case .damaged: damage.words.joined(separator: ", ")
        case .event:
            "about something else: centrality \(share(central)), at least \(share(CanonicalPolicy.eventShare)) stands for "
                + "the event"
        case .complete:
            "\(Decimals.grouped(words)) words, the chosen has \(Decimals.grouped(chosen.words))"
        case .contains: "contains \(contains) of the others, the chosen \(chosen.contains)"
        case .earliest: earliest == nil ? "undated" : "not earlier than the chosen"
        case .latest: latest == nil ? "undated" : "not later than the chosen"
        case .central: "centrality \(share(central)), the chosen has \(share(chosen.central))"
        case .source: source == 0 ? "source not listed" : "source further down the list"
        case .score: "score \(share(score ?? 0)), the chosen has \(share(chosen.score ?? 0))"
        case .furniture: "clean \(share(clean)), the chosen \(share(chosen.clean))"
        case .id: "equal, and later by id"
        }
    }
}

extension TextDamage {
    /// What is wrong, each kind in a few words.
    var words: [String] { Self.kinds.filter { contains($0.damage) }.map(\.words) }

    static let kinds: [(damage: TextDamage, words: String)] = [
        (.characters, "damaged characters"), (.escapes, "references escaped twice"),
        (.repetition, "its body printed twice"), (.comments, "readers' comments"),
    ]
}

extension PieceKind {
    /// As a sentence names it: "an analysis".
    var noun: String {
        switch self {
        case .background: "a background piece"
        case .analysis: "an analysis"
        case .reactions: "a collection of reactions"
        case .live: "a live page"
        case .opinion: "an opinion piece"
        case .preview: "a preview"
        case .list: "a list of reports"
        case .media: "pictures or film"
        }
    }
}
