internal import Bindings

/// What the records of one container have in common, for those that do not say it themselves.
struct RecordDefaults: Sendable, Equatable {
    /// A publisher by whose name the container's lists stand, or the title of a feed.
    var source: [UInt8] = []
    var language: [UInt8] = []
    /// Whether the source is the key of a list: a guess, which is told.
    var isSourceAKey = false
}

/// Tells which objects of a JSON document are records.
struct RecordFinder: ~Copyable {
    /// What an object is, by its own members.
    struct Look {
        /// It has a text.
        var isRecord = false
        /// It has no text, but a title or a summary, and what belongs to one.
        var isHeadline = false
        var defaults = RecordDefaults()
    }

    private var parser: JSONLinesParser

    init(_ fields: FieldNames) throws(ParserFailure) {
        parser = try JSONLinesParser(slots: fields.slots, wrappers: FieldNames.wrappers)
    }

    /// Looks at an object that is there as a whole.
    ///
    /// - Complexity: O(n) for an object of n bytes.
    mutating func look(at range: Range<Int>, of bytes: [UInt8]) throws(ParserFailure) -> Look {
        let record = RecordColumns.Record(offset: range.lowerBound, length: range.count, line: 0)
        let columns = try parser.parse(bytes, count: range.upperBound, records: [record])
        guard columns.records.first?.fault == nil else { return Look() }
        func value(_ role: FieldNames.Role) -> ArraySlice<UInt8> {
            let value = columns.values[role.rawValue]
            return value.kind == .string ? columns.bytes[value.bounds] : []
        }
        var look = Look()
        look.isRecord = !value(.text).isEmpty
        func has(_ role: FieldNames.Role) -> Bool { columns.values[role.rawValue].count > 0 }
        // A text that is there and empty is a text that a summary stands for.
        look.isHeadline =
            !value(.title).isEmpty && [.url, .published, .source, .summary].contains(where: has)
            || !value(.summary).isEmpty
                && (columns.values[FieldNames.Role.text.rawValue].kind != .absent || has(.published) || has(.id))
        look.defaults.source = Array(value(.source).isEmpty ? value(.title) : value(.source))
        look.defaults.language = Array(value(.language))
        return look
    }

    /// Looks at the members of an object that are there as a whole, where its end is not.
    ///
    /// - Parameter start: of the object.
    mutating func look(from start: Int, to end: Int, of bytes: [UInt8]) throws(ParserFailure) -> Look {
        var members = JSONMembers(of: start, in: bytes, to: end)
        var last: Int?
        while let member = members.next() { last = member.end }
        guard let last else { return Look() }
        let part =
            bytes[start..<last] + [UInt8(ascii: "}")]
            + Array(repeating: UInt8(ascii: " "), count: JSONLinesParser.padding)
        return try look(at: 0..<last - start + 1, of: Array(part))
    }

    /// Whether an object holds lists or objects that are, or hold, records.
    mutating func holdsRecords(from start: Int, to end: Int, of bytes: [UInt8], depth: Int = 0) throws(ParserFailure)
        -> Bool
    {
        guard depth < 6 else { return false }
        var members = JSONMembers(of: start, in: bytes, to: end)
        while let member = members.next() {
            var value = member.value
            if bytes[value] == UInt8(ascii: "[") {
                value = JSONMembers.skipSpaces(from: value + 1, in: bytes, to: member.end)
                guard value < member.end, bytes[value] == UInt8(ascii: "{") else { continue }
                var scan = JSONScan(at: value)
                guard scan.goOn(in: bytes, to: member.end) else { continue }
                let look = try look(at: value..<scan.position, of: bytes)
                if look.isRecord || look.isHeadline { return true }
                if try holdsRecords(from: value, to: scan.position, of: bytes, depth: depth + 1) { return true }
            } else if bytes[value] == UInt8(ascii: "{") {
                if try look(at: value..<member.end, of: bytes).isRecord { return true }
                if try holdsRecords(from: value, to: member.end, of: bytes, depth: depth + 1) { return true }
            }
        }
        return false
    }

    /// The names of an object's members.
    mutating func names(of object: ArraySlice<UInt8>) throws(ParserFailure) -> [String] { try parser.names(of: object) }

    /// Whether the key of a list says what the list is, and not whose.
    static func isContainerName(_ key: [UInt8]) -> Bool {
        let name = FieldNames.plain(String(decoding: key, as: UTF8.self))
        // A year, a day, a language or a number groups records, too.
        return name.utf8.count < 4 || name.utf8.first.map { $0 &- 0x30 < 10 } == true || containers.contains(name)
    }

    private static let containers: Set<String> = [
        "articles", "article", "items", "item", "entries", "entry", "results", "result", "hits", "docs", "documents",
        "data", "dataset", "response", "responses", "records", "record", "rows", "list", "news", "stories", "story",
        "posts", "content", "contents", "value", "values", "feed", "feeds", "objects", "output", "payload", "elements",
        "collection", "@graph", "graph", "pages", "texts", "corpus", "messages", "entities", "hydra:member", "member",
        "members", "train", "test", "validation", "body", "objs", "newsitems", "headlines", "publications", "batch",
        "topstories", "latest", "search", "matches", "children", "nodes", "edges", "root", "array", "associations",
        "related", "embedded", "archive", "export",
    ]
}

/// The members of an object, one after the other, by brackets and quotes alone.
struct JSONMembers {
    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    /// - Parameters:
    ///   - start: of the object.
    ///   - end: of the bytes that are there.
    init(of start: Int, in bytes: [UInt8], to end: Int) { (self.bytes, self.end, position) = (bytes, end, start + 1) }

    /// The next member: where its value begins and ends; nil behind the last that is there as a whole.
    mutating func next() -> (value: Int, end: Int)? {
        var at = Self.skipSpaces(from: position, in: bytes, to: end)
        guard at < end, bytes[at] == UInt8(ascii: "\"") else { return nil }
        var scan = JSONScan(at: at)
        guard scan.goOn(in: bytes, to: end) else { return nil }
        at = Self.skipSpaces(from: scan.position, in: bytes, to: end)
        guard at < end else { return nil }
        scan = JSONScan(at: at)
        // A number that the bytes end in may go on.
        guard scan.goOn(in: bytes, to: end) else { return nil }
        position = scan.position
        return (at, position)
    }

    /// The first byte that is neither a space nor parts values.
    static func skipSpaces(from start: Int, in bytes: [UInt8], to end: Int) -> Int {
        var at = start
        while at < end, [0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x3A].contains(bytes[at]) { at += 1 }
        return at
    }
}
