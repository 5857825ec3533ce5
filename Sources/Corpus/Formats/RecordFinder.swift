internal import Platform

/// What the records of one container have in common, for those that do not say it themselves.
struct RecordDefaults: Sendable, Equatable {
    /// A publisher by whose name the container's lists stand, or the title of a feed.
    var source: [UInt8] = []
    var language: [UInt8] = []
    /// The date by which the container stands in an object.
    var published: [UInt8] = []
    /// Whether the source is the key of a list: a guess, which is told.
    var isSourceAKey = false
    /// What the keys are by which records stand: their ids, the names of their outlets, or their dates.
    var keyRole = FieldNames.Role.id
}

/// Tells which objects of a JSON document are records.
struct RecordFinder: ~Copyable {
    /// How much an object is like an article. In one document those are records that are most like one.
    enum Rank: Int, Comparable {
        case none
        /// Of a list whose name is that of something else, such as the comments on an article.
        case aside
        /// It has a name and an address, or stands by itself beside lists.
        case weak
        /// It has a title, and what belongs to one.
        case headline
        /// It has a date or a summary besides.
        case datedHeadline
        case text

        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// What an object is, by its own members.
    struct Look {
        /// ``Rank/none``, or from ``Rank/weak`` on.
        var rank = Rank.none
        var isRecord: Bool { rank == .text }
        /// It has no text, but a title or a summary, and what belongs to one.
        var isHeadline: Bool { rank > .none && !isRecord }
        var defaults = RecordDefaults()
    }

    /// An object that holds no record, though it says what it is.
    enum Nothing: String {
        case emptyList = "lists without articles"
        case error = "errors in the place of articles"
    }

    /// Deeper lists are not looked for.
    private static let mostDepth = 6
    /// Members of an object that are looked at to tell whether they are records by their keys.
    private static let lookedAt = 8

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
        look.defaults.source = Array(value(.source).isEmpty ? value(.title) : value(.source))
        look.defaults.language = Array(value(.language))
        func has(_ role: FieldNames.Role) -> Bool { columns.values[role.rawValue].count > 0 }
        guard value(.text).isEmpty else {
            // The joined texts of records are none.
            let isBare = value(.title).isEmpty && value(.url).isEmpty
            look.rank = .text
            if isBare, try holdsRecords(range, of: bytes) { look.rank = .none }
            return look
        }
        if !value(.title).isEmpty, [.url, .published, .source, .summary].contains(where: has) {
            look.rank = has(.published) || has(.summary) ? .datedHeadline : .headline
            if !has(.published), try isTitledByName(bytes[range]) { look.rank = .weak }
        } else if !value(.summary).isEmpty,
            // A text that is there and empty is a text that a summary stands for.
            columns.values[FieldNames.Role.text.rawValue].kind != .absent || has(.published) || has(.id)
        {
            look.rank = .headline
        }
        return look
    }

    /// Whether an object has a list that is called one of articles, and begins with one that has a title and a text.
    private mutating func holdsRecords(_ range: Range<Int>, of bytes: [UInt8]) throws(ParserFailure) -> Bool {
        var members = JSONMembers(of: range.lowerBound, in: bytes, to: range.upperBound)
        while let member = members.next() {
            guard bytes[member.value] == UInt8(ascii: "["), Self.namesArticles(Array(bytes[member.key])) else {
                continue
            }
            let first = JSONMembers.skipSpaces(from: member.value + 1, in: bytes, to: member.end)
            var scan = JSONScan(at: first)
            guard bytes[first] == UInt8(ascii: "{"), scan.goOn(in: bytes, to: member.end) else { continue }
            let record = RecordColumns.Record(offset: first, length: scan.position - first, line: 0)
            let columns = try parser.parse(bytes, count: scan.position, records: [record])
            guard columns.records.first?.fault == nil else { continue }
            // The nodes of a text have names, and no texts of their own besides.
            if [.title, .text].allSatisfy({ (role: FieldNames.Role) in columns.values[role.rawValue].count > 0 }) {
                return true
            }
        }
        return false
    }

