/// Cuts text into sentences.
///
/// A sentence ends at an empty line; at a line break, unless the text is wrapped to a width; and at a mark that ends
/// sentences, with the quotes and brackets behind it, unless a lower-case letter follows or the full stop belongs to
/// an abbreviation or an initial. No library in use has the sentence boundaries of Unicode Standard Annex 29, and
/// those cut "Mr. Smith" in two.
package enum Sentences {
    /// The sentences as byte ranges, without white space around them; none is empty.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func ranges(of text: Span<UInt8>) -> [Range<Int>] {
        let isWrapped = isWrapped(text)
        var sentences: [Range<Int>] = []
        var start = 0
        func end(at index: Int) {
            if let sentence = TextLines.trimmed(start..<index, of: text) { sentences.append(sentence) }
            start = index
        }
        var index = 0
        while index < text.count {
            let byte = text[index]
            if (byte | 0x20) &- 0x61 < 26 || byte == 0x20 {
                // Most are letters and spaces.
                index += 1
            } else if byte == 0x0A {
                let (next, lineBreaks) = skipSpace(from: index, in: text)
                if lineBreaks > 1 || !isWrapped { end(at: index) }
                index = next
            } else if var mark = Mark(at: index, in: text) {
                let first = index
                var isPlainStop = mark.kind == .stop
                index += mark.width
                while let more = Mark(at: index, in: text) {
                    isPlainStop = isPlainStop && more.kind == .closer
                    if more.kind != .closer { mark = more }
                    index += more.width
                }
                guard mark.kind != .closer else { continue }
                if mark.kind == .unspaced || ends(at: index, mark: first, isPlainStop: isPlainStop, in: text) {
                    end(at: index)
                }
            } else {
                index += 1
            }
        }
        end(at: text.count)
        return sentences
    }

    /// Whether a part of a text ends as a sentence does, quotes and brackets behind its mark aside; an ellipsis is a cut.
    static func isEnded(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
        guard let (mark, start) = lastMark(of: range, in: text) else { return false }
        return mark.kind != .closer && !isEllipsis(endingAt: start + mark.width, from: range.lowerBound, in: text)
    }

    /// Whether a part of a text ends in an ellipsis.
    static func isCut(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
        guard let (mark, start) = lastMark(of: range, in: text) else { return false }
        return isEllipsis(endingAt: start + mark.width, from: range.lowerBound, in: text)
    }

    private static func isEllipsis(endingAt end: Int, from start: Int, in text: Span<UInt8>) -> Bool {
        guard end - start >= 3 else { return false }
        return text[end - 1] == 0xA6 && text[end - 2] == 0x80 && text[end - 3] == 0xE2
            || (end - 3..<end).allSatisfy { text[$0] == UInt8(ascii: ".") }
    }

    /// The last mark of a part of a text that closes nothing, with its place; where there is none, the last closing one.
    private static func lastMark(of range: Range<Int>, in text: Span<UInt8>) -> (Mark, start: Int)? {
        var end = range.upperBound
        var found: (Mark, Int)?
        while end > range.lowerBound {
            var last: (Mark, Int)?
            for width in 1...3 where last == nil && end - width >= range.lowerBound {
                if let mark = Mark(at: end - width, in: text), mark.width == width { last = (mark, end - width) }
            }
            guard let last else { return found }
            found = last
            guard last.0.kind == .closer else { return found }
            end = last.1
        }
        return found
    }

    /// Whether what follows a mark begins a sentence.
    ///
    /// - Parameters:
    ///   - index: behind the mark and what closes with it.
    ///   - mark: where the mark stands.
    private static func ends(at index: Int, mark: Int, isPlainStop: Bool, in text: Span<UInt8>) -> Bool {
        guard index < text.count else { return true }
        guard ByteClass.isSpace(text[index]) else { return false }
        let (next, _) = skipSpace(from: index, in: text)
        guard next < text.count else { return true }
        if let scalar = scalar(at: next, in: text), scalar.properties.isLowercase { return false }
        guard isPlainStop else { return true }
        var start = mark
        while start > 0, !ByteClass.isSpace(text[start - 1]), !"(\"'".utf8.contains(text[start - 1]),
            // Behind an opening quote.
            start < 3 || text[start - 3] != 0xE2 || text[start - 2] != 0x80
        { start -= 1 }
        guard start < mark else { return true }
        if mark - start == 1, text[start] &- 0x41 < 26 { return false }
        // "U.S.", "a.m."
        if (start..<mark).contains(where: { text[$0] == UInt8(ascii: ".") }) {
            return !isLetters(start..<mark, of: text)
        }
        let word = lowered(start..<mark, of: text)
        if abbreviations.contains(word) { return false }
        let isNumber = (start..<mark).allSatisfy { text[$0] &- 0x30 < 10 }
        if beforeNumbers.contains(word) { return text[next] &- 0x30 >= 10 }
        guard isNumber, mark - start <= 2 else { return true }
        // German days: "am 4. April".
        var end = next
        while end < text.count, !ByteClass.isSpace(text[end]) { end += 1 }
        return !germanMonths.contains(lowered(next..<end, of: text))
    }

    /// Whether a part of a text is single letters and full stops.
    private static func isLetters(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
        range.enumerated().allSatisfy { offset, index in
            offset % 2 == 0 ? (text[index] | 0x20) &- 0x61 < 26 : text[index] == UInt8(ascii: ".")
        }
    }

    private static func lowered(_ range: Range<Int>, of text: Span<UInt8>) -> String {
        guard range.count <= 12 else { return "" }
        return String(decoding: range.map { text[$0] }, as: UTF8.self).lowercased()
    }

    private static func scalar(at index: Int, in text: Span<UInt8>) -> Unicode.Scalar? {
        var decoder = UTF8()
        var bytes = (index..<min(text.count, index + 4)).map { text[$0] }.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
        return scalar
    }

    /// The first byte from an index on that is no white space, and the line breaks before it.
    private static func skipSpace(from index: Int, in text: Span<UInt8>) -> (next: Int, lineBreaks: Int) {
        var (next, lineBreaks) = (index, 0)
        while next < text.count, ByteClass.isSpace(text[next]) {
            lineBreaks += text[next] == 0x0A ? 1 : 0
            next += 1
        }
        return (next, lineBreaks)
    }

    /// Whether most single line breaks stand in the middle of a sentence, behind a line as long as a page has it.
    private static func isWrapped(_ text: Span<UInt8>) -> Bool {
        var (within, between) = (0, 0)
        var lineStart = 0
        var index = 0
        while index < text.count {
            guard text[index] == 0x0A else {
                index += 1
                continue
            }
            let (next, lineBreaks) = skipSpace(from: index, in: text)
            if lineBreaks == 1, next < text.count, let line = TextLines.trimmed(lineStart..<index, of: text) {
                let last = text[line.upperBound - 1]
                let isEnd = ".!?\":;)".utf8.contains(last) || last >= 0x80
                if !isEnd, (40...120).contains(line.count) { within += 1 } else { between += 1 }
            }
            lineStart = next
            index = max(next, index + 1)
        }
        return within > between
    }

    /// A character that may end a sentence, or close what one ends with.
    private struct Mark {
        enum Kind {
            case stop
            case other
            /// Of scripts that put no space behind it.
            case unspaced
            case closer
        }

        var kind: Kind
        var width: Int

        init?(at index: Int, in text: Span<UInt8>) {
            guard index < text.count else { return nil }
            func next(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
            switch (text[index], next(1), next(2)) {
            case (UInt8(ascii: "."), _, _): (kind, width) = (.stop, 1)
            case (UInt8(ascii: "!"), _, _), (UInt8(ascii: "?"), _, _): (kind, width) = (.other, 1)
            case (UInt8(ascii: "\""), _, _), (UInt8(ascii: "'"), _, _), (UInt8(ascii: ")"), _, _),
                (UInt8(ascii: "]"), _, _):
                (kind, width) = (.closer, 1)
            // The Arabic question mark, the Urdu full stop.
            case (0xD8, 0x9F, _), (0xDB, 0x94, _): (kind, width) = (.other, 2)
            case (0xC2, 0xBB, _): (kind, width) = (.closer, 2)
            // The ellipsis, the danda.
            case (0xE2, 0x80, 0xA6), (0xE0, 0xA5, 0xA4): (kind, width) = (.other, 3)
            // ’ ” ›
            case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0xBA): (kind, width) = (.closer, 3)
            // 。！？
            case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): (kind, width) = (.unspaced, 3)
            // 」』）
            case (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F), (0xEF, 0xBC, 0x89): (kind, width) = (.closer, 3)
            default: return nil
            }
        }
    }

    private static let abbreviations = Set(
        """
        mr mrs ms dr prof st sen rep gov gen lt col sgt capt cmdr adm maj pte rev hon fr messrs mme mlle jr sr vs etc
        inc corp ltd co cos bros dept est approx ave blvd rd mt ft jan feb mar apr jun jul aug sep sept oct nov dec
        mon tue tues wed thu thurs fri sat sun bzw ca usw str bspw evtl ggf hr fam ing mio mrd sra srta dña
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Abbreviations only before a number.
    private static let beforeNumbers: Set<String> = ["no", "nr", "nos", "p", "pp", "vol", "art", "fig", "abs"]

    private static let germanMonths: Set<String> = [
        "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
        "dezember",
    ]
}
