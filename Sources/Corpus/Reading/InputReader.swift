internal import Platform

/// Cuts one input into chunks of whole records.
final class InputReader: ChunkReader {
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
    private var format: InputFormat
    private var cutter: any RecordCutter
    private let fields: FieldNames
    private let describes: Bool

    /// What was read last, and the part of it that is not yet handed out: it begins where a record does.
    private var piece: StreamPiece
    private var start = 0
    /// Of its first byte, in the unpacked input and in lines from 1.
    private var offset = 0
    var line = 1
    /// Whether what has been read was looked at for its encoding.
    private var hasLooked = false
    /// Whether the text has shown to be UTF-8.
    private var isUTF8 = false
    /// Records that were cut and handed out.
    private var number = 0
    /// Whether damaged compression ended the reading.
    private(set) var isDamaged = false

    /// - Parameter describes: as ``ReadingOptions/describesFields``.
    /// - Throws: when the first bytes do not begin what the input should hold.
    init(
        _ input: Input, index: Int, stream: ByteStream, fields: FieldNames, describes: Bool = false
    ) throws(CorpusError) {
        self.describes = describes
        self.input = input
        // It is told from the bytes whenever they are read.
        self.input.encoding = nil
        self.input.isTurned = false
        self.index = index
        self.stream = stream
        piece = stream.piece(after: [], capacity: FormatDetection.firstLookBytes)
        // Pages and crawls say what they are in, each page for itself.
        if ![.html, .pages, .warc].contains(input.format),
            let encoding = TextEncoding.wide(piece.bytes[..<piece.count]),
            stream.decode(from: encoding, again: piece.bytes[..<piece.count])
        {
            self.input.encoding = encoding
            piece = stream.piece(after: [], capacity: FormatDetection.firstLookBytes)
        }
        let isWide = self.input.encoding != nil
        if piece.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (start, offset) = (3, 3) }
        format = try FormatDetection.format(of: input, from: piece.bytes[start..<piece.count])
        self.input.format = format
        self.fields = fields
        cutter = format.cutter(for: input, fields: fields, describes: describes)
        readOn()
        if format == .txt {
            // Two and four bytes a character are told in any format.
            let isUTF8 = self.input.encoding == nil || isWide
            take(
                try FormatDetection.ofText(piece, start: start, isUTF8: isUTF8, path: input.path, fields: fields))
        }
        if turnTable() { return }
        let settled = try FormatDetection.settled(format, path: input.path, from: piece, start: start, fields: fields)
        take(settled)
    }

    /// Goes on in a format that what was read has shown.
    private func take(_ found: InputFormat) {
        guard found != format else { return }
        // What was read as text lacks what a parser of JSON may read behind it.
        let missing = piece.count + found.padding - piece.bytes.count
        piece.bytes += Array(repeating: UInt8(ascii: "\n"), count: max(0, missing))
        format = found
        input.format = found
        cutter = found.cutter(for: input, fields: fields, describes: describes)
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
            let found: Cut?
            do throws(CorpusError) {
                found = try cutter.next(in: piece, from: start, enough: start + Self.chunkBytes, line: line)
            } catch {
                isDamaged = cutter.isDamaged
                throw error
            }
            input.header = cutter.header
            input.context = cutter.context
            input.guessedColumns = cutter.guessedColumns
            input.linesAboveHeader = cutter.linesAboveHeader
            input.hasSerialDates = cutter.hasSerialDates
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
        cutter = format.cutter(for: input, fields: fields, describes: describes)
        line += ByteChecks.lineFeeds(in: piece.bytes[start..<piece.count])
        offset += piece.count - start
        start = 0
        piece = StreamPiece(bytes: [], count: 0, ending: .more)
        readOn()
        return true
    }

    /// Takes a document that is a table by its columns as the records that it holds; returns whether it is one.
    private func turnTable() -> Bool {
        func mayBe() -> Bool { JSONTable.mayBegin(piece.bytes, from: start, to: piece.count, fields: fields) }
        guard format == .json || format == .jsonl, mayBe() else { return false }
        while piece.ending == .more, piece.count < JSONTable.mostBytes { readOn() }
        guard piece.ending == .end,
            let records = JSONTable.records(of: piece.bytes, from: start, to: piece.count, fields: fields)
        else { return false }
        format = .json
        let padding = Array(repeating: UInt8(ascii: "\n"), count: format.padding)
        piece = StreamPiece(bytes: records + padding, count: records.count, ending: .end)
        (start, offset) = (0, 0)
        input.format = format
        input.isTurned = true
        cutter = format.cutter(for: input, fields: fields, describes: describes)
        return true
    }

    /// Reads as much more as makes a chunk with what is there.
    private func readOn() {
        let padding = format.padding
        let rest = piece.bytes[start..<piece.count]
        let isNew = piece.ending == .more
        defer {
            decode(from: isNew && hasLooked ? rest.count : 0)
            hasLooked = true
        }
        if isNew {
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

    /// Looks whether what was read is text of another encoding, and reads it again as such if so.
    ///
    /// What was handed out before was ASCII, which is the same in all of them.
    ///
    /// - Parameter old: bytes at the start that were looked at before.
    private func decode(from old: Int) {
        guard format.detectsEncoding, input.encoding == nil, !isUTF8, piece.count > old else { return }
        let new = piece.bytes[old..<piece.count]
        let escaped = TextEncoding.escaped(new)
        if escaped == nil, new.allSatisfy({ $0 < 0x80 }) { return }
        guard let encoding = escaped ?? TextEncoding.narrow(new),
            stream.decode(from: encoding, again: piece.bytes[..<piece.count])
        else {
            isUTF8 = true
            return
        }
        input.encoding = encoding
        let capacity = max(Self.chunkBytes, 2 * piece.count)
        piece = stream.piece(after: [], capacity: capacity, padding: format.padding)
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
        var chunk = Chunk(
            input: index, format: format, bytes: bytes, count: end - start, offset: offset,
            line: format.isOneArticle ? 0 : line, number: number,
            records: cut.records, columns: cut.columns, passedOver: cut.passedOver, defaults: cut.defaults,
            keys: cut.keys, profile: cut.profile)
        if offset < 1 << 16 { chunk.columnNames = cutter.columnNames }
        number += cut.records?.count ?? 0
        if !format.isOneArticle { line += lines(in: start..<end) }
        offset += end - start
        start = end
        return chunk
    }

    private func lines(in range: Range<Int>) -> Int {
        let end = cutter.lineEnd
        return end == UInt8(ascii: "\n")
            ? ByteChecks.lineFeeds(in: piece.bytes[range]) : piece.bytes[range].count { $0 == end }
    }

    private func damage(_ error: StreamError) -> CorpusError {
        if case .system = error {} else { isDamaged = true }
        return CorpusError(error, path: input.path)
    }
}
