internal import Platform

/// The formats of a file, compression aside.
///
/// A new one is a case here, with the endings of its names in ``init(fileName:)``, its first bytes in
/// ``FormatDetection``, what cuts it into records in ``cutter(for:fields:describes:)``, and what reads their fields in
/// `BatchBuilder`.
package enum InputFormat: String, Sendable, CaseIterable {
    case jsonl, json, csv, tsv, txt, html, xml, warc
    /// A text with many articles, as archives of the press write it.
    case export
    /// A page with many articles, as archives of the press write it.
    case pages
    /// Lines of JSON that a search engine is to load, each behind the line of its command.
    case bulk
    /// Texts of JSON that record separators part.
    case sequence

    /// The format that a file name tells, after ".gz" or ".zst" is taken off.
    init?(fileName: String) {
        let name = fileName.withoutCompressionSuffix
        for (format, endings) in Self.endings where endings.contains(where: name.hasEnding) {
            self = format
            return
        }
        return nil
    }

    /// Whether the ending of a file's name is that of a format.
    package static func isNamed(by fileName: String) -> Bool { InputFormat(fileName: fileName) != nil }

    private static let endings: [(format: InputFormat, endings: [String])] = [
        (.jsonl, [".jsonl", ".ndjson"]), (.json, [".json", ".jsonp", ".jsonseq", ".json-seq"]), (.csv, [".csv"]),
        (.tsv, [".tsv"]),
        (.txt, [".txt"]),
        (.html, [".html", ".htm", ".xhtml", ".shtml"]),
        (.xml, [".xml", ".rss", ".atom", ".rdf", ".nitf", ".sgml", ".sgm"]), (.warc, [".warc", ".wet"]),
    ]

    /// Whether a file is one article, which is named after it.
    package var isOneArticle: Bool { self == .txt || self == .html }

    /// Whether its titles are still to be taken from the first lines of the texts.
    var hasTitleInText: Bool { self == .txt }

    /// Whether each record has a line of its own.
    var hasLines: Bool { self != .json && !isOneArticle }

    /// Whether a record without an id is named after its line; several may begin on one line of a document or a sequence.
    var isNamedByLine: Bool { hasLines && !isDocument && self != .sequence }

    /// Whether text of any encoding is read, as far as a detector tells it; JSON is UTF-8 or UTF-16 by its definition, and
    /// pages say what they are in.
    var detectsEncoding: Bool { [.csv, .tsv, .txt, .export].contains(self) }

    /// Bytes that its parser may read behind the records.
    var padding: Int { isJSON ? JSONLinesParser.padding : 0 }

    /// Whether its records are objects of JSON.
    package var isJSON: Bool { [.jsonl, .json, .bulk, .sequence].contains(self) }

    /// Whether what stands around the records makes one file of them, so that two cannot be joined.
    package var hasFrame: Bool { self == .xml || self == .pages }

    /// Whether a record is a document that ``DocumentReader`` reads.
    var isDocument: Bool { [.html, .xml, .warc, .pages].contains(self) }

    /// What cuts an input of this format into records.
    ///
    /// - Parameter describes: as ``ReadingOptions/describesFields``.
    func cutter(for input: Input, fields: FieldNames, describes: Bool) -> any RecordCutter {
        switch self {
        case .jsonl: LineCutter()
        case .json: JSONCutter(path: input.path, fields: fields)
        case .csv: RowReader(delimiter: UInt8(ascii: ","), path: input.path, fields: fields, describes: describes)
        case .tsv: RowReader(delimiter: UInt8(ascii: "\t"), path: input.path, fields: fields, describes: describes)
        case .txt: TextCutter(fields)
        case .html: FileCutter()
        case .xml: XMLCutter(path: input.path, fields: fields)
        case .warc: WARCCutter()
        case .export: ExportCutter(path: input.path, fields: fields)
        case .pages: ExportPageCutter()
        case .bulk: BulkCutter()
        case .sequence: SequenceCutter()
        }
    }

    /// The object of a record of JSON: of a bulk request the last of its lines, of a sequence what stands behind the separator.
    package func object(of record: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        switch self {
        case .bulk: record.lastIndex(of: UInt8(ascii: "\n")).map { record[($0 + 1)...] } ?? record
        case .sequence: record.first == SequenceCutter.separator ? record.dropFirst() : record
        default: record
        }
    }
}
