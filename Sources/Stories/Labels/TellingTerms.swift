import Kernels

extension StoryResult {
    /// A term that may become a label.
    struct TellingTerm {
        let term: UInt32
        /// What its weights, relative to the heaviest of each version, sum to.
        let weight: Float
    }

    /// The versions of a story that are looked at for its labels, and for how these are spelled.
    static let (mostLabelVersions, mostSpellingVersions) = (64, 16)

    /// The terms that weigh most in a story, ties by hash.
    ///
    /// A term that only a single version of several uses does not count, unless no other is left.
    ///
    /// - Complexity: O(n log n) in the terms of at most 64 versions.
    func tellingTerms(of story: [Int], most: Int) -> [TellingTerm] {
        let versions = story.prefix(Self.mostLabelVersions)
        // Term over the bits of its weight, so that sorting brings those of one term together.
        var weights: [UInt64] = []
        for version in versions { appendTellingWeights(of: version, to: &weights) }
        if versions.count > 1 { RadixSort.sort(&weights, fromBit: 32) }
        var all: [TellingTerm] = []
        var shared: [TellingTerm] = []
        var index = 0
        while index < weights.count {
            let term = weights[index] >> 32
            let first = index
            var sum: Float = 0
            while index < weights.count, weights[index] >> 32 == term {
                sum += Float(bitPattern: UInt32(truncatingIfNeeded: weights[index]))
                index += 1
            }
            let telling = TellingTerm(term: UInt32(term), weight: sum)
            all.append(telling)
            if index - first > 1 { shared.append(telling) }
        }
        return Self.heaviest(most, of: shared.isEmpty ? all : shared)
    }

    /// The heaviest terms, ties by term; few of many, so they are picked out and not sorted.
    private static func heaviest(_ most: Int, of terms: [TellingTerm]) -> [TellingTerm] {
        func precedes(_ a: TellingTerm, _ b: TellingTerm) -> Bool {
            a.weight != b.weight ? a.weight > b.weight : a.term < b.term
        }
        var heaviest: [TellingTerm] = []
        heaviest.reserveCapacity(most + 1)
        for term in terms {
            if heaviest.count == most {
                guard precedes(term, heaviest[most - 1]) else { continue }
                heaviest.removeLast()
            }
            var place = heaviest.count
            while place > 0, precedes(term, heaviest[place - 1]) { place -= 1 }
            heaviest.insert(term, at: place)
        }
        return heaviest
    }

    /// Terms of a version over their weights relative to its heaviest; those of this version alone weigh as much as
    /// others would.
    private func appendTellingWeights(of version: Int, to list: inout [UInt64]) {
        let first = list.count
        var heaviest: Float = 0
        forEachUndampedWeight(of: version) { term, weight in
            heaviest = max(heaviest, weight)
            list.append(UInt64(term) << 32 | UInt64(weight.bitPattern))
        }
        for index in first..<list.count {
            let weight = Float(bitPattern: UInt32(truncatingIfNeeded: list[index])) / heaviest
            list[index] = list[index] & ~0xFFFF_FFFF | UInt64(weight.bitPattern)
        }
    }
}
