package import Corpus
import Kernels
import NearDuplicates
import Provenance

/// Keeps of an archive that is being read what its sketch has beyond what any run keeps, and writes the sketch.
package final class ArchiveDraft {
    /// Takes the records of a batch, on any thread.
    let keeper: RecordKeeper
    private var parts: [RecordKeeper.Part] = []
    private var firstRows: [Int] = []
    private var rows = 0
    /// What was seen of the lines; as soon as all is read.
    var sightings = LineSightings()

    package init(_ configuration: Configuration) {
        let memory = MemoryBudget(bytes: configuration.memoryBytes)
        keeper = RecordKeeper(SharedNumberStore(limit: memory.textBytes))
    }

    /// Adds the records of the batch that comes next in the order of the input.
    func append(_ part: RecordKeeper.Part) {
        firstRows.append(rows)
        parts.append(part)
        rows += part.ends.count
    }

    private func record(ofRow row: Int) throws(CorpusError) -> ArraySlice<UInt8> {
        let place = firstRows.firstPlace { $0 > row } - 1
        let (part, position) = (parts[place], row - firstRows[place])
        return try part.bytes.numbers((position == 0 ? 0 : part.ends[position - 1])..<part.ends[position])
    }

    /// How large a sketch is.
    package struct Sizes: Sendable, Equatable {
        package let articles: Int
        package let bytes: Int
        /// Those of the titles and texts.
        package let textBytes: Int
    }

    /// Writes the sketch of an archive.
    ///
    /// - Parameter sketched: the archive, read as a ``Corpus/CorpusSource/archive(_:)`` with this draft.
    /// - Complexity: O(n log n) in the articles, times the bands.
    /// - Throws: when the file cannot be written, or a temporary file cannot be read.
    package func write(_ sketched: SketchedCorpus, to sink: OutputSink) throws(CorpusError) -> Sizes {
        let (corpus, configuration) = (sketched.corpus, sketched.configuration)
        let writer = try SectionWriter(ArchiveSketch.format, to: sink)
        try writer.begin()
        try writer.append(Array(ArchiveParameters(configuration).text.utf8)[...])
        var counts = FieldWriter()
        ArchiveCounts(sketched.reading, corpus).encode(to: &counts)
        try writer.begin()
        try writer.append(counts.bytes[...])
        _ = try add(corpus.count, to: writer) { (article, fields) throws(CorpusError) in
            corpus.encodeFields(of: article, to: &fields)
            sketched.credits[corpus.row(article)].encode(to: &fields)
        }
        let textBytes = try add(corpus.count, to: writer) { (article, fields) throws(CorpusError) in
            fields.append(encoded: try record(ofRow: corpus.row(article)))
        }
        var articleOfRow = [UInt32](repeating: .max, count: rows)
        for article in 0..<corpus.count { articleOfRow[corpus.row(article)] = UInt32(article) }
        try ArchivedLines.write(sightings, articleOfRow: articleOfRow, to: writer)
        try ArchivedSketches.write(
            sketched.sketches, of: corpus, to: writer, threads: configuration.threads)
        try writer.finish()
        return Sizes(articles: corpus.count, bytes: writer.bytesWritten, textBytes: textBytes)
    }

    /// Adds a section with the fields of each article, and one that says where they begin.
    ///
    /// - Returns: how many bytes the fields have.
    private func add(
        _ count: Int, to writer: SectionWriter,
        _ encode: (Int, inout FieldWriter) throws(CorpusError) -> Void
    ) throws(CorpusError) -> Int {
        var starts: [UInt64] = [0]
        starts.reserveCapacity(count + 1)
        try writer.begin()
        for article in 0..<count {
            var fields = FieldWriter()
            try encode(article, &fields)
            try writer.append(fields.bytes[...])
            starts.append(starts[article] + UInt64(fields.bytes.count))
        }
        try writer.add(starts)
        return Int(starts[count])
    }
}

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
