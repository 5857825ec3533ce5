import Platform
import Fixtures
import Testing

@testable import Corpus

@Suite("Every format, plain and packed")
struct RoundTripTests {
    static let articles = [
        PlainArticle(
            id: "a1", title: "Ferry returns", text: "The ferry came back.\n\nAt noon, \"on time\".",
            published: 1_795_253_415, source: "harbour.example", url: "https://harbour.example/1", language: "en",
            story: "ferry", group: "g1"),
        PlainArticle(id: "a2", text: "", source: "isle.example", url: "http://me@isle.example:8080?x"),
        PlainArticle(id: "a3", title: "Überfahrt, späte", text: "日本語 🛥 text", source: "Bote", language: "de"),
    ]

    static func jsonLines(lineBreak: String = "\n") -> String {
        [
            #"{"id":"a1","headline":"Ferry returns","body":"The ferry came back.\n\nAt noon, \"on time\".","#
                + #""pubDate":"Sat, 21 Nov 2026 09:30:15 GMT","publisher":null,"domain":null,"#
                + #""url":"https://harbour.example/1","lang":"en","story":"ferry","duplicate_group":"g1"}"#,
            "", "  \t",
            #"{"guid":"a2","content":"","url":"http://me@isle.example:8080?x","extra":[1,{"text":"no"}]}"#,
            #" {"title":"Überfahrt, späte","text":"\u65e5本語 \ud83d\udee5 text","id":"a3","source":"Bote","#
                + #""language":"de"} "#,
        ].joined(separator: lineBreak)
    }

    static func table(_ delimiter: String, lineBreak: String = "\n") -> String {
        [
            ["guid", "title", "text", "date", "source", "url", "language", "story", "duplicate_group", "note"],
            [
                "a1", "Ferry returns", "\"The ferry came back.\n\nAt noon, \"\"on time\"\".\"", "1795253415000", "",
                "https://harbour.example/1", "en", "ferry", "g1", "\"x\(lineBreak)y\"",
            ],
            ["a2", "", "", "", "", "http://me@isle.example:8080?x", "", "", "", ""],
            ["a3", "\"Überfahrt, späte\"", "日本語 🛥 text", "", "Bote", "", "de", "", "", ""],
        ].map { $0.joined(separator: delimiter) }.joined(separator: lineBreak)
    }

    static let files: [(name: String, text: String)] = [
        ("n.jsonl", jsonLines()), ("n.ndjson", jsonLines() + "\n"), ("n.jsonl", jsonLines(lineBreak: "\r\n") + "\r\n"),
        ("n.jsonl", "\u{FEFF}" + jsonLines()), ("n.unknown", jsonLines()), ("n.json", "\n\n" + jsonLines()),
        ("n.csv", table(",")), ("n.csv", table(",") + "\n"), ("n.csv", table(",", lineBreak: "\r\n") + "\r\n"),
        ("n.csv", "\u{FEFF}" + table(",") + "\n\n  \n"), ("n.tsv", table("\t")), ("N.TSV", table("\t") + "\n"),
    ]

