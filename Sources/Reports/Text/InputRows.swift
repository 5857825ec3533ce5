import Platform
import Corpus
import Storyfold

/// The inputs of a corpus in as few rows as say all of them: each by itself, or where they are many the files of a folder
/// or an archive together that are alike.
struct InputRows {
    struct Row {
        var path: String
        var files: Int
        /// Format, compression and encoding.
        var kind: String
        /// nil where nobody knows them.
        var bytes: Int?
        /// Articles, and records that cannot be used.
        var records: String
    }

    private(set) var rows: [Row] = []

    /// Inputs that have a row each.
    private static let most = 8

    private struct Key: Hashable {
        var path: [UInt8]
        var kind: String
    }

    init(_ inspection: CorpusInspection) {
        let inputs = inspection.reading.inputs
        let isLong = inputs.count { !$0.isArchive } > Self.most
        var places: [Key: Int] = [:]
        var counts: [(files: Int, bytes: Int?, counts: CorpusInspection.Counts)] = []
        for (index, input) in inputs.enumerated() where !input.isArchive {
            let archive = input.entry.map { inputs[$0.archive] }
            let path = archive?.path ?? (isLong ? Self.folder(of: input.path) : input.path)
            let kind = Self.kind(of: input, in: archive)
            let key = Key(path: Array(path.utf8), kind: kind)
            let place = places[key] ?? rows.count
            if place == rows.count {
                places[key] = place
                rows.append(
                    Row(path: path == "-" ? "standard input" : path, files: 0, kind: kind, bytes: 0, records: ""))
                counts.append((0, 0, .none))
            }
            counts[place].files += 1
            // Those of an archive are packed in it.
            let bytes = archive == nil ? input.status?.bytes : archive?.status?.bytes
            counts[place].bytes = archive == nil ? counts[place].bytes.flatMap { sum in bytes.map { sum + $0 } } : bytes
            counts[place].counts = counts[place].counts + inspection.counts[index]
        }
        for (place, sum) in counts.enumerated() {
            rows[place].files = sum.files
            rows[place].bytes = sum.bytes
            // A folder's row is named after it; a file of its own keeps its name.
            var records = CountText.text(sum.counts.articles, "article")
            if sum.counts.rejected > 0 { records += ", \(Decimals.grouped(sum.counts.rejected)) not usable" }
            rows[place].records = records
        }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[...slash])
    }

    private static func kind(of input: Input, in archive: Input?) -> String {
        var words = [input.format.map { name(of: $0, kind: input.documentKind) } ?? "empty"]
        if let archive {
            words.append(
                archive.compression == .none ? "in an archive" : "in an archive, \(archive.compression.rawValue)")
        }
        if input.compression != .none { words.append(input.compression.rawValue) }
        words.append(input.encoding ?? "UTF-8")
        if input.guessedColumns != nil { words.append("no header") }
        if input.linesAboveHeader > 0 {
            words.append("\(CountText.text(input.linesAboveHeader, "line")) above the header")
        }
        if input.isTurned { words.append("a table by columns") }
        if input.hasSerialDates { words.append("days numbered as in spreadsheets") }
        return words.joined(separator: ", ")
    }

    /// What people call a format.
    static func name(of format: InputFormat, kind: String? = nil) -> String {
        switch format {
        case .jsonl: "JSON Lines"
        case .json: "JSON"
        case .csv: "CSV"
        case .tsv: "TSV"
        case .txt: "text"
        case .export: "export of articles as text"
        case .pages: "page with many articles"
        case .bulk: "bulk request"
        case .sequence: "JSON text sequence"
        case .html: "web page"
        case .warc: "WARC"
        case .xml:
            switch kind {
            case "feed": "feed"
            case "nitf": "NITF"
            case "newsml": "NewsML-G2"
            case "tei": "TEI"
            case "wiki": "MediaWiki"
            default: "XML"
            }
        }
    }
}
