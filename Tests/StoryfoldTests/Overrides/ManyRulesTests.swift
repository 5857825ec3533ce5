import Corpus
import Fixtures
import Testing

@testable import Storyfold

@Suite("Many rules")
struct ManyRulesTests {
    /// Rules by their number among so many.
    enum Kind: String, CaseIterable {
        case links = "must-links of pairs"
        case chain = "a chain of must-links"
        case star = "must-links with one article"
        case partings = "cannot-links of pairs"
        case partedChain = "a chain of must-links, each article kept from one outside"
        case hub = "one article kept from all others"
        case canonicals = "canonicals"

        func rule(_ number: Int, of count: Int) -> String {
            switch self {
            case .links: "must-link,\(2 * number),\(2 * number + 1),story"
            case .chain: "must-link,\(number),\(number + 1),story"
            case .star: "must-link,0,\(number + 1),text"
            case .partings: "cannot-link,\(2 * number),\(2 * number + 1),story"
            case .partedChain:
                number < count / 2
                    ? "must-link,\(number),\(number + 1),text" : "cannot-link,\(number - count / 2),\(number + 2),text"
            case .hub: "cannot-link,\(number + 1),0,text"
            case .canonicals: "canonical,\(number),,"
            }
        }
    }

    @Test(
        "They are read, checked and looked up in a time that is linear in them, near enough", arguments: Kind.allCases)
    func isLinear(kind: Kind) throws {
        let growth = try growth(from: 300, by: 8) { count in
            let corpus = Corpus((0..<2 * count + 2).map { PlainDocument(String($0), "tide") })
            let rules = (0..<count).map { kind.rule($0, of: count) }.joined(separator: "\n")
            let file = try OverrideFile(SettingsFile(path: "rules.csv", bytes: Array("rule,a,b,of\n\(rules)\n".utf8)))
            let overrides = try Overrides(file, in: corpus)
            #expect(!overrides.isEmpty)
            try overrides.checkStories { $0 }
            for article in 0..<corpus.count {
                let own = overrides.rules(of: [article], .text)
                #expect(own.count <= count)
                try overrides.checkCanonicals(of: [article], .story)
            }
        }
        #expect(growth < 24, "\(growth) times as long for 8 times the rules")
    }

    @Test("The rules of some articles are those that a walk through all of them finds", arguments: 0..<20)
    func agrees(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed) + 1_200)
        let corpus = Corpus((0..<10).map { PlainDocument(String($0), "tide") })
        var lines: [String] = []
        // Links among the first five and partings from the last five contradict nothing.
        for _ in 0..<8 {
            let scope = ["story", "text"][random.below(2)]
            let (a, b) = (random.below(5), random.below(5))
            lines.append(a == b ? "canonical,\(a),,\(scope)" : "must-link,\(min(a, b)),\(max(a, b)),\(scope)")
            lines.append("cannot-link,\(a),\(5 + random.below(5)),\(scope)")
        }
        var kept: [String] = []
        for line in lines where !kept.contains(line) { kept.append(line) }
        let text = "rule,a,b,of\n" + kept.map { $0 + "\n" }.joined()
        let file = try OverrideFile(SettingsFile(path: "rules.csv", bytes: Array(text.utf8)))
        let overrides = try Overrides(file, in: corpus)
        for scope in OverrideRule.Scope.allCases {
            for _ in 0..<10 {
                let articles = (0..<corpus.count).filter { _ in random.chance(0.3) }
                let ids = Set(articles.map(String.init))
                let expected = file.rules.filter { rule in
                    switch rule.kind {
                    case .mustLink: rule.scope == scope && ids.contains(rule.a)
                    case .cannotLink:
                        (rule.scope == scope || scope == .text) && (ids.contains(rule.a) || ids.contains(rule.b!))
                    case .canonical: (scope == .text || rule.scope != .text) && ids.contains(rule.a)
                    }
                }
                #expect(overrides.rules(of: articles, scope) == expected)
            }
        }
    }
}
