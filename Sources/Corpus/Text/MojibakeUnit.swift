import Kernels

/// Characters of a text that may be the bytes of one, and what is to be said for it.
struct MojibakeUnit {
    /// The bytes that the repaired character stands for.
    var range: Range<Int>
    /// What it was; nil where nothing is left of it, as of half a no-break space.
    var scalar: UInt32?
    private let script: MojibakeScript
    private let lead: UInt8
    /// The byte of its last character.
    private let last: UInt8
    /// Whether characters stand in it that no sound text has behind the first.
    private let isStrong: Bool
    /// The characters before it, the nearest first, and the one behind it; 0 at the ends of the text.
    private var before: (UInt32, UInt32) = (0, 0)
    private var after: UInt32 = 0

    private var isControl: Bool { lead < 0xA0 }

    /// What a place says beyond the unit itself.
    private enum Evidence {
        /// Damage, by this alone.
        case certain
        /// Damage where the text holds other damage.
        case doubtful
        case none
    }

    /// The units of a text that are to be repaired, in order: none where nothing proves damage.
    ///
    /// - Complexity: O(n) in the bytes.
    static func repairable(in text: Span<UInt8>) -> [MojibakeUnit] {
        var units = all(in: text)
        // What is mostly control characters is no text.
        guard !units.isEmpty, units.count(where: \.isControl) * 4 < text.count else { return [] }
        var evidence = units.map(\.evidence)
        // Two units in a row are no accident, nor are two letters of one script.
        for index in units.indices.dropFirst() where units[index - 1].range.upperBound == units[index].range.lowerBound
        {
            let (one, other) = (units[index - 1], units[index])
            if one.script.comesInRuns || other.script.comesInRuns {
                guard one.script == other.script else { continue }
                (evidence[index - 1], evidence[index]) = (.certain, .certain)
            } else if evidence[index - 1] == .certain || evidence[index] == .certain {
                (evidence[index - 1], evidence[index]) = (.certain, .certain)
            }
        }
        guard evidence.contains(.certain) else { return [] }
        var scripts: Set<MojibakeScript> = []
        for index in units.indices where evidence[index] == .certain { scripts.insert(units[index].script) }
        // Where nothing beyond ASCII is sound, everything is of the same damage.
        let isWhole = text.beyondASCII == units.reduce(0) { $0 + text.extracting($1.range).beyondASCII }
        let keeps = units.indices.map { index in
            isWhole || evidence[index] == .certain
                || evidence[index] == .doubtful
                    && (!units[index].script.comesInRuns || scripts.contains(units[index].script))
        }
        takeSpaces(of: &units, in: text)
        return units.indices.filter { keeps[$0] }.map { units[$0] }
    }

    /// A no-break space that became a space is of the unit before it: surely where another space follows or no letter
    /// does, and everywhere in a text where one does; else that space may be all that is left of two.
    private static func takeSpaces(of units: inout [MojibakeUnit], in text: Span<UInt8>) {
        func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }
        let spaced = units.indices.filter { units[$0].last == 0x20 && byte(units[$0].range.upperBound) == 0x20 }
        let areDoubled = spaced.contains { byte(units[$0].range.upperBound + 1) == 0x20 }
        for index in spaced {
            let end = units[index].range.upperBound
            let next = byte(end + 1)
            guard units[index].scalar != nil, areDoubled || next < 0x80 && ByteClass.table[Int(next)] > ByteClass.digit
            else { continue }
            units[index].range = units[index].range.lowerBound..<end + 1
        }
    }

    private static func all(in text: Span<UInt8>) -> [MojibakeUnit] {
        var units: [MojibakeUnit] = []
        var index = ByteSearch.first(of: 0xC2, or: 0xC3, in: text, from: 0)
        while index < text.count {
            var end = index + 1
            if var unit = MojibakeUnit(at: index, in: text) {
                let previous = scalar(before: index, in: text)
                unit.before = (previous.value, scalar(before: previous.start, in: text).value)
                unit.after = scalar(at: unit.range.upperBound, in: text)?.value ?? 0
                end = unit.range.upperBound
                units.append(unit)
            }
            index = ByteSearch.first(of: 0xC2, or: 0xC3, in: text, from: end)
        }
        return units
    }
}

