package import Corpus
import GRDB
package import Storyfold

extension IndexWriter {
    /// Gives the index rules of a person, which it obeys from then on, and takes others back.
    ///
    /// A rule that stands already changes nothing. Groups, and the stories of the open window, are found once more where rules
    /// name their articles; what a rule says of closed stories is done once, and stays where the rule is taken back.
    ///
    /// - Parameters:
    ///   - file: rules whose articles are in the index.
    ///   - undone: the numbers of rules that stand.
    /// - Complexity: O(n) in what hangs together with the articles, and in the open window.
    /// - Throws: where an article is not there, rules contradict each other, or a number is that of no rule that stands; and
    ///   where the index cannot be used. Then it is as it was.
    package func override(
        by file: OverrideFile?, undoing undone: [Int] = [], progress: ProgressHandler = { _ in }
    ) throws -> ChangeSummary {
        // Ids are those that the index keeps.
        let file = file.map { OverrideFile(path: $0.path, rules: $0.rules.map(\.withoutNulls)) }
        var before = try before()
        var change = Change(.override, horizon: try horizon(of: before.articles), openDays: settings.openDays)
        var summary = ChangeSummary()
        summary.articles = before.articles
        let standing = before.folds.rules.rules
        change.undone = Set(undone).sorted()
        for number in change.undone where !standing.contains(where: { $0.line == number }) {
            throw CorpusError(
                .usage, at: .init(path: folder.path), "no rule \(number) is in force",
                remedy: "storyfold index overrides \(folder.path) lists them")
        }
        let left = standing.filter { !change.undone.contains($0.line) }
        let last = try database.read { [folder] in try $0.number("override", folder) }
        var lines: [Int: Int] = [:]
        if let file { (change.rules, lines) = try Self.news(of: file, beside: left, after: last) }
        summary.unchanged = (file?.rules.count ?? 0) - change.rules.count
        guard change.count > 0 else { return summary }
        before.folds.rules = IndexRules(
            path: folder.path, rules: left + change.rules, given: (file?.path ?? "", lines))
        try check(before.folds.rules, new: file)
        let named = (change.rules + standing.filter { change.undone.contains($0.line) }).flatMap(\.ids)
        let near = try database.read { database in
            Set(try named.flatMap { try database.articles(where: "id = ?", [$0]) }.map(\.component))
        }
        let around = try articles(ofComponents: near)
        for article in around { change.known[article.key] = article }
        if !around.isEmpty {
            let (fold, keys) = try before.folds.fold(around, depth: .duplicates, progress: progress)
            change.texts = TextPlacements(fold, keys: keys, before.folds.rules)
        }
        try findStories(&change, new: nil, changed: [], before, always: true, progress: progress)
        // What is given now has somebody who can decide otherwise.
        if let conflict = before.folds.conflicts.errors.first, !change.rules.isEmpty { throw conflict }
        (summary.rules, summary.undone) = (change.rules.count, change.undone.count)
        summary.regrouped = around.count
        summary.restoried = change.window?.stories.reduce(0) { $0 + $1.members.count } ?? 0
        return try finish(change, summary, before)
    }

    /// The rules of a file that do not stand yet, numbered behind the last, and by these numbers their lines.
    ///
    /// - Throws: where one is the opposite of one that stands.
    private static func news(
        of file: OverrideFile, beside standing: [OverrideRule], after last: Int
    ) throws(CorpusError) -> (rules: [OverrideRule], lines: [Int: Int]) {
        var rules: [OverrideRule] = []
        var lines: [Int: Int] = [:]
        for rule in file.rules {
            if let other = standing.first(where: { rule.repeats($0) }) {
                guard rule.kind != other.kind || rule.scope != other.scope else { continue }
                throw OverrideFile.fault(
                    file.path, rule.line, "\"\(rule.text)\" is about what rule \(other.line) says: \"\(other.text)\"",
                    "take that back first, with --undo \(other.line)")
            }
            lines[last + rules.count + 1] = rule.line
            rules.append(
                OverrideRule(rule.kind, rule.a, rule.b, of: rule.scope, line: last + rules.count + 1))
        }
        return (rules, lines)
    }

    /// Fails where rules name articles that are not there, or contradict each other.
    private func check(_ rules: IndexRules, new file: OverrideFile?) throws {
        for rule in file?.rules ?? [] {
            for id in rule.ids where try articleNumber(id) == nil {
                throw OverrideFile.fault(
                    file?.path ?? "", rule.line, "the index has no article with the id \"\(id)\"",
                    "storyfold index search \(folder.path) finds articles by their words")
            }
        }
        // Of one that is not there a rule waits, and may be the opposite of another all the same.
        var numbers: [[UInt8]: Int] = [:]
        do throws(CorpusError) {
            try rules.file.check { (id, _) throws(CorpusError) in
                let (bytes, next) = (Array(id.utf8), numbers.count)
                if let number = numbers[bytes] { return number }
                numbers[bytes] = next
                return next
            }
        } catch { throw rules.told(error) }
    }

    private func articleNumber(_ id: String) throws -> Int? {
        try database.read { try Int.fetchOne($0, sql: "SELECT key FROM article WHERE id = ?", arguments: [id]) }
    }
}
