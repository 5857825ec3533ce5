internal import Platform

/// Reads the records of a web archive that may hold an article.
enum CrawledPage {
    /// - Parameter record: as ``WARCCutter`` cut it.
    static func document(_ record: ArraySlice<UInt8>, dates: DateReader) -> Result<Document, RecordFault> {
        let bytes = Array(record)
        guard let header = WARCHeader(at: 0, in: bytes.span) else {
            return .failure(RecordFault(fault: .malformed("its header does not end")))
        }
        let block = bytes[header.end...].prefix(header.length ?? 0)
        if header.type == "conversion" { return .success(text(Array(block), header)) }
        var (body, charset) = (Array(block), HTTPResponse.charset(of: header.contentType))
        if header.type == "response" {
            guard let answer = HTTPResponse(at: header.end, in: bytes.span) else {
                return .failure(RecordFault(fault: .malformed("the answer's header does not end")))
            }
            guard let unpacked = answer.body(of: block) else {
                return .failure(RecordFault(fault: .malformed("the answer's body is damaged, or larger than 64 MiB")))
            }
            (body, charset) = (unpacked, answer.charset)
        }
        guard body.contains(where: { !ByteClass.isSpace($0) }) else {
            return .failure(RecordFault(fault: .noArticle("empty pages")))
        }
        var document = Document(
            ArticlePage(PageBytes.utf8(body, declared: charset).span, address: header.address, dates: dates))
        // The page's own address where it is one of the same site; else it names another's page, or a wrong one.
        if host(document.url) != host(header.address) { document.url = header.address }
        document.id = header.id.isEmpty ? document.url : header.id
        if document.language.isEmpty { document.language = header.language }
        return .success(document)
    }

    /// The text of a page as a crawl extracted it, all of the page: what is no article is left to the cleaning of texts. Its
    /// first line is the title.
    private static func text(_ text: [UInt8], _ header: WARCHeader) -> Document {
        var document = Document()
        let text = ByteChecks.isUTF8(text[...]) ? text : Array(String(decoding: text, as: UTF8.self).utf8)
        let first = text.prefix { $0 != 0x0A }
        let hasTitle = first.count <= longestTitle && text[first.endIndex...].contains { !ByteClass.isSpace($0) }
        if hasTitle { document.title = PageFacts.trimmed(String(decoding: first, as: UTF8.self)) }
        document.text = hasTitle ? Array(text[(first.endIndex + 1)...]) : text
        document.url = header.address
        document.id = header.id.isEmpty ? header.address : header.id
        document.language = String(header.language.prefix { $0 != "," })
        return document
    }

    private static let longestTitle = 300

    /// The host of an address, without the names that sites give the same pages for other devices.
    private static func host(_ address: String) -> Substring {
        guard let scheme = address.firstRange(of: "://") else { return "" }
        var host = address[scheme.upperBound...].prefix { !"/?#:".contains($0) }
        for prefix in ["www.", "m.", "amp.", "mobile."] where host.hasPrefix(prefix) {
            host = host.dropFirst(prefix.count)
        }
        return host
    }
}
