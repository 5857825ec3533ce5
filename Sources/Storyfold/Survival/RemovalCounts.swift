package import Corpus
import NearDuplicates

/// How many records go, by what they are to those kept for them and by their sources.
package struct RemovalCounts: Sendable {
    package struct Source: Sendable, Equatable {
        /// nil for all that have none.
        package var name: String?
        package var removed: Int
        /// Records that the source has in all.
        package var total: Int
    }

    package let kept: Int
    package let removed: Int
    /// In the order exact, near, contained, containing; none that is 0.
    package private(set) var relations: [(relation: String, count: Int)] = []
    /// Those that lose records, the most first, then by name.
    package private(set) var sources: [Source] = []

    /// - Complexity: O(n) in the articles.
    package init(_ survival: Survival, of corpus: Corpus) {
        removed = survival.removals.count
        kept = corpus.count - corpus.referenceCount - removed
        var countOf: [String: Int] = [:]
        for removal in survival.removals { countOf[removal.relation, default: 0] += 1 }
        relations = Relation.allCases.compactMap { relation in
            countOf[relation.rawValue].map { (relation.rawValue, $0) }
        }
        guard removed > 0 else { return }
        // By bytes: names that are equal as strings may be two.
        var counts: [ArraySlice<UInt8>: Source] = [:]
        for removal in survival.removals {
            counts[corpus.sourceBytes(removal.article), default: Source(removed: 0, total: 0)].removed += 1
        }
        for article in 0..<corpus.count where !corpus.isReference(article) {
            counts[corpus.sourceBytes(article)]?.total += 1
        }
        for source in counts.keys where !source.isEmpty {
            counts[source]!.name = String(decoding: source, as: UTF8.self)
        }
        sources = counts.sorted { a, b in
            a.value.removed != b.value.removed
                ? a.value.removed > b.value.removed : a.key.lexicographicallyPrecedes(b.key)
        }.map(\.value)
    }
}
