internal import Kernels

/// The attributes of one tag that tell something of an article.
struct PageAttributes {
    private(set) var marks: PageMarks = []
    private(set) var isHidden = false
    private(set) var isLinkedData = false
    private(set) var hasScope = false
    private(set) var isAuthor = false
    /// Whether a name says that a date is that of a change.
    private(set) var saysUpdated = false
    private(set) var href = ""
    private(set) var rel = ""
    private(set) var role = ""
    private(set) var title = ""
    private(set) var content = ""
    private(set) var dateTime = ""
    /// Of a meta element, in lower case: its name, its property, what header it stands for.
    private(set) var name = ""
    private(set) var rdfa = ""
    private(set) var equivalent = ""
    private(set) var language = ""
    /// The property of microdata or RDFa whose value the element is, in lower case and without a vocabulary's name.
    private(set) var property = ""

    /// Longer values are no names, dates or addresses.
    private static let longest = 4_096

    mutating func take(_ attribute: String, _ value: Span<UInt8>) {
        guard value.count <= Self.longest || attribute == "content" else { return }
        switch attribute {
        case "class", "id":
            marks.formUnion(PageMarks(names: value))
            saysUpdated = saysUpdated || Self.lower(value).contains("updated") || Self.lower(value).contains("modified")
        case "href": href = Self.string(value)
        case "rel":
            rel = Self.lower(value)
            isAuthor = isAuthor || rel == "author"
        case "role": role = Self.lower(value)
        case "title": title = Self.string(value)
        case "content": content = Self.string(value)
        case "datetime", "pubdate": if value.count > 7 { dateTime = Self.string(value) }
        case "name": name = Self.lower(value)
        case "property":
            rdfa = Self.lower(value)
            if property.isEmpty, let colon = rdfa.lastIndex(of: ":"), rdfa.hasPrefix("schema") || rdfa.hasPrefix("dc") {
                property = String(rdfa[rdfa.index(after: colon)...])
            } else if property.isEmpty, !rdfa.contains(":") {
                property = rdfa
            }
        case "itemprop":
            property = String(Self.lower(value).split(separator: " ").first ?? "")
            isAuthor = isAuthor || property == "author"
        case "itemscope": hasScope = true
        case "http-equiv": equivalent = Self.lower(value)
        case "lang", "xml:lang": language = Self.string(value)
        case "type": isLinkedData = Self.lower(value).hasPrefix("application/ld+json")
        case "hidden": isHidden = true
        case "aria-hidden": isHidden = isHidden || Self.lower(value) == "true"
        case "style":
            let style = Self.lower(value).filter { $0 != " " }
            isHidden = isHidden || style.contains("display:none") || style.contains("visibility:hidden")
        default: break
        }
    }

    private static func string(_ value: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.append(0..<value.count, of: value)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func lower(_ value: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.append(0..<value.count, of: value)
        for index in bytes.indices where bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
