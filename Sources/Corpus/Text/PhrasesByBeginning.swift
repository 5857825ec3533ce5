import Kernels

/// Phrases by their first four bytes, since most lines begin with those of none.
struct PhrasesByBeginning: Sendable {
    private let phrases: [UInt32: [[UInt8]]]
    /// Bits that the beginnings of all phrases have set.
    private let filter: [UInt64]

    /// Bytes of a beginning.
    static let count = 4

    /// - Precondition: no phrase has fewer bytes than a beginning.
    init(_ phrases: [[UInt8]]) {
        self.phrases = Dictionary(grouping: phrases) { Self.beginning(of: $0)! }
        var filter = [UInt64](repeating: 0, count: 1 << 8)
        for beginning in self.phrases.keys {
            let (word, bit) = Self.place(of: beginning)
            filter[word] |= bit
        }
        self.filter = filter
    }

    /// Whether any phrase may begin with four bytes, the first of them in the high bits.
    @inline(__always)
    func mayHold(_ beginning: UInt32) -> Bool {
        let (word, bit) = Self.place(of: beginning)
        return filter[word] & bit != 0
    }

    @inline(__always)
    private static func place(of beginning: UInt32) -> (word: Int, bit: UInt64) {
        let hash = UInt64(beginning) &* Hash64.multiplier
        return (Int(truncatingIfNeeded: hash >> 56), 1 << (hash >> 50 & 63))
    }

    /// The phrases with which some words may begin.
    func phrases(of words: [UInt8]) -> [[UInt8]] {
        guard let beginning = Self.beginning(of: words), mayHold(beginning) else { return [] }
        return phrases[beginning] ?? []
    }

    private static func beginning(of bytes: [UInt8]) -> UInt32? {
        bytes.count < count ? nil : bytes[..<count].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
