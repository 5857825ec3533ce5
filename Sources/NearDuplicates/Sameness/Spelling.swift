/// Whether two spellings are of one word.
enum Spelling {
    /// Whether a spelling is another with a letter in four changed, or begins with it: "Moen" and "Mohn", "Thorley's".
    static func isVariant(_ a: [UInt8], of b: [UInt8]) -> Bool {
        let longest = max(a.count, b.count)
        guard min(a.count, b.count) >= 3, longest >= 4, !holdsDigit(a), !holdsDigit(b) else { return false }
        if min(a.count, b.count) >= 4, a.starts(with: b) || b.starts(with: a) { return true }
        return isWithin(longest / 4, a, b)
    }

    /// Whether a number is another of which a scan misread a digit in three.
    static func isMisread(_ a: [UInt8], of b: [UInt8]) -> Bool {
        isWithin(max(1, max(a.count, b.count) / 3), a, b)
    }

    /// Whether a word is another with a prefix, or an ending, that negates it.
    static func isNegated(_ a: [UInt8], of b: [UInt8]) -> Bool {
        if b.count >= 4, a.count > b.count, a.suffix(b.count).elementsEqual(b) {
            return prefixes.contains { a.dropLast(b.count).elementsEqual($0) }
        }
        // Turkish denies behind the stem: "etti", "etmedi".
        return suffixes.contains { suffix in
            let stem = a.count - suffix.count
            return stem >= 2 && a.suffix(suffix.count).elementsEqual(suffix) && b.starts(with: a.prefix(stem))
                && b.count <= a.count && !b.suffix(suffix.count).elementsEqual(suffix)
        }
    }

    private static let suffixes = ["medi", "madı", "miyor", "mıyor", "meyecek", "mayacak", "memiş", "mamış"].map {
        Array($0.utf8)
    }

    private static let prefixes = ["un", "in", "im", "il", "ir", "non", "dis", "не"].map { Array($0.utf8) }

    private static func holdsDigit(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 &- 0x30 < 10 } }

    /// Whether so many insertions, deletions and substitutions of bytes make one of the other.
    private static func isWithin(_ most: Int, _ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard abs(a.count - b.count) <= most else { return false }
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count] <= most
    }
}
