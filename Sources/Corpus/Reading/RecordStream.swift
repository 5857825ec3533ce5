internal import Bindings

/// One record exactly as it stands in its input.
package struct RawRecord: Sendable {
    /// What ends the record's last line.
    package enum LineBreak: String, Sendable {
        case none = ""
        case lineFeed = "\n"
        case carriageReturnLineFeed = "\r\n"
    }

    /// The same place as that of the record's article in the first pass.
    package var place: RecordPlace
    /// Without the line break at its end; of a text file all bytes.
    package var bytes: ArraySlice<UInt8>
    package var lineBreak: LineBreak
}

/// The second pass over a corpus: the records of all inputs, in their order, byte for byte.
///
/// Records that the first pass rejected come too; no article has their place. Blank lines, byte order marks
/// and header rows do not come; headers are in ``Input/header``.
package struct RecordStream {
    private let inputs: [Input]
    private let options: ReadingOptions
    private var nextInput = 0
    private var reader: InputReader?
    private var chunk: Chunk?
    /// The records of `chunk` that are still to come.
    private var records: ArraySlice<RecordColumns.Record> = []

    /// - Parameters:
    ///   - inputs: as the first pass left them.
    ///   - options: those of the first pass.
    package init(_ inputs: [Input], options: ReadingOptions) {
        self.inputs = inputs
        self.options = options
    }

    /// The next record, nil after the last one of the last input.
    ///
    /// - Throws: when an input cannot be read again, or has changed since the first pass.
    package mutating func next() throws(CorpusError) -> RawRecord? {
        while true {
            if let chunk, let record = records.popFirst() {
                let bytes = chunk.bytes(of: record)
                return RawRecord(
                    place: chunk.place(of: record), bytes: bytes, lineBreak: lineBreak(after: record, in: chunk))
            }
            guard let next = try nextChunk() else { return nil }
            chunk = next
            records = (next.columns?.records ?? Self.lines(of: next))[...]
        }
    }

    private mutating func nextChunk() throws(CorpusError) -> Chunk? {
        while true {
            if let reader {
                do throws(CorpusError) {
                    if let chunk = try reader.next() { return chunk }
                } catch {
                    // The first pass has reported it and gone on.
                    guard reader.isDamaged, options.invalid == .skip else { throw error }
                }
                self.reader = nil
            }
            guard nextInput < inputs.count else { return nil }
            let input = inputs[nextInput]
            reader = try InputReader(
                input, index: nextInput, stream: try input.reopened(), fields: options.fields)
            nextInput += 1
        }
    }

    private func lineBreak(after record: RecordColumns.Record, in chunk: Chunk) -> RawRecord.LineBreak {
        let end = record.offset + record.length
        guard chunk.format != .txt, end < chunk.count else { return .none }
        return chunk.bytes[end] == UInt8(ascii: "\n") ? .lineFeed : .carriageReturnLineFeed
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
