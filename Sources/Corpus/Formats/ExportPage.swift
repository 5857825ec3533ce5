internal import Platform
internal import Kernels

/// How archives of the press write many articles into one page.
enum ExportPage: Sendable {
    /// An element `article` for each, as Europresse has it.
    case elements
    /// A division of the class `article` for each, as Factiva has it.
    case divisions

    /// Bytes of a page that are looked at: the first article stands in them, whatever styles are above it.
    private static let lookedAt = 1 << 18

    /// The kind of a page by the classes in it; nil for any other page.
    init?(_ bytes: ArraySlice<UInt8>) {
        let page = Array(bytes.prefix(Self.lookedAt))
        let span = page.span
        func has(_ word: String, at start: Int) -> Bool {
            start >= 0 && page[start...].starts(with: word.utf8)
        }
        // Capitals within names are few.
        var place = ByteSearch.first(of: UInt8(ascii: "A"), or: UInt8(ascii: "P"), in: span, from: 0)
        while place < span.count {
            if has("titreArticle", at: place - 5) {
                self = .elements
                return
            }
            if has("articleParagraph", at: place - 7) {
                self = .divisions
                return
            }
            place = ByteSearch.first(of: UInt8(ascii: "A"), or: UInt8(ascii: "P"), in: span, from: place + 1)
        }
        return nil
    }

    /// Whether a start tag begins an article.
    func begins(_ tag: ArraySlice<UInt8>, named name: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .elements: return name.elementsEqual("article".utf8)
        case .divisions:
            let text = String(decoding: tag, as: UTF8.self)
            return name.elementsEqual("div".utf8)
                && ["id=\"article-", "class=\"article ", "class=\"article\""].contains(where: text.contains)
        }
    }
}

/// Cuts a page with many articles into the elements that hold them.
struct ExportPageCutter: RecordCutter {
    private var hasHandedOut = false

    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        guard piece.ending == .end, !hasHandedOut, start < piece.count else { return nil }
        hasHandedOut = true
        let kind = ExportPage(piece.bytes[start..<piece.count])
        let bytes = piece.bytes.span.extracting(0..<piece.count)
        var records: [RecordColumns.Record] = []
        var (counted, lines) = (start, 0)
        var place = ByteSearch.first(of: UInt8(ascii: "<"), in: bytes, from: start)
        while place < bytes.count, let mark = XMLMark(at: place, in: bytes) {
            var end = mark.end
            if case .start(let name, false) = mark.kind,
                kind?.begins(piece.bytes[place..<mark.end], named: piece.bytes[name]) == true
            {
                var depth = 1
                let close = XMLMark.elementEnd(of: name, from: &end, depth: &depth, in: bytes)
                end = close ?? piece.count
                lines += ByteChecks.lineFeeds(in: piece.bytes[counted..<place])
                counted = place
                records.append(.init(offset: place - start, length: end - place, line: lines))
            }
            place = ByteSearch.first(of: UInt8(ascii: "<"), in: bytes, from: end)
        }
        return Cut(end: piece.count, records: records)
    }
}
