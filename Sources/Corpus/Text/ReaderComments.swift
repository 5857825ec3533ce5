import Kernels

/// Finds readers' comments behind an article: by a heading that says so, or the names and buttons of comments, and by
/// the form of the paragraphs that follow.
struct ReaderComments {
    /// Which lines they are, the heading among them.
    let lines: Range<Int>
    /// Whether the form of the paragraphs says so, not the heading alone.
    let isSure: Bool

    /// The least that stands before comments, in bytes: an article.
    private static let leastArticle = 150
    /// A paragraph that nobody signed is no comment where it is longer than this, in bytes...
    private static let longestParagraph = 1_500
    /// ...or, where only a heading with a number speaks for comments, than this...
    private static let longestCounted = 800
    /// ...or, where only a heading does, than this.
    private static let longestUnsure = 300
    /// A page has a few headings at most whose comments are looked for.
    private static let mostHeadings = 4

    /// The comments of a text; nil where there are none.
    ///
    /// - Parameters:
    ///   - lines: the lines of the text.
    ///   - words: those of each short line, as ``LineWords/ofShortLines(_:in:)`` gives them.
    ///   - kept: those of the lines that are no furniture.
    /// - Complexity: O(n) in the bytes of the lines.
    static func find(
        in lines: [Range<Int>], words: [LineWords?], keeping kept: [Range<Int>], of text: Span<UInt8>
    ) -> ReaderComments? {
        var article = 0
        var headings = 0
        var (buttons, signatures): ([Int], [Int]) = ([], [])
        for (position, line) in lines.enumerated() {
            defer { article += line.count }
            // Headings, buttons and signatures are short.
            guard line.count <= 120, article >= leastArticle, let some = words[position] else { continue }
            let kind = CommentPhrases.kind(of: some)
            if kind == .button { buttons.append(position) }
            if text[line.upperBound - 1] == UInt8(ascii: ":"), isSignature(line, of: text) {
                signatures.append(position)
            }
            let isCounted = CommentPhrases.isCountedHeading(some)
            guard kind == .heading || kind == .form || isCounted, headings < mostHeadings else { continue }
            headings += 1
            let found = comments(
                from: position, behind: isCounted ? .counted : kind == .form ? .form : .plain, in: lines, words: words,
                keeping: kept, of: text)
            if let found { return found }
        }
        guard buttons.count >= 2 || signatures.count >= 2 else { return nil }
        let first = min(
            signatures.first ?? .max, buttons.first.map { beginning(of: $0, in: lines, words: words, of: text) } ?? .max
        )
        return comments(from: first, behind: .none, in: lines, words: words, keeping: kept, of: text)
    }

    private enum Heading { case none, form, plain, counted }

    /// The comments that begin at a line; nil where what follows is none.
    private static func comments(
        from start: Int, behind heading: Heading, in lines: [Range<Int>], words: [LineWords?],
        keeping kept: [Range<Int>], of text: Span<UInt8>
    ) -> ReaderComments? {
        // Furniture of the page is no comment, as what asks for one.
        let starts = Set(kept.map(\.lowerBound))
        var (paragraphs, marks, longest) = (0, 0, 0)
        var end = start + (heading == .none ? 0 : 1)
        while end < lines.count {
            if let some = words[end], FurniturePhrases.mayHold(some), FurniturePhrases.closing.contains(some.hash),
                CommentPhrases.kind(of: some) == nil
            {
                break
            }
            let isKept = starts.contains(lines[end].lowerBound)
            switch part(lines[end], words: words[end], of: text) {
            case .nothing: break
            case .mark: marks += 1
            case .signed where isKept: (paragraphs, marks) = (paragraphs + 1, marks + 1)
            case .paragraph where isKept:
                paragraphs += 1
                longest = max(longest, lines[end].count)
            case .signed, .paragraph: break
            }
            end += 1
        }
        guard paragraphs > 0, longest <= longestParagraph else { return nil }
        let isSigned = marks * 2 >= paragraphs
        switch heading {
        case .counted where isSigned || longest <= longestCounted: return .init(lines: start..<end, isSure: true)
        case .none where isSigned, .form where isSigned, .plain where isSigned:
            return .init(lines: start..<end, isSure: true)
        case .plain where paragraphs >= 3 && longest <= longestUnsure: return .init(lines: start..<end, isSure: false)
        default: return nil
        }
    }

