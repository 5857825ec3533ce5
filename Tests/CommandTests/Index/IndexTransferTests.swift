import Fixtures
import Testing

@Suite("index export and import")
struct IndexTransferTests {
    private let made: IndexFixture

    init() throws {
        made = try IndexFixture()
        try made.add("monday.jsonl", IndexFixture.monday)
        try made.folder.write("rules.csv", "rule,a,b,of\ncanonical,b,,\nmust-link,a,c,story\n")
        #expect(try made.run(["overrides", "i", "rules.csv"]).code == 0)
        #expect(try made.run(["overrides", "i", "--undo", "2"]).code == 0)
        try made.add("tuesday.jsonl", IndexFixture.tuesday)
        #expect(try made.run(["remove", "i", "c"]).code == 0)
    }

    private func export(_ index: String = "i", to file: String = "i.export") throws -> [UInt8] {
        let outcome = try made.run(["export", index, "--output", file])
        #expect(outcome.code == 0, "\(outcome.errors)")
        return try made.folder.bytes(file)
    }

    @Test(
        "An import has names, cursors and rules of what was exported, is exported to the same bytes, and goes on alike")
    func whole() throws {
        let file = try export()
        let imported = try made.run(["import", "copy", "i.export"])
        #expect(imported.code == 0 && imported.errors.contains("3 articles added"), "\(imported.errors)")
        try made.verify("copy")
        #expect(try made.log(of: "copy") == made.log())
        #expect(try export("copy", to: "copy.export") == file)
        for view in [["stories"], ["groups"], ["overrides", "--all"]] {
            let words = [view[0], "i"] + view.dropFirst()
            let others = [view[0], "copy"] + view.dropFirst()
            #expect(try made.run(others).text == made.run(words).text)
        }
        #expect(try made.run(["search", "copy", "ferry"]).text == made.run(["search", "i", "ferry"]).text)
        let news = IndexFixture.record("e", IndexFixture.bakery, "2024-04-03", title: "Baker wins prize", source: "X")
        for index in ["i", "copy"] { try made.add("news.jsonl", news + IndexFixture.monday, to: index) }
        #expect(try made.log(of: "copy") == made.log())
        #expect(try export("copy", to: "copy.export") == export())
    }

    @Test("An index of which all was removed is moved too")
    func empty() throws {
        #expect(try made.run(["remove", "i", "a", "b", "d"]).code == 0)
        let file = try export()
        #expect(try made.run(["import", "copy", "i.export"]).code == 0)
        try made.verify("copy")
        #expect(try export("copy", to: "copy.export") == file)
    }

    @Test("What is none, damaged or of another version is refused with its place, and leaves nothing behind")
    func errors() throws {
        let file = try export()
        func check(_ bytes: [UInt8]?, _ code: Int32, _ words: String) throws {
            if let bytes { try made.folder.write("bad.export", bytes) }
            let outcome = try made.run(["import", "copy", bytes == nil ? "missing" : "bad.export"])
            #expect(outcome.code == code && outcome.errors.contains(words), "\(words): \(outcome.errors)")
            #expect(!made.folder.exists("copy"))
        }
        var damaged = file
        damaged[2 * 4_096 + 5] ^= 1
        try check(damaged, 65, "bad.export, byte 8192: the block there is damaged")
        try check(Array(file.dropLast(10)), 65, "it was cut short; export the index once more")
        try check(
            Array("storyfold index 7\n".utf8) + file.dropFirst(18), 65,
            "the storyfold index is of version 7, expected version 1")
        try check(Array("{}\n".utf8), 65, "this is no storyfold index")
        try check(nil, 66, "missing")
        let there = try made.run(["import", "i", "i.export"])
        #expect(there.code == 64 && there.errors.contains("the index there has something in it"), "\(there.errors)")
        #expect(try made.run(["verify", "i"]).code == 0)
    }
}
