internal import Platform

/// What is asked of an element: what is in it by names, and its text.
extension XMLElement {
    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The elements in it, in their order.
    var elements: [XMLElement] {
        content.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The first element at a path of names: "head/docdata/doc-id".
    func first(_ path: String) -> XMLElement? { all(path).first }

    /// All elements at a path of names.
    func all(_ path: String) -> [XMLElement] {
        path.split(separator: "/").reduce([self]) { found, name in
            found.flatMap { $0.elements.filter { $0.name == name } }
        }
    }

    /// The first element of a name anywhere below.
    func any(_ name: String) -> XMLElement? {
        for element in elements {
            if element.name == name { return element }
            if let found = element.any(name) { return found }
        }
        return nil
    }

    /// All text below, as it stands.
    var text: [UInt8] {
        content.reduce(into: []) { text, content in
            switch content {
            case .text(let bytes): text += bytes
            case .element(let element): text += element.text
            }
        }
    }

    /// All text below as one line; nil where there is none.
    var line: String? {
        let line = PageFacts.trimmed(String(decoding: text, as: UTF8.self))
        return line.isEmpty ? nil : line
    }

    /// All text below, a line for each block of HTML, NITF or TEI.
    ///
    /// - Parameter skipped: names of elements that are left out.
    func lines(without skipped: Set<String> = []) -> [UInt8] {
        var writer = LineWriter()
        write(to: &writer, skipped)
        return writer.finished()
    }

    private func write(to writer: inout LineWriter, _ skipped: Set<String>) {
        for content in content {
            switch content {
            case .text(let bytes): writer.add(bytes)
            case .element(let element):
                guard !skipped.contains(element.name), !HTMLElements.unshown.contains(element.name) else { continue }
                let isBlock = HTMLElements.blocks.contains(element.name) || Self.blocks.contains(element.name)
                let isCell = HTMLElements.cells.contains(element.name) || element.name == "cell"
                if isBlock { writer.endLine() }
                if isCell { writer.addSpace() }
                element.write(to: &writer, skipped)
                if isBlock { writer.endLine() }
                if isCell { writer.addSpace() }
            }
        }
    }

    /// Names that begin and end lines in NITF, TEI and what trafilatura writes.
    private static let blocks: Set<String> = [
        "block", "hl1", "hl2", "fn", "bq", "nitf-table", "nitf-col", "head", "item", "list", "quote", "row", "lb", "ab",
        "div", "note",
        "figure", "media", "media-caption",
    ]

    /// Writes text whose white space is one space, in lines.
    private struct LineWriter {
        private var text: [UInt8] = []
        private var hasSpace = false

        mutating func add(_ bytes: [UInt8]) {
            for byte in bytes {
                if ByteClass.isSpace(byte) {
                    hasSpace = true
                    continue
                }
                if hasSpace, let last = text.last, last != 0x0A { text.append(0x20) }
                hasSpace = false
                text.append(byte)
            }
        }

        mutating func addSpace() { hasSpace = true }

        mutating func endLine() {
            hasSpace = false
            if let last = text.last, last != 0x0A { text.append(0x0A) }
        }

        mutating func finished() -> [UInt8] {
            while text.last == 0x0A { text.removeLast() }
            return text
        }
    }
}
