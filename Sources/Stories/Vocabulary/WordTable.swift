package import Corpus
import Kernels

/// The counted words of a corpus, by row: in the order in which the articles were read.
///
/// A spelling is kept once. Which of them stand in which row waits in a temporary file beyond a bound.
package struct WordTable: Sendable {
    /// Those of all rows.
    private(set) var spellings = CorpusSpellings()
    private var parts: [Part] = []
    /// Per row: its part, and its row in that.
    private var places: [(part: UInt32, row: UInt32)] = []
    private var store = NumberStore()
    private let mostBytes: Int
    /// Whether the tokeniser did.
    private(set) var removesDiacritics = false

    /// The words of one batch.
    struct Part: Sendable {
        /// As in ``WordPart``, but of the spellings of the corpus.
        fileprivate var numbers: StoredNumbers<UInt32>
        fileprivate var counts: StoredNumbers<UInt16>
        fileprivate let titleEnds: [UInt32]
        fileprivate let textEnds: [UInt32]
        fileprivate let languages: [LanguageDetection.Guess]

        /// The words of a row.
        func words(_ row: Int) throws(CorpusError) -> Words {
            let start = row == 0 ? 0 : Int(textEnds[row - 1])
            let range = start..<Int(textEnds[row])
            return Words(
                titleCount: Int(titleEnds[row]) - start, numbers: try numbers.numbers(range),
                counts: try counts.numbers(range))
        }

        /// The part with its words in memory.
        fileprivate func loaded() throws(CorpusError) -> Part {
            var part = self
            part.numbers = .memory(Array(try numbers.numbers(0..<numbers.count)))
            part.counts = .memory(Array(try counts.numbers(0..<counts.count)))
            return part
        }
    }

    /// The words of a row: those of its title, then those of its text.
    struct Words {
        /// How many are of the title.
        let titleCount: Int
        /// Their spellings.
        let numbers: ArraySlice<UInt32>
        /// How often each stands there, up to 65,535.
        let counts: ArraySlice<UInt16>

        /// The words of the title, then those of the text.
        var fields: [(isTitle: Bool, numbers: ArraySlice<UInt32>, counts: ArraySlice<UInt16>)] {
            [
                (true, numbers.prefix(titleCount), counts.prefix(titleCount)),
                (false, numbers.dropFirst(titleCount), counts.dropFirst(titleCount)),
            ]
        }
    }

    /// - Parameter mostBytes: that the words may take in memory, their spellings not counted.
    package init(mostBytes: Int = .max) { self.mostBytes = mostBytes }

    /// The words of a corpus whose texts are in memory.
    ///
    /// - Throws: when the file that words wait in cannot be written; so all that adds some.
    package init(
        of batches: [ArticleBatch], tokenizer: Tokenizer, threads: Int, mostBytes: Int = .max
    ) throws(CorpusError) {
        self.init(mostBytes: mostBytes)
        let counting = WordCounting(tokenizer: tokenizer)
        for part in parallelMap(count: batches.count, threads: threads, { counting.count(batches[$0]) }) {
            try append(part)
        }
    }

    /// Adds the rows of a part behind all others.
    package mutating func append(_ part: WordPart) throws(CorpusError) {
        for row in 0..<part.count { places.append((UInt32(parts.count), UInt32(row))) }
        try store(part)
    }

    /// Puts new counts in the place of some rows'.
    ///
    /// - Parameter rows: ascending, one for each row of the part.
    package mutating func replace(rows: [Int], by part: WordPart) throws(CorpusError) {
        for (position, row) in rows.enumerated() { places[row] = (UInt32(parts.count), UInt32(position)) }
        try store(part)
    }

    private mutating func store(_ part: WordPart) throws(CorpusError) {
        removesDiacritics = part.removesDiacritics
        let numberOf = spellings.add(part.spellings)
        // Both in memory or both in the file, so that they are read alike.
        let bytes = part.numbers.count * (MemoryLayout<UInt32>.stride + MemoryLayout<UInt16>.stride)
        let limit = store.bytesInMemory + bytes <= mostBytes ? Int.max : 0
        parts.append(
            Part(
                numbers: try store.store(part.numbers.map { numberOf[Int($0)] }, limit: limit),
                counts: try store.store(part.counts, limit: limit), titleEnds: part.titleEnds,
                textEnds: part.textEnds, languages: part.languages))
    }

    /// Where a row is.
    func place(_ row: Int) -> (part: Int, row: Int) { (Int(places[row].part), Int(places[row].row)) }

    /// The words of a row.
    ///
    /// - Throws: when the file that they wait in cannot be read.
    func words(_ row: Int) throws(CorpusError) -> Words {
        let place = place(row)
        return try parts[place.part].words(place.row)
    }

    var partCount: Int { parts.count }

    /// A part with its words in memory, for whoever wants all of them.
    func part(_ part: Int) throws(CorpusError) -> Part { try parts[part].loaded() }

    /// What a row tells of its language.
    func language(_ row: Int) -> LanguageDetection.Guess {
        let place = place(row)
        return parts[place.part].languages[place.row]
    }
}
