import Bindings
import Corpus
import Reports

/// The records that were skipped, one JSON object a line: where, why, and the record itself.
enum RejectsFile {
    static func write(_ records: [RejectedRecord], to path: String) throws(CorpusError) {
        let (folder, name) = split(path)
        let files = try OutputSet(folder: folder)
        let sink = try files.sink(name)
        for record in records {
            try sink.write(RejectedLine.text(of: record) + "\n")
        }
        try files.commit()
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}
