import Corpus
import Fixtures
import NearDuplicates

/// Texts of invented words, and edits of them.
struct EditedTexts {
    private var random: SeededGenerator
    private let vocabulary: [String]

    init(seed: UInt64, vocabulary: Int = 3_000) {
        var random = SeededGenerator(seed: seed)
        self.vocabulary = (0..<vocabulary).map { number in
            (0..<2 + random.below(3)).map { _ in random.pick(["ka", "lo", "mi", "ru", "se", "ton"]) }.joined()
                + "\(number)"
        }
        self.random = random
    }

    mutating func text(words: Int) -> String {
        (0..<words).map { _ in random.pick(vocabulary) }.joined(separator: " ")
    }

    /// The text with a share of its words replaced, dropped or doubled.
    mutating func edited(_ text: String, rate: Double) -> String {
        text.split(separator: " ").flatMap { word -> [String] in
            guard random.chance(rate) else { return [String(word)] }
            switch random.below(3) {
            case 0: return [random.pick(vocabulary)]
            case 1: return []
            default: return [String(word), random.pick(vocabulary)]
            }
        }.joined(separator: " ")
    }

    /// Originals with edits, exact copies, briefs and extended versions of some, and texts too short to shingle.
    mutating func corpus(originals: Int) -> [String] {
        var texts: [String] = []
        for _ in 0..<originals {
            let original = text(words: 30 + random.below(200))
            texts.append(original)
            for rate in [0.0, 0.01, 0.02, 0.05, 0.1, 0.2] where random.chance(0.4) {
                texts.append(edited(original, rate: rate))
            }
            let words = original.split(separator: " ")
            if random.chance(0.3) { texts.append(words.prefix(words.count / 3).joined(separator: " ")) }
            if random.chance(0.3) { texts.append(original + " " + text(words: words.count)) }
        }
        texts += ["", "", text(words: 1), text(words: 3), text(words: 3), vocabulary[0], vocabulary[0]]
        return random.shuffled(texts)
    }

    /// The ids sort as the texts stand.
    static func documents(_ texts: [String]) -> [PlainDocument] {
        texts.enumerated().map { PlainDocument("\(1_000_000 + $0)", $1) }
    }
}

/// Finds the duplicates, with the first eligible article as canonical.
func duplicates(
    of corpus: Corpus, _ options: DuplicateOptions, memory: MemoryBudget = .unbounded, threads: Int = 1,
    overrides: GroupOverrides = GroupOverrides(), choosing choose: CanonicalChoice = { ($0.eligible[0], "first") }
) -> DuplicateResult {
    let search = DuplicateSearch(options: options, tokenizer: Tokenizer(), memory: memory, threads: threads)
    do {
        let sketches = try SketchTable(of: corpus.batches, search.sketching, threads: threads, memory: memory)
        return try search.run(on: corpus, sketches: sketches, overrides: overrides, choosing: choose)
    } catch {
        fatalError("a temporary file failed: \(error)")
    }
}

/// All pairs that share enough, whatever is said of them.
func pairs(of result: DuplicateResult, _ extent: PairExtent = .all) -> [DuplicatePair] {
    judgedPairs(of: result, extent).map { pair in
        var pair = pair
        pair.difference = nil
        return pair
    }
}

/// All pairs that share enough, with why they are no versions of one text.
func judgedPairs(of result: DuplicateResult, _ extent: PairExtent = .all) -> [DuplicatePair] {
    var pairs: [DuplicatePair] = []
    result.forEachPair(extent) { pairs.append($0) }
    return pairs
}
