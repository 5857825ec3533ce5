import Kernels

/// Lines that a program left in a text: scripts and style sheets of its page, records for machines, a server's messages.
///
/// They are told by form, whatever the language of the text: signs that prose does not put into its words. Before and
/// behind an article they are furniture; within it only what works on a page is, since an article may show code.
enum ProgramLines {
    /// A word of a program for so many of a line's.
    private static let leastShare = 0.25
    private static let fewestWords = 3
    /// Bytes of words that are looked at in a line.
    private static let longest = 20_000
    /// A server writes its messages before or behind all else.
    private static let outerLines = 4

    /// Which lines of a text they are, by their places.
    ///
    /// - Complexity: O(n) in the bytes; of most texts, which have no brace, in those of the outer lines.
    static func places(among lines: [Range<Int>], of text: Span<UInt8>) -> [Int] {
        let brace = ByteSearch.first(of: UInt8(ascii: "{"), or: UInt8(ascii: "}"), in: text, from: 0)
        let hasBraces = brace < text.count
        var found: [Int] = []
        // Where the next stroke stands, from the line on that is looked at.
        var stroke = -1
        for (place, line) in lines.enumerated()
        where hasBraces || place < outerLines || place >= lines.count - outerLines {
            if stroke < line.lowerBound {
                stroke = ByteSearch.first(
                    of: UInt8(ascii: "/"), or: UInt8(ascii: "\\"), in: text, from: line.lowerBound)
            }
            let mayBeMessage = stroke < line.upperBound
            if hasBraces && isOne(line, of: text) || mayBeMessage && isMessage(line, of: text) { found.append(place) }
        }
        if found.isEmpty, !hasBraces { return [] }
        if hasBraces { found = withBlocks(found, among: lines, of: text) }
        let lead = found.indices.prefix { found[$0] == $0 }.count
        let tail = found.indices.dropFirst(lead).reversed().prefix { found[$0] - lines.count == $0 - found.count }.count
        let inner = found.dropFirst(lead).dropLast(tail)
        return found.prefix(lead) + inner.filter { worksOnPage(lines[$0], of: text) } + found.suffix(tail)
    }

    /// Lines between others that end as those of a program do belong to them: "color: red;", "}".
    private static func withBlocks(_ found: [Int], among lines: [Range<Int>], of text: Span<UInt8>) -> [Int] {
        var isOne = [Bool](repeating: false, count: lines.count)
        for place in found { isOne[place] = true }
        var start = 0
        while start < lines.count {
            var (end, opens, closes) = (start, false, false)
            while end < lines.count {
                let last = text[lines[end].upperBound - 1]
                let isOpening = last == UInt8(ascii: "{")
                let isClosing = text[lines[end].lowerBound] == UInt8(ascii: "}") || last == UInt8(ascii: "}")
                guard isOne[end] || isOpening || isClosing || last == UInt8(ascii: ";") || last == UInt8(ascii: ",")
                else { break }
                (opens, closes) = (opens || isOpening, closes || isClosing)
                end += 1
            }
            if opens, closes, end - start > 2 { for place in start..<end { isOne[place] = true } }
            start = max(end, start + 1)
        }
        return lines.indices.filter { isOne[$0] }
    }

    /// Whether a quarter of a line's words, three at least, are those of a program.
    private static func isOne(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        var (words, marked) = (0, 0)
        forEachWord(of: line.prefix(longest), in: text) { word in
            words += 1
            if isMarked(word, in: text) { marked += 1 }
            return true
        }
        return marked >= fewestWords && Double(marked) >= leastShare * Double(words)
    }

    /// Whether a line tells of a fault in a file of the server's: "Warning: ... in /srv/www/date.php on line 33".
    private static func isMessage(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        var (strokes, wordsBehind, isAtLine) = (0, Int?.none, false)
        for index in line.prefix(600) where text[index] == UInt8(ascii: "/") || text[index] == UInt8(ascii: "\\") {
            strokes += 1
        }
        guard strokes >= 2 else { return false }
        var isFound = false
        forEachWord(of: line.prefix(600), in: text) { word in
            if isFile(word, in: text) {
                (wordsBehind, isAtLine) = (0, false)
            } else if let behind = wordsBehind {
                if isAtLine, text[word.lowerBound] &- 0x30 < 10 { isFound = true }
                isAtLine = text[word.lowerBound] | 0x20 == UInt8(ascii: "l") && word.count >= 4
                wordsBehind = behind < 4 ? behind + 1 : nil
            }
            return !isFound
        }
        return isFound
    }

