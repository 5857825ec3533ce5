import Corpus
import Kernels

/// In how many articles of a large news corpus each term stands, for languages that a table ships for.
///
/// Five articles about one event share their most telling words; counted among the five alone these look as
/// common as "said". Blended with the frequencies of a hundred thousand other articles they do not.
struct BackgroundFrequencies: Sendable {
    /// Articles counted.
    let articles: Double
    private let index: HashIndex
    private let counts: [UInt32]

    /// Terms below the table's cut stood in fewer articles than this; it is what they are taken to have.
    private let floor: Double

    private static let english = BackgroundFrequencies(table: EnglishBackground.table, removingDiacritics: false)
    private static let englishWithoutDiacritics = BackgroundFrequencies(
        table: EnglishBackground.table, removingDiacritics: true)

    /// Whether a table ships for a language.
    static func isThere(_ language: String) -> Bool { language == "en" }

    /// nil where no table ships for the language.
    ///
    /// - Parameter removingDiacritics: as the tokeniser of the texts does.
    init?(language: String, removingDiacritics: Bool = false) {
        guard Self.isThere(language) else { return nil }
        self = removingDiacritics ? .englishWithoutDiacritics : .english
    }

    /// Reads a table: its first line is the number of articles, every other a count and the stems that
    /// have it.
    private init(table: String, removingDiacritics: Bool) {
        var articles = 1.0
        var index = HashIndex()
        var counts: [UInt32] = []
        for (number, line) in table.split(separator: "\n").enumerated() {
            let fields = line.split(separator: " ")
            guard let count = fields.first.flatMap({ UInt32($0) }) else {
                preconditionFailure("line \(number + 1) of the background table begins with no count")
            }
            guard number > 0 else {
                articles = Double(count)
                continue
            }
            for stem in fields.dropFirst() {
                let term = WordKey.hash(String(stem), removingDiacritics: removingDiacritics)
                guard index[term] == nil else { continue }
                index.insert(term, UInt32(counts.count))
                counts.append(count)
            }
        }
        self.articles = articles
        self.index = index
        self.counts = counts
        floor = 1
    }

    /// The articles that hold a term.
    func count(of term: UInt64) -> Double {
        index[term].map { Double(counts[Int($0)]) } ?? floor
    }
}
