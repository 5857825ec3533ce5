internal import Platform

/// Reads records that are documents of their own: pages, entries of feeds, items of wires, captures of a crawl.
struct DocumentReader {
    let input: Input
    let dates: DateReader
    /// By which the elements of records are taken for fields that no format describes.
    private let fields: XMLFieldNames
    /// Which elements the records have, and what they are taken for; nil where that is not asked for, or where the format says
    /// what each is.
    private(set) var profile: FieldProfile?
    /// The elements of the first record, where the format does not say what each is.
    private(set) var samples: [FieldSample] = []

    init(input: Input, options: ReadingOptions) {
        (self.input, dates, fields) = (input, options.dates, XMLFieldNames(options.fields))
        if options.describesFields, input.context?.kind == .records { profile = FieldProfile() }
    }

    /// - Complexity: O(n) in the bytes of the records.
    mutating func columns(of chunk: Chunk) -> RecordColumns {
        var columns = RecordColumns()
        let feed = input.context?.kind == .feed ? input.context.flatMap(XMLRecord.head) : nil
        let entries = FeedEntry(feed: feed, dates: dates)
        let site = input.context?.kind == .wiki ? input.context.flatMap(XMLRecord.head) : nil
        for record in chunk.records ?? [] {
            columns.append(document(record, of: chunk, entries, site: site), of: record)
        }
        return columns
    }

    private mutating func document(
        _ record: RecordColumns.Record, of chunk: Chunk, _ entries: FeedEntry, site: XMLElement?
    ) -> Result<Document, RecordFault> {
        if let fault = record.fault { return .failure(RecordFault(fault: fault)) }
        let bytes = chunk.bytes(of: record)
        if chunk.format == .warc { return CrawledPage.document(bytes, dates: dates) }
        if chunk.format == .pages {
            let document = ExportedArticle(page: PageBytes.utf8(Array(bytes)).span, dates: dates).document
            guard !document.text.isEmpty || !document.title.isEmpty else {
                return .failure(RecordFault(fault: .noArticle("parts of a page without an article")))
            }
            return .success(document)
        }
        guard chunk.format == .xml, let context = input.context else { return .success(page(Array(bytes))) }
        switch XMLRecord.read(bytes, in: context) {
        case .failure(let failure): return .failure(RecordFault(fault: .malformed(failure.reason)))
        case .success(let element):
            let document: Document? =
                switch context.kind {
                case .feed: entries.document(element)
                case .nitf: WireItem.nitf(element)
                case .newsml: WireItem.newsML(element)
                case .document: ExtractedDocument.trafilatura(element)
                case .tei: ExtractedDocument.tei(element)
                case .wiki: WikiPage.document(element, of: site, dates: dates)
                case .records: document(of: XMLFields(of: element, names: fields))
                }
            guard let document else { return .failure(RecordFault(fault: .noArticle("items without text"))) }
            return .success(document)
        }
    }

    /// What a record says by its elements, which are noted.
    private mutating func document(of record: XMLFields) -> Document? {
        if profile != nil || samples.isEmpty {
            let (values, choices) = record.described
            if samples.isEmpty {
                samples = values.map { FieldSample(path: $0.path, value: $0.text.utf8.count > 80 ? "" : $0.text) }
            }
            profile?.add(values, taking: choices)
        }
        return record.document
    }

    private func page(_ bytes: [UInt8]) -> Document {
        Document(ArticlePage(PageBytes.utf8(bytes).span, dates: dates))
    }
}

/// Why a document cannot be used.
struct RecordFault: Error {
    var fault: RecordColumns.Fault
}

/// What a document says of its article; what it does not say is empty.
struct Document {
    var id = ""
    var text: [UInt8] = []
    var title = ""
    var published = ""
    var source = ""
    var url = ""
    var language = ""

    init() {}

    init(_ page: ArticlePage) {
        (text, title, published, language) = (page.text, page.title, page.published, page.language)
        (id, url, source) = (page.url, page.url, page.site)
    }
}

extension RecordColumns {
    /// Adds a record with the fields of its document.
    fileprivate mutating func append(_ document: Result<Document, RecordFault>, of record: Record) {
        var record = record
        let row = values.count
        values.append(contentsOf: repeatElement(.absent, count: FieldNames.Role.allCases.count))
        switch document {
        case .failure(let failure): record.fault = failure.fault
        case .success(let document):
            func set(_ role: FieldNames.Role, _ value: some Collection<UInt8>) {
                guard !value.isEmpty || role == .text else { return }
                values[row + role.rawValue] = .init(lower: bytes.count, count: value.count, kind: .string)
                bytes.append(contentsOf: value)
            }
            set(.id, document.id.utf8)
            set(.text, document.text)
            set(.title, document.title.utf8)
            set(.published, document.published.utf8)
            set(.source, document.source.utf8)
            set(.url, document.url.utf8)
            set(.language, document.language.utf8)
        }
        records.append(record)
    }
}
