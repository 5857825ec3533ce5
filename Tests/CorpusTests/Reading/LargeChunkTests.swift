import Platform
import Fixtures
import Testing

@testable import Corpus

@Suite("Many records at once")
struct LargeChunkTests {
    /// A batch was once taken to have fewer entries than this.
    private static let onceTooMany = 1 << 18

    @Test("A table of one column with a letter a row is read")
    func letters() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("letters.csv", "text\n" + String(repeating: "a\n", count: Self.onceTooMany + 1))
        let reading = try read([path])
        #expect(reading.statistics.records == Self.onceTooMany + 1)
        let last = try #require(reading.batches.last)
        #expect(String(decoding: last.bytes[last.entries.last!.id.bounds], as: UTF8.self) == "letters.csv:262146")
    }

    @Test("The first of two records with one id is found in a batch of many")
    func twin() throws {
        let folder = try TemporaryFolder()
        let rows = (0...Self.onceTooMany).map { "\($0),a\n" }.joined()
        let path = try folder.write("ids.csv", "id,text\n" + rows + "\(Self.onceTooMany),b\n0,c\n")
        var rejected: [RejectedRecord] = []
        let reading = try read([path], { $0.invalid = .skip }, reject: { rejected.append($0) })
        #expect(reading.statistics.records == Self.onceTooMany + 1)
        #expect(rejected.map(\.error.problem) == ["\(path):262146", "\(path):2"].map { "the id is taken by \($0)" })
    }

    private static let short = String(repeating: "a", count: 100)

    /// A record so long that its end is found in a piece with many short records behind it, as text of a format.
    private static func text(_ format: String, long: Int, short: Int) -> String {
        let word = String(repeating: "tide ", count: long / 5)
        return switch format {
        case "jsonl":
            "{\"text\": \"\(word)\"}\n" + String(repeating: "{\"text\": \"\(self.short)\"}\n", count: short)
        case "csv": "text\n\"\(word)\"\n" + String(repeating: self.short + "\n", count: short)
        default: "text\n\(word)\n" + String(repeating: self.short + "\n", count: short)
        }
    }

    @Test(
        "Short records behind a long one come in chunks as small as any, at their places",
        arguments: ["jsonl", "csv", "tsv"], [Packing.none, .gzip])
    func behindLong(format: String, packing: Packing) throws {
        let folder = try TemporaryFolder()
        let text = Self.text(format, long: 2_500_000, short: 25_000)
        let path = try folder.write("long.\(format)", text, packedBy: packing)
        var passedOver = PassedOver()
        let input = try #require(try Input.inputs(at: [path], format: nil, passedOver: &passedOver).first)
        var opened = input
        let reader = try InputReader(input, index: 0, stream: try opened.opened(spools: false), fields: .usual)
        let bytes = Array(text.utf8)
        var (offset, line, chunks) = (0, 1, 0)
        while let chunk = try reader.next() {
            #expect((chunk.offset, chunk.line) == (offset, line))
            #expect(chunk.count <= InputReader.chunkBytes + Self.short.utf8.count || offset < 10)
            #expect(Array(chunk.bytes[..<chunk.count]) == Array(bytes[offset..<offset + chunk.count]))
            offset += chunk.count
            line += ByteChecks.lineFeeds(in: chunk.bytes[..<chunk.count])
            chunks += 1
        }
        #expect(offset == bytes.count)
        #expect(chunks > 2)

        let reading = try read([path])
        #expect(reading.statistics.records == 25_001)
        for batch in reading.batches {
            // A table's header may be a chunk of its own.
            guard let place = batch.entries.last?.place else { continue }
            let record = bytes[place.offset..<place.offset + place.length]
            #expect(place.length >= 2_500_000 || record.contains(UInt8(ascii: "a")))
            #expect(ByteChecks.lineFeeds(in: bytes[..<place.offset]) == place.line - 1)
        }
        var stream = RecordStream(reading.inputs, options: ReadingOptions())
        var places: [RecordPlace] = []
        while let record = try stream.next() { places.append(record.place) }
        #expect(places == reading.places)
    }

    @Test("Records behind a long one are the same with one thread and three")
    func threads() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("long.jsonl", Self.text("jsonl", long: 2_500_000, short: 15_000))
        let (one, three) = (try read([path]), try read([path], threads: 3))
        #expect(one.places == three.places)
        #expect(one.batches.map(\.bytes) == three.batches.map(\.bytes))
    }
}
