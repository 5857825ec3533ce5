internal import Platform

/// Reads an entry of a feed: RSS 0.9 to 2.0 with the modules for content and Dublin Core, and Atom (RFC 4287).
struct FeedEntry {
    let feed: XMLElement?
    let dates: DateReader
    private let title: String?
    private let language: String
    private let address: String

    /// - Parameter feed: what the feed says of itself.
    init(feed: XMLElement?, dates: DateReader) {
        self.feed = feed
        self.dates = dates
        let channel = feed?.first("channel") ?? feed
        title = channel?.first("title")?.line
        language = channel?.first("language")?.line ?? feed?.attribute("lang") ?? channel?.attribute("lang") ?? ""
        address = channel.map { Self.link(of: $0, base: "") ?? "" } ?? ""
    }

    /// - Returns: nil for what a site's export has besides its articles: pictures, menus, earlier revisions.
    func document(_ entry: XMLElement) -> Document? {
        let kind = entry.first("post_type")?.line ?? "post"
        guard
            !["attachment", "nav_menu_item", "revision", "custom_css", "wp_global_styles", "wp_navigation"].contains(
                kind), !Self.isBesides(entry)
        else { return nil }
        var document = Document()
        let outer = feed?.attribute("base") ?? address
        let base = entry.attribute("base").map { PageFacts.resolved($0, from: outer) ?? $0 } ?? outer
        let guide = entry.first("guid") ?? entry.first("id")
        let identifier = guide?.line ?? entry.attribute("about") ?? ""
        document.title =
            entry.first("title").map { PageFacts.trimmed(String(decoding: Self.markup(of: $0), as: UTF8.self)) } ?? ""
        let isAddress = guide?.attribute("isPermaLink")?.lowercased() != "false" && PageFacts.isWhole(identifier)
        document.url =
            entry.first("origLink")?.line ?? Self.link(of: entry, base: base) ?? (isAddress ? identifier : "")
        document.id = identifier.isEmpty ? document.url : identifier
        document.text = Self.text(of: entry, title: document.title)
        document.published = published(entry)
        // A feed that collects others' names its source; its own title names a page of the outlet rather than the outlet.
        let source = entry.first("source")
        document.source =
            source.flatMap { $0.first("title")?.line ?? ($0.elements.isEmpty ? $0.line : nil) }
            ?? entry.first("publisher")?.line ?? (document.url.isEmpty ? title ?? "" : "")
        document.language =
            entry.attribute("lang") ?? entry.first("content")?.attribute("lang") ?? entry.first("language")?.line
            ?? language
        return document
    }

    /// Whether a category says that an entry of a blog's export is a comment, a setting or a template (Google's GData).
    private static func isBesides(_ entry: XMLElement) -> Bool {
        entry.elements.contains { element in
            guard element.name == "category", element.attribute("scheme")?.hasSuffix("#kind") == true else {
                return false
            }
            return !["#post", "#page"].contains { element.attribute("term")?.hasSuffix($0) ?? false }
        }
    }

    // MARK: Text

    /// The whole text where the entry has it, else the longest that it has.
    private static func text(of entry: XMLElement, title: String) -> [UInt8] {
        let whole = ["encoded", "content", "full-text", "fulltext", "body", "content_encoded"]
        let short = ["description", "summary", "abstract", "subtitle"]
        for names in [whole, short] {
            let texts = entry.elements.filter { names.contains($0.name) && !isMedia($0) }.map(markup)
            guard let longest = texts.max(by: { $0.count < $1.count }), !longest.allSatisfy(ByteClass.isSpace) else {
                continue
            }
            return withoutCredit(longest, title: title)
        }
        // Media modules put the description into a group.
        return entry.first("group/description").map(markup) ?? []
    }

    /// Pictures and sounds are called content too.
    private static func isMedia(_ element: XMLElement) -> Bool {
        element.namespace.contains("mrss") || element.attribute("url") != nil || element.attribute("src") != nil
    }

    /// What is in an element as a page's text would be: markup that is escaped as it is, markup that is not in lines.
    private static func markup(of element: XMLElement) -> [UInt8] {
        element.elements.isEmpty ? element.text : element.lines()
    }

    /// Without the paragraph at the end that links to the article and its site, which blogs' feeds have in any language:
    /// "The post ... appeared first on ...".
    private static func withoutCredit(_ text: [UInt8], title: String) -> [UInt8] {
        let isSpaced = text.last.map(ByteClass.isSpace) ?? false
        let end = isSpaced ? (text.lastIndex { !ByteClass.isSpace($0) } ?? -1) + 1 : text.count
        let body = text[..<end]
        guard !title.isEmpty, body.suffix(4).elementsEqual("</p>".utf8),
            let start = lastParagraph(in: body)
        else { return text }
        let paragraph = Array(body[start...])
        let links = String(decoding: paragraph, as: UTF8.self).split(separator: "<a ").count - 1
        let plain = PublishedText(paragraph.span, naming: .none).plain ?? paragraph
        guard links == 2, String(decoding: plain, as: UTF8.self).contains(title) else { return text }
        return Array(body[..<start])
    }

    private static func lastParagraph(in text: ArraySlice<UInt8>) -> Int? {
        var index = text.endIndex - 2
        while index > text.startIndex {
            if text[index] == UInt8(ascii: "<"), text[index + 1] == UInt8(ascii: "p") { return index }
            index -= 1
        }
        return nil
    }

    // MARK: Facts

    /// The address of the page that an entry or a feed stands for.
    private static func link(of element: XMLElement, base: String) -> String? {
        let links = element.elements.filter { $0.name == "link" }
        let alternates = links.filter {
            ($0.attribute("rel") ?? "alternate") == "alternate" && $0.attribute("href") != nil
        }
        let page = alternates.first { $0.attribute("type")?.hasPrefix("text/html") ?? true } ?? alternates.first
        if let page, let href = page.attribute("href") {
            let base = page.attribute("base").map { PageFacts.resolved($0, from: base) ?? $0 } ?? base
            return PageFacts.resolved(href, from: base) ?? href
        }
        return links.lazy.compactMap { $0.attribute("href") == nil ? $0.line : nil }.compactMap { line in
            PageFacts.resolved(line, from: base) ?? (line.isEmpty ? nil : line)
        }.first
    }

    private static let dateNames = [
        "published", "pubDate", "issued", "pubdate", "date", "created", "available", "updated", "modified",
        "lastBuildDate",
    ]

    /// The first date that is one; else the first value.
    private func published(_ entry: XMLElement) -> String {
        let values = Self.dateNames.flatMap { name in entry.elements.filter { $0.name == name }.compactMap(\.line) }
        return values.first { dates.date($0) != nil } ?? values.first ?? ""
    }
}
