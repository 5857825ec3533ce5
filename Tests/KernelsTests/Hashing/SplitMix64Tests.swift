import Kernels
import Testing

@Suite struct SplitMix64Tests {
    /// The outputs that the authors' reference program prints for the seed 1234567.
    @Test func `SplitMix64 gives the words of the reference`() {
        var stream = SplitMix64(seed: 1_234_567)
        let words: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        ]
        #expect(words.map { _ in stream.next() } == words)
    }
}
