import Fixtures
import Testing

@Suite("index search")
struct IndexSearchTests {
    private let made: IndexFixture

    init() throws {
        made = try IndexFixture()
        let more =
            IndexFixture.record("e", "東京都の知事は港を視察した。", "2024-04-02", title: "知事が港を視察", source: "X")
            + IndexFixture.record(
                "f", "Žofie Dvořáková a Müllerin sprachen über l’écluse, 1,250 Gäste kamen.", "2024-04-02", source: "X")
        try made.add("monday.jsonl", IndexFixture.monday)
        try made.add("tuesday.jsonl", IndexFixture.tuesday + more)
    }

    private func ids(_ words: String...) throws -> [String] {
        try made.lines(["search", "i"] + words).map { $0["id"] as? String ?? "" }
    }

    @Test("All words have to be there; in quotes one behind the other, with * their beginnings")
    func words() throws {
        #expect(Set(try ids("ferry", "ORLEN")) == ["a", "b", "d"])
        #expect(Set(try ids("ferry", "loaf")) == [])
        #expect(Set(try ids("drifted for six")) == ["a", "b"])
        #expect(Set(try ids("\"drifted off\" tugs")) == ["d"])
        #expect(Set(try ids("“drifted off” tugs")) == ["d"])
        #expect(Set(try ids("quillh*")) == ["c"])
        #expect(try ids("quillh") == [])
        // The signs of the language behind it are signs here.
        #expect(Set(try ids("ferry AND tugs")) == [])
        #expect(try ids("title:ferry", "OR", "(") == [])
        #expect(Set(try ids("harbour-office")) == ["a", "b", "d"])
    }

    @Test("Diacritics and capitals make no difference, numbers and elisions are found, and so is any part of Japanese")
    func languages() throws {
        #expect(try ids("zofie", "dvorakova") == ["f"])
        #expect(try ids("MÜLLERIN") == ["f"])
        #expect(try ids("mullerin") == ["f"])
        #expect(try ids("ecluse") == ["f"])
        #expect(try ids("1,250") == ["f"])
        #expect(try ids("知事") == ["e"])
        #expect(try ids("京都の") == ["e"])
        #expect(try ids("都京") == [])
    }

    @Test("A title counts more than a text, the order is always the same, and what is left out is told")
    func order() throws {
        let all = try ids("ferry")
        #expect(all == (try ids("ferry")))
        #expect(Set(all.prefix(3)) == ["a", "b", "d"])
        let text = try made.run(["search", "i", "ferry", "--top", "1"]).text
        #expect(text.contains("the best 1 of 3 articles"), "\(text)")
        #expect(text.hasPrefix("s1 "), "\(text)")
        #expect(try made.run(["search", "i", "xyzzy"]).text == "No article has these words.\n")
        let none = try made.run(["search", "i", "--", "-*"])
        #expect(none.code == 64 && none.errors.contains("there is no word to look for"), "\(none.errors)")
    }

    @Test("What is removed, or has other words, is not found by those that it had")
    func changes() throws {
        #expect(try made.run(["remove", "i", "d"]).code == 0)
        #expect(Set(try ids("ferry")) == ["a", "b"])
        try made.add(
            "update.jsonl",
            IndexFixture.record("b", IndexFixture.bakery, "2024-04-01", title: "Baker wins prize", source: "Gazette"))
        #expect(try ids("ferry") == ["a"])
        #expect(Set(try ids("loaf")) == ["b", "c"])
        try made.verify()
        #expect(try made.run(["compact", "i"]).code == 0)
        #expect(Set(try ids("loaf")) == ["b", "c"])
        try made.verify()
    }

    @Test("verify finds articles without words, and words that are lost")
    func damage() throws {
        let script = """
            import sqlite3, sys
            database = sqlite3.connect("i/index.sqlite")
            database.execute(sys.argv[1])
            database.commit()
            """
        let damages = [
            "UPDATE article_words_docsize SET sz = X'0102' WHERE id = 2",
            "UPDATE article SET words = NULL WHERE id = 'c'",
            "INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', 1, 'ferry', 'adrift')",
        ]
        for damage in damages {
            let changed = try Command.python(script, [damage], in: made.folder.path)
            #expect(changed.code == 0, "\(changed.errors)")
            let verified = try made.run(["verify", "i"])
            #expect(verified.code == 65 && verified.text.contains("search: "), "\(verified.text)")
        }
    }
}
