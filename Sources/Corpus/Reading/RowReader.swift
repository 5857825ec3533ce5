internal import Platform

/// Finds the rows of a CSV or TSV file and the fields in them.
struct RowReader: RecordCutter {
    private var parser: CSVParser
    private var delimiter: UInt8
    private let path: String
    private let fields: FieldNames
    /// Whether the fields of the rows are noted; then a table without a text is read to its end.
    private let describes: Bool
    private var profile = FieldProfile()
    /// The header row as it stands in the file.
    private(set) var header: [UInt8] = []
    private var names: [String] = []
    var columnNames: [String] { names }
    private(set) var guessedColumns: String?
    private(set) var linesAboveHeader = 0
    var hasSerialDates: Bool { dates?.areSerial ?? false }
    /// Columns that make a date together; nil where no row need be asked.
    private var dates: TableDates?
    private var hasEscapes = false
    /// Whether quotes in cells are written with backslashes.
    private var escapesQuotes = false
    private(set) var lineEnd = UInt8(ascii: "\n")
    /// The first rows behind the header, till that has been read.
    private var sampled: [[[UInt8]]] = []
    /// Bytes above the header, till they have been passed over.
    private var preambleBytes = 0
    private var columnCount = 0
    /// Columns of the two halves of a text, which Joomla cuts where its readers go on to a page of its own.
    private var halves: (introduction: Int, rest: Int)?
    /// For each slot the columns that may fill it, the preferred one first; nil before the header.
    private var columnsBySlot: [[Int]]?
    /// Bytes and lines of an unfinished row that the parser has seen.
    private var seenBytes = 0
    private var seenLines = 0

    init(delimiter: UInt8, path: String, fields: FieldNames, describes: Bool = false) {
        self.describes = describes
        self.delimiter = delimiter
        parser = CSVParser(delimiter: delimiter)
        self.path = path
        self.fields = fields
    }

    /// - Throws: when the header cannot be used.
    mutating func next(
        in piece: StreamPiece, from first: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        if columnsBySlot == nil, seenBytes == 0 { try choose(piece, from: first, line: line) }
        var columns = RecordColumns()
        var row = (start: first, line: 0)
        if preambleBytes > 0 {
            row = (first + preambleBytes, linesAboveHeader)
            (seenBytes, seenLines) = (seenBytes + preambleBytes, seenLines + linesAboveHeader)
            preambleBytes = 0
        }
        var (start, lines) = (first + seenBytes, seenLines)
        while start < piece.count, row.start < enough {
            let feed = ByteChecks.first(lineEnd, in: piece.bytes, from: start, to: piece.count)
            guard feed != nil || piece.ending == .end else { break }
            let end = feed.map { $0 + 1 } ?? piece.count
            var step = try parsed(piece.bytes[start..<end], line: line + lines)
            lines += 1
            start = end
            if step == .continues, start == piece.count, piece.ending == .end { step = parser.finish() }
            if step == .continues { continue }
            // COPY writes this behind the last row.
            if hasEscapes, piece.bytes[row.start..<end].withoutLineBreak.elementsEqual("\\.".utf8) { step = .blank }
            if step != .blank {
                let bytes = piece.bytes[row.start..<end].withoutLineBreak(lineEnd)
                let record = RecordColumns.Record(
                    offset: row.start - first, length: bytes.count, line: row.line, fault: fault(step))
                if columnsBySlot == nil {
                    header = Array(piece.bytes[row.start..<end])
                    try readHeader(record, line: line + row.line)
                } else {
                    try append(record, line: line + row.line, to: &columns)
                }
            }
            row = (end, lines)
        }
        (seenBytes, seenLines) = (start - row.start, lines - row.line)
        guard row.start > first else { return nil }
        defer { profile = FieldProfile() }
        return Cut(end: row.start, columns: columns, profile: describes ? profile : nil)
    }

