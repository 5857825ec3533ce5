/// What stands around the records of an XML file, which they are read in.
struct XMLContext: Sendable {
    /// What the file is, by its outermost element.
    var kind: XMLKind
    /// What its records are called, where the kind does not say it.
    var recordName: [UInt8] = []
    /// The encoding that it declares; empty for none.
    var encoding = ""
    /// The start tags of the elements around the records, which declare the namespaces.
    var opening: [UInt8] = []
    /// Their end tags.
    var closing: [UInt8] = []
    /// What stands before the first record, from the first start tag on: what a feed says of itself. Its elements may be open.
    var head: [UInt8] = []

    /// Whether an element is a record.
    func isRecord(_ name: some Collection<UInt8>) -> Bool {
        kind == .records ? name.elementsEqual(recordName) : kind.isRecord(name)
    }
}

/// The kinds of XML files that hold articles.
enum XMLKind: String, Sendable {
    /// RSS 0.9 to 2.0 and Atom.
    case feed
    case nitf
    case newsml
    /// What trafilatura writes.
    case document
    case tei
    /// What MediaWiki exports.
    case wiki
    /// Any other, whose elements are fields by their names.
    case records

    /// The kind that an outermost element begins; nil for others.
    init?(root: some Collection<UInt8>) {
        switch String(decoding: root, as: UTF8.self) {
        case "rss", "RDF", "feed", "channel": self = .feed
        case "nitf": self = .nitf
        case "newsMessage", "newsItem": self = .newsml
        case "doc": self = .document
        case "TEI", "teiCorpus": self = .tei
        case "mediawiki": self = .wiki
        default: return nil
        }
    }

    /// Whether the outermost element itself may be a record, so that one stands in lists of any name.
    var isItem: Bool { self == .nitf || self == .newsml || self == .tei }

    /// Whether an element is a record.
    func isRecord(_ name: some Collection<UInt8>) -> Bool {
        switch self {
        case .feed: name.elementsEqual("item".utf8) || name.elementsEqual("entry".utf8)
        case .nitf: name.elementsEqual("nitf".utf8)
        case .newsml: name.elementsEqual("newsItem".utf8)
        case .document: name.elementsEqual("doc".utf8)
        case .tei: name.elementsEqual("TEI".utf8)
        case .wiki: name.elementsEqual("page".utf8)
        case .records: false
        }
    }
}
