import Corpus
import GRDB

extension IndexReader {
    /// The articles that have some words.
    package struct Found: Sendable, Equatable {
        /// How many there are.
        package let count: Int
        /// The best of them.
        package let articles: [Article]
    }

    /// Looks for articles by their words: all of them have to be there, in the title or the text, without regard to capitals
    /// and diacritics; what stands in quotes one behind the other; a word that ends in "*" stands for all that begin so.
    ///
    /// Ranked by BM25, by which a word in a title counts as much as four in a text; of equal ones the later news goes first,
    /// then what came first.
    ///
    /// - Parameters:
    ///   - words: one argument each; one of several words is taken for a phrase, unless it has quotes itself.
    ///   - most: articles that are returned at most.
    /// - Throws: where there is no word in what is looked for, or the index cannot be used.
    /// - Complexity: O(n) in the articles that have the words.
    package func search(_ words: [String], most: Int) throws -> Found {
        guard let expression = SearchQuery(words).expression else {
            throw CorpusError(
                .usage, at: .init(path: folder.path),
                "there is no word to look for in \"\(words.joined(separator: " "))\"",
                remedy: "give words of the article, or the beginning of one with * after it")
        }
        return try database.read { database in
            Found(
                count: try Int.fetchOne(
                    database,
                    sql: "SELECT count(*) FROM article_words JOIN article ON words = article_words.rowid "
                        + "WHERE article_words MATCH ?",
                    arguments: [expression]) ?? 0,
                articles: try Self.articles(
                    database,
                    "article_words MATCH ? ORDER BY bm25(article_words, 4, 1), seen DESC, key LIMIT ?",
                    [expression, most], from: "article_words JOIN article ON words = article_words.rowid"))
        }
    }
}
