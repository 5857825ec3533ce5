internal import Platform

/// One record exactly as it stands in its input.
package struct RawRecord: Sendable {
    /// What ends the record's last line.
    package enum LineBreak: String, Sendable {
        case none = ""
        case lineFeed = "\n"
        case carriageReturn = "\r"
        case carriageReturnLineFeed = "\r\n"
    }

    /// The same place as that of the record's article in the first pass.
    package var place: RecordPlace
    /// Without the line break at its end; of a text file all bytes.
    package var bytes: ArraySlice<UInt8>
    package var lineBreak: LineBreak
}

/// The second pass over a corpus: all inputs, in their order, byte for byte.
///
/// Records that the first pass rejected come too; no article has their place. The parts of an input, one behind the
/// other, are the input as it was unpacked.
package struct RecordStream {
    /// A piece of an input.
    package enum Part: Sendable {
        /// The byte order mark that it begins with.
        case mark
        /// The header row of a table, with its line break.
        case header(ArraySlice<UInt8>)
        /// Blank lines, and whatever stands between the records of a document.
        case blank(ArraySlice<UInt8>)
        /// With the line break behind it.
        case record(RawRecord)
    }

    /// The byte order mark of UTF-8.
    package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let inputs: [Input]
    private let options: ReadingOptions
    private var nextInput: Int
    private let inputEnd: Int
    /// The input that the last part was of.
    package private(set) var input = 0
    private var reader: InputReader?
    private var archive: ArchiveCursor?
    private var chunk: Chunk?
    /// The records of `chunk` that are still to come.
    private var records: ArraySlice<RecordColumns.Record> = []
    /// Bytes of `chunk` that have come.
    private var position = 0
    private var hasBegun = false
    private var hasHeader = false
    /// What comes before the next record.
    private var waiting: [Part] = []

    /// - Parameters:
    ///   - inputs: as the first pass left them.
    ///   - options: those of the first pass.
    ///   - wanted: positions of the inputs to read; nil stands for all.
    package init(_ inputs: [Input], options: ReadingOptions, only wanted: Range<Int>? = nil) {
        self.inputs = inputs
        self.options = options
        nextInput = wanted?.lowerBound ?? 0
        inputEnd = wanted?.upperBound ?? inputs.count
    }

    /// The next record, nil after the last one of the last input.
    ///
    /// - Throws: as ``nextPart()``.
    package mutating func next() throws(CorpusError) -> RawRecord? {
        while let part = try nextPart() {
            if case .record(let record) = part { return record }
        }
        return nil
    }

    /// The next part, nil after the last one of the last input.
    ///
    /// - Throws: when an input cannot be read again, or has changed since the first pass.
    package mutating func nextPart() throws(CorpusError) -> Part? {
        while true {
            if !waiting.isEmpty { return waiting.removeFirst() }
            if let chunk {
                let next = records.first?.offset ?? chunk.count
                if position < next {
                    addLines(chunk.bytes[position..<next])
                    position = next
                    continue
                }
                if let record = records.popFirst() {
                    let lineBreak = lineBreak(after: record, in: chunk)
                    position = record.offset + record.length + lineBreak.rawValue.utf8.count
                    return .record(
                        RawRecord(
                            place: chunk.place(of: record), bytes: chunk.bytes(of: record), lineBreak: lineBreak))
                }
            }
            guard let next = try nextChunk() else { return nil }
            if !hasBegun, next.offset > 0 { waiting.append(.mark) }
            hasBegun = true
            chunk = next
            position = 0
            records = (next.columns?.records ?? next.records ?? Self.lines(of: next))[...]
        }
    }

    /// Adds the lines before a record: blank ones, and in a table the header once.
    private mutating func addLines(_ lines: ArraySlice<UInt8>) {
        var lines = lines
        // Blank lines have nothing of what a header has, which so is found at its place.
        if !hasHeader, let header = reader?.input.header, !header.isEmpty, let range = lines.firstRange(of: header) {
            hasHeader = true
            if range.lowerBound > lines.startIndex { waiting.append(.blank(lines[..<range.lowerBound])) }
            waiting.append(.header(lines[range]))
            lines = lines[range.upperBound...]
        }
        if !lines.isEmpty { waiting.append(.blank(lines)) }
    }

    private mutating func nextChunk() throws(CorpusError) -> Chunk? {
        while true {
            if let reader {
                do throws(CorpusError) {
                    if let chunk = try reader.next() { return chunk }
                } catch {
                    // The first pass has reported it and gone on.
                    guard reader.isDamaged, options.invalid == .skip else { throw error }
                    if reader.resume() { continue }
                }
                self.reader = nil
            }
            guard nextInput < inputEnd else { return nil }
            let input = inputs[nextInput]
            let stream: ByteStream
            if let entry = input.entry {
                if archive?.input != entry.archive { archive = try ChunkSource.reopened(inputs, entry.archive) }
                stream = try archive!.stream(of: entry)
            } else if input.isArchive {
                // Its files come next.
                nextInput += 1
                continue
            } else {
                stream = try input.reopened()
            }
            reader = try InputReader(input, index: nextInput, stream: stream, fields: options.fields)
            (hasBegun, hasHeader) = (false, false)
            self.input = nextInput
            nextInput += 1
        }
    }

    private func lineBreak(after record: RecordColumns.Record, in chunk: Chunk) -> RawRecord.LineBreak {
        let end = record.offset + record.length
        guard chunk.format.hasLines, end < chunk.count else { return .none }
        if chunk.bytes[end] == UInt8(ascii: "\n") { return .lineFeed }
        // Behind a record that is no line anything may stand.
        let isBreak = end + 1 < chunk.count && chunk.bytes[end...end + 1].elementsEqual("\r\n".utf8)
        if isBreak { return .carriageReturnLineFeed }
        return chunk.columns != nil && chunk.bytes[end] == UInt8(ascii: "\r") ? .carriageReturn : .none
    }

    /// The lines of a chunk that are not blank, by the rule of the JSON Lines parser.
    private static func lines(of chunk: Chunk) -> [RecordColumns.Record] {
        var records: [RecordColumns.Record] = []
        var (start, number) = (0, 0)
        while start < chunk.count {
            let feed = ByteChecks.lineFeed(in: chunk.bytes, from: start, to: chunk.count)
            let end = feed.map { $0 + 1 } ?? chunk.count
            let line = chunk.bytes[start..<end].withoutLineBreak
            if !line.allSatisfy({ " \t\r".utf8.contains($0) }) {
                records.append(.init(offset: start, length: line.count, line: number))
            }
            (start, number) = (end, number + 1)
        }
        return records
    }
}
