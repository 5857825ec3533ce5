import GRDB
import Platform

/// Adds the events of one change to the log.
struct EventLog {
    private let database: Database
    private let change: Int
    private let ids: [Int: String]
    private var cursor: Int
    private var leavers: Set<[Int]> = []
    /// How many of each kind stories had.
    private(set) var stories: [Event.Kind: Int] = [:]

    /// - Parameter ids: of the articles, by their keys.
    init(_ database: Database, change: Int, ids: [Int: String]) throws {
        (self.database, self.change, self.ids) = (database, change, ids)
        cursor = try Int.fetchOne(database, sql: "SELECT max(cursor) FROM event") ?? 0
    }

    /// Whether an article is known to have left a story.
    func hasLeft(_ key: Int, _ story: Int) -> Bool { leavers.contains([key, story]) }

    /// - Parameters:
    ///   - article: its key.
    ///   - id: where it is none of the articles that the change looked at.
    mutating func add(
        _ kind: Event.Kind, _ unit: Event.Unit, _ number: Int, article: Int? = nil, id: String? = nil,
        other: Int? = nil
    ) throws {
        try FaultPoint.step("log an event")
        cursor += 1
        if unit == .story {
            stories[kind, default: 0] += 1
            if kind == .left, let article { leavers.insert([article, number]) }
        }
        try database.execute(
            sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                cursor, change, unit.rawValue, number, kind.rawValue, id ?? article.flatMap { ids[$0] }, other,
            ])
    }
}
