internal import Platform

/// Reads records that are documents of their own: pages, entries of feeds, items of wires, captures of a crawl.
struct DocumentReader {
    let input: Input
    let dates: DateReader

    /// - Complexity: O(n) in the bytes of the records.
    func columns(of chunk: Chunk) -> RecordColumns {
        var columns = RecordColumns()
        let feed = input.context?.kind == .feed ? input.context.flatMap(XMLRecord.head) : nil
        let entries = FeedEntry(feed: feed, dates: dates)
        for record in chunk.records ?? [] {
            columns.append(document(record, of: chunk, entries), of: record)
        }
        return columns
    }

    private func document(
        _ record: RecordColumns.Record, of chunk: Chunk, _ entries: FeedEntry
    ) -> Result<Document, RecordFault> {
        if let fault = record.fault { return .failure(RecordFault(fault: fault)) }
        let bytes = chunk.bytes(of: record)
        if chunk.format == .warc { return CrawledPage.document(bytes, dates: dates) }
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
                }
            guard let document else { return .failure(RecordFault(fault: .noArticle("items without text"))) }
            return .success(document)
        }
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
