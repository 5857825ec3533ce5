import Kernels

/// A stream of random words that depends only on its seed and its place: xoshiro256**.
///
/// D. Blackman, S. Vigna: Scrambled linear pseudorandom number generators. ACM TOMS 47 (2021), section 3.
/// Every decision of the corpus draws from a stream keyed by what it decides about, so that any part can be
/// made again without making what comes before it.
struct RandomStream {
    /// What a stream decides; streams of different purposes are independent.
    enum Purpose: UInt64 {
        case topics = 1
        case plan, story, version, copy, addition, page, family
    }

    private var state: (UInt64, UInt64, UInt64, UInt64)

    init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

    /// The stream of `purpose` at the place (`block`, `item`) of the corpus with this seed.
    init(seed: UInt64, _ purpose: Purpose, block: Int = 0, item: Int = 0) {
        var mixer = SplitMix64(seed: seed)
        for part in [purpose.rawValue, UInt64(block), UInt64(item)] {
            mixer.state = mixer.next() ^ part
        }
        state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
    }

    mutating func next() -> UInt64 {
        let word = state.1 &* 5
        let result = (word << 7 | word >> 57) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = state.3 << 45 | state.3 >> 19
        return result
    }

    /// A number in 0..<bound, for a bound in 1...2^32.
    ///
    /// One multiplication and no rejection: the bias is below bound / 2^32.
    mutating func below(_ bound: Int) -> Int {
        Int(((next() >> 32) &* UInt64(bound)) >> 32)
    }

    /// A stream of its own, that depends on where this one stands.
    mutating func split() -> RandomStream { RandomStream(seed: next(), .family) }

    /// True with a probability of `share`, in 0...1.
    mutating func chance(_ share: Double) -> Bool { unit() < share }

    /// A number in 0..<1, a multiple of 2^-53.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

extension RandomStream {
    /// A number in 0..<bound with small ones likelier: the density falls as 1 / sqrt(number).
    mutating func skewed(below bound: Int) -> Int {
        let share = unit()
        return Int(share * share * Double(bound))
    }

    /// A number in 1...limit with a Pareto tail: at least k with a probability of k^-1.5.
    ///
    /// - Complexity: O(result).
    mutating func heavyTailed(limit: Int) -> Int {
        let share = unit()
        var number = 1
        while number < limit {
            let next = Double(number + 1)
            if share * next * next.squareRoot() >= 1 { break }
            number += 1
        }
        return number
    }

    /// A log-normal number: `median` times e to the power of a normal variable of deviation `deviation`.
    ///
    /// The normal variable is the sum of twelve uniform ones, cut at 6 deviations. Everything here is
    /// additions, multiplications and divisions, which IEEE 754 fixes to the last bit, where the exponential
    /// of a mathematics library may differ between versions.
    mutating func logNormal(median: Double, deviation: Double) -> Double {
        var normal = -6.0
        for _ in 0..<12 { normal += unit() }
        let part = normal * deviation / 1024
        var power = 1 + part * (1 + part / 2 * (1 + part / 3))
        for _ in 0..<10 { power *= power }
        return median * power
    }

    /// Shuffles in place (Fisher and Yates, in Durstenfeld's form).
    ///
    /// - Complexity: O(n).
    mutating func shuffle<Element>(_ elements: inout [Element]) {
        guard elements.count > 1 else { return }
        for last in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(last, below(last + 1))
        }
    }
}
