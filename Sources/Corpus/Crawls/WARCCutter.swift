internal import Platform
internal import Kernels

/// Cuts a web archive into the records that may hold an article: answers that are pages, and texts made of them (WET).
///
/// Requests, metadata, pictures, errors and whatever else is no page are passed over without being kept, however large they
/// are; what was fetched and is no page is counted.
struct WARCCutter: RecordCutter {
    /// Bytes of a record that is passed over which are still to come.
    private var skipped = 0

    /// A page that is longer is no article, and is passed over as it comes.
    private static let longestPage = 32 << 20
    private static let beginning = [Array("\nWARC/1.".utf8), Array("\nWARC/0.".utf8)]

    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        let bytes = piece.bytes.span.extracting(0..<piece.count)
        let isAtEnd = piece.ending == .end
        var cut = Cut(end: start, records: [])
        var records: [RecordColumns.Record] = []
        var (lines, counted) = (0, start)
        func add(_ range: Range<Int>, fault: String? = nil) {
            lines += ByteChecks.lineFeeds(in: piece.bytes[counted..<range.lowerBound])
            counted = range.lowerBound
            records.append(
                .init(
                    offset: range.lowerBound - start, length: range.count, line: lines,
                    fault: fault.map { .malformed($0) }))
        }
        var place = start
        scan: while place < piece.count, place < enough || records.isEmpty {
            if skipped > 0 {
                let step = min(skipped, piece.count - place)
                skipped -= step
                place += step
                continue
            }
            if bytes[place] == 0x0D || bytes[place] == 0x0A {
                place += 1
                continue
            }
            guard let header = WARCHeader(at: place, in: bytes), let length = header.length else {
                // More may come of a header; else what stands here is passed over to the next record.
                if !isAtEnd, piece.count - place < WARCHeader.longest { break scan }
                let next = Self.nextRecord(from: place + 1, in: bytes)
                if next == nil, !isAtEnd {
                    // The last bytes may begin the mark of a record.
                    let end = piece.count - 8
                    add(place..<end, fault: "no record of a web archive begins here")
                    place = end
                    continue
                }
                add(place..<(next ?? piece.count), fault: "no record of a web archive begins here")
                place = next ?? piece.count
                continue
            }
            let end = header.end + length
            switch Self.content(
                of: header, to: min(end, piece.count), isWhole: end <= piece.count || isAtEnd, in: bytes)
            {
            case .unknown: break scan
            case .other(let kind):
                if let kind { cut.passedOver[kind, default: 0] += 1 }
                skipped = length
                place = header.end
            case .article:
                guard length <= Self.longestPage else {
                    cut.passedOver["pages of more than 32 MiB", default: 0] += 1
                    skipped = length
                    place = header.end
                    continue
                }
                guard end <= piece.count else {
                    guard isAtEnd else { break scan }
                    add(
                        place..<piece.count,
                        fault: "the record is cut off: \(piece.count - header.end) of \(length) bytes are there")
                    place = piece.count
                    continue
                }
                // The two line breaks behind a record are part of it wherever it is written.
                let close = Self.closeEnd(from: end, in: bytes)
                guard close == end + 4 || isAtEnd || piece.count >= end + 4 else { break scan }
                add(place..<close)
                place = close
            }
        }
        cut.end = place
        cut.records = records
        return place > start ? cut : nil
    }

    /// What a record holds.
    private enum Content {
        case article
        /// Something else; its kind where it was fetched and might have been an article.
        case other(String?)
        /// Too little of it is there to tell.
        case unknown
    }

    private static func content(of header: WARCHeader, to end: Int, isWhole: Bool, in bytes: Span<UInt8>) -> Content {
        switch header.type {
        case "conversion":
            return header.contentType.hasPrefix("text/plain") ? .article : .other("conversions to other formats")
        case "resource":
            if isRobots(header.address) { return .other("robots.txt") }
            return isPage(header.contentType) || isPage(header.identifiedType)
                ? .article : .other("files that are no pages")
        case "revisit": return .other("revisits, whose pages stand elsewhere")
        case "response":
            guard header.address.hasPrefix("http"), !header.contentType.hasPrefix("text/dns") else {
                return .other(nil)
            }
            if isRobots(header.address) { return .other("robots.txt") }
            guard let answer = HTTPResponse(at: header.end, in: bytes.extracting(0..<end)) else {
                return isWhole || end - header.end >= HTTPResponse.longestHeader
                    ? .other("answers without a header") : .unknown
            }
            guard answer.status == 200 || answer.status == 203 else {
                return .other("answers that are no page (status \(answer.status / 100)xx)")
            }
            let type = answer.contentType.lowercased()
            return isPage(type) || type.isEmpty && isPage(header.identifiedType)
                ? .article : .other("files that are no pages")
        default: return .other(nil)
        }
    }

    private static func isPage(_ type: String) -> Bool {
        type.hasPrefix("text/html") || type.hasPrefix("application/xhtml")
    }

    private static func isRobots(_ address: String) -> Bool {
        String(address.prefix { $0 != "?" }).hasEnding("/robots.txt")
    }

    private static func closeEnd(from end: Int, in bytes: Span<UInt8>) -> Int {
        var place = end
        while place < min(end + 4, bytes.count), bytes[place] == 0x0D || bytes[place] == 0x0A { place += 1 }
        return place
    }

    private static func nextRecord(from start: Int, in bytes: Span<UInt8>) -> Int? {
        var index = ByteSearch.first(of: 0x0A, in: bytes, from: start)
        while index < bytes.count {
            if beginning.contains(where: { mark in
                index + mark.count <= bytes.count && mark.indices.allSatisfy { bytes[index + $0] == mark[$0] }
            }) {
                return index + 1
            }
            index = ByteSearch.first(of: 0x0A, in: bytes, from: index + 1)
        }
        return nil
    }
}
