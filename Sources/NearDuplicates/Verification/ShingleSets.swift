import Corpus
import Kernels

/// The shingle sets of some articles, each an ascending run of 64-bit hashes, and the outlines of their texts.
struct ShingleSets: Sendable {
    /// Where an article's shingles stand, and its outline.
    private struct Place {
        var block: UInt32
        var start: UInt32
        var shingles: UInt32
        var outline: UInt32
        var outlineCount: UInt32
    }

    private struct Block: Sendable {
        let hashes: StoredNumbers<UInt64>
        let outlines: StoredNumbers<UInt32>
    }

    /// Per article of the corpus: its place among the places; `UInt32.max` where it has none.
    private let placeOf: [UInt32]
    private let places: [Place]
    private let blocks: [Block]

    /// - Complexity: O(n) in the tokens of the articles named.
    /// - Throws: when texts that are not in memory cannot be read again, or a temporary file cannot be written.
    init(
        of articles: [Int], in corpus: Corpus, options: DuplicateOptions, tokenizer: Tokenizer, memory: MemoryBudget,
        threads: Int, progress: ProgressHandler = { _ in }
    ) throws {
        let store = SharedNumberStore(limit: memory.setBytes(articles: corpus.count))
        var placeOf = [UInt32](repeating: .max, count: corpus.count)
        var places: [Place] = []
        var blocks: [Block] = []
        try corpus.forEachTextBlock(
            of: articles, threads: threads,
            work: { texts in Result { () throws(CorpusError) in try Made(texts, corpus, options, tokenizer, store) } },
            receive: { made in
                let made = try made.get()
                for (article, place) in zip(made.articles, made.places) {
                    placeOf[article] = UInt32(places.count)
                    var place = place
                    place.block = UInt32(blocks.count)
                    places.append(place)
                }
                blocks.append(made.block)
                try progress(Progress("shingle sets", completed: places.count, total: articles.count, unit: "articles"))
            })
        (self.placeOf, self.places, self.blocks) = (placeOf, places, blocks)
    }

    /// The sets of a block of texts, made by one thread.
    private struct Made: Sendable {
        let articles: [Int]
        /// Of each; the number of the block is still to be given.
        private(set) var places: [Place] = []
        let block: Block

        init(
            _ texts: TextBlock, _ corpus: Corpus, _ options: DuplicateOptions, _ tokenizer: Tokenizer,
            _ store: SharedNumberStore
        ) throws(CorpusError) {
            articles = texts.articles
            var shingler = Shingler(options, tokenizer: tokenizer, keepsPlaces: true)
            var outliner = TextOutline.Maker(tokenizer, isScanned: options.unit == .characters)
            var sets: [[UInt64]] = []
            var count = 0
            var outlines: [UInt32] = []
            // About two numbers a word: of all texts that is less than what growing would take.
            outlines.reserveCapacity(texts.articles.indices.reduce(0) { $0 + texts.text($1).count } / 3)
            for position in texts.articles.indices {
                let text = texts.text(position)
                shingler.read(text.span)
                var set = shingler.shingles()
                SortedSets.make(ofHashes: &set)
                places.append(
                    Place(
                        block: 0, start: UInt32(count), shingles: UInt32(set.count),
                        outline: UInt32(outlines.count), outlineCount: 0))
                count += set.count
                sets.append(set)
                let start = outlines.count
                outliner.append(
                    shingler.tokens, of: text.span, title: corpus.titleBytes(texts.articles[position]).span,
                    to: &outlines)
                places[places.count - 1].outlineCount = UInt32(outlines.count - start)
            }
            var hashes: [UInt64] = []
            hashes.reserveCapacity(count)
            for set in sets { hashes += set }
            block = Block(hashes: try store.store(hashes), outlines: try store.store(outlines))
        }
    }

    /// How many different shingles an article has; 0 for one that was not named at the start.
    func shingles(of article: Int) -> Int {
        placeOf[article] == .max ? 0 : Int(places[Int(placeOf[article])].shingles)
    }

    /// - Precondition: the article was named at the start.
    /// - Throws: when a temporary file cannot be read.
    func shingleSet(of article: Int) throws(CorpusError) -> ArraySlice<UInt64> {
        var reader = Reader(self)
        return try reader.shingles(article)
    }

    /// Reads one set, or outline, after the other; those that stand near each other in a file, in one go.
    struct Reader {
        private let sets: ShingleSets
        private var hashes = BlockReader<UInt64>()
        private var outlines = BlockReader<UInt32>()

        init(_ sets: ShingleSets) { self.sets = sets }

        /// - Precondition: the article was named at the start.
        /// - Throws: when a temporary file cannot be read.
        mutating func shingles(_ article: Int) throws(CorpusError) -> ArraySlice<UInt64> {
            let place = sets.places[Int(sets.placeOf[article])]
            let start = Int(place.start)
            return try hashes.numbers(
                start..<start + Int(place.shingles), ofBlock: Int(place.block), sets.blocks[Int(place.block)].hashes)
        }

        /// - Precondition: the article was named at the start.
        /// - Throws: when a temporary file cannot be read.
        mutating func outline(_ article: Int) throws(CorpusError) -> TextOutline {
            let place = sets.places[Int(sets.placeOf[article])]
            let start = Int(place.outline)
            return TextOutline(
                try outlines.numbers(
                    start..<start + Int(place.outlineCount), ofBlock: Int(place.block),
                    sets.blocks[Int(place.block)].outlines))
        }
    }

    /// Reads ranges of stored numbers, ahead where one follows another in a file.
    private struct BlockReader<Number: BitwiseCopyable & Sendable> {
        /// What was read ahead.
        private var block = -1
        private var range = 0..<0
        private var read: ArraySlice<Number> = []

        /// Bytes that are read at a time where one range follows another.
        private static var ahead: Int { (64 << 10) / MemoryLayout<Number>.stride }

        /// - Throws: when the file cannot be read.
        mutating func numbers(
            _ wanted: Range<Int>, ofBlock number: Int, _ stored: StoredNumbers<Number>
        ) throws(CorpusError) -> ArraySlice<Number> {
            if case .memory(let numbers) = stored { return numbers[wanted] }
            if block != number || wanted.lowerBound < range.lowerBound || wanted.upperBound > range.upperBound {
                let start = wanted.lowerBound
                let isNear = block == number && start >= range.lowerBound && start <= range.upperBound + Self.ahead
                let end = isNear ? min(stored.count, max(wanted.upperBound, start + Self.ahead)) : wanted.upperBound
                (block, range) = (number, start..<end)
                read = try stored.numbers(range)
            }
            let first = read.startIndex + wanted.lowerBound - range.lowerBound
            return read[first..<first + wanted.count]
        }
    }
}
