/// A story as `cluster` writes it with its texts: what a page shows.
///
/// The fields are those of Documentation/Output.md.
struct StoryRecord: Decodable, Sendable {
    var headline: String
    var terms: [String]
    var canonical: String
    var reasons: String
    var receipts: [ReceiptRecord]
    var overridden: Bool?
    var provenance: Provenance
    var confidence: Double
    /// The canonical's version first.
    var members: [VersionRecord]
    /// Per version, of the first ones: the cosines to the versions before it.
    var similarities: [[Double]]?
    /// nil in a result of a version before they were told.
    var related: [RelatedRecord]?

    struct Provenance: Decodable, Sendable {
        var independentTexts: Int
        var first: String?
        var origin: OriginRecord
        var dependentTexts: [DependentRecord]
        /// nil in a result of a version before it was told.
        var earliest: [String]?

        enum CodingKeys: String, CodingKey {
            case first, origin, earliest
            case independentTexts = "independent_texts"
            case dependentTexts = "dependent_texts"
        }
    }
}

/// Another story near to one.
struct RelatedRecord: Decodable, Sendable {
    /// Its place in the result, from 1.
    var rank: Int
    var headline: String
}

/// One distinct text of a story.
struct VersionRecord: Decodable, Sendable {
    /// The id of its canonical.
    var group: String
    var cosine: Double
    var reasons: String
    /// The canonical first.
    var articles: [ArticleRecord]
    var receipts: [ReceiptRecord]
    var provenance: Provenance
    var confidence: Double
    var sharedTerms: [String]?

    struct Provenance: Decodable, Sendable {
        var origin: OriginRecord
        var chain: [LinkRecord]
    }

    enum CodingKeys: String, CodingKey {
        case group, cosine, reasons, articles, receipts, provenance, confidence
        case sharedTerms = "shared_terms"
    }
}

struct ArticleRecord: Decodable, Sendable {
    var id: String
    var relation: String
    var similarity: Double
    var title: String?
    var source: String?
    var published: String?
    var url: String?
    var language: String?
    var words: Int?
    /// nil where the result was written without texts.
    var text: String?
}

/// How a candidate did when a canonical was chosen.
struct ReceiptRecord: Decodable, Sendable {
    var id: String
    var words: Int
    var contains: Int
    var complete: Double
    var earliest: Double?
    /// nil where the policy did not ask for it.
    var latest: Double?
    var central: Double
    var source: Double?
    var clean: Double
    var score: Double?
    /// nil for the chosen.
    var why: String?
}

/// Where a text or a story comes from.
struct OriginRecord: Decodable, Sendable {
    var id: String?
    var credit: String?
    var creditIsHere: Bool
    var signals: [String]
    var disagreeing: [Vote]
    var confidence: Double

    struct Vote: Decodable, Sendable {
        var signal: String
        var id: String
    }

    enum CodingKeys: String, CodingKey {
        case id, credit, signals, disagreeing, confidence
        case creditIsHere = "credit_is_here"
    }
}

/// An article and what it was copied from.
struct LinkRecord: Decodable, Sendable {
    var id: String
    var parent: String
    var kind: String
    var similarity: Double
    var alternatives: Int
    var signals: [String]
    var confidence: Double
}

/// A version and the version that it comes from in other words.
struct DependentRecord: Decodable, Sendable {
    var group: String
    var parent: String
    var kind: String
    var signals: [String]
    var confidence: Double
}
