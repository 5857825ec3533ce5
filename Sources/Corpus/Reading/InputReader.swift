internal import Bindings

/// Cuts one input into chunks of whole records.
final class InputReader {
    /// Bytes of a chunk, unless a record is longer. 340 MB of JSON Lines took one thread 0.19 s in chunks of 1
    /// and 2 MB, 0.20 s of 4 MB and 0.21 s of 8 MB.
    static let chunkBytes = 1 << 20
    /// No record may be longer: positions inside a batch are of 32 bits.
    static let longestRecordBytes = 1 << 30
    private static let firstLookBytes = 1 << 12

    private(set) var input: Input
    private let index: Int
    private let stream: ByteStream
    private let format: InputFormat
    private var rows: RowReader?
    private var hasHandedOutText = false

    /// Bytes read and not yet handed out; they begin where a record does.
    private var carry: ArraySlice<UInt8>
    private var ending: StreamPiece.Ending
    /// Of the first byte of `carry`, in the unpacked input and in lines from 1.
    private var offset = 0
    private var line = 1
    /// Whether damaged compression ended the reading.
    private(set) var isDamaged = false

    /// - Throws: when the first bytes do not begin what the input should hold.
    init(_ input: Input, index: Int, stream: ByteStream, fields: FieldNames) throws(CorpusError) {
        self.input = input
        self.index = index
        self.stream = stream
        let first = stream.piece(after: [], capacity: Self.firstLookBytes)
        carry = first.bytes[...]
        ending = first.ending
        if carry.starts(with: [0xEF, 0xBB, 0xBF]) {
            carry = carry.dropFirst(3)
            offset = 3
        }
        format = try Self.format(of: input, from: carry)
        self.input.format = format
        switch format {
        case .csv: rows = RowReader(delimiter: UInt8(ascii: ","), path: input.path, fields: fields)
        case .tsv: rows = RowReader(delimiter: UInt8(ascii: "\t"), path: input.path, fields: fields)
        case .jsonl, .txt: break
        }
    }

    private static func format(of input: Input, from bytes: ArraySlice<UInt8>) throws(CorpusError) -> InputFormat {
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        if input.format == nil || input.format == .jsonl, first == UInt8(ascii: "[") {
            throw CorpusError(
                .badInput, at: .init(path: input.path), "this is a JSON array, expected is one object per line",
                remedy: "convert it with: jq -c '.[]'")
        }
        if let format = input.format { return format }
        guard first == nil || first == UInt8(ascii: "{") else {
            throw CorpusError(
                .badInput, at: .init(path: input.path), "neither the name nor the first byte tells the format",
                remedy: "JSON Lines begin with {; for other text say --input-format jsonl, csv, tsv or txt")
        }
        return .jsonl
    }

    /// Bytes read from the file.
    var bytesRead: Int { stream.bytesRead }
    /// Bytes handed out.
    var bytesUnpacked: Int { offset }

    /// What has been read and belongs to no whole record.
    var remainder: (place: RecordPlace, bytes: [UInt8]) {
        let place = RecordPlace(input: index, line: format == .txt ? 0 : line, offset: offset, length: carry.count)
        return (place, Array(carry))
    }

    /// The next records, nil at the end.
    ///
    /// - Throws: when the input cannot be read on; the whole records before that have been handed out.
    func next() throws(CorpusError) -> Chunk? {
        while true {
            let searched = carry.count
            let piece = readOn()
            ending = piece.ending
            guard let (end, columns) = try records(in: piece, searched: searched) else {
                carry = piece.bytes[..<piece.count]
                switch ending {
                case .end: return nil
                case .failed(let error): throw damage(error)
                case .more where carry.count >= Self.longestRecordBytes:
                    throw CorpusError(
                        .badInput, at: .init(path: input.path, line: line), "a record is longer than 1 GiB")
                case .more: continue
                }
            }
            let chunk = Chunk(
                input: index, format: format, bytes: piece.bytes, count: end, offset: offset,
                line: format == .txt ? 0 : line, columns: columns)
            carry = piece.bytes[end..<piece.count]
            offset += end
            if format != .txt { line += ByteChecks.lineFeeds(in: piece.bytes[..<end]) }
            return chunk
        }
    }

    /// What was carried over and as much more as makes a chunk.
    private func readOn() -> StreamPiece {
        let padding = format == .jsonl ? JSONLinesParser.padding : 0
        guard ending == .more else {
            let bytes = Array(carry) + Array(repeating: UInt8(ascii: "\n"), count: padding)
            return StreamPiece(bytes: bytes, count: carry.count, ending: ending)
        }
        var capacity = Self.chunkBytes
        // One byte more than the file shows its end in the same read.
        if let status = input.status, input.compression == .none { capacity = min(capacity, status.bytes + 1) }
        capacity = max(capacity, 2 * carry.count, Self.firstLookBytes)
        return stream.piece(after: carry, capacity: capacity, padding: padding)
    }

    /// Where the last whole record of a piece ends, nil where none does, and the fields if that took parsing.
    ///
    /// - Parameter searched: bytes of the piece that hold no end of a record.
    private func records(
        in piece: StreamPiece, searched: Int
    ) throws(CorpusError) -> (end: Int, columns: RecordColumns?)? {
        switch format {
        case .jsonl:
            if piece.ending == .end { return piece.count > 0 ? (piece.count, nil) : nil }
            let feed = piece.bytes[min(searched, piece.count)..<piece.count].lastIndex(of: UInt8(ascii: "\n"))
            return feed.map { ($0 + 1, nil) }
        case .csv, .tsv:
            let (end, columns) = try rows!.rows(in: piece, line: line)
            input.header = rows!.header
            return end > 0 ? (end, columns) : nil
        case .txt:
            guard piece.ending == .end, !hasHandedOutText else { return nil }
            hasHandedOutText = true
            var columns = RecordColumns()
            columns.bytes = Array(piece.bytes[..<piece.count])
            columns.records = [.init(offset: 0, length: piece.count, line: 0)]
            columns.values = Array(repeating: .absent, count: FieldNames.Role.allCases.count)
            columns.values[FieldNames.Role.text.rawValue] = .init(lower: 0, count: piece.count, kind: .string)
            return (piece.count, columns)
        }
    }

    private func damage(_ error: StreamError) -> CorpusError {
        let problem: String
        let byte: Int
        switch error {
        case .system(let error): return CorpusError(error, path: input.path)
        case .truncated(let compression, let offset):
            (problem, byte) = ("the \(compression) data end too early", offset)
        case .corrupt(let compression, let offset, let reason):
            (problem, byte) = ("the \(compression) data are damaged (\(reason))", offset)
        }
        isDamaged = true
        return CorpusError(
            .badInput, at: .init(path: input.path, byte: byte), problem,
            remedy: "fetch the file again, or keep the whole records before this with --invalid skip")
    }
}
