import Kernels

/// The passages at the ends of an article that are too long for a line of a page, and may be standing text of its source
/// nevertheless: a paragraph about the outlet, a disclaimer.
///
/// A long line is a passage. One that is most of the text is looked at sentence by sentence too, as an article without line
/// breaks has its standing text behind its last sentence. A passage at the end is told to stand beside different articles
/// by how they begin, and one at the beginning by how they end; both as one MinHash of their words, three at a time, by
/// which versions of one text mostly are one.
struct StandingPassages {
    struct Passage: Equatable {
        let range: Range<Int>
        /// The line that it is, or of which it is a sentence.
        let line: Range<Int>
        let key: UInt64
    }

    /// Those behind the beginning of the article, the last first, and those in front of its end, the first first.
    private(set) var last: [Passage] = []
    private(set) var first: [Passage] = []
    private(set) var bodies = Bodies()

    /// What an article is told by beside passages.
    struct Bodies {
        /// Beside its last ones, and beside its first ones; 0 where it has none.
        fileprivate var beginning: UInt64 = 0
        fileprivate var end: UInt64 = 0

        /// nil beside anything else.
        func body(beside key: UInt64) -> UInt64? {
            isKey(key) ? key & markOfLast != 0 ? beginning : end : nil
        }
    }

    /// Passages that are looked at.
    private static let (mostLast, mostFirst) = (7, 5)
    /// What an article is told by is this share of it, and so many bytes; it stands in a line that is not shorter.
    private static let (bodyShare, bodyBytes, fewestBytes) = (6, 48...128, 40)
    /// Of the line that is most of the text so many bytes are cut into sentences, at either end.
    private static let sentenceBytes = 1_024
    /// Characters of scripts without spaces between words that are taken at a time, in bytes.
    private static let unspacedBytes = 12

    private static let (markOfLast, markOfFirst): (UInt64, UInt64) = (2, 4)
    /// The bits of a key by which it is one of a passage.
    static let marks = markOfLast | markOfFirst

    static let none = StandingPassages()

    private init() {}

    /// - Parameters:
    ///   - lines: those of the text.
    ///   - words: those of each short line; nil for a long one.
    /// - Complexity: O(n) in the bytes of the ends.
    init(of lines: [Range<Int>], words: [LineWords?], in text: Span<UInt8>) {
        guard words.contains(where: { $0 == nil }), let beginning = Self.beginning(of: lines, in: text),
            let end = Self.end(of: lines, in: text)
        else { return }
        last = Self.lastPassages(of: lines, words: words, in: text, from: beginning.upperBound)
        first = Self.firstPassages(of: lines, words: words, in: text, upTo: end.lowerBound)
        if !last.isEmpty { bodies.beginning = Self.sketch(of: beginning, in: text) }
        if !first.isEmpty { bodies.end = Self.sketch(of: end, in: text) }
    }

    /// Whether a key is one of a passage.
    static func isKey(_ key: UInt64) -> Bool { !TitleSuffix.isKey(key) && key & marks != 0 }

    /// What is left of the long lines that have furniture among their passages, by where they begin; nil where nothing is.
    ///
    /// Of a line that is cut into sentences those at its end, and those at its beginning, go up to the first that is none.
    func rests(where isFurniture: (UInt64) -> Bool) -> [Int: Range<Int>?] {
        var rests: [Int: Range<Int>?] = [:]
        for (passages, areLast) in [(last, true), (first, false)] {
            for passage in passages {
                guard isFurniture(passage.key) else {
                    if passage.line != passage.range { break }
                    continue
                }
                guard let rest = rests[passage.line.lowerBound] ?? passage.line else { continue }
                let (lower, upper) = (passage.range.lowerBound, passage.range.upperBound)
                let isLeft = areLast ? rest.lowerBound < lower : upper < rest.upperBound
                rests.updateValue(
                    isLeft ? areLast ? rest.lowerBound..<lower : upper..<rest.upperBound : nil,
                    forKey: passage.line.lowerBound)
            }
        }
        return rests
    }

    // MARK: Passages

    private static func lastPassages(
        of lines: [Range<Int>], words: [LineWords?], in text: Span<UInt8>, from lower: Int
    ) -> [Passage] {
        var passages: [Passage] = []
        func add(_ range: Range<Int>, of line: Range<Int>) -> Bool {
            guard passages.count < mostLast, range.lowerBound >= lower else { return false }
            passages.append(Passage(range: range, line: line, key: key(of: range, in: text, mark: markOfLast)))
            return true
        }
        for position in lines.indices.suffix(LearnedFurniture.linesAtEachEnd).reversed() where words[position] == nil {
            let line = lines[position]
            let isAdded = add(line, of: line)
            guard 2 * line.count > text.count else { if isAdded { continue } else { break } }
            var upper = line.upperBound
            for end in ends(ofSentencesIn: line.dropLast().suffix(sentenceBytes), of: text).reversed() {
                guard add(begin(behind: end, in: text)..<upper, of: line) else { return passages }
                upper = end
            }
            // Of a longer line the beginning was not looked at.
            if line.count <= sentenceBytes { _ = add(line.lowerBound..<upper, of: line) }
            break
        }
        return passages
    }

