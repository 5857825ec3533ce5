import Corpus
import Fixtures
import Testing

@testable import Comparison

@Suite("Sentences of two texts")
struct TextDifferenceTests {
    private func difference(_ a: String, _ b: String) -> TextDifference {
        TextDifference(
            from: .init(of: Array(a.utf8)[...], tokenizer: Tokenizer()),
            to: .init(of: Array(b.utf8)[...], tokenizer: Tokenizer()))
    }

    private func marks(_ difference: TextDifference) -> [String] {
        difference.parts.map { part in
            let mark: String
            switch part.kind {
            case .copied: mark = "="
            case .altered: mark = "~"
            case .onlyA: mark = "-"
            case .onlyB: mark = "+"
            }
            return mark + (part.isMoved ? "m" : "")
        }
    }

    @Test("Copied, altered, left out, added and moved sentences are told apart")
    func kinds() {
        let a = """
            A ferry and a barge collided in the fog. At least 14 people were hurt on the ferry. The barge was empty.
            Nobody knows why. Fishermen had warned of the fog.
            """
        let b = """
            A ferry and a barge collided in the fog! A bell was heard. At least 19 people were hurt on the ferry. Nobody
            knows why. The barge was empty.
            """
        let found = difference(a, b)
        #expect(marks(found) == ["=", "+", "~", "=m", "=", "-"] || marks(found) == ["=", "+", "~", "=", "=m", "-"])
        #expect(found.sentencesOfA == 5 && found.sentencesOfB == 5)
        let altered = found.parts.first { $0.kind == .altered }!
        #expect(altered.words.words.filter { $0.change == .removed }.map(\.text) == ["14"])
        #expect(altered.words.words.filter { $0.change == .added }.map(\.text) == ["19"])
    }

    @Test("A text is all copied from itself, and nothing of another", arguments: 0..<10)
    func extremes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func text(_ letter: String) -> String {
            (0..<30).map { _ in
                "The " + (0..<8).map { _ in "\(letter)\(random.below(500))" }.joined(separator: " ") + "."
            }
            .joined(separator: " ")
        }
        let (a, b) = (text("a"), text("b"))
        #expect(difference(a, a).parts.allSatisfy { $0.kind == .copied && !$0.isMoved })
        #expect(difference(a, b).parts.allSatisfy { $0.kind == .onlyA || $0.kind == .onlyB })
        #expect(difference(a, "").count(.onlyA) == difference(a, b).sentencesOfA)
        #expect(difference("", a).count(.onlyB) == difference(a, b).sentencesOfA)
        #expect(difference("", "").parts.isEmpty)
    }

    @Test("Every sentence is in one part, those of the first text in their order", arguments: 0..<20)
    func partition(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let sentences = (0..<40).map { number in
            "S\(number) " + (0..<6).map { _ in "w\(random.below(60))" }.joined(separator: " ") + "."
        }
        let other = random.shuffled(sentences).prefix(30).map { sentence in
            random.chance(0.3) ? sentence.replacing("w1", with: "v") : sentence
        }
        let found = difference(sentences.joined(separator: " "), other.joined(separator: " "))
        #expect(found.parts.compactMap(\.a) == sentences)
        #expect(found.parts.compactMap(\.b).sorted() == other.sorted())
        #expect(found.parts.allSatisfy { $0.kind != .copied || $0.a == $0.b })
    }

    @Test("Ten thousand sentences of which each has a word changed are all found again")
    func large() {
        var random = SeededGenerator(seed: 7)
        let sentences = (0..<10_000).map { _ in (0..<10).map { _ in "w\(random.below(3_000))" } }
        let other = sentences.map { words in
            var words = words
            words[random.below(10)] = "changed"
            return words
        }
        func text(_ sentences: [[String]]) -> String {
            sentences.map { "The " + $0.joined(separator: " ") + "." }.joined(separator: " ")
        }
        let found = difference(text(sentences), text(other))
        #expect(found.count(.altered) == 10_000)
        #expect(found.parts.allSatisfy { !$0.isMoved })
    }

    @Test("One sentence said ten thousand times is copied as often")
    func repetitions() {
        let text = String(repeating: "The quay is shut. ", count: 10_000)
        let found = difference(text, text + "The quay is open now.")
        #expect(found.count(.copied) == 10_000 && found.count(.onlyB) == 1)
    }
}
