import Kernels

/// Some rows beside all of their range, evenly spread: enough to tell how alike the pairs of a large corpus are.
struct RowSample: Sendable {
    /// Rows of the sample: all of a small corpus; of a large one so many that comparing them stays cheap.
    private static let sizes = (least: 256, most: 2_048, pairs: 30_000_000)
    /// So few are compared one by one: there may be thousands of languages.
    private static let few = 32

    let range: Range<Int>
    /// Ascending.
    let rows: [Int]

    init(of range: Range<Int>) {
        let count = min(
            range.count, max(Self.sizes.least, min(Self.sizes.most, Self.sizes.pairs / max(1, range.count))))
        self.range = range
        rows = (0..<count).map { range.lowerBound + $0 * range.count / count }
    }

    /// Whether every row is of the sample.
    var isWhole: Bool { rows.count == range.count }

    /// So many pairs of the range stand behind each that is compared.
    var weight: Double {
        let (sampled, all) = (Double(rows.count), Double(range.count))
        return all * (all - 1) / max(1, sampled * (sampled - 1) + 2 * sampled * (all - sampled))
    }

    /// The pairs of a row of the sample and any other that reach a similarity, ascending.
    func pairs(in matrix: SmoothedRows, floor: Float, threads: Int) -> [SimilarRows.Pair] {
        guard range.count > Self.few else {
            let all = matrix.written(range)
            return range.flatMap { a in
                (a + 1..<max(a + 1, range.upperBound)).compactMap { b in
                    let similarity = all.product(a - range.lowerBound, b - range.lowerBound)
                    return similarity >= floor ? .init(a: UInt32(a), b: UInt32(b), similarity: similarity) : nil
                }
            }
        }
        return SampledRows(
            matrix.written(rows), at: rows, among: range, of: { matrix.written($0) }
        ).pairs(floor: floor, threads: threads)
    }

    /// Each row of the sample with the row most like it, ascending; a pair that is nearest both ways stands once.
    ///
    /// - Parameter floor: less similar pairs are left out; above 0.
    func nearest(in matrix: SparseRows, floor: Float, threads: Int) -> [SimilarRows.Pair] {
        let nearest = SampledRows(rows, among: range, of: matrix).nearest(floor: floor, threads: threads)
        let pairs = zip(rows, nearest).compactMap { row, nearest in
            nearest.map {
                SimilarRows.Pair(
                    a: min(UInt32(row), $0.row), b: max(UInt32(row), $0.row), similarity: $0.similarity)
            }
        }.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
        var once: [SimilarRows.Pair] = []
        for pair in pairs where once.last.map({ $0.a != pair.a || $0.b != pair.b }) ?? true { once.append(pair) }
        return once
    }
}
