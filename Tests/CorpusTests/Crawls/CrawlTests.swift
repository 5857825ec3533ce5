import Platform
import Fixtures
import Foundation
import Testing

@testable import Corpus

@Suite("Crawls")
struct CrawlTests {
    /// A record of a web archive with what stands behind it.
    static func record(
        _ type: String, _ address: String, id: Int, _ block: [UInt8],
        contentType: String = "application/http; msgtype=response",
        more: String = ""
    ) -> [UInt8] {
        let header = """
            WARC/1.0\r
            WARC-Type: \(type)\r
            WARC-Target-URI: \(address)\r
            WARC-Record-ID: <urn:uuid:\(id)>\r
            WARC-Date: 2024-06-01T00:00:00Z\r
            Content-Type: \(contentType)\r
            \(more)Content-Length: \(block.count)\r
            \r

            """
        return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
    }

    static func answer(_ fields: String, status: String = "200 OK", _ body: [UInt8]) -> [UInt8] {
        Array("HTTP/1.1 \(status)\r\n\(fields)\r\n\r\n".utf8) + body
    }

    static func answer(status: String = "200 OK", _ body: [UInt8]) -> [UInt8] {
        answer("Content-Type: text/html", status: status, body)
    }

    static let text = "The harbour board of Ostrane closed the north pier after the storm on Monday night."
    static let html = Array("<html><body><h1>Pier shut</h1><p>\(text)</p></body></html>".utf8)

    static func page(_ id: Int, _ body: [UInt8] = html) -> [UInt8] {
        record("response", "https://a.example/\(id)", id: id, answer(body))
    }

