import Kernels

/// A short line reduced to its words: lower case, runs of anything but letters and digits as one space.
///
/// What furniture is recognised by: "» Leave a Comment »" and "LEAVE A COMMENT" are one line.
struct LineWords {
    private(set) var bytes: [UInt8] = []
    private(set) var wordCount = 0
    /// Hash of the words, spaces between them.
    let hash: UInt64
    /// Whether the line has a ">" or anything beyond ASCII: without, it holds no crumbs and no "©".
    private(set) var mayHoldSigns = false

    init(_ line: Span<UInt8>, in bounds: Range<Int>) {
        let table = ByteClass.table
        let classes = table.span
        var (words, holdsSigns) = (0, false)
        let bytes = [UInt8](capacity: bounds.count) { bytes in
            var isBetweenWords = true
            for index in bounds {
                let byte = line[index]
                let kind = classes[Int(byte)]
                if kind <= ByteClass.digit || kind == ByteClass.beyondASCII && !Self.isPunctuation(index, line) {
                    if isBetweenWords {
                        if words > 0 { bytes.append(0x20) }
                        (words, isBetweenWords) = (words + 1, false)
                    }
                    bytes.append(kind == ByteClass.letter ? byte | 0x20 : byte)
                } else {
                    isBetweenWords = true
                    holdsSigns = holdsSigns || byte == UInt8(ascii: ">")
                }
                holdsSigns = holdsSigns || byte >= 0x80
            }
        }
        (wordCount, mayHoldSigns) = (words, holdsSigns)
        hash = Hash64.hash(bytes.span)
        self.bytes = bytes
    }

    /// The words of each line that is short enough for furniture; nil for a longer one.
    static func ofShortLines(_ lines: [Range<Int>], in text: Span<UInt8>) -> [LineWords?] {
        lines.map { $0.count <= Furniture.longestLine ? LineWords(text, in: $0) : nil }
    }

    /// The first four bytes that a line has as its words, the first of them in the high bits; nil where it has fewer.
    ///
    /// - Complexity: O(n) in the bytes before and among these.
    static func beginning(of bounds: Range<Int>, in line: Span<UInt8>) -> UInt32? {
        var (beginning, count, isBehindWord) = (UInt32(0), 0, false)
        for index in bounds {
            let byte = line[index]
            let isLetter = byte &- 0x41 < 26 || byte &- 0x61 < 26
            guard isLetter || byte &- 0x30 < 10 || byte >= 0x80 && !isPunctuation(index, line) else {
                isBehindWord = count > 0
                continue
            }
            if isBehindWord {
                (beginning, count, isBehindWord) = (beginning << 8 | 0x20, count + 1, false)
                if count == PhrasesByBeginning.count { return beginning }
            }
            (beginning, count) = (beginning << 8 | UInt32(isLetter ? byte | 0x20 : byte), count + 1)
            if count == PhrasesByBeginning.count { return beginning }
        }
        return nil
    }

    /// What a line is learned by: even, as the keys of title suffixes are odd.
    var lineKey: UInt64 { hash & ~1 }

    func begins(with opening: [UInt8]) -> Bool {
        bytes.starts(with: opening) && (bytes.count == opening.count || bytes[opening.count] == 0x20)
    }

    func ends(with closing: [UInt8]) -> Bool {
        bytes.count >= closing.count && bytes.suffix(closing.count).elementsEqual(closing)
            && (bytes.count == closing.count || bytes[bytes.count - closing.count - 1] == 0x20)
    }

    /// Bytes of the general punctuation block, of the no-break space, of « and » and of ©, and of the wide punctuation of
    /// scripts that are written without spaces.
    private static func isPunctuation(_ index: Int, _ line: Span<UInt8>) -> Bool {
        let start =
            line[index] & 0xC0 == 0x80 ? (index > 0 && line[index - 1] & 0xC0 != 0x80 ? index - 1 : index - 2) : index
        guard start >= 0 else { return false }
        if line[start] == 0xE2 { return start + 1 < line.count && (line[start + 1] == 0x80 || line[start + 1] == 0x86) }
        if line[start] == 0xE3 { return start + 1 < line.count && line[start + 1] == 0x80 }
        if line[start] == 0xEF, start + 2 < line.count, line[start + 1] == 0xBC {
            return 0x81...0x8F ~= line[start + 2] || 0x9A...0xA0 ~= line[start + 2]
        }
        return line[start] == 0xC2
    }
}
