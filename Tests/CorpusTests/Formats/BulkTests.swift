import Platform
import Testing

@testable import Corpus

@Suite("Bulk requests of search engines")
struct BulkTests {
    private static func record(_ title: String) -> String { "{\"title\": \"\(title)\", \"text\": \"\(title) fell.\"}" }

    /// A request with what one may hold: commands of each kind, deletions, blank lines, and line breaks of two kinds.
    private static let request =
        "{\"index\": {\"_index\": \"news\", \"_id\": \"a\"}}\n" + record("Rain") + "\n\n"
        + "{\"delete\": {\"_index\": \"news\", \"_id\": \"old\"}}\n"
        + "{\"create\":{\"_id\":7,\"routing\":\"x\"}}\r\n  " + record("Snow") + "\r\n"
        + "{ \"update\" : { \"_id\" : \"\\u00e9\" } }\n\n{\"doc\": " + record("Hail") + "}\n"
        + "{\"index\":{}}\n" + record("Sleet")

    @Test("Each record has the id of its command, whatever ids it has itself")
    func ids() throws {
        let folder = try TemporaryFolder()
        for name in ["n.ndjson", "n.json"] {
            let reading = try read([try folder.write(name, Self.request)])
            #expect(reading.articles.map(\.id) == ["a", "7", "é", "\(name):11"])
            #expect(reading.articles.map(\.text) == ["Rain fell.", "Snow fell.", "Hail fell.", "Sleet fell."])
            #expect(reading.inputs.map(\.format) == [.bulk])
            #expect(reading.passedOver.recordsWithoutArticle == "deletions of a bulk request (1)")
        }
        let own = "{\"index\":{\"_id\":\"a\"}}\n{\"id\":\"own\",\"url\":\"https://vale.example/1\",\"text\":\"Rain\"}\n"
        let path = try folder.write("own.ndjson", own)
        #expect(try read([path]).articles.map(\.id) == ["a"])
        #expect(try read([path], { $0.fields[.id] = ["url"] }).articles.map(\.id) == ["https://vale.example/1"])
    }

    @Test("The second pass meets each command with its record, and all bytes in their order")
    func parts() throws {
        let folder = try TemporaryFolder()
        let reading = try read([try folder.write("n.ndjson", Self.request)])
        var stream = RecordStream(reading.inputs, options: ReadingOptions())
        var (bytes, records): ([UInt8], [String]) = ([], [])
        while let part = try stream.nextPart() {
            switch part {
            case .mark: break
            case .header(let lines), .blank(let lines): bytes += lines
            case .record(let record):
                bytes += record.bytes + Array(record.lineBreak.rawValue.utf8)
                records.append(String(decoding: record.bytes, as: UTF8.self))
            }
        }
        #expect(String(decoding: bytes, as: UTF8.self) == Self.request)
        #expect(records.count == 4)
        for (record, command) in zip(records, ["index", "create", "update", "index"]) {
            #expect(record.split(separator: "\n").first?.contains("\"\(command)\"") == true)
        }
        #expect(Set(reading.batches.flatMap { $0.entries.map(\.place.length) }) == Set(records.map(\.utf8.count)))
    }

    @Test("No chunk of a long request parts a command from its record")
    func chunks() throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: "Rain fell on the quay. ", count: 40)
        let lines = (1...3_000).map { "{\"index\":{\"_id\":\"\($0)\"}}\n{\"text\":\"\(text)\($0)\"}\n" }
        let path = try folder.write("n.ndjson", lines.joined())
        for threads in 1...2 {
            let reading = try read([path], threads: threads)
            #expect(reading.articles.map(\.id) == (1...3_000).map { "\($0)" })
            #expect(reading.articles.allSatisfy { $0.text == text + $0.id })
            var places: [RecordPlace] = []
            var stream = RecordStream(reading.inputs, options: ReadingOptions())
            while let record = try stream.next() { places.append(record.place) }
            #expect(places == reading.batches.flatMap { $0.entries.map(\.place) })
        }
    }

    @Test("A record that is damaged is told with its line, and takes its command along")
    func damaged() throws {
        let folder = try TemporaryFolder()
        let command = "{\"index\":{\"_id\":\"a\"}}\n"
        let path = try folder.write(
            "n.ndjson", command + "{\"text\": \n" + command + Self.record("Rain") + "\n" + command)
        #expect(failure(reading: [path])?.place.line == 2)
        var rejected: [String] = []
        var options = ReadingOptions()
        options.invalid = .skip
        _ = try CorpusReader(options).read(
            [path], reject: { rejected.append(String(decoding: $0.bytes, as: UTF8.self)) })
        #expect(rejected == [command + "{\"text\": "])
    }

    @Test(
        "An article about an index or an update is no command",
        arguments: [
            "{\"index\": {\"title\": \"Rain\", \"text\": \"Rain fell.\"}}",
            "{\"update\": \"Rain\", \"text\": \"Rain fell.\"}",
            "{\"index\": {\"_id\": \"a\"}, \"text\": \"Rain fell.\"}", "{\"insert\": {\"_id\": \"a\"}}",
            "{\"index\": 3}", "{}", "",
        ])
    func others(line: String) {
        let bytes = Array(line.utf8)
        #expect(BulkCommand(at: 0..<bytes.count, of: bytes) == nil)
    }
}
