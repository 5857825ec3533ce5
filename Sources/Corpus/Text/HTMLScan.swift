import Kernels

/// A first look at the tags of a text: whether it is HTML, and whether a parser can be trusted with it.
///
/// A parser takes every "<" with a letter behind it for a tag, swallows what a tag that never ends is followed by, and
/// drops what stands in unclosed comments. What is no tag by the names of HTML's elements is therefore text, and is
/// shown to the parser as such; and where something is left open, the plain rules of ``PlainText`` read the text.
struct HTMLScan {
    /// Where signs of the text look like tags: they are shown to the parser as references.
    private var kept: [Int] = []
    /// Where character data begins and ends: its marks are no part of a page.
    private var characterData: [(start: Int, end: Int)] = []
    /// Whether there is markup beyond doubt: a document type, an end tag, a tag with attributes, a paragraph.
    private(set) var isHTML = false
    private(set) var hasEndTags = false
    private(set) var hasAttributes = false
    /// Whether every comment, tag and script is closed, and no tag is out of measure.
    private(set) var isClosed = true

    /// More is no page, and more attributes no tag; the parser compares each with all before.
    private static let mostBytes = 16 << 20
    private static let mostAttributes = 200
    private static let lessThan = Array("&lt;".utf8)

    private var ofComment = ForwardSearch(Array("-->".utf8))
    private var ofCharacterData = ForwardSearch(Array("]]>".utf8))
    private var ofTag = ForwardSearch(Array(">".utf8))
    private var ofScript = ForwardSearch(Array("</script".utf8))
    private var ofStyle = ForwardSearch(Array("</style".utf8))

    /// Whether the text is known to be a page, as a browser would read it: elements need no known names, tags no
    /// quotation marks in their places, and a comment may be open to the end.
    private let isWholePage: Bool

    /// - Complexity: O(n) in the bytes.
    init(_ text: Span<UInt8>, ofWholePage isWholePage: Bool = false) {
        self.isWholePage = isWholePage
        guard text.count <= Self.mostBytes, ByteSearch.first(of: 0, in: text, from: 0) == text.count else {
            isClosed = false
            return
        }
        var index = ByteSearch.first(of: UInt8(ascii: "<"), in: text, from: 0)
        while index < text.count, isClosed {
            index = ByteSearch.first(of: UInt8(ascii: "<"), in: text, from: max(index + 1, pass(index, in: text)))
        }
    }

    /// Looks at what begins with a "<"; returns where it ends.
    private mutating func pass(_ start: Int, in text: Span<UInt8>) -> Int {
        guard start + 1 < text.count else { return keep(start) }
        switch text[start + 1] {
        case UInt8(ascii: "!"): return passDeclaration(start, in: text)
        case UInt8(ascii: "?"):
            guard Self.instructions.contains(where: { ForwardSearch.has($0, at: start, in: text) }),
                let end = ofTag.next(from: start, in: text)
            else { return keep(start) }
            return end + 1
        case UInt8(ascii: "/"):
            guard let (name, end) = Self.name(at: start + 2, in: text), isWholePage || Self.isElement(name)
            else { return keep(start) }
            guard let close = ofTag.next(from: end, in: text) else { return leaveOpen(text) }
            (isHTML, hasEndTags) = (true, true)
            return close + 1
        default:
            guard let (name, end) = Self.name(at: start + 1, in: text), isWholePage || Self.isElement(name)
            else { return keep(start) }
            return passTag(name, from: end, in: text)
        }
    }

    private static let instructions = [Array("<?xml".utf8), Array("<?php".utf8)]
    private static let documentType = Array("<!doctype".utf8)
    private static let comment = Array("<!--".utf8)
    private static let characterDataMark = Array("<![cdata[".utf8)

    private mutating func passDeclaration(_ start: Int, in text: Span<UInt8>) -> Int {
        if ForwardSearch.has(Self.comment, at: start, in: text) {
            guard let end = ofComment.next(from: start + 4, in: text) else { return leaveOpen(text) }
            return end + 3
        }
        if ForwardSearch.has(Self.characterDataMark, at: start, in: text) {
            guard let end = ofCharacterData.next(from: start, in: text) else { return keep(start) }
            // Marks within marks end where the first do.
            guard characterData.last?.end != end else { return keep(start) }
            isHTML = true
            characterData.append((start, end))
            return start + Self.characterDataMark.count
        }
        let isDocumentType = ForwardSearch.has(Self.documentType, at: start, in: text)
        let isConditional = start + 2 < text.count && text[start + 2] == UInt8(ascii: "[")
        guard isDocumentType || isConditional, let end = ofTag.next(from: start, in: text) else { return keep(start) }
        isHTML = isHTML || isDocumentType
        return end + 1
    }

    /// A "<" that is text.
    private mutating func keep(_ start: Int) -> Int {
        kept.append(start)
        return start + 1
    }

