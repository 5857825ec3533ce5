import Corpus
import Kernels
import NearDuplicates

/// The decisions of a file, with the articles of one corpus that they are about.
struct Overrides: Sendable {
    private struct Decision {
        let rule: OverrideRule
        /// Positions in the corpus; b is a for a canonical.
        let a: Int
        let b: Int
    }

    private let file: OverrideFile
    private var path: String { file.path }
    private let decisions: [Decision]
    /// Per article that rules name: their positions among the decisions, ascending.
    private let decisionsOf: [Int: [Int]]

    static let none = Overrides()

    private init() { (file, decisions, decisionsOf) = (OverrideFile(path: "", rules: []), [], [:]) }

    /// - Complexity: O(n log m) for n rules and m articles.
    /// - Throws: when an id is in no article, or rules contradict each other; the error names the line.
    init(_ file: OverrideFile, in corpus: Corpus) throws(CorpusError) {
        try self.init(file) { (id, rule) throws(CorpusError) in
            try Self.article(id, of: rule, file.path, corpus)
        }
    }

    /// - Parameter article: the number of the article with an id.
    init(
        _ file: OverrideFile, article: (String, OverrideRule) throws(CorpusError) -> Int
    ) throws(CorpusError) {
        self.file = file
        var decisions: [Decision] = []
        for rule in file.rules {
            let a = try article(rule.a, rule)
            var b = a
            if let id = rule.b { b = try article(id, rule) }
            decisions.append(Decision(rule: rule, a: a, b: b))
        }
        self.decisions = decisions
        var decisionsOf: [Int: [Int]] = [:]
        for (position, decision) in decisions.enumerated() {
            for article in Set([decision.a, decision.b]) { decisionsOf[article, default: []].append(position) }
        }
        self.decisionsOf = decisionsOf
        try checkTexts()
        try checkStories { $0 }
    }

    var isEmpty: Bool { decisions.isEmpty }

    private static func article(
        _ id: String, of rule: OverrideRule, _ path: String, _ corpus: Corpus
    ) throws(CorpusError) -> Int {
        if let article = corpus.article(withId: id) { return article }
        let nearest = NearestIds(to: id, in: corpus).ids.map { "\"\($0)\"" }.joined(separator: ", ")
        throw OverrideFile.fault(
            path, rule.line, "no article has the id \"\(id)\"",
            nearest.isEmpty ? "name one of the corpus, or leave the rule out" : "the ids most like it: \(nearest)")
    }

    // MARK: For the engines

    /// The rules for duplicate groups: what is of different stories is no one text.
    var groups: GroupOverrides {
        GroupOverrides(
            links: LinkRules(
                together: pairs { $0.kind == .mustLink && $0.scope == .text },
                apart: pairs { $0.kind == .cannotLink }),
            canonicals: canonicals(of: .text).union(canonicals(of: .story)))
    }

    /// The rules for stories.
    var stories: LinkRules {
        LinkRules(
            together: pairs { $0.kind == .mustLink && $0.scope == .story },
            apart: pairs { $0.kind == .cannotLink && $0.scope == .story })
    }

    /// The articles that stand for their groups, or their stories.
    func canonicals(of scope: OverrideRule.Scope) -> Set<Int> {
        Set(
            decisions.filter { $0.rule.kind == .canonical && ($0.rule.scope ?? scope) == scope }.map(\.a))
    }

    private func pairs(where isMeant: (OverrideRule) -> Bool) -> [(a: Int, b: Int)] {
        decisions.filter { isMeant($0.rule) }.map { ($0.a, $0.b) }
    }

    // MARK: For the result

    /// The rules that some articles, those of a group or a story, obey: what brought them together, kept others from
    /// them, or chose their canonical.
    ///
    /// - Complexity: O(n log n) in the articles and the rules that name them.
    func rules(of articles: [Int], _ scope: OverrideRule.Scope) -> [OverrideRule] {
        let positions = decisionsOf.isEmpty ? [] : articles.flatMap { decisionsOf[$0] ?? [] }
        guard !positions.isEmpty else { return [] }
        let set = Set(articles)
        return Set(positions).sorted().map { decisions[$0] }.filter { decision in
            switch (decision.rule.kind, decision.rule.scope) {
            case (.mustLink, scope): set.contains(decision.a)
            case (.cannotLink, scope): set.contains(decision.a) || set.contains(decision.b)
            // Articles of different stories were kept out of one group too.
            case (.cannotLink, _): scope == .text && (set.contains(decision.a) || set.contains(decision.b))
            case (.canonical, let of): (scope == .text || of != .text) && set.contains(decision.a)
            default: false
            }
        }.map(\.rule)
    }

