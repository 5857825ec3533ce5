import Foundation

/// Pages made for the tests: every invented text in every layout, with what its article is.
struct InventedPages {
    struct Text: Decodable {
        let slug: String
        let language: String
        let author: String
        let title: String
        /// Paragraphs; behind "## " a heading, behind "- " an item of a list, behind "> " a quotation.
        let blocks: [String]

        /// What is shown of the blocks, a line each.
        var lines: [String] {
            blocks.map { block in
                for mark in ["## ", "- ", "> "] where block.hasPrefix(mark) {
                    return String(block.dropFirst(mark.count))
                }
                return block
            }
        }
    }

    struct Page: CustomStringConvertible {
        let layout: String
        let html: String
        let text: Text
        var description: String { "\(layout)/\(text.slug)" }
    }

    static let site = "Torrow Valley Gazette"
    static let host = "torrowgazette.example"
    static let instant = "2024-04-04T12:15:00+02:00"

    let texts: [Text]
    private let layouts: [(name: String, html: String)]

    init() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        texts = try JSONDecoder().decode([Text].self, from: Data(contentsOf: folder.appending(path: "Texts.json")))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Layouts").path).sorted()
        layouts = try files.map { file in
            let html = try String(contentsOf: folder.appending(path: "Layouts/\(file)"), encoding: .utf8)
            return (String(file.prefix { $0 != "." }), html)
        }
    }

    var layoutCount: Int { layouts.count }

    /// All pages, or those of the layouts whose names hold a part.
    func pages(of part: String = "") throws -> [Page] {
        try layouts.filter { part.isEmpty || $0.name.contains(part) }.flatMap { layout in
            try texts.indices.map { try page(layout.name, layout.html, text: $0) }
        }
    }

    // MARK: Filling a layout in

    private func page(_ name: String, _ layout: String, text index: Int) throws -> Page {
        let text = texts[index]
        var html = ""
        var rest = layout[...]
        while let open = rest.range(of: "{{"),
            let close = rest[open.upperBound...].range(of: "}}")
        {
            html += rest[..<open.lowerBound]
            html += try value(of: String(rest[open.upperBound..<close.lowerBound]), for: index)
            rest = rest[close.upperBound...]
        }
        return Page(layout: name, html: html + rest, text: text)
    }

    private func value(of name: String, for index: Int) throws -> String {
        let text = texts[index]
        let parts = name.split(separator: " ")
        let wanted = parts.count == 2 ? Self.range(parts[1], of: text.blocks.count) : 0..<text.blocks.count
        let (blocks, lines) = (text.blocks[wanted], text.lines[wanted])
        switch parts[0] {
        case "title": return Self.escaped(text.title)
        case "author": return Self.escaped(text.author)
        case "site": return Self.site
        case "host": return Self.host
        case "slug": return text.slug
        case "language": return text.language
        case "iso": return Self.instant
        case "day": return "2024-04-04"
        case "shown": return "4 April 2024"
        case "title.json": return try Self.json(text.title)
        case "author.json": return try Self.json(text.author)
        case "site.json": return try Self.json(Self.site)
        case "body.json": return try Self.json(text.lines.joined(separator: "\n\n"))
        case "blocks": return blocks.map { Self.element(of: $0) }.joined(separator: "\n")
        case "divs": return lines.map { "<div>\(Self.escaped($0))</div>" }.joined()
        case "paragraphs-open": return lines.map { "<p>\(Self.escaped($0))" }.joined(separator: "\n")
        case "lines": return lines.map { Self.escaped($0) }.joined(separator: "<br><br>\n")
        default:
            // "other2.title": of the second text from here.
            let other = texts[(index + Int(String(name[name.index(name.startIndex, offsetBy: 5)]))!) % texts.count]
            switch name.suffix(6) {
            case ".title": return Self.escaped(other.title)
            case ".first": return Self.escaped(other.blocks[0])
            default: return Self.escaped(other.blocks[1])
            }
        }
    }

    private static func element(of block: String) -> String {
        if block.hasPrefix("## ") { return "<h2>\(escaped(block.dropFirst(3)))</h2>" }
        if block.hasPrefix("- ") { return "<ul><li>\(escaped(block.dropFirst(2)))</li></ul>" }
        if block.hasPrefix("> ") { return "<blockquote><p>\(escaped(block.dropFirst(2)))</p></blockquote>" }
        return "<p>\(escaped(block))</p>"
    }

    /// "1-2", "3-": from 1, as far as there are so many.
    private static func range(_ words: Substring, of count: Int) -> Range<Int> {
        let ends = words.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        return min(ends[0]! - 1, count)..<min(ends[1] ?? count, count)
    }

    private static func escaped(_ text: some StringProtocol) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: "\"", with: "&quot;")
    }

    private static func json(_ text: String) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed), as: UTF8.self)
    }
}
