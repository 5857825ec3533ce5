import Fixtures
import Kernels
import Testing

@Suite("Text sketch")
struct TextSketchTests {
    @Test(
        "One pass gives what shingles, signature and fingerprint give one after the other",
        arguments: [1, 2, 5, 9], [1, 7, 120, 300])
    func agrees(width: Int, permutations: Int) {
        var random = SeededGenerator(seed: UInt64(width * 1_000 + permutations))
        let plain = MinHashSketch(permutations: permutations)
        var sketch = TextSketch(width: width, permutations: permutations, samplingRate: 4)
        for count in [0, 1, 2, 4, 5, 6, 40, 700, 3, 0, 90] {
            let words = (0..<1 + count / 2).map { _ in random.next() }
            let tokens = (0..<count).map { _ in random.pick(words) }
            var (shingles, signature): ([UInt64], [UInt32]) = ([], [])
            ShingleHashing.append(shinglesOf: tokens.span, width: width, to: &shingles)
            plain.sketch(shingles.span, into: &signature)
            sketch.read(tokens.span)
            #expect(sketch.signature == signature)
            #expect(sketch.fingerprint == ShingleHashing.fingerprint(of: tokens.span))
            var samples: [UInt32] = [3]
            sketch.appendSamples(to: &samples)
            var distinct: [UInt32] = []
            for shingle in shingles where shingle & 3 == 0 && !distinct.contains(UInt32(shingle >> 32)) {
                distinct.append(UInt32(shingle >> 32))
            }
            #expect(samples == [3] + distinct)
        }
    }
}
