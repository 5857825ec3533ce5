import Fixtures
import Testing

@testable import Corpus

@Suite("Standing passages")
struct StandingPassagesTests {
    private static let standing =
        "About the Sundmere Echo. The Echo has been printed in Sundmere since 1902 by a trust that belongs to its readers. "
        + "Letters should have no more than two hundred words. Corrections stand on page two. The Echo takes no money from "
        + "parties and shows who pays for what it prints."

    private static let few = LearnedFurniture.fewestBodiesOfPassage - 1
    private static let enough = 2 * LearnedFurniture.fewestBodiesOfPassage

    /// Texts of the words of a small vocabulary, in sentences.
    private static func texts(_ count: Int, words: Int, seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed)
        let vocabulary = (0..<2_000).map { _ in
            (0..<2 + random.below(3)).map { _ in ["ba", "cor", "den", "fi", "gul", "hem", "lo", "mar"][random.below(8)]
            }
            .joined()
        }
        return (0..<count).map { _ in
            stride(from: 0, to: words, by: 12).map { start in
                let sentence = (start..<min(words, start + 12)).map { _ in vocabulary[random.below(vocabulary.count)] }
                return sentence.joined(separator: " ").capitalizedFirst + "."
            }.joined(separator: " ")
        }
    }

    private func cleaned(_ texts: [String], source: String = "Echo") -> [String] {
        let documents = texts.enumerated().map { PlainDocument("\($0)", $1, source: source) }
        let batch = Cleaning.clean([ArticleBatch(documents, titleFromText: false)], threads: 1)[0]
        return batch.entries.map { String(decoding: batch.bytes[$0.text.bounds], as: UTF8.self) }
    }

    @Test(
        "A long passage behind many articles of a source goes, however long they are, and in their last line too",
        arguments: [12, 60, 300], ["\n\n", " "])
    func goesBehind(words: Int, between: String) {
        let own = Self.texts(Self.enough, words: words, seed: 5)
        #expect(cleaned(own.map { $0 + between + Self.standing }).map { $0.trimmed } == own)
    }

    @Test("A long passage in front of many articles of a source goes", arguments: [12, 60, 300])
    func goesInFront(words: Int) {
        let own = Self.texts(Self.enough, words: words, seed: 5)
        #expect(cleaned(own.map { Self.standing + "\n" + $0 }) == own)
    }

    @Test("Under few articles it stays, and under those of no source that is known")
    func stays() {
        let texts = Self.texts(Self.enough, words: 60, seed: 6).map { $0 + "\n\n" + Self.standing }
        #expect(cleaned(Array(texts.prefix(Self.few))) == Array(texts.prefix(Self.few)))
        #expect(cleaned(texts, source: "") == texts)
    }

    @Test("Versions of one report keep what they have in common", arguments: 0...4 as ClosedRange<UInt64>)
    func versions(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let report = Self.texts(1, words: 300, seed: seed)[0].split(separator: " ").map(String.init)
        let versions = (0..<40).map { _ in
            report.map { random.chance(0.03) ? "anew" : $0 }.joined(separator: " ") + "\n" + Self.standing
        }
        #expect(cleaned(versions) == versions)
    }

    @Test("A text in a script without spaces is told by its characters")
    func unspaced() {
        var random = SeededGenerator(seed: 9)
        let standing = "本報由讀者擁有的信託出版。" + String(repeating: "更正刊登於第二版。", count: 12)
        let own = (0..<Self.enough).map { _ in
            String(String.UnicodeScalarView((0..<40).map { _ in Unicode.Scalar(0x4E00 + random.below(6_000))! })) + "。"
        }
        #expect(cleaned(own.map { $0 + "\n" + standing }) == own)
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
    fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
