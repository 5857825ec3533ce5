import Kernels

/// Text that was UTF-8 and was read in a rarer encoding than ``Mojibake`` knows: "РіРѕСЂРѕРґ", "KrĂˇsnĂ©ho", "Br√ºcke".
///
/// Of such text every character beyond ASCII stands for one byte, and these bytes are UTF-8 again: what they never are by chance, a
/// few in a row aside. So all of a text is read back or nothing. Of several encodings that read it back the one is right whose text has
/// the fewest breaks and no capitals within words.
enum MisreadText {
    /// Sequences that prove it, of which one in ten may be broken.
    private static let fewestSequences = 3
    private static let mostBroken = 10
    /// Characters beyond ASCII that are looked at first, and the bytes in which they stand.
    private static let sampledCharacters = 64
    private static let sampledBytes = 1_024

    /// The bytes of an encoding by the scalars that they stand for; undefined ones are control characters.
    ///
    /// The first is that of ``Mojibake``, which reads more of it back: beside it one that is alike, as Windows-1254, leaves what the
    /// two do not share.
    private static let encodings: [[UInt32: UInt8]] = [
        "windows-1252", "windows-1251", "koi8-r", "macintosh", "cp850", "cp437", "cp866", "windows-1250",
        "windows-1253",
        "windows-1254",
        "windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874", "iso-8859-2", "iso-8859-7",
        "iso-8859-5",
        "cp852", "mac-cyrillic", "mac-centraleurope", "koi8-u",
    ]
    .compactMap { label in
        guard let scalars = CodePage.scalars(of: label) else { return nil }
        var bytes: [UInt32: UInt8] = [:]
        for (byte, scalar) in zip(UInt8(0x80)...0xFF, scalars) where bytes[scalar.value] == nil {
            bytes[scalar.value == 0xFFFD ? UInt32(byte) : scalar.value] = byte
        }
        return bytes
    }

    /// In which encodings a scalar stands for a byte that begins a sequence of UTF-8, and in which for one behind it: a bit each.
    private struct Roles {
        var leads: UInt32 = 0
        var others: UInt32 = 0
    }

    private static let roles: [UInt32: Roles] = {
        var roles: [UInt32: Roles] = [:]
        for (index, encoding) in encodings.enumerated() {
            for (scalar, byte) in encoding {
                if 0xC2...0xF4 ~= byte { roles[scalar, default: Roles()].leads |= 1 << UInt32(index) }
                if byte < 0xC0 { roles[scalar, default: Roles()].others |= 1 << UInt32(index) }
            }
        }
        return roles
    }()

    /// The text as it was meant; nil where it stands as it was.
    ///
    /// - Complexity: O(n) in the bytes.
    static func repairing(_ text: Span<UInt8>) -> [UInt8]? {
        guard let sample = sample(of: text) else { return nil }
        if MisreadPairs.mayBeMisread(sample), let repaired = MisreadPairs.repairing(text) { return repaired }
        guard mayBeMisread(sample) else { return nil }
        let candidates = candidates(for: sample)
        var best: (bytes: [UInt8], blots: Int, encoding: Int)?
        for (index, encoding) in encodings.enumerated() where candidates >> UInt32(index) & 1 == 1 {
            guard let (bytes, broken) = read(text, back: encoding) else { continue }
            let blots = 2 * broken + CodePage.capitalsWithinWords(bytes)
            if best.map({ blots < $0.blots }) ?? true { best = (bytes, blots, index) }
        }
        return best.flatMap { $0.encoding == 0 ? nil : $0.bytes }
    }

    /// Characters from the first beyond Latin-1 on, 0 for one of ASCII; nil where there is none.
    private static func sample(of text: Span<UInt8>) -> [UInt32]? {
        var index = 0
        while index < text.count, text[index] <= 0xC3 { index += 1 }
        guard index < text.count else { return nil }
        let end = min(text.count, index + sampledBytes)
        // A letter of Latin-1 may be the first of a sequence.
        if index > 1, text[index - 1] & 0xC0 == 0x80, text[index - 2] & 0xFE == 0xC2 { index -= 2 }
        var (sample, seen): ([UInt32], Int) = ([], 0)
        while index < end, seen < sampledCharacters {
            guard text[index] >= 0x80 else {
                if sample.last != 0 { sample.append(0) }
                index += 1
                continue
            }
            let (scalar, next) = UTF8Scalars.scalar(at: index, in: text)
            sample.append(scalar)
            (seen, index) = (seen + 1, next)
        }
        return sample
    }

