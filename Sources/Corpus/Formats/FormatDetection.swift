internal import Platform
internal import Kernels

/// Tells what a file is from its name and its first bytes, compression aside: the one place where that is decided.
enum FormatDetection {
    /// Bytes that are looked at.
    static let firstLookBytes = 1 << 12

    /// The format of an input.
    ///
    /// - Parameters:
    ///   - input: with the format that its name tells, or that was asked for.
    ///   - bytes: the first ones, without a byte order mark.
    /// - Throws: where nothing tells it, or the bytes begin nothing that is read.
    static func format(of input: Input, from bytes: ArraySlice<UInt8>) throws(CorpusError) -> InputFormat {
        if let kind = FileKind(firstBytes: bytes) { throw kind.error(path: input.path) }
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        if first == SequenceCutter.separator, input.format?.isJSON ?? true || input.format == .txt { return .sequence }
        if input.format == nil, first != UInt8(ascii: "{"), first != UInt8(ascii: "["),
            JSONWrapping.documentStart(in: bytes, from: bytes.startIndex) != nil
        {
            return .json
        }
        if input.format == nil, let kind = FileKind(named: input.path, firstBytes: bytes) {
            throw kind.error(path: input.path)
        }
        if input.format == nil, bytes.starts(with: WARCHeader.mark) { return .warc }
        // What markup is, its outermost element tells better than a name.
        if input.format != .warc, input.format?.isDocument ?? true, let format = markup(from: bytes) { return format }
        if let format = input.format, [.json, .jsonl, .csv, .tsv].contains(format), let found = markup(from: bytes) {
            throw CorpusError(
                .badInput, at: .init(path: input.path),
                "this is \(found.rawValue.uppercased()), and not the \(format.rawValue.uppercased()) that its name promises",
                remedy: "fetch it again if it is an error page; otherwise name it .\(found.rawValue)")
        }
        switch input.format {
        // One object a line is what the name promises; an array is read for what it is.
        case .jsonl where first == UInt8(ascii: "["): return .json
        case let format?: return format
        case nil: break
        }
        guard first == nil || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            throw CorpusError(
                .badInput, at: .init(path: input.path), "neither the name nor the first byte tells the format",
                remedy: "JSON begins with { or [; for other text say --input-format csv, tsv or txt")
        }
        return .json
    }

    /// What is in a file that is named as a text: one, an export where its lines say so, a table or the like; and JSON or XML where it
    /// is UTF-8, which those are taken for.
    ///
    /// - Throws: for what another program takes articles out of, and when the parser fails.
    static func ofText(
        _ piece: StreamPiece, start: Int, isUTF8: Bool, path: String, fields: FieldNames
    ) throws(CorpusError) -> InputFormat {
        let bytes = piece.bytes[start..<piece.count]
        if ExportKind(bytes) != nil { return .export }
        guard let found = try TextFileKind.format(of: bytes, path: path, fields: fields) else { return .txt }
        return isUTF8 || found.detectsEncoding ? found : .txt
    }

    /// The format once more has been read: JSON is JSON Lines where the first line is an object as a whole and so begins
    /// the next, unless the lines hold lists of records, and a bulk request where that is a command; a page is an export where its
    /// classes say so.
    ///
    /// - Parameters:
    ///   - format: as the first bytes have told it.
    ///   - start: of the first byte to look at.
    /// - Throws: when the parser fails.
    static func settled(
        _ format: InputFormat, path: String, from piece: StreamPiece, start: Int, fields: FieldNames
    ) throws(CorpusError) -> InputFormat {
        if format == .html, ExportPage(piece.bytes[start..<piece.count]) != nil { return .pages }
        guard format == .json || format == .jsonl else { return format }
        let bytes = piece.bytes
        let first = JSONMembers.skipSpaces(from: start, in: bytes, to: piece.count)
        guard first < piece.count, bytes[first] == UInt8(ascii: "{") else { return format }
        let feed = ByteChecks.lineFeed(in: bytes, from: first, to: piece.count)
        if BulkCommand(at: first..<(feed ?? piece.count), of: bytes) != nil { return .bulk }
        var scan = JSONScan(at: first)
        guard scan.goOn(in: bytes, to: piece.count) else { return format }
        let end = scan.position
        if format == .json {
            let second = JSONMembers.skipSpaces(from: end, in: bytes, to: piece.count)
            guard let feed, feed >= end, second > feed, second < piece.count, bytes[second] == UInt8(ascii: "{") else {
                return format
            }
            var next = JSONScan(at: second)
            let isWhole = next.goOn(in: bytes, to: piece.count)
            let lineEnd = ByteChecks.lineFeed(in: bytes, from: second, to: piece.count) ?? piece.count
            guard isWhole ? next.position <= lineEnd : lineEnd == piece.count else { return format }
        } else if ByteChecks.lineFeed(in: bytes, from: first, to: end) != nil {
            return format
        }
        do throws(ParserFailure) {
            var finder = try RecordFinder(fields)
            let look = try finder.look(at: first..<end, of: bytes)
            if look.isRecord { return .jsonl }
            if try finder.best(below: first, to: end, of: bytes, within: look.rank) > .weak { return .json }
            return try finder.nothing(in: first..<end, of: bytes) == .emptyList ? .json : .jsonl
        } catch {
            throw CorpusError(error, at: .init(path: path))
        }
    }

    /// The format that markup is in, by its outermost element; nil where the bytes begin none that is read.
    static func markup(from bytes: ArraySlice<UInt8>) -> InputFormat? {
        guard bytes.first(where: { !ByteClass.isSpace($0) }) == UInt8(ascii: "<") else { return nil }
        let start = Array(bytes)
        let span = start.span
        var isXML = false
        var place = ByteSearch.first(of: UInt8(ascii: "<"), in: span, from: 0)
        while place < span.count, let mark = XMLMark(at: place, in: span) {
            if case .start(let name, _) = mark.kind {
                let local = start[XMLMark.local(name, in: span)].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
                if local.elementsEqual("html".utf8) { return .html }
                return isXML || XMLKind(root: start[XMLMark.local(name, in: span)]) != nil ? .xml : nil
            }
            let declaration = start[place..<mark.end].prefix(16).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
            if declaration.starts(with: "<!doctype html".utf8) { return .html }
            isXML = isXML || declaration.starts(with: "<?xml ".utf8)
            place = ByteSearch.first(of: UInt8(ascii: "<"), in: span, from: mark.end)
        }
        return isXML ? .xml : nil
    }
}
