internal import Platform

/// Reads a page that MediaWiki exported (its export schema 0.3 to 0.11): the text of the last revision, without its markup.
enum WikiPage {
    /// - Parameter site: what the export says of its site.
    /// - Returns: nil for what is no article: talk, templates, files, and names that lead to other pages.
    static func document(_ page: XMLElement, of site: XMLElement?, dates: DateReader) -> Document? {
        guard (page.first("ns")?.line ?? "0") == "0", page.first("redirect") == nil else { return nil }
        let revisions = page.all("revision")
        guard let last = revisions.last, let source = last.first("text")?.text else { return nil }
        var document = Document()
        document.title = page.first("title")?.line ?? ""
        document.id = page.first("id")?.line ?? document.title
        let text = WikiText(source)
        document.text = text.plain
        guard !document.text.isEmpty else { return nil }
        // News that is written in a wiki has a date of its own; else it is as old as the first revision that is there.
        let told = text.dates.first { dates.date($0) != nil }
        document.published = told ?? revisions.first?.first("timestamp")?.line ?? ""
        document.language = site?.attribute("lang") ?? ""
        let facts = site?.first("siteinfo")
        document.source = facts?.first("sitename")?.line ?? ""
        if let base = facts?.first("base")?.line, let slash = base.lastIndex(of: "/"), PageFacts.isWhole(base) {
            document.url = base[...slash] + document.title.replacing(" ", with: "_")
        }
        return document
    }
}
