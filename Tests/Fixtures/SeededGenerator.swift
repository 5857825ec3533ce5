import Kernels

/// A generator of random numbers that gives the same ones for a seed on every machine (``Kernels/SplitMix64``).
package struct SeededGenerator: RandomNumberGenerator {
    private var words: SplitMix64

    package init(seed: UInt64) { words = SplitMix64(seed: seed) }

    package mutating func next() -> UInt64 { words.next() }

    /// A number in 0..<limit. The standard library's way may differ between releases; this one does not.
    package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A number in 0..<1.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    package mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    package mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for index in result.indices.dropFirst().reversed() { result.swapAt(index, below(index + 1)) }
        return result
    }
}
