/// What a page says of its article besides the text: in its head, in linked data, in attributes and in its address.
struct PageFacts {
    var title = ""
    var base = ""
    var language = ""
    var linkedData: [[UInt8]] = []
    private var metas: [String: String] = [:]
    /// In the order of the page.
    private var properties: [(name: String, value: String, isDate: Bool, place: Int)] = []

    /// A page has some dozens; what has more is no news page.
    private static let mostProperties = 1_000

    /// Of several the first counts.
    mutating func addMeta(_ key: String, _ value: String) {
        let value = Self.trimmed(value)
        guard !value.isEmpty, metas[key] == nil, metas.count < Self.mostProperties else { return }
        metas[key] = value
    }

    /// - Parameter place: of the element in the text of the page.
    mutating func add(_ property: String, _ value: String, isDate: Bool, place: Int) {
        let value = Self.trimmed(value)
        guard !value.isEmpty, properties.count < Self.mostProperties else { return }
        properties.append((property, value, isDate, place))
    }

    private func meta(_ keys: String...) -> String? { keys.lazy.compactMap { metas[$0] }.first }

    private func property(_ names: String...) -> String? {
        names.lazy.compactMap { name in properties.first { $0.name == name }?.value }.first
    }

    /// White space, line breaks too, becomes one space; none is left at the ends.
    static func trimmed(_ value: String) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(value.utf8.count)
        var hasSpace = false
        for byte in value.utf8 {
            if ByteClass.isSpace(byte) {
                hasSpace = !line.isEmpty
                continue
            }
            if hasSpace { line.append(0x20) }
            hasSpace = false
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }

    // MARK: What is made of it

    /// The address that the page gives itself, as far as one can be made of it without knowing where it was; nil for none.
    ///
    /// - Parameter address: where it was fetched.
    func url(_ data: LinkedData?, fetchedAt address: String) -> String? {
        let base = Self.isWhole(self.base) ? self.base : address
        let candidates = [
            meta("canonical"), meta("og:url", "twitter:url"), data?.url, property("mainentityofpage", "url"),
        ]
        return candidates.lazy.compactMap { $0 }.compactMap { Self.whole($0, from: base) }.first
    }

    /// What the article is called, and the name of the site taken off it.
    func title(_ data: LinkedData, headings: [String], lines: [String], site: String) -> String {
        let candidates = [
            Self.trimmed(data.headline), meta("og:title") ?? "", property("headline") ?? "",
            Self.heading(headings, orAmong: lines, of: Self.trimmed(title)) ?? "",
            meta("twitter:title", "dc.title", "title") ?? "",
            Self.trimmed(title),
        ]
        return Self.withoutSite(candidates.first { !$0.isEmpty } ?? "", site)
    }

    /// The heading that the title of the page begins or ends with, else the only one of the first rank.
    ///
    /// - Parameter lines: the first lines of the page, for one that has no heading.
    private static func heading(_ headings: [String], orAmong lines: [String], of title: String) -> String? {
        func isOfTitle(_ line: String) -> Bool {
            line.utf8.count * 2 >= title.utf8.count && line.utf8.count > 3
                && (title.hasPrefix(line) || title.hasSuffix(line))
        }
        return headings.first(where: isOfTitle) ?? (headings.count == 1 ? headings[0] : lines.first(where: isOfTitle))
    }

    private static func withoutSite(_ title: String, _ site: String) -> String {
        guard !site.isEmpty else { return title }
        for separator in [" | ", " - ", " – ", " — ", " :: ", " · ", " » ", ": "] {
            let (suffix, prefix) = (separator + site, site + separator)
            if title.hasSuffix(suffix), title.utf8.count > suffix.utf8.count {
                return String(title.dropLast(suffix.count))
            }
            if title.hasPrefix(prefix), title.utf8.count > prefix.utf8.count {
                return String(title.dropFirst(prefix.count))
            }
        }
        return title
    }

    func site(_ data: LinkedData) -> String {
        let name =
            meta("og:site_name") ?? (data.publisher.isEmpty ? nil : Self.trimmed(data.publisher))
            ?? property("publisher.name", "publisher")
            ?? meta("application-name", "dc.publisher", "publisher", "article:publisher")
        guard let name, !Self.isWhole(name), name.utf8.count <= 200 else { return "" }
        return name
    }

    func language(_ data: LinkedData) -> String {
        let values = [
            language, data.language, property("inlanguage") ?? "",
            meta("content-language", "language", "dc.language") ?? "",
            meta("og:locale") ?? "",
        ]
        return values.lazy.map(Self.trimmed).first { !$0.isEmpty && $0.utf8.count <= 40 } ?? ""
    }

    // MARK: Dates

