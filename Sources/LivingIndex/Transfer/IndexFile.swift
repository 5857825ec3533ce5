import Corpus
import Foundation
import GRDB

/// A file that holds all of an index, from which the same index can be made anywhere: the rows of its tables, and the record of
/// each article as it was added. Documentation/Index.md describes it.
///
/// Sketches, and the words that are searched, are not in it: they follow from the records and from what was learned.
enum IndexFile {
    static let format = SectionFormat(
        name: "storyfold index", version: 1, sections: 2 * Table.allCases.count + 2,
        remedy: "export the index once more")

    /// The tables, each of which has two sections: its rows, and where each of them begins.
    enum Table: String, CaseIterable {
        case setting, learned, article, group = "text_group", story, change, event, override

        var section: Int { 2 * Self.allCases.firstIndex(of: self)! }

        /// Those of a table that says where something lies on this disk are left out.
        var columns: [String] {
            switch self {
            case .setting: ["name", "value"]
            case .learned: ["version", "change", "articles", "state"]
            case .article:
                [
                    "key", "id", "digest", "title", "source", "url", "language", "published", "precision", "seen",
                    "component", "text_group", "relation", "similarity", "story",
                ]
            case .group: ["number", "canonical", "weakest", "reasons", "became"]
            case .story: ["number", "canonical", "headline", "terms", "reasons", "is_open", "became"]
            case .change: ["number", "kind", "articles"]
            case .event: ["cursor", "change", "unit", "number", "kind", "article", "other"]
            case .override: ["number", "change", "rule", "a", "b", "scope", "undone"]
            }
        }

        /// In the order of the first column, which tells rows apart.
        var query: String {
            "SELECT \(columns.joined(separator: ", ")) FROM \(rawValue) "
                + (self == .setting ? "WHERE name != 'segment' " : "") + "ORDER BY \(columns[0])"
        }
    }

    /// Behind the tables: the records in the order of the articles, and where each of them begins.
    static let records = 2 * Table.allCases.count

    private enum Kind: UInt8 {
        case null, integer, real, text, blob
    }

    /// Adds a value behind a number that says of which kind it is.
    static func encode(_ value: DatabaseValue, to fields: inout FieldWriter) {
        func begin(_ kind: Kind) { fields.add(UInt64(kind.rawValue)) }
        switch value.storage {
        case .null: begin(.null)
        case .int64(let number):
            begin(.integer)
            fields.add(signed: number)
        case .double(let number):
            begin(.real)
            fields.add(number.bitPattern)
        case .string(let text):
            begin(.text)
            fields.add(text.utf8)
        case .blob(let bytes):
            begin(.blob)
            fields.add(bytes)
        }
    }

    /// - Throws: where the bytes are none.
    static func value(_ fields: inout FieldReader) throws(CorpusError) -> DatabaseValue {
        switch try fields.value(Kind.self) {
        case .null: .null
        case .integer: try fields.signed().databaseValue
        case .real: Double(bitPattern: try fields.number()).databaseValue
        case .text: String(decoding: try fields.string(), as: UTF8.self).databaseValue
        case .blob: Data(try fields.string()).databaseValue
        }
    }
}
