internal import CLibCSV
internal import Glibc

/// A strict parser of comma- or tab-separated rows, fed line by line.
///
/// libcsv says no byte positions; whoever feeds it one physical line at a time knows them. Blanks are part of a field,
/// as RFC 4180 has it (section 2, rule 4), unless the header is laid out with blanks too; those around the quotes of a field,
/// which the RFC does not know, are passed over.
@safe package final class CSVParser {
    /// What a line did.
    package enum Step: Sendable, Equatable {
        /// The row goes on in the next line, inside a quoted field.
        case continues
        /// The row is complete; its fields are in ``fields``.
        case row
        /// The line is blank.
        case blank
        /// The parser stands at the start of a row again.
        case malformed(String)
    }

    // SAFETY: allocated in init, freed in deinit, handed to tests alone; libcsv keeps no other pointer to it.
    let parser: UnsafeMutablePointer<csv_parser>
    private let delimiter: UInt8
    private var row = Row()
    /// Whether blanks stood around the quotes of a field of the row.
    private var hasPassedBlanks = false

    /// The fields of the row so far.
    private struct Row {
        var bytes: [UInt8] = []
        /// Where each field ends in `bytes`.
        var ends: [Int] = []
        var finishedRows = 0

        /// Empties the row and keeps its memory.
        mutating func begin() {
            bytes.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            finishedRows = 0
        }
    }

    /// - Parameter quote: what stands around fields, RFC 4180 has it double.
    package init(delimiter: UInt8, quote: UInt8 = 0x22) {
        self.delimiter = delimiter
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: csv_parser())
        // SAFETY: allocated above; libcsv refuses a null pointer alone, and takes memory with the first field.
        unsafe csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
        unsafe csv_set_delim(parser, delimiter)
        unsafe csv_set_quote(parser, quote)
        keepBlanks(true)
        // libcsv grows its field buffer by this step, 128 bytes unless told.
        unsafe csv_set_blk_size(parser, 1 << 16)
    }

    private func keepBlanks(_ keeps: Bool) {
        // SAFETY: the function lives as long as the program. libcsv drops what it takes for a blank, by itself spaces and
        // tabs, at the ends of a field without quotes and around quotes.
        unsafe csv_set_space_func(parser, keeps ? { _ in 0 } : nil)
    }

    deinit {
        // SAFETY: initialised in init; csv_free releases what libcsv holds inside it.
        unsafe csv_free(parser)
        unsafe parser.deallocate()
    }

    /// Whether a row has begun and not ended.
    package private(set) var isInsideRow = false

    /// The row that was completed last as the names of columns; where blanks stand around these, those around the fields of
    /// the rows that follow are layout too, and dropped.
    ///
    /// "id, text" names the columns id and text.
    package func header() -> [String] {
        let fields = (0..<fieldCount).map(field)
        let names = fields.map { field in
            var name = field.drop(while: isBlank)
            while let last = name.last, isBlank(last) { name.removeLast() }
            return name
        }
        if names != fields || hasPassedBlanks { keepBlanks(false) }
        return names.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The number of fields of the row that was completed last.
    package var fieldCount: Int { row.ends.count }

    /// The bytes of one field of the row that was completed last, quotes resolved.
    package func field(_ index: Int) -> ArraySlice<UInt8> {
        row.bytes[(index == 0 ? 0 : row.ends[index - 1])..<row.ends[index]]
    }

    /// Takes one physical line with its line break; a line without one must be the last.
    ///
    /// - Throws: when memory is short.
    package func parse(line: ArraySlice<UInt8>) throws(SystemError) -> Step {
        if !isInsideRow {
            row.begin()
            hasPassedBlanks = false
            // libcsv would make a row of one field of it.
            if isBlankLine(line) { return .blank }
        }
        var start = line.startIndex
        while true {
            start += feed(line[start...])
            guard start < line.endIndex else { break }
            // SAFETY: csv_error reads the parser alone.
            let isMistake = unsafe csv_error(parser) == CSV_EPARSE
            if isMistake, let resumed = resumption(at: start, in: line) {
                start = resumed
                hasPassedBlanks = true
                continue
            }
            reset()
            // The others are for memory, which is not the row's fault.
            guard isMistake else { throw SystemError(operation: "parse", code: ENOMEM) }
            return .malformed("a quote out of place, \(start - line.startIndex) bytes into the line")
        }
        guard row.finishedRows <= 1 else {
            reset()
            return .malformed("a carriage return without a line feed outside of quotes")
        }
        // SAFETY: libcsv's state is 0 between rows.
        let state = unsafe parser.pointee.pstate
        isInsideRow = row.finishedRows == 0 && state != 0
        return row.finishedRows == 1 ? .row : isInsideRow ? .continues : .blank
    }

    /// How many bytes libcsv took.
    private func feed(_ bytes: ArraySlice<UInt8>) -> Int {
        // SAFETY: libcsv calls back only during this call, with `row` as the context and field bytes that
        // live through the callback, which copies them.
        unsafe bytes.withUnsafeBytes { input in
            unsafe withUnsafeMutablePointer(to: &row) { row in
                unsafe csv_parse(parser, input.baseAddress, input.count, Self.endField, Self.endRow, row)
            }
        }
    }

    /// Where to go on behind what libcsv stopped at, if that is nothing but blanks before or behind the quotes of a field.
    private func resumption(at stop: Int, in line: ArraySlice<UInt8>) -> Int? {
        // SAFETY: libcsv leaves its state in the structure when it stops, and reads it from there when it goes on: 1 before
        // a field, 2 in one, 3 behind what may be its last quote; the buffer holds `entry_pos` bytes of the field.
        let (state, isQuoted, count) = unsafe (
            parser.pointee.pstate, parser.pointee.quoted != 0, parser.pointee.entry_pos
        )
        switch state {
        case 2 where !isQuoted:
            let field = unsafe UnsafeBufferPointer(start: parser.pointee.entry_buf, count: count)
            guard unsafe field.allSatisfy(isBlank) else { return nil }
            unsafe (parser.pointee.pstate, parser.pointee.entry_pos) = (1, 0)
            return stop
        case 3:
            let next = line[stop...].firstIndex { !isBlank($0) } ?? line.endIndex
            guard next > stop, next == line.endIndex || [delimiter, 0x0A, 0x0D].contains(line[next]) else { return nil }
            return next
        default: return nil
        }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte == 0x09 && byte != delimiter) }

    /// Whether a line has nothing but blanks.
    private func isBlankLine(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first(where: { !isBlank($0) }) else { return true }
        return first == 0x0A || first == 0x0D
    }

    /// Ends the row that the last line, without a line break, began.
    package func finish() -> Step {
        guard isInsideRow else { return .blank }
        // SAFETY: as in parse(line:).
        let status = unsafe withUnsafeMutablePointer(to: &row) {
            unsafe csv_fini(parser, Self.endField, Self.endRow, $0)
        }
        isInsideRow = false
        guard status == 0 else {
            reset()
            return .malformed("a quoted field that does not end")
        }
        return .row
    }

    /// Forgets the row begun.
    private func reset() {
        // SAFETY: without callbacks csv_fini only puts the parser back to its start; in its strict form it
        // must be told that there is no open quote.
        unsafe parser.pointee.options = 0
        unsafe csv_fini(parser, nil, nil, nil)
        unsafe parser.pointee.options = UInt8(CSV_STRICT | CSV_STRICT_FINI)
        isInsideRow = false
    }

    private static let endField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
        bytes, count, context in
        // SAFETY: the context is the row that parse(line:) or finish() passed; the bytes are `count` long.
        let row = unsafe context!.assumingMemoryBound(to: Row.self)
        unsafe row.pointee.bytes.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        unsafe row.pointee.ends.append(row.pointee.bytes.count)
    }

    private static let endRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
        // SAFETY: as in endField.
        unsafe context!.assumingMemoryBound(to: Row.self).pointee.finishedRows += 1
    }
}