    private mutating func leaveOpen(_ text: Span<UInt8>) -> Int {
        isClosed = isWholePage
        return text.count
    }

    /// Looks at a tag from behind its name, and at what a script or style holds.
    private mutating func passTag(_ name: String, from start: Int, in text: Span<UInt8>) -> Int {
        let read =
            Self.attributes(from: start, in: text) ?? (isWholePage ? Self.looseAttributes(from: start, in: text) : nil)
        guard let (end, attributes) = read else { return leaveOpen(text) }
        guard attributes <= Self.mostAttributes else {
            isClosed = false
            return text.count
        }
        hasAttributes = hasAttributes || attributes > 0
        isHTML = isHTML || attributes > 0 || HTMLElements.blocks.contains(name)
        guard HTMLElements.raw.contains(name) else { return end + 1 }
        let element =
            name == "script" ? ofScript.next(from: end, in: text) : ofStyle.next(from: end, in: text)
        guard let element, let close = ofTag.next(from: element, in: text) else { return leaveOpen(text) }
        isHTML = true
        return close + 1
    }

    /// The name that begins at a place, in lower case, where it ends as that of a tag does; nil where none does.
    private static func name(at start: Int, in text: Span<UInt8>) -> (name: String, end: Int)? {
        var end = start
        while end < text.count, end - start < 64, isOfName(text[end]) { end += 1 }
        guard end > start, end < text.count, ByteClass.table[Int(text[start])] == ByteClass.letter,
            ByteClass.isSpace(text[end]) || text[end] == UInt8(ascii: ">") || text[end] == UInt8(ascii: "/")
        else { return nil }
        var name = ""
        for index in start..<end {
            let isCapital = text[index] &- 0x41 < 26
            name.unicodeScalars.append(Unicode.Scalar(isCapital ? text[index] | 0x20 : text[index]))
        }
        return (name, end)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        ByteClass.table[Int(byte)] <= ByteClass.digit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
    }

    /// Elements of one's own have a hyphen in their names, those of other vocabularies a colon.
    private static func isElement(_ name: String) -> Bool {
        HTMLElements.all.contains(name) || name.utf8.contains(UInt8(ascii: "-"))
            || name.utf8.contains(UInt8(ascii: ":")) && name.utf8.last != UInt8(ascii: ":")
    }

    /// Where the tag ends whose attributes begin at a place, and how many have values; nil where it does not, or a
    /// value in quotation marks does not end as one does.
    private static func attributes(from start: Int, in text: Span<UInt8>) -> (end: Int, count: Int)? {
        var (index, count, bare) = (start, 0, 0)
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: ">"): return bare > mostAttributes ? nil : (index, count)
            case UInt8(ascii: "="):
                count += 1
                index += 1
                while index < text.count, ByteClass.isSpace(text[index]) { index += 1 }
                guard index < text.count, text[index] == 0x22 || text[index] == 0x27 else { continue }
                index = ByteSearch.first(of: text[index], in: text, from: index + 1) + 1
                guard index < text.count,
                    ByteClass.isSpace(text[index]) || text[index] == UInt8(ascii: ">")
                        || text[index] == UInt8(ascii: "/")
                else { return nil }
            case let byte where ByteClass.isSpace(byte):
                bare += 1
                index += 1
            default: index += 1
            }
        }
        return nil
    }

    /// The same for a tag whose quotation marks are not in their places: it ends at the first ">".
    private static func looseAttributes(from start: Int, in text: Span<UInt8>) -> (end: Int, count: Int)? {
        let end = ByteSearch.first(of: UInt8(ascii: ">"), in: text, from: start)
        guard end < text.count else { return nil }
        // White space and quotation marks part at most as many as these.
        let count = (start..<end).count { ByteClass.isSpace(text[$0]) || text[$0] == 0x22 || text[$0] == 0x27 }
        return (end, count)
    }

    /// The text as the parser is to be shown it; nil where that is as it came.
    func prepared(_ text: Span<UInt8>) -> [UInt8]? {
        guard !kept.isEmpty || !characterData.isEmpty else { return nil }
        let marks = characterData.flatMap { [$0.start..<$0.start + Self.characterDataMark.count, $0.end..<$0.end + 3] }
            .sorted { $0.lowerBound < $1.lowerBound }
        var prepared: [UInt8] = []
        prepared.reserveCapacity(text.count + 3 * kept.count)
        var (copied, sign, mark) = (0, 0, 0)
        while sign < kept.count || mark < marks.count {
            if mark == marks.count || sign < kept.count && kept[sign] < marks[mark].lowerBound {
                prepared.append(copied..<kept[sign], of: text)
                prepared += Self.lessThan
                copied = kept[sign] + 1
                sign += 1
            } else {
                prepared.append(copied..<marks[mark].lowerBound, of: text)
                copied = marks[mark].upperBound
                mark += 1
            }
        }
        prepared.append(copied..<text.count, of: text)
        return prepared
    }
}
