import Corpus
import Fixtures
import Testing

@testable import Storyfold

@Suite("Sketches of archives")
struct ArchiveSketchTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private static let ferry =
        "A ferry lost its rudder off Orlen on Thursday and drifted for six hours before two tugs from Sundmere brought it in, "
        + "the harbour office said. Nobody was hurt, and the 41 passengers went on by bus."
    private static let bakery =
        "The baker Ilse Marran of Quillhaven won the prize of the coast with a rye loaf that three judges called the best in "
        + "thirty years. She bakes two hundred of them a day."
    private static let archive = """
        {"id":"b","title":"Ferry adrift off Orlen","source":"Harbour Post","published":"2024-04-04T09:30:00Z","text":"\(ferry)"}
        {"id":"a","title":"Ferry adrift","source":"Isle Gazette","published":"04/05/2024","text":"\(ferry)\\n(Norvane Wire)"}
        {"id":"d","source":"Harbour Post","published":"2024-04-06T00:00:00Z","text":"\(bakery)"}
        {"id":"c","title":"Nothing below","text":""}

        """
    private static let new = """
        {"id":"a","title":"Tugs bring ferry in","source":"Coast News","text":"\(ferry) It was built in 1987."}
        {"id":"e","title":"Baker","text":"\(bakery)"}

        """

    private func sketch(_ configuration: Configuration = Configuration()) throws -> String {
        let archive = try folder.write("archive.jsonl", Self.archive)
        let draft = ArchiveDraft(configuration)
        let sketched = try SketchedCorpus(
            .archive([archive]), keeping: draft, options: ReadingOptions(), configuration: configuration,
            depth: .duplicates)
        let path = folder.path("archive.sketch")
        let sizes = try OutputSet.writeFile(at: path) { (sink) throws(CorpusError) in
            try draft.write(sketched, to: sink)
        }
        #expect(sizes.articles == 4)
        #expect(try folder.bytes("archive.sketch").count == sizes.bytes)
        return path
    }

    /// What is found of new articles beside an archive, or its sketch.
    private func found(_ input: String, sketch: String? = nil, archive: String? = nil) throws -> [String] {
        let configuration = Configuration()
        let fold = try Fold(
            SketchedCorpus(
                .paths([input], against: archive.map { [$0] } ?? []),
                against: try sketch.map { try ArchiveSketch(reading: $0, for: configuration) },
                options: ReadingOptions(), configuration: configuration, depth: .duplicates))
        return fold.groups.map { group in
            group.members.map { member in
                let article = fold.article(member.article)
                return "\(article) \(member.relation) \(member.similarity) \(fold.corpus.isReference(member.article))"
            }.joined(separator: ", ") + group.reasons
        } + ["\(fold.summary.references ?? -1)"]
    }

    @Test("A fold beside a sketch is one beside the archive")
    func equality() throws {
        let path = try sketch()
        let new = try folder.write("new.jsonl", Self.new)
        let found = try found(new, sketch: path)
        #expect(found == (try self.found(new, archive: folder.path("archive.jsonl"))))
        #expect(found.count == 3)
        #expect(found.last == "4")
    }

    /// The checksums of the blocks of ``archive``'s sketch: whatever changes one of them makes files of before unusable, and
    /// raises ``ArchiveSketch/version``.
    private static let checksums: [UInt64] = [
        0x8C255DDAD81AC0C6, 0x7CFBB1CFE1939781, 0xCA9DD6788DED41CA, 0xDB1A73B1A5A49D9C,
        0xEB10307540BEC630, 0x25D2B7507FCD7DBC, 0xD11656079FCFBDBF, 0x1389924A594A05F1,
        0x31710459C5436FDC, 0xC21D5E1A792F131E, 0x8181B682465FD22D, 0xC6F6289B97B185FE,
        0x3D606CDE0E1E8588, 0xA605FA0B46E9344F, 0x51C672817F5427F2, 0x7103CF32C73C0966,
        0xDE0A45462D5C1C21, 0x1C78181B19BC15C3, 0x745EF1325E9C4A15, 0xD70F298C802AD8A2,
        0x36C7279F04AC515C, 0x73110865C599066F, 0x19A42229E9E94FC7, 0xD8187898223A6F0F,
        0x9A486DE3A750457D, 0x350D80E0DAA05AF1,
    ]

    @Test("The blocks of a known archive have known checksums")
    func knownBlocks() throws {
        _ = try sketch()
        let bytes = try folder.bytes("archive.sketch")
        let found = stride(from: 4_088, to: bytes.count, by: 4_096).map { start in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
        }
        #expect(found == Self.checksums)
        #expect(bytes.starts(with: "storyfold sketch \(ArchiveSketch.version)\n".utf8))
    }

    @Test("What is damaged or cut is an error, or was not looked at; it is never another result")
    func damage() throws {
        let path = try sketch()
        let new = try folder.write("new.jsonl", Self.new)
        let expected = try found(new, sketch: path)
        let bytes = try folder.bytes("archive.sketch")
        var errors = 0
        func check(_ damaged: [UInt8], _ what: String) throws {
            try folder.write("archive.sketch", damaged)
            do {
                #expect(try found(new, sketch: path) == expected, "\(what)")
            } catch let error as CorpusError {
                #expect(error.place.path == path)
                errors += 1
            }
        }
        for place in stride(from: 0, to: bytes.count, by: 331) {
            var damaged = bytes
            damaged[place] ^= UInt8(1 << (place % 8))
            try check(damaged, "byte \(place)")
        }
        #expect(errors > 200)
        errors = 0
        let cuts = Array(stride(from: 20, to: bytes.count, by: 2_048))
        for count in cuts { try check(Array(bytes[..<count]), "\(count) bytes") }
        #expect(errors == cuts.count)
    }
}
