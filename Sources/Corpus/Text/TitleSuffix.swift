import Kernels

/// The name of the publisher behind a title: "Ferry adrift - Harbour Post", "Ferry adrift | Harbour Post".
enum TitleSuffix {
    private static let longest = 48
    private static let mostWords = 5

    /// Where a title's last separator and what follows it stand; nil where that could not be a name.
    static func range(in title: Span<UInt8>) -> Range<Int>? {
        var index = title.count - 1
        while index > 0, title.count - index <= longest {
            if let width = separatorWidth(at: index, in: title) {
                let words = LineWords(title, in: index + width..<title.count)
                let rest = LineWords(title, in: 0..<index)
                return (1...mostWords).contains(words.wordCount) && rest.wordCount >= 3
                    ? index..<title.count : nil
            }
            index -= 1
        }
        return nil
    }

    /// The bytes of a spaced separator (" - ", " | ", " – ", " — ", " » ") that begins here.
    private static func separatorWidth(at index: Int, in title: Span<UInt8>) -> Int? {
        guard title[index] == 0x20, index + 2 < title.count else { return nil }
        let byte = title[index + 1]
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "|") { return title[index + 2] == 0x20 ? 3 : nil }
        if byte == 0xC2, index + 3 < title.count, title[index + 2] == 0xBB, title[index + 3] == 0x20 { return 4 }
        if byte == 0xE2, index + 4 < title.count, title[index + 2] == 0x80, title[index + 4] == 0x20,
            title[index + 3] == 0x93 || title[index + 3] == 0x94
        {
            return 5
        }
        return nil
    }

    /// What a suffix is learned by: odd, as the keys of lines are even.
    static func key(of suffix: Range<Int>, in title: Span<UInt8>) -> UInt64 {
        LineWords(title, in: suffix).hash | 1
    }

    static func isKey(_ key: UInt64) -> Bool { key & 1 == 1 }

    /// The title without its publisher's name, and without the crumbs before it.
    static func removing(
        from title: Span<UInt8>, sourceName: Span<UInt8>, source: UInt64, learned: LearnedFurniture
    ) -> Range<Int> {
        var lower = 0
        if Furniture.separatorCount(0..<title.count, of: title) >= 1,
            LineWords(title, in: 0..<title.count).begins(with: Array("home".utf8))
        {
            for index in 0..<title.count - 1 where title[index] == 0xC2 && title[index + 1] == 0xBB {
                lower = index + 2
            }
        }
        let whole = TextLines.trimmed(lower..<title.count, of: title) ?? 0..<title.count
        guard let suffix = range(in: title), suffix.lowerBound > whole.lowerBound else { return whole }
        let words = LineWords(title, in: suffix)
        let isOfSource = !sourceName.isEmpty && names(words.bytes, sourceName)
        let isBar = title[suffix.lowerBound + 1] == UInt8(ascii: "|")
        guard isOfSource || isBar || learned.contains(source: source, line: key(of: suffix, in: title)) else {
            return whole
        }
        return whole.lowerBound..<suffix.lowerBound
    }

    /// Whether the words are the source's name, or are in it as in "harbourpost.example".
    private static func names(_ words: [UInt8], _ sourceName: Span<UInt8>) -> Bool {
        let name = LineWords(sourceName, in: 0..<sourceName.count).bytes.filter { $0 != 0x20 }
        let suffix = words.filter { $0 != 0x20 }
        guard suffix.count >= 3, name.count >= 3 else { return false }
        return name.starts(with: suffix) || name == suffix || suffix.starts(with: name)
    }
}
