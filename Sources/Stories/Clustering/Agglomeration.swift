import Glibc
import HeapModule
import Kernels
import Synchronization

/// Agglomerative clustering of a sparse similarity graph by a link between average link and the cosine of
/// the clusters' centroids.
///
/// With m(A, B) the mean similarity over all pairs of the two clusters (pairs that are not in the graph count
/// as 0, a row with itself as 1), the link is m(A, B) / (m(A, A) m(B, B))^(p/2). At p = 0 that is average link
/// (UPGMA, Sokal & Michener 1958), at p = 1 the cosine of the centroids. The best link is merged first, as
/// long as it reaches the threshold.
///
/// A graph may lack pairs: those that are missing between two clusters then count for nearly what makes a link, and
/// when the link so estimated comes up as the best one, it is computed over all pairs of the two and takes its place
/// anew. So no two clusters are merged, and none that a pair connects are kept apart, on what is not known.
struct Agglomeration {
    let threshold: Double
    /// p above, in 0...1.
    let centroidWeight: Double
    /// Sums up what the graph lacks; nil where it has all pairs.
    var missing: ClusterSums?

    private static let linksBetweenChecks = 256

    /// The clusters of a range of rows, each ascending, in the order of their first members.
    ///
    /// Ties between links go to the pair with the lower first, then the lower second cluster, named by
    /// their first members. Parts of the graph that no pair connects are clustered each on its own, by all threads; under
    /// rules, which may connect them, all at once.
    ///
    /// - Parameters:
    ///   - pairs: those that begin outside the range are passed over.
    ///   - sets: of rows that must be in one cluster, and those that must not; joined as the clusters are. nil where
    ///     there are no rules.
    ///   - progress: told how many rows are done, and asked from merge to merge; what it throws ends the clustering.
    /// - Complexity: O(e log e) in the pairs when clusters stay small beside the graph.
    func clusters<Failure: Error>(
        of range: Range<Int>, pairs: [SimilarRows.Pair], sets: inout ConstrainedSets?, threads: Int = 1,
        progress: @Sendable (Int) throws(Failure) -> Void
    ) throws(Failure) -> [[Int]] {
        guard sets == nil else {
            var state = State(of: range, pairs: pairs, centroidWeight: centroidWeight)
            var missing = missing
            try merge(&state, missing: &missing, sets: &sets, check: { () throws(Failure) in try progress(0) }) {
                _, _ in
                true
            }
            return state.clusters
        }
        let components = GraphComponents(of: range, pairs: pairs)
        let blocks = Self.blocks(of: components)
        let done = Atomic(0)
        return try parallelMap(count: blocks.count, threads: threads, workspace: { missing }) {
            (missing, index) throws(Failure) -> [[Int]] in
            var clusters: [[Int]] = []
            for number in blocks[index] {
                let component = components[number]
                let before = done.wrappingAdd(component.rows.count, ordering: .relaxed).oldValue
                guard component.rows.count > 1 else {
                    clusters.append([Int(component.rows.first!)])
                    continue
                }
                try progress(before)
                var state = State(
                    of: component, placeOf: { Int(components.placeOf[Int($0) - range.lowerBound]) }, pairs: pairs,
                    centroidWeight: centroidWeight)
                var none: ConstrainedSets?
                try merge(
                    &state, missing: &missing, sets: &none, check: { () throws(Failure) in try progress(before) }
                ) { _, _ in true }
                clusters += state.clusters
            }
            return clusters
        }.joined().sorted { $0[0] < $1[0] }
    }

    /// Consecutive components of so many rows together, at least.
    private static func blocks(of components: GraphComponents) -> [Range<Int>] {
        let rows = 512
        var blocks: [Range<Int>] = []
        var (start, count) = (0, 0)
        for number in 0..<components.count {
            count += components[number].rows.count
            guard count >= rows || number + 1 == components.count else { continue }
            blocks.append(start..<number + 1)
            (start, count) = (number + 1, 0)
        }
        return blocks
    }

