package import Corpus
import Foundation
import GRDB
import Storyfold

extension IndexWriter {
    /// Makes an index of a file that another was exported to.
    ///
    /// - Parameter path: a folder that is empty or not there yet.
    /// - Complexity: O(n) in the articles, which are sketched once more.
    /// - Throws: where the file cannot be used, the folder has an index with something in it, or it cannot be written; then
    ///   nothing is left of it.
    package static func importing(
        _ file: String, into path: String, threads: Int, progress: ProgressHandler = { _ in }
    ) throws -> ChangeSummary {
        _ = try IndexFolder(path)
        let exported = try ExportedIndex(reading: file)
        let writer = try IndexWriter(path, settings: exported.settings(), threads: threads)
        do {
            guard try writer.database.read({ try Int.fetchOne($0, sql: "SELECT count(*) FROM change") }) == 0 else {
                throw CorpusError(
                    .usage, at: .init(path: path), "the index there has something in it",
                    remedy: "name an empty folder, or one that does not exist yet, to import into")
            }
            return try writer.take(exported, progress: progress)
        } catch {
            writer.abandonIfEmpty()
            throw error
        }
    }

    private func take(_ exported: ExportedIndex, progress: ProgressHandler) throws -> ChangeSummary {
        let learned = try exported.learned()
        var keys: [Int] = []
        try exported.forEachRow(of: .article) { row in
            guard let key = Int.fromDatabaseValue(row[0]), Data.fromDatabaseValue(row[2]) != nil else {
                throw exported.damage(in: .article)
            }
            keys.append(key)
        }
        guard keys.count == exported.count, learned != nil || keys.isEmpty else { throw exported.damage(in: .article) }
        var segments: [Change.Segment] = []
        do {
            for start in stride(from: 0, to: keys.count, by: Self.mostOfSegment) {
                let range = start..<min(keys.count, start + Self.mostOfSegment)
                let some = SomeArticles(of: exported, positions: Array(range))
                let sketched = try SketchedCorpus(
                    some, learned: learned, configuration: configuration, depth: .duplicates, progress: progress)
                segments.append(
                    try writeSegment(sketched, of: some, keys: Array(keys[range]), number: segments.count + 1))
            }
            try write(exported, keys: keys, learned, segments)
        } catch {
            for number in 0...segments.count { try? removeSegment(number + 1) }
            throw error
        }
        var summary = ChangeSummary()
        (summary.added, summary.articles) = (keys.count, keys.count)
        summary.change = try database.read { try Int.fetchOne($0, sql: "SELECT max(number) FROM change") }
        summary.learnedFrom = keys.count
        return summary
    }

    /// As many as an add writes at most.
    private static let mostOfSegment = 1 << 16

    /// Writes all tables in one transaction.
    private func write(
        _ exported: ExportedIndex, keys: [Int], _ learned: LearnedState?, _ segments: [Change.Segment]
    ) throws {
        var places: [Int: (segment: Int, place: Int)] = [:]
        for segment in segments {
            for (place, key) in segment.keys.enumerated() { places[key] = (segment.number, place) }
        }
        try database.write { database in
            try database.execute(sql: "PRAGMA defer_foreign_keys = ON; DELETE FROM setting")
            for segment in segments { try insert(segment, database) }
            for table in IndexFile.Table.allCases {
                var columns = table.columns
                if table == .article { columns += ["segment", "place"] }
                let statement = try database.makeStatement(
                    sql: "INSERT INTO \(table.rawValue) (\(columns.joined(separator: ", "))) VALUES "
                        + "(\(columns.map { _ in "?" }.joined(separator: ", ")))")
                try exported.forEachRow(of: table) { row in
                    var row = row
                    if table == .article {
                        guard let place = Int.fromDatabaseValue(row[0]).flatMap({ places[$0] }) else {
                            throw exported.damage(in: table)
                        }
                        row += [place.segment.databaseValue, place.place.databaseValue]
                    }
                    try statement.execute(arguments: StatementArguments(row))
                }
            }
            if let learned {
                try database.add(
                    ArticleWords(articles: exported, keys: keys, learned: learned, configuration: configuration))
            }
            guard let problem = try IndexReader.problems(of: database, folder).first else { return }
            throw CorpusError(
                .badInput, at: .init(path: exported.path), "the exported index is not sound: \(problem)",
                remedy: IndexFile.format.remedy)
        }
    }
}

extension ExportedIndex {
    /// The settings that the index was made with.
    fileprivate func settings() throws -> IndexSettings {
        var values: [String: String] = [:]
        try forEachRow(of: .setting) { row in
            if let name = String.fromDatabaseValue(row[0]) { values[name] = String.fromDatabaseValue(row[1]) }
        }
        return try IndexSettings(values, damage: damage(in: .setting))
    }

    /// What was learned last.
    fileprivate func learned() throws -> LearnedState? {
        var state: [UInt8]?
        try forEachRow(of: .learned) { state = Data.fromDatabaseValue($0[3]).map(Array.init) }
        return try state.map { try LearnedState($0, damage: damage(in: .learned)) }
    }
}
