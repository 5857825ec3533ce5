import Corpus
import Fixtures
import NearDuplicates
import Testing

@Suite("Duplicates of a reference corpus")
struct ReferenceTests {
    private let options = DuplicateOptions()

    /// Edited texts, and of each whether it is of the reference; copies fall on both sides.
    private func texts(seed: UInt64, originals: Int, share: Double) -> (texts: [String], isReference: [Bool]) {
        var edited = EditedTexts(seed: seed)
        var texts = edited.corpus(originals: originals)
        texts += texts.prefix(texts.count / 4)
        var random = SeededGenerator(seed: seed)
        return (texts, texts.map { _ in random.chance(share) })
    }

    private func documents(_ texts: [String], _ isReference: [Bool]) -> [PlainDocument] {
        zip(EditedTexts.documents(texts), isReference).map { document, isReference in
            var document = document
            document.isReference = isReference
            return document
        }
    }

    @Test(
        "The pairs are those of plain sets with a new article, however many are new",
        arguments: [0.05, 0.5, 0.95], [(0.5, false), (0.8, false), (0.5, true)])
    func agreesWithAllPairs(share: Double, search: (threshold: Double, isExact: Bool)) {
        var options = options
        (options.threshold, options.isExact) = search
        var (found, expected) = (0, 0)
        for seed in 50..<52 as Range<UInt64> {
            let (texts, isReference) = texts(seed: seed, originals: 50, share: share)
            let plain = PlainDuplicates(texts, width: options.shingleWidth)
            let result = duplicates(of: Corpus(documents(texts, isReference)), options)
            let pairs = pairs(of: result)
            for pair in pairs {
                #expect(!isReference[pair.a] || !isReference[pair.b])
                #expect(pair == plain.pair(pair.a, pair.b))
                #expect(plain.isDuplicate(pair, options))
            }
            #expect(zip(pairs, pairs.dropFirst()).allSatisfy { ($0.a, $0.b) < ($1.a, $1.b) })
            #expect(result.pairCount(.all) == pairs.count)
            let all = plain.pairs(options).filter { !isReference[$0.a] || !isReference[$0.b] }.map { [$0.a, $0.b] }
            expected += all.count
            found += Set(all).intersection(pairs.map { [$0.a, $0.b] }).count
        }
        #expect(expected > 30)
        #expect(Double(found) >= (search.isExact ? 1 : 0.99) * Double(expected), "\(found) of \(expected)")
    }

    @Test(
        "A new text is a copy of the reference text that it is most like; the rest is folded alone", arguments: 60..<64)
    func groups(seed: UInt64) {
        let (texts, isReference) = texts(seed: seed, originals: 60, share: 0.4)
        let plain = PlainDuplicates(texts, width: options.shingleWidth)
        let result = duplicates(of: Corpus(documents(texts, isReference)), options)
        for group in result.groups {
            expectVerified(group, plain, options)
            #expect(group.members.contains { !isReference[$0.article] })
            let references = group.members.map(\.article).filter { isReference[$0] }
            #expect(isReference[group.canonical] == !references.isEmpty)
            #expect(references.allSatisfy { plain.words[$0] == plain.words[group.canonical] })
        }
        let canonicalOf = Dictionary(
            uniqueKeysWithValues: result.groups.flatMap { group in group.members.map { ($0.article, group.canonical) } }
        )
        // Per new article: the highest similarity to one of the reference.
        var best: [Int: Double] = [:]
        for pair in pairs(of: result) where isReference[pair.a] != isReference[pair.b] {
            let article = isReference[pair.a] ? pair.b : pair.a
            best[article] = max(best[article] ?? 0, pair.jaccard)
        }
        for (article, jaccard) in best {
            guard let canonical = canonicalOf[article], isReference[canonical] else {
                Issue.record("\(article) has a duplicate in the reference but is no copy of it")
                continue
            }
            #expect(plain.pair(article, canonical)?.jaccard == jaccard)
        }
        let rest = texts.indices.filter { !isReference[$0] && best[$0] == nil }
        let alone = duplicates(of: Corpus(EditedTexts.documents(rest.map { texts[$0] })), options)
        let folded = result.groups.filter { !isReference[$0.canonical] }
        #expect(folded.map { $0.members.map(\.article) } == alone.groups.map { $0.members.map { rest[$0.article] } })
        #expect(folded.map(\.canonical) == alone.groups.map { rest[$0.canonical] })
        #expect(!folded.isEmpty && folded.count < result.groups.count)
    }

    @Test("A copy of a copy of a reference text, but not of that text, is nobody's copy")
    func chain() {
        // Windows that slide by a fifth of their length: neighbours are alike, every second pair is not.
        var edited = EditedTexts(seed: 70, vocabulary: 20_000)
        let words = edited.text(words: 175).split(separator: " ")
        let texts = (0..<3).map { words[$0 * 25..<$0 * 25 + 100].joined(separator: " ") }
        let result = duplicates(of: Corpus(documents(texts, [true, false, false])), options)
        #expect(result.groups.map { $0.members.map(\.article) } == [[0, 1]])
        #expect(result.groups.map(\.canonical) == [0])
        #expect(pairs(of: result).map { [$0.a, $0.b] } == [[0, 1], [1, 2]])
    }

