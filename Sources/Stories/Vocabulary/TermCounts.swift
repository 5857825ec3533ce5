import Corpus
import Kernels

/// How often each term stands in the title and the text of some versions.
struct TermCounts: Sendable {
    let vocabulary: Vocabulary
    /// So many versions each, one block after the other.
    private(set) var blocks: [Block] = []
    static let blockVersions = 1_024

    /// The counts of some versions.
    struct Block: Sendable {
        /// Per version: where its entries end.
        fileprivate(set) var ends: [UInt32] = []
        /// Ascending within a version.
        fileprivate(set) var terms: [UInt32] = []
        /// Per entry, up to 65,535: in the title, in the high half, and in the text.
        fileprivate(set) var counts: [UInt32] = []

        func range(_ version: Int) -> Range<Int> { (version == 0 ? 0 : Int(ends[version - 1]))..<Int(ends[version]) }
    }

    /// - Parameters:
    ///   - rows: of the versions among the words, in the order in which they are counted.
    ///   - languages: of each version.
    ///   - progress: told how many versions are done.
    /// - Complexity: O(n) in the entries of the words.
    /// - Throws: when the file that words wait in cannot be read.
    init(
        of rows: [Int], languages: [String], in words: WordTable, threads: Int,
        progress: @Sendable (Int) throws(CorpusError) -> Void = { _ in }
    ) throws(CorpusError) {
        let vocabulary = try Vocabulary(of: rows, languages: languages, in: words, threads: threads)
        try progress(0)
        self.vocabulary = vocabulary
        let count = (rows.count + Self.blockVersions - 1) / Self.blockVersions
        blocks = try parallelMap(
            count: count, threads: threads, workspace: { ColumnSums(columnCount: vocabulary.terms.count) }
        ) { (sums, index) throws(CorpusError) -> Block in
            let versions = index * Self.blockVersions..<min(rows.count, (index + 1) * Self.blockVersions)
            try progress(versions.lowerBound)
            return try Block(versions, of: rows, in: words, vocabulary, &sums)
        }
    }

    /// How many entries there are.
    var entryCount: Int { blocks.reduce(0) { $0 + $1.terms.count } }

    /// Gives the terms of some versions, one version after the other.
    func forEachTerm(of versions: Range<Int>, _ body: (UInt32) -> Void) {
        var version = versions.lowerBound
        while version < versions.upperBound {
            let first = version / Self.blockVersions * Self.blockVersions
            let end = min(versions.upperBound, first + Self.blockVersions)
            let block = blocks[first / Self.blockVersions]
            for entry in block.range(version - first).lowerBound..<block.range(end - 1 - first).upperBound {
                body(block.terms[entry])
            }
            version = end
        }
    }

    /// Gives the blocks away, so that each can be let go of.
    mutating func takeBlocks() -> [Block] {
        defer { blocks = [] }
        return blocks
    }
}

extension TermCounts.Block {
    fileprivate init(
        _ versions: Range<Int>, of rows: [Int], in words: WordTable, _ vocabulary: Vocabulary, _ sums: inout ColumnSums
    ) throws(CorpusError) {
        for version in versions {
            let offset = vocabulary.offsets[version]
            for field in try words.words(rows[version]).fields {
                sums.add(
                    field.numbers, field.counts, columnOf: vocabulary.termOf, offset: offset,
                    isFirstKind: field.isTitle)
                for parts in vocabulary.compoundParts where offset < parts.count {
                    sums.add(
                        field.numbers, field.counts, columnOf: parts, offset: offset, isFirstKind: field.isTitle)
                }
            }
            sums.drain(into: &terms, &counts)
            ends.append(UInt32(terms.count))
        }
        // Appending left room to grow.
        terms = Array(terms[...])
        counts = Array(counts[...])
    }
}
