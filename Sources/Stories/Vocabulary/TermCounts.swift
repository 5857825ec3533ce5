import Corpus
import Kernels

/// How often each term stands in the title and the text of some versions.
struct TermCounts: Sendable {
    let vocabulary: Vocabulary
    /// Where each version's entries begin; one more than there are versions.
    private(set) var starts: [Int] = [0]
    /// Ascending within a version.
    private(set) var terms: [UInt32] = []
    /// Up to 65,535, and so in the text.
    private(set) var inTitle: [UInt16] = []
    private(set) var inText: [UInt16] = []

    func range(of version: Int) -> Range<Int> { starts[version]..<starts[version + 1] }

    /// - Parameters:
    ///   - rows: of the versions among the words, in the order in which they are counted.
    ///   - languages: of each version.
    /// - Complexity: O(n) in the entries of the words.
    init(of rows: [Int], languages: [String], in words: WordTable, threads: Int) {
        let vocabulary = Vocabulary(of: rows, languages: languages, in: words, threads: threads)
        // Large blocks, since each has its own sums by column.
        let block = max(512, (rows.count + 8 * threads - 1) / (8 * threads))
        let blocks = (rows.count + block - 1) / block
        var parts = parallelMap(count: blocks, threads: threads) { index in
            Block(index * block..<min(rows.count, (index + 1) * block), of: rows, in: words, vocabulary)
        }
        self.vocabulary = vocabulary
        let count = parts.reduce(0) { $0 + $1.terms.count }
        starts.reserveCapacity(rows.count + 1)
        terms.reserveCapacity(count)
        inTitle.reserveCapacity(count)
        inText.reserveCapacity(count)
        // Each is let go of as soon as it was copied.
        parts.reverse()
        while let part = parts.popLast() {
            for end in part.ends { starts.append(terms.count + end) }
            terms += part.terms
            inTitle += part.inTitle
            inText += part.inText
        }
    }

    /// The counts of some versions.
    private struct Block: Sendable {
        private(set) var ends: [Int] = []
        private(set) var terms: [UInt32] = []
        private(set) var inTitle: [UInt16] = []
        private(set) var inText: [UInt16] = []

        init(_ versions: Range<Int>, of rows: [Int], in words: WordTable, _ vocabulary: Vocabulary) {
            var sums = ColumnSums(columnCount: vocabulary.terms.count)
            for version in versions {
                let place = words.place(rows[version])
                let part = words.parts[place.part]
                for (range, isTitle) in [(part.titleRange(place.row), true), (part.textRange(place.row), false)] {
                    sums.add(
                        part.numbers[range], part.counts[range], columnOf: vocabulary.termOf[place.part],
                        offset: vocabulary.offsets[version], isFirstKind: isTitle)
                    for words in vocabulary.compoundParts {
                        sums.add(
                            part.numbers[range], part.counts[range], columnOf: words[place.part],
                            offset: vocabulary.offsets[version], isFirstKind: isTitle)
                    }
                }
                sums.drain(into: &terms, &inTitle, &inText)
                ends.append(terms.count)
            }
        }
    }
}
