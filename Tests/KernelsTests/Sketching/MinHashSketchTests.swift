import Fixtures
import Kernels
import Testing

@Suite("MinHash sketch")
struct MinHashSketchTests {
    private func signature(_ shingles: [UInt64], _ sketch: MinHashSketch) -> [UInt32] {
        var signature: [UInt32] = []
        sketch.sketch(shingles.span, into: &signature)
        return signature
    }

    /// The signature as the papers have it, one value at a time.
    private func plainSignature(_ shingles: [UInt64], permutations: Int) -> [UInt32] {
        func scaled(_ hash: UInt64) -> Int { Int(((hash >> 32) * UInt64(permutations)) >> 32) }
        let own = (0..<permutations).map { bin in
            shingles.filter { scaled($0) == bin }.map { min(UInt32(truncatingIfNeeded: $0), .max - 1) }.min()
        }
        guard !shingles.isEmpty else { return Array(repeating: MinHashSketch.empty, count: permutations) }
        return (0..<permutations).map { bin in
            if let value = own[bin] { return value }
            for attempt in 1... {
                let hash = Hash64.mix(Hash64.combine(UInt64(bin), UInt64(attempt)), Hash64.multiplier)
                if let value = own[scaled(hash)] { return value }
            }
            fatalError("some bin is not empty")
        }
    }

    @Test("Signatures are those of the papers", arguments: [1, 2, 30, 120, 256], [0, 1, 3, 40, 500])
    func agrees(permutations: Int, size: Int) {
        var random = SeededGenerator(seed: UInt64(permutations + size))
        let shingles = (0..<size).map { _ in random.next() }
        let expected = plainSignature(shingles, permutations: permutations)
        #expect(signature(shingles, MinHashSketch(permutations: permutations)) == expected)
    }

    private func agreement(_ a: [UInt32], _ b: [UInt32]) -> Double {
        Double(zip(a, b).count { $0 == $1 }) / Double(a.count)
    }

    /// Two sets of random shingles with a union of `size` and about the Jaccard similarity asked for.
    private func pair(
        of size: Int, similarity: Double, _ random: inout SeededGenerator
    ) -> (a: [UInt64], b: [UInt64], jaccard: Double) {
        let shared = Int((Double(size) * similarity).rounded())
        let union = (0..<size).map { _ in random.next() }
        let own = union[shared...].map { ($0, random.chance(0.5)) }
        let a = Array(union[..<shared]) + own.filter(\.1).map(\.0)
        let b = Array(union[..<shared]) + own.filter { !$0.1 }.map(\.0)
        return (a, b, Double(shared) / Double(size))
    }

    /// At 20 shingles most of 128 bins are borrowed; at 1,000 none is.
    @Test(
        "The share of values that agree estimates the Jaccard similarity",
        arguments: [20, 60, 250, 1_000], [0.1, 0.3, 0.5, 0.7, 0.9])
    func estimates(size: Int, similarity: Double) {
        var random = SeededGenerator(seed: UInt64(size))
        let sketch = MinHashSketch(permutations: 128)
        let trials = 40
        var deviation = 0.0
        // A bin tells no more than one shingle does, borrowed or not; hence the smaller of the two numbers.
        let spread = (similarity * (1 - similarity) / Double(min(size, 128))).squareRoot()
        for _ in 0..<trials {
            let (a, b, jaccard) = pair(of: size, similarity: similarity, &random)
            guard !a.isEmpty, !b.isEmpty else { continue }
            let error = agreement(signature(a, sketch), signature(b, sketch)) - jaccard
            #expect(abs(error) <= 6 * spread)
            deviation += error
        }
        #expect(abs(deviation) / Double(trials) <= 4 * spread / Double(trials).squareRoot())
    }

    @Test("Order and repetition of the shingles do not matter", arguments: [1, 2, 9, 300])
    func isOfTheSet(size: Int) {
        var random = SeededGenerator(seed: UInt64(size))
        let sketch = MinHashSketch(permutations: 96)
        let shingles = (0..<size).map { _ in random.next() }
        let expected = signature(shingles, sketch)
        for _ in 0..<10 {
            let again = random.shuffled(shingles + shingles.filter { _ in random.chance(0.5) })
            #expect(signature(again, sketch) == expected)
        }
    }

    @Test("A signature is full, even of one shingle; that of none is empty", arguments: [1, 2, 7, 64, 300])
    func fills(permutations: Int) {
        let sketch = MinHashSketch(permutations: permutations)
        for shingle in [0, 1, .max, 0xFFFF_FFFF] as [UInt64] {
            let values = signature([shingle], sketch)
            #expect(values.count == permutations)
            #expect(!values.contains(MinHashSketch.empty))
            #expect(Set(values).count == 1)
        }
        #expect(signature([], sketch) == Array(repeating: MinHashSketch.empty, count: permutations))
    }

    @Test("A buffer that was used before gives the same signature")
    func reuses() {
        let sketch = MinHashSketch(permutations: 32)
        var buffer: [UInt32] = []
        let (first, second): ([UInt64], [UInt64]) = ([1 << 40, 9, 17], [5])
        sketch.sketch(first.span, into: &buffer)
        sketch.sketch(second.span, into: &buffer)
        #expect(buffer == signature(second, sketch))
    }

    @Test("Band keys are equal where the band's values are, and differ with the band")
    func bandKeys() {
        var random = SeededGenerator(seed: 4)
        let (bands, rows) = (16, 4)
        let a = (0..<bands * rows).map { _ in UInt32(truncatingIfNeeded: random.next()) }
        for _ in 0..<50 {
            let b = a.map { random.chance(0.2) ? UInt32(truncatingIfNeeded: random.next()) : $0 }
            var (keysA, keysB): ([UInt32], [UInt32]) = ([], [])
            MinHashSketch.appendBandKeys(of: a, bands: bands, rows: rows, to: &keysA)
            MinHashSketch.appendBandKeys(of: b, bands: bands, rows: rows, to: &keysB)
            for band in 0..<bands {
                let values = band * rows..<(band + 1) * rows
                #expect((keysA[band] == keysB[band]) == (a[values] == b[values]))
            }
        }
        var same: [UInt32] = []
        MinHashSketch.appendBandKeys(of: Array(repeating: 7, count: 64), bands: bands, rows: rows, to: &same)
        #expect(Set(same).count == bands)
    }
}
