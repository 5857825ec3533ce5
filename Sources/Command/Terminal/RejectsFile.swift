import Bindings
import Corpus
import Reports

/// The records that were skipped, one JSON object a line: where, why, and the record itself.
enum RejectsFile {
    /// - Throws: when the path is that of an input, which would be lost, or cannot be written.
    static func write(_ records: [RejectedRecord], of inputs: [Input], to path: String) throws(CorpusError) {
        if inputs.first(at: path) != nil {
            throw CorpusError(
                .usage, at: .init(path: path), "skipped records cannot be written over an input",
                remedy: "name another file with --rejects")
        }
        try OutputSet.writeFile(at: path) { (sink) throws(CorpusError) in
            for record in records { try sink.write(RejectedLine.text(of: record) + "\n") }
        }
    }
}
