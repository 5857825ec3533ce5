import Fixtures
import Testing

@testable import Corpus

@Suite("Files of sections")
struct SectionFileTests {
    private static let format = SectionFormat(
        name: "storyfold test", version: 3, sections: 4, remedy: "write it once more")
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Sections of nothing, of some bytes, and of more than one block of numbers; and a table.
    private func written(_ format: SectionFormat = Self.format) throws -> String {
        let path = folder.path("file")
        try OutputSet.writeFile(at: path) { (sink) throws(CorpusError) in
            let writer = try SectionWriter(format, to: sink)
            try writer.begin()
            try writer.begin()
            try writer.append([UInt8]([7, 8, 9]))
            try writer.append([UInt8(10)])
            try writer.add((0..<1_500).map { UInt32($0) })
            try writer.begin()
            var table = SortedTable.Writer()
            try table.append(Self.entries, to: writer)
            try writer.finish()
        }
        return path
    }

    /// Keys in runs of 0 to 6 values.
    private static let entries: [UInt64] = (0..<2_000).flatMap { key in
        (0..<UInt64(key % 7)).map { UInt64(key * 3) << 32 | $0 }
    }

    @Test("What was written is read, in whole and in parts")
    func roundTrip() throws {
        let file = try SectionFile(Self.format, reading: try written())
        #expect(try file.bytes(0..<0, of: 0) == [])
        #expect(try file.bytes(0..<4, of: 1) == [7, 8, 9, 10])
        #expect(try file.numbers(of: 2, as: UInt32.self) == (0..<1_500).map { UInt32($0) })
        for start in stride(from: 0, to: 1_400, by: 93) {
            #expect(try file.numbers(start..<start + 100, of: 2) == (start..<start + 100).map { UInt32($0) })
        }
        #expect(try file.numbers(of: 3) == Self.entries)
        #expect(throws: CorpusError.self) { try file.bytes(2..<5, of: 1) }
        #expect(SectionFile.isOne(file.path, Self.format))
        #expect(!SectionFile.isOne(folder.path("nothing"), Self.format))
    }

    @Test("A table finds the values of every key, those it has not too, as a plain search does")
    func lookups() throws {
        let file = try SectionFile(Self.format, reading: try written())
        let step = SectionFormat.contentBytes / 8
        let fences = stride(from: 0, to: Self.entries.count, by: step).map { Self.entries[$0] }
        for entries in [0..<Self.entries.count, 700..<5_000, 511..<1_022, 3..<3] {
            var table = SortedTable(file, section: 3, entries: entries, fences: fences)
            var random = SeededGenerator(seed: 5)
            for number in 0..<400 {
                let key = UInt32(number < 200 ? number * 31 : random.below(6_100))
                var found: [UInt32] = []
                try table.appendValues(of: key, to: &found)
                #expect(
                    found == Self.entries[entries].filter { $0 >> 32 == UInt64(key) }.map { UInt32($0 & 0xFFFF_FFFF) })
                var some: [UInt32] = []
                try table.appendValues(of: key, most: 2, to: &some)
                #expect(some == Array(found.prefix(2)))
            }
        }
    }

    @Test("Any byte that is changed, and any cut, is an error or changes nothing that is read")
    func damage() throws {
        let path = try written()
        let bytes = try folder.bytes("file")
        /// All that is in the file.
        func content() throws(CorpusError) -> [[UInt8]] {
            let file = try SectionFile(Self.format, reading: path)
            var sections: [[UInt8]] = []
            for section in 0..<4 { sections.append(try file.bytes(0..<file.byteCount(of: section), of: section)) }
            return sections
        }
        _ = try content()
        for place in stride(from: 0, to: bytes.count, by: 97) {
            var damaged = bytes
            damaged[place] ^= 1 << UInt8(place / 97 % 8)
            try folder.write("file", damaged)
            let error = #expect(throws: CorpusError.self, "byte \(place)") { try content() }
            #expect(error?.place.path == path)
            #expect(error?.remedy == Self.format.remedy)
        }
        for count in stride(from: 0, to: bytes.count, by: 2_042) {
            try folder.write("file", Array(bytes[..<count]))
            #expect(throws: CorpusError.self, "\(count) bytes") { try content() }
        }
        // Blocks that stand where others belong.
        let size = SectionFormat.blockBytes
        let swapped = bytes[..<size] + bytes[2 * size..<3 * size] + bytes[size..<2 * size] + bytes[(3 * size)...]
        try folder.write("file", Array(swapped))
        #expect(throws: CorpusError.self) { try content() }
    }

    @Test("Another version and another kind of file are told")
    func otherFiles() throws {
        var format = SectionFormat(name: "storyfold test", version: 4, sections: 4, remedy: "")
        let version = #expect(throws: CorpusError.self) { try SectionFile(Self.format, reading: try written(format)) }
        #expect(version?.problem == "the storyfold test is of version 4, expected version 3")
        format = SectionFormat(name: "storyfold other", version: 3, sections: 4, remedy: "")
        let other = #expect(throws: CorpusError.self) { try SectionFile(Self.format, reading: try written(format)) }
        #expect(other?.problem == "this is no storyfold test")
    }

    @Test("The first block says what the file is, and each has its checksum behind it")
    func layout() throws {
        _ = try written()
        let bytes = try folder.bytes("file")
        #expect(bytes.count % 4_096 == 0)
        #expect(bytes.starts(with: "storyfold test 3\n".utf8))
        // Known values: whoever changes the hash or the layout changes the version.
        #expect(Array(bytes[4_088..<4_096]) == [0x9F, 0xF7, 0xED, 0x6D, 0xC6, 0x83, 0xA1, 0xA8])
        // 17 blocks, and a first section of nothing.
        let last = bytes.count - 4_096
        #expect(bytes[last..<last + 24].enumerated().filter { $0.element != 0 }.map(\.offset) == [0, 8])
        #expect(bytes[last] == 17 && bytes[last + 8] == 1)
    }
}

@Suite("Fields of records")
struct FieldCodingTests {
    @Test("Numbers, signed numbers and strings come back, and nothing else is read from what was cut")
    func roundTrip() throws {
        let numbers: [UInt64] = [0, 1, 127, 128, 300, 1 << 32, .max]
        let signed: [Int64] = [0, -1, 1, -64, 64, .min, .max]
        var writer = FieldWriter()
        for number in numbers { writer.add(number) }
        for number in signed { writer.add(signed: number) }
        writer.add("Orlen".utf8)
        func read(_ bytes: ArraySlice<UInt8>) throws(CorpusError) -> ([UInt64], [Int64], String, Bool) {
            var reader = FieldReader(bytes, damage: CorpusError(.badInput, at: .init(path: "a"), "cut"))
            var (some, others): ([UInt64], [Int64]) = ([], [])
            for _ in numbers { some.append(try reader.number()) }
            for _ in signed { others.append(try reader.signed()) }
            let text = String(decoding: try reader.string(), as: UTF8.self)
            return (some, others, text, reader.isAtEnd)
        }
        let all = try read(writer.bytes[...])
        #expect(all.0 == numbers && all.1 == signed && all.2 == "Orlen" && all.3)
        for count in 0..<writer.bytes.count {
            #expect(throws: CorpusError.self) { try read(writer.bytes[..<count]) }
        }
        #expect(throws: CorpusError.self) { try read(Array(repeating: 0xFF, count: 30)[...]) }
    }
}
