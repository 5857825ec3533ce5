import Corpus
import Reports

/// The records that are skipped, one JSON object a line: where, why, and the record itself.
///
/// The file is made for the first of them; where there is none, one of an earlier run stays.
final class RejectsFile {
    let path: String
    private let outputs: OutputSet
    private var sink: OutputSink?
    private(set) var count = 0
    /// Why the first was skipped.
    private(set) var first: CorpusError?

    init(path: String, of outputs: OutputSet) { (self.path, self.outputs) = (path, outputs) }

    /// - Throws: when the file cannot be written.
    func add(_ record: RejectedRecord) throws(CorpusError) {
        if sink == nil { sink = try outputs.sink(at: path) }
        try sink!.write(RejectedLine.text(of: record) + "\n")
        count += 1
        if first == nil { first = record.error }
    }

    /// Whether a line is one of such a file.
    static func isOurs(_ line: String) -> Bool {
        line.hasPrefix("{\"path\":\"") && line.contains("\",\"line\":") && line.contains(",\"reason\":\"")
    }
}