    /// The threshold up to which two rows come into one cluster: the weakest link among the merges until they do.
    ///
    /// Since the best link is merged first, a lower threshold only adds merges behind those of a higher one. Rules take
    /// no part.
    ///
    /// - Returns: nil where the threshold stops the merges first.
    func joiningLink(_ a: Int, _ b: Int, of range: Range<Int>, pairs: [SimilarRows.Pair]) -> Double? {
        var state = State(of: range, pairs: pairs, centroidWeight: centroidWeight)
        var weakest = Double.infinity
        var isJoined = false
        var (missing, sets) = (missing, ConstrainedSets?.none)
        merge(&state, missing: &missing, sets: &sets, check: {}) { state, link in
            weakest = min(weakest, link)
            isJoined = state.areJoined(a - range.lowerBound, b - range.lowerBound)
            return !isJoined
        }
        return isJoined ? weakest : nil
    }

    /// Merges as long as a link reaches the threshold.
    ///
    /// - Parameters:
    ///   - check: called now and then; what it throws ends the merging.
    ///   - goesOn: asked after every merge but those of rules, given its link.
    private func merge<Failure: Error>(
        _ state: inout State, missing: inout ClusterSums?, sets: inout ConstrainedSets?,
        check: () throws(Failure) -> Void, goesOn: (inout State, Double) -> Bool
    ) throws(Failure) {
        let assumed = missing?.assumed
        var queue = Heap(state.links(from: threshold))
        func merge(_ first: Int, with others: [Int]) {
            state.merge(first, with: others)
            for neighbour in state.neighbours[first] {
                let (a, b) = (min(first, Int(neighbour.cluster)), max(first, Int(neighbour.cluster)))
                let strength = state.link(a, b, sum: state.estimate(a, b, neighbour, assuming: assumed))
                if strength >= threshold { queue.insert(state.link(a, b, strength)) }
            }
        }
        // Rules are asked of all rows at once: places among them follow from the first.
        let first = state.rows.first ?? 0
        for rows in sets?.ruledSets(in: first..<first + state.rows.count) ?? [] {
            merge(rows[0] - first, with: rows.dropFirst().map { $0 - first })
        }
        var looked = 0
        while let best = queue.popMax() {
            looked += 1
            if looked % Self.linksBetweenChecks == 0 { try check() }
            let (a, b) = (Int(best.a), Int(best.b))
            guard state.age[a] == best.ageA, state.age[b] == best.ageB else { continue }
            guard sets?.allows(state.rows[a], state.rows[b]) ?? true else { continue }
            if missing != nil, state.lacksPairs(a, b) {
                let sum = missing!(state.rowsOfCluster(a), state.rowsOfCluster(b))
                state.complete(a, b, sum: sum)
                var link = best
                link.strength = state.link(a, b, sum: sum)
                if link.strength >= threshold { queue.insert(link) }
                continue
            }
            sets?.join(state.rows[a], state.rows[b])
            merge(a, with: [b])
            guard goesOn(&state, best.strength) else { return }
        }
    }

    /// The clusters of a range of rows, without rules.
    func clusters(of range: Range<Int>, pairs: [SimilarRows.Pair], threads: Int = 1) -> [[Int]] {
        var sets: ConstrainedSets?
        return clusters(of: range, pairs: pairs, sets: &sets, threads: threads, progress: { _ in })
    }

    /// A link as it was when both clusters had the ages given.
    private struct Link: Comparable {
        var strength: Double
        var a: UInt32
        var b: UInt32
        var ageA: Int32
        var ageB: Int32

        static func < (x: Link, y: Link) -> Bool {
            x.strength != y.strength ? x.strength < y.strength : (y.a, y.b) < (x.a, x.b)
        }
    }

    /// The clusters so far, each under the number of its first member.
    private struct State {
        struct Neighbour {
            var cluster: UInt32
            /// Summed similarity of the pairs of the two that are known, and their number.
            var sum: Float
            var pairs: Int
        }

