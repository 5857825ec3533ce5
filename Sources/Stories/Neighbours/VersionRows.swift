package import Corpus
package import Kernels

/// The versions of a corpus as TF-IDF rows, in the order in which they are compared.
package struct VersionRows: Sendable {
    /// Versions x terms; each row of length 1, or empty.
    package let rows: SparseRows
    /// The articles that stand for the versions, ascending.
    package let versions: [Int]
    /// Per version: its row.
    let rowOf: [Int]
    let order: VersionOrder
    let vocabulary: Vocabulary
    let frequencies: InverseFrequencies

    /// - Parameters:
    ///   - versions: the articles that stand for the versions, ascending.
    ///   - words: those of the corpus.
    /// - Complexity: O(n) in the entries of the words.
    /// - Throws: when the file that words wait in cannot be read.
    package init(
        of versions: [Int], in corpus: Corpus, words: WordTable, options: StoryOptions, threads: Int,
        progress: ProgressHandler = { _ in }
    ) throws(CorpusError) {
        @Sendable func tell(_ done: Int) throws(CorpusError) {
            try progress(Progress("terms", completed: done, total: versions.count, unit: "versions"))
        }
        try tell(0)
        let languages = LanguageAssignment.languages(of: versions, in: corpus, words: words)
        order = VersionOrder(versions: versions, languages: languages, in: corpus, windowDays: options.windowDays)
        let counts = try TermCounts(
            of: order.order.map { corpus.row(versions[$0]) }, languages: order.languages, in: words, threads: threads,
            progress: tell)
        vocabulary = counts.vocabulary
        frequencies = InverseFrequencies(
            of: counts, languages: order.languages, weighting: TermWeighting(), threads: threads)
        try tell(versions.count)
        rows = frequencies.rows(of: consume counts, languages: order.languages, threads: threads)
        self.versions = versions
        var rowOf = [Int](repeating: 0, count: versions.count)
        for (row, version) in order.order.enumerated() { rowOf[version] = row }
        self.rowOf = rowOf
    }

    /// The cosine of the rows of two versions, given by the articles that stand for them; 0 where one stands for none.
    package func cosine(of a: Int, and b: Int) -> Double {
        guard let a = version(of: a), let b = version(of: b) else { return 0 }
        return a == b ? 1 : min(1, Double(rows.product(rowOf[a], rowOf[b])))
    }

    /// The position among the versions of the one that an article stands for; nil where it stands for none.
    ///
    /// - Complexity: O(log n).
    package func version(of article: Int) -> Int? {
        var range = versions.indices
        while let last = range.last {
            let middle = (range.lowerBound + last) / 2
            if versions[middle] == article { return middle }
            range = versions[middle] < article ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// The language of the version that an article stands for.
    package func language(of article: Int) -> String { order.languages[rowOf[version(of: article)!]] }

    /// Per row: the end of the rows after it that it is compared with.
    package var lastOf: [Int] { order.lastOf }
}
