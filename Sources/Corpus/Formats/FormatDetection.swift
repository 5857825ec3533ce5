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
        let first = bytes.first { !" \t\r\n".utf8.contains($0) }
        if input.format == nil || input.format == .jsonl, first == UInt8(ascii: "[") {
            throw CorpusError(
                .badInput, at: .init(path: input.path), "this is a JSON array, expected is one object per line",
                remedy: "convert it with: jq -c '.[]'")
        }
        if input.format == nil, bytes.starts(with: WARCHeader.mark) { return .warc }
        // What markup is, its outermost element tells better than a name.
        if input.format != .warc, input.format?.isDocument ?? true, let format = markup(from: bytes) { return format }
        if let format = input.format { return format }
        guard first == nil || first == UInt8(ascii: "{") else {
            throw CorpusError(
                .badInput, at: .init(path: input.path), "neither the name nor the first byte tells the format",
                remedy: "JSON Lines begin with {; for other text say --input-format jsonl, csv, tsv or txt")
        }
        return .jsonl
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
