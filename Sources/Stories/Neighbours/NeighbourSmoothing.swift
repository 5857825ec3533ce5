import Kernels

/// Moves each row towards its nearest neighbours, so that two reports of one event that share few words
/// meet in the words of the reports between them.
///
/// With x the rows and s their similarities, row i becomes x_i + w * n_i, scaled to length 1, where n_i is
/// the sum of s_ij x_j over the nearest neighbours, scaled to length 1.
struct NeighbourSmoothing: Sendable {
    /// Neighbours that count, at most.
    var neighbours = 10
    /// The least similarity of a neighbour that counts in a large corpus...
    var floor: Float = 0.2
    /// ...and what it rises by in a small one, where a neighbour may be the nearest only for want of others.
    var riseInSmallCorpora: (by: Float, versions: Float) = (0.1, 50)
    /// What is left of that rise in a language of which nothing is known beyond the corpus: texts are less alike there.
    var riseWithoutBackground: Float = 0.5
    /// A neighbour of a long row in a small corpus is at least so similar, as a share of the nearest; half of that among so
    /// many versions, and of a row of so many terms. Of a few reports of two related events each would otherwise take in the
    /// words of the others; headlines need all that there are.
    var leastOfNearest: (share: Float, versions: Float, terms: Float) = (0.9, 200, 10)
    /// w above.
    var weight: Float = 0.7

    /// The least similarity of a neighbour among so many versions.
    func floor(among versions: Int, hasBackground: Bool) -> Float {
        let rise = riseInSmallCorpora.by * riseInSmallCorpora.versions / (Float(versions) + riseInSmallCorpora.versions)
        return floor + (hasBackground ? rise : rise * riseWithoutBackground)
    }

    /// The least similarity of a neighbour among so many versions, as a share of that of the nearest.
    ///
    /// - Parameter terms: of the row.
    func leastOfNearest(among versions: Int, terms: Int) -> Float {
        let (versions, terms) = (Float(versions), Float(terms))
        return leastOfNearest.share * leastOfNearest.versions / (versions + leastOfNearest.versions)
            * terms / (terms + leastOfNearest.terms)
    }

    /// - Parameter neighbours: the nearest of each row.
    /// - Complexity: O(n k m) for n rows, k neighbours and m entries a row.
    func smooth(_ rows: SparseRows, neighbours: NearestRows, threads: Int) -> SmoothedRows {
        let block = 512
        let blocks = (rows.rowCount + block - 1) / block
        let lists = parallelMap(
            count: blocks, threads: threads, workspace: { LaidRow(columnCount: rows.columnCount) }
        ) { sum, index in
            (index * block..<min(rows.rowCount, (index + 1) * block)).map {
                shares(of: $0, in: rows, near: neighbours[$0], &sum)
            }
        }
        return SmoothedRows(unsmoothed: rows, shares: lists.flatMap { $0 }, neighbours: neighbours)
    }

    /// What a row is of its smoothed self, and what a neighbour is for each unit of its similarity.
    private func shares(
        of row: Int, in rows: SparseRows, near: ArraySlice<NearestRows.Neighbour>, _ sum: inout LaidRow
    ) -> (own: Float, neighbour: Float) {
        sum.clear()
        let square = near.reduce(0) {
            $0 + sum.add(.init(row: Int($1.row), share: $1.similarity), of: rows)
        }
        guard square > 0 else { return (1, 0) }
        let share = Double(weight) / square.squareRoot()
        // Of x + w n, both of length 1.
        let length = (1 + Double(weight * weight) + 2 * share * Double(sum.product(row, of: rows))).squareRoot()
        return (Float(1 / length), Float(share / length))
    }
}
