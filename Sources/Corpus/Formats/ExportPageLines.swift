internal import Platform

/// The lines of an element of a page, each with the classes of the elements around it.
final class ExportPageLines: HTMLHandler {
    struct Line {
        var text: [UInt8] = []
        /// In small letters, with blanks between them.
        var classes = ""
        /// Whether a section holds it, which is where the text stands.
        var isInSection = false

        func isOf(_ words: String...) -> Bool { words.contains(where: classes.contains) }
    }

    private(set) var lines: [Line] = []
    /// The id of the outermost element.
    private(set) var id = ""
    private var line = Line()
    private var hasSpace = false
    private var open: [(name: String, classes: String)] = []
    private var nextClasses = ""
    private var nextId = ""
    private var hidden = 0

    private static let empty: Set<String> = [
        "meta", "link", "base", "img", "input", "wbr", "area", "source", "track", "embed", "param", "col",
    ]
    private static let cells: Set<String> = ["td", "th"]

    /// The lines of an element in valid UTF-8; none where the parser cannot read it.
    ///
    /// - Complexity: O(n) in the bytes.
    init(_ element: Span<UInt8>) {
        let scan = HTMLScan(element, ofWholePage: true)
        if let prepared = scan.prepared(element) {
            _ = HTMLParser.read(prepared.span, telling: self)
        } else {
            _ = HTMLParser.read(element, telling: self)
        }
        endLine()
    }

    var wantsAll: Bool { true }

    func attribute(_ name: String, _ value: Span<UInt8>) {
        guard name == "class" || name == "id" && open.isEmpty, value.count <= 1_000 else { return }
        let text = String(decoding: value.indices.map { value[$0] }, as: UTF8.self)
        if name == "class" { nextClasses = text.lowercased() } else { nextId = text }
    }

    func begin(_ element: String, isWritten: Bool) {
        guard isWritten else { return }
        defer { (nextClasses, nextId) = ("", "") }
        if element == "br" || element == "hr" { return endLine() }
        guard !Self.empty.contains(element) else { return }
        if open.isEmpty { id = nextId }
        if Self.parts(element) { endLine() }
        if HTMLElements.unshown.contains(element) { hidden += 1 }
        open.append((element, nextClasses))
    }

    func end(_ element: String, isWritten: Bool) {
        guard open.last?.name == element else { return }
        if Self.parts(element) { endLine() }
        if HTMLElements.unshown.contains(element) { hidden -= 1 }
        open.removeLast()
    }

    func text(_ bytes: Span<UInt8>) {
        guard hidden == 0 else { return }
        for index in bytes.indices {
            if ByteClass.isSpace(bytes[index]) {
                hasSpace = true
                continue
            }
            if line.text.isEmpty {
                line.classes = open.map(\.classes).filter { !$0.isEmpty }.joined(separator: " ")
                line.isInSection = open.contains { $0.name == "section" }
            } else if hasSpace {
                line.text.append(0x20)
            }
            hasSpace = false
            line.text.append(bytes[index])
        }
    }

    private static func parts(_ element: String) -> Bool {
        HTMLElements.blocks.contains(element) || cells.contains(element)
    }

    private func endLine() {
        if !line.text.isEmpty { lines.append(line) }
        (line, hasSpace) = (Line(), false)
    }
}
