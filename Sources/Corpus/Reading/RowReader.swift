internal import Bindings

/// Finds the rows of a CSV or TSV file and the fields in them.
struct RowReader: RecordCutter {
    private let parser: CSVParser
    private let path: String
    private let fields: FieldNames
    /// The header row as it stands in the file.
    private(set) var header: [UInt8] = []
    private var columnCount = 0
    /// For each slot the columns that may fill it, the preferred one first; nil before the header.
    private var columnsBySlot: [[Int]]?
    /// Bytes and lines of an unfinished row that the parser has seen.
    private var seenBytes = 0
    private var seenLines = 0

    init(delimiter: UInt8, path: String, fields: FieldNames) {
        parser = CSVParser(delimiter: delimiter)
        self.path = path
        self.fields = fields
    }

    /// - Throws: when the header cannot be used.
    mutating func next(
        in piece: StreamPiece, from first: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        var columns = RecordColumns()
        var row = (start: first, line: 0)
        var (start, lines) = (first + seenBytes, seenLines)
        while start < piece.count, row.start < enough {
            let feed = ByteChecks.lineFeed(in: piece.bytes, from: start, to: piece.count)
            guard feed != nil || piece.ending == .end else { break }
            let end = feed.map { $0 + 1 } ?? piece.count
            var step = try parsed(piece.bytes[start..<end], line: line + lines)
            lines += 1
            start = end
            if step == .continues, start == piece.count, piece.ending == .end { step = parser.finish() }
            if step == .continues { continue }
            if step != .blank {
                let bytes = piece.bytes[row.start..<end].withoutLineBreak
                let record = RecordColumns.Record(
                    offset: row.start - first, length: bytes.count, line: row.line, fault: fault(step))
                if columnsBySlot == nil {
                    header = Array(piece.bytes[row.start..<end])
                    try readHeader(record, line: line + row.line)
                } else {
                    append(record, to: &columns)
                }
            }
            row = (end, lines)
        }
        (seenBytes, seenLines) = (start - row.start, lines - row.line)
        return row.start > first ? Cut(end: row.start, columns: columns) : nil
    }

    private func parsed(_ bytes: ArraySlice<UInt8>, line: Int) throws(CorpusError) -> CSVParser.Step {
        do throws(SystemError) {
            return try parser.parse(line: bytes)
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
                remedy: "expected are the names of the columns, in lines that end with a line feed")
        }
        guard ByteChecks.isUTF8(header[...]) else {
            throw CorpusError(
                .badInput, at: place, "the header row is not UTF-8", remedy: "convert the file with iconv")
        }
        columnCount = parser.fieldCount
        let names = parser.header()
        columnsBySlot = fields.slots.map { $0.compactMap { names.firstIndex(of: $0) } }
        guard columnsBySlot![FieldNames.Role.text.rawValue].isEmpty else { return }
        throw CorpusError(
            .badInput, at: place,
            "no column holds the text (found: \(names.joined(separator: ", ")); "
                + "expected: \(fields[.text].joined(separator: ", ")))",
            remedy: names.count == 1 && names[0].contains(";")
                ? "its columns are parted by semicolons: convert it to commas, or to tabs and name it .tsv"
                : "name it with \(FieldNames.Role.text.option)")
    }

    /// Adds the fields of the row that the parser holds.
    private func append(_ record: RecordColumns.Record, to columns: inout RecordColumns) {
        columns.records.append(record)
        guard record.fault == nil else {
            columns.values.append(contentsOf: repeatElement(.absent, count: fields.slots.count))
            return
        }
        // A column may fill several slots; its bytes are stored once.
        let row = columns.values.count
        var stored: [(column: Int, slot: Int)] = []
        for (slot, candidates) in columnsBySlot!.enumerated() {
            guard let column = candidates.first(where: { !parser.field($0).isEmpty }) ?? candidates.first else {
                columns.values.append(.absent)
                continue
            }
            if let twin = stored.first(where: { $0.column == column }) {
                columns.values.append(columns.values[row + twin.slot])
                continue
            }
            let bytes = parser.field(column)
            columns.values.append(.init(lower: columns.bytes.count, count: bytes.count, kind: .string))
            columns.bytes.append(contentsOf: bytes)
            stored.append((column, slot))
        }
    }
}

extension ArraySlice<UInt8> {
    /// The slice without "\n" or "\r\n" at its end.
    var withoutLineBreak: ArraySlice<UInt8> {
        guard last == UInt8(ascii: "\n") else { return self }
        let line = dropLast()
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
}
