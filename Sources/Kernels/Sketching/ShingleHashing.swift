/// Hashes of the runs of consecutive tokens in a text.
package enum ShingleHashing {
    /// An odd multiplier for the polynomial rolling hash (Karp & Rabin 1987), modulo 2^64.
    private static let base: UInt64 = 0x9FB2_1C65_1E98_DF25

    /// A window of consecutive tokens, held as the polynomial of their hashes.
    struct Window {
        private var rolling: UInt64 = 0
        private let power: UInt64

        /// - Parameter width: the tokens of a full window.
        init(width: Int) {
            var power: UInt64 = 1
            for _ in 0..<width { power = power &* ShingleHashing.base }
            self.power = power
        }

        @inline(__always)
        mutating func append(_ token: UInt64) { rolling = rolling &* ShingleHashing.base &+ token }

        /// Moves a full window on by one token.
        @inline(__always)
        mutating func roll(in token: UInt64, out oldest: UInt64) {
            rolling = rolling &* ShingleHashing.base &+ (token &- oldest &* power)
        }

        /// The hash of the shingle in the window.
        @inline(__always)
        var shingle: UInt64 { Hash64.mix(rolling ^ Hash64.seed, Hash64.multiplier) }
    }

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
        guard tokens.count > 0 else { return }
        let width = min(width, tokens.count)
        let before = shingles.count
        let added = tokens.count - width + 1
        shingles.append(contentsOf: repeatElement(0, count: added))
        unsafe tokens.withUnsafeBufferPointer { tokens in
            unsafe shingles.withUnsafeMutableBufferPointer { shingles in
                var window = Window(width: width)
                // SAFETY: `width` and `width + added - 1` are at most the number of tokens, and `before + added`
                // is the number of shingles.
                for index in 0..<width { unsafe window.append(tokens[index]) }
                unsafe shingles[before] = window.shingle
                for index in 1..<added {
                    unsafe window.roll(in: tokens[index &+ width &- 1], out: tokens[index &- 1])
                    unsafe shingles[before &+ index] = window.shingle
                }
            }
        }
    }

    /// The fingerprint of a whole token sequence: two independent 64-bit hashes of it, in order.
    ///
    /// - Complexity: O(n) in the tokens.
    package static func fingerprint(of tokens: Span<UInt64>) -> Fingerprint {
        var fingerprint = Fingerprint.Stream()
        for index in tokens.indices { fingerprint.append(tokens[index]) }
        return fingerprint.value(count: tokens.count)
    }
}

/// 128 bits that stand for a token sequence; equal fingerprints are taken for equal texts.
package struct Fingerprint: Sendable, Hashable, Comparable {
    package var high: UInt64
    package var low: UInt64

    package init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    package static func < (a: Fingerprint, b: Fingerprint) -> Bool {
        a.high != b.high ? a.high < b.high : a.low < b.low
    }

    /// Takes tokens as they come.
    struct Stream {
        private var high = Hash64.seed
        private var low = Hash64.multiplier

        @inline(__always)
        mutating func append(_ token: UInt64) {
            high = Hash64.mix(high ^ token, Hash64.multiplier)
            low = Hash64.mix(low &+ token, Hash64.seed | 1)
        }

        func value(count: Int) -> Fingerprint { Fingerprint(high: high ^ UInt64(count), low: low) }
    }
}
