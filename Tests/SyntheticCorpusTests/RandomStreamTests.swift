import Testing

@testable import SyntheticCorpus

@Suite struct RandomStreamTests {
    /// The outputs of the authors' reference program from the state 1, 2, 3, 4.
    @Test func `xoshiro256** gives the words of the reference`() {
        var stream = RandomStream(state: (1, 2, 3, 4))
        let words: [UInt64] = [
            11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
            607_988_272_756_665_600,
        ]
        #expect(words.map { _ in stream.next() } == words)
    }

    @Test func `streams of different places and purposes differ`() {
        var first = Set<UInt64>()
        for purpose in [RandomStream.Purpose.plan, .story, .version, .copy] {
            for block in 0..<20 {
                for item in 0..<20 {
                    var stream = RandomStream(seed: 1, purpose, block: block, item: item)
                    first.insert(stream.next())
                }
            }
        }
        #expect(first.count == 1600)
    }

    @Test(arguments: [1, 2, 7, 100])
    func `numbers below a bound are uniform`(bound: Int) {
        var stream = RandomStream(seed: 3, .plan)
        var counts = [Int](repeating: 0, count: bound)
        for _ in 0..<bound * 2_000 { counts[stream.below(bound)] += 1 }
        #expect(counts.allSatisfy { (1_750...2_250).contains($0) })
    }

    @Test func `the heavy tail has the documented shares`() {
        var stream = RandomStream(seed: 4, .plan)
        let numbers = (0..<100_000).map { _ in stream.heavyTailed(limit: 50) }
        #expect(numbers.allSatisfy { (1...50).contains($0) })
        for (least, share) in [(2, 0.3536), (4, 0.125), (16, 0.0156)] {
            let realised = Double(numbers.count { $0 >= least }) / 100_000
            #expect(abs(realised - share) < 4 * (share / 100_000).squareRoot())
        }
    }

    @Test func `log-normal numbers have their median and mean`() {
        var stream = RandomStream(seed: 5, .plan)
        let numbers = (0..<100_000).map { _ in stream.logNormal(median: 360, deviation: 0.45) }.sorted()
        #expect(abs(numbers[50_000] - 360) < 4)
        #expect(abs(numbers.reduce(0, +) / 100_000 - 398.4) < 4)
    }

    @Test func `the alias table draws by its weights`() {
        let weights = [5.0, 1, 0.5, 3, 0.5]
        let table = AliasTable(weights: weights)
        var stream = RandomStream(seed: 6, .plan)
        var counts = [Double](repeating: 0, count: weights.count)
        for _ in 0..<100_000 { counts[table.outcome(of: stream.next())] += 1 }
        for (count, weight) in zip(counts, weights) { #expect(abs(count / 100_000 - weight / 10) < 0.006) }
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
        (1_577_836_800, "2020-01-01T00:00:00Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"),
    ])
    func `times are spelt as ISO 8601`(seconds: Int, spelling: String) {
        var bytes: [UInt8] = []
        appendISO8601(secondsSince1970: seconds, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == spelling)
    }

    @Test(arguments: [(0, 1, "0"), (7, 1, "7"), (10, 1, "10"), (42, 4, "0042"), (12_345, 4, "12345")])
    func `numbers are padded with zeros, never cut`(number: Int, digits: Int, spelling: String) {
        var bytes = Array("x".utf8)
        bytes.appendDecimal(number, digits: digits)
        #expect(String(decoding: bytes, as: UTF8.self) == "x" + spelling)
    }
}
