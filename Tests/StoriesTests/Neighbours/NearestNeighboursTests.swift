import Corpus
import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Nearest and similar versions")
struct NearestNeighboursTests {
    private func matrix(windowDays: Double = 30, dated: Bool = true) -> (corpus: Corpus, rows: VersionRows) {
        let documents = StorySearchTests.documents(events: 30, perEvent: 4, seed: 11, dated: dated)
        let corpus = Corpus(documents + [PlainDocument("zz", "")])
        var options = StoryOptions()
        options.windowDays = windowDays
        return (
            corpus,
            try! VersionRows(
                of: Array(0..<corpus.count), in: corpus,
                words: try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: 1), options: options,
                threads: 1)
        )
    }

    /// Plain version: every pair's product, where the days between allow it.
    private func expected(
        _ rows: VersionRows, _ corpus: Corpus, of version: Int, floor: Double, windowDays: Double
    ) -> [(version: Int, cosine: Double)] {
        rows.versions.indices.filter { $0 != version }.compactMap { other in
            if let a = corpus.published(version), let b = corpus.published(other),
                Double(abs(a.first - b.first)) > windowDays * 86_400
            {
                return nil
            }
            let cosine = Double(rows.rows.product(rows.rowOf[version], rows.rowOf[other]))
            return cosine >= floor ? (other, cosine) : nil
        }.sorted { $0.1 > $1.1 }
    }

    @Test("The nearest are those of a full comparison within the window", arguments: [1.0, 30, 36_500])
    func nearest(windowDays: Double) throws {
        let (corpus, rows) = matrix(windowDays: windowDays)
        for threads in [1, 3] {
            let found = try rows.nearest(most: 6, floor: 0.1, threads: threads)
            #expect(found.count == corpus.count && found[corpus.count - 1].isEmpty)
            #expect(found.joined().count > corpus.count)
            for (version, near) in found.enumerated() {
                let expected = expected(rows, corpus, of: version, floor: 0.1, windowDays: windowDays).prefix(6)
                #expect(near.count == expected.count)
                for (a, b) in zip(near, expected) { #expect(abs(a.cosine - b.cosine) < 1e-5) }
                #expect(Set(near.map(\.version)) == Set(expected.map(\.version)))
            }
        }
    }

    @Test("The similar are those of a full comparison, whatever the window")
    func similar() {
        let (corpus, rows) = matrix(windowDays: 1)
        for version in [0, 17, 119] {
            let expected = expected(rows, corpus, of: version, floor: 0.05, windowDays: .infinity).prefix(9)
            #expect(expected.count > 3)
            for threads in [1, 3] {
                let found = rows.similar(to: version, most: 9, floor: 0.05, threads: threads)
                #expect(found.map(\.version) == expected.map(\.version))
                #expect(found.map(\.cosine) == expected.map(\.cosine))
            }
        }
        #expect(rows.similar(to: corpus.count - 1, most: 9, floor: 0, threads: 1).isEmpty)
    }

    @Test("Shared terms stand in both texts, as the first writes them, the heaviest first")
    func sharedTerms() throws {
        let corpus = Corpus([
            PlainDocument("a", "The ferries of Skerren met a barge in the fog. Ferries wait; ferries sail."),
            PlainDocument("b", "A ferry and a Skerren pilot were lost in fog for an hour."),
            PlainDocument("c", "The council voted on water."),
        ])
        let rows = try! VersionRows(
            of: [0, 1, 2], in: corpus, words: try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: 1),
            options: StoryOptions(), threads: 1)
        let shared = try rows.sharedTerms(of: 0, and: 1, most: 5, in: corpus, tokenizer: Tokenizer())
        #expect(Set(shared.map(\.word)) == ["ferries", "Skerren", "fog"])
        #expect(abs(shared.reduce(0) { $0 + $1.share } - 1) < 1e-5)
        let cosine = Double(rows.rows.product(rows.rowOf[0], rows.rowOf[1]))
        for term in shared { #expect(abs(term.weights.a * term.weights.b - term.share * cosine) < 1e-6) }
        #expect(try rows.sharedTerms(of: 0, and: 1, most: 1, in: corpus, tokenizer: Tokenizer()) == [shared[0]])
        #expect(
            Set(try rows.sharedTerms(of: 1, and: 0, most: 5, in: corpus, tokenizer: Tokenizer()).map(\.word)) == [
                "ferry", "Skerren", "fog",
            ])
        #expect(try rows.sharedTerms(of: 0, and: 2, most: 5, in: corpus, tokenizer: Tokenizer()).isEmpty)
    }

    @Test("A version is found by the article that stands for it")
    func version() {
        let corpus = Corpus((0..<9).map { PlainDocument("\($0)", "A quay was mended.") })
        let rows = try! VersionRows(
            of: [1, 2, 5, 8], in: corpus, words: try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: 1),
            options: StoryOptions(), threads: 1)
        #expect((0..<9).map { rows.version(of: $0) } == [nil, 0, 1, nil, nil, 2, nil, nil, 3])
    }
}
