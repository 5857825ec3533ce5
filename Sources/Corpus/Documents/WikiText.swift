/// The text of a page in the markup of MediaWiki: links by their words, no templates, tables, notes, pictures and categories.
struct WikiText {
    /// Lines of the text, paragraphs parted by empty ones.
    private(set) var plain: [UInt8] = []
    /// What templates called "date" hold.
    private(set) var dates: [String] = []

    private let source: [UInt8]
    private var place = 0

    /// Brackets within brackets that are followed; deeper ones stand as they are.
    private static let mostDepth = 32

    /// - Complexity: O(n) in the bytes, times the depth of brackets.
    init(_ source: [UInt8]) {
        self.source = source
        while place < source.count { step(depth: 0) }
        plain = Self.lines(plain)
    }

    private func has(_ mark: String, at index: Int? = nil) -> Bool {
        let index = index ?? place
        return index < source.count && source[index...].starts(with: mark.utf8)
    }

    private mutating func step(depth: Int) {
        switch source[place] {
        case UInt8(ascii: "{") where has("{{"):
            let end = end(open: "{{", close: "}}")
            note(template: source[place..<end])
            place = end
        case UInt8(ascii: "{") where has("{|"): place = end(open: "{|", close: "|}")
        case UInt8(ascii: "[") where has("[["): link(depth: depth)
        case UInt8(ascii: "[") where has("[http") || has("[//"): address()
        case UInt8(ascii: "<"): tag()
        case UInt8(ascii: "'") where has("''"):
            while place < source.count, source[place] == UInt8(ascii: "'") { place += 1 }
        case UInt8(ascii: "_") where has("__"):
            // "__NOTOC__".
            let word = source[(place + 2)...].prefix { 0x41...0x5A ~= $0 }
            if word.count > 2, has("__", at: word.endIndex) { place = word.endIndex + 2 } else { take() }
        default: take()
        }
    }

    private mutating func take() {
        plain.append(source[place])
        place += 1
    }

    /// Behind the mark that closes the one at the place; the end of the line where none does.
    private func end(open: String, close: String) -> Int {
        var (index, depth) = (place, 0)
        while index < source.count {
            if has(open, at: index) {
                depth += 1
                index += 2
            } else if has(close, at: index) {
                depth -= 1
                index += 2
                if depth == 0 { return index }
            } else {
                index += 1
            }
        }
        return source[place...].firstIndex(of: 0x0A) ?? source.count
    }

    /// Keeps the date of `{{date|March 12, 2024}}`.
    private mutating func note(template: ArraySlice<UInt8>) {
        let parts = template.dropFirst(2).dropLast(2).split(separator: UInt8(ascii: "|"))
        guard parts.count == 2, PageFacts.trimmed(String(decoding: parts[0], as: UTF8.self)).lowercased() == "date"
        else {
            return
        }
        dates.append(PageFacts.trimmed(String(decoding: parts[1], as: UTF8.self)))
    }

    /// `[[target|words]]`; pictures and categories have a name space before the target, and no words.
    private mutating func link(depth: Int) {
        let end = end(open: "[[", close: "]]")
        let isClosed = end - place >= 4 && has("]]", at: end - 2)
        let inner = source[(place + 2)..<(isClosed ? end - 2 : max(end, place + 2))]
        place = end
        let target = inner.prefix { $0 != UInt8(ascii: "|") }
        if let colon = target.firstIndex(of: UInt8(ascii: ":")), colon > target.startIndex {
            let rest = target[(colon + 1)...]
            // "12:30" and titles with a colon have a space or a digit there.
            if let next = rest.first, next != 0x20, !(0x30...0x39 ~= next) { return }
        }
        let bar = inner.lastIndex(of: UInt8(ascii: "|"))
        var words = bar.map { inner[($0 + 1)...] } ?? inner
        if bar == nil, words.first == UInt8(ascii: ":") { words = words.dropFirst() }
        guard depth < Self.mostDepth else { return plain.append(contentsOf: words) }
        var nested = WikiText(part: Array(words))
        while nested.place < nested.source.count { nested.step(depth: depth + 1) }
        plain += nested.plain
    }

    private init(part: [UInt8]) { source = part }

    /// `[https://... words]`: the words; an address alone is none.
    private mutating func address() {
        guard let end = source[place...].firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == 0x0A }),
            source[end] == UInt8(ascii: "]")
        else { return take() }
        if let space = source[place..<end].firstIndex(of: 0x20) { plain += source[(space + 1)..<end] }
        place = end + 1
    }

    /// Notes, formulas, galleries and comments with what is in them; the tags of others.
    private mutating func tag() {
        if has("<!--") {
            place = source[place...].firstRange(of: "-->".utf8)?.upperBound ?? source.count
            return
        }
        guard let close = source[place...].prefix(2_000).firstIndex(of: UInt8(ascii: ">")) else { return take() }
        let name = source[(place + 1)..<close].prefix { ($0 | 0x20) &- 0x61 < 26 }.map { $0 | 0x20 }
        let isEnd = has("</")
        guard !name.isEmpty || isEnd else { return take() }
        let isEmpty = source[close - 1] == UInt8(ascii: "/")
        let word = String(decoding: name, as: UTF8.self)
        if ["ref", "math", "gallery", "timeline", "score", "templatestyles", "syntaxhighlight"].contains(word),
            !isEmpty, !isEnd
        {
            let end = source[close...].firstRange(of: Array("</\(word)>".utf8))
            place = end?.upperBound ?? close + 1
            return
        }
        if ["br", "p", "div", "blockquote"].contains(word) { plain.append(0x0A) }
        place = close + 1
    }

    /// Lines without the signs of headings and lists, and without the lists of sources and links at the end.
    private static func lines(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            var line = line.drop { $0 == 0x20 || $0 == 0x09 }
            while let last = line.last, ByteClass.isSpace(last) { line.removeLast() }
            if line.count > 4, line.starts(with: "==".utf8), line.suffix(2).elementsEqual("==".utf8) {
                line = line.drop { $0 == UInt8(ascii: "=") || $0 == 0x20 }
                while let last = line.last, last == UInt8(ascii: "=") || last == 0x20 { line.removeLast() }
            } else {
                line = line.drop { "*#:;".utf8.contains($0) }.drop { $0 == 0x20 }
            }
            if line.isEmpty, result.suffix(2).elementsEqual([0x0A, 0x0A]) || result.isEmpty { continue }
            result += line
            result.append(0x0A)
        }
        while let last = result.last, ByteClass.isSpace(last) { result.removeLast() }
        return result
    }
}
