import Fixtures
import Glibc
import Kernels
import Testing

@testable import Stories

@Suite("Agglomeration")
struct AgglomerationTests {
    /// The documented link, recomputed over all pairs of clusters for every merge.
    private func plainClusters(
        count: Int, pairs: [SimilarRows.Pair], threshold: Double, centroidWeight: Double,
        rules: LinkRules = LinkRules()
    ) -> [[Int]] {
        var similarity = Array(repeating: Array(repeating: 0.0, count: count), count: count)
        for row in 0..<count { similarity[row][row] = 1 }
        for pair in pairs {
            similarity[Int(pair.a)][Int(pair.b)] = Double(pair.similarity)
            similarity[Int(pair.b)][Int(pair.a)] = Double(pair.similarity)
        }
        func mean(_ a: [Int], _ b: [Int]) -> Double {
            var sum = 0.0
            for x in a { for y in b { sum += similarity[x][y] } }
            return sum / (Double(a.count) * Double(b.count))
        }
        var clusters = (0..<count).map { [$0] }
        for pair in rules.together {
            let a = clusters.firstIndex { $0.contains(pair.a) }!
            let b = clusters.firstIndex { $0.contains(pair.b) }!
            guard a != b else { continue }
            clusters[min(a, b)] += clusters[max(a, b)]
            clusters.remove(at: max(a, b))
        }
        func mayMerge(_ a: [Int], _ b: [Int]) -> Bool {
            !rules.apart.contains { a.contains($0.a) && b.contains($0.b) || a.contains($0.b) && b.contains($0.a) }
        }
        while true {
            var best: (link: Double, a: Int, b: Int)?
            for a in clusters.indices {
                for b in clusters.indices where a < b && mayMerge(clusters[a], clusters[b]) {
                    let between = mean(clusters[a], clusters[b])
                    let cohesion = mean(clusters[a], clusters[a]) * mean(clusters[b], clusters[b])
                    let link = between / pow(cohesion, centroidWeight / 2)
                    // In order of first members, so the first of equals is the one with the lower clusters.
                    if between > 0, link >= threshold, best.map({ link > $0.link }) ?? true { best = (link, a, b) }
                }
            }
            guard let best else { return clusters.map { $0.sorted() } }
            clusters[best.a] += clusters[best.b]
            clusters.remove(at: best.b)
        }
    }

    /// A random graph whose similarities are multiples of 1/1024: their sums are exact in any order.
    private func graph(count: Int, density: Double, levels: Int, _ random: inout SeededGenerator) -> [SimilarRows.Pair]
    {
        var pairs: [SimilarRows.Pair] = []
        for a in 0..<UInt32(count) {
            for b in a + 1..<max(a + 1, UInt32(count)) where random.chance(density) {
                let level = 1 + random.below(levels)
                pairs.append(SimilarRows.Pair(a: a, b: b, similarity: Float(level * (1_024 / levels)) / 1_024))
            }
        }
        return pairs
    }

    /// Four levels make many ties; 1,024 hardly any.
    @Test(
        "The clusters are those of the plain computation on random graphs",
        arguments: [0, 0.5, 1], [(0.1, 4), (0.1, 1_024), (0.4, 4), (0.4, 1_024), (1, 4), (1, 1_024)])
    func agrees(centroidWeight: Double, shape: (density: Double, levels: Int)) {
        var random = SeededGenerator(seed: 81)
        for count in [0, 1, 2, 3, 8, 20, 26] {
            let pairs = graph(count: count, density: shape.density, levels: shape.levels, &random)
            for threshold in [0.05, 0.3, 0.6, 0.95] {
                let agglomeration = Agglomeration(threshold: threshold, centroidWeight: centroidWeight)
                let expected = plainClusters(
                    count: count, pairs: pairs, threshold: threshold, centroidWeight: centroidWeight)
                #expect(agglomeration.clusters(of: 0..<count, pairs: pairs) == expected)
                #expect(agglomeration.clusters(of: 0..<count, pairs: random.shuffled(pairs)) == expected)
            }
        }
    }