    private static func firstPassages(
        of lines: [Range<Int>], words: [LineWords?], in text: Span<UInt8>, upTo upper: Int
    ) -> [Passage] {
        var passages: [Passage] = []
        func add(_ range: Range<Int>, of line: Range<Int>) -> Bool {
            guard passages.count < mostFirst, range.upperBound <= upper else { return false }
            passages.append(Passage(range: range, line: line, key: key(of: range, in: text, mark: markOfFirst)))
            return true
        }
        for position in lines.indices.prefix(LearnedFurniture.linesAtEachEnd) where words[position] == nil {
            let line = lines[position]
            let isAdded = add(line, of: line)
            guard 2 * line.count > text.count else { if isAdded { continue } else { break } }
            var lower = line.lowerBound
            for end in ends(ofSentencesIn: line.dropLast().prefix(sentenceBytes), of: text) {
                guard add(lower..<end, of: line) else { return passages }
                lower = begin(behind: end, in: text)
            }
            if line.count <= sentenceBytes { _ = add(lower..<line.upperBound, of: line) }
            break
        }
        return passages
    }

    private static func key(of range: Range<Int>, in text: Span<UInt8>, mark: UInt64) -> UInt64 {
        Hash64.hash(text.extracting(range)) & ~(marks | 1) | mark
    }

    /// Where sentences end: behind a full stop and before a space, and behind that of scripts without spaces. One that ends "Mr."
    /// does no harm, as the same text is cut in the same places wherever it stands.
    private static func ends(ofSentencesIn window: Range<Int>, of text: Span<UInt8>) -> [Int] {
        var ends: [Int] = []
        let part = text.extracting(window)
        var place = ByteSearch.first(of: UInt8(ascii: "."), in: part, from: 0)
        while place + 1 < part.count {
            if part[place + 1] == 0x20 { ends.append(window.lowerBound + place + 1) }
            place = ByteSearch.first(of: UInt8(ascii: "."), in: part, from: place + 1)
        }
        guard ends.isEmpty else { return ends }
        place = ByteSearch.first(of: wideStop[2], in: part, from: 0)
        while place + 1 < part.count {
            if place >= 2, part[place - 2] == wideStop[0], part[place - 1] == wideStop[1] {
                ends.append(window.lowerBound + place + 1)
            }
            place = ByteSearch.first(of: wideStop[2], in: part, from: place + 1)
        }
        return ends
    }

    private static let wideStop = Array("。".utf8)

    private static func begin(behind end: Int, in text: Span<UInt8>) -> Int { text[end] == 0x20 ? end + 1 : end }

    // MARK: Articles

    private static func beginning(of lines: [Range<Int>], in text: Span<UInt8>) -> Range<Int>? {
        lines.first { $0.count >= fewestBytes }.map { $0.prefix(bodyCount(text)) }
    }

    private static func end(of lines: [Range<Int>], in text: Span<UInt8>) -> Range<Int>? {
        lines.last { $0.count >= fewestBytes }.map { $0.suffix(bodyCount(text)) }
    }

    private static func bodyCount(_ text: Span<UInt8>) -> Int {
        min(max(text.count / bodyShare, bodyBytes.lowerBound), bodyBytes.upperBound)
    }

    /// One MinHash of the words of a range, three at a time; odd, as 0 is of no text.
    private static func sketch(of range: Range<Int>, in text: Span<UInt8>) -> UInt64 {
        var starts = [range.lowerBound]
        for place in range.dropLast() where text[place] == 0x20 { starts.append(place + 1) }
        var least = UInt64.max
        if starts.count * unspacedBytes < range.count || starts.count < 3 {
            for start in range.dropLast(min(range.count, unspacedBytes) - 1) {
                least = min(
                    least, Hash64.hash(text.extracting(start..<min(range.upperBound, start + unspacedBytes))))
            }
        } else {
            starts.append(range.upperBound + 1)
            for word in 0..<starts.count - 3 {
                least = min(least, Hash64.hash(text.extracting(starts[word]..<starts[word + 3] - 1)))
            }
        }
        return least | 1
    }
}
