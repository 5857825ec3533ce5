package import Corpus

/// Decisions of a person, by the ids of the articles: a table rule,a,b,of, or JSON Lines with these fields.
///
/// ```csv
/// rule,a,b,of
/// must-link,qh-0404-ferry,gannet-log,story
/// cannot-link,qh-0404-ferry,ol-0519-ferry,story
/// canonical,nw-0404-ferry,,story
/// ```
package struct OverrideFile: Sendable {
    package let path: String
    package let rules: [OverrideRule]
    /// Of rules that an index keeps, where a rule's line is its number: the lines of those that are being given, by their
    /// numbers. nil of a file, whose rules are named by their lines.
    package let given: [Int: Int]?

    private static let names = ["rule", "a", "b", "of"]

    /// - Complexity: O(n) in the rules.
    /// - Throws: an error that names the file, the line, what was expected and what to do.
    package init(at path: String) throws(CorpusError) {
        try self.init(SettingsFile(reading: path, expected: "a .csv or .jsonl file of rules"))
    }

    /// - Throws: as ``init(at:)``.
    package init(_ file: SettingsFile) throws(CorpusError) {
        path = file.path
        var rules: [OverrideRule] = []
        // Per subject the rules about it, which are two at most: one of stories and one of texts.
        var known: [OverrideRule.Subject: [Int]] = [:]
        for record in try SettingsTable(file, names: Self.names, required: ["rule", "a"]).records {
            let rule = try Self.rule(record, in: file.path)
            if let first = known[rule.subject]?.lazy.map({ rules[$0] }).first(where: { rule.repeats($0) }) {
                throw Self.fault(
                    file.path, record.line,
                    rule.kind == first.kind
                        ? "\"\(rule.text)\" stands in line \(first.line) already"
                        : "\"\(rule.text)\" contradicts \"\(first.text)\" in line \(first.line)",
                    "leave one of the two out")
            }
            known[rule.subject, default: []].append(rules.count)
            rules.append(rule)
        }
        self.rules = rules
        given = nil
    }

    /// Rules that were read before, under the name that errors are to give.
    package init(path: String, rules: [OverrideRule], given: [Int: Int]? = nil) {
        (self.path, self.rules, self.given) = (path, rules, given)
    }

    /// Where rules stand: "line 2", "lines 2, 5"; of an index "rule 4", or "rule 4 and line 2" where one is being given.
    package func places(of numbers: [Int]) -> String {
        func list(_ noun: String, _ numbers: [Int]) -> String? {
            guard !numbers.isEmpty else { return nil }
            return "\(noun)\(numbers.count == 1 ? "" : "s") \(numbers.map(String.init).joined(separator: ", "))"
        }
        guard let given else { return list("line", numbers) ?? "" }
        return [list("rule", numbers.filter { given[$0] == nil }), list("line", numbers.compactMap { given[$0] })]
            .compactMap { $0 }.joined(separator: " and ")
    }

    /// What can be done about rules that contradict each other.
    ///
    /// - Parameter remedy: where all of them stand in a file.
    func remedy(for numbers: [Int], _ remedy: String) -> String {
        guard let given, case let kept = numbers.filter({ given[$0] == nil }), !kept.isEmpty else { return remedy }
        let undo = kept.map { "--undo \($0)" }.joined(separator: " or ")
        return "\(remedy); storyfold index overrides \(path) \(undo) takes \(kept.count == 1 ? "that" : "one") back"
    }

    /// Fails where rules contradict each other, whatever the articles say.
    ///
    /// - Parameter article: the number of the article with an id; fails where there is none.
    /// - Complexity: O(n log n) in the rules.
    package func check(
        article: (String, OverrideRule) throws(CorpusError) -> Int
    ) throws(CorpusError) { _ = try Overrides(self, article: article) }

    private static func rule(_ record: SettingsTable.Record, in path: String) throws(CorpusError) -> OverrideRule {
        let kinds = OverrideRule.Kind.allCases.map(\.rawValue)
        let name = record.fields["rule"] ?? ""
        guard let kind = OverrideRule.Kind(rawValue: name) else {
            let nearest = kinds.nearest(to: name).map { "; did you mean \"\($0)\"?" } ?? ""
            throw fault(
                path, record.line, name.isEmpty ? "there is no rule" : "there is no rule \"\(name)\"",
                "known are \(kinds.joined(separator: ", "))\(nearest)")
        }
        guard let a = record.fields["a"] else {
            throw fault(path, record.line, "\(name) names no article", "expected an id in \"a\"")
        }
        let scopes = OverrideRule.Scope.allCases.map(\.rawValue)
        let scope = record.fields["of"].flatMap(OverrideRule.Scope.init)
        if let of = record.fields["of"], scope == nil {
            throw fault(path, record.line, "\"of\" is \"\(of)\"", "expected \(scopes.joined(separator: " or "))")
        }
        let b = record.fields["b"]
        switch (kind, b) {
        case (.canonical, .some(let b)):
            throw fault(path, record.line, "canonical names a second article, \"\(b)\"", "leave \"b\" empty")
        case (.mustLink, nil), (.cannotLink, nil):
            throw fault(path, record.line, "\(name) names one article", "expected a second id in \"b\"")
        // By bytes: ids that are equal as strings may be two.
        case (_, .some(let b)) where a.utf8.elementsEqual(b.utf8):
            throw fault(path, record.line, "\(name) names \"\(a)\" twice", "expected two different articles")
        case (.mustLink, _), (.cannotLink, _):
            guard scope != nil else {
                throw fault(
                    path, record.line, "\(name) does not say of what",
                    "expected \(scopes.joined(separator: " or ")) in \"of\"")
            }
        default: break
        }
        return OverrideRule(kind, a, b, of: scope, line: record.line)
    }

    package static func fault(_ path: String, _ line: Int, _ problem: String, _ remedy: String) -> CorpusError {
        CorpusError(.badInput, at: .init(path: path, line: line), problem, remedy: remedy)
    }
}