    /// Chooses what parts the fields, and looks whether the first row is a header.
    private mutating func choose(_ piece: StreamPiece, from first: Int, line: Int) throws(CorpusError) {
        let dialect = TableDialect(piece, from: first, delimiter: delimiter, fields: fields)
        (preambleBytes, linesAboveHeader) = (dialect.preambleBytes, dialect.preambleLines)
        (hasEscapes, escapesQuotes, lineEnd) = (dialect.hasEscapes, dialect.escapesQuotes, dialect.lineEnd)
        if dialect.quote != 0x22 || dialect.delimiter.map({ $0 != delimiter }) ?? false {
            delimiter = dialect.delimiter ?? delimiter
            parser = CSVParser(delimiter: delimiter, quote: dialect.quote)
        }
        let sample = TableSample(
            piece, from: first + preambleBytes, delimiter: delimiter, dialect: dialect, fields: fields)
        sampled = sample.rowsBehindHeader
        if sample.delimiter != delimiter {
            delimiter = sample.delimiter
            parser = CSVParser(delimiter: delimiter, quote: dialect.quote)
        }
        guard let guess = sample.columnsWithoutHeader() else { return }
        names = (1...sample.columnCount).map { "column \($0)" }
        columnCount = sample.columnCount
        columnsBySlot = guess.columns
        guessedColumns = guess.words
    }

    private func parsed(_ bytes: ArraySlice<UInt8>, line: Int) throws(CorpusError) -> CSVParser.Step {
        do throws(SystemError) {
            return try parser.parse(line: escapesQuotes ? TableDialect.requoted(bytes) : bytes)
        } catch {
            var failure = CorpusError(error, path: path)
            failure.place.line = line
            throw failure
        }
    }

    private func fault(_ step: CSVParser.Step) -> RecordColumns.Fault? {
        if case .malformed(let reason) = step { return .malformed(reason) }
        guard columnsBySlot != nil, parser.fieldCount != columnCount else { return nil }
        return .fieldCount(found: parser.fieldCount, expected: columnCount)
    }

    private mutating func readHeader(_ record: RecordColumns.Record, line: Int) throws(CorpusError) {
        let place = CorpusError.Place(path: path, line: line)
        if case .malformed(let reason) = record.fault {
            throw CorpusError(
                .badInput, at: place, "the header row is malformed: \(reason)",
                remedy: "expected the names of the columns, in lines that end with a line feed")
        }
        guard ByteChecks.isUTF8(header[...]) else {
            throw CorpusError(
                .badInput, at: place, "the header row is not UTF-8", remedy: "convert the file with iconv")
        }
        columnCount = parser.fieldCount
        let names = parser.header()
        columnsBySlot = fields.columns(among: names)
        self.names = names
        let plain = names.map(FieldNames.plain)
        if let introduction = plain.firstIndex(of: "introtext"), let rest = plain.firstIndex(of: "fulltext") {
            halves = (introduction, rest)
        }
        let dates = TableDates(names, published: columnsBySlot![FieldNames.Role.published.rawValue], rows: sampled)
        if dates.isNeeded { self.dates = dates }
        sampled = []
        let roles = FieldNames.Role.allCases.filter { !columnsBySlot![$0.rawValue].isEmpty }
        guard !roles.contains(.text), !roles.contains(.summary) else { return }
        guard !describes else { return }
        guard fields.guessesText, roles.contains(.title), !Set(roles).isDisjoint(with: [.url, .source, .published])
        else { throw withoutText(at: place) }
    }

    /// - Parameter column: one that looks like it.
    private func withoutText(at place: CorpusError.Place, column: Int? = nil) -> CorpusError {
        CorpusError(
            .badInput, at: place,
            "no column holds the text (found: \(names.joined(separator: ", ")); "
                + "expected: \(fields[.text].prefix(8).joined(separator: ", ")) and the like)",
            remedy: names.count == 1 && names[0].contains(";")
                ? "its columns are parted by semicolons: convert it to commas, or to tabs and name it .tsv"
                : (column.map { names[$0] } ?? nearest).map { "did you mean \(FieldNames.Role.text.option) \($0)?" }
                    ?? "name it with \(FieldNames.Role.text.option)")
    }

    /// The column whose name is the nearest to the one that was asked for; nil where none was, or none is near.
    private var nearest: String? {
        guard !fields.guessesText, let name = fields[.text].first else { return nil }
        return NearestName(names).nearest(to: name)
    }

