import Corpus
import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("What stories are made from")
struct StoryGraphTests {
    /// A random graph whose similarities are multiples of 1/1024.
    private static func pairs(rows: Int, share: Double, seed: UInt64) -> [SimilarRows.Pair] {
        var random = SeededGenerator(seed: seed)
        var pairs: [SimilarRows.Pair] = []
        for a in 0..<rows {
            for b in a + 1..<rows where random.chance(share) {
                pairs.append(.init(a: UInt32(a), b: UInt32(b), similarity: Float(103 + random.below(900)) / 1_024))
            }
        }
        return pairs
    }

    @Test("The weakest link of a path is as strong as can be, and each step is a link", arguments: 0..<20)
    func widestPath(seed: UInt64) {
        let rows = 14
        let pairs = Self.pairs(rows: rows, share: 0.15, seed: seed)
        // The plain way: Floyd and Warshall over minima.
        var widest = [[Float]](repeating: [Float](repeating: 0, count: rows), count: rows)
        for pair in pairs {
            widest[Int(pair.a)][Int(pair.b)] = pair.similarity
            widest[Int(pair.b)][Int(pair.a)] = pair.similarity
        }
        let links = widest
        for middle in 0..<rows {
            for a in 0..<rows {
                for b in 0..<rows where a != b {
                    widest[a][b] = max(widest[a][b], min(widest[a][middle], widest[middle][b]))
                }
            }
        }
        let search = WidestPath(pairs: pairs, rowCount: rows)
        for a in 0..<rows {
            for b in 0..<rows where a != b {
                let steps = search.steps(from: a, to: b)
                #expect(steps.isEmpty == (widest[a][b] == 0))
                guard let first = steps.first, let last = steps.last else { continue }
                #expect(first.row == a && first.similarity == 1 && last.row == b)
                for (step, next) in zip(steps, steps.dropFirst()) {
                    #expect(Double(links[step.row][next.row]) == next.similarity && next.similarity > 0)
                }
                #expect(steps.dropFirst().map(\.similarity).min() == Double(widest[a][b]))
                #expect(Set(steps.map(\.row)).count == steps.count)
            }
        }
    }

    @Test("A path within a story leaves it nowhere")
    func within() {
        let pairs = [
            SimilarRows.Pair(a: 0, b: 1, similarity: 0.9), .init(a: 1, b: 2, similarity: 0.9),
            .init(a: 0, b: 2, similarity: 0.3),
        ]
        #expect(WidestPath(pairs: pairs, rowCount: 3).steps(from: 0, to: 2).map(\.row) == [0, 1, 2])
        #expect(WidestPath(pairs: pairs, rowCount: 3, within: [0, 2]).steps(from: 0, to: 2).map(\.row) == [0, 2])
        #expect(WidestPath(pairs: pairs, rowCount: 3, within: [1]).steps(from: 0, to: 2).isEmpty)
    }

    @Test("Two rows are in one cluster up to the joining link, and in two above it", arguments: 0..<12)
    func joiningLink(seed: UInt64) {
        let rows = 12
        let pairs = Self.pairs(rows: rows, share: 0.4, seed: seed)
        func areJoined(_ a: Int, _ b: Int, threshold: Double) -> Bool {
            Agglomeration(threshold: threshold, centroidWeight: 0.6).clusters(of: 0..<rows, pairs: pairs)
                .contains { $0.contains(a) && $0.contains(b) }
        }
        for (a, b) in [(0, 1), (2, 7), (3, 11), (5, 6)] {
            let link = Agglomeration(threshold: 0.05, centroidWeight: 0.6).joiningLink(a, b, of: 0..<rows, pairs: pairs)
            guard let link else {
                #expect(!areJoined(a, b, threshold: 0.05))
                continue
            }
            #expect(areJoined(a, b, threshold: link - 1e-9))
            #expect(!areJoined(a, b, threshold: link + 1e-9))
        }
    }

    private func graph(_ documents: [PlainDocument], days: Double = 30) -> (result: StoryResult, graph: StoryGraph) {
        let corpus = Corpus(documents)
        var options = StoryOptions()
        options.windowDays = days
        let result = try! StorySearch(options: options, tokenizer: Tokenizer(), threads: 1).run(
            on: corpus, words: StorySearchTests.words(of: corpus), versions: Array(0..<corpus.count), keepsGraph: true)
        return (result, result.graph!)
    }

    @Test("A comparison says what the search had: cosine, time, and whether they are one story")
    func comparison() throws {
        let documents = StorySearchTests.documents(events: 6, perEvent: 4, seed: 4)
        let (result, graph) = graph(documents)
        var joined = 0
        for a in 0..<12 {
            for b in 12..<24 {
                for (x, y) in [(a, b), (a, (a + 1) % 12)] where x != y {
                    let found = graph.comparison(of: x, and: y, within: nil)
                    #expect(found.cosine == result.similarity(x, y))
                    let isOne = result.stories.contains { $0.contains(x) && $0.contains(y) }
                    joined += isOne ? 1 : 0
                    #expect(isOne == (found.joiningLink ?? 0 >= found.threshold))
                    let days = abs(documents[x].published! - documents[y].published!)
                    #expect(abs(found.days! - Double(days) / 86_400) < 1e-9)
                    #expect((found.obstacle == .window) == (days > 30 * 86_400))
                    if found.obstacle == nil { #expect(found.timeFactor == graph.time[0](0, found.days)) }
                }
            }
        }
        #expect(joined > 0)
    }

    @Test("Issues of a series are told, and their likeness counts nothing")
    func series() {
        // Words of their own, too: what differs by figures alone is one form.
        let (done, seen) = (
            ["slept", "rowed", "sang", "cooked", "wept"], ["herons", "barges", "clouds", "lamps", "gulls"]
        )
        let documents = (0..<5).map { day in
            PlainDocument(
                "\(day)",
                "Shares in Vessmark rose 1\(day) and fell 2\(day) of 3\(day) on the quay market. Dealers \(done[day]) beneath "
                    + "\(seen[day]).",
                title: "Market report of the day", source: "Ledger", published: Int64(day) * 86_400)
        }
        let found = graph(documents).graph.comparison(of: 0, and: 1, within: nil)
        #expect(found.obstacle == .series && found.similarity == 0 && found.smoothed > 0.5)
        #expect(found.joiningLink == nil && found.path.isEmpty)
    }

    @Test("Texts in different languages are not compared, and nothing is kept unless asked")
    func languages() {
        let documents = [
            PlainDocument("a", "Die Fähre ist im Nebel.", language: "de"),
            PlainDocument("b", "The ferry is in the fog.", language: "en"),
        ]
        let (_, graph) = graph(documents)
        let found = graph.comparison(of: 0, and: 1, within: nil)
        #expect(found.obstacle == .languages("de", "en") && found.similarity == 0 && found.path.isEmpty)
        let corpus = Corpus(documents)
        let plain = try! StorySearch(options: StoryOptions(), tokenizer: Tokenizer(), threads: 1).run(
            on: corpus, words: StorySearchTests.words(of: corpus), versions: [0, 1])
        #expect(plain.graph == nil)
    }
}
