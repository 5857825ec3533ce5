import Platform
import Foundation
import Testing

@testable import Corpus

@Suite("Packed files and archives")
struct ArchiveTests {
    /// Two lines of records.
    static let packed = [
        "bz2": "QlpoOTFBWSZTWV+Qz9IAABdbgAAQEAQAEBCANiEESiAAMUwAE0CqoeoPU9TGpbycqSW9Rqtj7fSJQrPS3K1uH4u5IpwoSC/IZ+kA",
        "xz":
            "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AAxACZdAD2IiSaBk1OFsX6LQKVh6DgbDpMy781nhn3/HV78wdbBMGNpaP8AAAAAlX+f6wLdv+YAAUIyLMkeKh+2830BAAAAAARZWg==",
    ]

    /// A text, a hidden one, one of another system, one that would lead out, packed lines, and what is no text; in the tar
    /// also a folder and a link.
    static let archives = [
        "zip": """
        UEsDBBQAAAAIAAAAhFjBL199GAAAABYAAAAKAAAAbmV3cy9hLnR4dAtKzMxTSEvNyVHIz1MoyUhVKCxNrNQDAFBLAwQUAAAACAAA \
        AIRYHyiqZwQAAAACAAAAEAAAAG5ld3MvLmhpZGRlbi50eHTLywcAUEsDBBQAAAAIAAAAhFgfKKpnBAAAAAIAAAATAAAAX19NQUNP \
        U1gvbmV3cy9hLnR4dMvLBwBQSwMEFAAAAAgAAACEWFKaAJUMAAAACgAAAAsAAAAuLi8uLi9iLnR4dAvPzEtRSMpJLdcDAFBLAwQU \
        AAAACAAAAIRYb365DysAAAArAAAADwAAAG5ld3MvYy5qc29ubC5nepPv5mAAASbm1WGnfAI3BXmFXQrU8lyrwWjU/PnT6alZOxnm \
        8UQskwQqAQBQSwMEFAAAAAgAAACEWKK6WekKAAAACAAAAAoAAABuZXdzL2QucGRmUw1wcdM11DMBAFBLAQIUAxQAAAAIAAAAhFjB \
        L199GAAAABYAAAAKAAAAAAAAAAAAAACAAQAAAABuZXdzL2EudHh0UEsBAhQDFAAAAAgAAACEWB8oqmcEAAAAAgAAABAAAAAAAAAA \
        AAAAAIABQAAAAG5ld3MvLmhpZGRlbi50eHRQSwECFAMUAAAACAAAAIRYHyiqZwQAAAACAAAAEwAAAAAAAAAAAAAAgAFyAAAAX19N \
        QUNPU1gvbmV3cy9hLnR4dFBLAQIUAxQAAAAIAAAAhFhSmgCVDAAAAAoAAAALAAAAAAAAAAAAAACAAacAAAAuLi8uLi9iLnR4dFBL \
        AQIUAxQAAAAIAAAAhFhvfrkPKwAAACsAAAAPAAAAAAAAAAAAAACAAdwAAABuZXdzL2MuanNvbmwuZ3pQSwECFAMUAAAACAAAAIRY \
        orpZ6QoAAAAIAAAACgAAAAAAAAAAAAAAgAE0AQAAbmV3cy9kLnBkZlBLBQYAAAAABgAGAGUBAABmAQAAAAA=
        """,
        "tar.gz": """
        H4sIAAAAAAACA+2ZMUvDQBiGoy4O/gEnbxFE8JK7pJdZFEFRtBVqt5L2UpsaLtWkRLs6Ors6uoiLm39BN3+K/gHTbgYhFLkUzPtw \
        8N12w8tz992d8tPYNPRiZQjHmdaMfP1lLlwmDFIzSmAUJ95VtqRRTdQkf48m18kc8+cil7/rZoVYyF87DS9QpOeHIYkUSfo+uRx5 \
        N9QAVfKf9gMpfaVrFyje//lP/5nlChv+l5J/BAeqTLt9tL1zfNoyNTYCs/vPmODwH/4D3VBqZqOj9QJQ6D/j+f7fdgT8L4OzQEnS \
        Cf0UPX91+/8uHcSRCun5eD7+1+x8/y+4C//LYO1ueVoXl56ab4f1l8ZB86O+uf+8scBvvz7f7wevxsNK63EVpvxj/yUdyp6+NYrP \
        //z7rys4zv9SWD/Z3dti1IEJFfY/DNSFxhvAzP8/jDuT9z9u+knXHHpxnEr4DwAAAAAAAAB/4xuusm5FACgAAA==
        """,
        "tar.bz2": """
        QlpoOTFBWSZTWZf/WC4AAWV///vEACDCU/+ALTb7yP/9/vAICAIBAQoQIAAYEgAAgBoIMAE5S2DVNNIBpoAAGgABoAA002oDI0aA \
        Khoj1MmIAxAGgADTCBoMgwIBoCUQg0ppk9QbQmmQAABkAybUaAANqNMcc54KXOVlWYLKj3jEFUUlrFlqIOvjCFBAS3bgW1bGTgPA \
        zgCtDFDE0cgOAegHyqAFqZwAJJAAOjDP12AJZjKnuGsd5liYnPF1Eu9JZLkuXq9IcQgnLO/hEsIFNQEJgNZgAhgwLNfvds7wEJHo \
        q9FxiNYyk3bW6VGNhXYU4oqu+A4DerSPZBIxY6SupgNgc8KBC0xNepby+Mqer6PXbULwIA3xQTM4RUPOOviCsAOzSCZEFVAwqih6 \
        BKYjjDBLvmDiWfET6kBH0mMn9SCJ0RSQIv0YRICwTGY6jZQJkT8ZXAioQUCWKNCjEidkEKolhCSi7i/q+H6/cOb341iLCgY1EQ/x \
        dyRThQkJf/WC4A==
        """,
    ]

