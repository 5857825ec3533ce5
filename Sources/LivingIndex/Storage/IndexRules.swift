import Corpus
import GRDB
package import Storyfold

/// A rule of a person that an index was given.
package struct IndexRule: Sendable, Equatable {
    /// Ascending from 1; kept as the line of the rule.
    package var number: Int { rule.line }
    package let rule: OverrideRule
    /// The change that it came with.
    package let change: Int
    /// The change that took it back; nil where it stands.
    package let undone: Int?
    /// Whether the articles that it names are there: until then it waits.
    package let hasArticles: Bool
}

/// The rules that an index obeys.
struct IndexRules {
    /// Where they are kept, as errors name it.
    let path: String
    let rules: [OverrideRule]
    /// The file of the rules that are being given, and their lines by their numbers.
    var given: (path: String, lines: [Int: Int]) = ("", [:])

    /// The rules that are about some articles alone, for a fold over these; nil where there are none.
    ///
    /// - Parameter holds: whether an article is one of them.
    func among(_ holds: (String) -> Bool) -> OverrideFile? {
        let some = rules.filter { $0.ids.allSatisfy(holds) }
        return some.isEmpty ? nil : OverrideFile(path: path, rules: some, given: given.lines)
    }

    /// All of them, as a check of rules takes them.
    var file: OverrideFile { OverrideFile(path: path, rules: rules, given: given.lines) }

    /// An error about one of the rules as a person is told it: by the rule's number, or where it is being given by its line.
    func told(_ error: CorpusError) -> CorpusError {
        guard error.place.path == path, let number = error.place.line else { return error }
        var error = error
        if let line = given.lines[number] {
            error.place = .init(path: given.path, line: line)
        } else {
            error.place.line = nil
            error.problem = "rule \(number): \(error.problem)"
        }
        return error
    }

    /// The articles that have to be looked at for groups together, two by two, beside what the texts say.
    var pairs: [(a: String, b: String)] {
        rules.filter(\.pairsTexts).compactMap { rule in rule.b.map { (rule.a, $0) } }
    }

    /// Those of stories that name two articles, or a canonical, by their kind; in their order.
    func ofStories(_ kind: OverrideRule.Kind) -> [OverrideRule] {
        rules.filter { rule in
            // What is one text is one story.
            rule.kind == kind && (rule.scope != .text || kind == .mustLink)
        }
    }
}

extension OverrideRule {
    /// Whether the groups of the two articles depend on each other: what is of different stories is no one text.
    fileprivate var pairsTexts: Bool { kind == .cannotLink || kind == .mustLink && scope == .text }

    /// With ids as an index keeps them, which have U+FFFD in the place of U+0000.
    var withoutNulls: OverrideRule {
        func mended(_ id: String) -> String {
            String(String.UnicodeScalarView(id.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
        }
        return OverrideRule(kind, mended(a), b.map(mended), of: scope, line: line)
    }
}

extension Database {
    /// All rules that the index was ever given, ascending by their numbers.
    func allRules() throws -> [IndexRule] {
        try Row.fetchAll(
            self,
            sql: """
                SELECT number, change, rule, a, b, scope, undone,
                    EXISTS (SELECT 1 FROM article WHERE id = a)
                    AND (b IS NULL OR EXISTS (SELECT 1 FROM article WHERE id = b))
                FROM override ORDER BY number
                """
        ).compactMap { row in
            guard let kind = OverrideRule.Kind(rawValue: row[2]) else { return nil }
            let scope: String? = row[5]
            return IndexRule(
                rule: OverrideRule(
                    kind, row[3], row[4], of: scope.flatMap { OverrideRule.Scope(rawValue: $0) }, line: row[0]),
                change: row[1], undone: row[6], hasArticles: row[7])
        }
    }

    /// The rules that stand.
    func rules(_ folder: IndexFolder) throws -> IndexRules {
        IndexRules(path: folder.path, rules: try allRules().filter { $0.undone == nil }.map(\.rule))
    }
}

extension IndexReader {
    /// The rules that the index was given, ascending by their numbers.
    ///
    /// - Parameter all: whether those that were taken back are among them.
    package func rules(all: Bool) throws -> [IndexRule] {
        try database.read { try $0.allRules() }.filter { all || $0.undone == nil }
    }
}
