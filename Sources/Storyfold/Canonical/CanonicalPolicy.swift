/// Which version stands for a duplicate group or a story.
///
/// Versions of sources that are never to be chosen, then versions that their publisher cut, and then copies whose text
/// was damaged, are passed over while another is there. Then the criteria apply in their order, each keeping the candidates that are as good as its best;
/// what is still equal after all of them is decided by id. Criteria with weights are one step: it keeps the candidate
/// with the highest weighted mean.
public struct CanonicalPolicy: Sendable, Equatable {
    /// What a version is judged by.
    public enum Preference: String, Sendable, CaseIterable {
        /// The longest clean text, and what holds the others.
        case complete
        /// The first publication.
        case earliest
        /// The last publication, for those who want the facts as they are now.
        case latest
        /// The most similar to all others.
        case central
        /// The source that stands first in ``CanonicalPolicy/sources``.
        case source
    }

    /// A criterion in its place.
    public struct Criterion: Sendable, Equatable {
        public var preference: Preference
        /// Above 0; nil for a step of its own.
        public var weight: Double?

        public init(_ preference: Preference, weight: Double? = nil) {
            self.preference = preference
            self.weight = weight
        }
    }

    /// The criterion that goes first.
    public var preference: Preference
    /// The criteria in their order, those with weights side by side; nil for the usual order behind ``preference``.
    public var criteria: [Criterion]?
    /// Names of sources, the most trusted first; compared without regard to case.
    public var sources: [String]
    /// Sources that stand for nothing while another is there; compared without regard to case.
    public var never: [String] = []
    /// Names of agencies, beyond those that are known, that a text may credit in its byline or last line.
    public var agencies: [String] = []

    public init(preference: Preference = .complete, sources: [String] = []) {
        self.preference = preference
        self.sources = sources
    }

    /// - Precondition: there is a criterion.
    public init(criteria: [Criterion], sources: [String] = [], never: [String] = []) {
        precondition(!criteria.isEmpty, "a policy without a criterion")
        preference = criteria[0].preference
        self.criteria = criteria
        self.sources = sources
        self.never = never
    }

    /// A text of at least this share of the longest one's words is as complete.
    static let completeShare = 0.95
    /// A version of at least this share of the highest mean similarity is as central.
    static let centralShare = 0.98
    /// In a story, only versions of at least this share of the highest mean similarity can be its most
    /// complete: a long background piece must not stand for the event.
    static let eventShare = 0.6
    /// Scores that are this near to each other are equal: they are sums of rounded quotients.
    static let scoreStep = 1e-9

    var order: [Preference] {
        if let criteria { return criteria.map(\.preference) }
        return switch preference {
        case .complete: [.complete, .source, .earliest, .central]
        case .earliest: [.earliest, .complete, .source, .central]
        case .latest: [.latest, .complete, .source, .central]
        case .central: [.central, .complete, .source, .earliest]
        case .source: [.source, .complete, .earliest, .central]
        }
    }

    /// One step of the cascade.
    enum Step: Equatable {
        case best(Preference)
        case weighted([Criterion])
    }

    var steps: [Step] {
        guard let criteria else { return order.map(Step.best) }
        let weighted = criteria.filter { $0.weight != nil }
        return criteria.compactMap { criterion in
            if criterion.weight == nil { return .best(criterion.preference) }
            return criterion == weighted.first ? .weighted(weighted) : nil
        }
    }

    /// Whether versions are judged by how late they came out.
    package var wantsLatest: Bool { order.contains(.latest) }

    /// Whether criteria with weights are the first step.
    var leadsWithWeights: Bool { criteria?.first?.weight != nil }
}