    /// A path of a file of a program: two strokes and an ending of two to four letters, and no scheme.
    private static func isFile(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
        var (strokes, dot) = (0, -1)
        for index in word {
            switch text[index] {
            case UInt8(ascii: "/"), UInt8(ascii: "\\"):
                if index > word.lowerBound, text[index - 1] == UInt8(ascii: "/") { return false }
                strokes += 1
            case UInt8(ascii: "."): dot = index
            default: break
            }
        }
        guard strokes >= 2, dot > 0 else { return false }
        let ending = word.suffix(from: dot + 1).prefix { (text[$0] | 0x20) &- 0x61 < 26 }.count
        return 2...4 ~= ending
    }

    /// Whether a word has signs that prose does not put into one.
    private static func isMarked(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
        let first = text[word.lowerBound]
        // "#harbour_fire", "@harbour_post" are of posts.
        if first == UInt8(ascii: "#") && word.count > 2 || first == UInt8(ascii: "@") { return false }
        func byte(_ index: Int) -> UInt8 { index < word.upperBound && index >= word.lowerBound ? text[index] : 0 }
        if word.count <= 3, word.allSatisfy({ "=|&-+*/<>!?:".utf8.contains(text[$0]) }) {
            return word.contains { "=|&*/".utf8.contains(text[$0]) }
                && !(word.count == 1 && "*/&|".utf8.contains(first))
        }
        for index in word {
            switch text[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "}"): return true
            case UInt8(ascii: ":") where byte(index + 1) == UInt8(ascii: ":"): return true
            case UInt8(ascii: ":") where byte(index - 1) == 0x22: return true
            case UInt8(ascii: ")") where byte(index + 1) == UInt8(ascii: ";"): return true
            case UInt8(ascii: "(") where byte(index + 1) == UInt8(ascii: ")"): return true
            case UInt8(ascii: "=") where byte(index + 1) == 0x22 || byte(index + 1) == 0x27: return true
            case UInt8(ascii: "-") where byte(index + 1) == UInt8(ascii: ">") && index > word.lowerBound: return true
            case UInt8(ascii: "."):
                // A call: ".push(".
                var end = index + 1
                while isOfName(byte(end)) { end += 1 }
                if end > index + 1, byte(end) == UInt8(ascii: "("), index > word.lowerBound || isOfName(byte(end - 1)) {
                    return true
                }
            case UInt8(ascii: "_") where isOfName(byte(index - 1)) && isOfName(byte(index + 1)):
                if !word.contains(where: { text[$0] == UInt8(ascii: "@") || text[$0] == UInt8(ascii: "/") }) {
                    return true
                }
            default: break
            }
        }
        return false
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        ByteClass.table[Int(byte)] <= ByteClass.underscore && byte < 0x80
    }

    /// What scripts and style sheets of pages name.
    private static let ofPages: [[UInt8]] = [
        "window.", "document.", "googletag", "adsbygoogle", "datalayer", "gtag(", "jquery", "$(", ".push(",
        "addeventlistener",
        "@media", "!important", "schema.org", "wp-content", "taboola", "<![cdata[", "@font-face", "var _",
    ].map { Array($0.utf8) }

    private static func worksOnPage(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        let line = line.prefix(longest)
        return line.contains { start in
            ofPages.contains { name in
                start + name.count <= line.endIndex
                    && name.indices.allSatisfy { offset in
                        let byte = text[start + offset]
                        return (byte &- 0x41 < 26 ? byte | 0x20 : byte) == name[offset]
                    }
            }
        }
    }

    /// - Parameter body: false ends it.
    private static func forEachWord(of line: Range<Int>, in text: Span<UInt8>, _ body: (Range<Int>) -> Bool) {
        var index = line.lowerBound
        while index < line.upperBound {
            while index < line.upperBound, ByteClass.isSpace(text[index]) { index += 1 }
            let start = index
            while index < line.upperBound, !ByteClass.isSpace(text[index]) { index += 1 }
            if index > start, !body(start..<index) { return }
        }
    }
}
