import Fixtures
import Foundation
import Testing

@testable import Corpus

@Suite("JSON documents")
struct JSONDocumentTests {
    private static let a = "{\"id\": \"a\", \"text\": \"Rain }],{[ fell\\\" \", \"tags\": [{\"name\": \"x\"}]}"
    private static let b = "{\n  \"id\": \"b\",\n  \"body\": \"Snow\"\n}"
    private static let headline = "{\"title\": \"Wind\", \"url\": \"https://vale.example/wind\"}"

    @Test(
        "Records are found wherever they stand",
        arguments: [
            "[\(a), \(b)]", "[\(a),\(b)]\n", "\u{FEFF}[\n\(a)\n,\(b)]", "\(a)\n\(b)\n", "\(a)\(b)", "\(a) \(b)",
            "{\"status\": \"ok\", \"total\": 2, \"articles\": [\(a), \(b)], \"next\": null}",
            "{\"hits\": {\"total\": {\"value\": 2}, \"hits\": [\(a), \(b)]}}",
            "{\"response\": {\"docs\": [\(a)], \"more\": {\"docs\": [\(b)]}}}",
            "{\"Vale Post\": [\(a)], \"Harbour Echo\": [\(b)]}", "{\"k1\": \(a), \"k2\": \(b)}",
            "{\"articles\": [\(a)]}\n{\"articles\": [\(b)]}\n", "[[\(a)], [\(b)]]",
            "[{\"page\": 1, \"items\": [\(a)]}, {\"page\": 2, \"items\": [\(b)]}]",
            "{\"title\": \"A feed\", \"home_page_url\": \"https://vale.example\", \"items\": [\(a), \(b)]}",
        ])
    func found(document: String) throws {
        let folder = try TemporaryFolder()
        for name in ["n.json", "n.dat"] {
            let path = try folder.write(name, document)
            for threads in 1...2 {
                let articles = try read([path], threads: threads).articles
                #expect(articles.map(\.id) == ["a", "b"])
                #expect(articles.map(\.text) == ["Rain }],{[ fell\" ", "Snow"])
            }
        }
    }

    @Test("A document cut anywhere gives its whole records and an error, and never another record")
    func cut() throws {
        let folder = try TemporaryFolder()
        let document = Array("{\"n\": [1, 2], \"articles\": [\(Self.a), \(Self.b), \(Self.a)]}".utf8)
        for length in 1..<document.count {
            let path = try folder.write("n.json", Array(document[..<length]))
            #expect(failure(reading: [path])?.code == .badInput, "\(length)")
            var rejected = 0
            let reading = try? read([path], { $0.invalid = .skip }, reject: { _ in rejected += 1 })
            #expect(["a", "b"].starts(with: reading?.articles.map(\.id) ?? []))
            #expect(rejected >= 1, "\(length)")
        }
    }

    @Test("Large documents are read in pieces, to the same records as lines are")
    func large() throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 4)
        let records = (0..<3_000).map { number in
            let text = String(repeating: "word\(number) ", count: Int.random(in: 1...400, using: &generator))
            return "{\"id\":\"n\(number)\",\"text\":\"\(text)\"}"
        }
        let lines = try folder.write("n.jsonl", records.joined(separator: "\n"))
        let array = try folder.write("a.json", "[" + records.joined(separator: ",\n") + "]")
        let inner = try folder.write(
            "o.json", "{\"title\":\"t\",\"results\":[" + records.joined(separator: ", ") + "]}")
        let named = try folder.write(
            "k.json",
            "{" + records.enumerated().map { "\"Vale \($0)\":[\($1)]" }.joined(separator: ",") + "}")
        let expected = try read([lines]).articles
        #expect(expected.count == records.count)
        #expect(try read([array], threads: 2).articles == expected)
        #expect(try read([inner]).articles.map(\.text) == expected.map(\.text))
        let sources = try read([named]).articles.map(\.source)
        #expect(sources == records.indices.map { "Vale \($0)" })
    }

    @Test("What a container says of all holds for the records that do not say it")
    func defaults() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "n.json",
            """
            {"title": "Vale Reader", "language": "de", "items": [
              {"id": 1, "content_text": "Wind"},
              {"id": 2, "content_text": "Rain", "language": "fr", "url": "https://www.harbour.example/rain"}]}
            """)
        let articles = try read([path]).articles
        #expect(articles.map(\.source) == ["Vale Reader", "www.harbour.example"])
        #expect(articles.map(\.language) == ["de", "fr"])
    }

    @Test("A list of headlines is a corpus, whose titles are its texts")
    func headlines() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.json", "{\"articles\": [\(Self.headline)]}")
        let articles = try read([path]).articles
        #expect(articles.map(\.text) == ["Wind"])
        #expect(articles.map(\.id) == ["https://vale.example/wind"])
    }

    @Test("An object without a text before the records of its list is told")
    func held() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.json", "[{\"id\": \"x\", \"words\": 3}, \(Self.a)]")
        #expect(failure(reading: [path])?.problem.contains("is missing (found: id, words)") == true)
        var rejected: [RejectedRecord] = []
        let reading = try read([path], { $0.invalid = .skip }, reject: { rejected.append($0) })
        #expect(reading.articles.map(\.id) == ["a"])
        #expect(rejected.map { String(decoding: $0.bytes, as: UTF8.self) } == ["{\"id\": \"x\", \"words\": 3}"])
    }

    @Test("The second pass finds the records again, and its parts are the document")
    func secondPass() throws {
        let folder = try TemporaryFolder()
        let document = "{\"n\": 1, \"articles\": [\(Self.a), \(Self.b)], \"k\": {\"x\": \(Self.a)}}\n"
        let path = try folder.write("n.json", document)
        let reading = try read([path], { $0.invalid = .skip })
        var stream = RecordStream(reading.inputs, options: ReadingOptions())
        var parts: [UInt8] = []
        while let part = try stream.nextPart() {
            switch part {
            case .mark: break
            case .header(let bytes), .blank(let bytes): parts += bytes
            case .record(let record): parts += record.bytes
            }
        }
        #expect(String(decoding: parts, as: UTF8.self) == document)
        var ids: [String] = []
        try SecondPass(reading.inputs, options: ReadingOptions()).read(
            [reading.places[1]],
            preparing: { batch, _ in batch.entries.map { String(decoding: batch.bytes[$0.id.bounds], as: UTF8.self) } },
            receive: { _, found in ids += found })
        #expect(ids == ["b"])
    }
}
