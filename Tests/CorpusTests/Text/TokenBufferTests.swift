import Testing

@testable import Corpus

@Suite("Token buffer")
struct TokenBufferTests {
    private let text: [UInt8] = Array("The Can\u{2019}t ÜBER 3.5 x-Ray ende.".utf8)
    private let tokens: TokenBuffer

    init() {
        let text = text
        var tokens = TokenBuffer()
        Tokenizer().tokenize(text.span, into: &tokens)
        self.tokens = tokens
    }

    @Test("Normalised bytes are lower case, with plain apostrophes")
    func normalised() {
        let words = (0..<tokens.count).map {
            String(decoding: tokens.normalisedBytes(of: $0, in: text.span), as: UTF8.self)
        }
        #expect(words == ["the", "can't", "über", "3.5", "x", "ray", "ende"])
    }

    @Test("The surface is the token as it stands, or normalised but for its capital where the libraries folded it")
    func surface() {
        let words = (0..<tokens.count).map { tokens.surface(of: $0, in: text.span) }
        #expect(words == ["The", "Can\u{2019}t", "ÜBER", "3.5", "x", "Ray", "ende"])
    }

    @Test("A capital at the beginning is known")
    func capitals() {
        let capitals = (0..<tokens.count).map { tokens.isCapitalised($0, in: text.span) }
        #expect(capitals == [true, true, true, false, false, true, false])
    }

    @Test("Whether a word is a number follows from its hash, however it is written")
    func numbers() {
        let text = Array("2010 2010° ２０１０ ²nd 2nd pier\u{2022}2010 two t\u{301}wo".utf8)
        var tokens = TokenBuffer()
        Tokenizer().tokenize(text.span, into: &tokens)
        let numbers = (0..<tokens.count).filter { tokens.isNumber($0, in: text.span) }
        #expect(
            numbers.map { String(decoding: tokens.normalisedBytes(of: $0, in: text.span), as: UTF8.self) } == [
                "2010", "2010", "2010", "2nd", "2nd", "2010",
            ])
        #expect(tokens.count == 9)
        var isNumber: [UInt64: Bool] = [:]
        for token in 0..<tokens.count {
            let before = isNumber.updateValue(tokens.isNumber(token, in: text.span), forKey: tokens.hashes[token])
            #expect(before == nil || before == isNumber[tokens.hashes[token]])
        }
        #expect(isNumber.count == 5)
    }
}
