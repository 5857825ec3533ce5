import Platform
import Corpus

/// How much memory the search for stories takes beyond the rows and their neighbours.
enum StoryMemory {
    /// A row has candidates, links that wait and what it is moved by.
    private static let bytesPerRow = 2_000

    /// Stops a run that the system would end: where what is still to come would not fit beside what is in memory.
    ///
    /// - Parameters:
    ///   - versions: that are compared.
    ///   - available: bytes that can be had; nil where nobody knows.
    /// - Throws: an error that says how much would be enough.
    static func check(versions: Int, available: Int?) throws(CorpusError) {
        let bytes = versions * bytesPerRow
        guard let available, bytes > available else { return }
        let needed = Double(ProcessEnvironment.residentMemory + bytes)
        throw CorpusError(
            .memory, at: .init(path: "stories"),
            """
            the stories of \(versions) versions need about \(gigabytes(needed)) of memory, \
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
