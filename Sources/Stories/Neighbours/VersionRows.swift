package import Corpus
package import Kernels

/// The versions of a corpus as TF-IDF rows, in the order in which they are compared.
package struct VersionRows: Sendable {
    /// Versions x terms; each row of length 1, or empty.
    package let rows: SparseRows
    let order: VersionOrder
    let counts: TermCounts
    let frequencies: InverseFrequencies

    /// - Parameter versions: the articles that stand for the versions, ascending.
    /// - Complexity: O(n) in the tokens.
    package init(
        of versions: [Int], in corpus: Corpus, options: StoryOptions, tokenizer: Tokenizer, threads: Int,
        progress: ProgressHandler = { _ in }
    ) {
        let languages = LanguageAssignment.languages(
            of: versions, in: corpus, tokenizer: tokenizer, threads: threads)
        order = VersionOrder(versions: versions, languages: languages, in: corpus, windowDays: options.windowDays)
        counts = TermCounts(
            of: order.order.map { versions[$0] }, in: corpus, languages: order.languages, tokenizer: tokenizer,
            threads: threads, progress: progress)
        frequencies = InverseFrequencies(of: counts, languages: order.languages, weighting: TermWeighting())
        rows = frequencies.rows(of: counts, languages: order.languages)
    }

    /// Per row: the end of the rows after it that it is compared with.
    package var lastOf: [Int] { order.lastOf }

    /// How many pairs of rows are compared.
    package var comparedPairs: Int {
        order.lastOf.indices.reduce(0) { $0 + max(0, order.lastOf[$1] - $1 - 1) }
    }
}
