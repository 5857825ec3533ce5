/// One decision of a person about a run's result.
package struct OverrideRule: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Two articles are of one story, or of one text.
        case mustLink = "must-link"
        /// Two articles are of different stories, or different texts.
        case cannotLink = "cannot-link"
        /// An article stands for its story, its group, or both.
        case canonical
    }

    /// What a rule is about.
    package enum Scope: String, Sendable, CaseIterable {
        case story
        /// A duplicate group.
        case text
    }

    package let kind: Kind
    package let a: String
    /// nil for a canonical.
    package let b: String?
    /// nil for a canonical of both.
    package let scope: Scope?
    /// Where it stands in its file.
    package let line: Int

    /// The articles that it names.
    package var ids: [String] { [a] + (b.map { [$0] } ?? []) }

    package init(_ kind: Kind, _ a: String, _ b: String? = nil, of scope: Scope?, line: Int) {
        self.kind = kind
        (self.a, self.b) = (a, b)
        self.scope = scope
        self.line = line
    }

    /// As a reason: "must-link a b".
    package var text: String { ([kind.rawValue] + ids).joined(separator: " ") }

    /// The articles that a rule is about, and whether it links or parts them: two rules of one scope with the same
    /// repeat or contradict each other.
    struct Subject: Hashable {
        /// The bytes of their ids, since two may spell a letter in two ways; ascending.
        let articles: [[UInt8]]
        let isLink: Bool
    }

    var subject: Subject {
        Subject(
            articles: [a, b].compactMap { $0.map { Array($0.utf8) } }.sorted { $0.lexicographicallyPrecedes($1) },
            isLink: kind != .canonical)
    }

    /// Whether another rule is about the same articles in the same way.
    package func repeats(_ other: OverrideRule) -> Bool {
        (scope == other.scope || scope == nil || other.scope == nil) && subject == other.subject
    }
}
