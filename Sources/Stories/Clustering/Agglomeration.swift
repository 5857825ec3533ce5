import HeapModule
import Glibc
import Kernels

/// Agglomerative clustering of a sparse similarity graph by a link between average link and the cosine of
/// the clusters' centroids.
///
/// With m(A, B) the mean similarity over all pairs of the two clusters (pairs that are not in the graph count
/// as 0, a row with itself as 1), the link is m(A, B) / (m(A, A) m(B, B))^(p/2). At p = 0 that is average link
/// (UPGMA, Sokal & Michener 1958), at p = 1 the cosine of the centroids. The best link is merged first, as
/// long as it reaches the threshold.
struct Agglomeration {
    let threshold: Double
    /// p above, in 0...1.
    let centroidWeight: Double

    /// The clusters of a range of rows, each ascending, in the order of their first members.
    ///
    /// - Parameter pairs: those that begin outside the range are passed over.
    ///
    /// Ties between links go to the pair with the lower first, then the lower second cluster, named by
    /// their first members.
    ///
    /// - Complexity: O(e log e) in the pairs when clusters stay small beside the graph.
    func clusters(of range: Range<Int>, pairs allPairs: [SimilarRows.Pair]) -> [[Int]] {
        let offset = UInt32(range.lowerBound)
        let pairs = allPairs.lazy.filter { range.contains(Int($0.a)) }.map {
            SimilarRows.Pair(a: $0.a - offset, b: $0.b - offset, similarity: $0.similarity)
        }
        return clusters(count: range.count, pairs: Array(pairs)).map { $0.map { $0 + range.lowerBound } }
    }

    /// The clusters of 0..<count.
    func clusters(count: Int, pairs: [SimilarRows.Pair]) -> [[Int]] {
        var state = State(count: count, pairs: pairs, centroidWeight: centroidWeight)
        var queue = Heap<Link>()
        for pair in pairs {
            let (a, b) = (Int(pair.a), Int(pair.b))
            let strength = state.link(a, b)
            if strength >= threshold {
                queue.insert(Link(strength: strength, a: a, b: b, ageA: 0, ageB: 0))
            }
        }
        while let best = queue.popMax() {
            guard state.age[best.a] == best.ageA, state.age[best.b] == best.ageB else { continue }
            let merged = state.merge(best.a, best.b)
            for other in state.neighbours[merged].keys {
                let (a, b) = (min(merged, other), max(merged, other))
                let strength = state.link(a, b)
                if strength >= threshold {
                    queue.insert(Link(strength: strength, a: a, b: b, ageA: state.age[a], ageB: state.age[b]))
                }
            }
        }
        return state.members.filter { !$0.isEmpty }.map { $0.sorted() }
    }

    /// A link as it was when both clusters had the ages given.
    private struct Link: Comparable {
        var strength: Double
        var a: Int
        var b: Int
        var ageA: Int
        var ageB: Int

        static func < (x: Link, y: Link) -> Bool {
            x.strength != y.strength ? x.strength < y.strength : (y.a, y.b) < (x.a, x.b)
        }
    }

    /// The clusters so far, each under the number of its first member.
    private struct State {
        let centroidWeight: Double
        var members: [[Int]]
        /// Summed similarity to each cluster that has any.
        var neighbours: [[Int: Double]]
        /// Summed similarity within, every ordered pair and each row with itself counted.
        var within: [Double]
        /// Merges so far; -1 once a cluster is part of another.
        var age: [Int]

        init(count: Int, pairs: [SimilarRows.Pair], centroidWeight: Double) {
            self.centroidWeight = centroidWeight
            members = (0..<count).map { [$0] }
            neighbours = Array(repeating: [:], count: count)
            within = Array(repeating: 1, count: count)
            age = Array(repeating: 0, count: count)
            for pair in pairs {
                neighbours[Int(pair.a)][Int(pair.b)] = Double(pair.similarity)
                neighbours[Int(pair.b)][Int(pair.a)] = Double(pair.similarity)
            }
        }

        func link(_ a: Int, _ b: Int) -> Double {
            let (sizeA, sizeB) = (Double(members[a].count), Double(members[b].count))
            let mean = (neighbours[a][b] ?? 0) / (sizeA * sizeB)
            guard sizeA > 1 || sizeB > 1 else { return mean }
            let cohesion = within[a] / (sizeA * sizeA) * within[b] / (sizeB * sizeB)
            return mean / pow(cohesion, centroidWeight / 2)
        }

        /// Joins two clusters under the lower number.
        mutating func merge(_ a: Int, _ b: Int) -> Int {
            precondition(a < b, "clusters are merged under the lower number")
            let between = neighbours[a].removeValue(forKey: b) ?? 0
            neighbours[b].removeValue(forKey: a)
            // The longer list is kept and the shorter one poured into it.
            var kept = neighbours[a]
            var poured = neighbours[b]
            if kept.count < poured.count { swap(&kept, &poured) }
            for (other, sum) in poured { kept[other, default: 0] += sum }
            for other in neighbours[b].keys { neighbours[other].removeValue(forKey: b) }
            for (other, sum) in kept { neighbours[other][a] = sum }
            neighbours[a] = kept
            neighbours[b] = [:]
            within[a] += within[b] + 2 * between
            members[a] += members[b]
            members[b] = []
            age[a] += 1
            age[b] = -1
            return a
        }
    }
}
