import Corpus
import Kernels

/// The names of several words in the beginnings of some articles: capitalised words side by side.
struct LabelPhrases {
    struct Phrase {
        /// The words as they stand, each with the space or hyphen before it but the first.
        var words: [(gap: String, word: String)]
        /// Of the words; nil for a particle such as "of". Of pairs of characters there are several in one word.
        var candidates: [Int?]
    }

    /// In reading order.
    private(set) var phrases: [Phrase] = []
    /// Per candidate: whether it was written with a capital inside a sentence, as names are, and at the beginning.
    private var isName: [Bool]
    private var opensSentence: [Bool]

    private let tokenizer: Tokenizer
    private let nameShares: [Float]

    /// The words of a name, particles among them.
    private static let mostWords = 4
    /// From this share of capitals in the corpus on a word is a name wherever it stands.
    private static let leastNameShare: Float = 0.5
    /// Stand in names in lower case; "the" only behind "of".
    private static let particles = Set(
        ["of", "de", "del", "della", "da", "di", "do", "du", "des", "van", "von", "der", "den", "bin", "al"]
            .map { Hash64.hash($0) })
    private static let (of, the) = (Hash64.hash("of"), Hash64.hash("the"))

    /// - Parameter nameShares: of the candidates' terms, as in ``Vocabulary``.
    init(tokenizer: Tokenizer, nameShares: [Float]) {
        self.tokenizer = tokenizer
        self.nameShares = nameShares
        isName = Array(repeating: false, count: nameShares.count)
        opensSentence = isName
    }

    /// Whether a candidate has its capital from the beginnings of sentences alone.
    func isOpener(_ candidate: Int) -> Bool { opensSentence[candidate] && !isName[candidate] }

    /// Reads one text.
    ///
    /// - Parameter candidates: the terms that may be labels, by the keys of their spellings.
    mutating func read(_ text: Span<UInt8>, candidates: HashIndex) {
        var tokens = TokenBuffer()
        tokenizer.tokenize(text, into: &tokens)
        let words = SpellingTable.words(of: tokens, in: text)
        let found = words.map { candidates[$0.key].map { Int($0) } }
        let isPart = nameParts(of: words, found, in: text)
        var first = 0
        while first < words.count {
            var end = first + 1
            if words[first].isFolded {
                while found[end - 1] != nil, end < words.count, found[end] != nil, words[end].overlaps(words[end - 1]) {
                    end += 1
                }
                if end - first > 1 {
                    let bytes = tokens.foldedBytes(words[first].range.lowerBound..<words[end - 1].range.upperBound)
                    phrases.append(
                        Phrase(
                            words: [("", String(decoding: bytes, as: UTF8.self))], candidates: Array(found[first..<end])
                        ))
                }
            } else if isPart[first] {
                end = Self.nameEnd(from: first, words, found, isPart, in: text)
                if end - first > 1 { append(words[first..<end], Array(found[first..<end]), in: text) }
            }
            first = end
        }
    }

    /// Which words may be parts of names; they are noted as names or as openers of sentences too.
    private mutating func nameParts(
        of words: [SpellingTable.Word], _ candidates: [Int?], in text: Span<UInt8>
    ) -> [Bool] {
        // Where most words have a capital, as in many headlines, it says nothing.
        let isRunningText = words.count(where: \.isCapitalised) * 2 < words.count
        return words.indices.map { index in
            guard words[index].isCapitalised, let candidate = candidates[index] else { return false }
            let isInside = isRunningText && index > 0 && Self.isInside(words[index], after: words[index - 1], in: text)
            if isRunningText {
                if isInside { isName[candidate] = true } else { opensSentence[candidate] = true }
            }
            return isInside || nameShares[candidate] >= Self.leastNameShare
        }
    }

    /// Whether a word goes on with a sentence: nothing but spaces, commas and hyphens stand before it.
    private static func isInside(
        _ word: SpellingTable.Word, after last: SpellingTable.Word, in text: Span<UInt8>
    ) -> Bool {
        guard !word.isFolded, !last.isFolded else { return false }
        return (last.range.upperBound..<word.range.lowerBound).allSatisfy {
            text[$0] == 0x20 || text[$0] == UInt8(ascii: ",") || text[$0] == UInt8(ascii: "-")
        }
    }

    /// The end of the name that begins with a word.
    private static func nameEnd(
        from first: Int, _ words: [SpellingTable.Word], _ candidates: [Int?], _ isPart: [Bool], in text: Span<UInt8>
    ) -> Int {
        func isJoined(_ index: Int) -> Bool {
            guard index < words.count, !words[index].isFolded, !words[index - 1].isFolded else { return false }
            let end = words[index - 1].range.upperBound
            guard words[index].range.lowerBound == end + 1, text[end] == 0x20 || text[end] == UInt8(ascii: "-") else {
                return false
            }
            // A possessive ends a name.
            let isPossessive =
                text[end - 1] | 0x20 == UInt8(ascii: "s") && words[index - 1].range.count > 2
                && (text[end - 2] == 0x27 || text[end - 2] == 0x99)
            return !isPossessive
        }
        var end = first + 1
        while true {
            var next = end
            while isJoined(next),
                particles.contains(words[next].key) || words[next].key == the && words[next - 1].key == of
            { next += 1 }
            guard next - first < mostWords, isJoined(next), isPart[next],
                !candidates[first..<end].contains(candidates[next])
            else { return end }
            end = next + 1
        }
    }

    private mutating func append(_ words: ArraySlice<SpellingTable.Word>, _ candidates: [Int?], in text: Span<UInt8>) {
        var phrase = Phrase(words: [], candidates: candidates)
        for index in words.indices {
            let hyphen = index > words.startIndex && text[words[index].range.lowerBound - 1] == UInt8(ascii: "-")
            let bytes = words[index].range.map { text[$0] }
            phrase.words.append(
                (index == words.startIndex ? "" : hyphen ? "-" : " ", String(decoding: bytes, as: UTF8.self)))
        }
        phrases.append(phrase)
    }
}

extension SpellingTable.Word {
    /// Whether a pair of characters shares one with the pair before. Places of folded words are of another text than
    /// those of others, so that only two of these can be compared.
    fileprivate func overlaps(_ last: SpellingTable.Word) -> Bool {
        isFolded && last.isFolded && range.lowerBound > last.range.lowerBound
            && range.lowerBound < last.range.upperBound
    }
}
