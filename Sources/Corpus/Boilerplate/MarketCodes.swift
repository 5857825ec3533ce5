import Kernels

/// Codes of shares, indices and currencies: "VRN.N", "( .ORLX )", "<OSTc1>", "(HVSE: VRN)".
enum MarketCodes {
    static func ranges(in text: Span<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = ByteSearch.first(of: UInt8(ascii: "."), or: UInt8(ascii: "<"), in: text, from: 0)
        while index < text.count {
            let code = text[index] == UInt8(ascii: "<") ? bracketed(at: index, in: text) : dotted(at: index, in: text)
            if let code { ranges.append(code) }
            index = ByteSearch.first(
                of: UInt8(ascii: "."), or: UInt8(ascii: "<"), in: text, from: max(index + 1, code?.upperBound ?? 0))
        }
        index = ByteSearch.first(of: UInt8(ascii: "("), in: text, from: 0)
        while index < text.count {
            if let code = listed(at: index, in: text) { ranges.append(code) }
            index = ByteSearch.first(of: UInt8(ascii: "("), in: text, from: index + 1)
        }
        return ranges
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// A company and its exchange, a stop between them, or an index with a stop before it.
    private static func dotted(at stop: Int, in text: Span<UInt8>) -> Range<Int>? {
        var end = stop + 1
        while end < text.count, isCapital(text[end]) || isDigit(text[end]) { end += 1 }
        let suffix = end - stop - 1
        guard suffix > 0, end - stop < 9, isCapital(text[stop + 1]) else { return nil }
        // Behind a letter or another stop it is an abbreviation.
        if end < text.count, text[end] == UInt8(ascii: ".") || isCapital(text[end] & 0xDF) || text[end] >= 0xC3 {
            return nil
        }
        var start = stop
        while start > 0, stop - start < 12, isCapital(text[start - 1] & 0xDF) || isDigit(text[start - 1]) { start -= 1 }
        let before = start > 0 ? text[start - 1] : 0x20
        guard !isCapital(before & 0xDF), !isDigit(before), before < 0x80,
            before != UInt8(ascii: ".") || stop - start >= 3
        else { return nil }
        let isEnclosed = isEnclosed(start..<end, in: text)
        guard start < stop else { return isEnclosed || suffix >= 3 && before == 0x20 ? start..<end : nil }
        // Capitals or four digits, perhaps with the letter of a class of shares.
        let name = (start..<stop).map { text[$0] }
        let isNumber = name.allSatisfy(isDigit)
        let isName =
            isCapital(name[0]) && name.dropLast().allSatisfy { isCapital($0) || isDigit($0) }
            && (name.count > 2 || isEnclosed || name.count == 2 && isCapital(name[1]))
        guard suffix <= 2, isName || isNumber && name.count >= 4 else { return nil }
        return start..<end
    }

    /// Whether a code stands alone in brackets.
    private static func isEnclosed(_ code: Range<Int>, in text: Span<UInt8>) -> Bool {
        var (before, behind) = (code.lowerBound - 1, code.upperBound)
        while before >= 0, text[before] == 0x20 { before -= 1 }
        while behind < text.count, text[behind] == 0x20 { behind += 1 }
        guard before >= 0, behind < text.count else { return false }
        return "(<[".utf8.contains(text[before]) && ")>],;".utf8.contains(text[behind])
    }

    /// What stands in angle brackets without a space.
    private static func bracketed(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
        guard let end = (start + 1..<min(text.count, start + 24)).first(where: { text[$0] == UInt8(ascii: ">") }),
            end > start + 1, !(start..<end).contains(where: { ByteClass.isSpace(text[$0]) || text[$0] >= 0x80 })
        else { return nil }
        return start..<end + 1
    }

    /// Exchanges with their codes: "(HVSE: VRN; ORX: VRN)".
    private static func listed(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
        var (index, letters, colons) = (start + 1, 0, 0)
        while index < min(text.count, start + 64) {
            let byte = text[index]
            if byte == UInt8(ascii: ")") { return letters > 0 && colons > 0 ? start..<index + 1 : nil }
            if byte == UInt8(ascii: ":") {
                guard letters >= 2 else { return nil }
                colons += 1
            } else if isCapital(byte) {
                letters += 1
            } else if !isDigit(byte), !" .,;/-&".utf8.contains(byte) {
                return nil
            }
            index += 1
        }
        return nil
    }
}
