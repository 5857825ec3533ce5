import Kernels

/// What the stories of a run were made from, kept where somebody asks why they are as they are.
package struct StoryGraph: Sendable {
    let matrix: VersionRows
    let similarity: LinkSimilarity
    /// Pairs of rows that are similar, as far as they were looked for.
    let pairs: [SimilarRows.Pair]
    /// Per language, in their order: what days say.
    let time: [TimeEvidence]
    /// Per row: the link from which clusters of its language are joined.
    let thresholds: [Double]

    /// What the odds of a threshold are multiplied by to lie below that of any granularity.
    static let leastTightness = 0.3
}

/// What the search for stories finds out about two versions.
package struct VersionComparison: Sendable {
    /// Why the likeness of two versions counts nothing.
    package enum Obstacle: Sendable, Equatable {
        case languages(String, String)
        /// The window is shorter than the days between them.
        case window
        /// They are issues of one outlet's series.
        case series
        /// They are one template with other facts.
        case template
        /// One of them reports several events.
        case roundup
        /// One of them is a page of its site, and no article.
        case noArticle
    }

    package var obstacle: Obstacle?
    /// Of their TF-IDF rows, in 0...1.
    package var cosine: Double
    /// Days between them; nil where either is undated.
    package var days: Double?
    /// What the days, or that they are not known, leave of a similarity, in 0...1.
    package var timeFactor: Double
    /// What names that only one has leave of it, in 0...1.
    package var nameShare: Double
    /// What is left of it where little but one name is shared, in 0...1.
    package var oneNameShare: Double
    /// The cosine of the rows that were moved towards their neighbours.
    package var smoothed: Double
    /// The link from which clusters are joined.
    package var threshold: Double
    /// The weakest link among the merges until the two are in one story; nil where no granularity joins them.
    package var joiningLink: Double?
    /// From the one to the other by links as strong as can be; empty where nothing leads there.
    package var path: [Step]

    /// What counts in the graph: the smoothed similarity, time and names included.
    package var similarity: Double { obstacle == nil ? smoothed * timeFactor * nameShare * oneNameShare : 0 }

    /// A version on the way, and the similarity of the link that leads there; 1 for the first.
    package struct Step: Sendable, Equatable {
        package var version: Int
        package var similarity: Double
    }
}

extension StoryGraph {
    /// Compares two versions.
    ///
    /// - Parameter story: the versions among which the path is looked for; nil for all.
    /// - Complexity: O(e log e) in the pairs of the graph.
    package func comparison(of a: Int, and b: Int, within story: [Int]?) -> VersionComparison {
        let (rowA, rowB) = (matrix.rowOf[a], matrix.rowOf[b])
        let order = matrix.order
        let ranges = order.languageRanges
        let number = ranges.firstIndex { $0.contains(rowA) }!
        let language = ranges[number]
        let (dayA, dayB) = (order.days[rowA], order.days[rowB])
        let names = similarity.kinship.names.shares(rowA, rowB)
        var comparison = VersionComparison(
            cosine: min(1, Double(matrix.rows.product(rowA, rowB))),
            days: dayA.flatMap { dayA in dayB.map { abs(dayA - $0) } }, timeFactor: time[number](dayA, dayB),
            nameShare: Double(names.ofOtherNames), oneNameShare: Double(names.ofOneName),
            smoothed: min(1, Double(similarity.rows.product(min(rowA, rowB), max(rowA, rowB)))),
            threshold: thresholds[rowA], path: [])
        guard language.contains(rowB) else {
            comparison.obstacle = .languages(order.languages[rowA], order.languages[rowB])
            return comparison
        }
        if max(rowA, rowB) >= order.lastOf[min(rowA, rowB)] {
            comparison.obstacle = .window
        } else if similarity.kinship.series.holds(rowA, rowB) {
            comparison.obstacle = .series
        } else if similarity.kinship.isPage[rowA] || similarity.kinship.isPage[rowB] {
            comparison.obstacle = .noArticle
        } else if similarity.kinship.isTemplate(rowA, rowB) {
            comparison.obstacle = .template
        } else if similarity.kinship.roundups.holds(rowA) || similarity.kinship.roundups.holds(rowB) {
            comparison.obstacle = .roundup
        }
        comparison.joiningLink = Agglomeration(
            threshold: AdaptiveThreshold.tightened(thresholds[rowA], by: Self.leastTightness),
            centroidWeight: StorySearch.centroidWeight,
            missing: ClusterSums(similarity, threshold: thresholds[rowA])
        ).joiningLink(rowA, rowB, of: language, pairs: pairs)
        comparison.path = WidestPath(
            pairs: pairs, rowCount: order.order.count, within: story.map { Set($0.map { matrix.rowOf[$0] }) }
        ).steps(from: rowA, to: rowB).map { .init(version: order.order[$0.row], similarity: $0.similarity) }
        return comparison
    }
}

/// Paths in a graph whose weakest link is as strong as can be.
struct WidestPath {
    private let pairs: [SimilarRows.Pair]
    private let rowCount: Int

    /// - Parameter rows: the rows that a path may touch; nil for all.
    init(pairs: [SimilarRows.Pair], rowCount: Int, within rows: Set<Int>? = nil) {
        self.pairs = rows.map { rows in pairs.filter { rows.contains(Int($0.a)) && rows.contains(Int($0.b)) } } ?? pairs
        self.rowCount = rowCount
    }

    /// The rows of the path, each with the link that leads there, 1 at the start; empty where there is none.
    ///
    /// Links are added from the strongest on until both ends hang together (Kruskal 1956); of the paths through these
    /// the one of the fewest links is taken, and of such the one through the lowest rows, from the end backwards.
    ///
    /// - Complexity: O(e log e) in the pairs.
    func steps(from start: Int, to end: Int) -> [(row: Int, similarity: Double)] {
        guard let bottleneck = bottleneck(start, end) else { return [] }
        var neighbours = [[(row: Int, similarity: Float)]](repeating: [], count: rowCount)
        for pair in pairs where pair.similarity >= bottleneck {
            neighbours[Int(pair.a)].append((Int(pair.b), pair.similarity))
            neighbours[Int(pair.b)].append((Int(pair.a), pair.similarity))
        }
        var before = [Int: (row: Int, similarity: Float)]()
        var front = [start]
        while before[end] == nil {
            var next: [Int] = []
            for row in front.sorted() {
                for neighbour in neighbours[row] where neighbour.row != start && before[neighbour.row] == nil {
                    before[neighbour.row] = (row, neighbour.similarity)
                    next.append(neighbour.row)
                }
            }
            front = next
        }
        var steps: [(row: Int, similarity: Double)] = []
        var row = end
        while row != start {
            let step = before[row]!
            steps.append((row, Double(min(1, step.similarity))))
            row = step.row
        }
        return [(start, 1)] + steps.reversed()
    }

    /// The weakest link of the best path; nil where there is none.
    private func bottleneck(_ start: Int, _ end: Int) -> Float? {
        var parent = Array(0..<rowCount)
        func root(_ row: Int) -> Int {
            var root = row
            while parent[root] != root {
                parent[root] = parent[parent[root]]
                root = parent[root]
            }
            return root
        }
        for pair in pairs.sorted(by: { $0.similarity > $1.similarity }) {
            parent[root(Int(pair.a))] = root(Int(pair.b))
            if root(start) == root(end) { return pair.similarity }
        }
        return nil
    }
}
