import Platform
import Kernels

/// The text of a page, and what it is called.
package struct HTMLPage {
    /// Lines for the blocks that a reader sees.
    package private(set) var text: [UInt8]
    /// What the page's title element says; empty where there is none.
    private(set) var title: [UInt8]
    /// Where its headings of the first rank stand in the text.
    private(set) var headings: [Range<Int>]

    /// The page that a text is; nil where it is none, or is not closed as one is.
    ///
    /// The text is never longer than the page.
    ///
    /// - Parameter wasEscaped: whether all of its tags were references before, as in a feed, or in an article about
    ///   markup: then one tag is no proof.
    /// - Complexity: O(n) in the bytes.
    package init?(_ text: Span<UInt8>, wasEscaped: Bool = false) {
        let scan = HTMLScan(text)
        guard scan.isHTML, scan.isClosed else { return nil }
        if wasEscaped {
            let first = text.indices.first { !ByteClass.isSpace(text[$0]) }
            let beginsWithTag = first.map { text[$0] == UInt8(ascii: "<") } ?? false
            guard scan.hasEndTags, beginsWithTag || scan.hasAttributes, !Escapes.speaksOfMarkup(text) else {
                return nil
            }
        }
        let writer = PageWriter(capacity: text.count)
        let isRead =
            if let prepared = scan.prepared(text) {
                HTMLParser.read(prepared.span, telling: writer)
            } else {
                HTMLParser.read(text, telling: writer)
            }
        guard isRead, writer.text.count <= text.count else { return nil }
        self.text = writer.text
        title = writer.title
        headings = writer.headings
    }

    /// What a reader would call the page: its heading, where its title says that too, as one that ends in the name of
    /// the site does; else the longer of the two, in words. Nil where it has neither.
    var name: (bytes: [UInt8], heading: Range<Int>?)? {
        let whole = LineWords(title.span, in: 0..<title.count)
        let named = headings.map { (range: $0, words: LineWords(text.span, in: $0)) }.filter { $0.words.wordCount > 0 }
        let heading =
            named.first { $0.words.wordCount > 1 && whole.begins(with: $0.words.bytes) }
            ?? named.first { $0.words.wordCount * 3 > whole.wordCount * 2 && whole.ends(with: $0.words.bytes) }
            ?? named.first { $0.words.wordCount > whole.wordCount && !whole.ends(with: $0.words.bytes) }
        if let heading {
            guard let range = TextLines.trimmed(heading.range, of: text.span) else { return nil }
            return (Array(text[range]), range)
        }
        guard whole.wordCount > 0, let range = TextLines.trimmed(0..<title.count, of: title.span) else { return nil }
        return (Array(title[range]), nil)
    }
}

/// Writes the text of a page as it is read.
private final class PageWriter: HTMLHandler {
    private(set) var text: [UInt8] = []
    private(set) var title: [UInt8] = []
    private(set) var headings: [Range<Int>] = []
    /// What stands in an element that is not shown. It is text after all where the element never ends.
    private var unshown: [UInt8] = []
    /// The outermost element that is not shown, and how many of its name are open.
    private var hidden: (element: String, depth: Int)?
    private var isInTitle = false
    /// Whether text stands in no paragraph of its own.
    private var isInBareText = false
    private var paragraphs = 0
    private var preformatted = 0
    private var headingStart: Int?
    /// White space in a paragraph that is not yet written, and the line breaks in it.
    private var space: (isThere: Bool, breaks: Int) = (false, 0)

    init(capacity: Int) { text.reserveCapacity(capacity / 2) }

    func begin(_ element: String, isWritten: Bool) {
        guard isWritten else {
            isInBareText = true
            return
        }
        if element == "title", hidden == nil || hidden?.element == "head" { isInTitle = title.isEmpty }
        if let hidden {
            if hidden.element == element { self.hidden?.depth += 1 }
            if HTMLElements.blocks.contains(element) { unshown.append(0x0A) }
            return
        }
        if HTMLElements.unshown.contains(element) {
            part(with: 0x20, unless: element == "head")
            hidden = (element, 1)
            unshown = []
            return
        }
        part(for: element)
        if HTMLElements.paragraphs.contains(element) { paragraphs += 1 }
        if element == "pre" { preformatted += 1 }
        if element == "h1" { headingStart = text.count }
    }

    func end(_ element: String, isWritten: Bool) {
        if element == "p", isInBareText {
            isInBareText = false
            return
        }
        if element == "title", isInTitle { isInTitle = false }
        if let hidden {
            guard hidden.element == element else {
                if HTMLElements.blocks.contains(element) { unshown.append(0x0A) }
                return
            }
            self.hidden?.depth -= 1
            guard hidden.depth == 1 else { return }
            self.hidden = nil
            if !isWritten, !HTMLElements.raw.contains(element) {
                lineBreak()
                text += unshown
                lineBreak()
            }
            return
        }
        if element == "h1", let start = headingStart {
            if text.count > start { headings.append(start..<text.count) }
            headingStart = nil
        }
        if HTMLElements.paragraphs.contains(element) { paragraphs = max(0, paragraphs - 1) }
        if element == "pre" { preformatted = max(0, preformatted - 1) }
        if element != "br", element != "hr", element != "img", element != "input" { part(for: element) }
    }

    func text(_ bytes: Span<UInt8>) {
        if isInTitle {
            for index in bytes.indices { title.append(ByteClass.isSpace(bytes[index]) ? 0x20 : bytes[index]) }
            return
        }
        if hidden != nil {
            unshown.append(0..<bytes.count, of: bytes)
            return
        }
        if bytes.count == 2, bytes[0] == 0xC2, bytes[1] < 0xA0, let meant = Windows1252.scalar(of: bytes[1]) {
            // A reference, which comes alone: its number is one of Windows-1252 (HTML, section 13.2.5.80).
            writeSpace()
            text += UTF8.encode(meant)!
            return
        }
        guard paragraphs > 0, preformatted == 0 else {
            writeSpace()
            text.append(0..<bytes.count, of: bytes)
            return
        }
        var written = 0
        for index in bytes.indices {
            guard ByteClass.isSpace(bytes[index]) else { continue }
            if written < index {
                writeSpace()
                text.append(written..<index, of: bytes)
            }
            space = (true, space.breaks + (bytes[index] == 0x0A ? 1 : 0))
            written = index + 1
        }
        guard written < bytes.count else { return }
        writeSpace()
        text.append(written..<bytes.count, of: bytes)
    }

    // MARK: White space

    /// Paragraphs that no tag begins are told by the empty lines between them.
    private func writeSpace() {
        guard space.isThere else { return }
        text.append(space.breaks > 1 ? 0x0A : 0x20)
        space = (false, 0)
    }

    private func part(for element: String) {
        if HTMLElements.blocks.contains(element) {
            lineBreak()
        } else if HTMLElements.cells.contains(element) {
            part(with: 0x20)
        }
    }

    private func lineBreak() {
        space = (false, 0)
        if let last = text.last, last != 0x0A { text.append(0x0A) }
    }

    private func part(with byte: UInt8, unless isPassed: Bool = false) {
        guard !isPassed, let last = text.last, !ByteClass.isSpace(last) else { return }
        writeSpace()
        if !ByteClass.isSpace(text[text.count - 1]) { text.append(byte) }
    }
}