    @Test("Pages and texts of pages are read, and nothing else of a crawl")
    func reads() throws {
        let whole = Self.html + [UInt8](repeating: 0x20, count: 100)
        let parts: [[UInt8]] = [
            Self.record("warcinfo", "", id: 1, Array("software: x\r\n".utf8), contentType: "application/warc-fields"),
            Self.record("request", "https://a.example/2", id: 2, Array("GET / HTTP/1.1\r\n\r\n".utf8)),
            Self.page(3),
            Self.record(
                "metadata", "https://a.example/3", id: 4, Array("a: b".utf8), contentType: "application/warc-fields"),
            Self.record("revisit", "https://a.example/3", id: 5, Self.answer([])),
            Self.record("response", "https://a.example/robots.txt", id: 6, Self.answer(Self.html)),
            Self.record(
                "response", "https://a.example/x.png", id: 7, Self.answer("Content-Type: image/png", [1, 2, 3])),
            Self.record("response", "https://a.example/gone", id: 8, Self.answer(status: "404 Not Found", Self.html)),
            Self.record("response", "https://a.example/moved", id: 9, Self.answer(status: "301 Moved", Self.html)),
            Self.record("response", "dns:a.example", id: 10, Array("20240601000000".utf8), contentType: "text/dns"),
            Self.record("resource", "https://a.example/11", id: 11, whole, contentType: "text/html"),
            Self.record(
                "conversion", "https://a.example/12", id: 12, Array("Pier shut | A\nHome\n\(Self.text)\n".utf8),
                contentType: "text/plain",
                more: "WARC-Identified-Content-Language: eng,deu\r\n"),
            Self.record("response", "https://a.example/13", id: 13, Self.answer(Array(" \n".utf8))),
        ]
        for (name, bytes) in [("a.warc", parts.flatMap { $0 }), ("b.dat", parts.flatMap { $0 })] {
            let read = try ReadDocuments(name, bytes)
            #expect(
                read.articles == [
                    .init(
                        id: "urn:uuid:3", title: "Pier shut", text: Self.text, source: "a.example",
                        url: "https://a.example/3"),
                    .init(
                        id: "urn:uuid:11", title: "Pier shut", text: Self.text, source: "a.example",
                        url: "https://a.example/11"),
                    .init(
                        id: "urn:uuid:12", title: "Pier shut | A", text: "Home\n\(Self.text)\n", source: "a.example",
                        url: "https://a.example/12", language: "eng"),
                ])
            #expect(
                read.left == """
                    answers that are no page (status 3xx) (1), answers that are no page (status 4xx) (1), empty pages (1), \
                    files that are no pages (1), revisits, whose pages stand elsewhere (1), robots.txt (1)
                    """)
        }
        let folder = try TestFolder()
        let packed = try parts.flatMap { try folder.packed($0, by: "gzip") }
        for threads in [1, 3] { #expect(try ReadDocuments("a.warc.gz", packed, threads: threads).articles.count == 3) }
    }

    private static let packed = [
        "gzip":
            "H4sIAAAAAAACAyWNwQ3DMAwDV+EEMfoXtEHRPrKAXTtVgMQyZOWR7eukHwIkjjgS3zempPlkkge/12LocjiF0ajxLAUSLelhSBotQxe8ulusBZ9Ne8nwwVQ1F7TrHhcfeY3d1XZoxVNrjifq+hWfKDSm8FeG2/8DJUjCToYAAAA=",
        "deflate":
            "eNoljcENwzAMA1fhBDH6F7RB0T6ygF07VYDEMmTlke3rpB8CJI44Et83pqT5ZJIHv9di6HI4hdGo8SwFEi3pYUgaLUMXvLpbrAWfTXvJ8MFUNRe06x4XH3mN3dV2aMVTa44n6voVnyg0pvBXhtv/A2irLxE=",
        "Deflate":
            "JY3BDcMwDANX4QQx+he0QdE+soBdO1WAxDJk5ZHt66QfAiSOOBLfN6ak+WSSB7/XYuhyOIXRqPEsBRIt6WFIGi1DF7y6W6wFn017yfDBVDUXtOseFx95jd3VdmjFU2uOJ+r6FZ8oNKbwV4bb/wM=",
        "br":
            "G4UAwB0HbuwauECdunRuqT40U3KGzCbbDQIDDCYPFFXF+LjBgUMlkQcWTDzpuMfYW45kKaLyGcrlRjuaKL6WU8S5SAqxgVrVKabIOsLnHKDB51fteeGG6bblf5CzGJEA",
        "zstd":
            "KLUv/SCGXQMAckcXGJCnbWBNlnuJg+237W+xBj4u55hpauw0B3dQKyF2ihig1WCkH9CkDTztEW8vzi5QXZs3PbVvcu0pPBNyL8GLvWHccj62MOpTCafsCCXWh65zGoMj1O5gttgd1GoBAwDYYRzOKSRY+Aw=",
        "identity": Data(html).base64EncodedString(),
    ]

    @Test(
        "Bodies are unpacked, put together and decoded as far as their headers are true",
        arguments: packed.keys.sorted())
    func bodies(coding: String) throws {
        let body = [UInt8](try #require(Data(base64Encoded: Self.packed[coding]!)))
        let chunks = stride(from: 0, to: body.count, by: 40).flatMap { start -> [UInt8] in
            let part = body[start..<min(start + 40, body.count)]
            return Array("\(String(part.count, radix: 16)); x=y\r\n".utf8) + part + Array("\r\n".utf8)
        }
        let coded = "Content-Type: text/html\r\nContent-Encoding: \(coding)"
        for (fields, body) in [
            (coded, body), ("\(coded)\r\nTransfer-Encoding: chunked", chunks + Array("0\r\n\r\n".utf8)),
            // Crawls undo both and leave the header.
            ("\(coded)\r\nTransfer-Encoding: chunked", Self.html), (coded, Self.html),
            // A crawl cuts off long answers.
            ("\(coded)\r\nTransfer-Encoding: chunked", chunks),
        ] {
            let record = Self.record("response", "https://a.example/1", id: 1, Self.answer(fields, body))
            #expect(try ReadDocuments("a.warc", record).articles.map(\.text) == [Self.text], "\(fields) \(body.count)")
        }
    }

    @Test("A body that is damaged, or grows out of measure, is told or skipped", arguments: ["gzip", "zstd"])
    func damagedBodies(coding: String) throws {
        var body = [UInt8](try #require(Data(base64Encoded: Self.packed[coding]!)))
        for index in 12..<60 { body[index] ^= 0x5A }
        let folder = try TestFolder()
        let bomb = try folder.packed([UInt8](repeating: 0x20, count: 80 << 20), by: coding)
        for body in [body, bomb] {
            let record = Self.record(
                "response", "https://a.example/1", id: 1,
                Self.answer("Content-Type: text/html\r\nContent-Encoding: \(coding)", body))
            let error = try #require(throws: CorpusError.self) { try ReadDocuments("a.warc", record + Self.page(2)) }
            #expect(error.code == .badInput)
            let read = try ReadDocuments("a.warc", record + Self.page(2), invalid: .skip)
            #expect(read.articles.map(\.id) == ["urn:uuid:2"] && read.rejected.count == 1)
        }
    }

    @Test(
        "The encoding is the server's, else the page's own",
        arguments: [
            ("text/html; charset=windows-1251", ""), ("text/html", "<meta charset='windows-1251'>"),
            ("text/html; charset=none", "<meta charset=cp1251>"),
        ])
    func charsets(type: String, head: String) throws {
        let page: [UInt8] =
            Array("<html><head>\(head)</head><body><p>".utf8) + [
                0xCC, 0xEE, 0xF1, 0xF2, 0x20, 0xE7, 0xE0, 0xEA, 0xF0, 0xFB, 0xF2, 0x2E,
            ]
        let record = Self.record("response", "https://a.example/1", id: 1, Self.answer("Content-Type: \(type)", page))
        #expect(try ReadDocuments("a.warc", record).articles.map(\.text) == ["Мост закрыт."])
    }

    @Test("An address is the page's own where that is of the same site")
    func addresses() throws {
        for (canonical, expected) in [
            ("https://www.a.example/pier", "https://www.a.example/pier"), ("/pier", "https://m.a.example/pier"),
            ("https://b.example/pier", "https://m.a.example/1?utm=x"),
        ] {
            let page = Array(
                "<html><head><link rel=canonical href='\(canonical)'></head><body><p>\(Self.text)</p></body></html>"
                    .utf8)
            let record = Self.record("response", "https://m.a.example/1?utm=x", id: 1, Self.answer(page))
            #expect(try ReadDocuments("a.warc", record).articles.map(\.url) == [expected])
        }
    }

    @Test(
        "A record that is none is told, or skipped to the next",
        arguments: [
            Array("garbage\r\nmore of it\r\n\r\n".utf8), Array("WARC/1.0\r\nWARC-Type: response\r\n\r\n".utf8),
            Array("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -4\r\n\r\n".utf8),
            [UInt8](repeating: 0x41, count: 200_000),
        ])
    func broken(part: [UInt8]) throws {
        let bytes = Self.page(1) + part + Array("\n".utf8) + Self.page(2)
        let error = try #require(throws: CorpusError.self) { try ReadDocuments("a.warc", bytes) }
        #expect(error.code == .badInput && error.problem.contains("no record of a web archive begins here"))
        for threads in [1, 3] {
            let read = try ReadDocuments("a.warc", bytes, invalid: .skip, threads: threads)
            #expect(read.articles.map(\.id) == ["urn:uuid:1", "urn:uuid:2"])
            #expect(!read.rejected.isEmpty)
        }
    }

    @Test("A crawl that is cut off keeps its whole records")
    func truncated() throws {
        let bytes = Self.page(1) + Self.page(2).dropLast(60)
        let error = try #require(throws: CorpusError.self) { try ReadDocuments("a.warc", bytes) }
        #expect(error.problem.contains("cut off"))
        #expect(try ReadDocuments("a.warc", bytes, invalid: .skip).articles.map(\.id) == ["urn:uuid:1"])
    }

    @Test("A packed record that is damaged costs no other")
    func damagedMember() throws {
        let folder = try TestFolder()
        var members = try (1...5).map {
            try folder.packed(Self.page($0, Self.html + Array("<p>Number \($0).</p>".utf8)), by: "gzip")
        }
        for index in 40..<80 { members[2][index] = 0xFF }
        let bytes = members.flatMap { $0 }
        #expect(throws: CorpusError.self) { try ReadDocuments("a.warc.gz", bytes) }
        for threads in [1, 3] {
            let read = try ReadDocuments("a.warc.gz", bytes, invalid: .skip, threads: threads)
            #expect(read.articles.map(\.id) == ["urn:uuid:1", "urn:uuid:2", "urn:uuid:4", "urn:uuid:5"])
            #expect(read.rejected.count == 1)
        }
    }

    @Test("What is passed over is not kept, however large it is")
    func large() throws {
        let video = Self.record(
            "response", "https://a.example/x.mp4", id: 1,
            Self.answer("Content-Type: video/mp4", [UInt8](repeating: 0x41, count: 8 << 20)))
        let page = Self.page(2, Self.html + [UInt8](repeating: 0x20, count: 33 << 20))
        let bytes = Self.page(0) + video + page + Self.page(3)
        let read = try ReadDocuments("a.warc", bytes)
        #expect(read.articles.map(\.id) == ["urn:uuid:0", "urn:uuid:3"])
        #expect(read.left == "files that are no pages (1), pages of more than 32 MiB (1)")
        // Of what is read nothing is asked for again but the beginning of a record.
        var cutter = WARCCutter()
        var (place, rest) = (0, 0)
        while place < bytes.count {
            let end = min(bytes.count, place + rest + 1 << 16)
            let piece = StreamPiece(
                bytes: Array(bytes[place..<end]), count: end - place, ending: end == bytes.count ? .end : .more)
            let cut = try cutter.next(in: piece, from: 0, enough: piece.count, line: 1)
            place += cut?.end ?? 0
            rest = piece.count - (cut?.end ?? 0)
            try #require(rest < 2_000)
        }
    }
}
