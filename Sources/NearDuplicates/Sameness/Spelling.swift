/// Whether two spellings are of one word.
enum Spelling {
    /// Whether a spelling is another with a letter in four changed, or begins with it: "Moen" and "Mohn", "Thorley's".
    static func isVariant(_ a: [UInt8], of b: [UInt8]) -> Bool {
        let longest = max(a.count, b.count)
        guard min(a.count, b.count) >= 3, longest >= 4, !holdsDigit(a), !holdsDigit(b) else { return false }
        if min(a.count, b.count) >= 4, a.starts(with: b) || b.starts(with: a) { return true }
        if isASCII(a), isASCII(b) {
            return isWithin(longest / 4, a, b) || isTranscription(a, of: b)
        }
        let (lettersOfA, lettersOfB) = (letters(a), letters(b))
        return isWithin(max(lettersOfA.count, lettersOfB.count) / 4, lettersOfA, lettersOfB)
    }

    /// Whether two words have their first two letters in common, but for an accent on the second.
    static func beginAlike(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let (first, second) = (letters(Array(a.prefix(8))), letters(Array(b.prefix(8))))
        guard first.count > 1, second.count > 1, first[0] == second[0] else { return false }
        return first[1] == second[1] || first[1] >= 0x80 || second[1] >= 0x80
    }

    private static func isASCII(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 < 0x80 } }

    /// The scalars of a spelling; the last may be cut.
    private static func letters(_ bytes: [UInt8]) -> [UInt32] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    }

    /// Whether two spellings write one name of another script: "Chernyshkov" and "Tschernyschkow".
    private static func isTranscription(_ a: [UInt8], of b: [UInt8]) -> Bool {
        let (soundsOfA, soundsOfB) = (sounds(a), sounds(b))
        let longest = max(soundsOfA.count, soundsOfB.count)
        return min(soundsOfA.count, soundsOfB.count) >= 3 && isWithin(longest / 4, soundsOfA, soundsOfB)
    }

    /// A Latin spelling with one sign for a sound, whatever letters are usual for it; double ones are one.
    private static func sounds(_ bytes: [UInt8]) -> [UInt8] {
        var (sounds, index): ([UInt8], Int) = ([], 0)
        while index < bytes.count {
            let (sound, length) =
                transcribed.first { bytes[index...].starts(with: $0.letters) }.map { ($0.sound, $0.letters.count) }
                ?? (bytes[index], 1)
            if sounds.last != sound { sounds.append(sound) }
            index += length
        }
        return sounds
    }

    /// Longer groups first.
    private static let transcribed = """
        tsch=C tch=C tsh=C sch=S tsj=C ch=C sh=S sj=S kh=h zh=Z ph=f th=t ks=x ck=k ou=u oe=o w=v y=i j=i q=k
        """.split(separator: " ").map { entry in
            let parts = entry.split(separator: "=")
            return (letters: Array(parts[0].utf8), sound: Array(parts[1].utf8)[0])
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
        // Turkish denies behind the stem: "etti", "etmedi", "etmeyeceğini".
        return isDeniedWithin(a, of: b)
            || suffixes.contains { suffix in
                let stem = a.count - suffix.count
                return stem >= 2 && a.suffix(suffix.count).elementsEqual(suffix) && b.starts(with: a.prefix(stem))
                    && b.count <= a.count && !b.suffix(suffix.count).elementsEqual(suffix)
            }
    }

    private static let suffixes = ["medi", "madı", "miyor", "mıyor", "meyecek", "mayacak", "memiş", "mamış"].map {
        Array($0.utf8)
    }

    /// Whether a word is another with a syllable of denial behind its stem, whose last letter may have changed.
    private static func isDeniedWithin(_ a: [UInt8], of b: [UInt8]) -> Bool {
        denials.contains { denial, next in
            guard a.count == b.count + denial.count else { return false }
            return (2..<max(2, a.count - denial.count)).contains { place in
                a[place...].starts(with: denial + next)
                    && (0..<b.count).allSatisfy {
                        b[$0] == a[$0 < place ? $0 : $0 + denial.count] || $0 == place - 1
                    }
            }
        }
    }

    /// Syllables of denial, and what follows them.
    private static let denials = ["mey e", "may a", "me d", "ma d", "me z", "ma z", "me m", "ma m", "me s", "ma s"].map
    {
        let parts = $0.split(separator: " ")
        return (Array(parts[0].utf8), Array(parts[1].utf8))
    }

    /// Whether an ending is another that is denied, as in Japanese: "認めた", "認めなかった".
    static func isNegatedEnding(_ a: [UInt8], of b: [UInt8]) -> Bool {
        endings.contains(a) && (b.isEmpty || affirmed.contains(b))
    }

    private static let endings = Set(["なかっ", "なかった", "ない", "ません", "ませんでし"].map { Array($0.utf8) })
    private static let affirmed = Set(["た", "る", "う", "く", "い", "す", "ます", "まし"].map { Array($0.utf8) })

    /// Whether two words begin alike, as forms of one do.
    static func haveOneStem(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let common = zip(a, b).prefix { $0 == $1 }.count
        return common >= 4 && 2 * common >= min(a.count, b.count)
    }

    private static let prefixes = ["un", "in", "im", "il", "ir", "non", "dis", "не", "ن", "ha"].map { Array($0.utf8) }

    private static func holdsDigit(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 &- 0x30 < 10 } }

    /// Whether so many insertions, deletions and substitutions make one of the other.
    private static func isWithin<Letter: Equatable>(_ most: Int, _ a: [Letter], _ b: [Letter]) -> Bool {
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
