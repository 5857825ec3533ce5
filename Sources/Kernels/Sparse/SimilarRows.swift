/// All pairs of rows of a sparse matrix whose inner product reaches a floor, exactly, without an n x n
/// matrix.
///
/// Columns are split by how many rows hold them. The frequent ones become a dense block, multiplied tile by
/// tile with BLAS; the rare ones go through an inverted index of the tile's rows and are added to the same
/// tile. Tiles are cut the same way for any number of threads, so the result is the same to the bit.
package struct SimilarRows: Sendable {
    /// Two rows and their product, a < b.
    package struct Pair: Sendable, Equatable {
        package var a: UInt32
        package var b: UInt32
        package var similarity: Float

        package init(a: UInt32, b: UInt32, similarity: Float) {
            self.a = a
            self.b = b
            self.similarity = similarity
        }
    }

    /// A column in at least this share of the rows is frequent. On 20,000 full news articles 266 stems are in more
    /// than a tenth of them, and these make four fifths of a plain sparse product's work.
    package static let frequentShare = 0.06
    package static let mostFrequent = 512
    /// Rows of a tile.
    private static let tileRows = 128
    /// Columns of a tile: 1.5 MB of products, which the second-level cache holds; fewer where each row is
    /// compared with few others, so that less of a tile lies outside of what is asked for.
    private static let tileColumns = (wide: 3_072, narrow: 768)

    /// The rows without their frequent columns.
    private let rare: SparseRows
    package let denseCount: Int
    /// Rows x denseCount, row-major.
    private let dense: [Float]

    package init(_ rows: SparseRows) {
        let frequencies = rows.columnFrequencies
        let fewest = max(2, Int((Double(rows.rowCount) * Self.frequentShare).rounded(.up)))
        let frequent = frequencies.indices.filter { frequencies[$0] >= fewest }
            .sorted { (frequencies[$1], $0) < (frequencies[$0], $1) }
            .prefix(Self.mostFrequent).sorted()
        var position = [Int32](repeating: -1, count: rows.columnCount)
        for (index, column) in frequent.enumerated() { position[column] = Int32(index) }
        var dense = [Float](repeating: 0, count: rows.rowCount * frequent.count)
        var rare = SparseRows(columnCount: rows.columnCount)
        var columns: [UInt32] = []
        var values: [Float] = []
        for row in 0..<rows.rowCount {
            columns.removeAll(keepingCapacity: true)
            values.removeAll(keepingCapacity: true)
            for entry in rows.range(of: row) {
                let column = position[Int(rows.columns[entry])]
                if column >= 0 {
                    dense[row * frequent.count + Int(column)] = rows.values[entry]
                } else {
                    columns.append(rows.columns[entry])
                    values.append(rows.values[entry])
                }
            }
            rare.append(columns: columns, values: values)
        }
        self.rare = rare
        denseCount = frequent.count
        self.dense = dense
    }

    /// The pairs a < b whose similarity is at least `floor`, ascending by (a, b).
    ///
    /// - Parameters:
    ///   - lastOf: for a row, the end of the rows it is compared with; those from the row's own position up
    ///     to it.
    ///   - factor: what the product of two rows is multiplied by to be their similarity, in 0...1.
    /// - Complexity: O(p (f + r)) for p compared pairs, f frequent columns and r rare ones shared.
    package func pairs(
        floor: Float, upTo lastOf: [Int], threads: Int, factor: @Sendable (Int, Int) -> Float = { _, _ in 1 },
        progress: @Sendable (Int) -> Void = { _ in }
    ) -> [Pair] {
        let count = rare.rowCount
        var byRow: [[Pair]] = Array(repeating: [], count: (count + Self.tileRows - 1) / Self.tileRows)
        let lastOfTile = byRow.indices.map { tile in
            lastOf[tile * Self.tileRows..<min(count, (tile + 1) * Self.tileRows)].max() ?? 0
        }
        let compared = lastOf.indices.reduce(0) { $0 + max(0, lastOf[$1] - $1) }
        let isNarrow = compared / max(1, count) < 2 * Self.tileColumns.wide
        let columns = isNarrow ? Self.tileColumns.narrow : Self.tileColumns.wide
        for panelStart in stride(from: 0, to: count, by: columns) {
            let panel = panelStart..<min(count, panelStart + columns)
            let index = InvertedIndex(of: panel, in: rare)
            let tiles = byRow.indices.filter { tile in
                tile * Self.tileRows < panel.upperBound && lastOfTile[tile] > panel.lowerBound
            }
            let found = parallelMap(count: tiles.count, threads: threads) { position in
                let start = tiles[position] * Self.tileRows
                let range = start..<min(count, start + Self.tileRows)
                return pairs(of: range, with: panel, index, floor: floor, upTo: lastOf, factor: factor)
            }
            for (tile, pairs) in zip(tiles, found) { byRow[tile].append(contentsOf: pairs) }
            progress(panel.upperBound)
        }
        return byRow.flatMap { tile in
            tile.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
        }
    }

    private func pairs(
        of tile: Range<Int>, with panel: Range<Int>, _ index: InvertedIndex, floor: Float, upTo lastOf: [Int],
        factor: @Sendable (Int, Int) -> Float
    ) -> [Pair] {
        let width = panel.count
        var products = [Float](repeating: 0, count: tile.count * width)
        BLAS.multiplyByTransposed(
            dense, from: tile.lowerBound * denseCount, dense, from: panel.lowerBound * denseCount,
            into: &products, m: tile.count, n: width, k: denseCount)
        var pairs: [Pair] = []
        var line = products.mutableSpan
        for row in tile {
            let base = (row - tile.lowerBound) * width
            for entry in rare.range(of: row) {
                let weight = rare.values[entry]
                let postings = index.postings(of: rare.columns[entry])
                for posting in postings {
                    line[base + Int(index.rows[posting])] += weight * index.values[posting]
                }
            }
            let first = max(row + 1, panel.lowerBound)
            let end = min(panel.upperBound, lastOf[row])
            guard first < end else { continue }
            for other in first..<end {
                let product = line[base + other - panel.lowerBound]
                guard product >= floor else { continue }
                let similarity = product * factor(row, other)
                if similarity >= floor {
                    pairs.append(Pair(a: UInt32(row), b: UInt32(other), similarity: similarity))
                }
            }
        }
        return pairs
    }

    /// Some rows inverted: for each column, the rows that hold it.
    private struct InvertedIndex: Sendable {
        private let starts: [UInt32]
        /// Relative to the first row of the panel, ascending within a column.
        let rows: [UInt16]
        let values: [Float]

        init(of panel: Range<Int>, in matrix: SparseRows) {
            var starts = [UInt32](repeating: 0, count: matrix.columnCount + 1)
            let entries = matrix.starts[panel.lowerBound]..<matrix.starts[panel.upperBound]
            for entry in entries {
                starts[Int(matrix.columns[entry]) + 1] += 1
            }
            for column in 0..<matrix.columnCount { starts[column + 1] += starts[column] }
            var rows = [UInt16](repeating: 0, count: Int(starts[matrix.columnCount]))
            var values = [Float](repeating: 0, count: rows.count)
            var next = starts
            for row in panel {
                for entry in matrix.range(of: row) {
                    let column = Int(matrix.columns[entry])
                    rows[Int(next[column])] = UInt16(row - panel.lowerBound)
                    values[Int(next[column])] = matrix.values[entry]
                    next[column] += 1
                }
            }
            self.starts = starts
            self.rows = rows
            self.values = values
        }

        func postings(of column: UInt32) -> Range<Int> {
            Int(starts[Int(column)])..<Int(starts[Int(column) + 1])
        }
    }
}
