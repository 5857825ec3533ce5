internal import Platform
internal import Kernels

/// Cuts XML into the elements that are its records: entries of feeds, items of wires, documents.
///
/// It looks at tags alone; whether a record is well-formed is told by the parser that reads it. So a record that is not
/// takes no other with it.
struct XMLCutter: RecordCutter {
    private let path: String
    private let fields: FieldNames
    private(set) var context: XMLContext?
    /// The elements that are open around the place that has been reached.
    private var open: [(name: [UInt8], tag: [UInt8])] = []
    private var encoding = ""
    private var hasMetRecord = false
    /// Of a record that goes on beyond a piece: how far its end was looked for, from its start, and at what depth.
    private var search: (offset: Int, depth: Int)?

    /// A head that is longer is no feed's.
    private static let longestHead = 1 << 16
    /// Elements that may be open around a record.
    private static let mostDepth = 64

    /// - Parameter fields: by which the records of a file are found that no format describes.
    init(path: String, fields: FieldNames) { (self.path, self.fields) = (path, fields) }

    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        let bytes = piece.bytes.span.extracting(0..<piece.count)
        let isAtEnd = piece.ending == .end
        var records: [RecordColumns.Record] = []
        var lines = 0
        var (counted, place) = (start, start)
        /// Line breaks from the start to a place, asked for in order.
        func breaks(to end: Int) -> Int {
            lines += ByteChecks.lineFeeds(in: piece.bytes[counted..<end])
            counted = end
            return lines
        }
        while place < piece.count, place < enough || records.isEmpty {
            let mark = ByteSearch.first(of: UInt8(ascii: "<"), in: bytes, from: place)
            guard mark < piece.count, let read = XMLMark(at: mark, in: bytes) else {
                // A mark that goes on beyond the piece; one that never ends is the rest of the file.
                addHead(bytes, place..<(isAtEnd ? piece.count : mark))
                place = isAtEnd ? piece.count : mark
                break
            }
            if case .start(let name, let isEmpty) = read.kind {
                let local = piece.bytes[XMLMark.local(name, in: bytes)]
                if context == nil { try begin(root: local, piece, from: mark, line: line + breaks(to: mark)) }
                if context!.isRecord(local) {
                    addHead(bytes, place..<mark)
                    guard let end = isEmpty ? read.end : recordEnd(of: name, from: read.end, start: mark, in: bytes)
                    else {
                        place = mark
                        guard isAtEnd else { break }
                        let problem = "the element \"\(String(decoding: local, as: UTF8.self))\" does not end"
                        records.append(
                            .init(
                                offset: mark - start, length: piece.count - mark, line: breaks(to: mark),
                                fault: .malformed(problem)))
                        place = piece.count
                        break
                    }
                    closeHead()
                    records.append(.init(offset: mark - start, length: end - mark, line: breaks(to: mark)))
                    place = end
                    continue
                }
                addHead(bytes, place..<read.end)
                if !isEmpty, open.count < Self.mostDepth {
                    open.append((Array(piece.bytes[name]), Array(piece.bytes[mark..<read.end])))
                }
            } else {
                if context == nil, encoding.isEmpty {
                    encoding = PageBytes.declaration(in: Array(piece.bytes[mark..<read.end])) ?? ""
                }
                addHead(bytes, place..<read.end)
                if case .end(let name) = read.kind,
                    let last = open.lastIndex(where: { $0.name.elementsEqual(piece.bytes[name]) })
                {
                    open.removeSubrange(last...)
                }
            }
            place = read.end
        }
        return place > start ? Cut(end: place, records: records) : nil
    }

    /// Where a record ends; nil where more must be read, and how far it was looked for is kept.
    private mutating func recordEnd(of name: Range<Int>, from tagEnd: Int, start: Int, in bytes: Span<UInt8>) -> Int? {
        var from = search.map { start + $0.offset } ?? tagEnd
        var depth = search?.depth ?? 1
        let end = XMLMark.elementEnd(of: name, from: &from, depth: &depth, in: bytes)
        search = end == nil ? (from - start, depth) : nil
        return end
    }

    // MARK: What stands around the records

    private mutating func begin(
        root: ArraySlice<UInt8>, _ piece: StreamPiece, from start: Int, line: Int
    ) throws(CorpusError) {
        let finder = XMLRecordName(fields)
        if let kind = XMLKind(root: root),
            kind != .document
                || !finder.isRecord(root, in: piece.bytes, from: start, to: piece.count, encoding: encoding)
        {
            context = XMLContext(kind: kind, encoding: encoding)
            return
        }
        guard let name = finder.name(in: piece.bytes, from: start, to: piece.count, encoding: encoding) else {
            let name = String(decoding: root.prefix(60), as: UTF8.self)
            let option = FieldNames.Role.text.option
            let guess = XMLRecordName.prose(in: piece.bytes, from: start, to: piece.count, encoding: encoding)
            throw CorpusError(
                .badInput, at: .init(path: path, line: line),
                "no element in it is like an article (its outermost element is \(name))",
                remedy:
                    "expected a feed, a wire item, or elements with a text or a title; "
                    + (guess.map { "did you mean \(option) \($0)?" } ?? "name the element of the text with \(option)"))
        }
        if let kind = XMLKind(root: name), kind.isItem {
            context = XMLContext(kind: kind, encoding: encoding)
        } else {
            context = XMLContext(kind: .records, recordName: name, encoding: encoding)
        }
    }

    private mutating func addHead(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard !hasMetRecord, var context, context.head.count + range.count <= Self.longestHead else { return }
        context.head.append(range, of: bytes)
        self.context = context
    }

    /// Notes, at the first record, which elements are open around it.
    private mutating func closeHead() {
        guard !hasMetRecord else { return }
        hasMetRecord = true
        context?.opening = open.flatMap(\.tag)
        context?.closing = open.reversed().flatMap { Array("</".utf8) + $0.name + [UInt8(ascii: ">")] }
    }
}