        let centroidWeight: Double
        /// Those that are clustered, ascending; everything else names them by their places here.
        let rows: [Int]
        private var members: [[Int]]
        /// Ascending by cluster as of the last merge; a cluster that has since been merged away stands for the
        /// one it is part of.
        private(set) var neighbours: [[Neighbour]]
        /// Merges so far; -1 once a cluster is part of another.
        private(set) var age: [Int32]
        /// Summed similarity within, every ordered pair and each row with itself counted.
        private var within: [Double]
        private var parent: [UInt32]

        /// - Parameter pairs: those that begin outside the range are passed over.
        init(of range: Range<Int>, pairs: [SimilarRows.Pair], centroidWeight: Double) {
            self.init(
                rows: Array(range), pairs: pairs.lazy.filter { range.contains(Int($0.a)) },
                placeOf: { Int($0) - range.lowerBound }, centroidWeight: centroidWeight)
        }

        /// - Parameter placeOf: that of a row among those of the component.
        init(
            of component: GraphComponents.Component, placeOf: (UInt32) -> Int, pairs: [SimilarRows.Pair],
            centroidWeight: Double
        ) {
            self.init(
                rows: component.rows.map { Int($0) }, pairs: component.pairs.lazy.map { pairs[Int($0)] },
                placeOf: placeOf, centroidWeight: centroidWeight)
        }

        private init(
            rows: [Int], pairs: some Sequence<SimilarRows.Pair>, placeOf: (UInt32) -> Int, centroidWeight: Double
        ) {
            self.centroidWeight = centroidWeight
            self.rows = rows
            members = rows.indices.map { [$0] }
            within = Array(repeating: 1, count: rows.count)
            age = Array(repeating: 0, count: rows.count)
            parent = (0..<UInt32(rows.count)).map { $0 }
            var counts = [Int](repeating: 0, count: rows.count)
            for pair in pairs {
                counts[placeOf(pair.a)] += 1
                counts[placeOf(pair.b)] += 1
            }
            var neighbours = counts.map { count -> [Neighbour] in
                var list: [Neighbour] = []
                list.reserveCapacity(count)
                return list
            }
            for pair in pairs {
                let (a, b) = (placeOf(pair.a), placeOf(pair.b))
                neighbours[a].append(Neighbour(cluster: UInt32(b), sum: pair.similarity, pairs: 1))
                neighbours[b].append(Neighbour(cluster: UInt32(a), sum: pair.similarity, pairs: 1))
            }
            self.neighbours = neighbours
        }

        /// The clusters, each with its rows ascending, in the order of their first.
        var clusters: [[Int]] { members.filter { !$0.isEmpty }.map { $0.map { rows[$0] }.sorted() } }

        /// The links between single rows that reach a threshold.
        func links(from threshold: Double) -> [Link] {
            var links: [Link] = []
            for (row, neighbours) in neighbours.enumerated() {
                for neighbour in neighbours
                where Int(neighbour.cluster) > row && Double(neighbour.sum) >= threshold {
                    links.append(link(row, Int(neighbour.cluster), Double(neighbour.sum)))
                }
            }
            return links
        }

        /// The link of two clusters as they are.
        func link(_ a: Int, _ b: Int, _ strength: Double) -> Link {
            Link(strength: strength, a: UInt32(a), b: UInt32(b), ageA: age[a], ageB: age[b])
        }

        func link(_ a: Int, _ b: Int, sum: Float) -> Double {
            let (sizeA, sizeB) = (Double(members[a].count), Double(members[b].count))
            let cohesion = within[a] / (sizeA * sizeA) * within[b] / (sizeB * sizeB)
            return Double(sum) / (sizeA * sizeB) / pow(cohesion, centroidWeight / 2)
        }

        func rowsOfCluster(_ cluster: Int) -> [Int] { members[cluster].map { rows[$0] } }

        private func pairCount(_ a: Int, _ b: Int) -> Int { members[a].count * members[b].count }

        /// The summed similarity of two clusters where the pairs that are not known are like those that are, but no
        /// more than assumed.
        func estimate(_ a: Int, _ b: Int, _ known: Neighbour, assuming assumed: Float?) -> Float {
            let unknown = pairCount(a, b) - known.pairs
            guard let assumed, unknown > 0 else { return known.sum }
            return known.sum + Float(unknown) * min(assumed, known.sum / Float(max(1, known.pairs)))
        }

