import Bindings
import Corpus
import Kernels

/// How much memory the graph of a corpus' stories will take, told from some of its rows before it is made.
///
/// Where dates leave few versions to be compared the graph grows with the corpus; without them it grows with its square.
struct GraphEstimate {
    /// Pairs that will reach the floor, about.
    let pairs: Double
    /// Bytes of the graph and of what is made from it, at the most at one time.
    var bytes: Double { pairs * Self.bytesPerPair }

    /// A pair as it is found and again in order, or in order, as a neighbour of either row and as a link that waits:
    /// measured 30 to 35 on 10,000 and 20,000 articles of Reuters news without their dates.
    static let bytesPerPair = 36.0
    /// Rows that are looked at.
    private static let sampleRows = 64

    /// Counts the pairs of some rows, evenly spread, with all that they are compared with.
    ///
    /// - Complexity: O(n) in the entries of the rows, times those of the sample that share a column.
    init(of rows: SparseRows, _ request: SimilarRows.Request) {
        let count = rows.rowCount
        let sample = (0..<min(count, Self.sampleRows)).map { $0 * count / min(count, Self.sampleRows) }
        // Per column: the rows of the sample that have it, by their places in the sample, and their values.
        var holders = [[(place: Int, value: Float)]](repeating: [], count: rows.columnCount)
        for (place, row) in sample.enumerated() {
            for entry in rows.range(of: row) { holders[Int(rows.columns[entry])].append((place, rows.values[entry])) }
        }
        var (found, compared) = (0, 0)
        var sums = [Float](repeating: 0, count: sample.count)
        for other in 0..<count {
            for place in sums.indices { sums[place] = 0 }
            for entry in rows.range(of: other) {
                for holder in holders[Int(rows.columns[entry])] {
                    sums[holder.place] += rows.values[entry] * holder.value
                }
            }
            for (place, row) in sample.enumerated() where other > row && other < request.lastOf[row] {
                compared += 1
                found += sums[place] * (request.factor?(row, other) ?? 1) >= request.floor ? 1 : 0
            }
        }
        pairs = compared > 0 ? Double(found) / Double(compared) * Double(request.pairCount) : 0
    }

    /// Stops a run that the system would end: where the graph would not fit beside what is in memory.
    ///
    /// - Parameter available: bytes that can be had; nil where nobody knows.
    /// - Throws: an error that says how much would be enough.
    static func check(
        _ rows: SparseRows, _ request: SimilarRows.Request, available: Int?
    ) throws(CorpusError) {
        guard let available, Double(request.pairCount) * bytesPerPair > Double(available) else { return }
        let estimate = GraphEstimate(of: rows, request)
        guard estimate.bytes > Double(available) else { return }
        let needed = Double(ProcessEnvironment.residentMemory) + estimate.bytes
        throw CorpusError(
            .memory, at: .init(path: "stories"),
            """
            the stories of \(rows.rowCount) versions need about \(gigabytes(needed)) of memory, \
            \(gigabytes(Double(ProcessEnvironment.residentMemory + available))) can be had
            """,
            remedy: """
                with \(gigabytes(needed * 1.1)) they can be found; where articles have dates, a shorter --window needs \
                less, and so do parts of the corpus folded one by one; duplicates and dedup need none of it
                """)
    }

    /// Bytes in units of 10^9.
    private static func gigabytes(_ bytes: Double) -> String {
        let tenths = Int((bytes / 1e8).rounded(.up))
        return "\(tenths / 10).\(tenths % 10) GB"
    }
}
