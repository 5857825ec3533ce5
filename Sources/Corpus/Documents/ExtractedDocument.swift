internal import Platform

/// Reads documents that an extraction of pages wrote: trafilatura's XML, and TEI as it and others write it.
enum ExtractedDocument {
    /// trafilatura's own form: what it knows of the page stands in the attributes.
    static func trafilatura(_ document: XMLElement) -> Document {
        var result = Document()
        func attribute(_ names: String...) -> String {
            names.lazy.compactMap { document.attribute($0) }.first { !$0.isEmpty && $0 != "None" && $0 != "null" } ?? ""
        }
        result.url = attribute("url", "source")
        if !PageFacts.isWhole(result.url) { result.url = "" }
        result.id = attribute("id")
        if result.id.isEmpty { result.id = result.url }
        result.title = attribute("title")
        result.published = attribute("date")
        result.source = attribute("sitename", "source-hostname", "hostname")
        result.language = attribute("language", "lang")
        let body = document.first("main") ?? document.first("text") ?? document
        result.text = withoutTitle(body.lines(without: ["comments", "graphic"]), result.title)
        return result
    }

    static func tei(_ document: XMLElement) -> Document {
        var result = Document()
        let header = document.first("teiHeader/fileDesc")
        let source = header?.first("sourceDesc/biblFull") ?? header
        result.title = (header?.first("titleStmt/title") ?? source?.first("titleStmt/title"))?.line ?? ""
        result.published =
            [
                source?.first("publicationStmt/date"), header?.first("publicationStmt/date"),
                source?.first("sourceDesc/bibl/date"),
            ]
            .lazy.compactMap { $0?.attribute("when") ?? $0?.line }.first ?? ""
        result.source =
            (source?.first("publicationStmt/publisher") ?? header?.first("publicationStmt/publisher"))?.line ?? ""
        let pointer =
            source?.first("publicationStmt/ptr")?.attribute("target") ?? header?.any("ptr")?.attribute("target")
        if let pointer, PageFacts.isWhole(pointer) { result.url = pointer }
        result.id = document.attribute("id") ?? result.url
        result.language =
            document.first("teiHeader/profileDesc/langUsage/language")?.attribute("ident") ?? document.first("text")?
            .attribute("lang") ?? ""
        let body = document.first("text/body") ?? document.first("text")
        let entries = body?.elements.filter { $0.name == "div" && $0.attribute("type") == "entry" } ?? []
        result.text = withoutTitle((entries.first ?? body)?.lines(without: ["graphic"]) ?? [], result.title)
        return result
    }

    /// A text without its title where that is the first line.
    private static func withoutTitle(_ text: [UInt8], _ title: String) -> [UInt8] {
        let line = text.prefix { $0 != 0x0A }
        guard !title.isEmpty, line.count < text.count, line.elementsEqual(title.utf8) else { return text }
        return Array(text[(line.endIndex + 1)...])
    }
}
