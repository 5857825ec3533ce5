/// Which version stands for a duplicate group or a story.
///
/// A version that its publisher cut is passed over while another is there. Then the criteria apply in the
/// order of the preference, each keeping the candidates that are as good as its best; what is still equal
/// after all of them is decided by id.
public struct CanonicalPolicy: Sendable, Equatable {
    /// The criterion that goes first.
    public enum Preference: String, Sendable, CaseIterable {
        /// The longest clean text, and what holds the others.
        case complete
        /// The first publication.
        case earliest
        /// The most similar to all others.
        case central
        /// The source that stands first in ``CanonicalPolicy/sources``.
        case source
    }

    public var preference: Preference
    /// Names of sources, the most trusted first; compared without regard to case.
    public var sources: [String]

    public init(preference: Preference = .complete, sources: [String] = []) {
        self.preference = preference
        self.sources = sources
    }

    /// A text of at least this share of the longest one's words is as complete.
    static let completeShare = 0.95
    /// A version of at least this share of the highest mean similarity is as central.
    static let centralShare = 0.98
    /// In a story, only versions of at least this share of the highest mean similarity can be its most
    /// complete: a long background piece must not stand for the event.
    static let eventShare = 0.6

    var order: [Preference] {
        switch preference {
        case .complete: [.complete, .source, .earliest, .central]
        case .earliest: [.earliest, .complete, .source, .central]
        case .central: [.central, .complete, .source, .earliest]
        case .source: [.source, .complete, .earliest, .central]
        }
    }
}