    /// The rules of the fewest links that make two articles one story or one text; empty where no links do.
    ///
    /// - Parameter version: the article that stands for an article in this.
    func links(from a: Int, to b: Int, _ scope: OverrideRule.Scope, _ version: (Int) -> Int) -> [OverrideRule] {
        let steps = steps(of: { $0.kind == .mustLink && $0.scope == scope }, version)
        let lines = Self.path(from: a, to: b, steps) ?? []
        return decisions.map(\.rule).filter { lines.contains($0.line) }
    }

    /// The rules that keep the articles of one group or story from those of another.
    func partings(of some: [Int], and others: [Int], _ scope: OverrideRule.Scope) -> [OverrideRule] {
        let (some, others) = (Set(some), Set(others))
        return decisions.filter { decision in
            decision.rule.kind == .cannotLink && (scope == .text || decision.rule.scope == scope)
                && (some.contains(decision.a) && others.contains(decision.b)
                    || some.contains(decision.b) && others.contains(decision.a))
        }.map(\.rule)
    }

    /// Two canonicals of one group or story are an error.
    func checkCanonicals(of articles: [Int], _ scope: OverrideRule.Scope) throws(CorpusError) {
        let chosen = rules(of: articles, scope).filter { $0.kind == .canonical }
        guard chosen.count > 1 else { return }
        throw OverrideFile.fault(
            path, chosen[1].line,
            "\"\(chosen[1].text)\" and \"\(chosen[0].text)\" in \(file.places(of: [chosen[0].line])) are about one "
                + (scope == .story ? "story" : "group"),
            file.remedy(
                for: chosen.prefix(2).map(\.line), "leave one of the two out, or set them apart with cannot-link"))
    }

    // MARK: Contradictions

    private func checkTexts() throws(CorpusError) {
        try check(
            together: { $0.kind == .mustLink && $0.scope == .text }, apart: { $0.kind == .cannotLink },
            name: { $0 })
    }

    /// - Parameter version: the article that stands for an article's version.
    func checkStories(version: (Int) -> Int) throws(CorpusError) {
        try check(
            together: { $0.kind == .mustLink }, apart: { $0.kind == .cannotLink && $0.scope == .story }, name: version)
    }

    /// Fails where links bring two articles together that must be apart; the error names all lines of it.
    ///
    /// - Complexity: O(n log n) in the rules: a way is looked for where there is one.
    private func check(
        together: (OverrideRule) -> Bool, apart: (OverrideRule) -> Bool, name: (Int) -> Int
    ) throws(CorpusError) {
        let steps = steps(of: together, name)
        let linked = decisions.filter { together($0.rule) }
        var sets = ConstrainedSets(LinkRules(together: linked.map { (name($0.a), name($0.b)) }))
        for decision in decisions where apart(decision.rule) {
            guard sets.root(of: name(decision.a)) == sets.root(of: name(decision.b)) else { continue }
            guard let lines = Self.path(from: name(decision.a), to: name(decision.b), steps) else { continue }
            throw OverrideFile.fault(
                path, decision.rule.line,
                "\"\(decision.rule.text)\" contradicts the must-link in \(file.places(of: lines))",
                file.remedy(for: lines + [decision.rule.line], "leave one of these rules out"))
        }
    }

    /// Per article, by the name it has here: where links lead.
    private func steps(
        of isLink: (OverrideRule) -> Bool, _ name: (Int) -> Int
    ) -> [Int: [(to: Int, line: Int)]] {
        var steps: [Int: [(to: Int, line: Int)]] = [:]
        for decision in decisions where isLink(decision.rule) {
            let (a, b) = (name(decision.a), name(decision.b))
            steps[a, default: []].append((b, decision.rule.line))
            steps[b, default: []].append((a, decision.rule.line))
        }
        return steps
    }

    /// The lines of the fewest links from one article to another, ascending; nil where there is no way.
    private static func path(from a: Int, to b: Int, _ steps: [Int: [(to: Int, line: Int)]]) -> [Int]? {
        var cameBy: [Int: (from: Int, line: Int)] = [a: (a, 0)]
        var queue = [a]
        var next = 0
        while next < queue.count, cameBy[b] == nil {
            let here = queue[next]
            next += 1
            for step in steps[here] ?? [] where cameBy[step.to] == nil {
                cameBy[step.to] = (here, step.line)
                queue.append(step.to)
            }
        }
        guard cameBy[b] != nil else { return nil }
        var lines: Set<Int> = []
        var here = b
        while here != a, let step = cameBy[here] {
            lines.insert(step.line)
            here = step.from
        }
        return lines.sorted()
    }
}