    @Test("A range of rows is clustered as if it stood alone")
    func range() {
        var random = SeededGenerator(seed: 82)
        let agglomeration = Agglomeration(threshold: 0.3, centroidWeight: 0.5)
        let own = graph(count: 20, density: 0.3, levels: 1_024, &random)
        let moved = own.map { SimilarRows.Pair(a: $0.a + 30, b: $0.b + 30, similarity: $0.similarity) }
        let others =
            graph(count: 30, density: 0.3, levels: 1_024, &random)
            + own.map { SimilarRows.Pair(a: $0.a + 50, b: $0.b + 50, similarity: $0.similarity) }
        let clusters = agglomeration.clusters(of: 30..<50, pairs: random.shuffled(others + moved))
        #expect(clusters == agglomeration.clusters(of: 0..<20, pairs: own).map { $0.map { $0 + 30 } })
    }

    @Test(
        "Parts that no pair connects are clustered as if all were at once, by any number of threads", arguments: [1, 3])
    func parts(threads: Int) {
        var random = SeededGenerator(seed: 83)
        // So few pairs leave many parts, and rows alone; the numbers of a part are not consecutive.
        for density in [0.002, 0.005, 0.02] {
            let pairs = graph(count: 600, density: density, levels: 1_024, &random)
            let agglomeration = Agglomeration(threshold: 0.3, centroidWeight: 0.6)
            var all = Optional(ConstrainedSets(LinkRules()))
            let expected = agglomeration.clusters(of: 0..<600, pairs: pairs, sets: &all, progress: { _ in })
            #expect(expected.contains { $0.count > 2 })
            #expect(agglomeration.clusters(of: 0..<600, pairs: pairs, threads: threads) == expected)
        }
    }

    @Test("A chain of likenesses is no cluster, though single link would make one")
    func chain() {
        let pairs = (0..<30).map { SimilarRows.Pair(a: $0, b: $0 + 1, similarity: 0.6) }
        let clusters = Agglomeration(threshold: 0.5, centroidWeight: 0).clusters(of: 0..<31, pairs: pairs)
        #expect(clusters.allSatisfy { $0.count <= 2 })
        #expect(clusters.contains { $0.count == 2 })
    }

    @Test(
        "Under rules the clusters are those of the plain computation: what must be together is, what must not is not",
        arguments: 0..<30)
    func rules(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed) + 820)
        for count in [2, 5, 9, 16] {
            let pairs = graph(count: count, density: 0.5, levels: seed.isMultiple(of: 2) ? 4 : 1_024, &random)
            let rules = randomRules(count: count, &random)
            let expected = plainClusters(count: count, pairs: pairs, threshold: 0.2, centroidWeight: 0.6, rules: rules)
            var sets = Optional(ConstrainedSets(rules))
            let clusters = Agglomeration(threshold: 0.2, centroidWeight: 0.6)
                .clusters(of: 0..<count, pairs: random.shuffled(pairs), sets: &sets, progress: { _ in })
            #expect(clusters == expected)
            for pair in rules.together {
                #expect(clusters.contains { $0.contains(pair.a) && $0.contains(pair.b) })
            }
            for pair in rules.apart {
                #expect(!clusters.contains { $0.contains(pair.a) && $0.contains(pair.b) })
            }
        }
    }

    @Test("Rows that rules bring together are summed up once, however many they are")
    func manyTogether() {
        let growth = growth(from: 500, by: 8) { count in
            // Each row of the set is like one outside it.
            let pairs = (0..<count).map {
                SimilarRows.Pair(a: UInt32($0), b: UInt32(count + $0), similarity: 0.4)
            }
            let rules = LinkRules(together: (1..<count).map { ($0 - 1, $0) })
            var sets = Optional(ConstrainedSets(rules))
            let clusters = Agglomeration(threshold: 0.5, centroidWeight: 0.6)
                .clusters(of: 0..<2 * count, pairs: pairs, sets: &sets, progress: { _ in })
            #expect(clusters[0] == Array(0..<count))
        }
        #expect(growth < 24, "\(growth) times as long for 8 times the rows")
    }
}
