import Corpus
import Fixtures
import Foundation
import NearDuplicates
import Testing

/// Small corpora of texts that are one, and of texts that only look so, in a dozen languages, with the groups that an editor
/// would make of them. Each is searched alone.
@Suite("Texts that are one, and texts that look so")
struct CaseTextsTests {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let name: String
        let kind: String
        /// Ids of the articles of each group, those alone too, ascending.
        let expected: [[String]]
        let articles: [Article]

        var testDescription: String { "\(kind), \(name)" }

        struct Article: Decodable {
            let id: String
            let title: String?
            let text: String
            let published: String?
            let source: String?
        }

        /// The groups that are found.
        var found: [[String]] {
            let corpus = Corpus(
                articles.sorted { $0.id < $1.id }.map { article in
                    let day = article.published.flatMap {
                        try? Date($0.count == 10 ? $0 + "T00:00:00Z" : $0, strategy: .iso8601)
                    }
                    return PlainDocument(
                        article.id, article.text, title: article.title ?? "", source: article.source ?? "",
                        published: day.map { Int64($0.timeIntervalSince1970) })
                })
            let groups = duplicates(of: corpus, DuplicateOptions()).groups.map { group in
                group.members.map { corpus.id($0.article) }.sorted()
            }
            let grouped = Set(groups.joined())
            return (groups + articles.map(\.id).filter { !grouped.contains($0) }.map { [$0] })
                .sorted { $0[0] < $1[0] }
        }
    }

    private static func cases(_ name: String) throws -> [Case] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Cases/\(name).jsonl")
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Case.self, from: Data($0.utf8))
        }
    }

    @Test("The groups are those of an editor", arguments: try cases("right"))
    func right(_ each: Case) { #expect(each.found == each.expected) }

    /// What the rules cannot tell yet: each fails as soon as it can.
    @Test("These are still told wrong", arguments: try cases("wrong"))
    func wrong(_ each: Case) {
        withKnownIssue { #expect(each.found == each.expected) }
    }
}
