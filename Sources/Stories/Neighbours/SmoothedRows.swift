import Kernels

/// Rows that were moved towards their neighbours, each kept as the few rows that it is the sum of.
///
/// Written out, a row has the words of all of them, six to ten times as many entries as before.
struct SmoothedRows: Sendable {
    /// Before smoothing.
    let unsmoothed: SparseRows
    /// Per row: what it is of its smoothed self, and what a neighbour is for each unit of its similarity.
    let shares: [(own: Float, neighbour: Float)]
    /// Those that the rows were moved towards.
    let neighbours: NearestRows

    var rowCount: Int { unsmoothed.rowCount }

    /// The rows that a row is the sum of: itself and its neighbours.
    func parts(of row: Int) -> [LaidRow.Part] {
        let shares = shares[row]
        return [.init(row: row, share: shares.own)]
            + neighbours[row].map { .init(row: Int($0.row), share: shares.neighbour * $0.similarity) }
    }

    /// Some rows written out.
    ///
    /// - Complexity: O(k m log k) a row, of k neighbours and m entries each.
    func written(_ rows: some Sequence<Int>) -> SparseRows {
        var result = SparseRows(columnCount: unsmoothed.columnCount)
        for row in rows {
            let sum = SparseSum(parts(of: row), of: unsmoothed)
            result.append(columns: sum.columns, values: sum.values)
        }
        return result
    }

    /// The product of two rows, to the bit that of a ``Comparison`` that took the first.
    func product(_ a: Int, _ b: Int) -> Float {
        var comparison = Comparison(self)
        comparison.take(a)
        return comparison.product(b)
    }

    /// The sum over all pairs of rows in a range of their product.
    ///
    /// - Complexity: O(n) in the rows of the range, their neighbours, and the entries of these.
    func totalSimilarity(_ range: Range<Int>) -> Double {
        guard var first = range.first, var last = range.last else { return 0 }
        for row in range {
            for neighbour in neighbours[row] {
                first = min(first, Int(neighbour.row))
                last = max(last, Int(neighbour.row))
            }
        }
        // The square of the sum of the rows has every pair twice, and the square of each row.
        var weights = [Double](repeating: 0, count: last + 1 - first)
        var own = 0.0
        for row in range where !unsmoothed.range(of: row).isEmpty {
            own += 1
            for part in parts(of: row) { weights[part.row - first] += Double(part.share) }
        }
        let entries = unsmoothed.range(of: first).lowerBound..<unsmoothed.range(of: last).upperBound
        let used = UsedColumns(among: unsmoothed.columnCount) { body in
            for entry in entries { body(unsmoothed.columns[entry]) }
        }
        var sums = [Double](repeating: 0, count: used.count)
        var square = 0.0
        for row in first...last where weights[row - first] > 0 {
            for entry in unsmoothed.range(of: row) {
                let column = used.number(of: unsmoothed.columns[entry])
                let value = weights[row - first] * Double(unsmoothed.values[entry])
                // Added in the order of rows: the numbers of columns make no difference.
                square += value * (2 * sums[column] + value)
                sums[column] += value
            }
        }
        return max(0, (square - own) / 2)
    }

    /// Compares one row after the other with many.
    struct Comparison {
        private let smoothed: SmoothedRows
        private var laid: LaidRow
        /// Per row before smoothing: its product with what is laid, where it was made for that.
        private var products: [Float]
        private var madeFor: [UInt32]
        private var turn: UInt32 = 0

        init(_ smoothed: SmoothedRows) {
            self.smoothed = smoothed
            laid = LaidRow(columnCount: smoothed.unsmoothed.columnCount)
            products = Array(repeating: 0, count: smoothed.rowCount)
            madeFor = Array(repeating: 0, count: smoothed.rowCount)
        }

        /// Takes the row that others are compared with.
        mutating func take(_ row: Int) {
            laid.lay(smoothed.parts(of: row), of: smoothed.unsmoothed)
            turn += 1
        }

        /// The product of the row that was taken and another.
        ///
        /// - Complexity: O(k m) in its neighbours and their entries; those that were part of another cost nothing.
        mutating func product(_ other: Int) -> Float {
            let shares = smoothed.shares[other]
            var sum: Float = 0
            for neighbour in smoothed.neighbours[other] { sum += neighbour.similarity * unsmoothed(Int(neighbour.row)) }
            return shares.own * unsmoothed(other) + shares.neighbour * sum
        }

        private mutating func unsmoothed(_ row: Int) -> Float {
            if madeFor[row] != turn {
                madeFor[row] = turn
                products[row] = laid.product(row, of: smoothed.unsmoothed)
            }
            return products[row]
        }
    }
}

/// A weighted sum of sparse rows, as a sparse row.
private struct SparseSum {
    private(set) var columns: [UInt32] = []
    private(set) var values: [Float] = []

    /// - Complexity: O(k m log k) for k parts of m entries.
    init(_ parts: [LaidRow.Part], of rows: SparseRows) {
        var sums = parts.map { SparseSum($0, of: rows) }
        while sums.count > 1 {
            sums = stride(from: 0, to: sums.count, by: 2).map {
                $0 + 1 < sums.count ? SparseSum(sums[$0], sums[$0 + 1]) : sums[$0]
            }
        }
        if let sum = sums.first { self = sum }
    }

    private init(_ part: LaidRow.Part, of rows: SparseRows) {
        let range = rows.range(of: part.row)
        columns = Array(rows.columns[range])
        values = rows.values[range].map { part.share * $0 }
    }

    private init(_ a: SparseSum, _ b: SparseSum) {
        columns.reserveCapacity(a.columns.count + b.columns.count)
        values.reserveCapacity(a.columns.count + b.columns.count)
        var (i, j) = (0, 0)
        while i < a.columns.count || j < b.columns.count {
            let column = min(
                i < a.columns.count ? a.columns[i] : .max, j < b.columns.count ? b.columns[j] : .max)
            var value: Float = 0
            if i < a.columns.count, a.columns[i] == column {
                value += a.values[i]
                i += 1
            }
            if j < b.columns.count, b.columns[j] == column {
                value += b.values[j]
                j += 1
            }
            columns.append(column)
            values.append(value)
        }
    }
}
