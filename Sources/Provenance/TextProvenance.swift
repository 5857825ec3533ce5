/// Where the text of a duplicate group comes from, and who copied whom.
public struct TextProvenance: Sendable, Equatable {
    public var origin: Origin
    /// What each member came from, the earliest first; without the origin, and those that nothing came before.
    public var chain: [Link]

    /// A member and what it most likely came from.
    public struct Link: Sendable, Equatable {
        public enum Kind: String, Sendable, Codable {
            /// By another source, or by one that is not known.
            case copy
            /// By the same source: a later state of its own text.
            case revision
            /// A revision with a mark: "UPDATE 2-".
            case update
            /// A revision with a mark: "Correction:".
            case correction
        }

        public var article: Int
        public var parent: Int
        public var kind: Kind
        /// The share of the article's text that the parent has, or the Jaccard similarity where that is more.
        public var similarity: Double
        /// How many other members were there before it and are as alike: copies look the same, so which one was
        /// copied cannot be told.
        public var alternatives: Int
        /// What speaks for the parent.
        public var signals: [Signal]
        /// In 0...1.
        public var confidence: Double
    }
}

/// What says where a text comes from.
public enum Signal: String, Sendable, CaseIterable {
    /// Published before all others that are dated.
    case earliest = "date"
    /// Others name its source in their dateline, byline or sign-off.
    case agency = "agency mark"
    /// Others name its source in their first lines.
    case cited
    /// It holds the most others.
    case containment
    /// The most alike.
    case similarity
    /// The same source.
    case source

    /// What the signal weighs where signals are counted: a printed name more than a date, which may be that of a page,
    /// and a date more than a length.
    var weight: Double {
        switch self {
        case .agency: 3
        case .cited, .earliest: 2
        case .containment: 1
        case .similarity, .source: 0
        }
    }
}

/// The article that a text most likely comes from.
public struct Origin: Sendable, Equatable {
    /// nil where the signals disagree and none outweighs the others together, where there are none, and for a story of which
    /// no outlet took another's text.
    public var article: Int?
    /// The agency or source that the articles credit the most, as they name it; nil where they credit none.
    public var credit: String?
    /// Whether the one credited is the source of an article here.
    public var isCreditHere: Bool
    /// What speaks for the article.
    public var signals: [Signal]
    /// What speaks for others.
    public var disagreeing: [Vote]
    /// The weight of the signals for the article by that of all, one more counted for what is not known; in 0...1.
    public var confidence: Double

    /// Nothing is known, and nothing to be said.
    package static let none = Origin(
        article: nil, credit: nil, isCreditHere: false, signals: [], disagreeing: [], confidence: 0)

    public struct Vote: Sendable, Equatable {
        public var signal: Signal
        public var article: Int
    }
}

/// How many texts of a story are independent, and what the others come from.
public struct StoryProvenance: Sendable, Equatable {
    public var origin: Origin
    /// The articles that share the first date, ascending by id: of those of one day that say no more of their time, each may
    /// have been the first. Undated ones, and those dated less exactly than the first, are none of them.
    public var earliest: [Int]
    /// Versions that no other version of the story explains.
    public var independentTexts: Int
    /// The others, in the order of the story's versions.
    public var dependents: [Dependent]

    /// The first article; nil where none is dated, and where several share the first date.
    public var first: Int? { earliest.count == 1 ? earliest[0] : nil }

    /// A version that comes from an earlier one.
    public struct Dependent: Sendable, Equatable {
        /// Canonicals of the two.
        public var version: Int
        public var parent: Int
        public var kind: TextProvenance.Link.Kind
        public var signals: [Signal]
        public var confidence: Double
    }
}
