/// The article that a page describes in linked data (JSON-LD with the vocabulary of schema.org).
struct LinkedData {
    private(set) var headline = ""
    private(set) var text = ""
    private(set) var published = ""
    private(set) var created = ""
    private(set) var modified = ""
    private(set) var url = ""
    private(set) var publisher = ""
    private(set) var language = ""

    /// Objects that are looked at; a page describes its article among the first.
    private static let mostObjects = 2_000

    /// - Parameters:
    ///   - scripts: what stands in the page's scripts of linked data.
    ///   - address: the page's own, which tells its article from others on it.
    init(_ scripts: [[UInt8]], address: String) {
        var objects: [JSONDocument] = []
        for script in scripts {
            for document in JSONDocument.documents(inPage: Self.bare(script)) { Self.collect(document, to: &objects) }
        }
        let articles = objects.filter { Self.isArticle($0) }
        let page = objects.first { Self.types(of: $0).contains { $0.hasSuffix("Page") } }
        let article =
            articles.first { !address.isEmpty && Self.address(of: $0) == address }
            ?? articles.first { Self.string($0["articleBody"]) != nil } ?? articles.first
        if let article {
            headline = Self.string(article["headline"]) ?? Self.string(article["name"]) ?? ""
            text = Self.string(article["articleBody"]) ?? Self.string(article["text"]) ?? Self.liveText(article) ?? ""
            url = Self.address(of: article)
        }
        for object in [article, page].compactMap({ $0 }) {
            if published.isEmpty { published = Self.string(object["datePublished"]) ?? "" }
            if created.isEmpty { created = Self.string(object["dateCreated"]) ?? "" }
            if modified.isEmpty { modified = Self.string(object["dateModified"]) ?? "" }
            if language.isEmpty { language = Self.language(object["inLanguage"]) }
        }
        publisher =
            Self.name(of: article?["publisher"], among: objects)
            ?? Self.name(of: objects.first { Self.types(of: $0).contains("WebSite") }, among: objects)
            ?? Self.name(
                of: objects.first { Self.types(of: $0).contains { $0.hasSuffix("Organization") } }, among: objects)
            ?? Self.name(of: article?["sourceOrganization"], among: objects) ?? ""
    }

    /// From where its first value begins: scripts of older pages stand in marks of comments and of character data.
    private static func bare(_ script: [UInt8]) -> [UInt8] {
        var script = script[...]
        if let mark = script.firstRange(of: Array("<![CDATA[".utf8)) { script = script[mark.upperBound...] }
        let bare = Array(script.drop { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "[") })
        // Escaped as if it were text.
        return bare.contains(UInt8(ascii: "\"")) ? bare : Self.decoded(bare)
    }

    private static func decoded(_ text: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "&"), let (end, bytes) = PlainText.reference(at: index, in: text.span) {
                plain += bytes
                index = end
            } else {
                plain.append(text[index])
                index += 1
            }
        }
        return plain
    }

    private static func collect(_ document: JSONDocument, to objects: inout [JSONDocument]) {
        guard objects.count < mostObjects else { return }
        switch document.content {
        case .array(let elements): for element in elements { collect(element, to: &objects) }
        case .object:
            objects.append(document)
            for name in ["@graph", "mainEntity", "mainEntityOfPage", "isPartOf", "hasPart"] {
                if let below = document[name] { collect(below, to: &objects) }
            }
        default: break
        }
    }

    private static func types(of object: JSONDocument) -> [String] {
        let values: [JSONDocument] =
            switch object["@type"]?.content {
            case .array(let types): types
            case .string: [object["@type"]!]
            default: []
            }
        return values.compactMap { string($0).map { String($0.split(separator: "/").last ?? "") } }
    }

    private static func isArticle(_ object: JSONDocument) -> Bool {
        types(of: object).contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }
    }

    private static func address(of article: JSONDocument) -> String {
        for value in [article["url"], article["mainEntityOfPage"], article["@id"]] {
            if let address = string(value) ?? string(value?["@id"]) ?? string(value?["url"]), address.contains("://") {
                return String(address.prefix { $0 != "#" })
            }
        }
        return ""
    }

    /// The name of an organisation, or of the one that is meant by its id; of several the first.
    private static func name(of value: JSONDocument?, among objects: [JSONDocument]) -> String? {
        guard let value else { return nil }
        switch value.content {
        case .string(let name): return name.contains("://") || name.isEmpty ? nil : name
        case .array(let values): return values.lazy.compactMap { name(of: $0, among: objects) }.first
        case .object:
            if let name = string(value["name"]) ?? string(value["legalName"]) { return name }
            guard let id = string(value["@id"]) else { return nil }
            return objects.lazy.filter { string($0["@id"]) == id }.compactMap { string($0["name"]) }.first
        default: return nil
        }
    }

    /// A string, or the first of a list of them; nil for anything else and for an empty one.
    private static func string(_ value: JSONDocument?) -> String? {
        switch value?.content {
        case .string(let text): text.utf8.allSatisfy { ByteClass.isSpace($0) } ? nil : text
        case .array(let values):
            // The paragraphs of a text, or a single value in a list.
            {
                let strings = values.compactMap { string($0) }
                return strings.isEmpty ? nil : strings.joined(separator: "\n")
            }()
        case .object: string(value?["@value"])
        default: nil
        }
    }

    private static func language(_ value: JSONDocument?) -> String {
        string(value) ?? string(value?["alternateName"]) ?? string(value?["name"]) ?? ""
    }

    /// The entries of a running report.
    private static func liveText(_ article: JSONDocument) -> String? {
        guard case .array(let updates)? = article["liveBlogUpdate"]?.content else { return nil }
        let texts = updates.flatMap { [string($0["headline"]), string($0["articleBody"])].compactMap { $0 } }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }
}
