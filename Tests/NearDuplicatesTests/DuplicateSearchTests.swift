import Corpus
import Fixtures
import NearDuplicates
import Testing

@Suite("Duplicate search")
struct DuplicateSearchTests {
    private func options(threshold: Double = 0.5, width: Int = 5) -> DuplicateOptions {
        var options = DuplicateOptions()
        options.threshold = threshold
        options.shingleWidth = width
        return options
    }

    @Test(
        "Every pair has the similarity that plain sets give, and none is missing by more than the bands may",
        arguments: [0.5, 0.7, 0.9, 1], [1, 3, 5])
    func agreesWithAllPairs(threshold: Double, width: Int) {
        var found = 0
        var expected = 0
        for seed in 0..<2 as Range<UInt64> {
            var edited = EditedTexts(seed: seed + 10)
            let texts = edited.corpus(originals: 40)
            let options = options(threshold: threshold, width: width)
            let plain = PlainDuplicates(texts, width: width)
            let pairs = pairs(of: duplicates(of: Corpus(EditedTexts.documents(texts)), options))
            for pair in pairs {
                #expect(pair == plain.pair(pair.a, pair.b))
                #expect(plain.isDuplicate(pair, options))
            }
            #expect(zip(pairs, pairs.dropFirst()).allSatisfy { ($0.a, $0.b) < ($1.a, $1.b) })
            let above = plain.pairs(options).filter { $0.jaccard >= threshold }.map { [$0.a, $0.b] }
            expected += above.count
            found += Set(above).intersection(pairs.map { [$0.a, $0.b] }).count
        }
        #expect(expected > 30)
        #expect(Double(found) >= 0.99 * Double(expected), "\(found) of \(expected)")
    }

    @Test(
        "Asked for all pairs, it finds those that plain sets give, and no others", arguments: [0.05, 0.35, 0.5, 0.9, 1])
    func exactSearch(threshold: Double) {
        for (seed, width) in [(30, 5), (31, 2), (32, 1)] as [(UInt64, Int)] {
            var edited = EditedTexts(seed: seed)
            let texts = edited.corpus(originals: 40)
            var options = options(threshold: threshold, width: width)
            options.isExact = true
            let plain = PlainDuplicates(texts, width: width)
            // Batches of all sizes, so that blocks of rows are joined.
            let documents = EditedTexts.documents(texts)
            let cuts = [0, 1, 2, 30, 31, documents.count]
            let batches = zip(cuts, cuts.dropFirst()).map { ArticleBatch(Array(documents[$0..<$1])) }
            let result = duplicates(of: Corpus(batches), options, threads: 2)
            #expect(pairs(of: result) == plain.pairs(options))
            #expect(result.groups.count > 5)
            for group in result.groups { expectVerified(group, plain, options) }
        }
    }

    @Test("Near a threshold of 1 the samples pass over no pair")
    func samplesAtHighThresholds() {
        var edited = EditedTexts(seed: 27)
        var texts: [String] = []
        for _ in 0..<1_500 {
            var words = edited.text(words: 300).split(separator: " ").map(String.init)
            texts.append(words.joined(separator: " "))
            words[150] = "changed"
            texts.append(words.joined(separator: " "))
        }
        var options = options(threshold: 0.98, width: 3)
        options.containmentThreshold = 1
        // Bands of one value miss nothing.
        (options.permutations, options.bands) = (256, 256)
        let found = pairs(of: duplicates(of: Corpus(EditedTexts.documents(texts)), options))
        #expect(found.map { [$0.a, $0.b] } == (0..<1_500).map { [2 * $0, 2 * $0 + 1] })
    }

