import Corpus

/// Which words with a capital are nouns and no names, in German, where every noun has one.
///
/// A noun stands behind an article, a numeral or the adjectives between; a name hardly ever does.
enum GermanNouns {
    /// Articles and what else announces a noun: those that no other language has...
    static let ownDeterminers = """
        das dem einen einem einer eines im zum zur beim vom ins ans aufs fürs dieser diesem diesen dieses jeder jedem jeden jedes
        seine seinen seinem seiner ihre ihren ihrem ihrer unsere unseren unserem unserer keine keinen keinem keiner
        viele vielen mehrere mehreren einige einigen alle allen beide beiden wenige wenigen zahlreiche zahlreichen
        welche welchen welchem welcher sämtliche sämtlichen
        """
    /// ...and others.
    static let otherDeterminers = "der die den des ein eine am diese jede sein ihr unser kein welches"
    /// More words that no other language has.
    static let ownWords = "und ist sind wird wurde mit auf nicht hat bei nach"

    /// One word in so many is an article in a German text, at least...
    private static let wordsToDeterminer = 20
    private static let fewestOwn = 3
    /// ...and one in so many has a capital.
    private static let wordsToCapital = 6
    /// Adjectives that may stand between.
    private static let mostAdjectives = 2

    private static let nounEndings = [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen",
    ].map { Array($0.utf8) }
    private static let adjectiveEndings = ["e", "en", "em", "er", "es"].map { Array($0.utf8) }
    /// A shorter word has its ending by chance.
    private static let fewestLetters = 6
    private static let fewestOfAdjective = 4

    /// Whether a text is one in which nouns have capitals.
    ///
    /// - Parameters:
    ///   - capitals: words that begin with one.
    ///   - determiners: words that announce a noun.
    ///   - own: words that no other language has.
    static func areCapitalised(words: Int, capitals: Int, determiners: Int, own: Int) -> Bool {
        own >= fewestOwn && wordsToDeterminer * determiners >= words && wordsToCapital * capitals >= words
    }

    /// Whether a word with a capital is a noun by its own ending.
    static func isNoun(_ word: Int, _ tokens: TokenBuffer, in text: Span<UInt8>) -> Bool {
        tokens.byteCount(of: word) >= fewestLetters && nounEndings.contains { tokens.ends(word, with: $0, in: text) }
    }

    /// Whether a noun stands behind some word, by what stands before it.
    ///
    /// - Parameter announces: whether a word is an article or a numeral.
    static func announcesNoun(
        _ word: Int, _ tokens: TokenBuffer, in text: Span<UInt8>, announces: (Int) -> Bool
    ) -> Bool {
        var word = word
        for _ in 0...mostAdjectives {
            guard word >= 0 else { return false }
            if announces(word) { return true }
            guard !tokens.isCapitalised(word, in: text), tokens.byteCount(of: word) >= fewestOfAdjective,
                adjectiveEndings.contains(where: { tokens.ends(word, with: $0, in: text) })
            else { return false }
            word -= 1
        }
        return false
    }
}
