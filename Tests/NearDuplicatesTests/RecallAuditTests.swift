import Corpus
import Fixtures
import NearDuplicates
import Testing

@Suite("Recall audit")
struct RecallAuditTests {
    /// One band of some rows misses many pairs.
    private func options(rows: Int) -> DuplicateOptions {
        var options = DuplicateOptions()
        (options.permutations, options.bands) = (rows, 1)
        return options
    }

    private func audit(
        _ corpus: Corpus, _ options: DuplicateOptions, articles: Int, threads: Int = 1
    ) throws -> (audit: RecallAudit, result: DuplicateResult) {
        let result = duplicates(of: corpus, options, threads: threads)
        let search = DuplicateSearch(options: options, tokenizer: Tokenizer(), threads: threads)
        return (try search.audit(result, on: corpus, articles: articles), result)
    }

    @Test("Drawn in full, it finds the pairs that plain sets give, and what the run had of them", arguments: 0..<4)
    func agreesWithAllPairs(seed: Int) throws {
        var edited = EditedTexts(seed: UInt64(seed) + 70)
        let texts = edited.corpus(originals: 40)
        let options = options(rows: 4)
        let (audit, result) = try audit(Corpus(EditedTexts.documents(texts)), options, articles: .max, threads: 2)
        let plain = PlainDuplicates(texts, width: options.shingleWidth)
        let first = Dictionary(texts.indices.map { (texts[$0], $0) }, uniquingKeysWith: min)
        let expected = plain.pairs(options).filter { first[texts[$0.a]] == $0.a && first[texts[$0.b]] == $0.b }
        let found = Set(pairs(of: result).map { [$0.a, $0.b] })
        let missed = expected.filter { !found.contains([$0.a, $0.b]) }
        #expect(!missed.isEmpty)
        #expect(audit.pairs == expected.count)
        #expect(audit.found == expected.count - missed.count)
        #expect(audit.missed.sorted { ($0.a, $0.b) < ($1.a, $1.b) } == missed)
        #expect(zip(audit.missed, audit.missed.dropFirst()).allSatisfy { $0.jaccard >= $1.jaccard })
        #expect(audit.articles == texts.count { !$0.isEmpty })
        #expect(audit.texts == first.keys.count { !$0.isEmpty })
        #expect(audit.articles == audit.texts + audit.exactCopies)
        #expect(audit.recall == Double(audit.found) / Double(audit.pairs))
    }

    @Test("The articles drawn, and all that is found, are the same for any order of the input and number of threads")
    func determinism() throws {
        var edited = EditedTexts(seed: 80)
        let documents = EditedTexts.documents(edited.corpus(originals: 60))
        let expected = try audit(Corpus(documents), options(rows: 3), articles: 40).audit
        #expect(expected.articles == 40)
        #expect(expected.pairs > 10 && !expected.missed.isEmpty)
        var random = SeededGenerator(seed: 81)
        for threads in [1, 2, 3] {
            let shuffled = random.shuffled(documents)
            let cut = random.below(shuffled.count)
            let corpus = Corpus([ArticleBatch(Array(shuffled[cut...])), ArticleBatch(Array(shuffled[..<cut]))])
            let other = try audit(corpus, options(rows: 3), articles: 40, threads: threads).audit
            #expect(other.pairs == expected.pairs)
            #expect(other.exactCopies == expected.exactCopies)
            #expect(other.missed == expected.missed)
        }
    }

    @Test("Two issues of a report whose numbers conflict count as a pair, whatever is said of it, as for the engine")
    func frames() throws {
        var edited = EditedTexts(seed: 82)
        let frame = edited.text(words: 200)
        func issue(_ day: Int, _ numbers: String) -> PlainDocument {
            PlainDocument("issue-\(day)", "\(frame) \(numbers)", published: Int64(day) * 86_400)
        }
        let conflicting = Corpus([issue(1, "11 12 13 14"), issue(2, "21 22 23 24")])
        let apart = try audit(conflicting, DuplicateOptions(), articles: 2).audit
        #expect(apart.pairs == 1 && apart.found == 1)
        let agreeing = Corpus([issue(1, "11 12 13 14"), issue(2, "11 12 13 14 15")])
        #expect(try audit(agreeing, DuplicateOptions(), articles: 2).audit.pairs == 1)
    }

    @Test("Where there is no pair, nothing is said about recall")
    func noPairs() throws {
        for texts in [[], [""], ["one quay was mended", "another was not", ""], ["the same words", "the same words"]] {
            let audit = try audit(Corpus(EditedTexts.documents(texts)), DuplicateOptions(), articles: 5).audit
            #expect(audit.pairs == 0)
            #expect(audit.recall == nil)
            #expect(audit.interval == nil)
        }
    }
}

@Suite("Wilson interval")
struct WilsonIntervalTests {
    /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I,
    /// method 3.
    @Test(
        "The limits are those that are published",
        arguments: [
            (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
        ])
    func published(found: Int, all: Int, lower: Double, upper: Double) {
        let interval = WilsonInterval(found: found, of: all)
        #expect(abs(interval.lower - lower) < 5e-5)
        #expect(abs(interval.upper - upper) < 5e-5)
        // Of what was not found the limits are the other way round.
        let rest = WilsonInterval(found: all - found, of: all)
        #expect(abs(rest.lower - (1 - interval.upper)) < 1e-12)
        #expect(abs(rest.upper - (1 - interval.lower)) < 1e-12)
    }
}
