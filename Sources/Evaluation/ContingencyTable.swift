/// How two partitions of the same articles overlap: every non-empty cell with its margins.
///
/// All scores of this module are sums over cells that depend on the counts alone, so the table forgets the
/// labels and sorts its cells by count. The order of every sum is then fixed: permuting the articles or
/// renaming the labels gives the same scores to the last bit.
struct ContingencyTable {
    /// One non-empty cell: a predicted and a gold cluster that share articles.
    struct Cell: Comparable {
        /// Articles in both the predicted cluster and the gold cluster, at least 1.
        var shared: Int
        /// Articles in the predicted cluster.
        var predicted: Int
        /// Articles in the gold cluster.
        var gold: Int

        static func < (left: Cell, right: Cell) -> Bool {
            (left.shared, left.predicted, left.gold) < (right.shared, right.predicted, right.gold)
        }
    }

    /// Articles counted.
    let articles: Int
    /// Non-empty cells, ascending by shared, predicted and gold count.
    let cells: [Cell]
    /// Sizes of the predicted clusters, ascending.
    let predictedSizes: [Int]
    /// Sizes of the gold clusters, ascending.
    let goldSizes: [Int]

    /// Counts two labellings of the same articles, of equal length.
    ///
    /// - Complexity: O(n log n) for n articles, whatever the number of clusters.
    init(predicted: [Int], gold: [Int]) {
        precondition(predicted.count == gold.count, "two labellings of the same articles have equal length")
        articles = predicted.count
        let (rows, rowSizes) = rankedLabels(predicted)
        let (columns, columnSizes) = rankedLabels(gold)

        let places = (0..<articles).map { rows[$0] * columnSizes.count + columns[$0] }.sorted()
        var cells: [Cell] = []
        for (place, shared) in runs(of: places) {
            let (row, column) = place.quotientAndRemainder(dividingBy: columnSizes.count)
            cells.append(Cell(shared: shared, predicted: rowSizes[row], gold: columnSizes[column]))
        }
        self.cells = cells.sorted()
        predictedSizes = rowSizes.sorted()
        goldSizes = columnSizes.sorted()
    }
}

/// Each label replaced by its rank among the distinct labels, and the number of articles of each rank.
private func rankedLabels(_ labels: [Int]) -> (ranks: [Int], sizes: [Int]) {
    var ranks = [Int](repeating: 0, count: labels.count)
    var sizes: [Int] = []
    var previous: Int?
    for index in labels.indices.sorted(by: { labels[$0] < labels[$1] }) {
        if labels[index] != previous { sizes.append(0) }
        previous = labels[index]
        ranks[index] = sizes.count - 1
        sizes[sizes.count - 1] += 1
    }
    return (ranks, sizes)
}

/// The distinct values of a sorted list, each with the number of times it occurs.
private func runs(of sorted: [Int]) -> [(value: Int, count: Int)] {
    var runs: [(value: Int, count: Int)] = []
    for value in sorted {
        if let last = runs.last, last.value == value {
            runs[runs.count - 1].count += 1
        } else {
            runs.append((value, 1))
        }
    }
    return runs
}
