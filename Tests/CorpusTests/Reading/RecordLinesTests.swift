import Fixtures
import Platform
import Testing

@testable import Corpus

@Suite("JSON Lines in memory")
struct RecordLinesTests {
    /// Of every article its id, text, line and offset.
    private static func articles(of reading: Reading) -> [String] {
        reading.batches.flatMap { batch in
            batch.entries.map { entry in
                func text(_ range: ByteRange) -> String { String(decoding: batch.bytes[range.bounds], as: UTF8.self) }
                return "\(text(entry.id)) \(text(entry.text).utf8.count) \(entry.place.line) \(entry.place.offset)"
            }
        }
    }

    @Test("They are read as a file of them, in chunks, with blank lines, carriage returns and no line feed at the end")
    func asFile() throws {
        let records = (0..<4_000).map { number in
            "{\"id\": \"n\(number)\", \"text\": \"\(String(repeating: "tide ", count: number % 300 + 1))\"}"
                + (number % 7 == 0 ? "\r" : "") + (number % 11 == 0 ? "\n" : "")
        }
        let lines = records.joined(separator: "\n")
        #expect(lines.utf8.count > 2 * InputReader.chunkBytes)
        let folder = try TemporaryFolder()
        let file = try read([try folder.write("articles.jsonl", lines)])
        var options = ReadingOptions()
        options.threads = 2
        let memory = try CorpusReader(options).read(
            .lines(RecordLines(Array(lines.utf8)), name: "articles"), preparing: { _ in }, receive: { _ in })
        #expect(Self.articles(of: memory) == Self.articles(of: file))
        #expect(memory.statistics.records == 4_000)
    }

    @Test("Those without an id are named so that ids are in their order")
    func names() throws {
        let lines = (0..<12).map { "{\"text\": \"\($0)\"}\n" }.joined()
        let reading = try CorpusReader().read(
            .lines(RecordLines(Array(lines.utf8)), name: "articles"), preparing: { _ in }, receive: { _ in })
        let ids = Self.articles(of: reading).map { $0.prefix { $0 != " " } }
        #expect(ids == ids.sorted())
        #expect(ids.first == "articles:01" && ids.last == "articles:12")
    }
}
