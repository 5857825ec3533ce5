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

    /// - Complexity: O(n) in the tokens of the articles named.
    /// - Throws: when texts that are not in memory cannot be read again, or a temporary file cannot be written.
    init(
        of articles: [Int], in corpus: Corpus, options: DuplicateOptions, tokenizer: Tokenizer, memory: MemoryBudget,
        threads: Int, progress: ProgressHandler = { _ in }
    ) throws {
        let store = SharedNumberStore(limit: memory.setBytes(articles: corpus.count))
        var placeOf = [UInt32](repeating: .max, count: corpus.count)
        var places: [Place] = []
        var blocks: [StoredNumbers<UInt64>] = []
        try corpus.forEachTextBlock(
            of: articles, threads: threads,
            work: { texts in Result { () throws(CorpusError) in try Made(texts, options, tokenizer, store) } },
            receive: { made in
                let made = try made.get()
                for (article, place) in zip(made.articles, made.places) {
                    placeOf[article] = UInt32(places.count)
                    var place = place
                    place.block = UInt32(blocks.count)
                    places.append(place)
                }
                blocks.append(made.hashes)
                progress(Progress("shingle sets", completed: places.count, total: articles.count, unit: "articles"))
            })
        (self.placeOf, self.places, self.blocks) = (placeOf, places, blocks)
    }

    /// The sets of a block of texts, made by one thread.
    private struct Made: Sendable {
        let articles: [Int]
        /// Of each; the number of the block is still to be given.
        private(set) var places: [Place] = []
        let hashes: StoredNumbers<UInt64>

        init(
            _ texts: TextBlock, _ options: DuplicateOptions, _ tokenizer: Tokenizer, _ store: SharedNumberStore
        ) throws(CorpusError) {
            articles = texts.articles
            var shingler = Shingler(options, tokenizer: tokenizer, keepsPlaces: true)
            var hashes: [UInt64] = []
            for position in texts.articles.indices {
                let text = texts.text(position)
                shingler.read(text.span)
                var set = shingler.shingles()
                SortedSets.make(ofHashes: &set)
                let numbers = shingler.distinctNumbers(in: text.span)
                places.append(
                    Place(
                        block: 0, start: UInt32(hashes.count), shingles: UInt32(set.count),
                        numbers: UInt32(numbers.count)))
                hashes += set
                hashes += numbers
            }
            self.hashes = try store.store(hashes)
        }
    }

    /// How many different shingles an article has; 0 for one that was not named at the start.
    func shingles(of article: Int) -> Int {
        placeOf[article] == .max ? 0 : Int(places[Int(placeOf[article])].shingles)
    }

    /// - Precondition: the article was named at the start.
    /// - Throws: when a temporary file cannot be read.
    func member(_ article: Int) throws(CorpusError) -> Member {
        var reader = Reader(self)
        return try reader.member(article)
    }

    /// Reads one set after the other; those that stand near each other in a file, in one go.
    struct Reader {
        private let sets: ShingleSets
        /// What was read ahead.
        private var block: UInt32 = .max
        private var range = 0..<0
        private var hashes: ArraySlice<UInt64> = []

        /// Hashes that are read at a time where one set follows another: 64 kB.
        private static let ahead = 1 << 13

        init(_ sets: ShingleSets) { self.sets = sets }

        /// - Precondition: the article was named at the start.
        /// - Throws: when a temporary file cannot be read.
        mutating func member(_ article: Int) throws(CorpusError) -> Member {
            let place = sets.places[Int(sets.placeOf[article])]
            let (start, shingles) = (Int(place.start), Int(place.shingles))
            let wanted = start..<start + shingles + Int(place.numbers)
            let stored = sets.blocks[Int(place.block)]
            let found: ArraySlice<UInt64>
            if case .memory(let numbers) = stored {
                found = numbers[wanted]
            } else {
                let isNear = block == place.block && start >= range.lowerBound && start <= range.upperBound + Self.ahead
                if block != place.block || wanted.lowerBound < range.lowerBound || wanted.upperBound > range.upperBound
                {
                    let end = isNear ? min(stored.count, max(wanted.upperBound, start + Self.ahead)) : wanted.upperBound
                    (block, range) = (place.block, start..<end)
                    hashes = try stored.numbers(range)
                }
                let first = hashes.startIndex + start - range.lowerBound
                found = hashes[first..<first + wanted.count]
            }
            return Member(shingles: found.prefix(shingles), numbers: found.dropFirst(shingles))
        }
    }
}
