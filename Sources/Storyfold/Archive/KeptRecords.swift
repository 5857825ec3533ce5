import Corpus
import Kernels

/// Keeps titles and texts as they were read.
struct RecordKeeper: Sendable {
    private let store: SharedNumberStore

    /// The records of one batch.
    struct Part: Sendable {
        let bytes: StoredNumbers<UInt8>
        /// Where the record of each entry ends.
        let ends: [Int]
    }

    init(_ store: SharedNumberStore) { self.store = store }

    /// - Throws: when a temporary file cannot be written.
    func part(of batch: ArticleBatch) throws(CorpusError) -> Part {
        var fields = FieldWriter()
        var ends: [Int] = []
        for entry in batch.entries {
            batch.encodeRecord(of: entry, to: &fields)
            ends.append(fields.bytes.count)
        }
        return Part(bytes: try store.store(fields.bytes), ends: ends)
    }
}

/// The records of all batches, by row.
struct KeptRecords: Sendable {
    private var parts: [RecordKeeper.Part] = []
    private var firstRows: [Int] = []
    /// How many rows there are.
    private(set) var count = 0

    /// Adds the records of the batch that comes next in the order of the input.
    mutating func append(_ part: RecordKeeper.Part) {
        firstRows.append(count)
        parts.append(part)
        count += part.ends.count
    }

    /// - Throws: when a temporary file cannot be read.
    func record(ofRow row: Int) throws(CorpusError) -> ArraySlice<UInt8> {
        let place = firstRows.firstPlace { $0 > row } - 1
        let (part, position) = (parts[place], row - firstRows[place])
        return try part.bytes.numbers((position == 0 ? 0 : part.ends[position - 1])..<part.ends[position])
    }
}
