import Fixtures
import Kernels
import Testing

@testable import Corpus

@Suite("Shapes of tokens")
struct TokenShapesTests {
    private func tokens(of text: [UInt8]) -> TokenBuffer {
        var tokens = TokenBuffer()
        Tokenizer().tokenize(text.span, into: &tokens)
        return tokens
    }

    /// The words of a text with their shapes, one by one.
    private func described(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let tokens = tokens(of: bytes)
        var shapes = TokenShapes()
        shapes.read(tokens, in: bytes.span)
        let letters: [(WordShape, Character)] = [
            (.capital, "C"), (.followsPause, "p"), (.digit, "d"), (.long, "l"), (.single, "s"), (.beyondHebrew, "b"),
        ]
        return (0..<tokens.count).map { token in
            String(decoding: tokens.normalisedBytes(of: token, in: bytes.span), as: UTF8.self) + ":"
                + String(letters.filter { shapes.shapes[token].contains($0.0) }.map(\.1))
        }
    }

    @Test(
        "A word's shape is its capital, what stands before it, its digits and its length",
        arguments: [
            ("The ferry, Mr. Olm said. It left", "the:Cp ferry:l mr:C olm:C said: it:Cp left:"),
            ("\"We go\" (Now) a B-side", "we:Cp go: now:Cp a:ps b:Cs side:"),
            ("Ölm 2nd 3.5 F16", "ölm:Cp 2nd:d 3.5:d f16:Cd"),
            ("Line\nTwo\n\nThree  four", "line:Cp two:Cp three:Cpl four:"),
            ("порт Мост 港 شهر", "порт:pl мост:Cl 港:b شهر:lb"),
            ("don't Crane\u{2019}s", "don't:pl crane's:Cl"),
        ])
    func shapes(text: String, expected: String) {
        #expect(described(text).joined(separator: " ") == expected)
    }

    @Test("Texts one after the other, in the same memory, have the shapes that each has alone")
    func memory() {
        var random = SeededGenerator(seed: 4_711)
        let pieces = [
            " ", " ", " ", " ", "  ", "\n", ", ", ". ", "? ", "-", "\u{201C}", "\u{2019}", "\u{A0}", "(", "&", "'",
            "The", "a",
            "Harbour", "boat", "B", "2nd", "1,000", "3", "Élan", "éclat", "straße", "İzmir", "порт", "Мост", "港", "湊",
            "\u{0634}\u{0647}\u{0631}", "x_y", "\u{FF12}\u{FF10}", "Mr.", "U.S.", "\u{1F6A2}", "`", "été-Nord",
            "a\u{301}",
        ]
        var reader = TokenShapes()
        for _ in 0..<2_000 {
            let text = Array((0..<random.below(40)).map { _ in random.pick(pieces) }.joined().utf8)
            let tokens = tokens(of: text)
            reader.read(tokens, in: text.span)
            let plain = PlainShapes(tokens, in: text.span)
            #expect(reader.shapes == plain.shapes, "\(String(decoding: text, as: UTF8.self))")
            #expect(reader.firstBytes == plain.firstBytes)
        }
    }

    @Test("The spelling of a word is its normalised bytes, fifteen at most")
    func spellings() {
        let text = Array(
            "Tugboat a UNCHARACTERISTICALLY Can\u{2019}t Ölm don`t [\\]^_ B2B été İzmir 港 end zz".utf8)
        let tokens = tokens(of: text)
        for token in 0..<tokens.count {
            let (low, high) = tokens.spelling(of: token, in: text.span)
            let bytes = (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? low : high) >> UInt64($0 % 8 * 8)) }
            // A grave accent stays in a spelling.
            let normalised = tokens.normalisedBytes(of: token, in: text.span)
            let expected = normalised.elementsEqual("don't".utf8) ? Array("don`t".utf8) : normalised
            #expect(Array(bytes[1...].prefix(Int(bytes[0]))) == Array(expected.prefix(15)))
            #expect(bytes[(1 + Int(bytes[0]))...].allSatisfy { $0 == 0 })
        }
    }

    @Test("The key of a word's first letters is one for its capitals, and the same near the end of a text")
    func prefixKeys() {
        for word in ["boat", "Boats", "BOATING", "boa", "bo't", "b2b4", "Ölmark", "ölmarken"] {
            let (inside, atEnd) = (Array("\(word) and what follows it".utf8), Array(word.utf8))
            let key = tokens(of: inside).prefixKey(of: 0, in: inside.span)
            #expect(key == tokens(of: atEnd).prefixKey(of: 0, in: atEnd.span))
        }
        let text = Array("boat Boats BOATING boar something else".utf8)
        let tokens = tokens(of: text)
        let keys = (0..<4).map { tokens.prefixKey(of: $0, in: text.span) }
        #expect(keys[0] == keys[1] && keys[1] == keys[2] && keys[2] != keys[3])
    }
}

/// The shapes of tokens read one after the other: the plain way.
private struct PlainShapes {
    private(set) var shapes: [WordShape] = []
    private(set) var firstBytes: [UInt8] = []

    init(_ tokens: TokenBuffer, in text: Span<UInt8>) {
        var (cursor, foldedTokens, lastRun) = (0, 0, -1)
        var isBehindShortName = false
        for token in 0..<tokens.count {
            var shape: WordShape = token == 0 ? .followsPause : []
            let (start, count) = (Int(tokens.starts[token] & ~TokenBuffer.inFolded), tokens.byteCount(of: token))
            let isFolded = tokens.starts[token] & TokenBuffer.inFolded != 0
            let (first, last): (UInt8, UInt8)
            if isFolded {
                let run = Int(tokens.runStarts[foldedTokens])
                foldedTokens += 1
                if run != lastRun {
                    lastRun = run
                    let word = TokenShapes.wordRange(ofRunFrom: run, in: text)
                    let gap = cursor..<max(cursor, word.lowerBound)
                    if TokenShapes.holdsPause(gap, of: text, isBehindShortName: isBehindShortName) {
                        shape.insert(.followsPause)
                    }
                    cursor = max(cursor, word.upperBound)
                }
                (first, last) = (tokens.folded[start], tokens.folded[start + count - 1])
                if tokens.counts[token] & TokenBuffer.capital != 0 { shape.insert(.capital) }
                if tokens.counts[token] & TokenBuffer.number != 0 { shape.insert(.digit) }
            } else {
                if !(start == cursor + 1 && text[cursor] == UInt8(ascii: " ")),
                    TokenShapes.holdsPause(cursor..<start, of: text, isBehindShortName: isBehindShortName)
                {
                    shape.insert(.followsPause)
                }
                cursor = start + count
                (first, last) = (text[start], text[cursor - 1])
                if first &- 0x41 < 26 || first == 0xC3 && LatinLetter.isCapital(text[start + 1]) {
                    shape.insert(.capital)
                }
            }
            if first &- 0x30 < 10 || last &- 0x30 < 10 { shape.insert(.digit) }
            if count >= 5 { shape.insert(.long) }
            if count == 1 { shape.insert(.single) }
            if first >= 0xD8 { shape.insert(.beyondHebrew) }
            shapes.append(shape)
            firstBytes.append(first | (first &- 0x41 < 26 ? 0x20 : 0))
            isBehindShortName = count <= 3 && shape.contains(.capital)
        }
    }
}