    @Test("A brief cut from a long article, and the article itself, are found though their Jaccard is low")
    func contained() {
        var edited = EditedTexts(seed: 20)
        var texts: [String] = []
        for _ in 0..<30 {
            let article = edited.text(words: 600)
            texts.append(article)
            texts.append(article.split(separator: " ")[100..<240].joined(separator: " "))
        }
        let plain = PlainDuplicates(texts, width: 5)
        let result = duplicates(of: Corpus(EditedTexts.documents(texts)), options())
        let pairs = pairs(of: result)
        #expect(pairs.allSatisfy { $0.b == $0.a + 1 && $0.containmentOfBInA > 0.9 && $0.jaccard < 0.3 })
        #expect(pairs.allSatisfy { $0 == plain.pair($0.a, $0.b) })
        #expect(pairs.count >= 29)
        #expect(result.groups.count == pairs.count)
        for group in result.groups {
            #expect(group.members.map(\.relation) == [.exact, .contained])
            #expect(group.weakest > 0.9)
        }
        let other = duplicates(of: Corpus(EditedTexts.documents(texts)), options()) { ($0.eligible.last!, "last") }
        #expect(other.groups.count == pairs.count)
        for group in other.groups {
            #expect(group.members.map(\.relation) == [.containing, .exact])
            #expect(group.members[0].similarity > 0.9)
        }
    }

    @Test("Scanned copies, with look-alikes, words cut at line ends and words run together, are found by characters")
    func scanned() {
        var edited = EditedTexts(seed: 27)
        var texts: [String] = []
        for _ in 0..<20 {
            let original = edited.text(words: 120)
            var scanned = ""
            for (index, word) in original.split(separator: " ").enumerated() {
                var word = word.replacing("l", with: "1").replacing("o", with: "0").replacing("s", with: "5")
                if index % 6 == 0 { word.insert(contentsOf: "-\n", at: word.index(word.startIndex, offsetBy: 3)) }
                scanned += word + (index % 4 == 0 ? "" : " ")
            }
            texts += [original, scanned]
        }
        let corpus = Corpus(EditedTexts.documents(texts))
        #expect(duplicates(of: corpus, DuplicateOptions()).groups.isEmpty)
        let found = pairs(of: duplicates(of: corpus, DuplicateOptions(unit: .characters)))
        #expect(found.map { [$0.a, $0.b] } == (0..<20).map { [2 * $0, 2 * $0 + 1] })
        #expect(found.allSatisfy { $0.jaccard == 1 })
    }

