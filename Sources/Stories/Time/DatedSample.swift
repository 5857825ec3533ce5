import Kernels

/// Some dated rows beside all of their language, to learn from what time says of pairs.
struct DatedSample: Sendable {
    /// Rows that gaps are taken between.
    private static let gapRows = 1_024

    let rows: RowSample
    private let days: [Double?]

    /// - Parameter dated: the dated rows of a language, by time.
    init(of dated: Range<Int>, days: [Double?]) {
        rows = RowSample(of: dated)
        self.days = days
    }

    /// Two rows, their similarity, and the days between them.
    struct Pair {
        var a: Int
        var b: Int
        var similarity: Double
        var days: Double
    }

    /// The days between the dated rows, two by two, of all or of some at even steps.
    var gaps: [Double] {
        let range = rows.range
        let most = min(range.count, Self.gapRows)
        let some = (0..<most).map { days[range.lowerBound + $0 * range.count / most]! }
        return some.indices.flatMap { index in some[(index + 1)...].map { $0 - some[index] } }
    }

    /// As ``RowSample/nearest(in:floor:threads:)``.
    func nearest(in matrix: SparseRows, floor: Float, threads: Int) -> [Pair] {
        rows.nearest(in: matrix, floor: floor, threads: threads).map(pair)
    }

    /// As ``RowSample/pairs(in:floor:threads:)``.
    func pairs(in matrix: SmoothedRows, floor: Float, threads: Int) -> [Pair] {
        rows.pairs(in: matrix, floor: floor, threads: threads).map(pair)
    }

    private func pair(_ pair: SimilarRows.Pair) -> Pair {
        let (a, b) = (Int(pair.a), Int(pair.b))
        return Pair(a: a, b: b, similarity: Double(pair.similarity), days: abs(days[a]! - days[b]!))
    }
}
