package import Corpus
import GRDB
import Platform

/// How large an index is, and how old.
package struct IndexFigures: Sendable, Equatable {
    package let articles: Int
    package let groups: Int
    package let stories: Int
    package let openStories: Int
    package let changes: Int
    package let events: Int
    /// Files of sketches and texts, and how many of the articles in them are there no more.
    package let segments: Int
    package let deadArticles: Int
    package let segmentBytes: Int
    /// Those of titles and texts.
    package let textBytes: Int
    package let databaseBytes: Int
    /// The day up to which there is news; nil where no article is dated.
    package let horizon: PublicationDate?
    /// How often it has learned, and from how many articles the last time.
    package let learnedVersion: Int
    package let learnedFrom: Int
}

extension IndexReader {
    package func figures() throws -> IndexFigures {
        try database.read { [folder] database in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: "SELECT " + sql) ?? 0 }
            let articles = try count("count(*) FROM article")
            let horizon = try database.horizon(folder)
            return IndexFigures(
                articles: articles, groups: try count("count(*) FROM text_group WHERE canonical IS NOT NULL"),
                stories: try count("count(*) FROM story WHERE canonical IS NOT NULL"),
                openStories: try count("count(*) FROM story WHERE is_open"),
                changes: try count("count(*) FROM change"), events: try count("ifnull(max(cursor), 0) FROM event"),
                segments: try count("count(*) FROM segment"),
                deadArticles: try count("ifnull(sum(articles), 0) FROM segment") - articles,
                segmentBytes: try count("ifnull(sum(bytes), 0) FROM segment"),
                textBytes: try count("ifnull(sum(text_bytes), 0) FROM segment"),
                databaseBytes: try count("page_count * page_size FROM pragma_page_count, pragma_page_size"),
                horizon: horizon.map {
                    PublicationDate(first: CalendarDay(of: $0).second, precision: .day)
                },
                learnedVersion: try count("ifnull(max(version), 0) FROM learned"),
                learnedFrom: try count("articles FROM learned ORDER BY version DESC LIMIT 1"))
        }
    }
}