    static func bytes(_ base64: String) -> [UInt8] {
        Array(Data(base64Encoded: base64, options: .ignoreUnknownCharacters)!)
    }

    @Test("Lines packed by bzip2 and xz are read, whatever the file is called", arguments: packed.keys.sorted())
    func packedLines(kind: String) throws {
        let folder = try TemporaryFolder()
        for name in ["n.jsonl.\(kind)", "n.jsonl", "n"] {
            let path = try folder.write(name, Self.bytes(Self.packed[kind]!))
            #expect(try read([path]).articles.map(\.text) == ["Rain", "Wind"])
        }
    }

    @Test("Packed lines that end early are an error, and never other records", arguments: packed.keys.sorted())
    func cutLines(kind: String) throws {
        let folder = try TemporaryFolder()
        let whole = Self.bytes(Self.packed[kind]!)
        for count in 12..<whole.count - 4 {
            let path = try folder.write("n.jsonl", Array(whole[..<count]))
            let error = try #require(failure(reading: [path]), "\(count)")
            #expect([.badInput, .noInput].contains(error.code))
        }
    }

    @Test(
        "The texts and records in an archive are read, and no name leads out of it", arguments: archives.keys.sorted())
    func files(kind: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("news.\(kind)", Self.bytes(Self.archives[kind]!))
        for threads in 1...2 {
            let reading = try read([path], threads: threads)
            #expect(reading.articles.map(\.id) == ["news/a", "b", "c"])
            #expect(reading.articles.map(\.text) == ["Rain fell on the quay.", "Wind blew.", "Snow"])
            #expect(reading.passedOver.leftOut()?.hasPrefix("1 file with another ending") == true)
        }
        let below = try folder.write("crawl/news.\(kind)", Self.bytes(Self.archives[kind]!))
        let other = try folder.write("crawl/z.txt", "Hail.")
        #expect(try read([folder.path + "/crawl"]).articles.map(\.id) == ["news/a", "b", "c", "z"])
        _ = (below, other)
    }

