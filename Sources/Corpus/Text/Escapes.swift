import Kernels

/// Character references that were escaped again: "don&amp;#x27;t" in a page, "don&#x27;t" once that is read.
///
/// A text about markup shows references on purpose, and what it shows is to stay. So what is left after the reading
/// of a text is only a further layer of escapes where references stand as no mention of them does: within words and
/// against them, or between words as an ampersand does in a name.
enum Escapes {
    /// More layers than any page has.
    private static let mostLayers = 4

    /// A text that was read once, without the further layers of its escapes; nil where it has none.
    ///
    /// - Complexity: O(n) in the bytes.
    static func unescaping(_ text: Span<UInt8>) -> [UInt8]? {
        guard isEscaped(text), var plain = decoding(text) else { return nil }
        for _ in 1..<mostLayers {
            guard isEscaped(plain.span), let more = decoding(plain.span) else { break }
            plain = more
        }
        return plain
    }

    /// The text with every reference in it decoded; nil where there is none.
    private static func decoding(_ text: Span<UInt8>) -> [UInt8]? {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var copied = 0
        forEachReference(in: text) { range, bytes in
            plain.append(copied..<range.lowerBound, of: text)
            plain += bytes
            copied = range.upperBound
        }
        guard copied > 0 else { return nil }
        plain.append(copied..<text.count, of: text)
        return plain
    }

    private static func forEachReference(in text: Span<UInt8>, _ body: (Range<Int>, [UInt8]) -> Void) {
        let ampersand = UInt8(ascii: "&")
        var index = ByteSearch.first(of: ampersand, in: text, from: 0)
        while index < text.count {
            var next = index + 1
            if let (end, bytes) = PlainText.reference(at: index, in: text) {
                body(index..<end, bytes)
                next = end
            }
            index = ByteSearch.first(of: ampersand, in: text, from: next)
        }
    }

    // MARK: Whether there is a further layer

    private static func isEscaped(_ text: Span<UInt8>) -> Bool {
        var (isWithinWord, isAtWord, isBetweenWords) = (false, false, false)
        var last = 0
        forEachReference(in: text) { range, bytes in
            let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0x20
            let after = range.upperBound < text.count ? text[range.upperBound] : 0x20
            let (isBehind, isBefore) = (isOfWord(before), isOfWord(after))
            let isApostrophe = bytes == [0x27] || bytes == [0xE2, 0x80, 0x99]
            isWithinWord = isWithinWord || isBehind && isBefore && isApostrophe
            isAtWord = isAtWord || isBehind || isBefore || last > 0 && last == range.lowerBound
            isBetweenWords = isBetweenWords || before == 0x20 && after == 0x20 && range.lowerBound > 0
            last = range.upperBound
        }
        return isWithinWord || (isAtWord || isBetweenWords) && !speaksOfMarkup(text)
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || ByteClass.table[Int(byte)] <= ByteClass.digit
    }

    private static let subjects = ["html", "xml", "ampersand", "esperluette"].map { Array($0.utf8) }

    /// Whether a text names what references are of; the ending of a file's name does not count.
    static func speaksOfMarkup(_ text: Span<UInt8>) -> Bool {
        for subject in subjects {
            let (small, capital) = (subject[0], subject[0] & 0xDF)
            var index = ByteSearch.first(of: small, or: capital, in: text, from: 0)
            while index < text.count {
                if ForwardSearch.has(subject, at: index, in: text),
                    index == 0 || ![UInt8(ascii: "."), UInt8(ascii: "/")].contains(text[index - 1])
                {
                    return true
                }
                index = ByteSearch.first(of: small, or: capital, in: text, from: index + 1)
            }
        }
        return false
    }
}
