import Bindings
import Corpus
import Reports

/// The records that are skipped, one JSON object a line: where, why, and the record itself.
///
/// They are written as they come, under another name until ``finish(_:)``; the first opens the file.
final class RejectsFile {
    private let path: String
    private var files: OutputSet.SingleFile?
    private(set) var count = 0
    private(set) var first: CorpusError?

    init(path: String) { self.path = path }

    /// - Throws: when the file cannot be written.
    func write(_ record: RejectedRecord) throws(CorpusError) {
        if files == nil { files = try OutputSet.SingleFile(at: path) }
        try files!.sink.write(RejectedLine.text(of: record) + "\n")
        count += 1
        if first == nil { first = record.error }
    }

    /// Gives the file its name, where a record was skipped.
    ///
    /// - Throws: when the path is that of an input, which would be lost, or the file cannot be completed.
    func finish(_ inputs: [Input]) throws(CorpusError) {
        guard let files else { return }
        if inputs.first(at: path) != nil {
            throw CorpusError(
                .usage, at: .init(path: path), "skipped records cannot be written over an input",
                remedy: "name another file with --rejects")
        }
        try files.commit()
        self.files = nil
    }
}
