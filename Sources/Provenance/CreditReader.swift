package import Corpus
import Kernels

/// Finds the credit of an article in the first and last lines of its text.
///
/// What is read is the form: a name in parentheses before the dash of a dateline, a line that begins with "by", a last
/// line. Whether the name is one of an agency or a source is told later, when all sources are known.
package struct CreditReader: Sendable {
    /// Bytes at either end that are looked at.
    private static let head = 480
    private static let tail = 240
    private static let longestName = 48

    package init() {}

    package func credits(of batch: ArticleBatch) -> [Credit] {
        batch.entries.map { entry in
            credit(title: batch.bytes[entry.title.bounds], text: batch.bytes[entry.text.bounds])
        }
    }

    func credit(title: ArraySlice<UInt8>, text: ArraySlice<UInt8>) -> Credit {
        var credit = Credit()
        credit.edition = Self.edition(title)
        let head = text.prefix(Self.head)
        var next = 0
        for _ in 0..<4 {
            guard let bounds = Self.line(from: next, of: head.span) else { break }
            let line = head[head.startIndex + bounds.lowerBound..<head.startIndex + bounds.upperBound]
            next = bounds.upperBound
            if let name = Self.dateline(line) {
                (credit.name, credit.place) = (name, .dateline)
                break
            }
            if credit.name == nil, let name = Self.byline(line) { (credit.name, credit.place) = (name, .byline) }
            if credit.edition == .first { credit.edition = Self.edition(line) }
        }
        var last = text.suffix(Self.tail)
        while last.last == 0x0A { last = last.dropLast() }
        if let feed = last.lastIndex(of: 0x0A) { last = last[(feed + 1)...] }
        if credit.name == nil, let name = Self.signOff(last) { (credit.name, credit.place) = (name, .signOff) }
        if credit.edition == .first { credit.edition = Self.closing(last) }
        credit.cited = Self.cited(head)
        return credit
    }

    /// The next line that is not empty; nil behind the last.
    private static func line(from start: Int, of text: Span<UInt8>) -> Range<Int>? {
        var start = start
        while start < text.count, text[start] == 0x0A { start += 1 }
        return start < text.count ? start..<ByteSearch.first(of: 0x0A, in: text, from: start) : nil
    }

    // MARK: Forms

    /// The name of "QUILLHAVEN, April 4 (Norvane Wire) --".
    private static func dateline(_ line: ArraySlice<UInt8>) -> String? {
        let line = line.prefix(120)
        guard line.first.map(isCapital) == true, let open = line.firstIndex(of: UInt8(ascii: "(")),
            let close = line[open...].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let rest = line[(close + 1)...].drop { $0 == 0x20 }
        // A hyphen, or an en or em dash: E2 80 93 and E2 80 94.
        guard rest.first == UInt8(ascii: "-") || rest.starts(with: [0xE2, 0x80]) else { return nil }
        return name(line[(open + 1)..<close])
    }

    /// What follows "by" at the beginning of a line: "Norvane Wire | April 4", "Lotte Farrow, Brannoch Evening Echo".
    private static func byline(_ line: ArraySlice<UInt8>) -> String? {
        guard line.count < 120, line.count > 3, line[line.startIndex] | 0x20 == UInt8(ascii: "b"),
            line[line.startIndex + 1] | 0x20 == UInt8(ascii: "y"), line[line.startIndex + 2] == 0x20
        else { return nil }
        let names = line.dropFirst(3).prefix { $0 != UInt8(ascii: "|") }
        return names.isEmpty ? nil : trimmed(names)
    }

    /// The name of a last line "(Norvane Wire)" or "Source: Norvane Wire".
    private static func signOff(_ line: ArraySlice<UInt8>) -> String? {
        if line.starts(with: "Source: ".utf8) { return name(line.dropFirst(8)) }
        guard line.last == UInt8(ascii: ")"), let open = line.lastIndex(of: UInt8(ascii: "(")) else { return nil }
        return name(line[(open + 1)...].dropLast())
    }

    private static let updates = ["UPDATE", "Update:", "REFILE", "WRAPUP", "ADDS"].map { Array($0.utf8) }
    private static let corrections = ["CORRECT", "Correct", "Corrected", "Correction"].map { Array($0.utf8) }

    /// The edition that a title or a line begins with.
    private static func edition(_ line: ArraySlice<UInt8>) -> Credit.Edition {
        switch line.first {
        case UInt8(ascii: "U"), UInt8(ascii: "W"), UInt8(ascii: "A"), UInt8(ascii: "R"), UInt8(ascii: "C"): break
        default: return .first
        }
        if updates.contains(where: { line.starts(with: $0) }) { return ends(line) ? .update : .first }
        if corrections.contains(where: { line.starts(with: $0) }) { return ends(line) ? .correction : .first }
        return .first
    }

    /// Whether a mark ends in its sign: "UPDATE 2-", "Correction:", "(CORRECTED) ".
    private static func ends(_ line: ArraySlice<UInt8>) -> Bool {
        let mark = line.prefix { $0 > 0x20 || $0 == 0x20 }.prefix(16)
        guard let sign = mark.firstIndex(where: { !isLetter($0) && !isDigit($0) && $0 != 0x20 }) else { return false }
        return mark[sign] == UInt8(ascii: "-") || mark[sign] == UInt8(ascii: ":") || mark[sign] == UInt8(ascii: ")")
    }

    /// The edition of a last line: "(Updates number of injured)", "Correction: ...".
    private static func closing(_ line: ArraySlice<UInt8>) -> Credit.Edition {
        if line.starts(with: "(Updates ".utf8) || line.starts(with: "(Adds ".utf8) { return .update }
        if line.starts(with: "(Corrects ".utf8) || line.starts(with: "(This story corrects ".utf8) {
            return .correction
        }
        return edition(line)
    }

    private static let (accordingTo, reportedBy) = (Array("according to ".utf8), Array("reported by ".utf8))
    private static let told = Array(" told ".utf8)

    /// The name behind "according to the", "reported by the" or "told the".
    private static func cited(_ head: ArraySlice<UInt8>) -> String? {
        guard let name = citedName(head.span) else { return nil }
        return trimmed(head[head.startIndex + name.lowerBound..<head.startIndex + name.upperBound])
    }

    private static func citedName(_ head: Span<UInt8>) -> Range<Int>? {
        // Each phrase has a space, which tells where it would begin.
        for space in head.indices where head[space] == 0x20 {
            guard space + 1 < head.count else { break }
            let found: Int?
            switch head[space + 1] {
            case UInt8(ascii: "b"): found = end(of: reportedBy, at: space - 8, in: head)
            case UInt8(ascii: "t"):
                found = end(of: accordingTo, at: space - 9, in: head) ?? end(of: told, at: space, in: head)
            default: continue
            }
            guard let behind = found else { continue }
            let start = end(of: the, at: behind, in: head) ?? end(of: theWithCapital, at: behind, in: head) ?? behind
            if let name = names(in: start..<min(head.count, start + longestName), of: head) { return name }
        }
        return nil
    }

    private static let (the, theWithCapital) = (Array("the ".utf8), Array("The ".utf8))

    /// Where a phrase ends that begins at a place; nil where it does not stand there.
    private static func end(of phrase: [UInt8], at start: Int, in text: Span<UInt8>) -> Int? {
        guard start >= 0, start + phrase.count <= text.count else { return nil }
        for offset in phrase.indices where text[start + offset] != phrase[offset] { return nil }
        return start + phrase.count
    }

    /// The first words with capitals, four at most, spaces alone between them; nil where the first has none.
    private static func names(in range: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
        var (name, words, index) = (Range<Int>?.none, 0, range.lowerBound)
        while index < range.upperBound, words < 4 {
            guard text[index] != 0x20 else {
                index += 1
                continue
            }
            guard isCapital(text[index]) else { break }
            let start = index
            while index < range.upperBound, isLetter(text[index]) || text[index] >= 0x80 { index += 1 }
            name = (name?.lowerBound ?? start)..<index
            words += 1
        }
        return name
    }

    // MARK: Names

    /// A name of a few words that begins with a capital.
    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        guard (2...longestName).contains(bytes.count), bytes.first.map(isCapital) == true,
            !bytes.contains(UInt8(ascii: ":"))
        else { return nil }
        return trimmed(bytes)
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String? {
        var bytes = bytes.drop { $0 == 0x20 }
        while let last = bytes.last, last == 0x20 || last == UInt8(ascii: ".") || last == UInt8(ascii: ",") {
            bytes = bytes.dropLast()
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// A capital of ASCII, or the first byte of a letter beyond it.
    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || byte >= 0xC3 }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
