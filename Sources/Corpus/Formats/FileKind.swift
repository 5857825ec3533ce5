internal import Platform

/// Kinds of files that hold articles, or seem to, in a form which another program takes out of them.
enum FileKind: CaseIterable {
    case parquet, arrow, arrowStream, avro, orc, hdf5, numpy, pickle, bson
    case pdf, postScript, djvu, sqlite, spreadsheet, book, office, oldOffice, rtf, image, sound
    case rar, twicePacked, oldCrawl, pointer, sketch
    case mailbox, pageArchive, mail, yaml, sqlDump, references, bibliography, vertical, pythonLines, script

    /// The kind that the first bytes tell, whatever a file is called; nil where they begin none of these.
    init?(firstBytes bytes: ArraySlice<UInt8>) {
        let found = Self.allCases.first { kind in kind.beginnings.contains { bytes.starts(with: $0) } }
        guard let kind = found ?? Self.container(bytes) else { return nil }
        self = kind
    }

    /// The kind of a file whose name tells no format that is read, by that name and by its first lines; nil for none.
    init?(named path: String, firstBytes bytes: ArraySlice<UInt8>) {
        let name = path.withoutCompressionSuffix
        if let kind = Self.allCases.first(where: { kind in kind.endings.contains(where: name.hasEnding) }) {
            self = kind
            return
        }
        let lines = bytes.prefix(2_000).split(separator: 0x0A, maxSplits: 12).map { line in
            String(decoding: line, as: UTF8.self).lowercased()
        }
        guard let first = lines.first else { return nil }
        let headers = lines.prefix { $0 != "\r" && !$0.isEmpty }.count { line in
            Self.mailHeaders.contains { line.hasPrefix($0 + ":") }
        }
        if first.hasPrefix("from "), headers > 0 {
            self = .mailbox
        } else if headers > 1 {
            self = lines.contains { $0.contains("multipart/related") } ? .pageArchive : .mail
        } else if first.hasPrefix("ty  - ") {
            self = .references
        } else if [
            "-- mysql dump", "-- postgresql database dump", "-- mariadb dump", "create table", "insert into",
            "begin transaction",
        ]
        .contains(where: { word in lines.contains { $0.hasPrefix(word) } }) {
            self = .sqlDump
        } else if first.hasPrefix("%yaml") || first.hasPrefix("---") && lines.count > 1
            || first.hasPrefix("- ") && lines.dropFirst().contains(where: { $0.hasPrefix("  ") && $0.contains(": ") })
        {
            self = .yaml
        } else if ["var ", "let ", "const ", "window.", "export ", "module.exports"].contains(where: first.hasPrefix)
            || first.prefix(60).firstRange(of: "({") != nil || first.prefix(60).firstRange(of: "([") != nil
        {
            self = .script
        } else {
            return nil
        }
    }

    private static let mailHeaders = [
        "from", "to", "subject", "date", "received", "return-path", "mime-version", "message-id", "content-type",
        "reply-to",
        "delivered-to", "snapshot-content-location", "dkim-signature", "x-mozilla-status",
    ]

    /// Kinds whose mark stands behind the first bytes.
    private static func container(_ bytes: ArraySlice<UInt8>) -> FileKind? {
        let start = Array(bytes.prefix(16))
        guard start.count == 16 else { return nil }
        if start.starts(with: "RIFF".utf8) { return start[8...].starts(with: "WEBP".utf8) ? .image : .sound }
        if start[4..<8].elementsEqual("ftyp".utf8) { return .sound }
        // A document of BSON: its length, and its first member.
        if start[4] == 0x07, start[5..<9].elementsEqual("_id\0".utf8) { return .bson }
        if start[0] == 0x80, 2...5 ~= start[1],
            start[2] == 0x95 || start[2] == 0x63 || start[2] == 0x7D || start[2] == 0x5D
        {
            return .pickle
        }
        return nil
    }

