import Fixtures
import Testing

@testable import Corpus

@Suite("Lines of a text")
struct TextLinesTests {
    @Test("Lines stand without the white space around them, and empty ones are left out")
    func ranges() {
        var random = SeededGenerator(seed: 21)
        let pieces = ["a", "é", " ", "\t", "\r\n", "\n", "\n\n", "a line of some length that goes on ", "."]
        for _ in 0..<300 {
            let text = Array((0..<random.below(40)).map { _ in random.pick(pieces) }.joined().utf8)
            let expected = text.split(separator: 0x0A)
                .compactMap { line -> Range<Int>? in
                    guard let first = line.firstIndex(where: { !ByteClass.isSpace($0) }),
                        let last = line.lastIndex(where: { !ByteClass.isSpace($0) })
                    else { return nil }
                    return first..<last + 1
                }
            #expect(TextLines.ranges(of: text.span) == expected)
        }
    }

    @Test(
        "The words of a line tell whether it may hold signs", arguments: ["a > b", "» a", "© b", "é", "plain, ASCII"])
    func signs(line: String) {
        let bytes = Array(line.utf8)
        let words = LineWords(bytes.span, in: 0..<bytes.count)
        #expect(words.mayHoldSigns == bytes.contains { $0 >= 0x80 || $0 == 0x3E })
    }
}