    @Test(
        "Readings of a scan with a letter in twelve misread are one text, whatever names and titles become of it",
        arguments: 0..<4)
    func hardlyLegible(seed: Int) {
        var (edited, random) = (EditedTexts(seed: UInt64(seed) + 60), SeededGenerator(seed: UInt64(seed)))
        var documents: [PlainDocument] = []
        for original in 0..<20 {
            let words = edited.text(words: 240).split(separator: " ").enumerated().map { place, word in
                if place % 9 == 4 { return word.prefix(1).uppercased() + word.dropFirst() }
                return place % 31 == 7 ? String(place * 37) : String(word)
            }
            let text = words.joined(separator: " ")
            let letters = Array("abcdefghijklmnopqrstuvwxyz")
            let reading = String(
                text.map { $0 != " " && Int.random(in: 0..<12, using: &random) == 0 ? random.pick(letters) : $0 })
            documents.append(PlainDocument("\(original) a", text, title: words[20..<26].joined(separator: " ")))
            documents.append(PlainDocument("\(original) b", reading, title: words[90..<96].joined(separator: " ")))
        }
        documents.sort { $0.id < $1.id }
        let corpus = Corpus(documents)
        var options = DuplicateOptions(unit: .characters)
        options.threshold = 0.4
        let groups = duplicates(of: corpus, options).groups
        #expect(
            groups.map { $0.members.map { corpus.id($0.article) } }
                == (0..<20).map { ["\($0) a", "\($0) b"] }.sorted { $0[0] < $1[0] })
    }

    @Test(
        "Two issues of a report, whose numbers conflict, are no copies, on other days or on one; with the same numbers they are"
    )
    func frames() {
        var edited = EditedTexts(seed: 28)
        // Words without a digit: those of the vocabulary have one.
        let letters = Array("abcdefghij")
        let frame = String(edited.text(words: 100).map { $0.wholeNumberValue.map { letters[$0] } ?? $0 })
        func issue(_ numbers: ClosedRange<Int>) -> String {
            frame + " " + numbers.map { "rate \($0)" }.joined(separator: " ")
        }
        let texts = [issue(100...107), issue(200...207), issue(100...107) + " more", issue(300...307)]
        let days: [Int64] = [0, 1, 1, 1]
        let documents = zip(EditedTexts.documents(texts), days).map { document, day in
            var document = document
            document.published = day * 86_400 + 3_600
            return document
        }
        let found = judgedPairs(of: duplicates(of: Corpus(documents), DuplicateOptions()))
        #expect(found.count == 6)
        #expect(
            found.filter { $0.difference == .otherFacts }.map { [$0.a, $0.b] } == [
                [0, 1], [0, 3], [1, 2], [1, 3], [2, 3],
            ])
    }

    @Test("A stock phrase of too few shingles contains nothing")
    func stockPhrase() {
        var edited = EditedTexts(seed: 21)
        let phrase = edited.text(words: 12)
        let texts = (0..<6).map { _ in "\(phrase) \(edited.text(words: 200))" } + [phrase]
        #expect(duplicates(of: Corpus(EditedTexts.documents(texts)), options()).groups.isEmpty)
    }

    @Test("Exact copies are one group whatever their case and punctuation, and each of their pairs is visited")
    func exactCopies() {
        let texts = [
            "The ferry of Orlen came back at noon.", "the FERRY of Orlen came back, at noon",
            "Nothing else is here today",
            "The ferry\u{A0}of Orlen \u{2013} came back at noon!", "one", "One.",
        ]
        let result = duplicates(of: Corpus(EditedTexts.documents(texts)), options())
        #expect(result.groups.map { $0.members.map(\.article) } == [[0, 1, 3], [4, 5]])
        #expect(result.groups.allSatisfy { $0.weakest == 1 && $0.members.allSatisfy { $0.relation == .exact } })
        let pairs = pairs(of: result)
        #expect(pairs.map { [$0.a, $0.b] } == [[0, 1], [0, 3], [1, 3], [4, 5]])
        #expect(pairs.allSatisfy { $0.isExact && $0.jaccard == 1 })
        #expect(result.pairCount(.all) == pairs.count)
    }

    @Test("Empty texts stand alone, and a corpus may be empty")
    func empty() {
        let result = duplicates(of: Corpus(EditedTexts.documents(["", "", " .,! ", "🛥", ""])), options())
        #expect(result.groups.isEmpty)
        #expect(result.pairCount(.all) == 0)
        #expect(result.tokenCounts == [0, 0, 0, 0, 0])
        #expect(duplicates(of: Corpus([PlainDocument]()), options()).groups.isEmpty)
    }

    @Test("Copies of edited texts give every pair of articles its own similarities, either way round")
    func copiesOfEdits() {
        var edited = EditedTexts(seed: 22)
        let a = edited.text(words: 120)
        let b = edited.edited(a, rate: 0.03) + " " + edited.text(words: 20)
        let texts = [b, a, a, b, a, edited.text(words: 90)]
        let plain = PlainDuplicates(texts, width: 5)
        let result = duplicates(of: Corpus(EditedTexts.documents(texts)), options())
        let pairs = pairs(of: result)
        #expect(pairs == plain.pairs(options()))
        #expect(result.pairCount(.all) == pairs.count)
        // Whichever article of whichever text is the canonical, its members' similarities are to it.
        for canonical in 0..<5 {
            let result = duplicates(of: Corpus(EditedTexts.documents(texts)), options()) { question in
                for a in question.texts.map({ $0[0] }) {
                    var visited: [Int] = []
                    question.forEachPair(of: a) { other, pair in
                        visited.append(other[0])
                        #expect(pair == plain.pair(a, other[0]))
                    }
                    #expect(visited == question.texts.map { $0[0] }.filter { $0 != a })
                }
                #expect(question.eligible == [0, 1, 2, 3, 4])
                return (canonical, "chosen")
            }
            expectVerified(result.groups[0], plain, options())
        }
    }

    @Test("The result is the same for any order of the input, any number of threads and any memory")
    func determinism() {
        var edited = EditedTexts(seed: 23)
        let documents = EditedTexts.documents(edited.corpus(originals: 80))
        let expected = duplicates(of: Corpus(documents), options())
        var random = SeededGenerator(seed: 24)
        for threads in [1, 2, 3] {
            let shuffled = random.shuffled(documents)
            let cut = random.below(shuffled.count)
            let corpus = Corpus([ArticleBatch(Array(shuffled[cut...])), ArticleBatch(Array(shuffled[..<cut]))])
            let result = duplicates(of: corpus, options(), threads: threads)
            #expect(result.groups == expected.groups)
            #expect(pairs(of: result) == pairs(of: expected))
            #expect(result.candidateCount == expected.candidateCount)
            let onDisk = duplicates(of: corpus, options(), memory: MemoryBudget(bytes: 0), threads: threads)
            #expect(onDisk.groups == expected.groups)
            #expect(pairs(of: onDisk) == pairs(of: expected))
            #expect(result.tokenCounts == expected.tokenCounts)
        }
    }

    @Test("Where two texts are known to hang together, every pair of theirs is verified, whatever the bands missed")
    func componentsInFull() {
        var edited = EditedTexts(seed: 26)
        var texts: [String] = []
        for _ in 0..<12 {
            let original = edited.text(words: 100)
            texts += [original] + (0..<8).map { _ in edited.edited(original, rate: 0.04) }
        }
        // One band of two rows misses about half of the pairs.
        var options = options()
        (options.permutations, options.bands) = (2, 1)
        let found = pairs(of: duplicates(of: Corpus(EditedTexts.documents(texts)), options)).map { [$0.a, $0.b] }
        var component = Array(texts.indices)
        for pair in found {
            let (first, second) = (component[pair[0]], component[pair[1]])
            for text in texts.indices where component[text] == second { component[text] = first }
        }
        let plain = PlainDuplicates(texts, width: 5).pairs(options)
        #expect(found == plain.filter { component[$0.a] == component[$0.b] }.map { [$0.a, $0.b] })
        #expect(found.count > plain.count / 4)
    }

    @Test(
        "Signatures and bands of one's own find the pairs of plain sets, as many as the bands may",
        arguments: [(64, 16, 0.98), (100, 50, 0.98), (1, 1, 0.5)])
    func ownBands(permutations: Int, bands: Int, share: Double) {
        var edited = EditedTexts(seed: 25)
        let texts = edited.corpus(originals: 30)
        var options = options(threshold: 0.8)
        options.permutations = permutations
        options.bands = bands
        let plain = PlainDuplicates(texts, width: 5)
        let pairs = pairs(of: duplicates(of: Corpus(EditedTexts.documents(texts)), options))
        for pair in pairs {
            #expect(pair == plain.pair(pair.a, pair.b))
            #expect(plain.isDuplicate(pair, options))
        }
        let above = plain.pairs(options).filter { $0.jaccard >= options.threshold }.map { [$0.a, $0.b] }
        let found = Set(above).intersection(pairs.map { [$0.a, $0.b] }).count
        #expect(above.count > 20)
        #expect(Double(found) >= share * Double(above.count), "\(found) of \(above.count)")
    }
}

