internal import Bindings

/// Cuts one input into chunks of whole records.
final class InputReader {
    /// Bytes of a chunk, unless a record is longer. So a chunk has less than 2^19 records, however long a record
    /// before them made what was read at once. 340 MB of JSON Lines took one thread 0.19 s in chunks of 1
    /// and 2 MB, 0.20 s of 4 MB and 0.21 s of 8 MB.
    static let chunkBytes = 1 << 20
    /// No record may be longer: positions inside a batch, which holds up to three forms of a text, are of 32 bits.
    static let longestRecordBytes = 1 << 30
    /// Lines are numbered in 32 bits; those without a record may be many.
    static let mostLines = Int(UInt32.max)

    private(set) var input: Input
    private let index: Int
    private let stream: ByteStream
    private let format: InputFormat
    private var cutter: any RecordCutter
    private let fields: FieldNames

    /// What was read last, and the part of it that is not yet handed out: it begins where a record does.
    private var piece: StreamPiece
    private var start = 0
    /// Of its first byte, in the unpacked input and in lines from 1.
    private var offset = 0
    var line = 1
    /// Whether damaged compression ended the reading.
    private(set) var isDamaged = false

    /// - Throws: when the first bytes do not begin what the input should hold.
    init(_ input: Input, index: Int, stream: ByteStream, fields: FieldNames) throws(CorpusError) {
        self.input = input
        self.index = index
        self.stream = stream
        piece = stream.piece(after: [], capacity: FormatDetection.firstLookBytes)
        if piece.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (start, offset) = (3, 3) }
        format = try FormatDetection.format(of: input, from: piece.bytes[start..<piece.count])
        self.input.format = format
        self.fields = fields
        cutter = format.cutter(for: input, fields: fields)
        readOn()
    }

    /// Bytes read from the file.
    var bytesRead: Int { stream.bytesRead }
    /// Bytes handed out.
    var bytesUnpacked: Int { offset }

    /// What has been read and belongs to no whole record.
    var remainder: (place: RecordPlace, bytes: [UInt8]) {
        let bytes = Array(piece.bytes[start..<piece.count])
        let place = RecordPlace(input: index, line: format.isOneArticle ? 0 : line, offset: offset, length: bytes.count)
        return (place, bytes)
    }

    /// The next records, nil at the end.
    ///
    /// - Throws: when the input cannot be read on; the whole records before that have been handed out.
    func next() throws(CorpusError) -> Chunk? {
        while true {
            let found = try cutter.next(in: piece, from: start, enough: start + Self.chunkBytes, line: line)
            input.header = cutter.header
            input.context = cutter.context
            guard (found?.end ?? piece.count) - start <= Self.longestRecordBytes else {
                throw CorpusError(
                    .badInput, at: .init(path: input.path, line: line), "a record is longer than 1 GiB",
                    remedy: "leave it out")
            }
            if let found {
                let chunk = chunk(of: found)
                guard line <= Self.mostLines else {
                    throw CorpusError(
                        .badInput, at: .init(path: input.path, line: chunk.line),
                        "the file has more than 4,294,967,295 lines",
                        remedy: "leave out empty lines, or cut it into several files")
                }
                return chunk
            }
            switch piece.ending {
            case .end: return nil
            case .failed(let error): throw damage(error)
            case .more: readOn()
            }
        }
    }

    /// Goes on behind the damage where records are packed one by one, as those of web archives are; false where nothing follows.
    ///
    /// What has been read and belongs to no whole record counts as passed over.
    func resume() -> Bool {
        guard isDamaged, format == .warc, stream.resume(atMemberBeginningWith: WARCHeader.mark) else { return false }
        isDamaged = false
        cutter = format.cutter(for: input, fields: fields)
        line += ByteChecks.lineFeeds(in: piece.bytes[start..<piece.count])
        offset += piece.count - start
        start = 0
        piece = StreamPiece(bytes: [], count: 0, ending: .more)
        readOn()
        return true
    }

    /// Reads as much more as makes a chunk with what is there.
    private func readOn() {
        let padding = format.padding
        let rest = piece.bytes[start..<piece.count]
        if piece.ending == .more {
            var capacity = Self.chunkBytes
            // One byte more than the file shows its end in the same read.
            if let status = input.status, input.compression == .none { capacity = min(capacity, status.bytes + 1) }
            capacity = max(capacity, 2 * rest.count, FormatDetection.firstLookBytes)
            piece = stream.piece(after: rest, capacity: capacity, padding: padding)
        } else {
            piece.bytes = Array(rest) + Array(repeating: UInt8(ascii: "\n"), count: padding)
            piece.count = rest.count
        }
        start = 0
    }

    /// Hands out what was read up to an end of a record.
    private func chunk(of cut: Cut) -> Chunk {
        let end = cut.end
        // Only a piece that a long record filled has a second chunk in it; others are handed out without a copy.
        let padding = format.padding
        let bytes =
            start == 0
            ? piece.bytes
            : Array(piece.bytes[start..<end]) + Array(repeating: UInt8(ascii: "\n"), count: padding)
        let chunk = Chunk(
            input: index, format: format, bytes: bytes, count: end - start, offset: offset,
            line: format.isOneArticle ? 0 : line, records: cut.records, columns: cut.columns,
            passedOver: cut.passedOver)
        if !format.isOneArticle { line += ByteChecks.lineFeeds(in: piece.bytes[start..<end]) }
        offset += end - start
        start = end
        return chunk
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
