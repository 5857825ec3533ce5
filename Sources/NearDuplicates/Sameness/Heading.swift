import Kernels

/// The headline that an article without a title has as the first line of its text.
///
/// Whoever copies a page as text has its headline there; without it a text of a few words and the notice of a site
/// would look like one article.
enum Heading {
    /// A headline is no longer, whatever its script.
    private static let mostBytes = 240

    /// Where it stands; nil where the first line is long, or all of the text.
    ///
    /// - Complexity: O(n) in the bytes of the line.
    static func range(in text: Span<UInt8>) -> Range<Int>? {
        guard let start = (0..<min(text.count, mostBytes)).first(where: { !isSpace(text[$0]) }) else { return nil }
        let end = ByteSearch.first(of: 0x0A, in: text, from: start)
        guard end < text.count, end - start <= mostBytes,
            (end..<text.count).contains(where: { !isSpace(text[$0]) })
        else { return nil }
        return start..<end
    }

    /// The last number of a title in its last four digits; 0 where it has none.
    static func lastNumber(of title: Span<UInt8>) -> Int {
        guard let last = title.indices.last(where: { title[$0] &- 0x30 < 10 }) else { return 0 }
        var (value, factor, place) = (0, 1, last)
        while place >= 0, factor < 10_000, title[place] &- 0x30 < 10 {
            value += Int(title[place] - 0x30) * factor
            (factor, place) = (factor * 10, place - 1)
        }
        return value
    }

    /// A place and an agency before a dash are no more bytes...
    private static let datelineBytes = 80
    /// ...and no more words.
    private static let mostDatelineWords = 8

    /// Words before the dash of "OXLOW, May 4 (Norvane) -"; 0 where the text begins with no such thing.
    ///
    /// - Complexity: O(1).
    static func datelineWords(of text: Span<UInt8>) -> Int {
        var (words, isInWord) = (0, false)
        for index in 0..<min(text.count, datelineBytes) {
            let byte = text[index]
            if byte == 0x0A { return 0 }
            guard byte != 0x20 else {
                isInWord = false
                continue
            }
            let isDash =
                byte == UInt8(ascii: "-")
                || byte == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80 && 0x93...0x94 ~= text[index + 2]
            if isDash, !isInWord { return words <= mostDatelineWords ? words : 0 }
            if !isInWord { words += 1 }
            isInWord = true
        }
        return 0
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 9...13 ~= byte }
}