    @Test(
        "Where nothing new is like them, texts of the reference are not even candidates of each other",
        arguments: [false, true])
    func nothingInside(isExact: Bool) {
        var options = options
        options.isExact = isExact
        var edited = EditedTexts(seed: 71)
        let archive = edited.corpus(originals: 60) + Array(repeating: edited.text(words: 80), count: 5)
        let texts = archive + [edited.text(words: 120)]
        let isReference = archive.map { _ in true } + [false]
        #expect(duplicates(of: Corpus(EditedTexts.documents(texts)), options).candidateCount > 60)
        let result = duplicates(of: Corpus(documents(texts, isReference)), options)
        #expect(result.candidateCount == 0)
        #expect(result.pairCount(.all) == 0)
        #expect(result.groups.isEmpty)
    }

    @Test("Of copies in both, every copy in the reference is offered as the canonical, and none that is new")
    func copies() {
        let texts = Array(repeating: "the same seven words stand here today", count: 5)
        var asked: [[Int]] = []
        let result = duplicates(of: Corpus(documents(texts, [false, true, false, true, false])), options) { question in
            asked.append(question.eligible)
            #expect(question.isOfReference)
            return (3, "last")
        }
        #expect(asked == [[1, 3]])
        #expect(result.groups.map { $0.members.map(\.article) } == [[0, 1, 2, 3, 4]])
        #expect(result.pairCount(.all) == 9)
        #expect(!pairs(of: result).map { [$0.a, $0.b] }.contains([1, 3]))
    }

    @Test("Pairs of texts are listed once, between a new article and another, whatever stands for the texts")
    func listed() {
        let (texts, isReference) = texts(seed: 74, originals: 60, share: 0.5)
        let result = duplicates(of: Corpus(documents(texts, isReference)), options)
        let (listed, all) = (pairs(of: result, .texts), pairs(of: result))
        #expect(listed.count == result.pairCount(.texts))
        #expect(
            listed.map { [$0.a, $0.b] } == listed.map { [$0.a, $0.b] }.sorted { $0.lexicographicallyPrecedes($1) })
        let known = Dictionary(uniqueKeysWithValues: all.map { ([$0.a, $0.b], $0) })
        #expect(listed.allSatisfy { known[[$0.a, $0.b]] == $0 && !(isReference[$0.a] && isReference[$0.b]) })
        func ofTexts(_ pairs: [DuplicatePair]) -> [[String]] {
            pairs.filter { !$0.isExact }.map { [texts[$0.a], texts[$0.b]].sorted() }
        }
        #expect(ofTexts(listed).count == Set(ofTexts(listed)).count)
        #expect(Set(ofTexts(listed)) == Set(ofTexts(all)))
        #expect(ofTexts(listed).contains { pair in pair.allSatisfy { isReference[texts.firstIndex(of: $0)!] } })
        // Every new article that has a copy is listed with one.
        let copied = Set(all.filter(\.isExact).flatMap { [$0.a, $0.b] }).filter { !isReference[$0] }
        #expect(!copied.isEmpty)
        #expect(copied.isSubset(of: Set(listed.filter(\.isExact).flatMap { [$0.a, $0.b] })))
    }

    @Test("The result is the same for any order of the input and any number of threads, also where both have an id")
    func determinism() {
        let (texts, isReference) = texts(seed: 72, originals: 60, share: 0.5)
        var documents = documents(texts, isReference)
        for index in documents.indices {
            documents[index].id = "\(1_000 + index / 2)-\(isReference[index] ? 0 : index % 2)"
        }
        // One id on each side, and twice on neither.
        var seen: Set<String> = []
        documents = documents.filter { seen.insert("\($0.isReference) \($0.id)").inserted }
        #expect(Set(documents.map(\.id)).count < documents.count)
        let expected = duplicates(of: Corpus(documents), options)
        var random = SeededGenerator(seed: 73)
        for threads in [1, 2, 3] {
            let shuffled = random.shuffled(documents)
            let cut = random.below(shuffled.count)
            let corpus = Corpus([ArticleBatch(Array(shuffled[cut...])), ArticleBatch(Array(shuffled[..<cut]))])
            let result = duplicates(of: corpus, options, threads: threads)
            #expect(result.groups == expected.groups)
            #expect(pairs(of: result) == pairs(of: expected))
            #expect(result.candidateCount == expected.candidateCount)
        }
    }

    @Test("A page without an article stands alone beside a reference that has it, too, under whatever title")
    func pages() {
        let page =
            "Please enable JavaScript and reload the page to go on reading. This helps us to keep the site safe for all."
        let titles = [
            "Ferry strikes pier in Orlen", "Council sells clock tower", "Beekeepers warn of poor year",
            "Wolf filmed in suburb",
        ]
        let corpus = Corpus(
            titles.indices.map { place in
                var document = PlainDocument("a\(place)", page, title: titles[place])
                document.isReference = place < 2
                return document
            })
        let result = duplicates(of: corpus, options)
        #expect(result.groups.isEmpty)
        #expect((0..<4).allSatisfy(result.isPageWithoutArticle))
    }
}
