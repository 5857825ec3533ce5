import Fixtures
import Testing

@testable import Corpus

@Suite("JSON in a wrapping")
struct JSONWrappingTests {
    private static let list =
        "[{\"id\":1,\"title\":\"T\",\"text\":\"Rain\"},\n{\"id\":2,\"title\":\"U\",\"text\":\"Wind\"}]"

    @Test(
        "What stands around a document is passed over, and comes again byte for byte",
        arguments: [
            "news(\(list));", "/**/ jQuery17_1(\(list))", "var news = \(list);\n", "window.a.b=\(list)",
            ")]}',\n\(list)",
            "while(1);\(list)", "export default {\"articles\": \(list)};", "load({\"articles\": \(list)});\n",
            "x[0] = \(list);",
        ])
    func unwraps(text: String) throws {
        for name in ["a.json", "a.jsonp", "a.js", "a"] {
            let read = try ReadDocuments(name, text)
            #expect(read.articles.map(\.id) == ["1", "2"], "\(name)")
            #expect(read.articles.map(\.text) == ["Rain", "Wind"])
        }
        let folder = try TestFolder()
        let reading = try CorpusReader(ReadingOptions()).read([try folder.write("a.json", Array(text.utf8))])
        var stream = RecordStream(reading.inputs, options: ReadingOptions())
        var bytes: [UInt8] = []
        while let part = try stream.nextPart() {
            switch part {
            case .mark: break
            case .header(let part), .blank(let part): bytes += part
            case .record(let record): bytes += record.bytes + Array(record.lineBreak.rawValue.utf8)
            }
        }
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test(
        "A script is none, and neither is a document with something behind it",
        arguments: [
            "function f() { return 1; }", "\(list) x", "news(\(list)) x", "news(\(list.dropLast(9))", "news({a: 1})",
        ])
    func refuses(text: String) {
        #expect(throws: CorpusError.self) { try ReadDocuments("a.json", text) }
    }
}
