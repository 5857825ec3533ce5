/// What was wrong with a text as it was published, so that a sound copy is the better one to keep.
package struct TextDamage: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Characters were read in another encoding than they were written in, or replaced.
    package static let characters = TextDamage(rawValue: 1 << 0)
    /// Character references were escaped more than once.
    package static let escapes = TextDamage(rawValue: 1 << 1)
    /// The body was printed twice.
    package static let repetition = TextDamage(rawValue: 1 << 2)
    /// Readers' comments stood behind the article.
    package static let comments = TextDamage(rawValue: 1 << 3)
}
