import Corpus
import GRDB
import Kernels

/// Finds the second up to which an index has news, from the dates of its articles alone: the same articles have the same
/// horizon, in whatever order they came, and where some are taken away it may go back.
///
/// What is older than the horizon by the open days is closed, so a wrong date must not set it. It is the latest date that
/// passes three tests:
/// - It is the third latest or an earlier one, so that one article, or two, close nothing. Of fewer than three dates it is
///   the earliest.
/// - No more than one in a hundred of the articles since the cutoff are later, as where an add has a few dates in the future.
/// - The articles since the cutoff are at least a hundredth of the others, or as many as one on each of the open days: a
///   handful with wrong dates do not close a month, be the dates the same or not, and a source that has become slow does.
struct Horizon {
    /// Of all dated articles how many came out since a second, and the latest ones: descending, all if there are fewer.
    let since: (Int64) throws -> Int
    let latest: (_ count: Int) throws -> [Int64]
    /// How many articles there are, dated or not.
    let all: Int
    let openDays: Int

    /// nil where no article is dated.
    ///
    /// - Complexity: O(n) in the articles since the cutoff, at most `openDays` times.
    func second() throws -> Int64? {
        let days = Int64(openDays) * CalendarDay.seconds
        var place = Self.least
        while true {
            let dates = try latest(place)
            guard let date = dates.last, dates.count == place else { return dates.last }
            let open = try since(date.clampedSum(-days))
            guard 100 * place >= open else {
                place = (open + 99) / 100
                continue
            }
            if open >= min((all - open) / 100, openDays) { return date }
            place += 1
        }
    }

    private static let least = 3

    /// Where the cutoff is, before which stories are closed; before everything where there is no horizon.
    static func cutoff(_ horizon: Int64?, openDays: Int) -> Int64 {
        horizon?.clampedSum(-Int64(openDays) * CalendarDay.seconds) ?? .min
    }
}

extension Int64 {
    /// The sum, or where that is beyond all numbers the last of them.
    func clampedSum(_ other: Int64) -> Int64 {
        let (sum, isBeyond) = addingReportingOverflow(other)
        return isBeyond ? (other < 0 ? .min : .max) : sum
    }
}

extension Horizon {
    /// Of articles of which the days are known.
    static let isDated = "(published IS NOT NULL AND precision <= 3)"

    /// - Parameters:
    ///   - gone: the dates of articles of the database that do not count.
    ///   - come: the dates of articles that count and are not in it.
    ///   - articles: how many there are with those, dated or not.
    init(_ database: Database, gone: [Int64], come: [Int64], articles: Int, openDays: Int) {
        let come = come.sorted(by: >)
        let gone = gone.sorted(by: >)
        /// The latest of the database and of those that come, without those that are gone.
        func joined(_ dates: [Int64], _ count: Int) -> [Int64] {
            var left: [Int64] = []
            var next = 0
            for date in dates {
                while next < gone.count, gone[next] > date { next += 1 }
                if next < gone.count, gone[next] == date { next += 1 } else { left.append(date) }
            }
            return Array((left + come.prefix(count)).sorted(by: >).prefix(count))
        }
        self.openDays = openDays
        all = articles
        since = { second in
            let there = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM article WHERE seen >= ? AND \(Self.isDated)", arguments: [second])
            return (there ?? 0) - gone.count { $0 >= second } + come.count { $0 >= second }
        }
        latest = { count in
            let dates = try Int64.fetchAll(
                database, sql: "SELECT seen FROM article WHERE \(Self.isDated) ORDER BY seen DESC LIMIT ?",
                arguments: [count + gone.count])
            return joined(dates, count)
        }
    }
}

extension IndexWriter {
    /// Up to when there is news behind a change; nil where no article is dated then.
    ///
    /// - Parameters:
    ///   - keys: of the articles that are gone then, or have come again.
    ///   - dates: of those that come.
    ///   - articles: how many there are then.
    func horizon(
        without keys: some Sequence<Int> = [], with dates: [Int64] = [], of articles: Int
    ) throws -> Int64? {
        let openDays = settings.openDays
        return try database.read { database in
            let gone = try keys.compactMap { key in
                try Int64.fetchOne(
                    database, sql: "SELECT seen FROM article WHERE key = ? AND \(Horizon.isDated)", arguments: [key])
            }
            return try Horizon(database, gone: gone, come: dates, articles: articles, openDays: openDays).second()
        }
    }
}