        /// Whether pairs of two clusters are not known.
        mutating func lacksPairs(_ a: Int, _ b: Int) -> Bool {
            var known = 0
            for neighbour in neighbours[a] where root(of: neighbour.cluster) == UInt32(b) { known += neighbour.pairs }
            return known < pairCount(a, b)
        }

        /// Takes the sum over all pairs of two clusters.
        mutating func complete(_ a: Int, _ b: Int, sum: Float) {
            for (cluster, other) in [(a, b), (b, a)] {
                var isFirst = true
                for index in neighbours[cluster].indices
                where root(of: neighbours[cluster][index].cluster) == UInt32(other) {
                    neighbours[cluster][index].sum = isFirst ? sum : 0
                    neighbours[cluster][index].pairs = isFirst ? pairCount(a, b) : 0
                    isFirst = false
                }
            }
        }

        /// Joins clusters under the lowest number, as if one was joined after the other.
        ///
        /// - Complexity: O(n log n) in the neighbours.
        mutating func merge(_ a: Int, with others: [Int]) {
            guard others.count != 1 else { return merge(a, others[0]) }
            // What one merge after the other would go through again and again is summed up once, in the same order.
            var sums: [UInt32: Neighbour] = [:]
            func add(_ neighbour: Neighbour, of cluster: UInt32) {
                var sum = sums[cluster] ?? Neighbour(cluster: cluster, sum: 0, pairs: 0)
                sum.sum += neighbour.sum
                sum.pairs += neighbour.pairs
                sums[cluster] = sum
            }
            for neighbour in neighbours[a] { add(neighbour, of: root(of: neighbour.cluster)) }
            for b in others {
                precondition(a < b, "clusters are merged under the lowest number")
                parent[b] = UInt32(a)
                var between = sums.removeValue(forKey: UInt32(b))?.sum ?? 0
                for neighbour in neighbours[b] {
                    let cluster = root(of: neighbour.cluster)
                    if cluster == UInt32(a) {
                        between += neighbour.sum
                    } else {
                        add(neighbour, of: cluster)
                    }
                }
                close(a, b, between: between)
            }
            neighbours[a] = sums.values.sorted { $0.cluster < $1.cluster }
        }

        /// Joins two clusters under the lower number.
        private mutating func merge(_ a: Int, _ b: Int) {
            precondition(a < b, "clusters are merged under the lower number")
            parent[b] = UInt32(a)
            var joined = neighbours[a] + neighbours[b]
            for index in joined.indices { joined[index].cluster = root(of: joined[index].cluster) }
            // Equal clusters keep the order in which they stood, so that sums round the same in every run.
            joined.sort { $0.cluster < $1.cluster }
            var kept: [Neighbour] = []
            var between: Float = 0
            for neighbour in joined {
                if neighbour.cluster == UInt32(a) {
                    between += neighbour.sum
                } else if kept.last?.cluster == neighbour.cluster {
                    kept[kept.count - 1].sum += neighbour.sum
                    kept[kept.count - 1].pairs += neighbour.pairs
                } else {
                    kept.append(neighbour)
                }
            }
            neighbours[a] = kept
            close(a, b, between: between)
        }

        /// Ends a merge of two clusters.
        ///
        /// - Parameter between: of all pairs between the two, which both lists held: twice their sum.
        private mutating func close(_ a: Int, _ b: Int, between: Float) {
            neighbours[b] = []
            within[a] += within[b] + Double(between)
            members[a] += members[b]
            members[b] = []
            age[a] += 1
            age[b] = -1
        }

        mutating func areJoined(_ a: Int, _ b: Int) -> Bool { root(of: UInt32(a)) == root(of: UInt32(b)) }

        private mutating func root(of cluster: UInt32) -> UInt32 {
            var root = cluster
            while parent[Int(root)] != root {
                parent[Int(root)] = parent[Int(parent[Int(root)])]
                root = parent[Int(root)]
            }
            return root
        }
    }
}
