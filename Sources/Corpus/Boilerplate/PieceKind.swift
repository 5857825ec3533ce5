/// What an article is where it is no plain report of an event, as its title says by form: "FACTBOX: ...", "[Opinion] ...",
/// "... - live updates".
package enum PieceKind: String, Sendable, CaseIterable {
    /// Facts, dates, questions and answers, who is who.
    case background
    case analysis
    /// What others say of an event.
    case reactions
    /// A page that goes on while something happens.
    case live
    case opinion
    case preview
    /// Several reports in one: a digest, a newsletter, a diary.
    case list
    /// Pictures, films, recordings.
    case media

    /// Whether it is made of several texts or of what several people say, of which a report may be one.
    package var isGathered: Bool { [.reactions, .live, .list].contains(self) }

    /// The kind that a title names before a sign, in brackets at either end, behind a sign at its end, or by how it begins
    /// ("What we know about ...", "Five things to know ..."); nil for a report.
    ///
    /// - Complexity: O(n) in the bytes.
    package init?(title: String) { self.init(title: Array(title.utf8)) }

    /// The same of a title's UTF-8.
    package init?(title: [UInt8]) {
        if let kind = Self.labelled(title) {
            self = kind
        } else {
            guard Self.beginsAsBackground(title) else { return nil }
            self = .background
        }
    }

    /// The kind that a label of a title names; nil where it has none.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func labelled(_ title: [UInt8]) -> PieceKind? {
        for (range, isWhole) in TitleForm.labels(of: title) {
            if let kind = kind(of: range, in: title, isWhole: isWhole) { return kind }
        }
        return nil
    }

    /// Words at the beginning of a title that may say what it is.
    private static let mostOpeningWords = 10

    private static func beginsAsBackground(_ title: [UInt8]) -> Bool {
        let words = LineShape(0..<title.count, of: title.span, most: mostOpeningWords).words
        guard let first = words.first else { return false }
        if PieceWords.openings.length(at: 0, of: words) != nil { return true }
        let isCounted = first.form == .number || PieceWords.numbers.length(at: 0, of: words) != nil
        return isCounted && PieceWords.countedOpenings.length(at: 1, of: words) != nil
    }

    /// Words of a label, at most.
    private static let mostWords = 5

    private static func kind(of range: Range<Int>, in title: [UInt8], isWhole: Bool) -> PieceKind? {
        // A hyphen joins words of a label: "Live-Blog", "Corona-Liveticker".
        let label = title[range].map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }
        var words = LineShape(0..<label.count, of: label.span, most: mostWords + 2).words
        // "INSTANT VIEW 3", "Factbox (2)".
        while let last = words.last, last.form == .number { words.removeLast() }
        guard let first = words.first, words.count <= mostWords else { return nil }
        for (kind, phrases) in PieceWords.labels where phrases.length(at: 0, of: words) == words.count { return kind }
        if first.form == .caseless, let kind = PieceWords.unspacedKind(of: title[range]) { return kind }
        guard !isWhole else { return nil }
        for (kind, phrases) in PieceWords.heads {
            // The last words say what it is, or the first of a language that goes on with "of".
            let begins = words.indices.contains { place in
                place > 0 && phrases.length(at: place, of: words) == words.count - place
            }
            if begins { return kind }
            if let length = phrases.length(at: 0, of: words), length + 1 < words.count,
                PieceWords.of.length(at: length, of: words) != nil
            {
                return kind
            }
        }
        return nil
    }
}

