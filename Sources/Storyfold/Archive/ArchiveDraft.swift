package import Corpus
import Kernels
import NearDuplicates
import Provenance

/// Keeps of an archive that is being read what its sketch has beyond what any run keeps, and writes the sketch.
package final class ArchiveDraft {
    /// Takes the records of a batch, on any thread.
    let keeper: RecordKeeper
    private var records = KeptRecords()
    /// What was seen of the lines; as soon as all is read.
    var sightings = LineSightings()

    package init(_ configuration: Configuration) {
        let memory = MemoryBudget(bytes: configuration.memoryBytes)
        keeper = RecordKeeper(SharedNumberStore(limit: memory.textBytes))
    }

    /// Adds the records of the batch that comes next in the order of the input.
    func append(_ part: RecordKeeper.Part) { records.append(part) }

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
        _ = try writer.addFields(of: corpus.count) { (article, fields) throws(CorpusError) in
            corpus.encodeFields(of: article, to: &fields)
            sketched.credits[corpus.row(article)].encode(to: &fields)
        }
        let textBytes = try writer.addFields(of: corpus.count) { (article, fields) throws(CorpusError) in
            fields.append(encoded: try records.record(ofRow: corpus.row(article)))
        }
        var articleOfRow = [UInt32](repeating: .max, count: records.count)
        for article in 0..<corpus.count { articleOfRow[corpus.row(article)] = UInt32(article) }
        try ArchivedLines.write(sightings, articleOfRow: articleOfRow, to: writer)
        try ArchivedSketches.write(
            sketched.sketches, of: corpus, to: writer, threads: configuration.threads)
        try writer.finish()
        return Sizes(articles: corpus.count, bytes: writer.bytesWritten, textBytes: textBytes)
    }
}

extension SectionWriter {
    /// Adds a section with the fields of each article, and one that says where they begin.
    ///
    /// - Returns: how many bytes the fields have.
    func addFields(
        of count: Int, _ encode: (Int, inout FieldWriter) throws(CorpusError) -> Void
    ) throws(CorpusError) -> Int {
        var starts: [UInt64] = [0]
        starts.reserveCapacity(count + 1)
        try begin()
        for article in 0..<count {
            var fields = FieldWriter()
            try encode(article, &fields)
            try append(fields.bytes[...])
            starts.append(starts[article] + UInt64(fields.bytes.count))
        }
        try add(starts)
        return Int(starts[count])
    }
}