/// Checks that a group is a star: every member a duplicate of the canonical by plain sets, with the relation and
/// similarity it is said to have.
func expectVerified(
    _ group: DuplicateGroup, _ plain: PlainDuplicates, _ options: DuplicateOptions,
    _ location: SourceLocation = #_sourceLocation
) {
    for member in group.members where member.article != group.canonical {
        guard let pair = plain.pair(member.article, group.canonical) else {
            Issue.record("an empty text in a group", sourceLocation: location)
            continue
        }
        #expect(plain.isDuplicate(pair, options), sourceLocation: location)
        let inside = pair.a == member.article ? pair.containmentOfAInB : pair.containmentOfBInA
        let around = pair.a == member.article ? pair.containmentOfBInA : pair.containmentOfAInB
        switch member.relation {
        case .exact: #expect(pair.isExact && member.similarity == 1, sourceLocation: location)
        case .near: #expect(member.similarity == pair.jaccard && !pair.isExact, sourceLocation: location)
        case .contained:
            #expect(
                member.similarity == inside && inside >= options.containmentThreshold && inside > around,
                sourceLocation: location)
        case .containing:
            #expect(
                member.similarity == around && around >= options.containmentThreshold && around > inside,
                sourceLocation: location)
        }
    }
    #expect(group.members.count { $0.article == group.canonical } == 1, sourceLocation: location)
    #expect(group.weakest == group.members.map(\.similarity).min(), sourceLocation: location)
}
