/// Cuts words that are written together into the words that they are made of, in languages that make them freely.
///
/// A part counts where the corpus has it as a word of its own, so that no dictionary is needed: a report of a
/// "Fährunglück" meets those of the "Fähre". Both parts may be found, or one (Koehn & Knight, EACL 2003, section 2, with
/// the parts that are known for a measure instead of their frequencies).
struct Compounds {
    /// Those with words of three parts and more, and with common sounds between them.
    private static let links: [String: [String]] = [
        "de": ["", "s", "es", "n", "en", "er", "e"], "nl": ["", "s", "en", "e"], "sv": ["", "s"], "da": ["", "s", "e"],
        "no": ["", "s", "e"], "nb": ["", "s", "e"], "nn": ["", "s", "e"], "fi": ["", "n"], "is": ["", "s", "ar", "a"],
    ]
    /// Bytes of a part, at least: shorter words stand at the ends of too many others.
    private static let leastPart = 4

    private let links: [[UInt8]]
    /// The place of a term; nil where the corpus has it nowhere as a word.
    private let place: (_ word: [UInt8]) -> UInt32?

    static func areMade(in language: String) -> Bool { links[language] != nil }
    /// Bytes of a word that may be one, at least.
    static let leastWord = 2 * leastPart + 1

    /// - Parameter place: of a word that is a term.
    init(language: String, place: @escaping (_ word: [UInt8]) -> UInt32?) {
        links = (Self.links[language] ?? []).map { Array($0.utf8) }
        self.place = place
    }

    /// The parts of a word that are words of the corpus: of the cuts with two of them, or else with one, the one whose last
    /// part is longest.
    ///
    /// - Parameter word: its normalised UTF-8.
    /// - Complexity: O(n) in the bytes of the word, times the links.
    func parts(of word: [UInt8]) -> [UInt32] {
        var best: [UInt32] = []
        for cut in Self.leastPart...max(Self.leastPart, word.count - Self.leastPart)
        where cut < word.count - Self.leastPart + 1 && word[cut] & 0xC0 != 0x80 {
            let last = place(Array(word[cut...]))
            let first = links.lazy.compactMap { link -> UInt32? in
                guard cut - link.count >= Self.leastPart, word[..<cut].suffix(link.count).elementsEqual(link) else {
                    return nil
                }
                return place(Array(word[..<(cut - link.count)]))
            }.first
            let found = [first, last].compactMap { $0 }
            if found.count > best.count { best = found }
        }
        return best
    }
}