// MARK: What it may have been

extension Span<UInt8> {
    /// How many bytes are of characters beyond ASCII.
    fileprivate var beyondASCII: Int { indices.reduce(0) { $0 + Int(self[$1] >> 7) } }
}

extension MojibakeUnit {
    /// The unit that begins at a byte of C2 or C3; nil where none does.
    private init?(at start: Int, in text: Span<UInt8>) {
        guard start + 1 < text.count else { return nil }
        let second = text[start + 1]
        if text[start] == 0xC2 {
            // A control character of Latin-1 is a sign of Windows-1252 that was read as that.
            guard second < 0xA0, let meant = Windows1252.scalar(of: second)?.value, meant > 0x9F,
                let script = MojibakeScript(meant)
            else { return nil }
            self.init(start..<start + 2, meant, script, lead: second, last: second, isStrong: true)
            return
        }
        let lead = second | 0xC0
        guard second < 0xC0, lead >= 0xC2, lead <= 0xF4 else { return nil }
        let count = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
        var (value, end, last, isStrong) = (UInt32(lead) & (0x7F >> UInt32(count + 1)), start + 2, lead, false)
        for position in 0..<count {
            guard let next = Self.scalar(at: end, in: text), let byte = Windows1252.byte(of: next.value),
                byte & 0xC0 == 0x80
            else {
                self.init(cut: lead, start..<end, value, after: position, at: end, in: text)
                return
            }
            value = value << 6 | UInt32(byte & 0x3F)
            end += next.width
            last = byte
            isStrong = isStrong || !Self.standsBehindWords(byte, lead: lead)
        }
        let least: UInt32 = count == 1 ? 0x80 : count == 2 ? 0x800 : 0x10000
        guard value >= least, let script = MojibakeScript(value) else { return nil }
        self.init(start..<end, value, script, lead: lead, last: last, isStrong: isStrong)
    }

    /// A unit that lost its last character: a no-break space that became a space or was trimmed, the soft hyphen of an
    /// í, the closing quotation mark whose last byte Windows-1252 does not define.
    private init?(
        cut lead: UInt8, _ range: Range<Int>, _ value: UInt32, after known: Int, at end: Int, in text: Span<UInt8>
    ) {
        if lead == 0xE2, known == 1, value == 0x80 {
            let isReplaced =
                end + 2 < text.count && text[end] == 0xEF && text[end + 1] == 0xBF && text[end + 2] == 0xBD
            self.init(
                range.lowerBound..<end + (isReplaced ? 3 : 0), 0x201D, .sign, lead: lead, last: 0x80, isStrong: true)
            return
        }
        guard known == 0, lead == 0xC2 || lead == 0xC3 else { return nil }
        let next = end < text.count ? text[end] : 0x20
        let isLetter = ByteClass.table[Int(next)] == ByteClass.letter
        if isLetter || next >= 0x80 {
            guard lead == 0xC3, isLetter, next >= 0x61 else { return nil }
            self.init(range, 0xED, .latin, lead: lead, last: 0xAD, isStrong: false)
        } else {
            self.init(
                range, lead == 0xC3 ? 0xE0 : nil, lead == 0xC3 ? .latin : .sign, lead: lead, last: 0x20,
                isStrong: false)
        }
    }

    private init(
        _ range: Range<Int>, _ scalar: UInt32?, _ script: MojibakeScript, lead: UInt8, last: UInt8, isStrong: Bool
    ) {
        (self.range, self.scalar, self.script) = (range, scalar, script)
        (self.lead, self.last, self.isStrong) = (lead, last, isStrong)
    }

    /// Whether a sign comes right behind words in sound text: what closes a quotation, joins, cuts off, or marks a name
    /// or a note.
    private static func standsBehindWords(_ byte: UInt8, lead: UInt8) -> Bool {
        switch byte {
        case 0x85...0x87, 0x8B, 0x92, 0x94...0x97, 0x99, 0x9B, 0xA0, 0xA7, 0xA9...0xAB, 0xAD, 0xAE, 0xB0, 0xB2...0xB4,
            0xB7, 0xB9...0xBB:
            true
        // They close quotations in German and Czech, whose words do not end in Â or Ã.
        case 0x91, 0x93: lead > 0xC3
        default: false
        }
    }
}

