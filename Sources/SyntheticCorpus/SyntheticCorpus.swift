internal import Kernels

/// A corpus of invented news articles with known stories and known duplicates, of any size.
///
/// Every byte is a function of the number of articles, the seed and the options: the same on every machine
/// and for every number of threads. Articles come in blocks of ``articlesPerBlock``; a story and its copies
/// stay in one block, and a block is shuffled, so that copies lie apart. A longer corpus of the same seed
/// and options begins with the full blocks of a shorter one.
///
/// What is in it:
/// - words of an invented language with Zipf frequencies, names and numbers of each story;
/// - stories of 1 to 50 versions, written independently about the same names, numbers and topic;
/// - for three versions in ten, 1 to 30 copies of the kinds of a ``CopyMixture``;
/// - lengths that are log-normal with a median of 360 words and a mean of about 400, or briefs of 5 to 30;
/// - dates from 2020 on, 200 articles a day, in the order of the blocks;
/// - where they are asked for, families of hard cases (``CaseKind``), eight behind each story.
///
/// Each record has the fields id, title, text, published, source, url, language, and the labels story,
/// duplicate_group, copy_of (an id, or null), edit (a ``CopyKind``) and edit_rate (words changed as a share of
/// the original's: the rate asked for where the kind is edited, the words left out or added where it is
/// truncated, an excerpt or extended; for the kind ocr the share of characters misread; else 0). Of
/// hard cases edit is the ``CaseKind``, but for the originals of copies, and a field family tells the families apart.
package struct SyntheticCorpus: Sendable {
    /// What a corpus is like, beside its size and seed.
    package struct Options: Sendable, Equatable {
        /// The share of versions that are copied at all, in 0...1; 0.3 makes about four articles in ten copies.
        package var copiedShare = 0.3
        /// What the copies are.
        package var copies = CopyMixture.varied
        /// Kinds of hard cases that the corpus holds as well; of each as many families, but for a few.
        package var cases: [CaseKind] = []
        /// The median length of an original in words, in 20...5000.
        package var medianWords = 360
        /// Whether originals are briefs of 5 to 30 words, every length as often, in place of articles of any.
        /// A brief of one sentence stays as it is where it is reordered.
        package var areBriefs = false
        /// Articles for each day of the corpus, in 1...1,000,000.
        package var articlesPerDay = 200
        /// Outlets that publish, in 1...1,000,000, a few of them much.
        package var outlets = 500

        package init() {}
    }

    /// What was written.
    package struct Counts: Sendable, Equatable {
        package var articles = 0
        package var stories = 0
        /// Distinct texts, copies not counted: the number of duplicate groups, those of one article included.
        package var versions = 0
        package var bytes = 0

        /// Articles that were copied from another.
        package var copies: Int { articles - versions }
    }

    /// The sizes that can be asked for; ids have eight digits.
    package static let allowedArticles = 1...100_000_000
    /// Articles written at once by one thread: about 13 MB with the default options.
    package static let articlesPerBlock = 4096
    /// 2020-01-01T00:00:00Z, when the first story can begin.
    static let firstSecond = 1_577_836_800
    /// The days from then to the end of the year 9999, but for the last year.
    private static let allowedDays = 2_914_000

    package let articles: Int
    package let seed: UInt64
    package let options: Options

    /// A corpus of `articles` articles.
    ///
    /// - Throws: ``SyntheticCorpusError`` where the size or an option is outside its range, or where so few
    ///   articles a day would lead beyond the year 9999.
    package init(articles: Int, seed: UInt64, options: Options = Options()) throws(SyntheticCorpusError) {
        try SyntheticCorpusError.check("articles", articles, in: Self.allowedArticles)
        try SyntheticCorpusError.check("copiedShare", options.copiedShare, in: 0...1)
        try SyntheticCorpusError.check("medianWords", options.medianWords, in: 20...5000)
        try SyntheticCorpusError.check(
            "articlesPerDay", options.articlesPerDay, in: 1 + articles / Self.allowedDays...1_000_000)
        try SyntheticCorpusError.check("outlets", options.outlets, in: 1...1_000_000)
        self.articles = articles
        self.seed = seed
        self.options = options
    }

    /// Writes the corpus as JSON Lines, a block at a time and in order.
    ///
    /// - Parameters:
    ///   - threads: blocks made at the same time, at least 1. Up to four blocks for each are held in memory.
    ///   - write: takes the lines of one block; called on the calling thread.
    /// - Returns: what was written.
    /// - Throws: the first error of `write`; nothing is written after it.
    /// - Complexity: O(n) for n bytes.
    @discardableResult
    package func writeJSONLines<Failure: Error>(
        threads: Int = 1, _ write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> Counts {
        let blocks = (articles - 1) / Self.articlesPerBlock + 1
        let wave = threads == 1 ? 1 : threads * 4
        var written = Counts()
        for first in stride(from: 0, to: blocks, by: wave) {
            let made = parallelMap(count: min(wave, blocks - first), threads: threads) { index in
                records(ofBlock: first + index)
            }
            for (bytes, counts) in made {
                try write(bytes)
                written.add(counts)
            }
        }
        return written
    }

    private func records(ofBlock block: Int) -> (bytes: [UInt8], counts: Counts) {
        let firstArticle = block * Self.articlesPerBlock
        var writer = BlockWriter(
            language: .shared, options: options, seed: seed, block: block, firstArticle: firstArticle,
            count: min(Self.articlesPerBlock, articles - firstArticle))
        return writer.records()
    }
}

extension SyntheticCorpus.Options {
    /// The length of an original in words.
    func drawWords(_ stream: inout RandomStream) -> Int {
        if areBriefs { return 5 + stream.below(26) }
        let length = stream.logNormal(median: Double(medianWords), deviation: 0.45)
        return min(medianWords * 8, max(medianWords / 8, Int(length)))
    }
}

extension SyntheticCorpus.Counts {
    fileprivate mutating func add(_ other: Self) {
        articles += other.articles
        stories += other.stories
        versions += other.versions
        bytes += other.bytes
    }
}
