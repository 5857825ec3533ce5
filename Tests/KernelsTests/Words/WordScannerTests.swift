import Fixtures
import Testing

@testable import Kernels

@Suite("Word scanner")
struct WordScannerTests {
    private struct Word: Equatable {
        var range: Range<Int>
        var isRun: Bool
    }

    /// The words of a text, read byte by byte: what the scanner documents, and nothing else.
    private func plainWords(_ text: [UInt8]) -> [Word] {
        func byte(_ index: Int) -> UInt8 { text.indices.contains(index) ? text[index] : 0 }
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        func joins(_ before: UInt8, _ joiner: UInt8, _ after: UInt8) -> Bool {
            isLetter(before) && isLetter(after) && "'.:".utf8.contains(joiner)
                || isDigit(before) && isDigit(after) && "'.,;".utf8.contains(joiner)
        }
        func isInWord(_ index: Int) -> Bool {
            let this = text[index]
            return isLetter(this) || isDigit(this) || joins(byte(index - 1), this, byte(index + 1))
        }
        /// The bytes of a run that are no word and no common punctuation.
        func holdsRare(_ run: Range<Int>) -> Bool {
            var index = run.lowerBound
            while index < run.upperBound {
                let three = [byte(index), byte(index + 1), byte(index + 2)]
                if three[0] == 0x60, joins(byte(index - 1), 0x27, byte(index + 1)) {
                    return true
                } else if three[0] < 0x80, three[0] != 0x5F {
                    index += 1
                } else if three[0] == 0xC2, three[1] == 0xA0 {
                    index += 2
                } else if three[0] == 0xE2, three[1] == 0x80, [0x93, 0x94, 0x9C, 0x9D, 0xA6].contains(three[2]) {
                    index += 3
                } else if three[0] == 0xE2, three[1] == 0x80, [0x98, 0x99].contains(three[2]),
                    !joins(byte(index - 1), 0x27, byte(index + 3))
                {
                    index += 3
                } else {
                    return true
                }
            }
            return false
        }
        var words: [Word] = []
        for run in text.indices.split(whereSeparator: { isSpace(text[$0]) }) {
            let run = run.startIndex..<run.endIndex
            if holdsRare(run) {
                words.append(Word(range: run, isRun: true))
                continue
            }
            var start: Int?
            for index in run.lowerBound...run.upperBound {
                if index < run.upperBound, isInWord(index) {
                    start = start ?? index
                } else if let from = start {
                    words.append(Word(range: from..<index, isRun: false))
                    start = nil
                }
            }
        }
        return words
    }

    private func scannedWords(_ text: [UInt8], _ scanner: inout WordScanner) -> [Word] {
        scanner.scan(0..<text.count, of: text.span)
        let runs = Set((0..<scanner.runCount).map(scanner.run))
        return (0..<scanner.count).map { Word(range: scanner.range(of: $0), isRun: runs.contains($0)) }
    }

    private static let pieces: [String] = {
        var pieces = (0..<128).map { String(Character(Unicode.Scalar(UInt8($0)))) }
        pieces += Array(repeating: ["a", "Z", "1", "9", " ", "'", ".", ":", ",", ";", "ferry"], count: 12).flatMap {
            $0
        }
        pieces += ["\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2013}", "\u{2014}", "\u{2026}", "\u{A0}"]
        return pieces + ["é", "\u{A9}", "東", "\u{2022}", "🛥"]
    }()

    private func randomText(_ random: inout SeededGenerator, pieces: Int, rarely: Bool) -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<pieces {
            let piece =
                rarely && random.chance(0.95)
                ? random.pick(["the ", "Ferry's ", "1,5", "a", " "]) : random.pick(Self.pieces)
            text += Array(piece.utf8)
        }
        return text
    }

    @Test("Every level finds the words that reading byte by byte finds", arguments: VectorLevel.available)
    func agrees(level: VectorLevel) {
        var random = SeededGenerator(seed: 5)
        var scanner = WordScanner(level: level)
        for round in 0..<1_500 {
            let text = randomText(&random, pieces: random.below(round % 7 == 0 ? 400 : 90), rarely: round % 2 == 0)
            #expect(scannedWords(text, &scanner) == plainWords(text), "\(text)")
        }
    }

    @Test("Joiners, apostrophes and rare characters at the ends of blocks", arguments: VectorLevel.available)
    func blockEnds(level: VectorLevel) {
        var scanner = WordScanner(level: level)
        for piece in ["'", "`", ".", ":", ",", ";", "_", "\u{2019}", "\u{201C}", "é", " ", "\u{A0}"] {
            for before in ["a", "1", " "] {
                for after in ["a", "1", " ", ""] {
                    for position in [0, 1, 61, 62, 63, 64, 65, 125, 126, 127, 128, 191, 192] {
                        for filler in ["a", " ", "1"] {
                            let text = Array(
                                (String(repeating: filler, count: position) + before + piece + after).utf8)
                            #expect(scannedWords(text, &scanner) == plainWords(text), "\(text)")
                        }
                    }
                }
            }
        }
    }

    @Test("A part of a text is scanned as a text of its own")
    func parts() {
        let text = Array("The ferry's 1,120 people — all of them — came to the harbour_wall again".utf8)
        var scanner = WordScanner()
        for start in text.indices where start == 0 || text[start - 1] == 0x20 {
            scanner.scan(start..<text.count, of: text.span)
            let expected = plainWords(Array(text[start...])).map { $0.range.lowerBound + start }
            #expect((0..<scanner.count).map { scanner.range(of: $0).lowerBound } == expected)
        }
    }

    @Test("The hash of a word is that of its bytes in lower case", arguments: VectorLevel.available)
    func hashes(level: VectorLevel) {
        var random = SeededGenerator(seed: 6)
        var scanner = WordScanner(level: level)
        for length in 0..<600 {
            // Words of every length, the last of them at every distance from the end of the text.
            let words = (0..<20).map { _ in
                String((0..<1 + random.below(1 + length % 40)).map { _ in random.pick(Array("aBcXyZ019")) })
            }
            let text = Array(words.joined(separator: " ").utf8)
            scanner.scan(0..<text.count, of: text.span)
            var hashes: [UInt64] = [7]
            let split = random.below(scanner.count + 1)
            scanner.appendHashes(ofWords: 0..<split, in: text.span, to: &hashes)
            scanner.appendHashes(ofWords: split..<scanner.count, in: text.span, to: &hashes)
            #expect(hashes == [7] + words.map { Hash64.hash($0.lowercased()) })
        }
    }
}
