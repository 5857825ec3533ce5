/// Lines that say what a picture shows and whose it is, or that a player says.
enum Captions {
    private static let longest = 400
    /// A line that only names who made a picture has so many words.
    private static let creditWords = 10

    static func isOne(_ line: Range<Int>, isFirst: Bool, in text: Span<UInt8>) -> Bool {
        guard line.count <= longest else { return false }
        let first = LineShape(line, of: text, most: 6).words
        if BoilerplateWords.openings.length(at: 0, of: first) != nil { return true }
        if BoilerplateWords.begins(line, of: text) { return true }
        if let length = BoilerplateWords.labels.length(at: 0, of: first),
            isLabel(endingAt: first[length - 1].range.upperBound, before: line.upperBound, of: text)
        {
            return true
        }
        if first.isEmpty { return false }
        if !isFirst, line.count <= 100,
            Brackets.group(endingAt: line.upperBound, from: line.lowerBound, of: text) == line.lowerBound
        {
            return true
        }
        return !isFirst && isCredit(line, in: text) || endsInCredit(line, in: text)
    }

    /// Whether a line ends in brackets with who made a picture: "(Norvane Photo/Tova Brandt)".
    private static func endsInCredit(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard let group = Brackets.group(endingAt: line.upperBound, from: line.lowerBound, of: text) else {
            return false
        }
        let words = LineShape(group..<line.upperBound, of: text, most: creditWords + 1).words
        guard words.count <= creditWords, words.contains(where: { $0.form == .capital }) else { return false }
        if BoilerplateWords.pictures.isIn(words) || BoilerplateWords.openings.length(at: 0, of: words) != nil {
            return true
        }
        return words.count >= 2 && (group..<line.upperBound).contains { text[$0] == UInt8(ascii: "/") }
            && words.allSatisfy { $0.form == .capital || BoilerplateWords.joining.length(at: 0, of: [$0]) != nil }
    }

    /// Whether what stands behind a word makes a label of it: a colon, a dash between spaces, a stroke.
    private static func isLabel(endingAt index: Int, before end: Int, of text: Span<UInt8>) -> Bool {
        guard index < end else { return false }
        if text[index] == UInt8(ascii: ":") || text[index] == UInt8(ascii: "/") || text[index] == UInt8(ascii: "=") {
            return true
        }
        // The wide colon.
        if index + 2 < end, text[index] == 0xEF, text[index + 1] == 0xBC, text[index + 2] == 0x9A { return true }
        guard index + 2 < end, text[index] == 0x20 else { return false }
        return text[index + 1] == UInt8(ascii: "-") || text[index + 1] == UInt8(ascii: ":")
            || text[index + 1] == UInt8(ascii: "/")
    }

    /// "Mara Lind/Norvane Wire": names with a stroke between them, and no sentence.
    private static func isCredit(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard line.count <= 120, line.contains(where: { text[$0] == UInt8(ascii: "/") }),
            !Sentences.isEnded(line, of: text)
        else { return false }
        let words = LineShape(line, of: text, most: creditWords + 1).words
        return words.count >= 2 && words.count <= creditWords
            && words.allSatisfy { $0.form == .capital || BoilerplateWords.joining.length(at: 0, of: [$0]) != nil }
    }
}
