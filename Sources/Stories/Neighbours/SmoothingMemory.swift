import Bindings
import Corpus
import Kernels

/// How much memory the smoothed rows of a corpus will take, told from some of them before they are made.
struct SmoothingMemory {
    /// Bytes of the rows and of what is made from them, at the most at one time.
    let bytes: Double

    /// An entry is a column and a value, and half as much again while the rows are put together...
    private static let bytesPerEntry = 12.0
    /// ...and a row has candidates, links that wait and what it is moved by.
    private static let bytesPerRow = 2_000.0
    /// Rows that are looked at.
    private static let sampleRows = 256

    /// - Complexity: O(m log m) in the entries of the sample's neighbours.
    init(of rows: SparseRows, neighbours: NearestRows) {
        let count = rows.rowCount
        let sample = (0..<min(count, Self.sampleRows)).map { $0 * count / min(count, Self.sampleRows) }
        let entries = sample.reduce(0) { sum, row in
            var columns = Set(rows.columns[rows.range(of: row)])
            for neighbour in neighbours[row] { columns.formUnion(rows.columns[rows.range(of: Int(neighbour.row))]) }
            return sum + columns.count
        }
        let mean = Double(entries) / Double(max(1, sample.count))
        bytes = Double(count) * (mean * Self.bytesPerEntry + Self.bytesPerRow)
    }

    /// Stops a run that the system would end: where the rows would not fit beside what is in memory.
    ///
    /// - Parameter available: bytes that can be had; nil where nobody knows.
    /// - Throws: an error that says how much would be enough.
    static func check(_ rows: SparseRows, neighbours: NearestRows, available: Int?) throws(CorpusError) {
        guard let available else { return }
        let bytes = SmoothingMemory(of: rows, neighbours: neighbours).bytes
        guard bytes > Double(available) else { return }
        let needed = Double(ProcessEnvironment.residentMemory) + bytes
        throw CorpusError(
            .memory, at: .init(path: "stories"),
            """
            the stories of \(rows.rowCount) versions need about \(gigabytes(needed)) of memory, \
            \(gigabytes(Double(ProcessEnvironment.residentMemory + available))) can be had
            """,
            remedy: """
                with \(gigabytes(needed * 1.1)) they can be found; parts of the corpus folded one by one need less; \
                duplicates and dedup need none of it
                """)
    }

    /// Bytes in units of 10^9.
    private static func gigabytes(_ bytes: Double) -> String {
        let tenths = Int((bytes / 1e8).rounded(.up))
        return "\(tenths / 10).\(tenths % 10) GB"
    }
}
