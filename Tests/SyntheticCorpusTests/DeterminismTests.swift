import SyntheticCorpus
import Testing

@Suite struct DeterminismTests {
    @Test func `the same seed gives the same bytes, another seed others`() throws {
        let bytes = try ParsedCorpus(articles: 300, seed: 11).bytes
        #expect(try ParsedCorpus(articles: 300, seed: 11).bytes == bytes)
        #expect(try ParsedCorpus(articles: 300, seed: 12).bytes != bytes)
    }

    @Test func `the number of threads changes no byte, and a longer corpus begins with a shorter one`() throws {
        let block = SyntheticCorpus.articlesPerBlock
        var options = SyntheticCorpus.Options()
        options.medianWords = 20
        func bytes(articles: Int, threads: Int) throws -> [UInt8] {
            var bytes: [UInt8] = []
            try SyntheticCorpus(articles: articles, seed: 3, options: options)
                .writeJSONLines(threads: threads) { bytes += $0 }
            return bytes
        }
        let serial = try bytes(articles: 2 * block + 17, threads: 1)
        #expect(try bytes(articles: 2 * block + 17, threads: 3) == serial)
        #expect(serial.count { $0 == UInt8(ascii: "\n") } == 2 * block + 17)
        #expect(try serial.starts(with: bytes(articles: block, threads: 1)))
    }

    /// The corpus is the same everywhere; a change of this figure is a change of every published measurement.
    @Test func `the bytes of one corpus are known`() throws {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in try ParsedCorpus(articles: 100, seed: 1).bytes {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        #expect(hash == 11_921_522_363_670_965_043)
    }

    @Test(arguments: [(CopyMixture.varied, true), (.ocr, false), (.excerpts, false)])
    func `other copies and lengths are as deterministic`(copies: CopyMixture, areBriefs: Bool) throws {
        var options = SyntheticCorpus.Options()
        options.copies = copies
        options.areBriefs = areBriefs
        options.medianWords = 20
        func bytes(seed: UInt64, threads: Int) throws -> [UInt8] {
            var bytes: [UInt8] = []
            try SyntheticCorpus(articles: 4_200, seed: seed, options: options)
                .writeJSONLines(threads: threads) { bytes += $0 }
            return bytes
        }
        #expect(try bytes(seed: 8, threads: 3) == bytes(seed: 8, threads: 1))
    }

    @Test(arguments: [1, 2, 150])
    func `there are exactly as many records as asked for`(articles: Int) throws {
        let corpus = try ParsedCorpus(articles: articles, seed: 5)
        #expect(corpus.records.count == articles)
        #expect(corpus.counts.articles == articles)
        #expect(corpus.counts.bytes == corpus.bytes.count)
    }

    @Test func `an error of the caller ends the writing`() throws {
        struct Full: Error {}
        let corpus = try SyntheticCorpus(articles: 5_000, seed: 1)
        var calls = 0
        #expect(throws: Full.self) {
            try corpus.writeJSONLines { (_: [UInt8]) throws(Full) in
                calls += 1
                throw Full()
            }
        }
        #expect(calls == 1)
    }

    @Test(arguments: [0, -1, 100_000_001])
    func `a size out of range is refused with the range`(articles: Int) {
        let error = #expect(throws: SyntheticCorpusError.self) {
            try SyntheticCorpus(articles: articles, seed: 1)
        }
        #expect(error?.description == "articles is \(articles); allowed is 1 to 100000000")
    }

    @Test func `options out of range are refused`() {
        var options = SyntheticCorpus.Options()
        func refused(_ change: (inout SyntheticCorpus.Options) -> Void) -> String? {
            var changed = options
            change(&changed)
            do throws(SyntheticCorpusError) {
                _ = try SyntheticCorpus(articles: 100_000_000, seed: 1, options: changed)
                return nil
            } catch {
                return error.option
            }
        }
        options.articlesPerDay = 1_000
        #expect(refused { _ in } == nil)
        #expect(refused { $0.copiedShare = 1.5 } == "copiedShare")
        #expect(refused { $0.copiedShare = .nan } == "copiedShare")
        #expect(refused { $0.medianWords = 19 } == "medianWords")
        #expect(refused { $0.outlets = 0 } == "outlets")
        #expect(refused { $0.articlesPerDay = 10 } == "articlesPerDay")
    }
}
