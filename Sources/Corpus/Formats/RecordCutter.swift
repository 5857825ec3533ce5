internal import Platform

/// Cuts the unpacked bytes of one input into whole records, in their order.
///
/// One thread does it for all inputs, so that it leaves to `BatchBuilder`, which runs on all threads, what takes time.
/// It must cut the same bytes alike whenever it is given them: the second pass finds records by their offsets. Memory
/// stays bounded where no more is asked for than a record needs.
protocol RecordCutter {
    /// The header of a table, once it has been met; else empty.
    var header: [UInt8] { get }
    /// What stands around the records of an XML file, once the first has been met.
    var context: XMLContext? { get }
    /// What ends a line: a line feed, or the carriage return of old Macs in a table without one.
    var lineEnd: UInt8 { get }
    /// The names of a table's columns.
    var columnNames: [String] { get }
    /// What the columns of a table without a header were taken for; nil where nothing was guessed.
    var guessedColumns: String? { get }
    /// Lines above the header of a table; 0 where it begins with that.
    var linesAboveHeader: Int { get }
    /// Whether the dates of a table are days since 1900, as spreadsheets number them.
    var hasSerialDates: Bool { get }
    /// Whether nothing behind what ``next(in:from:enough:line:)`` threw at can be read, though what is before it can.
    var isDamaged: Bool { get }

    /// The next whole records of a piece; nil where it holds none and more must be read, or nothing is left.
    ///
    /// What comes next time begins where these end, or where this began, with more behind it.
    ///
    /// - Parameters:
    ///   - start: where a record, or what stands between records, begins.
    ///   - enough: no record need be begun from here on.
    ///   - line: number of the first line.
    /// - Throws: when the bytes are not what the format asks for.
    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut?
}

extension RecordCutter {
    var header: [UInt8] { [] }
    var context: XMLContext? { nil }
    var lineEnd: UInt8 { UInt8(ascii: "\n") }
    var columnNames: [String] { [] }
    var guessedColumns: String? { nil }
    var linesAboveHeader: Int { 0 }
    var hasSerialDates: Bool { false }
    var isDamaged: Bool { false }
}

/// What a cutter found: a run of bytes, and the records in it.
struct Cut {
    /// Where the run ends, behind its beginning.
    var end: Int
    /// Where the records stand, with offsets and lines from the beginning of the run; nil where each line is one.
    var records: [RecordColumns.Record]?
    /// The records with their fields, where finding them already meant parsing them.
    var columns: RecordColumns?
    /// What else stands in the run and holds no article, by what it is.
    var passedOver: [String: Int] = [:]
    /// What holds for those of them that do not say it themselves.
    var defaults = RecordDefaults()
    /// The keys by which the records stand in an object, one for each; empty where none has one.
    var keys: [[UInt8]] = []
    /// The fields of the rows of a table, where they are noted.
    var profile: FieldProfile?
}

/// Cuts JSON Lines: each line is a record.
struct LineCutter: RecordCutter {
    /// Bytes from the start that are known to hold no end of a record.
    private var searched = 0

    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        guard let end = end(in: piece, from: start, enough: enough) else {
            searched = piece.count - start
            return nil
        }
        searched = 0
        return Cut(end: end)
    }

    private func end(in piece: StreamPiece, from start: Int, enough: Int) -> Int? {
        let enough = min(enough, piece.count)
        guard start < piece.count else { return nil }
        if piece.ending == .end, enough == piece.count { return piece.count }
        let unsearched = start + searched
        if unsearched < enough,
            let feed = piece.bytes[unsearched..<enough].lastIndex(of: UInt8(ascii: "\n"))
        {
            return feed + 1
        }
        let feed = ByteChecks.lineFeed(in: piece.bytes, from: max(unsearched, enough), to: piece.count)
        if let feed { return feed + 1 }
        return piece.ending == .end ? piece.count : nil
    }
}

/// Takes a whole file of text as one record.
struct TextCutter: RecordCutter {
    let fields: FieldNames
    private var hasHandedOut = false

    init(_ fields: FieldNames) { self.fields = fields }

    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        guard piece.ending == .end, !hasHandedOut else { return nil }
        hasHandedOut = true
        var columns = RecordColumns()
        columns.bytes = Array(piece.bytes[start..<piece.count])
        columns.records = [.init(offset: 0, length: columns.bytes.count, line: 0)]
        columns.values = Array(repeating: .absent, count: FieldNames.Role.allCases.count)
        let text = columns.bytes[...]
        columns.values[FieldNames.Role.text.rawValue] = .init(lower: 0, count: text.count, kind: .string)
        if let matter = FrontMatter(text) {
            take(matter.fields, textFrom: matter.end, of: text, &columns)
        } else if let head = TextHead(text, names: fields) {
            take(head.fields, textFrom: head.end, of: text, &columns)
        }
        return Cut(end: piece.count, columns: columns)
    }

    /// Takes what stands above the text for fields of the record, where it names any.
    private func take(
        _ above: [(name: String, value: [UInt8])], textFrom end: Int, of text: ArraySlice<UInt8>,
        _ columns: inout RecordColumns
    ) {
        let told = fields.columns(among: above.map(\.name))
        let roles: [FieldNames.Role] = [.id, .title, .published, .source, .url, .language]
        var (start, isTold) = (end, false)
        func set(_ role: FieldNames.Role, _ value: some Collection<UInt8>) {
            columns.values[role.rawValue] = .init(lower: columns.bytes.count, count: value.count, kind: .string)
            columns.bytes += value
            isTold = true
        }
        for role in roles {
            let values = told[role.rawValue].map { above[$0].value }
            guard let value = values.first(where: { !FieldNames.isMissing($0[...]) }) else { continue }
            set(role, value)
        }
        guard isTold else { return }
        // Generators of sites have the title in both places, or as the heading alone.
        let line = text[end...].prefix { $0 != 0x0A }
        if let heading = TextHead.heading(line.trimmingSpaces) {
            if told[FieldNames.Role.title.rawValue].isEmpty { set(.title, heading) }
            let title = columns.values[FieldNames.Role.title.rawValue]
            if columns.bytes[title.bounds].elementsEqual(heading) {
                start = line.endIndex
                while start < text.endIndex, text[start] == 0x0A || text[start] == 0x0D { start += 1 }
            }
        }
        columns.values[FieldNames.Role.text.rawValue] = .init(
            lower: start - text.startIndex, count: text.endIndex - start, kind: .string)
    }
}

/// Takes a whole file of another kind as one record.
struct FileCutter: RecordCutter {
    private var hasHandedOut = false

    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        guard piece.ending == .end, !hasHandedOut, start < piece.count else { return nil }
        hasHandedOut = true
        return Cut(end: piece.count, records: [.init(offset: 0, length: piece.count - start, line: 0)])
    }
}
