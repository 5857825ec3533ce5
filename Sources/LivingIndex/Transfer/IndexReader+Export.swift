package import Corpus
import GRDB
import Storyfold

extension IndexReader {
    /// Writes all of the index into a file: ids of groups and stories, log and rules as they are.
    ///
    /// The bytes follow from what is in the index, not from how it lies on the disk: that of an import is the same.
    ///
    /// - Complexity: O(n) in the articles, events and stories.
    /// - Throws: where the index cannot be used, or the sink cannot be written.
    package func export(to sink: OutputSink, threads: Int, progress: ProgressHandler = { _ in }) throws {
        let (folder, configuration) = (self.folder, settings.configuration(threads: threads))
        try look(with: { try $0.segmentNumbers() }, configuration) { database, segments in
            let writer = try SectionWriter(IndexFile.format, to: sink)
            for table in IndexFile.Table.allCases {
                let rows = try Row.fetchCursor(database, sql: table.query)
                try Self.write(to: writer) { fields in
                    guard let row = try rows.next() else { return false }
                    for value in row.databaseValues { IndexFile.encode(value, to: &fields) }
                    return true
                }
            }
            let places = try Row.fetchCursor(database, sql: "SELECT segment, place FROM article ORDER BY key")
            let total = try Int.fetchOne(database, sql: "SELECT count(*) FROM article")
            var done = 0
            try Self.write(to: writer) { fields in
                guard let row = try places.next() else { return false }
                guard let segment = segments[row[0]] else { throw folder.damage("a segment is missing") }
                let (known, record) = try segment.encoded(row[1])
                fields.add(known)
                fields.add(record)
                done += 1
                if done % 1_000 == 0 {
                    try progress(Progress("writing", completed: done, total: total, unit: "articles"))
                }
                return true
            }
            try writer.finish()
        }
    }

    /// Writes a section of rows, and one that says where they begin.
    ///
    /// - Parameter next: adds the fields of the next row; false where there is none.
    private static func write(to writer: SectionWriter, next: (inout FieldWriter) throws -> Bool) throws {
        var starts: [UInt64] = [0]
        try writer.begin()
        while true {
            var fields = FieldWriter()
            guard try next(&fields) else { break }
            try writer.append(fields.bytes[...])
            starts.append(starts[starts.count - 1] + UInt64(fields.bytes.count))
        }
        try writer.add(starts)
    }
}