    private var beginnings: [[UInt8]] {
        switch self {
        case .parquet: [Array("PAR1".utf8)]
        case .arrow: [Array("ARROW1".utf8), Array("FEA1".utf8)]
        case .arrowStream: [[0xFF, 0xFF, 0xFF, 0xFF]]
        case .avro: [Array("Obj\u{1}".utf8)]
        case .orc: [Array("ORC".utf8)]
        case .hdf5: [[0x89, 0x48, 0x44, 0x46]]
        case .numpy: [[0x93] + Array("NUMPY".utf8)]
        case .pdf: [Array("%PDF-".utf8)]
        case .postScript: [Array("%!PS".utf8)]
        case .djvu: [Array("AT&TFORM".utf8)]
        case .sqlite: [Array("SQLite format 3\u{0}".utf8)]
        case .oldOffice: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
        case .rtf: [Array("{\\rtf".utf8)]
        case .image:
            [
                [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("II*\0".utf8),
                [0x4D, 0x4D, 0x00, 0x2A],
            ]
        case .sound: [Array("ID3".utf8), Array("OggS".utf8), Array("fLaC".utf8)]
        case .rar: [Array("Rar!\u{1A}\u{7}".utf8)]
        // What comes out of one packing is looked at.
        case .twicePacked: [[0x1F, 0x8B, 0x08], [0x28, 0xB5, 0x2F, 0xFD]]
        case .oldCrawl: [Array("filedesc://".utf8)]
        case .pointer: [Array("version https://git-lfs".utf8)]
        case .sketch: [Array("storyfold sketch ".utf8)]
        // Told from the files in them, from behind their first bytes, or from their lines.
        case .spreadsheet, .book, .office, .pickle, .bson, .mailbox, .pageArchive, .mail, .yaml, .sqlDump, .references,
            .bibliography, .vertical, .pythonLines, .script:
            []
        }
    }

    /// What the names of such files end in, of kinds whose bytes do not tell them.
    private var endings: [String] {
        switch self {
        case .pickle: [".pkl", ".pickle"]
        case .bson: [".bson"]
        case .yaml: [".yaml", ".yml"]
        case .sqlDump: [".sql"]
        case .mailbox: [".mbox"]
        case .mail: [".eml"]
        case .pageArchive: [".mhtml", ".mht"]
        case .references: [".ris"]
        case .bibliography: [".bib"]
        case .vertical: [".vrt", ".vert", ".conllu", ".conll"]
        default: []
        }
    }

    /// The kind of a zip that is a document, by its name.
    static func document(named path: String) -> FileKind {
        if [".xlsx", ".xlsm", ".xlsb", ".ods"].contains(where: path.hasEnding) { return .spreadsheet }
        return path.hasEnding(".epub") ? .book : .office
    }

    /// What the file is, and what to do about it.
    func error(path: String) -> CorpusError {
        let (what, remedy) = words("'\(path)'")
        return CorpusError(.badInput, at: .init(path: path), "this is \(what), which is not read", remedy: remedy)
    }

    private func words(_ file: String) -> (what: String, remedy: String) {
        let lines = "to_json('articles.jsonl', orient='records', lines=True)"
        func python(_ code: String) -> String { "convert it with: python3 -c \"\(code)\"" }
        switch self {
        case .parquet:
            return (
                "a Parquet file",
                "the command of the Python package reads it, with pyarrow installed; or convert it with: "
                    + "duckdb -c \"COPY (FROM \(file)) TO 'articles.jsonl'\""
            )
        case .arrow:
            return (
                "an Arrow or Feather file",
                "the command of the Python package reads it, with pyarrow installed; or "
                    + python("import pandas; pandas.read_feather(\(file)).\(lines)")
            )
        case .arrowStream:
            return (
                "a stream of Arrow", python("import pyarrow as a; a.ipc.open_stream(\(file)).read_pandas().\(lines)")
            )
        case .avro: return ("an Avro file", "convert it with: avro-tools tojson \(file) > articles.jsonl")
        case .orc: return ("an ORC file", "convert it with: orc-contents \(file) > articles.jsonl")
        case .hdf5: return ("an HDF5 file", python("import pandas; pandas.read_hdf(\(file)).\(lines)"))
        case .numpy: return ("a NumPy file", "save its texts as JSON Lines or CSV")
        case .pickle: return ("a Python pickle", python("import pandas; pandas.read_pickle(\(file)).\(lines)"))
        case .bson: return ("a BSON dump", "convert it with: bsondump --outFile=articles.jsonl \(file)")
        case .pdf: return ("a PDF document", "take its text out with: pdftotext \(file) article.txt")
        case .postScript: return ("a PostScript document", "take its text out with: ps2txt \(file) article.txt")
        case .djvu: return ("a DjVu document", "take its text out with: djvutxt \(file) article.txt")
        case .sqlite:
            return (
                "an SQLite database",
                "take a table out with: sqlite3 -header -csv \(file) 'SELECT * FROM articles' > articles.csv"
            )
        case .spreadsheet: return ("a spreadsheet", "convert it with: soffice --headless --convert-to csv \(file)")
        case .book: return ("a book in EPUB", "take its text out with: pandoc -t plain -o article.txt \(file)")
        case .office:
            return (
                "a document of an office program",
                "take its text out with: pandoc -t plain -o article.txt \(file); save a table as CSV"
            )
        case .oldOffice:
            return (
                "a document of an old office program (.doc, .xls)",
                "convert it with: soffice --convert-to txt:Text \(file); save a table as CSV"
            )
        case .rtf: return ("a rich text document", "take its text out with: pandoc -t plain -o article.txt \(file)")
        case .image:
            return ("an image", "have its text read by a program that does, such as: tesseract \(file) article")
        case .sound: return ("a recording", "have it written down first, by whisper for one")
        case .rar: return ("a RAR archive", "unpack it with: unrar x \(file)")
        case .twicePacked: return ("a file that is packed twice", "unpack it once: gunzip \(file), or unzstd")
        case .oldCrawl:
            return ("an ARC file of a crawl", "convert it with: arc2warc \(file), of the Python package warctools")
        case .pointer: return ("a pointer of Git LFS, and not the file itself", "fetch that with: git lfs pull")
        case .sketch: return ("a sketch of an archive", "name it with --against")
        case .mailbox:
            return (
                "a mailbox",
                python(
                    "import mailbox, json; [print(json.dumps({'id': m['message-id'], 'title': m['subject'], 'source': m['from'], "
                        + "'date': m['date'], 'text': next((p.get_payload(decode=True).decode(p.get_content_charset() or 'utf-8', "
                        + "'replace') for p in m.walk() if p.get_content_type() == 'text/plain'), '')})) "
                        + "for m in mailbox.mbox(\(file))]") + " > articles.jsonl"
            )
        case .pageArchive:
            return (
                "a web page with all that belongs to it (MHTML)",
                "take the page out with: python3 -c \"import email, email.policy as p; print(email.message_from_file("
                    + "open(\(file)), policy=p.default).get_body(('html',)).get_content())\" > article.html"
            )
        case .mail:
            return (
                "an e-mail",
                "take its text out with: python3 -c \"import email, email.policy as p; print(email.message_from_file("
                    + "open(\(file)), policy=p.default).get_body(('plain', 'html')).get_content())\" > article.txt"
            )
        case .yaml: return ("a YAML file", "convert it with: yq -o=json \(file) > articles.json")
        case .sqlDump:
            return ("a dump of a database", "load it into one, and take the table of the articles out as CSV")
        case .references:
            return ("a list of references (RIS)", "save it as CSV with the program that wrote it, or with Zotero")
        case .bibliography:
            return ("a bibliography in BibTeX", "save it as CSV with the program that wrote it, or with Zotero")
        case .vertical:
            return (
                "a corpus with a word a line",
                "write its texts out, an article a file or a line of JSON each, with the program that it is made for"
            )
        case .pythonLines:
            return (
                "a list of objects as Python prints them",
                python("import ast, json; [print(json.dumps(ast.literal_eval(line))) for line in open(\(file))]")
                    + " > articles.jsonl"
            )
        case .script:
            return ("a script", "keep what stands between the first bracket and the last as a .json file")
        }
    }
}
