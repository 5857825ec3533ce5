import Kernels

/// Recognises page furniture: navigation, sharing, comments, copyright, lists of other articles.
///
/// Fixed phrases are known beforehand (``FurniturePhrases``); lines that recur across the unrelated articles
/// of one source are learned from the corpus (``LearnedFurniture``).
struct Furniture {
    let learned: LearnedFurniture

    /// No line longer than this many bytes is furniture.
    static let longestLine = 200

    /// The lines of a text that belong to the article, as byte ranges in order, line breaks left out.
    ///
    /// - Parameters:
    ///   - allLines: the lines of the text.
    ///   - words: those of each short line, as ``LineWords/ofShortLines(_:in:)`` gives them.
    ///   - source: hash of the article's source, as in the sightings that were learned from.
    func articleLines(
        among allLines: [Range<Int>], words: [LineWords?], of text: Span<UInt8>, source: UInt64
    ) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var isAfterClosing = false
        let isOfPage = Self.linesOfPage(among: allLines, words: words, of: text)
        for (position, line) in allLines.enumerated() {
            if isOfPage.contains(position) { continue }
            let length = line.count
            guard let words = words[position] else {
                isAfterClosing = false
                lines.append(line)
                continue
            }
            if words.wordCount == 0 { continue }
            if FurniturePhrases.mayHold(words), FurniturePhrases.closing.contains(words.hash) {
                // What follows is a list of other things only where the article itself is over.
                isAfterClosing = line.lowerBound * 5 >= text.count * 2
                continue
            }
            let isAtEnd = LearnedFurniture.isAtEnd(position, of: allLines.count)
            if isAtEnd, learned.contains(source: source, line: words.lineKey) { continue }
            if Self.isFurniture(line, of: text, words: words) { continue }
            if isAfterClosing, length <= 120, !Self.endsSentence(line, of: text) { continue }
            isAfterClosing = isAfterClosing && length <= 120
            lines.append(line)
        }
        return lines
    }

    /// The least that is left of a text beside what its page put around it, in bytes: an article.
    private static let leastArticle = 150
    /// Lines at either end of a text that may ask for a reader's consent, and bytes of them that say so.
    private static let (consentLines, consentBytes) = (3, 96)

    /// Lines of any length that are the page's: programs, and what asks for consent; none where nothing else is there.
    private static func linesOfPage(
        among lines: [Range<Int>], words: [LineWords?], of text: Span<UInt8>
    ) -> Set<Int> {
        var places: Set<Int> = []
        for place in ProgramLines.places(among: lines, of: text) { places.insert(place) }
        for place in lines.indices where place < consentLines || place >= lines.count - consentLines {
            // A short line is read whole.
            let opening = words[place] == nil ? lines[place].prefix(consentBytes) : lines[place]
            if FurniturePhrases.isConsent(opening, of: text) { places.insert(place) }
        }
        guard !places.isEmpty else { return [] }
        let left = lines.indices.reduce(0) { $0 + (places.contains($1) ? 0 : lines[$1].count) }
        return left >= leastArticle ? places : []
    }

    private static func isFurniture(_ line: Range<Int>, of text: Span<UInt8>, words: LineWords) -> Bool {
        if FurniturePhrases.mayHold(words), FurniturePhrases.whole.contains(words.hash) { return true }
        if words.mayHoldSigns, isCrumbs(line, of: text, words: words) { return true }
        if isCopyright(line, of: text, words: words) { return true }
        if FurniturePhrases.isInvitation(words) { return true }
        guard words.wordCount <= 24, !endsSentence(line, of: text) else { return false }
        return FurniturePhrases.isOpening(words)
    }

    // MARK: Shapes

    private static let home = Array("home".utf8)
    private static let copyright = Array("copyright".utf8)
    private static let copyrightSign = Array("copyright c".utf8)
    private static let rights = Array("all rights reserved".utf8)

    /// "Home » News » Local": separators after "Home", or three places in a row.
    static func isCrumbs(_ line: Range<Int>, of text: Span<UInt8>, words: LineWords) -> Bool {
        let separators = separatorCount(line, of: text)
        return separators >= 1 && words.begins(with: home)
            || separators >= 2 && words.wordCount <= 12 && !endsSentence(line, of: text)
    }

    /// How often "»", "›" or " > " stands in a line; "»" does not count where "«" makes quotation marks of them.
    static func separatorCount(_ line: Range<Int>, of text: Span<UInt8>) -> Int {
        var (count, guillemets) = (0, 0)
        var isQuoting = false
        for index in line where index + 1 < line.upperBound {
            if text[index] == 0xC2, text[index + 1] == 0xBB {
                guillemets += 1
            } else if text[index] == 0xC2, text[index + 1] == 0xAB {
                isQuoting = true
            } else if text[index] == 0x20, text[index + 1] == UInt8(ascii: ">") {
                count += 1
            } else if text[index] == 0xE2, index + 2 < line.upperBound, text[index + 1] == 0x80,
                text[index + 2] == 0xBA
            {
                count += 1
            }
        }
        return isQuoting ? count : count + guillemets
    }

    /// "Copyright 2026 Harbour Post", "© Harbour Post", "... All rights reserved"; not a sentence about copyright.
    private static func isCopyright(_ line: Range<Int>, of text: Span<UInt8>, words: LineWords) -> Bool {
        if words.begins(with: copyright), words.wordCount <= 16 {
            let next = words.bytes.dropFirst(copyright.count + 1).first
            let isYear = next.map { ByteClass.table[Int($0)] == ByteClass.digit } ?? true
            if isYear || words.begins(with: copyrightSign) || !endsSentence(line, of: text) { return true }
        }
        if words.ends(with: rights) { return true }
        guard words.mayHoldSigns else { return false }
        for index in line where index + 1 < line.upperBound {
            if text[index] == 0xC2, text[index + 1] == 0xA9 { return true }
        }
        return false
    }

    /// Whether a line ends as a sentence does: a full stop, question or exclamation mark, perhaps quoted.
    static func endsSentence(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        var end = line.upperBound
        while end > line.lowerBound {
            switch text[end - 1] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                // Three full stops are an ellipsis, the sign of a cut.
                return !(end - 2 > line.lowerBound && text[end - 2] == UInt8(ascii: "."))
            case 0x22, 0x27, UInt8(ascii: ")"): end -= 1
            case 0x82 where end >= 3 && text[end - 2] == 0x80 && text[end - 3] == 0xE3: return true  // 。
            case 0x81, 0x9F:  // full-width exclamation and question marks
                return end >= 3 && text[end - 2] == 0xBC && text[end - 3] == 0xEF
            case 0x99, 0x9D:
                guard end >= 3, text[end - 2] == 0x80, text[end - 3] == 0xE2 else { return false }
                end -= 3
            default: return false
            }
        }
        return false
    }
}
