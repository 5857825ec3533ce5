internal import Platform

/// The first rows of a table, which tell what parts its fields, and what they are where no header does.
struct TableSample {
    private static let mostRows = 20

    /// What parts the fields.
    let delimiter: UInt8
    private let fields: FieldNames
    /// Those with as many fields as the first.
    private var rows: [[[UInt8]]] = []

    var columnCount: Int { rows.first?.count ?? 0 }
    /// Those behind the first.
    var rowsBehindHeader: [[[UInt8]]] { Array(rows.dropFirst()) }

    /// - Parameters:
    ///   - delimiter: what the name of the file promises; another is taken where the first line has none of it, or where it
    ///     alone makes names of the first row.
    ///   - dialect: how lines end and quotes are written.
    init(_ piece: StreamPiece, from first: Int, delimiter: UInt8, dialect: TableDialect, fields: FieldNames) {
        self.fields = fields
        let others = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")].filter {
            $0 != delimiter
        }
        let samples = ([delimiter] + others).map { Self.rows(of: piece, from: first, delimiter: $0, dialect) }
        // Names decide, then the number of columns that all rows have.
        let best =
            samples.indices.first { Self.hasNames(samples[$0], fields) }
            ?? samples.indices.first { samples[$0].count > 1 && (samples[$0].first?.count ?? 0) > 2 } ?? 0
        self.delimiter = ([delimiter] + others)[best]
        rows = samples[best]
    }

    private static func hasNames(_ rows: [[[UInt8]]], _ fields: FieldNames) -> Bool {
        guard let header = rows.first, header.count > 1 else { return false }
        let columns = fields.columns(among: header.map { String(decoding: $0, as: UTF8.self) })
        return columns.count { !$0.isEmpty } > 1
    }

    /// The rows at the beginning of a piece; none where they are malformed.
    private static func rows(of piece: StreamPiece, from first: Int, delimiter: UInt8, _ dialect: TableDialect)
        -> [[[UInt8]]]
    {
        let parser = CSVParser(delimiter: delimiter, quote: dialect.quote)
        var rows: [[[UInt8]]] = []
        var start = first
        while start < piece.count, rows.count < mostRows {
            let feed = ByteChecks.first(dialect.lineEnd, in: piece.bytes, from: start, to: piece.count)
            guard feed != nil || piece.ending == .end else { break }
            let end = feed.map { $0 + 1 } ?? piece.count
            let line = piece.bytes[start..<end]
            guard var step = try? parser.parse(line: dialect.escapesQuotes ? TableDialect.requoted(line) : line) else {
                return []
            }
            start = end
            if step == .continues, start == piece.count, piece.ending == .end { step = parser.finish() }
            switch step {
            case .continues, .blank: break
            case .malformed: return rows.count > 1 ? rows : []
            case .row: rows.append((0..<parser.fieldCount).map { Array(parser.field($0)) })
            }
        }
        return rows.filter { $0.count == rows.first?.count }
    }

    /// What the columns are where the first row is no header: nil where it is one, or where it cannot be told what they are.
    ///
    /// It is none where a field of it is what no name is: an address, a text.
    func columnsWithoutHeader() -> (columns: [[Int]], words: String)? {
        guard let first = rows.first, first.count > 2, fields.guessesText,
            first.contains(where: { FieldNames.isURL($0[...]) || FieldNames.isProse($0[...]) })
        else { return nil }
        var taken: [FieldNames.Role: Int] = [:]
        func take(_ role: FieldNames.Role, where fits: (Int) -> Bool) {
            taken[role] = first.indices.first { column in !taken.values.contains(column) && fits(column) }
        }
        func values(_ column: Int) -> [[UInt8]] { rows.map { $0[column] }.filter { !FieldNames.isNothing($0[...]) } }
        func all(_ column: Int, _ fits: ([UInt8]) -> Bool) -> Bool {
            let values = values(column)
            return !values.isEmpty && values.allSatisfy(fits)
        }
        let lengths = first.indices.map { column in values(column).reduce(0) { $0 + $1.count } }
        take(.text) { column in
            lengths[column] == lengths.max() && values(column).count { FieldNames.isProse($0[...]) } * 2 >= rows.count
        }
        guard taken[.text] != nil else { return nil }
        take(.url) { all($0) { FieldNames.isURL($0[...]) && !$0.contains(0x20) } }
        let dates = DateReader(latestYear: 9999)
        take(.published) { column in
            all(column) { value in
                8...40 ~= value.count && (value.count == 14 || value.contains { "-/:. ".utf8.contains($0) })
                    && dates.date(value[...]) != nil
            }
        }
        take(.title) { column in
            let values = values(column)
            let words = values.reduce(0) { $0 + $1.count { $0 == 0x20 } }
            return !values.isEmpty && words >= 2 * values.count && values.allSatisfy { $0.count <= 300 }
        }
        if let url = taken[.url] {
            take(.source) { column in
                rows.allSatisfy { row in
                    let (host, address) = (
                        String(decoding: row[column], as: UTF8.self), String(decoding: row[url], as: UTF8.self)
                    )
                    return host.contains(".") && address.contains("//" + host)
                        || host.contains(".") && address.contains("//www." + host)
                }
            }
        }
        guard taken[.url] != nil || taken[.title] != nil || taken[.published] != nil else { return nil }
        let columns = FieldNames.Role.allCases.map { role in taken[role].map { [$0] } ?? [] }
        let words = FieldNames.Role.allCases.compactMap { role in
            taken[role].map { "\($0 + 1) is the \(role == .published ? "date" : "\(role)")" }
        }
        return (columns, words.joined(separator: ", "))
    }
}
