internal import Bindings

/// Kinds of files that hold articles in a form which another program takes out of them.
enum FileKind: CaseIterable {
    case parquet, arrow, avro, orc, pdf, sqlite, office, oldOffice, rtf, image

    /// The kind that the first bytes tell; nil where they begin none of these.
    init?(firstBytes bytes: ArraySlice<UInt8>) {
        let found = Self.allCases.first { kind in kind.beginnings.contains { bytes.starts(with: $0) } }
        guard let found else { return nil }
        self = found
    }

    private var beginnings: [[UInt8]] {
        switch self {
        case .parquet: [Array("PAR1".utf8)]
        case .arrow: [Array("ARROW1".utf8), Array("FEA1".utf8)]
        case .avro: [Array("Obj\u{1}".utf8)]
        case .orc: [Array("ORC".utf8)]
        case .pdf: [Array("%PDF-".utf8)]
        case .sqlite: [Array("SQLite format 3\u{0}".utf8)]
        // Told from the files in it.
        case .office: []
        case .oldOffice: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
        case .rtf: [Array("{\\rtf".utf8)]
        case .image: [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8)]
        }
    }

    /// What the file is, and what to do about it.
    func error(path: String) -> CorpusError {
        let file = "'\(path)'"
        let (what, remedy) =
            switch self {
            case .parquet: ("a Parquet file", "convert it with: duckdb -c \"COPY (FROM \(file)) TO 'articles.jsonl'\"")
            case .arrow:
                ("an Arrow file", "convert it with Python: pyarrow.feather.read_table(\(file)).to_pandas().to_json")
            case .avro: ("an Avro file", "convert it with: avro-tools tojson \(file) > articles.jsonl")
            case .orc: ("an ORC file", "convert it with: orc-contents \(file) > articles.jsonl")
            case .pdf: ("a PDF document", "take its text out with: pdftotext \(file) article.txt")
            case .sqlite:
                (
                    "an SQLite database",
                    "take a table out with: sqlite3 -header -csv \(file) 'SELECT * FROM articles' > articles.csv"
                )
            case .office:
                (
                    "a document of an office program, or a book",
                    "take its text out with: pandoc -t plain -o article.txt \(file); save a table as CSV"
                )
            case .oldOffice:
                (
                    "a document of an old office program (.doc, .xls)",
                    "convert it with: soffice --convert-to txt:Text \(file); save a table as CSV"
                )
            case .rtf: ("a rich text document", "take its text out with: pandoc -t plain -o article.txt \(file)")
            case .image: ("an image", "articles that were scanned need a program that reads them, such as tesseract")
            }
        return CorpusError(.badInput, at: .init(path: path), "this is \(what), which is not read", remedy: remedy)
    }
}
