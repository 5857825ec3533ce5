import Corpus

/// A file of records, each of which begins a line of its own.
struct RecordFile {
    private let sink: OutputSink
    /// Whether nothing has been written.
    private(set) var isEmpty = true
    private var owesBreak = false
    /// What parts a record from one that had no line break: a line feed, but in a file that has none.
    private var lineBreak = RawRecord.LineBreak.lineFeed

    init(_ sink: OutputSink) { self.sink = sink }

    /// Writes a byte order mark.
    mutating func writeMark() throws(CorpusError) {
        try sink.write(RecordStream.mark)
        isEmpty = false
    }

    /// Writes lines that are no record.
    mutating func write(lines: ArraySlice<UInt8>) throws(CorpusError) {
        try begin()
        try sink.write(lines)
        // Of two signs the last tells, too.
        owesBreak = lines.last != UInt8(ascii: "\n") && lines.last != UInt8(ascii: "\r")
        if lines.last == UInt8(ascii: "\r") { lineBreak = .carriageReturn }
    }

    mutating func write(_ record: ArraySlice<UInt8>, endingWith lineBreak: RawRecord.LineBreak) throws(CorpusError) {
        try begin()
        try sink.write(record)
        try sink.write(lineBreak.rawValue)
        owesBreak = lineBreak == .none && record.last != UInt8(ascii: "\n")
        if lineBreak == .carriageReturn { self.lineBreak = lineBreak }
    }

    private mutating func begin() throws(CorpusError) {
        if owesBreak { try sink.write(lineBreak.rawValue) }
        isEmpty = false
    }
}
