import Kernels

/// Some dated rows beside all of their language, to learn from what time says of pairs.
struct DatedSample: Sendable {
    /// Rows of the sample: all of a small corpus; of a large one so many that comparing them stays cheap.
    private static let sizes = (least: 256, most: 2_048, pairs: 30_000_000)
    /// Days of the sample that gaps are taken between.
    private static let gapRows = 1_024

    /// The rows in the order of comparison: those of the sample first.
    private let rows: [Int]
    private let count: Int
    private let days: [Double?]

    /// - Parameter dated: the dated rows of a language, by time.
    init(of dated: Range<Int>, days: [Double?]) {
        let count = min(
            dated.count, max(Self.sizes.least, min(Self.sizes.most, Self.sizes.pairs / max(1, dated.count))))
        let chosen = (0..<count).map { dated.lowerBound + $0 * dated.count / count }
        var isChosen = [Bool](repeating: false, count: dated.count)
        for row in chosen { isChosen[row - dated.lowerBound] = true }
        rows = chosen + dated.filter { !isChosen[$0 - dated.lowerBound] }
        self.count = count
        self.days = days
    }

    /// Two rows, as they are numbered in the corpus, and their similarity.
    struct Pair {
        var a: Int
        var b: Int
        var similarity: Double
        var days: Double
    }

    /// The days between the dated rows, two by two, of all or of some at even steps.
    var gaps: [Double] {
        let sorted = rows.map { days[$0]! }.sorted()
        let most = min(sorted.count, Self.gapRows)
        let some = (0..<most).map { sorted[$0 * sorted.count / most] }
        return some.indices.flatMap { index in some[(index + 1)...].map { $0 - some[index] } }
    }

    /// Each row of the sample with the row most like it, ascending; a pair that is nearest both ways stands once.
    ///
    /// - Parameter floor: less similar pairs are left out; above 0.
    func nearest(in matrix: SparseRows, floor: Float, threads: Int) -> [Pair] {
        let nearest = SimilarRows(ordered(matrix)).nearest(
            1, SimilarRows.Request(floor: floor, upTo: lastOf), threads: threads)
        var pairs: [SimilarRows.Pair] = []
        for row in 0..<count {
            guard let found = nearest[row].first else { continue }
            let other = Int(found.row)
            pairs.append(
                .init(a: UInt32(min(row, other)), b: UInt32(max(row, other)), similarity: found.similarity))
        }
        pairs.sort { ($0.a, $0.b) < ($1.a, $1.b) }
        var once: [SimilarRows.Pair] = []
        for pair in pairs where once.last.map({ $0.a != pair.a || $0.b != pair.b }) ?? true { once.append(pair) }
        return once.map(pair)
    }

    /// The pairs of a row of the sample and any other that reach a similarity, ascending.
    func pairs(in matrix: SparseRows, floor: Float, threads: Int) -> [Pair] {
        SimilarRows(ordered(matrix)).pairs(SimilarRows.Request(floor: floor, upTo: lastOf), threads: threads).map(pair)
    }

    /// Whether every dated row is of the sample.
    var isWhole: Bool { count == rows.count }

    /// So many pairs of dated rows stand behind each that ``pairs(in:floor:threads:)`` compares.
    var weight: Double {
        let (sampled, all) = (Double(count), Double(rows.count))
        return all * (all - 1) / max(1, sampled * (sampled - 1) + 2 * sampled * (all - sampled))
    }

    private var lastOf: [Int] { rows.indices.map { $0 < count ? rows.count : $0 + 1 } }

    private func pair(_ pair: SimilarRows.Pair) -> Pair {
        let (a, b) = (rows[Int(pair.a)], rows[Int(pair.b)])
        return Pair(a: a, b: b, similarity: Double(pair.similarity), days: abs(days[a]! - days[b]!))
    }

    private func ordered(_ matrix: SparseRows) -> SparseRows {
        var ordered = SparseRows(columnCount: matrix.columnCount)
        for row in rows {
            let range = matrix.range(of: row)
            ordered.append(columns: matrix.columns[range], values: matrix.values[range])
        }
        return ordered
    }
}
