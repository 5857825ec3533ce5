import Platform
import Corpus
import Kernels

/// Tells the language of a text: by its function words where they are decisive, else by a detector for many languages.
package struct LanguageDetection: Sendable {
    /// The tokens looked at; function words show early.
    static let sample = 400
    /// The fewest function words that a guess rests on where the detector has none that it holds reliable. Of such
    /// headlines in nine languages 274 of 308 are in the language with most of them.
    private static let fewest = 3
    /// The smallest share that is no chance likeness of some words of another language.
    private static let plausibleShare = 0.15
    /// From here on the detector is not asked: so are 99 of 100 English articles, of .35 to .5 function words.
    private static let fewestDecisive = 8
    private static let decisiveShare = 0.25
    /// Languages with a list that no language without one shares many function words with, as Norwegian does with
    /// Danish, Galician with Portuguese, and Ukrainian with Russian.
    private static let withoutKin: Set<String> = ["en", "de", "fr"]
    /// Languages that the detector does not hold apart in texts of any length: the corpus has a say.
    static let twins = ["bs": "hr", "hr": "bs", "id": "ms", "ms": "id"]
    /// What the detector is given of an article, in bytes.
    private static let beginningBytes = 1_000
    /// Bytes of letters from which the detector's answer is sure. Of 10,700 headlines in nine languages that are shorter it
    /// takes 155 for another language, mostly Spanish for Galician; of 229 that are longer, 2.
    private static let fewestBytes = 150

    private let index: HashIndex
    private let languagesOfWord: [[Int]]

    /// - Parameter removingDiacritics: as the tokeniser of the texts does.
    package init(removingDiacritics: Bool = false) {
        var index = HashIndex()
        var languagesOfWord: [[Int]] = []
        for (language, code) in StopWords.languages.enumerated() {
            for word in StopWords.hashes(for: code, removingDiacritics: removingDiacritics).sorted() {
                if let known = index[word] {
                    languagesOfWord[Int(known)].append(language)
                } else {
                    index.insert(word, UInt32(languagesOfWord.count))
                    languagesOfWord.append([language])
                }
            }
        }
        self.index = index
        self.languagesOfWord = languagesOfWord
    }

    /// What a text tells of its language.
    ///
    /// - Parameters:
    ///   - tokens: hashes of the first of title and text.
    ///   - title: UTF-8, as the text is.
    package func guess(_ tokens: Span<UInt64>, title: Span<UInt8>, text: Span<UInt8>) -> Guess {
        let words = functionWords(tokens)
        if let words, words.areDecisive { return Guess([words.language], .sure) }
        let beginning = Self.beginning(title, text)
        guard let answer = LanguageDetector.answer(for: beginning.span),
            let language = LanguageTag.language(answer.language)
        else { return words.map { Guess([$0.language], $0.tell ? .told : .hinted) } ?? .none }
        let next = answer.next.flatMap(LanguageTag.language)
        let others = [words?.language, next].compactMap(\.self)
        guard answer.isReliable else {
            guard let words else { return Guess([language] + others, .hinted) }
            return Guess([words.language, language] + others, words.tell ? .told : .hinted)
        }
        if let twin = Self.twins[language] { return Guess([language, twin] + others, .told) }
        let isSure = answer.letterBytes >= Self.fewestBytes || words?.language == language
        return Guess(isSure ? [language] : [language] + others, isSure ? .sure : .told)
    }

    /// What the function words of a text say.
    private struct FunctionWords {
        let language: String
        let votes: Int
        /// Their share of the sample, in 0...1.
        let share: Double
        /// Whether they have twice the votes of any other language.
        let areAlone: Bool

        /// Whether they are enough for a guess.
        var tell: Bool { votes >= fewest }
        /// Whether no other voice is asked.
        var areDecisive: Bool {
            votes >= fewestDecisive && share >= decisiveShare && areAlone && withoutKin.contains(language)
        }
    }

    /// The language with most votes; nil where two share them, or where they are a chance likeness.
    private func functionWords(_ tokens: Span<UInt64>) -> FunctionWords? {
        var votes = [Int](repeating: 0, count: StopWords.languages.count)
        let count = min(tokens.count, Self.sample)
        for position in 0..<count {
            guard let word = index[tokens[position]] else { continue }
            for language in languagesOfWord[Int(word)] { votes[language] += 1 }
        }
        var best = 0
        var next = 0
        for language in votes.indices {
            if votes[language] > votes[best] { best = language }
        }
        for language in votes.indices where language != best { next = max(next, votes[language]) }
        let share = Double(votes[best]) / Double(max(count, 1))
        guard votes[best] > next, share >= Self.plausibleShare else { return nil }
        return FunctionWords(
            language: StopWords.languages[best], votes: votes[best], share: share, areAlone: votes[best] >= 2 * next)
    }

    /// The first bytes of title and text; of the text alone where that opens with the title.
    private static func beginning(_ title: Span<UInt8>, _ text: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(beginningBytes)
        func append(_ part: Span<UInt8>) {
            var end = min(part.count, max(0, beginningBytes - bytes.count))
            // No letter is cut through.
            while end > 0, end < part.count, part[end] & 0xC0 == 0x80 { end -= 1 }
            for index in 0..<end { bytes.append(part[index]) }
        }
        if !WordPart.Counter.opens(title, text) {
            append(title)
            bytes.append(UInt8(ascii: "\n"))
        }
        append(text)
        return bytes
    }
}
