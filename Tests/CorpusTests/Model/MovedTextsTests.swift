import Fixtures
import Testing

@testable import Corpus

@Suite("Texts that wait in a store")
struct MovedTextsTests {
    /// Titles, long texts, and some without either; of several files, so that batches are put together from many.
    private static func files(_ folder: TemporaryFolder) throws -> [String] {
        var random = SeededGenerator(seed: 71)
        return try (0..<9).map { file in
            let lines = (0..<40).map { line in
                let words = (0..<random.below(120)).map { _ in
                    ["quay", "ferry", "日本", "Überfahrt", "14"][random.below(5)]
                }
                let title = random.chance(0.3) ? "" : "\"title\":\"Title \(line)\","
                return "{\"id\":\"\(file)-\(line)\",\(title)\"text\":\"\(words.joined(separator: " "))\"}"
            }
            return try folder.write("\(file).jsonl", lines.joined(separator: "\n"))
        }
    }

    private static func texts(_ corpus: Corpus) throws -> [[UInt8]] {
        try (0..<corpus.count).map { Array(try corpus.text($0)) }
    }

    @Test("In memory and on disk they are what they were in the batches", arguments: [0, 2_000, .max])
    func moved(limit: Int) throws {
        let folder = try TemporaryFolder()
        let files = try Self.files(folder)
        let store = SharedNumberStore(limit: limit)
        let plain = Corpus(try CorpusReader().read(.paths(files), preparing: { _ in }, receive: { _ in }).batches)
        let moved = Corpus(
            try CorpusReader().read(
                .paths(files),
                preparing: { batch in Result { () throws(CorpusError) in try batch.moveTexts(to: store) } },
                receive: { try $0.get() }
            ).batches)
        #expect(moved.count == 360)
        #expect(try Self.texts(moved) == Self.texts(plain))
        for article in 0..<moved.count {
            #expect(moved.id(article) == plain.id(article) && moved.title(article) == plain.title(article))
            #expect(moved.textBytes(article) == plain.textBytes(article))
            // Where there is a title, nobody asks how the text begins.
            if plain.title(article) == nil {
                #expect(moved.opening(article).prefix(400) == plain.opening(article).prefix(400))
                #expect(try moved.opening(article).elementsEqual(plain.text(article).prefix(404)))
            }
        }
        var found: [Int: [UInt8]] = [:]
        try moved.forEachText(
            of: Array(0..<360), threads: 2, worker: { { _, text in Array(text) } }, receive: { found[$0] = $1 })
        #expect(try (0..<360).map { found[$0] } == Self.texts(plain))
    }

    @Test("Some are replaced by those of other batches, moved or not", arguments: [true, false])
    func replaced(isMoved: Bool) throws {
        let folder = try TemporaryFolder()
        let store = SharedNumberStore(limit: 0)
        @Sendable func move(_ batch: inout ArticleBatch) { if isMoved { try! batch.moveTexts(to: store) } }
        var reading = try CorpusReader().read(
            .paths(try Self.files(folder)), preparing: { move(&$0) }, receive: { _ in })
        let rows = Array(stride(from: 3, to: 360, by: 7))
        let before = Corpus(reading.batches)
        var expected = try (0..<before.count).map { Array(try before.text($0)) }
        for part in [rows[..<20], rows[20...]] {
            var cleaned = ArticleBatch(
                part.map { PlainDocument("x", "new text of \($0)", title: $0 == 3 ? "New" : "") })
            move(&cleaned)
            reading.replaceTexts(of: Array(part), by: cleaned)
        }
        let after = Corpus(reading.batches)
        for article in 0..<after.count where rows.contains(after.row(article)) {
            expected[article] = Array("new text of \(after.row(article))".utf8)
            #expect(after.title(article) == (after.row(article) == 3 ? "New" : nil))
            #expect(after.id(article) == before.id(article))
        }
        #expect(try (0..<after.count).map { Array(try after.text($0)) } == expected)
    }

    @Test("Of texts that were let go of the length is left")
    func dropped() {
        var batch = ArticleBatch([PlainDocument("a", "a quay was mended", title: "Quay"), PlainDocument("b", "")])
        batch.dropTexts()
        let corpus = Corpus([batch])
        #expect(corpus.textBytes(0) == 17 && corpus.textBytes(1) == 0)
        #expect((try? corpus.text(0))?.isEmpty == true && corpus.title(0) == "Quay" && corpus.opening(0).isEmpty)
    }
}