    /// When the article was published: the first of what the page says, from what is sure to what is guessed, that is a date.
    ///
    /// - Parameter start: where the article begins in the text: a date before that may be today's.
    /// - Returns: the value as it stands in the page; what is no date where there is no other.
    func published(_ data: LinkedData, url: String, from start: Int, dates: DateReader) -> String {
        let first: [String?] = [
            data.published,
            meta("article:published_time", "og:article:published_time", "article:published", "og:published_time"),
            meta("datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publishdate"),
            meta("publish_date", "publish-date", "publication_date", "published_time", "pubdate", "publicationdate"),
            meta("dcterms.created", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dc:date"),
            meta(
                "date", "release_date", "originalpublicationdate", "article_date_original", "citation_publication_date"),
            property("datepublished"), property("issued", "created"), data.created, property("datecreated"),
            property("published"),
        ]
        let times = properties.filter { $0.isDate && ($0.name == "time" || $0.name == "date") }
        let shown = (times.filter { $0.place >= start } + times.filter { $0.place < start }).prefix(40).map(\.value)
        let late: [String?] = [
            Self.dateInAddress(url), data.modified,
            meta("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified"),
            property("datemodified", "updated"),
        ]
        var unusable = ""
        for value in first.compactMap({ $0 }) where !value.isEmpty {
            if dates.date(value) != nil { return value }
            if let date = Self.dateIn(value, dates) { return date }
            if unusable.isEmpty { unusable = value }
        }
        for value in shown { if let date = Self.dateIn(value, dates) { return date } }
        for value in late.compactMap({ $0 }) where !value.isEmpty {
            if let date = Self.dateIn(value, dates) { return date }
        }
        return unusable
    }

    /// The date in the words of a line: "Published on 4 April 2024 at 10:15 | 3 min read".
    static func dateIn(_ line: String, _ dates: DateReader) -> String? {
        guard line.utf8.count <= 160 else { return nil }
        for part in line.split(whereSeparator: { "|•·–—\n".contains($0) }) {
            let words = part.split(separator: " ")
            for start in words.indices.prefix(8)
            where words[start].utf8.contains(where: { $0 &- 0x30 < 10 }) || start == 0 || words[start].utf8.count >= 3 {
                for end in (start + 1...words.count).reversed().prefix(8) {
                    let text = words[start..<end].joined(separator: " ")
                    guard text.utf8.contains(where: { $0 &- 0x30 < 10 }) else { break }
                    guard let date = dates.date(text), date.day != nil else { continue }
                    // "Published" belongs to the line, not to the date.
                    let first = (start..<end).last { dates.date(words[$0..<end].joined(separator: " ")) == date }
                    return words[(first ?? start)..<end].joined(separator: " ")
                }
            }
        }
        return nil
    }

    /// The day in an address: ".../2024/04/04/...", ".../2024-04-04-...", ".../20240404/...".
    private static func dateInAddress(_ url: String) -> String? {
        guard let scheme = url.firstRange(of: "://") else { return nil }
        let path = url[scheme.upperBound...].split(separator: "/").dropFirst().map(String.init)
        for index in path.indices where path[index].utf8.count == 4 && index + 2 < path.endIndex {
            let parts = path[index...index + 2]
            guard parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }),
                parts.dropFirst().allSatisfy({ 1...2 ~= $0.utf8.count })
            else { continue }
            return parts.map { $0.utf8.count == 1 ? "0" + $0 : $0 }.joined(separator: "-")
        }
        for part in path where part.utf8.count >= 10 {
            let day = part.prefix(10)
            let isDay = day.utf8.enumerated().allSatisfy { $0 == 4 || $0 == 7 ? $1 == 0x2D : $1 &- 0x30 < 10 }
            if isDay { return String(day) }
        }
        return nil
    }

    // MARK: Addresses

    static func isWhole(_ url: String) -> Bool { url.hasPrefix("http://") || url.hasPrefix("https://") }

    /// A reference made whole by the address that it stands under; nil where that cannot be done.
    static func whole(_ reference: String, from base: String) -> String? {
        let reference = trimmed(reference)
        guard !reference.isEmpty, !reference.contains(" ") else { return nil }
        if isWhole(reference) { return String(reference.prefix { $0 != "#" }) }
        guard isWhole(base), let scheme = base.firstRange(of: "://") else { return nil }
        if reference.hasPrefix("//") { return String(base[..<scheme.lowerBound]) + ":" + reference }
        guard reference.hasPrefix("/") else { return nil }
        let host = base[scheme.upperBound...].prefix { !"/?#".contains($0) }
        return String(base[..<scheme.upperBound]) + host + reference
    }

    /// A reference made whole that may be a path from where the base is: "n/1", "../2" (RFC 3986, section 5.2); nil where that
    /// cannot be done.
    static func resolved(_ reference: String, from base: String) -> String? {
        if let whole = whole(reference, from: base) { return whole }
        let reference = trimmed(reference).prefix { $0 != "#" }
        // A scheme of another kind: "urn:...", "tag:...".
        let isPath = !reference.isEmpty && !reference.prefix { !"/?".contains($0) }.contains(":")
        guard isPath, !reference.contains(" "), isWhole(base), let scheme = base.firstRange(of: "://") else {
            return nil
        }
        let site = base[..<scheme.upperBound] + base[scheme.upperBound...].prefix { !"/?#".contains($0) }
        let path = base.dropFirst(site.count).prefix { !"?#".contains($0) }
        if reference.hasPrefix("?") { return String(site) + (path.isEmpty ? "/" : path) + reference }
        let query = reference.drop { $0 != "?" }
        var folders = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast()
        let names = reference.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        for (index, name) in names.enumerated() {
            let isLast = index == names.count - 1
            switch name {
            case ".": if isLast { folders.append("") }
            case "..":
                folders = folders.dropLast()
                if isLast { folders.append("") }
            default: folders.append(name)
            }
        }
        return String(site) + "/" + folders.joined(separator: "/") + query
    }
}