    @Test("Records of every format come in as they were written", arguments: files, Packing.allCases)
    func records(file: (name: String, text: String), packing: Packing) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(file.name, file.text, packedBy: packing)
        let reading = try read([path])
        #expect(reading.articles == Self.articles)
        #expect(reading.statistics.records == 3)
        #expect(reading.inputs[0].compression.rawValue == packing.rawValue)
        #expect(reading.batches.allSatisfy { !$0.titleFromText })
    }

    @Test(
        "A folder gives its text files and record files, sorted, the hidden ones left out", arguments: Packing.allCases)
    func folder(packing: Packing) throws {
        let folder = try TemporaryFolder()
        try folder.write("corpus/b.txt", "Second\n", packedBy: packing)
        try folder.write("corpus/a/x.y.txt.gz", "\u{FEFF}First", packedBy: packing)
        try folder.write("corpus/a/.hidden.txt", "no")
        try folder.write("corpus/.git/z.txt", "no")
        try folder.write("corpus/picture.png", "no")
        try folder.write("corpus/empty.txt", "", packedBy: packing)
        try folder.write("corpus/r.jsonl", "{\"id\":\"r\",\"text\":\"Third\"}", packedBy: packing)
        let reading = try read(["\(folder.path)/corpus/"], threads: 2)
        #expect(reading.articles.map(\.id) == ["a/x.y", "b", "empty", "r"])
        #expect(reading.articles.map(\.text) == ["First", "Second\n", "", "Third"])
        #expect(reading.batches.map(\.titleFromText) == [true, false])
        #expect(reading.places.map(\.line) == [0, 0, 0, 1])
    }

    @Test("A text file alone is named after itself")
    func singleText() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("sub/one.two.txt.zst", "words", packedBy: .zstd)
        #expect(try read([path]).articles == [PlainArticle(id: "one.two", text: "words")])
    }

    @Test("Links are followed, and a folder inside itself is entered once")
    func links() throws {
        let folder = try TemporaryFolder()
        try folder.write("c/a.txt", "a")
        try folder.link("c/b.txt", to: "\(folder.path)/c/a.txt")
        try folder.link("c/loop", to: "\(folder.path)/c")
        try folder.link("c/dead.txt", to: "\(folder.path)/nowhere")
        #expect(try read(["\(folder.path)/c"]).articles.map(\.id) == ["a", "b"])
    }

    @Test("Members and frames that follow each other are one stream", arguments: [Packing.gzip, .zstd])
    func members(packing: Packing) throws {
        let folder = try TemporaryFolder()
        var bytes: [UInt8] = []
        for number in 0..<5 {
            bytes += try packing.packed(Array("{\"id\":\(number),\"te".utf8), in: folder)
            bytes += try packing.packed(Array("xt\":\"t\"}\n".utf8), in: folder)
        }
        if packing == .gzip { bytes += [0, 0, 0] }
        let path = try folder.write("m.jsonl", bytes)
        #expect(try read([path]).articles.map(\.id) == ["0", "1", "2", "3", "4"])
    }

    @Test("Records without an id are named after their file and line")
    func missingIds() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "d/n.jsonl.gz", "{\"text\":\"a\"}\n\n{\"text\":\"b\",\"id\":\"\"}\n", packedBy: .gzip)
        #expect(try read([path]).articles.map(\.id) == ["n.jsonl.gz:1", "n.jsonl.gz:3"])
        let table = try folder.write("t.csv", "text,x\n\"a\nb\",1\nc,2\n")
        #expect(try read([table]).articles.map(\.id) == ["t.csv:2", "t.csv:4"])
    }

    @Test("A field may be named by the user, and then no other is taken")
    func namedFields() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.jsonl", #"{"id":"a","text":"no","words":"yes","nr":7,"date":"2026-11-21"}"#)
        let reading = try read([path]) {
            $0.fields[.text] = ["words"]
            $0.fields[.id] = ["nr"]
            $0.fields[.published] = ["when"]
        }
        #expect(reading.articles == [PlainArticle(id: "7", text: "yes")])
    }

    @Test("Dates that cannot be used are counted, absent ones are not")
    func undated() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "n.jsonl",
            """
            {"id":1,"text":"","date":"soon"}
            {"id":2,"text":"","date":9223372036854775807000}
            {"id":3,"text":"","date":true}
            {"id":4,"text":"","date":null}
            {"id":5,"text":"","date":""}
            {"id":6,"text":"","date":1795253415.5}
            {"id":7,"text":"","timestamp":9223372036854775807}
            """)
        let reading = try read([path])
        #expect(reading.articles.map(\.published) == [nil, nil, nil, nil, nil, 1_795_253_415, nil])
        #expect(reading.statistics.undated == 4)
        #expect(reading.statistics.firstUndated?.description == "\"soon\" at \(path):1")
    }

    @Test("The same corpus read by any number of threads is the same", arguments: [2, 3, 8])
    func threads(count: Int) throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 7)
        var lines = ""
        for number in 0..<60_000 {
            let words = String(repeating: "wave \(number) ", count: Int.random(in: 0..<40, using: &generator))
            lines += "{\"id\":\(number),\"text\":\"\(words)\"}\n"
        }
        var paths = [try folder.write("a.jsonl.zst", lines, packedBy: .zstd)]
        paths.append(try folder.write("b.csv", "id,text\n" + (0..<9).map { "b\($0),words\n" }.joined()))
        for number in 0..<40 { paths.append(try folder.write("t\(number).txt", "text \(number)")) }
        let serial = try read(paths)
        let parallel = try read(paths, threads: count)
        #expect(serial.batches.map(\.bytes) == parallel.batches.map(\.bytes))
        #expect(serial.places == parallel.places)
        #expect(serial.articles == parallel.articles)
        #expect(serial.statistics == parallel.statistics)
        #expect(serial.batches.count > 3)
    }

    @Test("Lines and rows longer than a chunk are read whole")
    func longRecords() throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "sea ", count: 5_000_000)
        let lines = try folder.write("l.jsonl", "{\"id\":1,\"text\":\"\(long)\"}\n{\"id\":2,\"text\":\"x\"}")
        let table = try folder.write("l.csv", "id,text\n3,\"\(long)\n\"\n4,x")
        let text = try folder.write("l.txt", long)
        let reading = try read([lines, table, text], threads: 2)
        #expect(reading.articles.map(\.id) == ["1", "2", "3", "4", "l"])
        #expect(reading.articles.map(\.text.utf8.count) == [20_000_000, 1, 20_000_001, 1, 20_000_000])
    }

    @Test("Progress ends at the size of the files")
    func progress() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.jsonl.gz", Self.jsonLines(), packedBy: .gzip)
        var last: ReadingProgress?
        let reading = try CorpusReader().read([path], progress: { last = $0 })
        #expect(last?.bytes == last?.totalBytes)
        #expect(last?.bytes == reading.statistics.bytesRead)
        #expect(last?.records == 3)
    }
}
