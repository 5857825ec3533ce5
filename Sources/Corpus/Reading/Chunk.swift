internal import Platform

/// Some whole records of one input, in its order: the piece of work that one thread takes at a time.
struct Chunk: Sendable {
    /// Index of the input.
    var input: Int
    var format: InputFormat
    /// The records as they came, and behind them what a parser may read without using it.
    var bytes: [UInt8]
    /// Bytes that belong to the records.
    var count: Int
    /// Of the first byte in the unpacked input.
    var offset: Int
    /// Number of the first line, from 1; 0 where the file is the record.
    var line: Int
    /// Of a table.
    var columnNames: [String] = []
    /// Records before it in the input, where these have no lines of their own.
    var number: Int
    /// Where the records stand; nil where each line is one.
    var records: [RecordColumns.Record]?
    /// The fields of the records, where finding the records already meant parsing them.
    var columns: RecordColumns?
    /// What else stands in it and holds no article, by what it is.
    var passedOver: [String: Int] = [:]
    /// What holds for those of them that do not say it themselves.
    var defaults = RecordDefaults()
    /// As ``Cut/keys``.
    var keys: [[UInt8]] = []
    /// The fields of the rows of a table, where they are noted.
    var profile: FieldProfile?

    func place(of record: RecordColumns.Record) -> RecordPlace {
        RecordPlace(
            input: input, line: line == 0 ? 0 : line + record.line, offset: offset + record.offset,
            length: record.length)
    }

    func bytes(of record: RecordColumns.Record) -> ArraySlice<UInt8> {
        bytes[record.offset..<record.offset + record.length]
    }

    /// A record as its object alone.
    func object(of record: RecordColumns.Record) -> RecordColumns.Record {
        let bytes = objectBytes(of: record)
        var object = record
        (object.offset, object.length) = (bytes.startIndex, bytes.count)
        return object
    }

    /// What a parser reads of a record.
    func objectBytes(of record: RecordColumns.Record) -> ArraySlice<UInt8> { format.object(of: bytes(of: record)) }
}
