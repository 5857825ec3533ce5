import Corpus
import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("Topics of stories")
struct StoryTopicsTests {
    /// Articles of words from their topic's stock, a few of each, and words of their own.
    private func matrix(topics: Int, perTopic: Int, seed: UInt64, threads: Int = 1) -> VersionRows {
        var random = SeededGenerator(seed: seed)
        let syllables = ["ka", "lo", "mi", "ru", "se", "ton", "ver", "dan", "pel", "or", "ish", "gru"]
        func word() -> String { (0..<4).map { _ in random.pick(syllables) }.joined() }
        var documents: [PlainDocument] = []
        for topic in 0..<topics {
            let stock = (0..<60).map { _ in word() }
            for article in 0..<perTopic {
                let words = (0..<14).map { _ in random.pick(stock) } + (0..<6).map { _ in word() }
                documents.append(PlainDocument("t\(100 + topic)-\(100 + article)", words.joined(separator: " ")))
            }
        }
        let corpus = Corpus(documents)
        return try! VersionRows(
            of: Array(0..<corpus.count), in: corpus,
            words: try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: 1), options: StoryOptions(),
            threads: threads)
    }

    @Test("Stories of one topic are related though they share few words, and others are not")
    func topics() throws {
        let (topics, perTopic) = (12, 30)
        let rows = matrix(topics: topics, perTopic: perTopic, seed: 1)
        let stories = (0..<topics * perTopic).map { [$0] }
        let related = try StoryTopics(of: stories, rows, threads: 1).related(to: Array(stories.indices), most: 10)
        let right = related.enumerated().reduce(0) { sum, story in
            sum + story.element.count { $0.story / perTopic == story.offset / perTopic }
        }
        let all = related.reduce(0) { $0 + $1.count }
        #expect(all == 10 * stories.count)
        #expect(Double(right) > 0.95 * Double(all))
        for near in related {
            #expect(near.map(\.cosine) == near.map(\.cosine).sorted(by: >))
            #expect(near.allSatisfy { $0.cosine >= StoryTopics.floor && $0.cosine <= 1 })
        }
    }

    @Test("In a small corpus the cosines are those of the stories' rows")
    func small() throws {
        let rows = matrix(topics: 4, perTopic: 10, seed: 2)
        let stories = stride(from: 0, to: 40, by: 2).map { [$0, $0 + 1] }
        let matrix = StoryTopics.rows(of: stories, rows, threads: 1)
        let related = try StoryTopics(of: stories, rows, threads: 1).related(to: Array(stories.indices), most: 30)
        #expect(related.count == stories.count && related.joined().count > 20)
        for (story, near) in related.enumerated() {
            func cosine(_ other: Int) -> Float {
                matrix.product(story, other)
                    / (matrix.product(story, story) * matrix.product(other, other)).squareRoot()
            }
            let expected = stories.indices.filter { $0 != story && cosine($0) >= Float(StoryTopics.floor) }
                .sorted { cosine($0) > cosine($1) }
            #expect(near.map(\.story) == expected)
            for other in near { #expect(abs(Float(other.cosine) - cosine(other.story)) < 1e-3) }
        }
    }

    @Test("A story's row is the sum of its versions' rows, of terms that two stories have, and was of length 1")
    func rows() {
        let matrix = matrix(topics: 3, perTopic: 6, seed: 3)
        let stories = [[0, 1, 2], [3], [4, 5, 6, 7], Array(8..<18)]
        let rows = StoryTopics.rows(of: stories, matrix, threads: 1)
        #expect(rows.rowCount == 4)
        #expect(rows.columnFrequencies.allSatisfy { $0 >= 2 })
        var sums: [[UInt32: Float]] = []
        for story in stories {
            var sum: [UInt32: Float] = [:]
            for version in story {
                for entry in matrix.rows.range(of: matrix.rowOf[version]) {
                    sum[matrix.rows.columns[entry], default: 0] += matrix.rows.values[entry]
                }
            }
            let length = sum.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
            sums.append(sum.mapValues { $0 / length })
        }
        // Columns keep their order.
        let kept = Set(sums.flatMap(\.keys)).sorted().filter { term in sums.count { $0[term] != nil } > 1 }
        #expect(rows.columnCount == kept.count)
        for (story, sum) in sums.enumerated() {
            let entries = rows.range(of: story)
            #expect(entries.count == kept.count { sum[$0] != nil })
            for entry in entries { #expect(abs(rows.values[entry] - sum[kept[Int(rows.columns[entry])]]!) < 1e-5) }
        }
    }

    @Test("The map parts two topics, is centred, and has its largest coordinate on the positive side")
    func map() throws {
        let rows = matrix(topics: 2, perTopic: 70, seed: 4)
        let map = try StoryTopics(of: (0..<140).map { [$0] }, rows, threads: 1).map
        #expect(map.count == 140)
        let (first, second) = (map.prefix(70).map(\.x), map.suffix(70).map(\.x))
        #expect(first.max()! < second.min()! || second.max()! < first.min()!)
        for values in [map.map(\.x), map.map(\.y)] {
            #expect(abs(values.reduce(0, +)) < 1e-3)
            #expect(values.max()! >= -values.min()! && values.max()! <= 1)
        }
    }

    @Test("The same for any number of threads")
    func determinism() throws {
        let stories = (0..<150).map { [2 * $0, 2 * $0 + 1] }
        let expected = try StoryTopics(of: stories, matrix(topics: 10, perTopic: 30, seed: 5), threads: 1)
        for threads in [2, 4] {
            let topics = try StoryTopics(
                of: stories, matrix(topics: 10, perTopic: 30, seed: 5, threads: threads), threads: threads)
            #expect(topics.related(to: [0, 9, 149], most: 5) == expected.related(to: [0, 9, 149], most: 5))
            #expect(topics.map.map(\.x) == expected.map.map(\.x) && topics.map.map(\.y) == expected.map.map(\.y))
        }
    }

    @Test("Stories without words, alone or among others, are related to nothing and lie somewhere")
    func empty() throws {
        let corpus = Corpus([PlainDocument("a", ""), PlainDocument("b", "")])
        let rows = try! VersionRows(
            of: [0, 1], in: corpus, words: try! WordTable(of: corpus.batches, tokenizer: Tokenizer(), threads: 1),
            options: StoryOptions(), threads: 1)
        for stories in [[], [[0]], [[0], [1]]] as [[[Int]]] {
            let topics = try StoryTopics(of: stories, rows, threads: 1)
            #expect(topics.related(to: Array(stories.indices), most: 3).allSatisfy { $0.isEmpty })
            #expect(topics.map.count == stories.count && topics.map.allSatisfy { $0.x.isFinite && $0.y.isFinite })
        }
    }
}