/// Where a title may have a label.
enum TitleForm {
    /// Parts of a title that a sign or brackets set apart from the rest, first those at its beginning; of each whether it has
    /// to be a label as a whole, since the rest of a title may end in any words.
    static func labels(of title: [UInt8]) -> [(Range<Int>, isWhole: Bool)] {
        var labels: [(Range<Int>, isWhole: Bool)] = []
        var start = 0
        while start < title.count, title[start] <= 0x20 { start += 1 }
        if let open = bracket(at: start, in: title, opens: true) {
            let close = (start + open..<title.count).first { bracket(at: $0, in: title, opens: false) != nil }
            if let close { labels.append((start + open..<close, false)) }
        }
        if let shouted = shoutedWords(of: title[start...]) { labels.append((shouted, true)) }
        // One label may stand behind another: "UPDATE 1-ANALYSIS-...".
        var (index, part, parts) = (start, start, 0)
        while index < title.count, parts < 2 {
            guard let width = sign(at: index, in: title, from: part) else {
                index += 1
                continue
            }
            if index > part { labels.append((part..<index, parts > 0)) }
            index += width
            while index < title.count, title[index] <= 0x20 { index += 1 }
            (part, parts) = (index, parts + 1)
        }
        // The last sign.
        var end = title.count
        while end > start, title[end - 1] <= 0x20 { end -= 1 }
        if end > start,
            let close = (1...3).first(where: {
                end - $0 >= start && bracket(at: end - $0, in: title, opens: false) == $0
            })
        {
            let open = (start..<end - close).last { bracket(at: $0, in: title, opens: true) != nil }
            if let open, open > start {
                labels.append((open + bracket(at: open, in: title, opens: true)!..<end - close, true))
            }
        }
        index = end - 1
        while index > start {
            if let width = sign(at: index, in: title, from: start), index + width < end {
                labels.append((index + width..<end, true))
                break
            }
            index -= 1
        }
        return labels
    }

    /// The words in capitals at the beginning of a title that goes on in other letters: "FOTO Moara veche arde".
    private static func shoutedWords(of title: ArraySlice<UInt8>) -> Range<Int>? {
        var (end, start) = (title.startIndex, title.startIndex)
        for _ in 0..<3 {
            let word = title[start...].prefix { $0 != 0x20 }
            if word.contains(where: { $0 < 0x80 && $0 &- 0x41 >= 26 }) { break }
            let scalars = String(decoding: word, as: UTF8.self).unicodeScalars
            guard scalars.count > 2, scalars.allSatisfy(\.properties.isUppercase) else { break }
            (end, start) = (word.endIndex, min(title.endIndex, word.endIndex + 1))
        }
        guard end > title.startIndex else { return nil }
        let rest = String(decoding: title[end...], as: UTF8.self).unicodeScalars
        return rest.contains(where: \.properties.isLowercase) ? title.startIndex..<end : nil
    }

    /// The width of a sign that sets a label apart: a colon, a stroke, a dash between spaces, or the hyphen behind a word in
    /// capitals; nil where none stands.
    private static func sign(at index: Int, in title: [UInt8], from start: Int) -> Int? {
        func next(_ offset: Int) -> UInt8 { index + offset < title.count ? title[index + offset] : 0x20 }
        let isBehindSpace = index > 0 && title[index - 1] == 0x20
        switch title[index] {
        case UInt8(ascii: ":"), UInt8(ascii: "|"): return 1
        case UInt8(ascii: "/"): return isBehindSpace || next(1) == UInt8(ascii: "/") ? 1 : nil
        case UInt8(ascii: "-"):
            if next(1) == 0x20 || next(1) == UInt8(ascii: "-") { return isBehindSpace || index > start ? 1 : nil }
            let isShouted = title[start..<index].allSatisfy { $0 &- 0x61 >= 26 && $0 < 0x80 }
            return isShouted && index - start > 3 ? 1 : nil
        // En and em dashes, bars, bullets.
        case 0xE2 where next(1) == 0x80 && [0x93, 0x94, 0x95, 0xA2].contains(next(2)):
            return next(2) != 0x93 || isBehindSpace ? 3 : nil
        // » ｜ ：
        case 0xC2 where next(1) == 0xBB: return 2
        case 0xEF where next(1) == 0xBD && next(2) == 0x9C || next(1) == 0xBC && next(2) == 0x9A: return 3
        default: return nil
        }
    }

    /// The width of a bracket: ( [ ( 【 〈 「 and those that close them.
    private static func bracket(at index: Int, in title: [UInt8], opens: Bool) -> Int? {
        guard index >= 0, index < title.count else { return nil }
        func next(_ offset: Int) -> UInt8 { index + offset < title.count ? title[index + offset] : 0 }
        switch title[index] {
        case UInt8(ascii: "("), UInt8(ascii: "["): return opens ? 1 : nil
        case UInt8(ascii: ")"), UInt8(ascii: "]"): return opens ? nil : 1
        case 0xEF where next(1) == 0xBC && next(2) == (opens ? 0x88 : 0x89): return 3
        case 0xE3 where next(1) == 0x80 && (opens ? [0x90, 0x88, 0x8A] : [0x91, 0x89, 0x8B]).contains(next(2)): return 3
        default: return nil
        }
    }
}
