import Kernels

/// Tells the language of a text from its function words.
struct LanguageDetection: Sendable {
    /// The tokens looked at; function words show early.
    static let sample = 400
    /// The fewest function words, and their smallest share of the sample, that a guess rests on.
    private static let fewest = 3
    private static let smallestShare = 0.08

    private let index: HashIndex
    private let languagesOfWord: [[Int]]

    /// - Parameter removingDiacritics: as the tokeniser of the texts does.
    init(removingDiacritics: Bool = false) {
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

    /// What a text tells, in a byte.
    struct Guess: Sendable {
        private let number: UInt8
        /// Too few function words are there to tell.
        static let none = Guess(nil)

        fileprivate init(_ language: Int?) { number = language.map { UInt8($0) } ?? .max }

        /// An ISO 639-1 code.
        var language: String? { number == .max ? nil : StopWords.languages[Int(number)] }
    }

    func guess(_ tokens: Span<UInt64>) -> Guess {
        var votes = [Int](repeating: 0, count: StopWords.languages.count)
        let count = min(tokens.count, Self.sample)
        for position in 0..<count {
            guard let word = index[tokens[position]] else { continue }
            for language in languagesOfWord[Int(word)] { votes[language] += 1 }
        }
        guard let best = votes.indices.max(by: { (votes[$0], $1) < (votes[$1], $0) }),
            votes[best] >= Self.fewest, Double(votes[best]) >= Self.smallestShare * Double(count)
        else { return .none }
        return Guess(best)
    }
}
