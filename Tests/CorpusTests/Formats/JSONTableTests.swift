import Testing

@testable import Corpus

@Suite("Tables in JSON")
struct JSONTableTests {
    @Test(
        "A table by columns is read by its rows",
        arguments: [
            "{\"title\": [\"A\", \"B\"], \"text\": [\"Rain\", \"Wind\"], \"n\": [1, 2.5]}",
            "{\"title\": {\"0\": \"A\", \"1\": \"B\"}, \"text\": {\"0\": \"Rain\", \"1\": \"Wind\"}}",
            "{\"columns\": [\"title\", \"text\", \"n\"], \"index\": [0, 1], \"data\": [[\"A\", \"Rain\", 1], [\"B\", \"Wind\", null]]}",
            "{\"meta\": [{\"name\": \"title\", \"type\": \"String\"}, {\"name\": \"text\"}], \"data\": [[\"A\", \"Rain\"], [\"B\", \"Wind\"]]}",
            "[[\"title\", \"text\"], [\"A\", \"Rain\"], [\"B\", \"Wind\"]]",
            "{\"range\": \"A1:B3\", \"values\": [[\"title\", \"text\"], [\"A\", \"Rain\"], [\"B\", \"Wind\"]]}",
            "{\"schema\": {\"fields\": [{\"name\": \"title\"}, {\"name\": \"text\"}]}, \"rows\": [{\"f\": [{\"v\": \"A\"}, {\"v\": \"Rain\"}]}, {\"f\": [{\"v\": \"B\"}, {\"v\": \"Wind\"}]}]}",
            "[\"title\", \"text\"]\n[\"A\", \"Rain\"]\n[\"B\", \"Wind\"]\n",
            "{\"0\": {\"title\": \"A\", \"text\": \"Rain\"}, \"1\": {\"title\": \"B\", \"text\": \"Wind\"}}",
        ])
    func rows(document: String) throws {
        let folder = try TemporaryFolder()
        for name in ["n.json", "n.jsonl"] {
            let path = try folder.write(name, document)
            let reading = try read([path], threads: 2)
            #expect(reading.articles.map(\.title) == ["A", "B"])
            #expect(reading.articles.map(\.text) == ["Rain", "Wind"])
            var stream = RecordStream(reading.inputs, options: ReadingOptions())
            var records = 0
            while try stream.next() != nil { records += 1 }
            #expect(records == 2)
        }
    }

    @Test(
        "The names of rows are their addresses or ids",
        arguments: [
            "{\"title\": {\"https://vale.example/a\": \"A\", \"https://vale.example/b\": \"B\"}, \"text\": {\"https://vale.example/a\": \"Rain\", \"https://vale.example/b\": \"Wind\"}}",
            "{\"columns\": [\"title\", \"text\"], \"index\": [\"https://vale.example/a\", \"https://vale.example/b\"], \"data\": [[\"A\", \"Rain\"], [\"B\"]]}",
        ])
    func keys(document: String) throws {
        let folder = try TemporaryFolder()
        let articles = try read([try folder.write("n.json", document)]).articles
        #expect(articles.map(\.url) == ["https://vale.example/a", "https://vale.example/b"])
        #expect(articles.map(\.source) == ["vale.example", "vale.example"])
    }

    @Test(
        "A record with lists of its own is one record",
        arguments: [
            "{\"title\": \"A\", \"text\": [\"Rain\", \"Wind\"], \"languages\": [\"en\", \"de\"]}",
            "{\"title\": [\"A\"], \"text\": [\"Rain\", \"Wind\"], \"tags\": [\"x\", \"y\"]}",
            "{\"title\": {\"en\": \"A\", \"de\": \"B\"}, \"text\": [\"Rain\", \"Wind\"]}",
            "{\"id\": 5, \"title\": [\"A\", \"B\"], \"text\": [\"Rain\", \"Wind\"]}",
        ])
    func records(document: String) throws {
        let folder = try TemporaryFolder()
        let reading = try read([try folder.write("n.json", document)])
        #expect(reading.articles.map(\.text) == ["Rain\n\nWind"])
        #expect(!reading.inputs.contains { $0.isTurned })
    }

    @Test("A cut table is none, and is no row too many")
    func cut() throws {
        let folder = try TemporaryFolder()
        let whole = "{\"columns\": [\"title\", \"text\"], \"data\": [[\"A\", \"Rain\"], [\"B\", \"Wind\"]]}"
        for length in 1..<whole.utf8.count {
            let path = try folder.write("n.json", String(whole.prefix(length)))
            #expect(failure(reading: [path]) != nil, "\(length)")
        }
    }
}