    /// Whether signs stand behind characters beyond ASCII as in no sound text, before any table is asked.
    private static func mayBeMisread(_ sample: [UInt32]) -> Bool {
        var (seen, odd, thai) = (0, 0, 0)
        var last: UInt32 = 0
        for scalar in sample {
            seen += scalar == 0 ? 0 : 1
            if last != 0 {
                switch scalar {
                case 0x80...0xBF, 0x2B0...0x2FF, 0x384...0x385, 0x2000...0x2BFF, 0xFFFD, 0xF8FF: odd += 1
                case 0xE18, 0xE19: thai += last == 0xE40 ? 1 : 0
                // What the letters of Serbian, Macedonian and Ukrainian look like behind the capitals of Russian.
                case 0x402...0x40F, 0x452...0x45F, 0x490, 0x491: odd += 0x420...0x422 ~= last ? 1 : 0
                // Boxes stand by themselves.
                default: odd += scalar != 0 && 0x2500...0x25FF ~= last ? 1 : 0
                }
            }
            last = scalar
        }
        return odd * 8 >= seen && odd > 0 || thai * 4 >= seen && thai > 1
    }

    /// The encodings in which enough pairs of a sample begin a sequence: a bit each.
    private static func candidates(for sample: [UInt32]) -> UInt32 {
        let roles = roles
        var counts = [Int](repeating: 0, count: encodings.count)
        var (seen, leads): (Int, UInt32) = (0, 0)
        for scalar in sample {
            guard scalar != 0, let role = roles[scalar] else {
                (seen, leads) = (seen + (scalar == 0 ? 0 : 1), 0)
                continue
            }
            seen += 1
            var both = leads & role.others
            while both != 0 {
                counts[both.trailingZeroBitCount] += 1
                both &= both - 1
            }
            leads = role.leads
        }
        return counts.enumerated().reduce(0) {
            $1.element > 1 && $1.element * 4 >= seen ? $0 | 1 << UInt32($1.offset) : $0
        }
    }

    private static func read(
        _ text: Span<UInt8>, back encoding: [UInt32: UInt8]
    ) -> (bytes: [UInt8], broken: Int)? {
        var repaired: [UInt8] = []
        repaired.reserveCapacity(text.count)
        var (index, sequences, broken) = (0, 0, 0)
        while index < text.count {
            if text[index] < 0x80 {
                repaired.append(text[index])
                index += 1
                continue
            }
            if let (sequence, end) = sequence(at: index, of: text, encoding) {
                repaired += sequence
                sequences += 1
                index = end
                continue
            }
            broken += 1
            guard broken <= mostBroken + sequences / mostBroken else { return nil }
            let end = UTF8Scalars.scalar(at: index, in: text).end
            repaired.append(index..<end, of: text)
            index = end
        }
        return sequences >= fewestSequences && broken * mostBroken <= sequences ? (repaired, broken) : nil
    }

    /// The UTF-8 of a character that some others are the bytes of, and where these end; nil where they are none.
    private static func sequence(
        at start: Int, of text: Span<UInt8>, _ encoding: [UInt32: UInt8]
    ) -> (bytes: [UInt8], end: Int)? {
        func byte(at index: Int) -> (UInt8, end: Int)? {
            guard index < text.count, text[index] >= 0x80 else { return nil }
            let (scalar, end) = UTF8Scalars.scalar(at: index, in: text)
            return encoding[scalar].map { ($0, end) }
        }
        guard let (lead, next) = byte(at: start), 0xC2...0xF4 ~= lead else { return nil }
        let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var (bytes, end) = ([lead], next)
        while bytes.count < count {
            if let (more, next) = byte(at: end), more & 0xC0 == 0x80 {
                bytes.append(more)
                end = next
            } else if count == 2, end < text.count, text[end] == 0x20 {
                // A no-break space that became a space.
                bytes.append(0xA0)
                end += 1
            } else {
                return nil
            }
        }
        return CodePage.isPlausible(bytes) ? (bytes, end) : nil
    }
}
