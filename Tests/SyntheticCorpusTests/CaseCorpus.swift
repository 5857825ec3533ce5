import Foundation
import SyntheticCorpus

/// The families of hard cases in a corpus, parsed by another JSON implementation.
struct CaseCorpus: Sendable {
    struct Article: Sendable, Equatable {
        var id: String
        var title: String
        var text: String
        var published: String
        var source: String
        var language: String
        var story: String
        var duplicateGroup: String
        var copyOf: String?
        var edit: String
        var family: String?
    }

    let bytes: [UInt8]
    let counts: SyntheticCorpus.Counts
    let articles: [Article]
    /// The articles of each family, originals first, then in the order of the output; of whole families alone.
    let families: [CaseKind: [[Article]]]

    static let sample = try! CaseCorpus(articles: 4_000, seed: 5)

    init(articles count: Int, seed: UInt64, cases: [CaseKind] = CaseKind.allCases) throws {
        (bytes, counts) = try Self.written(articles: count, seed: seed, cases: cases)
        articles = try bytes.split(separator: UInt8(ascii: "\n")).map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line)) as! [String: Any]
            func string(_ field: String) -> String { object[field] as! String }
            return Article(
                id: string("id"), title: string("title"), text: string("text"), published: string("published"),
                source: string("source"), language: string("language"), story: string("story"),
                duplicateGroup: string("duplicate_group"), copyOf: object["copy_of"] as? String, edit: string("edit"),
                family: object["family"] as? String)
        }
        let byFamily = Dictionary(grouping: articles.filter { $0.family != nil }) { $0.family! }
        var families: [CaseKind: [[Article]]] = [:]
        // The last family of a block may lack members.
        let numbers = byFamily.keys.sorted().dropLast()
        for number in numbers {
            let members = byFamily[number]!.sorted {
                ($0.copyOf == nil ? 0 : 1, $0.id) < ($1.copyOf == nil ? 0 : 1, $1.id)
            }
            families[CaseKind(rawValue: members.last!.edit)!, default: []].append(members)
        }
        self.families = families
    }

    static func written(
        articles: Int, seed: UInt64, cases: [CaseKind] = CaseKind.allCases, threads: Int = 1
    ) throws -> (bytes: [UInt8], counts: SyntheticCorpus.Counts) {
        var options = SyntheticCorpus.Options()
        options.cases = cases
        options.medianWords = 20
        var bytes: [UInt8] = []
        let counts = try SyntheticCorpus(articles: articles, seed: seed, options: options)
            .writeJSONLines(threads: threads) { bytes += $0 }
        return (bytes, counts)
    }

    static func words(_ text: String) -> [String] {
        text.split { $0.isWhitespace }.map { $0.lowercased().trimmingCharacters(in: .punctuationCharacters) }
            .filter { !$0.isEmpty }
    }

    /// The Jaccard similarity by shingles of five words.
    static func similarity(_ first: String, _ second: String) -> Double {
        func shingles(_ text: String) -> Set<[String]> {
            let words = words(text)
            return Set((0..<max(1, words.count - 4)).map { Array(words[$0..<min(words.count, $0 + 5)]) })
        }
        let (a, b) = (shingles(first), shingles(second))
        return Double(a.intersection(b).count) / Double(a.union(b).count)
    }
}