    /// A text, and one whose name is not ASCII.
    static let named = [
        "7z": """
        N3q8ryccAARxybjznQAAAAAAAAAVAAAAAAAAAFamsnoBAB9SYWluIGZlbGwgb24gdGhlIHF1YXkuV2luZCBibGV3LgDgAIwAcV0AAIE \
        zB64P0Es5PJ85EJxt+2pcRsiMI2VEGWxfJMkC54fAUWmbTdyDzY/5dIbvbUv5CBLZrrzhschbxmnWF3SqiUNjDyVSwH9AevEhJZeVjc \
        F81OAw8t9IpMen7Ubh7VKcgeFYlaUB7Ig/Rd3lZQwAAAAAFwYkAQl5AAcLAQABISEBGAyAjQAA
        """,
        "zip": """
        UEsDBBQAAAAAAAAAhFjBL199FgAAABYAAAAKAAAAbmV3cy9hLnR4dFJhaW4gZmVsbCBvbiB0aGUgcXVheS5QSwMEFAAACAAAAACEWFK \
        aAJUKAAAACgAAAA8AAABuZXdzL0vDpHRoZS50eHRXaW5kIGJsZXcuUEsBAhQDFAAAAAAAAACEWMEvX30WAAAAFgAAAAoAAAAAAAAAAA \
        AAAIABAAAAAG5ld3MvYS50eHRQSwECFAMUAAAIAAAAAIRYUpoAlQoAAAAKAAAADwAAAAAAAAAAAAAAgAE+AAAAbmV3cy9Lw6R0aGUud \
        Hh0UEsFBgAAAAACAAIAdQAAAHUAAAAAAA==
        """,
    ]

    @Test("Names that are not ASCII are names, and a 7z has its list behind the files", arguments: named.keys.sorted())
    func names(kind: String) throws {
        let folder = try TemporaryFolder()
        let bytes = Self.bytes(Self.named[kind]!)
        let reading = try read([try folder.write("news.\(kind)", bytes)])
        #expect(reading.articles.map(\.id) == ["news/a", "news/Käthe"])
        #expect(reading.articles.map(\.text) == ["Rain fell on the quay.", "Wind blew."])
        let cut = try folder.write("cut.\(kind)", Array(bytes.prefix(60)))
        #expect(throws: CorpusError.self) { _ = try read([cut]) }
    }

    @Test("The second pass and the parts of an archive are those of its files", arguments: archives.keys.sorted())
    func secondPass(kind: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("news.\(kind)", Self.bytes(Self.archives[kind]!))
        let reading = try read([path])
        var texts: [String] = []
        try SecondPass(reading.inputs, options: ReadingOptions()).read(
            [reading.places[0], reading.places[2]],
            preparing: { batch, _ in
                batch.entries.map { String(decoding: batch.bytes[$0.text.bounds], as: UTF8.self) }
            }, receive: { _, found in texts += found })
        #expect(texts == ["Rain fell on the quay.", "Snow"])
        var stream = RecordStream(reading.inputs, options: ReadingOptions())
        var records: [String] = []
        while let record = try stream.next() { records.append(String(decoding: record.bytes, as: UTF8.self)) }
        #expect(records == ["Rain fell on the quay.", "Wind blew.", "{\"id\":\"c\",\"text\":\"Snow\"}"])
    }

    @Test("A damaged archive is an error, or a record that is passed over", arguments: ["zip", "tar.gz"])
    func damaged(kind: String) throws {
        let folder = try TemporaryFolder()
        let whole = Self.bytes(Self.archives[kind]!)
        let path = try folder.write("news.\(kind)", Array(whole[..<(whole.count / 3)]))
        #expect(failure(reading: [path])?.code == .badInput)
        let other = try folder.write("z.txt", "Hail.")
        var rejected = 0
        let reading = try read([path, other], { $0.invalid = .skip }, reject: { _ in rejected += 1 })
        #expect(reading.articles.last?.id == "z")
        #expect(rejected == 1)
    }

    @Test("An archive that ends early is an error, or holds all that it held", arguments: archives.keys.sorted())
    func cutArchives(kind: String) throws {
        let folder = try TemporaryFolder()
        let whole = Self.bytes(Self.archives[kind]!)
        let articles = try read([try folder.write("news.\(kind)", whole)]).articles
        for count in 24..<whole.count {
            let path = try folder.write("news.\(kind)", Array(whole[..<count]))
            guard let error = failure(reading: [path]) else {
                #expect(try read([path]).articles == articles, "\(count)")
                continue
            }
            #expect(error.code == .badInput, "\(count): \(error)")
        }
    }

