internal import Platform

/// Cuts what a search engine is to load in bulk, as Elasticsearch and OpenSearch take it: a line that says what is to be done with
/// a record, and the record on the line behind it.
///
/// Both lines are the record, so that they stay together wherever it goes. A line that deletes has none behind it and stands
/// between the records.
struct BulkCutter: RecordCutter {
    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        var records: [RecordColumns.Record] = []
        var (keys, deletions): ([[UInt8]], Int) = ([], 0)
        var lines = Lines(piece, from: start)
        var end = start
        while end < enough || end == start, let first = lines.next() {
            let command = BulkCommand(at: first.range, of: piece.bytes)
            if command?.deletes == true {
                deletions += 1
            } else {
                // A command at the end of all has lost its record.
                guard let record = command == nil ? first : lines.next() else {
                    if piece.ending == .end { end = piece.count }
                    break
                }
                records.append(
                    .init(
                        offset: first.range.lowerBound - start,
                        length: record.range.upperBound - first.range.lowerBound, line: record.number))
                keys.append(command?.id ?? [])
            }
            end = lines.place
        }
        if end == start, piece.ending == .end { end = lines.place }
        guard end > start else { return nil }
        return Cut(
            end: end, records: records, passedOver: deletions > 0 ? ["deletions of a bulk request": deletions] : [:],
            keys: keys)
    }

    /// The lines of a piece that are not blank.
    private struct Lines {
        private let piece: StreamPiece
        /// Behind the last line that was met, and the lines before it.
        private(set) var place: Int
        private var number = 0

        init(_ piece: StreamPiece, from start: Int) { (self.piece, place) = (piece, start) }

        /// The next one without its line break; nil where none is there as a whole.
        mutating func next() -> (range: Range<Int>, number: Int)? {
            while place < piece.count {
                let feed = ByteChecks.lineFeed(in: piece.bytes, from: place, to: piece.count)
                guard feed != nil || piece.ending == .end else { return nil }
                let line = piece.bytes[place..<(feed.map { $0 + 1 } ?? piece.count)]
                let content = line.withoutLineBreak
                defer { (place, number) = (line.endIndex, number + 1) }
                if !content.allSatisfy({ " \t\r".utf8.contains($0) }) {
                    return (content.startIndex..<content.endIndex, number)
                }
            }
            return nil
        }
    }
}

/// A line of a bulk request that says what is to be done with a record.
struct BulkCommand {
    /// Whether no record belongs to it.
    let deletes: Bool
    /// What the engine knows the record by; empty where it is to find a name itself.
    private(set) var id: [UInt8] = []

    /// A longer line is a record.
    private static let longest = 1 << 12
    /// What a command may say besides names that begin with an underscore.
    private static let settings: Set<String> = [
        "routing", "version", "version_type", "parent", "op_type", "pipeline", "require_alias", "require_data_stream",
        "retry_on_conflict", "if_seq_no", "if_primary_term", "dynamic_templates", "list_executed_pipelines",
    ]

    /// - Returns: nil for a line that is none.
    init?(at line: Range<Int>, of bytes: [UInt8]) {
        let start = JSONMembers.skipSpaces(from: line.lowerBound, in: bytes, to: line.upperBound)
        guard line.count <= Self.longest, start < line.upperBound, bytes[start] == UInt8(ascii: "{") else { return nil }
        var outer = JSONMembers(of: start, in: bytes, to: line.upperBound)
        guard let action = outer.next(), bytes[action.value] == UInt8(ascii: "{"), outer.next() == nil else {
            return nil
        }
        let name = String(decoding: bytes[action.key], as: UTF8.self)
        guard ["index", "create", "update", "delete"].contains(name) else { return nil }
        deletes = name == "delete"
        var members = JSONMembers(of: action.value, in: bytes, to: action.end)
        while let member = members.next() {
            let name = String(decoding: bytes[member.key], as: UTF8.self)
            guard name.hasPrefix("_") || Self.settings.contains(name) else { return nil }
            guard name == "_id" else { continue }
            let value = bytes[member.value..<member.end]
            id = value.first == UInt8(ascii: "\"") ? JSONCutter.unescaped(value) : Array(value)
        }
    }
}
