import Corpus
import GRDB
import Kernels
import Storyfold

/// The words that some articles are found by: those of their clean titles and texts, in small letters and without
/// diacritics, with a space between two.
///
/// In scripts that are written without spaces every character is a word, so that any part of a text is found as one phrase.
struct ArticleWords {
    /// Those of one article.
    struct Entry: Sendable {
        let key: Int
        let title: String
        let text: String
    }

    let articles: any StoredArticles
    /// Per article.
    let keys: [Int]
    let learned: LearnedState
    let configuration: Storyfold.Configuration

    /// Visits the articles in their order.
    ///
    /// - Complexity: O(n) in their bytes.
    /// - Throws: where they cannot be read, and what `body` throws.
    func forEach(_ body: (Entry) throws -> Void) throws {
        let wave = 4 * configuration.threads * Self.block
        for start in stride(from: 0, to: articles.count, by: wave) {
            let end = min(articles.count, start + wave)
            let entries = try parallelMap(
                count: (end - start + Self.block - 1) / Self.block, threads: configuration.threads
            ) { (index) throws(CorpusError) in
                let lower = start + index * Self.block
                return try self.entries(lower..<min(end, lower + Self.block))
            }
            for entry in entries.joined() { try body(entry) }
        }
    }

    /// Articles that one thread takes at a time.
    private static let block = 64

    private func entries(_ range: Range<Int>) throws(CorpusError) -> [Entry] {
        let batch = try learned.cleaned(range, of: articles, configuration)
        var found: [Entry] = []
        for (position, entry) in zip(range, batch.entries) {
            found.append(
                Entry(
                    key: keys[position], title: Self.words(of: batch.bytes[entry.title.bounds]),
                    text: Self.words(of: try batch.text(of: entry))))
        }
        return found
    }

    /// The words of a text, with a space between two.
    static func words(of text: ArraySlice<UInt8>) -> String {
        var tokens = TokenBuffer()
        tokenizer.tokenize(text.span, into: &tokens)
        var words: [UInt8] = []
        for token in 0..<tokens.count {
            if !words.isEmpty { words.append(0x20) }
            words += tokens.normalisedBytes(of: token, in: text.span)
        }
        return String(decoding: words, as: UTF8.self)
    }

    private static let tokenizer = Tokenizer(removesDiacritics: true)

    /// How many the database makes of some words.
    static func wordCount(_ words: String) -> Int {
        words.utf8.split { $0 < 0x80 && !((0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)) }.count
    }

    /// Whether the database makes a word of some: signs part words in it, and are none.
    static func hasWord(_ words: String) -> Bool {
        words.utf8.contains { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
    }
}

extension Database {
    /// Has articles found by their words.
    ///
    /// What an article was found by before stays in the table until that is made anew, and is asked for by nobody: a table
    /// without contents has to be told what is taken out of it, and another version may clean texts in another way.
    func add(_ words: ArticleWords) throws {
        let insert = try cachedStatement(sql: "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)")
        let update = try cachedStatement(sql: "UPDATE article SET words = ? WHERE key = ?")
        var row = try Int.fetchOne(self, sql: "SELECT ifnull(max(id), 0) FROM article_words_docsize") ?? 0
        try words.forEach { entry in
            row += 1
            try insert.execute(arguments: [row, entry.title, entry.text])
            try update.execute(arguments: [row, entry.key])
        }
    }

    func removeAllWords() throws { try execute(sql: "INSERT INTO article_words (article_words) VALUES ('delete-all')") }
}
