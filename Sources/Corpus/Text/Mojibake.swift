import Kernels

/// Text that was UTF-8, was read as Windows-1252 or Latin-1, and was written as UTF-8 again: "cafÃ©", "donâ€™t".
///
/// A run of characters whose bytes in Windows-1252 are the UTF-8 of one plausible character is a unit of such
/// damage. Some units stand in no sound text, such as "â€™"; others do, such as the last letter and the quotation
/// mark of “AMANHÔ. A text is damaged where it holds a unit of the first kind; only then are those of the other
/// kind repaired with it, and they still have to fit the letters beside them. So text that merely has an Ã or an â is
/// left alone. As in Speer's ftfy ("fixes text for you"), characters that do not stand side by side give damage
/// away; unlike there, it is judged run by run, since a text may be damaged in parts.
package enum Mojibake {
    /// Damage within damage is undone this often; a text that holds more stays as it came.
    private static let mostPasses = 6

    /// The text as it was meant; nil where nothing in it is damaged.
    ///
    /// Repairing what was repaired changes nothing.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func repairing(_ text: Span<UInt8>) -> [UInt8]? {
        guard var repaired = pass(over: text) else { return nil }
        for _ in 1..<mostPasses {
            guard let again = pass(over: repaired.span) else { return repaired }
            repaired = again
        }
        return pass(over: repaired.span) == nil ? repaired : nil
    }

    private static func pass(over text: Span<UInt8>) -> [UInt8]? {
        let units = MojibakeUnit.repairable(in: text)
        guard !units.isEmpty else { return nil }
        var repaired: [UInt8] = []
        repaired.reserveCapacity(text.count)
        var copied = 0
        for unit in units {
            repaired.append(copied..<unit.range.lowerBound, of: text)
            if let scalar = unit.scalar.flatMap(Unicode.Scalar.init) { repaired += UTF8.encode(scalar)! }
            copied = unit.range.upperBound
        }
        repaired.append(copied..<text.count, of: text)
        return repaired
    }
}
