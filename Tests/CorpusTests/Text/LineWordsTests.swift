import Fixtures
import Kernels
import Testing

@testable import Corpus

@Suite("The words of a line")
struct LineWordsTests {
    @Test("How a line begins is told without reading it whole, as its words tell it")
    func beginnings() {
        let parts = [
            "a", "B", "7", "Wir", "é", "Д", "订", "© ", "»", "…", "  ", "\t", "- ", "_", "'", "’", "。", "　", "👍", ".",
            "The",
        ]
        var random = SplitMix64(seed: 4)
        for _ in 0..<4000 {
            let line = Array(
                (0..<random.next() % 7).map { _ in parts[Int(random.next() % UInt64(parts.count))] }.joined().utf8)
            let words = LineWords(line.span, in: 0..<line.count).bytes
            let expected = words.count < 4 ? nil : words[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            #expect(
                LineWords.beginning(of: 0..<line.count, in: line.span) == expected,
                "\(String(decoding: line, as: UTF8.self))")
        }
    }

    @Test("Only phrases with which a line may begin are compared with it, and all of those")
    func phrases() {
        let phrases = ["read the rest", "read more", "订阅后", "sign in"].map { Array($0.utf8) }
        let table = PhrasesByBeginning(phrases)
        #expect(table.phrases(of: Array("read on".utf8)) == Array(phrases[0...1]))
        #expect(table.phrases(of: Array("订阅".utf8)) == [phrases[2]])
        #expect(table.phrases(of: Array("sig".utf8)).isEmpty)
        #expect(table.phrases(of: Array("log in".utf8)).isEmpty)
    }
}
