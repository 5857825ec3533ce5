internal import Bindings

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
    /// The fields of the records, where finding the records already meant parsing them.
    var columns: RecordColumns?

    func place(of record: RecordColumns.Record) -> RecordPlace {
        RecordPlace(
            input: input, line: line == 0 ? 0 : line + record.line, offset: offset + record.offset,
            length: record.length)
    }

    func bytes(of record: RecordColumns.Record) -> ArraySlice<UInt8> {
        bytes[record.offset..<record.offset + record.length]
    }
}

/// A record that cannot be used.
package struct RejectedRecord: Sendable {
    package var place: RecordPlace
    package var error: CorpusError
    /// The record as it came, without its line break; for damaged compression what came after the last
    /// whole record.
    package var bytes: [UInt8]
}

/// How far the reading of a corpus has come.
package struct ReadingProgress: Sendable, Equatable {
    /// Bytes read from the files, as they are in the files.
    package var bytes: Int
    /// Nil where an input's size is not known.
    package var totalBytes: Int?
    package var records: Int
}
