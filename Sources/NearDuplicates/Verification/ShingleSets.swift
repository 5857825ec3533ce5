import Corpus
import Kernels

/// The shingle sets of some articles, each an ascending run of 64-bit hashes, and the numbers in their texts.
struct ShingleSets: Sendable {
    /// What is compared of one article.
    struct Member: Sendable {
        let shingles: ArraySlice<UInt64>
        /// The different numbers of the text, ascending by their hashes.
        let numbers: ArraySlice<UInt64>
    }

    /// Where an article's hashes stand: its shingles, and its numbers behind them.
    private struct Place {
        var block: UInt32
        var start: UInt32
        var shingles: UInt32
        var numbers: UInt32
    }

    /// Per article of the corpus: its place among the places; `UInt32.max` where it has none.
    private let placeOf: [UInt32]
    private let places: [Place]
    private let blocks: [StoredNumbers<UInt64>]

    /// Hashes that are stored together.
    private static let blockSize = 1 << 17

    /// - Complexity: O(n) in the tokens of the articles named.
    /// - Throws: when texts that are not in memory cannot be read again, or a temporary file cannot be written.
    init(
        of articles: [Int], in corpus: Corpus, options: DuplicateOptions, tokenizer: Tokenizer, memory: MemoryBudget,
        threads: Int, progress: ProgressHandler = { _ in }
    ) throws {
        var placeOf = [UInt32](repeating: .max, count: corpus.count)
        var places: [Place] = []
        var blocks: [StoredNumbers<UInt64>] = []
        var pending: [UInt64] = []
        var store = NumberStore()
        let limit = memory.setBytes(articles: corpus.count)
        try corpus.forEachText(
            of: articles, threads: threads,
            worker: {
                var shingler = Shingler(options, tokenizer: tokenizer, keepsNumbers: true)
                return { _, text in
                    shingler.read(text.span)
                    var hashes = shingler.shingles()
                    SortedSets.make(ofHashes: &hashes)
                    let shingles = hashes.count
                    hashes += shingler.distinctNumbers(in: text.span)
                    return (hashes, shingles)
                }
            },
            receive: { article, made in
                placeOf[article] = UInt32(places.count)
                places.append(
                    Place(
                        block: UInt32(blocks.count), start: UInt32(pending.count), shingles: UInt32(made.1),
                        numbers: UInt32(made.0.count - made.1)))
                pending += made.0
                if pending.count >= Self.blockSize {
                    blocks.append(try store.store(Array(pending[...]), limit: limit))
                    pending.removeAll(keepingCapacity: true)
                }
                if places.count & 0x3FF == 0 {
                    progress(
                        Progress("shingle sets", completed: places.count, total: articles.count, unit: "articles"))
                }
            })
        blocks.append(try store.store(pending, limit: limit))
        (self.placeOf, self.places, self.blocks) = (placeOf, places, blocks)
    }

    /// - Precondition: the article was named at the start.
    /// - Throws: when a temporary file cannot be read.
    func member(_ article: Int) throws(CorpusError) -> Member {
        let place = places[Int(placeOf[article])]
        let (start, shingles) = (Int(place.start), Int(place.shingles))
        let hashes = try blocks[Int(place.block)].numbers(start..<start + shingles + Int(place.numbers))
        return Member(shingles: hashes.prefix(shingles), numbers: hashes.dropFirst(shingles))
    }
}
