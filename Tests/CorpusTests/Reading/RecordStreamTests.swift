import Fixtures
import Testing

@testable import Corpus

@Suite("The second pass")
struct RecordStreamTests {
    private func records(_ reading: Reading, _ options: ReadingOptions = ReadingOptions()) throws -> [RawRecord] {
        var stream = RecordStream(reading.inputs, options: options)
        var records: [RawRecord] = []
        while let record = try stream.next() { records.append(record) }
        return records
    }

    @Test(
        "Records come out byte for byte, at the places of the first pass", arguments: RoundTripTests.files,
        Packing.allCases)
    func sameBytes(file: (name: String, text: String), packing: Packing) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(file.name, file.text, packedBy: packing)
        let reading = try read([path])
        let records = try records(reading)
        #expect(records.map(\.place) == reading.places)
        let bytes = Array(file.text.utf8)
        for record in records {
            let (lower, upper) = (record.place.offset, record.place.offset + record.place.length)
            #expect(Array(record.bytes) == Array(bytes[lower..<upper]))
            #expect(bytes[upper...].starts(with: record.lineBreak.rawValue.utf8))
            if record.lineBreak == .none { #expect(upper == bytes.count) }
        }
        let header = reading.inputs[0].header
        #expect(header.isEmpty == (reading.inputs[0].format == .jsonl))
        let start = file.text.hasPrefix("\u{FEFF}") ? 3 : 0
        #expect(bytes[start...].starts(with: header))
        #expect(header.isEmpty || header.last == UInt8(ascii: "\n"))
    }

    @Test(
        "The parts of an input, one behind the other, are the input: mark, header, blank lines and all",
        arguments: RoundTripTests.files + [
            ("b.csv", "\u{FEFF}\n\r\n" + RoundTripTests.table(",", lineBreak: "\r\n") + "\r\n \n"),
            ("h.csv", "id,text"), ("h.csv", "\n\nid,text\n"), ("t.txt", "\u{FEFF}one\n\ntwo"), ("t.txt", ""),
            ("s.jsonl", "\u{FEFF}{\"id\":1,\"text\":\"a\"}\r\r\n \t"), ("s.tsv", "\n\tid\ttext\n\n\ta\tb\n\n"),
        ],
        Packing.allCases)
    func parts(file: (name: String, text: String), packing: Packing) throws {
        let folder = try TemporaryFolder()
        // Beside a file with an article, since one without is none that can be read.
        let paths = [
            try folder.write(file.name, file.text, packedBy: packing),
            try folder.write("other.jsonl", "{\"id\":\"other\",\"text\":\"a\"}"),
        ]
        let reading = try read(paths)
        var stream = RecordStream(Array(reading.inputs.prefix(1)), options: ReadingOptions())
        var bytes: [UInt8] = []
        while let part = try stream.nextPart() {
            switch part {
            case .mark:
                #expect(bytes.isEmpty)
                bytes += RecordStream.mark
            case .header(let header):
                #expect(Array(header) == reading.inputs[0].header)
                bytes += header
            case .blank(let lines):
                #expect(lines.allSatisfy { " \t\r\n".utf8.contains($0) })
                bytes += lines
            case .record(let record): bytes += Array(record.bytes) + Array(record.lineBreak.rawValue.utf8)
            }
        }
        #expect(bytes == Array(file.text.utf8))
    }

    @Test("A file without blank lines is the sum of its records")
    func whole() throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 3)
        var text = ""
        for number in 0..<40_000 {
            let words = String(repeating: "tide ", count: Int.random(in: 0..<60, using: &generator))
            text += "{\"id\": \(number), \"text\": \"\(words)\"}" + (Bool.random(using: &generator) ? "\n" : "\r\n")
        }
        let path = try folder.write("n.jsonl.gz", text, packedBy: .gzip)
        let sum = try records(try read([path])).flatMap { Array($0.bytes) + Array($0.lineBreak.rawValue.utf8) }
        #expect(sum == Array(text.utf8))
    }

    @Test("Rejected records come too, and no article has their place")
    func rejected() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.csv", "id,text\na,1\nb,\"x\"y\nc,1,2\nd,2\n")
        var options = ReadingOptions()
        options.invalid = .skip
        let reading = try CorpusReader(options).read([path])
        let places = Set(reading.places)
        let records = try records(reading, options)
        #expect(records.map { places.contains($0.place) } == [true, false, false, true])
        #expect(records.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a,1", "b,\"x\"y", "c,1,2", "d,2"])
    }

    @Test("Text files come whole, packed or not")
    func texts() throws {
        let folder = try TemporaryFolder()
        let paths = [try folder.write("a.txt", "one\n"), try folder.write("b.txt.gz", "two\r\n", packedBy: .gzip)]
        let reading = try read(paths)
        let records = try records(reading)
        #expect(records.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one\n", "two\r\n"])
        #expect(records.map(\.place) == reading.places)
        #expect(records.allSatisfy { $0.lineBreak == .none })
    }

    @Test("A file that changed after the first pass is not read again")
    func changed() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.jsonl", "{\"id\":1,\"text\":\"a\"}\n")
        let reading = try read([path])
        try folder.write("n.jsonl", "{\"id\":1,\"text\":\"other\"}\n")
        #expect(throws: CorpusError.self) { try records(reading) }
    }

    @Test("What can be read only once is kept for the second pass", arguments: Packing.allCases)
    func pipe(packing: Packing) throws {
        let folder = try TemporaryFolder()
        let text = RoundTripTests.jsonLines()
        let pipe = try folder.pipe(from: try folder.write("packed", text, packedBy: packing))
        var options = ReadingOptions()
        options.spoolsStandardInput = true
        let reading = try CorpusReader(options).read([pipe])
        #expect(reading.articles == RoundTripTests.articles)
        let records = try records(reading, options)
        #expect(records.map(\.place) == reading.places)
    }
}