    @Test("A tar that ends between two files lacks its end")
    func cutTar() throws {
        let folder = try TemporaryFolder()
        let packed = try folder.write("packed", Self.bytes(Self.archives["tar.gz"]!))
        let stream = try ByteStream(OpenFile(.reading(packed)))
        let tar = Array(stream.piece(after: [], capacity: 1 << 14).bytes)
        // Of its header or of its text each file takes 512 bytes, and so does the mark at the end; the rest is padding.
        for count in stride(from: 512, through: tar.count, by: 512) {
            let path = try folder.write("news.tar", Array(tar[..<count]))
            guard let end = Array(tar[..<count]).lastIndex(where: { $0 != 0 }), count - end <= 512 else {
                #expect(try read([path]).articles.map(\.id) == ["news/a", "b", "c"])
                continue
            }
            let error = try #require(failure(reading: [path]), "\(count)")
            #expect(error.code == .badInput)
            #expect(error.description.contains("news.tar"))
        }
    }

    /// A tar of some files.
    private static func tar(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        files.flatMap { file in
            func octal(_ number: Int, _ digits: Int) -> [UInt8] {
                Array((String(repeating: "0", count: digits) + String(number, radix: 8)).utf8.suffix(digits)) + [0]
            }
            func padded(_ bytes: [UInt8], to count: Int) -> [UInt8] {
                bytes + [UInt8](repeating: 0, count: count - bytes.count)
            }
            var header = padded(Array(file.name.utf8), to: 100) + octal(0o644, 7) + octal(0, 7) + octal(0, 7)
            header += octal(file.bytes.count, 11) + octal(0, 11) + Array(repeating: 0x20, count: 8)
            header = padded(header + [0x30], to: 257) + Array("ustar".utf8) + [0, 0x30, 0x30]
            header.replaceSubrange(148..<156, with: octal(header.reduce(0) { $0 + Int($1) }, 6) + [0x20])
            return padded(header, to: 512) + padded(file.bytes, to: (file.bytes.count + 511) / 512 * 512)
        } + [UInt8](repeating: 0, count: 1_024)
    }

    @Test("A file in an archive that is none of articles costs no other, in either pass", arguments: ["", ".gz"])
    func strangers(ending: String) throws {
        let folder = try TemporaryFolder()
        let tar = Self.tar([
            ("a.txt", Array("Rain".utf8)), ("b.txt", Array("%PDF-1.7\n".utf8)), ("c.txt", Array("Wind".utf8)),
        ])
        let path = try folder.write("n.tar\(ending)", tar, packedBy: ending.isEmpty ? .none : .gzip)
        let error = try #require(failure(reading: [path]))
        #expect(error.description.contains("\(path)/b.txt") && error.description.contains("PDF"), "\(error)")
        var rejected: [String] = []
        let reading = try read([path], { $0.invalid = .skip }, reject: { rejected.append("\($0.error)") })
        #expect(rejected == ["\(error)"])
        #expect(reading.articles.map(\.text) == ["Rain", "Wind"])
        var options = ReadingOptions()
        options.invalid = .skip
        var stream = RecordStream(reading.inputs, options: options)
        var texts: [String] = []
        while let record = try stream.next() { texts.append(String(decoding: record.bytes, as: UTF8.self)) }
        #expect(texts == ["Rain", "Wind"])
    }

    @Test("What begins a file of another kind is named, with what helps")
    func kinds() throws {
        let folder = try TemporaryFolder()
        let cases: [(String, [UInt8], String)] = [
            ("n.parquet", Array("PAR1....".utf8), "duckdb"), ("n.txt", Array("%PDF-1.7\n".utf8), "pdftotext"),
            ("n.db", Array("SQLite format 3\u{0}".utf8), "sqlite3"),
            ("n.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "soffice"),
            (
                "n.docx",
                Self.bytes(
                    "UEsDBBQAAAAAAAAAhFjHHBc8CAAAAAgAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbDxUeXBlcy8+UEsBAhQDFAAAAAAAAACEWMccFzwIAAAACAAAABMAAAAAAAAAAAAAAIABAAAAAFtDb250ZW50X1R5cGVzXS54bWxQSwUGAAAAAAEAAQBBAAAAOQAAAAAA"
                ), "pandoc"
            ),
        ]
        for (name, bytes, help) in cases {
            let error = try #require(failure(reading: [try folder.write(name, bytes)]))
            #expect(error.code == .badInput)
            #expect(error.description.contains(help), "\(error)")
        }
        let error = try #require(failure(reading: ["https://vale.example/news.jsonl"]))
        #expect(error.description.contains("curl -LO"))
    }
}
