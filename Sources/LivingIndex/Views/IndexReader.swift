package import Corpus
import GRDB
package import Storyfold

/// Reads an index, as it was behind the last change that was complete when it was asked.
package final class IndexReader: Sendable {
    let folder: IndexFolder
    let database: IndexDatabase
    package let settings: IndexSettings

    /// - Throws: when there is no index, or it cannot be used.
    package init(_ path: String) throws {
        folder = try IndexFolder(path)
        try folder.check()
        let folder = folder
        database = try IndexDatabase(folder, writing: false)
        settings = try database.read { try $0.indexSettings(folder) }
    }

    /// Looks at the index with some of its segments open, so that they stay readable whatever another program does.
    ///
    /// A compaction beside it may remove a segment between the question which there are and its opening; then the look is
    /// repeated. A segment is missing only where the index still asks for it.
    ///
    /// - Parameters:
    ///   - wanted: the numbers of the segments.
    ///   - body: what is read in the same transaction; its own errors are not repeated.
    func look<Result>(
        with wanted: (Database) throws -> [Int], _ configuration: Storyfold.Configuration,
        _ body: (Database, [Int: ArticleSegment]) throws -> Result
    ) throws -> Result {
        while true {
            do {
                return try database.read { database in
                    let (numbers, there) = (try wanted(database), try database.segmentNumbers())
                    let segments: [Int: ArticleSegment]
                    do throws(CorpusError) { segments = try folder.open(numbers, configuration) } catch {
                        throw Unopened(error: error, segments: there)
                    }
                    return try body(database, segments)
                }
            } catch let unopened as Unopened {
                guard try database.read({ try $0.segmentNumbers() }) != unopened.segments else { throw unopened.error }
            }
        }
    }

    /// That a segment could not be opened, of those that there were then.
    private struct Unopened: Error {
        let error: CorpusError
        let segments: [Int]
    }

    /// An article as lists show it.
    package struct Article: Sendable, Equatable {
        package let id: String
        package let title: String?
        package let source: String?
        package let url: String?
        package let published: PublicationDate?
        /// Of its group; nil where it is in none.
        package let group: Int?
        package let story: Int
        /// What it is to the canonical of its group, and how similar.
        package let relation: Version.Relation
        package let similarity: Double
    }

    /// A duplicate group, or what became of one.
    package struct Group: Sendable, Equatable {
        package let number: Int
        /// The id of its canonical; nil where nothing is left of it.
        package let canonical: String?
        package let reasons: String
        package let weakest: Double
        package let became: Int?
        /// The canonical first, then by their similarity.
        package var members: [Article] = []
    }

    /// A story, or what became of one.
    package struct Story: Sendable, Equatable {
        package let number: Int
        /// The id of its canonical; nil where nothing is left of it.
        package let canonical: String?
        package let headline: String
        package let terms: [String]
        package let reasons: String
        package let isOpen: Bool
        package let became: Int?
        package let articleCount: Int
        package let versionCount: Int
        package let sourceCount: Int
        /// Of the first and the last article; nil where none is dated.
        package let first: PublicationDate?
        package let last: PublicationDate?
        /// Of a list of stories none; else the canonical first, then as they came out.
        package var articles: [Article] = []
    }

    // MARK: Stories

    private static let storyColumns = """
        SELECT s.number, c.id, s.headline, s.terms, s.reasons, s.is_open, s.became, count(a.key),
            count(DISTINCT ifnull(-a.text_group, a.key)), count(DISTINCT a.source), min(a.published), max(a.published)
        FROM story s LEFT JOIN article a ON a.story = s.number LEFT JOIN article c ON c.key = s.canonical
        """

    /// Stories, those with the latest news first.
    ///
    /// - Parameters:
    ///   - onlyOpen: whether closed ones are left out.
    ///   - fewest: articles that a story has at least.
    ///   - most: how many stories there are at most.
    package func stories(onlyOpen: Bool, fewest: Int, most: Int) throws -> [Story] {
        try database.read { database in
            try Row.fetchAll(
                database,
                sql: Self.storyColumns + """
                     WHERE s.canonical IS NOT NULL \(onlyOpen ? "AND s.is_open" : "") GROUP BY s.number
                    HAVING count(a.key) >= ? ORDER BY max(a.seen) DESC, s.number LIMIT ?
                    """, arguments: [fewest, most]
            ).map(Self.story)
        }
    }

    /// A story with its articles; nil where no story ever had the number.
    package func story(_ number: Int) throws -> Story? {
        try database.read { database in
            let row = try Row.fetchOne(
                database, sql: Self.storyColumns + " WHERE s.number = ? GROUP BY s.number", arguments: [number])
            guard var story = row.map(Self.story) else { return nil }
            story.articles = try Self.articles(
                database,
                "story = ? ORDER BY key != (SELECT canonical FROM story WHERE number = story), seen, id", [number])
            return story
        }
    }

    private static func story(_ row: Row) -> Story {
        let terms: String = row[3]
        // A list shows days; how exact each date is stands with its article.
        func day(_ second: Int64?) -> PublicationDate? {
            second.map { PublicationDate(first: CalendarDay(of: $0).second, precision: .day) }
        }
        return Story(
            number: row[0], canonical: row[1], headline: row[2],
            terms: terms.isEmpty ? [] : terms.split(separator: "\n").map(String.init), reasons: row[4],
            isOpen: row[5], became: row[6], articleCount: row[7], versionCount: row[7] == 0 ? 0 : row[8],
            sourceCount: row[9], first: day(row[10]), last: day(row[11]))
    }

    // MARK: Groups

    private static let groupColumns = """
        SELECT g.number, (SELECT id FROM article WHERE key = g.canonical), g.reasons, g.weakest, g.became
        FROM text_group g
        """

    /// The groups, ascending.
    package func groups(most: Int) throws -> [Group] {
        try database.read { database in
            try Row.fetchAll(
                database, sql: Self.groupColumns + " WHERE g.canonical IS NOT NULL ORDER BY g.number LIMIT ?",
                arguments: [most]
            ).map { try Self.group($0, database) }
        }
    }

    /// A group with its members; nil where no group ever had the number.
    package func group(_ number: Int) throws -> Group? {
        try database.read { database in
            try Row.fetchOne(database, sql: Self.groupColumns + " WHERE g.number = ?", arguments: [number])
                .map { try Self.group($0, database) }
        }
    }

    private static func group(_ row: Row, _ database: Database) throws -> Group {
        var group = Group(
            number: row[0], canonical: row[1], reasons: row[2], weakest: row[3], became: row[4])
        group.members = try articles(
            database,
            "text_group = ? ORDER BY key != (SELECT canonical FROM text_group WHERE number = text_group), "
                + "similarity DESC, id", [group.number])
        return group
    }

    // MARK: Articles

    /// The article with an id; nil where there is none.
    package func article(_ id: String) throws -> Article? {
        try database.read { try Self.articles($0, "id = ?", [id]).first }
    }

    static func articles(
        _ database: Database, _ condition: String, _ arguments: StatementArguments, from table: String = "article"
    ) throws -> [Article] {
        try Row.fetchAll(
            database,
            sql: "SELECT id, article.title, source, url, published, precision, text_group, story, relation, similarity "
                + "FROM \(table) WHERE " + condition, arguments: arguments
        ).map { row in
            let precision: Int? = row[5]
            let published: Int64? = row[4]
            return Article(
                id: row[0], title: row[1], source: row[2], url: row[3],
                published: published.map { second in
                    PublicationDate(
                        first: second,
                        precision: precision.flatMap { PublicationDate.Precision(rawValue: UInt8(clamping: $0)) }
                            ?? .second)
                },
                group: row[6], story: row[7], relation: Version.Relation(rawValue: row[8]) ?? .exact,
                similarity: row[9])
        }
    }

    // MARK: Events

    /// The events behind a cursor, in their order.
    ///
    /// - Parameter unit: of one group or story alone, with its number.
    package func events(
        since cursor: Int = 0, of unit: (unit: Event.Unit, number: Int)? = nil, most: Int
    ) throws -> [Event] {
        try database.read { database in
            var condition = "cursor > ?"
            var arguments: StatementArguments = [cursor]
            if let unit {
                condition += " AND unit = ? AND number = ?"
                arguments += [unit.unit.rawValue, unit.number]
            }
            return try Row.fetchAll(
                database,
                sql: "SELECT cursor, change, unit, number, kind, article, other FROM event WHERE \(condition) "
                    + "ORDER BY cursor LIMIT ?", arguments: arguments + [most]
            ).compactMap { row in
                guard let unit = Event.Unit(rawValue: row[2]), let kind = Event.Kind(rawValue: row[4]) else {
                    return nil
                }
                return Event(
                    cursor: row[0], change: row[1], unit: unit, number: row[3], kind: kind, article: row[5],
                    other: row[6])
            }
        }
    }
}
