/// Hashes of the runs of consecutive tokens in a text.
package enum ShingleHashing {
    /// An odd multiplier for the polynomial rolling hash (Karp & Rabin 1987), modulo 2^64.
    private static let base: UInt64 = 0x9FB2_1C65_1E98_DF25

    /// Appends one 64-bit hash for each run of `width` consecutive tokens, in reading order.
    ///
    /// A text of fewer tokens than `width`, but at least one, is a single shingle of all its tokens.
    ///
    /// - Precondition: `width` is at least 1.
    /// - Complexity: O(n) in the tokens, whatever the width.
    package static func append(
        shinglesOf tokens: Span<UInt64>, width: Int, to shingles: inout [UInt64]
    ) {
        precondition(width >= 1, "a shingle has at least one token")
        let count = tokens.count
        guard count > 0 else { return }
        let width = min(width, count)
        var power: UInt64 = 1
        for _ in 0..<width { power = power &* base }
        var rolling: UInt64 = 0
        for index in 0..<width { rolling = rolling &* base &+ tokens[index] }
        shingles.append(Hash64.mix(rolling ^ Hash64.seed, Hash64.multiplier))
        for index in width..<max(width, count) {
            rolling = rolling &* base &+ tokens[index] &- tokens[index - width] &* power
            shingles.append(Hash64.mix(rolling ^ Hash64.seed, Hash64.multiplier))
        }
    }

    /// The fingerprint of a whole token sequence: two independent 64-bit hashes of it, in order.
    ///
    /// - Complexity: O(n) in the tokens.
    package static func fingerprint(of tokens: Span<UInt64>) -> Fingerprint {
        var high = Hash64.seed
        var low = Hash64.multiplier
        for index in tokens.indices {
            high = Hash64.mix(high ^ tokens[index], Hash64.multiplier)
            low = Hash64.mix(low &+ tokens[index], Hash64.seed | 1)
        }
        return Fingerprint(high: high ^ UInt64(tokens.count), low: low)
    }
}

/// 128 bits that stand for a token sequence; equal fingerprints are taken for equal texts.
package struct Fingerprint: Sendable, Hashable, Comparable {
    package var high: UInt64
    package var low: UInt64

    package static func < (a: Fingerprint, b: Fingerprint) -> Bool {
        a.high != b.high ? a.high < b.high : a.low < b.low
    }
}