    /// Whether the title of an object is its name, which persons, sections and settings have as well.
    private mutating func isTitledByName(_ object: ArraySlice<UInt8>) throws(ParserFailure) -> Bool {
        let title = try parser.choices(of: object).first { $0.slot == FieldNames.Role.title.rawValue }
        return title.map { $0.path == "name" || $0.path.hasSuffix(".name") || $0.path == "Name" } ?? false
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

    /// The rank of the objects below an object that are most like articles, as far as lists show it by their first ones.
    ///
    /// - Parameter own: the rank of the object; of one that is a headline objects are parts, but those of its lists.
    mutating func best(
        below start: Int, to end: Int, of bytes: [UInt8], within own: Rank = .none, depth: Int = 0
    ) throws(ParserFailure) -> Rank {
        guard depth < Self.mostDepth else { return .none }
        var best = Rank.none
        var holdsByKey: Bool?
        var members = JSONMembers(of: start, in: bytes, to: end)
        while best < .text, let member = members.next() {
            var (value, valueEnd) = (member.value, member.end)
            let isAside = Self.namesOthers(Array(bytes[member.key]))
            var isList = false
            while bytes[value] == UInt8(ascii: "[") {
                isList = true
                value = JSONMembers.skipSpaces(from: value + 1, in: bytes, to: member.end)
                guard value < member.end else { break }
            }
            guard value < member.end, bytes[value] == UInt8(ascii: "{") else { continue }
            if isList {
                var scan = JSONScan(at: value)
                guard scan.goOn(in: bytes, to: member.end) else { continue }
                valueEnd = scan.position
            }
            var rank = try look(at: value..<valueEnd, of: bytes).rank
            if isList, rank == .none, Self.namesArticles(Array(bytes[member.key])) {
                (rank, value, valueEnd) = try bestOfFirst(from: value, to: valueEnd, listEnd: member.end, of: bytes)
            }
            var isPart = isAside
            if isAside, rank > .none { rank = .aside }
            // Texts without a name of their own, in a list of an object that has one, are its paragraphs.
            if isList, rank == .text, own >= .headline, !Self.namesArticles(Array(bytes[member.key])),
                try isAnonymous(value..<valueEnd, of: bytes)
            {
                (rank, isPart) = (.aside, true)
            }
            if !isList, rank > .weak, rank < .text || own >= .headline {
                if holdsByKey == nil { holdsByKey = try self.holdsByKey(start, to: end, of: bytes) }
                if holdsByKey == false { rank = .weak }
            }
            best = max(best, rank)
            if rank < .text {
                let below = try self.best(below: value, to: valueEnd, of: bytes, within: rank, depth: depth + 1)
                best = max(best, isPart ? min(below, .aside) : below)
            }
        }
        return best
    }

    /// Of the first objects of a list of articles one that is most like one: the first may tell of the channel.
    private mutating func bestOfFirst(
        from first: Int, to firstEnd: Int, listEnd: Int, of bytes: [UInt8]
    ) throws(ParserFailure) -> (rank: Rank, value: Int, end: Int) {
        var best = (rank: Rank.none, value: first, end: firstEnd)
        var end = firstEnd
        for _ in 1..<Self.lookedAt {
            let next = JSONMembers.skipSpaces(from: end, in: bytes, to: listEnd)
            var scan = JSONScan(at: next)
            guard next < listEnd, bytes[next] == UInt8(ascii: "{"), scan.goOn(in: bytes, to: listEnd) else { break }
            end = scan.position
            let rank = try look(at: next..<end, of: bytes).rank
            if rank > best.rank { best = (rank, next, end) }
        }
        return best
    }

    /// Whether an object with a text has neither a title nor an address, a date or an id.
    private mutating func isAnonymous(_ range: Range<Int>, of bytes: [UInt8]) throws(ParserFailure) -> Bool {
        let record = RecordColumns.Record(offset: range.lowerBound, length: range.count, line: 0)
        let columns = try parser.parse(bytes, count: range.upperBound, records: [record])
        let roles: [FieldNames.Role] = [.title, .url, .published, .id]
        return columns.records.first?.fault == nil && !roles.contains { columns.values[$0.rawValue].count > 0 }
    }

    /// Whether the members of an object are records by their keys: two or more objects and nothing else, most of which are
    /// like articles.
    mutating func holdsByKey(_ start: Int, to end: Int, of bytes: [UInt8]) throws(ParserFailure) -> Bool {
        var members = JSONMembers(of: start, in: bytes, to: end)
        var (count, alike) = (0, 0)
        while count < Self.lookedAt, let member = members.next() {
            guard bytes[member.value] == UInt8(ascii: "{") else { return false }
            count += 1
            let rank = try look(at: member.value..<member.end, of: bytes).rank
            if rank >= .headline, !Self.namesOthers(Array(bytes[member.key])) { alike += 1 }
        }
        return count > 1 && 2 * alike > count
    }

    /// What the keys of an object are whose members are records.
    static func keyRole(_ start: Int, to end: Int, of bytes: [UInt8]) -> FieldNames.Role {
        var members = JSONMembers(of: start, in: bytes, to: end)
        var keys: [[UInt8]] = []
        while keys.count < lookedAt, let member = members.next() { keys.append(Array(bytes[member.key])) }
        if keys.allSatisfy(isDate) { return .published }
        return keys.allSatisfy(isHost) || keys.allSatisfy(isOutletName) ? .source : .id
    }

    /// Whether the members of an object are two or more objects that hold a list each, and nothing else.
    static func isGrouped(_ start: Int, to end: Int, of bytes: [UInt8]) -> Bool {
        var members = JSONMembers(of: start, in: bytes, to: end)
        var count = 0
        while count < lookedAt, let member = members.next() {
            guard bytes[member.value] == UInt8(ascii: "{") else { return false }
            var inner = JSONMembers(of: member.value, in: bytes, to: member.end)
            var hasList = false
            while !hasList, let part = inner.next() { hasList = bytes[part.value] == UInt8(ascii: "[") }
            guard hasList else { return false }
            count += 1
        }
        return count > 1
    }

    /// What an object without records is, where it says so itself: an answer without results, or an error.
    mutating func nothing(in range: Range<Int>, of bytes: [UInt8], depth: Int = 0) throws(ParserFailure) -> Nothing? {
        guard depth < Self.mostDepth else { return nil }
        var members = JSONMembers(of: range.lowerBound, in: bytes, to: range.upperBound)
        let inner = JSONMembers.skipSpaces(from: range.lowerBound + 1, in: bytes, to: range.upperBound)
        if depth == 0, bytes[inner] == UInt8(ascii: "}") { return .emptyList }
        while let member = members.next() {
            let value = JSONMembers.skipSpaces(from: member.value + 1, in: bytes, to: member.end)
            let key = Array(bytes[member.key])
            switch bytes[member.value] {
            case UInt8(ascii: "[") where bytes[value] == UInt8(ascii: "]") && Self.namesArticles(key): return .emptyList
            case UInt8(ascii: "{"):
                if let inner = try nothing(in: member.value..<member.end, of: bytes, depth: depth + 1) { return inner }
            default: break
            }
            let name = FieldNames.plain(String(decoding: key, as: UTF8.self))
            let word = bytes[member.value..<member.end].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
            let says = String(decoding: word, as: UTF8.self)
            if depth == 0, name == "status" || name == "stat" || name == "result",
                ["\"error\"", "\"fail\"", "\"failed\""].contains(says)
            {
                return .error
            }
            // "API rate limit exceeded", and where to read about it.
            if depth == 0, name == "message" || name == "detail", bytes[member.value] == UInt8(ascii: "\""),
                range.count < 1_000
            {
                return .error
            }
            if depth == 0, ["error", "errors", "fault"].contains(name),
                !["null", "false", "[]", "{}", "\"\"", "0"].contains(says)
            {
                return .error
            }
        }
        return nil
    }

    /// The path to give for the text of an object without one under a known name; nil where no field looks like it.
    mutating func option(for object: ArraySlice<UInt8>) throws(ParserFailure) -> String? {
        FieldLooks.textOption(among: try parser.fields(of: object, most: FieldProfile.mostBytes))
    }

    /// The field of an object itself that reads as a text, though its name is unknown; nil where it has none.
    mutating func prose(of object: ArraySlice<UInt8>) throws(ParserFailure) -> String? {
        try parser.fields(of: object, most: FieldProfile.mostBytes)
            .first { $0.depth == 0 && FieldNames.isProse(Array($0.text.utf8)[...]) }?.path
    }

    /// The names of an object's members.
    mutating func names(of object: ArraySlice<UInt8>) throws(ParserFailure) -> [String] { try parser.names(of: object) }
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

    /// The next member: its key without the quotes, and where its value begins and ends; nil behind the last that is there
    /// as a whole.
    mutating func next() -> (key: Range<Int>, value: Int, end: Int)? {
        var at = Self.skipSpaces(from: position, in: bytes, to: end)
        guard at < end, bytes[at] == UInt8(ascii: "\"") else { return nil }
        var scan = JSONScan(at: at)
        guard scan.goOn(in: bytes, to: end) else { return nil }
        let key = at + 1..<scan.position - 1
        at = Self.skipSpaces(from: scan.position, in: bytes, to: end)
        guard at < end else { return nil }
        scan = JSONScan(at: at)
        // A number that the bytes end in may go on.
        guard scan.goOn(in: bytes, to: end) else { return nil }
        position = scan.position
        return (key, at, position)
    }

    /// The key of the next member, and where its value begins, whether that is there as a whole or not.
    func begin() -> (key: Range<Int>, value: Int)? {
        let at = Self.skipSpaces(from: position, in: bytes, to: end)
        guard at < end, bytes[at] == UInt8(ascii: "\"") else { return nil }
        var scan = JSONScan(at: at)
        guard scan.goOn(in: bytes, to: end) else { return nil }
        let value = Self.skipSpaces(from: scan.position, in: bytes, to: end)
        return value < end ? (at + 1..<scan.position - 1, value) : nil
    }

    /// The first byte that is neither a space nor parts values.
    static func skipSpaces(from start: Int, in bytes: [UInt8], to end: Int) -> Int {
        var at = start
        while at < end, [0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x3A].contains(bytes[at]) { at += 1 }
        return at
    }
}