    /// Adds the fields of the row that the parser holds.
    ///
    /// - Throws: when no column is known to hold the text, and one looks as if it did.
    private mutating func append(
        _ record: RecordColumns.Record, line: Int, to columns: inout RecordColumns
    ) throws(CorpusError) {
        columns.records.append(record)
        guard record.fault == nil else {
            columns.values.append(contentsOf: repeatElement(.absent, count: FieldNames.Role.allCases.count))
            return
        }
        let (text, summary) = (FieldNames.Role.text.rawValue, FieldNames.Role.summary.rawValue)
        if columnsBySlot![text].isEmpty, columnsBySlot![summary].isEmpty,
            let prose = (0..<columnCount).first(where: { FieldNames.isProse(parser.field($0)) })
        {
            let error = withoutText(at: .init(path: path, line: line), column: prose)
            guard describes else { throw error }
            columns.records[columns.records.count - 1].fault = .unusable(problem: error.problem, remedy: error.remedy)
        }
        // A column may fill several slots; its bytes are stored once.
        let row = columns.values.count
        var stored: [(column: Int, slot: Int)] = []
        var choices: [(role: FieldNames.Role, path: String)] = []
        for (slot, candidates) in columnsBySlot!.enumerated() {
            guard slot != summary || columns.values[row + text].count == 0,
                let column = column(of: candidates, for: slot)
            else {
                columns.values.append(.absent)
                continue
            }
            if describes, parser.field(column).count > 0 {
                choices.append((FieldNames.Role(rawValue: slot)!, names[column]))
            }
            if let twin = stored.first(where: { $0.column == column }) {
                columns.values.append(columns.values[row + twin.slot])
                continue
            }
            var bytes = value(of: column, for: slot)
            if slot == text, let halves, column == halves.rest, !FieldNames.isNothing(parser.field(halves.introduction))
            {
                bytes = value(of: halves.introduction, for: slot) + [0x0A, 0x0A] + bytes
            }
            columns.values.append(.init(lower: columns.bytes.count, count: bytes.count, kind: .string))
            columns.bytes.append(contentsOf: bytes)
            stored.append((column, slot))
        }
        if let dates { complete(dates, row: row, &columns) }
        if describes { note(choices) }
    }

    /// What a cell holds for a slot: escapes resolved, and of what a program printed the text or the name.
    private func value(of column: Int, for slot: Int) -> ArraySlice<UInt8> {
        var cell = parser.field(column)
        if hasEscapes, cell.contains(UInt8(ascii: "\\")) { cell = TableDialect.unescaped(cell) }
        return FieldNames.Role(rawValue: slot).flatMap { CellLiteral.value(of: cell, for: $0) }?[...] ?? cell
    }

    /// Puts the date of a row together from the columns that hold its parts.
    private func complete(_ dates: TableDates, row: Int, _ columns: inout RecordColumns) {
        let place = row + FieldNames.Role.published.rawValue
        let value = columns.values[place]
        let date = value.kind == .string ? columns.bytes[value.bounds] : []
        guard let whole = dates.date(date, { parser.field($0) }) else { return }
        columns.values[place] = .init(lower: columns.bytes.count, count: whole.count, kind: .string)
        columns.bytes += whole
    }

    /// Notes what the columns of the row hold.
    private mutating func note(_ choices: [(role: FieldNames.Role, path: String)]) {
        var values: [(path: String, text: String)] = []
        for column in names.indices where !FieldNames.isNothing(parser.field(column)) {
            let text = String(decoding: parser.field(column).prefix(FieldProfile.mostBytes), as: UTF8.self)
            values.append((names[column], text))
        }
        profile.add(values, taking: choices)
    }

    /// The column that fills a slot of the row: the first that holds something, which for a source is no address, and for a date
    /// may be one.
    private func column(of candidates: [Int], for slot: Int) -> Int? {
        var second: Int?
        let isText = slot == FieldNames.Role.text.rawValue || slot == FieldNames.Role.title.rawValue
        for column in candidates {
            let field = parser.field(column)
            if isText ? FieldNames.isNothing(field) : FieldNames.isMissing(field) { continue }
            let isUnlikely =
                switch FieldNames.Role(rawValue: slot) {
                case .source: FieldNames.isURL(field)
                case .published: FieldNames.isNoDate(field)
                default: false
                }
            if !isUnlikely { return column }
            second = second ?? column
        }
        // An empty text is a text.
        return second ?? (slot == FieldNames.Role.text.rawValue ? candidates.first { parser.field($0).isEmpty } : nil)
    }
}

extension ArraySlice<UInt8> {
    /// The slice without "\n" or "\r\n" at its end.
    var withoutLineBreak: ArraySlice<UInt8> {
        guard last == UInt8(ascii: "\n") else { return self }
        let line = dropLast()
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }

    /// The slice without the line break at its end, where lines end with a byte.
    func withoutLineBreak(_ lineEnd: UInt8) -> ArraySlice<UInt8> {
        lineEnd == UInt8(ascii: "\n") ? withoutLineBreak : last == lineEnd ? dropLast() : self
    }
}
