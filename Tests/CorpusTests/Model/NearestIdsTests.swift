import Fixtures
import Testing

@testable import Corpus

@Suite("Ids")
struct NearestIdsTests {
    @Test(
        "The distance is that of insertions and omissions",
        arguments: [
            ("", "", 0), ("a", "", 1), ("ferry", "fery", 1), ("ferry", "ferri", 2), ("abc", "xyz", 6),
            ("12", "a-12-b", 4),
        ])
    func distance(a: String, b: String, expected: Int) {
        #expect(NearestIds.distance(Array(a.utf8), Array(b.utf8)) == expected)
        #expect(NearestIds.distance(Array(b.utf8), Array(a.utf8)) == expected)
    }

    @Test("The distance by bits is that by the table, for every length up to the longest", arguments: 0..<20)
    func bits(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed) + 620)
        for _ in 0..<40 {
            let letters = 1 + random.below(6)
            func id() -> [UInt8] { (0..<random.below(129)).map { _ in UInt8(0x61 + random.below(letters)) } }
            let (a, b) = (id(), seed.isMultiple(of: 5) ? [UInt8](repeating: 0x61, count: 128) : id())
            #expect(WantedId(a).distance(to: b[...]) == NearestIds.distance(a, b))
            #expect(WantedId(b).distance(to: a[...]) == NearestIds.distance(a, b))
        }
    }

    @Test("The three nearest come first, equals by id")
    func nearest() {
        let corpus = Corpus(["b-1", "a-1", "c-9", "a-12", "other"].map { PlainDocument($0, "text") })
        #expect(NearestIds(to: "a-1x", in: corpus).ids == ["a-1", "a-12", "b-1"])
        #expect(NearestIds(to: "d-1", in: corpus).ids == ["a-1", "b-1", "a-12"])
        #expect(NearestIds(to: "xyz", in: corpus).ids.isEmpty)
        #expect(NearestIds(to: "a", in: Corpus([PlainDocument]())).ids.isEmpty)
    }

    @Test("An article is found by its id, whatever bytes it has")
    func find() {
        let ids = ["", "a", "a b", "ab", "é", "zz/9.txt"]
        let corpus = Corpus(ids.reversed().map { PlainDocument($0, "text") })
        for id in ids { #expect(corpus.article(withId: id).map(corpus.id) == id) }
        for id in ["b", "aa", "zzz", "e"] { #expect(corpus.article(withId: id) == nil) }
        #expect(Corpus([PlainDocument]()).article(withId: "a") == nil)
    }

    @Test("Articles are found by the beginnings of their ids")
    func beginnings() {
        let ids = ["", "a", "a b", "ab", "aé", "b\u{10FFFF}", "b\u{10FFFF}x", "zz/9.txt"]
        let corpus = Corpus(ids.reversed().map { PlainDocument($0, "text") })
        for prefix in ids + ["a ", "aa", "z", "zz/9.txt9", "é"] {
            let expected = ids.filter { $0.utf8.starts(with: prefix.utf8) }
            #expect(corpus.articles(withIdPrefix: prefix).map(corpus.id) == expected, "\(prefix)")
        }
        #expect(Corpus([PlainDocument]()).articles(withIdPrefix: "").isEmpty)
    }
}
