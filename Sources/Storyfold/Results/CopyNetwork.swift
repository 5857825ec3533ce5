import Corpus
import Kernels
package import Provenance

/// Who copied whom in a fold, by article and by outlet.
///
/// It says what ``Fold/provenance(of:)-version`` and its like of stories say, all of them together. An edge leads from the
/// text to what was made of it.
package struct CopyNetwork: Sendable {
    /// An article that was made of another.
    package struct Edge: Sendable, Equatable {
        /// The article that was there before, and the one that came of it.
        package var source: Int
        package var target: Int
        package var kind: TextProvenance.Link.Kind
        /// What of the later text the earlier one has; where it is told in other words, their cosine.
        package var similarity: Double
        package var confidence: Double
    }

    /// Copies that one outlet made of another's articles.
    package struct OutletEdge: Sendable, Equatable {
        package var source: String
        package var target: String
        package var copies: Int
    }

    /// What an outlet did in all stories.
    package struct Outlet: Sendable, Equatable {
        /// Empty for all articles without a source.
        package var name: String
        package var articles = 0
        /// Stories of several articles of which its was the first; none where another outlet's may have been.
        package var first = 0
        /// Its articles that are copies of other outlets' articles.
        package var copied = 0
        /// Copies that others made of its articles.
        package var wasCopied = 0
        /// Texts that come from no other and, as far as can be told, from it.
        package var independentTexts = 0
    }

    /// Ascending by target, then by source.
    package let edges: [Edge]
    /// Ascending by the bytes of source, then of target.
    package let outletEdges: [OutletEdge]
    /// Ascending by the bytes of their names.
    package let outlets: [Outlet]

    /// What one story adds.
    private struct Part: Sendable {
        var edges: [Edge] = []
        var first: Int?
        /// Articles that independent texts come from.
        var independent: [Int] = []
    }

    /// - Complexity: as that of the provenance of all groups and stories.
    package init(_ fold: Fold) {
        let block = 64
        let parts = parallelMap(
            count: (fold.stories.count + block - 1) / block, threads: fold.configuration.threads
        ) { index in
            fold.stories[index * block..<min(fold.stories.count, (index + 1) * block)].map {
                Self.part(of: $0, in: fold)
            }
        }.flatMap { $0 }

        edges = parts.flatMap(\.edges).sorted { ($0.target, $0.source) < ($1.target, $1.source) }
        // By bytes: names that are equal as strings may be two.
        var outlets: [ArraySlice<UInt8>: Outlet] = [:]
        for article in 0..<fold.articleCount {
            outlets[fold.corpus.sourceBytes(article), default: Outlet(name: "")].articles += 1
        }
        for part in parts {
            if let first = part.first { outlets[fold.corpus.sourceBytes(first)]!.first += 1 }
            for article in part.independent { outlets[fold.corpus.sourceBytes(article)]!.independentTexts += 1 }
        }
        var copies: [[ArraySlice<UInt8>]: Int] = [:]
        var lastCopy: Int?
        for edge in edges where edge.kind == .copy {
            let (source, target) = (fold.corpus.sourceBytes(edge.source), fold.corpus.sourceBytes(edge.target))
            // Whose article it is must be known of both, or it may be the outlet's own.
            guard !source.isEmpty, !target.isEmpty, source != target else { continue }
            outlets[source]!.wasCopied += 1
            // What was made of two others is one article.
            outlets[target]!.copied += edge.target == lastCopy ? 0 : 1
            lastCopy = edge.target
            copies[[source, target], default: 0] += 1
        }
        func name(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
        self.outlets = outlets.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { bytes, outlet in
            var outlet = outlet
            outlet.name = name(bytes)
            return outlet
        }
        outletEdges = copies.sorted { a, b in
            a.key[0] != b.key[0]
                ? a.key[0].lexicographicallyPrecedes(b.key[0]) : a.key[1].lexicographicallyPrecedes(b.key[1])
        }.map { OutletEdge(source: name($0.key[0]), target: name($0.key[1]), copies: $0.value) }
    }

    private static func part(of story: Story, in fold: Fold) -> Part {
        var part = Part()
        let provenance = fold.provenance(of: story)
        if story.articles > 1, let first = provenance.earliest.first,
            provenance.earliest.allSatisfy({ fold.corpus.sourceBytes($0) == fold.corpus.sourceBytes(first) })
        {
            part.first = first
        }
        // By the article that stands for a version the one that it comes from.
        var origins: [Int: Int] = [:]
        let dependent = Set(provenance.dependents.map(\.version))
        for version in story.versions {
            let own = fold.provenance(of: version)
            for link in own.chain {
                part.edges.append(
                    Edge(
                        source: link.parent, target: link.article, kind: link.kind, similarity: link.similarity,
                        confidence: link.confidence))
            }
            origins[version.canonical] = own.origin.article
            if !dependent.contains(version.canonical), let origin = own.origin.article {
                part.independent.append(origin)
            }
        }
        for link in provenance.dependents {
            let (source, target) = (origins[link.parent] ?? link.parent, origins[link.version] ?? link.version)
            part.edges.append(
                Edge(
                    source: source, target: target, kind: link.kind, similarity: link.confidence,
                    confidence: link.confidence))
        }
        return part
    }
}
