/// Some rows of a sparse matrix, to be compared with all rows of a range.
///
/// The rows of the sample are one panel, as those of ``SimilarRows``; the range passes it tile by tile.
package struct SampledRows: Sendable {
    /// Some consecutive rows of the matrix.
    private let rows: @Sendable (Range<Int>) -> SparseRows
    private let range: Range<Int>
    /// Ascending.
    private let sample: [Int]
    private let split: ColumnSplit
    private let panel: PanelIndex

    /// - Parameter sample: rows of the range, ascending; at most 65,536.
    /// - Complexity: O(e + c) in the entries of the sample and the columns of the matrix.
    package init(_ sample: [Int], among range: Range<Int>, of rows: SparseRows) {
        self.init(rows.selected(sample), at: sample, among: range) { rows.selected($0) }
    }

    /// - Parameters:
    ///   - sampled: the rows of the sample.
    ///   - sample: where they stand in the matrix.
    ///   - rows: some consecutive rows of the matrix, which is never there as a whole.
    package init(
        _ sampled: SparseRows, at sample: [Int], among range: Range<Int>,
        of rows: @escaping @Sendable (Range<Int>) -> SparseRows
    ) {
        split = ColumnSplit(ColumnOrder(of: sampled), rowCount: sample.count, share: ColumnSplit.productShare)
        panel = PanelIndex(0..<sample.count, of: sampled, split)
        (self.rows, self.range, self.sample) = (rows, range, sample)
    }

    /// The pairs of a row of the sample and any other of the range whose product reaches a floor, a < b, ascending by
    /// (a, b); each within 1e-5 of the plain product.
    ///
    /// - Complexity: that of multiplying the sample with the range.
    package func pairs(floor: Float, threads: Int) -> [SimilarRows.Pair] {
        var isSampled = [Bool](repeating: false, count: range.count)
        for row in sample { isSampled[row - range.lowerBound] = true }
        let marks = isSampled
        let found = mapTiles(threads: threads) { tile, sums, found in
            var pairs: [SimilarRows.Pair] = []
            for row in tile {
                let line = (row - tile.lowerBound) * sample.count
                let reaching = RowProducts.reaching(
                    floor, sums, from: line, norm: 0, panel.block.norms, in: 0..<sample.count, into: &found)
                for place in found.prefix(reaching) {
                    let other = sample[Int(place)]
                    // Two rows of the sample meet twice.
                    guard other != row, other < row || !marks[row - range.lowerBound] else { continue }
                    pairs.append(
                        .init(
                            a: UInt32(min(row, other)), b: UInt32(max(row, other)),
                            similarity: sums[line + Int(place)]))
                }
            }
            return pairs
        }
        return found.flatMap { $0 }.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    }

    /// Per row of the sample: the other row of the range most like it, the lowest of equals; nil where none reaches the
    /// floor.
    ///
    /// - Parameter floor: above 0.
    /// - Complexity: as ``pairs(floor:threads:)``.
    package func nearest(floor: Float, threads: Int) -> [NearestRows.Neighbour?] {
        let found = mapTiles(threads: threads) { tile, sums, _ in
            var best = [NearestRows.Neighbour?](repeating: nil, count: sample.count)
            for row in tile {
                let line = (row - tile.lowerBound) * sample.count
                for place in 0..<sample.count where sums[line + place] >= max(floor, best[place]?.similarity ?? 0) {
                    guard sample[place] != row, best[place].map({ $0.similarity < sums[line + place] }) ?? true else {
                        continue
                    }
                    best[place] = .init(row: UInt32(row), similarity: sums[line + place])
                }
            }
            return best
        }
        return sample.indices.map { place in
            found.reduce(nil) { best, tile in
                guard let other = tile[place] else { return best }
                return best.map { $0.similarity < other.similarity } ?? true ? other : best
            }
        }
    }

    /// The results of `body` for each tile of the range, in order, given the products of its rows with the sample, row
    /// by row, and room for the places of one row.
    private func mapTiles<Result: Sendable>(
        threads: Int, _ body: @Sendable (Range<Int>, [Float], inout [UInt16]) -> Result
    ) -> [Result] {
        let tileCount = (range.count + SimilarRows.tileRows - 1) / SimilarRows.tileRows
        return parallelMap(
            count: tileCount, threads: threads, workspace: { Workspace(width: sample.count) }
        ) { workspace, index in
            let start = range.lowerBound + index * SimilarRows.tileRows
            let tile = start..<min(range.upperBound, start + SimilarRows.tileRows)
            workspace.block.fill(0..<tile.count, of: rows(tile), split)
            BLAS.multiplyByTransposed(
                workspace.block.dense, from: 0, panel.block.dense, from: 0, into: &workspace.sums, m: tile.count,
                n: sample.count, k: split.denseCount)
            for row in 0..<tile.count {
                RowProducts.accumulate(
                    row: row, of: workspace.block, panel, into: &workspace.sums, from: row * sample.count)
            }
            return body(tile, workspace.sums, &workspace.found)
        }
    }

    /// What a worker uses for one tile after the other.
    private struct Workspace {
        var block = DenseBlock()
        var sums: [Float]
        var found: [UInt16]

        init(width: Int) {
            sums = Array(repeating: 0, count: SimilarRows.tileRows * width)
            found = Array(repeating: 0, count: width + 16)
        }
    }
}