// MARK: What its place says

extension MojibakeUnit {
    private var evidence: Evidence {
        if script.comesInRuns { return .doubtful }
        if script == .control { return .none }
        if script == .mark { return Self.isLetter(before.0) ? (isStrong ? .certain : .doubtful) : .none }
        if isStrong { return .certain }
        let fitsCase = fitsCase
        // A capital behind a small letter is the lead of a unit.
        if Self.isLower(before.0), lead < 0xDF, fitsCase {
            // But an í without its soft hyphen is a guess.
            return last == 0xAD && range.count == 2 ? .doubtful : .certain
        }
        guard fitsCase else { return .none }
        if last == 0x20 || range.count == 2 { return evidenceOfSpace }
        if scalar == 0xD7 || scalar == 0xF7 { return Self.isLetter(before.0) ? .none : .certain }
        if lead == 0xC2 { return evidenceOfSign }
        if Self.isLetter(after) {
            // "AMANHÃ…E", "ITÄ–LÄNSI", "Å–Ö".
            let mayJoin = last == 0x85 || last == 0x97 || last == 0x96 && lead != 0xC3
            return mayJoin && (Self.isUpper(before.0) || lead != 0xC3) ? .doubtful : .certain
        }
        return Self.isUpper(before.0) ? .none : .doubtful
    }

    /// Of "Ã" and "Â" whose second half is a space.
    private var evidenceOfSpace: Evidence {
        if Self.isLetter(before.0) { return .none }
        return lead == 0xC2 && Self.isDigit(before.0) ? .certain : .doubtful
    }

    /// Of "Â" before a sign.
    private var evidenceOfSign: Evidence {
        if Self.isLetter(before.0) { return .none }
        switch before.0 {
        case 0, 0x09...0x0D, 0x20, 0xA0: return [0xA7, 0xA9, 0xAB, 0xAE].contains(last) ? .certain : .doubtful
        // Whoever speaks of the letter quotes it.
        case 0x22, 0x27, 0x28, 0x5B, 0xAB, 0x2018...0x201F, 0x2039: return .doubtful
        default: return .certain
        }
    }

    /// Whether a small letter stands among small ones or behind one capital, and a capital not behind a small one.
    private var fitsCase: Bool {
        guard let meant = scalar.flatMap(Unicode.Scalar.init)?.properties else { return true }
        if meant.isLowercase, Self.isUpper(before.0) { return !Self.isUpper(before.1) && !Self.isUpper(after) }
        return !(meant.isUppercase && Self.isLower(before.0))
    }

    private static func isLetter(_ value: UInt32) -> Bool {
        Unicode.Scalar(value)?.properties.isAlphabetic ?? false
    }

    private static func isUpper(_ value: UInt32) -> Bool { Unicode.Scalar(value)?.properties.isUppercase ?? false }
    private static func isLower(_ value: UInt32) -> Bool { Unicode.Scalar(value)?.properties.isLowercase ?? false }
    private static func isDigit(_ value: UInt32) -> Bool { 0x30...0x39 ~= value }

    // MARK: Characters

    /// The scalar that begins at a place and the bytes it takes; nil at the end of the text.
    private static func scalar(at start: Int, in text: Span<UInt8>) -> (value: UInt32, width: Int)? {
        guard start < text.count else { return nil }
        let first = text[start]
        guard first >= 0xC0 else { return (UInt32(first), 1) }
        let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard start + width <= text.count else { return nil }
        var value = UInt32(first) & (0xFF >> UInt32(width + 1))
        for offset in 1..<width { value = value << 6 | UInt32(text[start + offset] & 0x3F) }
        return (value, width)
    }

    /// The scalar that ends before a place and where it begins; 0 at the beginning of the text.
    private static func scalar(before end: Int, in text: Span<UInt8>) -> (value: UInt32, start: Int) {
        guard end > 0 else { return (0, 0) }
        var start = end - 1
        while start > 0, end - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
        return (scalar(at: start, in: text)?.value ?? 0, start)
    }
}
