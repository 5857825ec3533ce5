import Platform
import Corpus

/// What a word is worth as a term of one language: nothing for a stop word, else the hash of its stem.
///
/// Not Sendable: the stemmer keeps a buffer, so each worker owns one.
final class Terms {
    private let removesDiacritics: Bool
    private let stemmer: Stemmer?
    /// Where there is no stemmer of Snowball's.
    private let lightStemmer: LightStemmer?
    private let stopWords: Set<UInt64>
    /// Whether an apostrophe parts a name from its endings, as in "Nehir'deki": then the name alone is the word.
    private let cutsAtApostrophe: Bool

    /// Stands for a word that is no term. No stem hashes to it but by a chance of 2^-64.
    static let none: UInt64 = 0

    /// - Parameters:
    ///   - language: an ISO 639-1 code; a language without a stemmer keeps its words whole.
    ///   - removesDiacritics: as the tokeniser of the words does.
    init(language: String, removesDiacritics: Bool) {
        self.removesDiacritics = removesDiacritics
        let stemmer = Stemmer(language: language)
        lightStemmer = stemmer == nil ? LightStemmer(language: language) : nil
        self.stemmer = stemmer
        stopWords = StopWords.hashes(for: language, removingDiacritics: removesDiacritics)
        cutsAtApostrophe = ["tr", "az", "crh", "tk"].contains(language)
    }

    /// Whether words of a language have stems or are stop words; all others are alike.
    static func isKnown(_ language: String) -> Bool {
        Stemmer(language: language) != nil || LightStemmer.has(language) || !StopWords.hashes(for: language).isEmpty
    }

    /// The term of a word, or ``none``: known by the key of its stem, as words are by theirs.
    ///
    /// - Parameter word: its normalised UTF-8.
    func term(of word: [UInt8]) -> UInt64 {
        if cutsAtApostrophe, let cut = word.firstIndex(of: UInt8(ascii: "'")), cut > 0 {
            return term(of: Array(word[..<cut]))
        }
        let hash = WordKey.hash(ofNormalised: word.span, removingDiacritics: removesDiacritics)
        guard !stopWords.contains(hash) else { return Self.none }
        // A single ASCII letter or digit is an initial or a list mark; a single ideograph is a word.
        guard word.count > 1, !isHiragana(word) else { return Self.none }
        guard word.count <= 64, let stem = stemmer?.stem(word) ?? lightStemmer?.stem(word) else { return hash }
        return WordKey.hash(ofNormalised: stem.span, removingDiacritics: removesDiacritics)
    }

    /// Whether a word is one Hiragana syllable, which is grammar: endings and particles.
    private func isHiragana(_ word: [UInt8]) -> Bool {
        word.count == 3 && word[0] == 0xE3 && (word[1] == 0x81 || word[1] == 0x82 && word[2] <= 0x9F)
    }
}
