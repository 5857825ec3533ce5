import Corpus
import Kernels

/// How the articles of a story spell a term, and which of that makes a label.
struct LabelSpelling {
    /// The spellings met, by their numbers in the words of the corpus, and what they count.
    private var spellings: [(spelling: Int, count: Int)] = []

    /// A spelling in the text counts as much as four in titles, whose words may all begin with a capital.
    private static let (textCount, titleCount) = (4, 1)

    mutating func add(_ spelling: Int, inTitle: Bool, count: Int) {
        let weight = count * (inTitle ? Self.titleCount : Self.textCount)
        if let known = spellings.firstIndex(where: { $0.spelling == spelling }) {
            spellings[known].count += weight
        } else {
            spellings.append((spelling, weight))
        }
    }

    /// What the whole corpus tells of a term.
    struct Usage {
        /// The spelling that is most frequent.
        let common: String
        let occurrences: Int
        /// The share of these with a capital or a digit.
        let nameShare: Float
    }

    /// The most frequent word of those that share the stem, as it is most often written; nil where nothing was met.
    ///
    /// - Parameter isOpener: whether the articles read have the term with a capital at the beginnings of sentences
    ///   alone.
    func label(in words: WordTable, usage: Usage, isOpener: Bool) -> String? {
        var forms: [(surface: String, word: String, count: Int)] = []
        for spelling in spellings {
            let surface = Self.bare(words.spellings.table.surface(spelling.spelling))
            if let known = forms.firstIndex(where: { $0.surface == surface }) {
                forms[known].count += spelling.count
            } else {
                forms.append((surface, surface.lowercased(), spelling.count))
            }
        }
        func total(_ word: String) -> Int { forms.reduce(0) { $0 + ($1.word == word ? $1.count : 0) } }
        guard let word = forms.map(\.word).max(by: { (total($0), $1) < (total($1), $0) }) else { return nil }
        forms.removeAll { $0.word != word }
        let common = Self.bare(usage.common)
        let isWord = common.lowercased() == word
        let quiet = forms.filter { !Self.isShouted($0.surface) }
        let (count, quietCount) = (total(word), quiet.reduce(0) { $0 + $1.count })
        // A dateline or a headline shouts what is written with one capital elsewhere; an acronym is always shouted.
        if quietCount * 10 < count {
            if isWord, !Self.isShouted(common) { return common }
            return forms.max { ($0.count, $1.surface) < ($1.count, $0.surface) }?.surface
        }
        // The beginning of a sentence, or a headline, makes no name of a word that is none.
        let lowerCount = quiet.first { $0.surface == word }?.count ?? 0
        if usage.nameShare < 0.4, lowerCount * 3 >= quietCount, lowerCount > 0 { return word }
        if usage.nameShare < 0.3, quietCount <= 2 * Self.textCount, common == word { return word }
        if isOpener, usage.occurrences < 8, quiet.count == 1, quiet[0].surface.dropFirst() == word.dropFirst() {
            return word
        }
        return quiet.max { ($0.count, $1.surface) < ($1.count, $0.surface) }?.surface
    }

    /// A word without the possessive and without the article or preposition that is elided before it ("l'", "dell'").
    static func bare(_ surface: String) -> String {
        guard surface.utf8.contains(where: { $0 == 0x27 || $0 == 0xE2 }) else { return surface }
        var word = surface[...]
        for ending in ["'s", "’s", "'S", "’S"] where word.hasSuffix(ending) { word = word.dropLast(2) }
        if let apostrophe = word.firstIndex(where: { $0 == "'" || $0 == "’" }) {
            let prefix = word[..<apostrophe].lowercased()
            if elided.contains(prefix) { word = word[word.index(after: apostrophe)...] }
        }
        return word.isEmpty ? surface : String(word)
    }

    /// Of French, Italian and Catalan; d' and o' of Irish names stay, for their next letter is a capital too.
    private static let elided: Set<String> = [
        "l", "qu", "jusqu", "lorsqu", "puisqu", "dell", "nell", "all", "dall", "sull", "un", "quest", "quell",
    ]

    /// Whether a word is written in capitals alone, two at least.
    static func isShouted(_ word: String) -> Bool {
        var capitals = 0
        guard word.utf8.contains(where: { $0 >= 0x80 }) else {
            for byte in word.utf8 {
                if byte &- 0x61 < 26 { return false }
                if byte &- 0x41 < 26 { capitals += 1 }
            }
            return capitals > 1
        }
        for scalar in word.unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { capitals += 1 }
        }
        return capitals > 1
    }
}
