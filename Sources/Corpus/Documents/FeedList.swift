internal import Platform

/// A list of feeds (OPML 1.0 and 2.0) that names files on this machine.
struct FeedList {
    /// The files, in the order of the list, each once.
    private(set) var paths: [String] = []
    /// Addresses on the web, which are not fetched: how many, and the first.
    private(set) var remote: (count: Int, first: String)?

    private static let mostBytes = 16 << 20

    /// - Throws: when the list cannot be read, is none, or names no file on this machine.
    init(reading path: String) throws(CorpusError) {
        let stream: ByteStream
        do throws(SystemError) { stream = try ByteStream(OpenFile(try .reading(path))) } catch {
            throw CorpusError(error, path: path, code: .noInput)
        }
        let piece = stream.piece(after: [], capacity: Self.mostBytes)
        guard piece.ending == .end else {
            throw CorpusError(
                .badInput, at: .init(path: path), "the list is damaged, or larger than 16 MiB",
                remedy: "name the feeds themselves")
        }
        let bytes = Array(piece.bytes[..<piece.count])
        let text = PageBytes.utf8(bytes, declared: PageBytes.declaration(in: bytes) ?? "")
        guard case .success(let root) = XMLRecord.document(text), root.name == "opml", let body = root.first("body")
        else {
            throw CorpusError(
                .badInput, at: .init(path: path), "this is no OPML list", remedy: "name the feeds themselves")
        }
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
        add(body, folder: folder)
        guard !paths.isEmpty else {
            let found = remote.map { "; \($0.count) on the web, the first \($0.first)" } ?? ""
            throw CorpusError(
                .noInput, at: .init(path: path), "the list names no feed on this machine\(found)",
                remedy: "nothing is fetched: save the feeds as files, and name these, or their folder")
        }
    }

    private mutating func add(_ element: XMLElement, folder: String) {
        for outline in element.elements where outline.name == "outline" {
            if let address = ["xmlUrl", "xmlurl", "url"].lazy.compactMap({ outline.attribute($0) }).first(where: {
                !$0.isEmpty
            }) {
                add(address, folder: folder)
            }
            add(outline, folder: folder)
        }
    }

    private mutating func add(_ address: String, folder: String) {
        var path = address
        if path.hasPrefix("file://") {
            path = Self.unescaped(path.dropFirst(path.hasPrefix("file://localhost/") ? 16 : 7))
        } else if path.contains("://") || path.hasPrefix("feed:") {
            remote = ((remote?.count ?? 0) + 1, remote?.first ?? address)
            return
        }
        let whole = path.hasPrefix("/") ? path : folder + path
        if !paths.contains(whole) { paths.append(whole) }
    }

    /// A path without the escapes of an address: "%20" is a space.
    private static func unescaped(_ path: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
