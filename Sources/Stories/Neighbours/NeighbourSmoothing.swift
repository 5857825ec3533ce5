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
        var parts = parallelMap(count: blocks, threads: threads, workspace: { Workspace(rows.columnCount) }) {
            workspace, index in
            smooth(
                index * block..<min(rows.rowCount, (index + 1) * block), of: rows, neighbours: neighbours, &workspace)
        }
        let shares = parts.flatMap(\.shares)
        let smoothed = parts.map(\.rows)
        parts = []
        return SmoothedRows(
            rows: SparseRows(smoothed, columnCount: rows.columnCount, threads: threads), shares: shares,
            neighbours: neighbours)
    }

    /// What a worker uses for one row after the other.
    private struct Workspace {
        var sums: [Float]
        var isTouched: [Bool]

        init(_ columnCount: Int) {
            sums = Array(repeating: 0, count: columnCount)
            isTouched = Array(repeating: false, count: columnCount)
        }
    }

    private func smooth(
        _ range: Range<Int>, of rows: SparseRows, neighbours: NearestRows, _ workspace: inout Workspace
    ) -> (rows: SparseRows, shares: [(own: Float, neighbour: Float)]) {
        var result = SparseRows(columnCount: rows.columnCount)
        var shares: [(own: Float, neighbour: Float)] = []
        for row in range {
            let own = rows.range(of: row)
            guard !neighbours[row].isEmpty else {
                result.append(columns: rows.columns[own], values: rows.values[own])
                shares.append((1, 0))
                continue
            }
            var touched: [UInt32] = []
            func add(_ entries: Range<Int>, times factor: Float) {
                for entry in entries {
                    let column = Int(rows.columns[entry])
                    if !workspace.isTouched[column] {
                        workspace.isTouched[column] = true
                        touched.append(rows.columns[entry])
                    }
                    workspace.sums[column] += factor * rows.values[entry]
                }
            }
            for neighbour in neighbours[row] {
                add(rows.range(of: Int(neighbour.row)), times: neighbour.similarity)
            }
            touched.sort()
            let length = touched.reduce(into: Float(0)) { $0 += workspace.sums[Int($1)] * workspace.sums[Int($1)] }
                .squareRoot()
            for column in touched { workspace.sums[Int(column)] *= weight / length }
            add(own, times: 1)
            touched.sort()
            let total = touched.reduce(into: Float(0)) { $0 += workspace.sums[Int($1)] * workspace.sums[Int($1)] }
                .squareRoot()
            result.append(columns: touched, values: touched.map { workspace.sums[Int($0)] / total })
            shares.append((1 / total, weight / length / total))
            for column in touched {
                workspace.sums[Int(column)] = 0
                workspace.isTouched[Int(column)] = false
            }
        }
        return (result, shares)
    }
}
