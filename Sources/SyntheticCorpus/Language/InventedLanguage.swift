/// The vocabulary of the invented articles, its word frequencies and its topics; the same for every seed.
///
/// Frequencies follow Mandelbrot's form of Zipf's law in two regimes: the word of rank r (from 0) has a weight
/// of 1 / (r + 3.7) among the first 6,000, and falls with the square of the rank behind them. English function
/// words have the top ranks; invented words of two syllables follow, then words of three. Together with the
/// names that every story adds, the vocabulary grows with the corpus as in Heaps' law.
///
/// B. Mandelbrot: An informational theory of the statistical structure of languages (1953). R. Ferrer i Cancho,
/// R. Solé: Two regimes in the frequency of words and the origins of complex lexicons, Journal of Quantitative
/// Linguistics 8 (2001).
struct InventedLanguage: Sendable {
    /// Words of the vocabulary, the function words among them.
    static let words = 200_000
    static let topics = 300
    private static let wordsPerTopic = 240
    private static let shift = 3.7
    private static let kernelWords = 6_000.0

    /// The spellings of all words by rank, one after the other.
    let spelling: [UInt8]
    /// Where each spelling begins, and the end of the last: words + 1 places.
    let starts: [UInt32]
    private let frequencies: AliasTable
    /// Word numbers, topics x words per topic, the most typical first.
    private let topicWords: [UInt32]

    /// The one language there is, made on first use.
    static let shared = InventedLanguage()

    private init() {
        var spelling: [UInt8] = []
        var starts: [UInt32] = []
        for rank in 0..<Self.words {
            starts.append(UInt32(spelling.count))
            Self.appendWord(rank: rank, to: &spelling)
        }
        starts.append(UInt32(spelling.count))
        self.spelling = spelling
        self.starts = starts
        frequencies = AliasTable(weights: (0..<Self.words).map(Self.weight))

        var stream = RandomStream(seed: 0, .topics)
        topicWords = (0..<Self.topics * Self.wordsPerTopic).map { _ in
            UInt32(functionWords.count + 80 + stream.below(30_000))
        }
    }

    /// Whether a word is an English function word, which never takes an ending.
    static func isFunctionWord(_ word: Int) -> Bool { word < functionWords.count }

    /// The word that a uniformly distributed random word stands for, by frequency.
    func word(of random: UInt64) -> Int { frequencies.outcome(of: random) }

    /// A word typical of `topic`, likelier the more typical it is.
    func word(ofTopic topic: Int, _ stream: inout RandomStream) -> Int {
        Int(topicWords[topic * Self.wordsPerTopic + stream.skewed(below: Self.wordsPerTopic)])
    }

    /// A rare word, fit to tell one story from another.
    static func tellingWord(_ stream: inout RandomStream) -> Int { 3_000 + stream.below(words - 3_000) }

    private static func weight(rank: Int) -> Double {
        let shifted = Double(rank) + shift
        return shifted < kernelWords ? 1 / shifted : kernelWords / (shifted * shifted)
    }

    /// Frequent words are short. Multiplying by a number coprime to the number of spellings scatters
    /// neighbouring ranks over the spellings without ever meeting one twice.
    private static func appendWord(rank: Int, to bytes: inout [UInt8]) {
        if isFunctionWord(rank) {
            bytes.append(contentsOf: functionWords[rank].utf8)
        } else if rank < 40_000 {
            let number = rank * 48_271 % InventedSpelling.wordsOfTwoSyllables
            InventedSpelling.appendWord(number, syllables: 2, to: &bytes)
        } else {
            let number = rank * 4_827_137 % InventedSpelling.wordsOfThreeSyllables
            InventedSpelling.appendWord(number, syllables: 3, to: &bytes)
        }
    }
}
