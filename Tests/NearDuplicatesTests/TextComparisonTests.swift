import Corpus
import Fixtures
import Kernels
import Testing

@testable import NearDuplicates

@Suite("Comparison of two texts")
struct TextComparisonTests {
    private static func run(
        _ corpus: Corpus, _ options: DuplicateOptions
    ) throws -> (search: DuplicateSearch, result: DuplicateResult) {
        let search = DuplicateSearch(options: options, tokenizer: Tokenizer(), threads: 1)
        let sketches = try SketchTable(of: corpus.batches, search.sketching, threads: 1)
        return (search, try search.run(on: corpus, sketches: sketches) { ($0.eligible[0], "") })
    }

    @Test("It is that of plain sets, either way round, for pairs and for strangers", arguments: [false, true])
    func oracle(isExact: Bool) throws {
        var random = SeededGenerator(seed: 11)
        let base = (0..<80).map { _ in "w\(random.below(900))" }
        var texts = (0..<14).map { edits -> String in
            var words = base
            for _ in 0..<edits * 3 { words[random.below(words.count)] = "x\(random.below(900))" }
            return words.prefix(edits % 4 == 3 ? 40 : 80).joined(separator: " ")
        }
        texts.append(texts[2])
        let plain = PlainDuplicates(texts, width: 3)
        let corpus = Corpus(texts.enumerated().map { PlainDocument("t\(100 + $0)", $1) })
        var options = DuplicateOptions()
        options.isExact = isExact
        let (search, result) = try Self.run(corpus, options)
        for a in texts.indices {
            for b in texts.indices where a != b {
                let found = try search.comparison(of: a, and: b, in: corpus, found: result)
                let pair = plain.pair(a, b)!
                #expect(found.jaccard == pair.jaccard && found.isExact == pair.isExact)
                #expect(found.containmentOfAInB == pair.containment(of: a))
                #expect(found.containmentOfBInA == pair.containment(of: b))
                #expect(found.shinglesOfA == plain.sets[a].count && found.shinglesOfB == plain.sets[b].count)
                #expect(found.sharedShingles == plain.sets[a].intersection(plain.sets[b]).count)
                #expect(found.passes == plain.isDuplicate(pair, options))
                #expect(found.isFound == found.passes && (found.relation != nil) == found.passes)
                #expect((found.plan == nil) == isExact)
                #expect(found.agreeingBands == (isExact ? [] : try Self.bands(texts[a], texts[b], options)))
            }
        }
    }

    /// The bands in which signatures agree, from the keys that a run makes.
    private static func bands(_ a: String, _ b: String, _ options: DuplicateOptions) throws -> [Int] {
        let sketching = Sketching(options: options, tokenizer: Tokenizer())
        let part = sketching.sketch(ArticleBatch([PlainDocument("a", a), PlainDocument("b", b)]))
        return (0..<part.bandKeys.count / 2).filter { part.bandKeys[2 * $0] == part.bandKeys[2 * $0 + 1] }
    }

    @Test("Empty texts share nothing, with each other and with any")
    func empty() throws {
        let corpus = Corpus([PlainDocument("a", ""), PlainDocument("b", ""), PlainDocument("c", "A quay was mended.")])
        let (search, result) = try Self.run(corpus, DuplicateOptions())
        for (a, b) in [(0, 1), (0, 2), (2, 1)] {
            let found = try search.comparison(of: a, and: b, in: corpus, found: result)
            #expect(found.jaccard == 0 && found.containmentOfAInB == 0 && !found.passes && !found.isFound)
            #expect(found.agreeingBands.isEmpty && found.relation == nil && !found.isExact)
        }
    }

    @Test("Issues of a report are alike and no pair, and it is their numbers that say so")
    func frames() throws {
        // Words without a digit, and names that stay.
        let frame = (0..<40).map { place in
            (place % 20 == 5 ? "N" : "w") + String(repeating: "ao", count: place / 5 + 1)
                + ["l", "m", "n", "r", "s"][place % 5]
        }
        func issue(_ number: Int) -> String {
            (frame + (0..<4).map { "\(number)\($0)" }).joined(separator: " ")
        }
        let corpus = Corpus([
            PlainDocument("a", issue(1), published: 0), PlainDocument("b", issue(2), published: 86_400),
            PlainDocument("c", issue(2) + " 99", published: 86_400),
        ])
        let (search, result) = try Self.run(corpus, DuplicateOptions())
        let apart = try search.comparison(of: 0, and: 1, in: corpus, found: result)
        #expect(apart.difference == .otherFacts && !apart.passes && apart.isFound && apart.jaccard > 0.5)
        let update = try search.comparison(of: 1, and: 2, in: corpus, found: result)
        #expect(update.difference == nil && update.passes && update.isFound)
    }
}
