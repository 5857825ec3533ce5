import Corpus
import Foundation
import GRDB
import Storyfold

/// An index in a file, as it was exported.
struct ExportedIndex: StoredArticles {
    private let file: SectionFile
    private let recordStarts: [UInt64]

    /// - Throws: where the file is none, is of another version, or is damaged anywhere.
    init(reading path: String) throws(CorpusError) {
        file = try SectionFile(IndexFile.format, reading: path)
        try file.verify()
        recordStarts = try file.numbers(of: IndexFile.records + 1)
        guard !recordStarts.isEmpty else { throw file.damage(in: IndexFile.records + 1) }
    }

    var path: String { file.path }

    /// That a table is not as it was written.
    func damage(in table: IndexFile.Table) -> CorpusError { file.damage(in: table.section) }

    /// Visits the rows of a table in their order.
    ///
    /// - Throws: where they cannot be decoded, and what `body` throws.
    func forEachRow(of table: IndexFile.Table, _ body: ([DatabaseValue]) throws -> Void) throws {
        let starts: [UInt64] = try file.numbers(of: table.section + 1)
        for first in stride(from: 0, to: starts.count - 1, by: Self.rowsAtOnce) {
            let last = min(starts.count - 1, first + Self.rowsAtOnce)
            var fields = FieldReader(
                try bytes(first..<last, of: table.section, starts)[...], damage: damage(in: table))
            for _ in first..<last {
                var row: [DatabaseValue] = []
                for _ in table.columns { row.append(try IndexFile.value(&fields)) }
                try body(row)
            }
            guard fields.isAtEnd else { throw damage(in: table) }
        }
    }

    private static let rowsAtOnce = 1_000

    private func bytes(_ rows: Range<Int>, of section: Int, _ starts: [UInt64]) throws(CorpusError) -> [UInt8] {
        guard let lower = Int(exactly: starts[rows.lowerBound]), let upper = Int(exactly: starts[rows.upperBound]),
            lower <= upper
        else { throw file.damage(in: section) }
        return try file.bytes(lower..<upper, of: section)
    }

    // MARK: Articles

    var count: Int { recordStarts.count - 1 }

    func batch(of range: Range<Int>) throws(CorpusError) -> ArticleBatch {
        var batch = ArticleBatch()
        for article in range {
            let (fields, record) = try encoded(article)
            try batch.restore(fields, record, at: article, damage: file.damage(in: IndexFile.records))
        }
        return batch
    }

    /// An article's fields, and its title and text as they were read.
    func encoded(_ article: Int) throws(CorpusError) -> (fields: ArraySlice<UInt8>, record: ArraySlice<UInt8>) {
        let damage = file.damage(in: IndexFile.records)
        var row = FieldReader(
            try bytes(article..<article + 1, of: IndexFile.records, recordStarts)[...], damage: damage)
        let (fields, record) = (try row.string(), try row.string())
        guard row.isAtEnd else { throw damage }
        return (fields, record)
    }
}