    /// Where the comment begins that a button ends: at the name or time above its paragraph, else behind the button.
    private static func beginning(
        of button: Int, in lines: [Range<Int>], words: [LineWords?], of text: Span<UInt8>
    ) -> Int {
        var start = button
        if start > 0, part(lines[start - 1], words: words[start - 1], of: text) == .signed { return start - 1 }
        guard start > 1 else { return button + 1 }
        start -= 1
        var marks = 0
        while start > 0, marks < 3, part(lines[start - 1], words: words[start - 1], of: text) == .mark {
            start -= 1
            marks += 1
        }
        return marks > 0 ? start : button + 1
    }

    // MARK: The parts of comments

    private enum Part { case nothing, mark, signed, paragraph }

    private static func part(_ line: Range<Int>, words: LineWords?, of text: Span<UInt8>) -> Part {
        if isTimed(line, of: text) { return .signed }
        guard let words else { return isSignature(line, of: text) || isNamed(line, of: text) ? .signed : .paragraph }
        if words.wordCount == 0 { return .nothing }
        switch CommentPhrases.kind(of: words) {
        case .button: return .mark
        case .heading, .countedHeading, .form: return .nothing
        case nil: break
        }
        if FurniturePhrases.mayHold(words), FurniturePhrases.whole.contains(words.hash) { return .nothing }
        if isSignature(line, of: text) { return text[line.upperBound - 1] == UInt8(ascii: ":") ? .mark : .signed }
        if isNamed(line, of: text) { return .signed }
        // A name, or a time: "Marit H.", "3 hours ago", "12.05.2025, 14:33".
        let hasDigit = words.bytes.contains { ByteClass.table[Int($0)] == ByteClass.digit }
        let isShort = hasDigit ? line.count <= 60 && words.wordCount <= 10 : line.count <= 40 && words.wordCount <= 3
        // "Lena K." ends in an initial.
        let endsInInitial =
            (2...4).contains(words.wordCount) && words.bytes.suffix(2).first == 0x20
            && ByteClass.table[Int(words.bytes.last!)] == ByteClass.letter
        return isShort && (endsInInitial || !Furniture.endsSentence(line, of: text)) ? .mark : .paragraph
    }

    /// "Danke an die Piloten! Lena K., 07.05., 10:40": a time ends what is said, and no sentence.
    private static func isTimed(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        guard line.count > 60 else { return false }
        let end = line.upperBound
        func isDigit(_ index: Int) -> Bool { text[index] &- 0x30 < 10 }
        return isDigit(end - 1) && isDigit(end - 2) && [":", "h", "."].contains(UnicodeScalar(text[end - 3]))
            && isDigit(end - 4)
            && line.suffix(24).contains { text[$0] == UInt8(ascii: ",") || text[$0] == UInt8(ascii: "/") }
    }

    /// The place of the colon behind which a comment stands, or which ends a line above it; nil where none is near.
    private static func colon(in line: Range<Int>, of text: Span<UInt8>, within most: Int) -> Int? {
        for index in line.prefix(most) where text[index] == UInt8(ascii: ":") {
            if index + 1 == line.upperBound || ByteClass.isSpace(text[index + 1]) { return index }
        }
        return nil
    }

    /// "harbour0: I never liked that mayor.", "Posted by Olaf on 3 May 2025, 9:12: I did."
    private static func isNamed(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        guard let colon = colon(in: line, of: text, within: 60), colon + 1 < line.upperBound else { return false }
        var (spaces, hasDigit, hasSigns) = (0, false, false)
        for index in line.lowerBound..<colon {
            switch text[index] {
            case 0x20: spaces += 1
            case 0x30...0x39: hasDigit = true
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "\""),
                UInt8(ascii: "("), UInt8(ascii: "/"):
                hasSigns = true
            default: break
            }
        }
        // A name of three words at most, or with a time behind it.
        return colon > line.lowerBound && (spaces <= 2 && !hasSigns || hasDigit && spaces <= 8)
    }

    /// "Olaf says:", "Marit H. wrote on 3 May 2025 at 9:12:"
    private static func isSignature(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        guard let colon = colon(in: line, of: text, within: 100) else { return false }
        let words = LineWords(text, in: line.lowerBound..<colon)
        guard (2...14).contains(words.wordCount) else { return false }
        let padded = words.bytes + [0x20]
        return CommentPhrases.verbs.contains { verb in
            // Behind a name of at most four words.
            var (start, spaces) = (0, 0)
            while let space = padded[start...].firstIndex(of: 0x20), spaces < 4 {
                start = space + 1
                spaces += 1
                let rest = padded[start...]
                if rest.starts(with: verb), rest.count > verb.count, rest[start + verb.count] == 0x20 {
                    // A time may follow, no sentence.
                    let tail = rest.dropFirst(verb.count + 1)
                    return tail.isEmpty || tail.contains { ByteClass.table[Int($0)] == ByteClass.digit }
                }
            }
            return false
        }
    }
}
