/// Why two texts that share much are not versions of one text.
package enum Difference: UInt8, Sendable, CaseIterable {
    /// One template: other names and numbers stand in the same places.
    case otherFacts = 1
    /// One denies what the other says.
    case opposite
    /// What they share is standing text, which is in many articles of a source: neither title speaks of it.
    case standingText
    /// The one holds the other among things that have nothing to do with it.
    case collection
    /// A text that articles which are unlike each other hold, each at another place than its beginning.
    case quotation
    /// A page of the site instead of an article, under titles that have nothing to do with it nor with each other.
    case noArticle

    /// As it is written in tables.
    package var name: String {
        switch self {
        case .otherFacts: "other facts"
        case .opposite: "opposite"
        case .standingText: "standing text"
        case .collection: "collection"
        case .quotation: "quotation"
        case .noArticle: "no article text"
        }
    }
}

/// What the comparison of two texts word by word says of them.
struct Sameness: Sendable, Equatable {
    /// nil where they say the same.
    var difference: Difference?
    /// How the first holds what both share, and how the second does.
    var first = Holding.none
    var second = Holding.none
    /// How the longer holds the shorter.
    var part = Part.none
    /// What each has for itself, if they say the same.
    var ownText = OwnText.none

    static let same = Sameness()

    /// Whether each of two texts has a passage for itself that is more than what is filled into a form, and how they differ then.
    enum OwnText: Sendable {
        case none
        /// They differ in a few places.
        case inFewPlaces
        /// They differ in many: an article may have been written anew here and there.
        case inManyPlaces
    }

    /// How a text holds another that is a passage of it.
    enum Part: UInt8, Sendable {
        case none
        /// Whole.
        case held
        /// Whole, among things that seem to have little to do with it: of several such items it is a collection.
        case loose
        /// Whole, among things that have nothing to do with it.
        case ofCollection
    }

    /// How an article holds what another is.
    enum Holding: UInt8, Sendable {
        /// From its beginning, or as most of it.
        case none
        /// Not from its beginning.
        case inMidst
        /// So too, and without a word of it in its title: as an article holds a statement.
        case quotes
    }
}
