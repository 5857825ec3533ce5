/// How much of what grows with the corpus is held in memory; the rest waits in temporary files.
///
/// The result does not depend on it. What is always in memory are the fields of the articles without their
/// texts, 20 bytes a sketch, and what is being read.
package struct MemoryBudget: Sendable, Equatable {
    /// Of the whole program; nil lets the bound grow with the corpus.
    package var bytes: Int?

    package init(bytes: Int? = nil) { self.bytes = bytes }

    /// Nothing waits on disk.
    package static let unbounded = MemoryBudget(bytes: .max)

    /// Texts that are asked for again where stories are looked for.
    package var textBytes: Int { bytes.map { $0 / 8 } ?? 64 << 20 }

    /// Which words stand in which article, where stories are looked for.
    package var wordBytes: Int { bytes.map { $0 / 8 } ?? 64 << 20 }

    /// Band keys and samples.
    func sketchBytes(rows: Int) -> Int { bytes.map { $0 / 64 } ?? (32 << 20) + 100 * rows }

    /// Pairs of texts that are still to be compared, while they are found and again when all are known.
    func pairBytes(texts: Int) -> Int { bytes.map { $0 / 32 } ?? (16 << 20) + 64 * texts }

    /// Pairs that an exact join may find: as they are found, in order, packed, and in the graph each takes 80 bytes at most.
    ///
    /// - Parameter available: bytes that can be had; nil where nobody knows.
    func mostJoinedPairs(available: Int?) -> Int { min(bytes ?? .max, available ?? .max) / 80 }

    /// Shingle sets.
    func setBytes(articles: Int) -> Int { bytes.map { $0 / 32 } ?? (16 << 20) + 64 * articles }
}
