/// Bylines, what a page says of its time and the agency of a dateline, before the first sentence.
///
/// The time itself stays: where the field is missing it tells reports of one event (without it ecbplus, which is undated,
/// loses .007).
enum Beginnings {
    /// Lines that are looked at.
    static let lines = 6
    private static let mostWords = 16
    private static let dateline = 120

    /// What of one of the first lines is none of the text; nil where all of it is.
    static func range(of line: Range<Int>, isFirst: Bool, in text: Span<UInt8>) -> Range<Int>? {
        if line.count <= 200, !Sentences.isEnded(line, of: text) {
            let shape = LineShape(line, of: text, most: mostWords + 1)
            if shape.words.count <= mostWords {
                if isByline(shape) { return line }
                if let length = stampLength(shape) {
                    return line.lowerBound..<shape.words[length - 1].range.upperBound
                }
            }
        }
        return agency(in: line, of: text)
    }

    private static func isByline(_ shape: LineShape) -> Bool {
        let words = shape.words
        guard words.count >= 2 else { return false }
        let length =
            BoilerplateWords.bylines.length(at: 0, of: words)
            ?? (words[0].form == .lower ? BoilerplateWords.particles.length(at: 0, of: words) : nil)
        guard let length, length < words.count, words[length].form != .lower, words[length].form != .number else {
            return false
        }
        // Names, and what joins them.
        return words[length...].allSatisfy {
            $0.form != .lower || BoilerplateWords.joining.length(at: 0, of: [$0]) != nil
        }
            || BoilerplateWords.roles.isIn(words) && shape.longestRun <= 2
    }

    /// How many words say that a time follows; nil where none does.
    private static func stampLength(_ shape: LineShape) -> Int? {
        // Days and times are numbers for the most part.
        guard shape.words.count(where: { $0.form == .number }) * 5 >= shape.words.count * 2 else { return nil }
        return BoilerplateWords.stamps.length(at: 0, of: shape.words)
    }

    /// The brackets or strokes of "QUILLHAVEN, April 4 (Norvane Wire) -" and "QUILLHAVEN /NorWire/ --".
    static func agency(in line: Range<Int>, of text: Span<UInt8>) -> Range<Int>? {
        let head = line.lowerBound..<min(line.upperBound, line.lowerBound + dateline)
        if let open = head.first(where: {
            text[$0] == UInt8(ascii: "(") || $0 == line.lowerBound && text[$0] == UInt8(ascii: "[")
                || Brackets.opensWide(at: $0, of: text)
        }),
            let close = Brackets.end(ofGroupAt: open, before: head.upperBound, of: text)
        {
            let rest = head.upperBound > close ? TextLines.trimmed(close..<head.upperBound, of: text) : nil
            let name = LineShape(open..<close, of: text, most: 2).words
            let isBare =
                name.count == 1 && name[0].form != .number && close - open <= 14
                && LineShape(line.lowerBound..<open, of: text, most: 6).words.count <= 5
            // "[ORLEN=Norvane] Tova Brandt =", "【オルレン】"
            if open == line.lowerBound, text[open] != UInt8(ascii: "("), rest != nil { return open..<close }
            if open == line.lowerBound, (open..<close).contains(where: { text[$0] == UInt8(ascii: "=") }) {
                let sign = (close..<head.upperBound).first { text[$0] == UInt8(ascii: "=") }
                return open..<(sign.map { $0 + 1 } ?? close)
            }
            let isNamed = BoilerplateWords.begins(open..<close, of: text)
            if isNamed || rest.map({ isDash(at: $0.lowerBound, of: text) }) == true
                || isBare && open < line.lowerBound + 48
            {
                return open..<close
            }
        }
        guard let first = head.first(where: { text[$0] == UInt8(ascii: "/") }), first > line.lowerBound,
            text[first - 1] == 0x20, let last = head.first(where: { $0 > first && text[$0] == UInt8(ascii: "/") }),
            let rest = TextLines.trimmed(last + 1..<head.upperBound, of: text), isDash(at: rest.lowerBound, of: text)
        else { return nil }
        return first..<last + 1
    }

    private static func isDash(at index: Int, of text: Span<UInt8>) -> Bool {
        text[index] == UInt8(ascii: "-")
            || text[index] == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80
                && (0x90...0x95).contains(text[index + 2])
    }
}
