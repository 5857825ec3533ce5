import Fixtures
import Kernels
import Testing

@testable import Corpus

@Suite("Tokenizer")
struct TokenizerTests {
    /// Checks the fast path against the libraries alone on the whole text: the words, and their hashes.
    private func check(_ text: String, _ location: SourceLocation = #_sourceLocation) {
        let bytes = Array(text.utf8)
        for removesDiacritics in [false, true] {
            var tokens = TokenBuffer()
            Tokenizer(removesDiacritics: removesDiacritics).tokenize(bytes.span, into: &tokens)
            let words = (0..<tokens.count).map { tokens.normalisedBytes(of: $0, in: bytes.span) }
            let plain = Tokenizer.segments(ofRun: bytes, removingDiacritics: removesDiacritics).map { Array($0) }
            #expect(
                strings(words) == strings(plain), "\(escaped(text)), removing diacritics: \(removesDiacritics)",
                sourceLocation: location)
            let keys = plain.map { WordKey.bytes(ofNormalised: $0.span, removingDiacritics: removesDiacritics) }
            #expect(
                tokens.hashes == keys.map { Hash64.hash($0.span) }, "\(escaped(text)), \(removesDiacritics)",
                sourceLocation: location)
        }
    }

    private func strings(_ words: [[UInt8]]) -> [String] { words.map { escaped(String(decoding: $0, as: UTF8.self)) } }

    private func escaped(_ text: String) -> String {
        text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    }

    private func words(_ text: String, removingDiacritics: Bool = false) -> [String] {
        let bytes = Array(text.utf8)
        var tokens = TokenBuffer()
        Tokenizer(removesDiacritics: removingDiacritics).tokenize(bytes.span, into: &tokens)
        return (0..<tokens.count).map {
            String(decoding: tokens.normalisedBytes(of: $0, in: bytes.span), as: UTF8.self)
        }
    }

    @Test(
        "Text is cut into normalised words",
        arguments: [
            ("", []), (" \n\t ", []), ("The ferry came back.", ["the", "ferry", "came", "back"]),
            ("don't can\u{2019}t o\u{2018}clock", ["don't", "can't", "o'clock"]), ("'quoted'", ["quoted"]),
            ("3.14 1,120 12:30 a:b a.b.", ["3.14", "1,120", "12", "30", "a:b", "a.b"]),
            ("well-known/and\u{2014}or\u{2026}", ["well", "known", "and", "or"]),
            ("snake_case _ __ _a", ["snake_case", "_a"]), ("50% of £3m", ["50", "of", "3m"]),
            ("\u{201C}Yes,\u{201D} she said", ["yes", "she", "said"]), ("A\u{A0}B", ["a", "b"]),
            ("Überfahrt STRASSE Straße", ["überfahrt", "strasse", "strasse"]), ("u\u{308}ber", ["über"]),
            ("ﬁre №5 ﬀ", ["fire", "no5", "ff"]), ("ΣΊΣΥΦΟΣ", ["σίσυφοσ"]), ("Москва", ["москва"]),
            ("東京の雨", ["東", "京", "の", "雨"]), ("フェリー", ["フ", "ェ", "リー"]), ("ﾌｪﾘｰ", ["フ", "ェ", "リー"]),
            ("２０２６年", ["2026", "年"]), ("🛥 boat 👨‍👩‍👧", ["boat"]), ("e\u{0}f", ["e", "f"]),
        ] as [(String, [String])])
    func cuts(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test(
        "Diacritics go where that is asked for",
        arguments: [
            ("Überfahrt", ["uberfahrt"]), ("café cafe\u{301}", ["cafe", "cafe"]), ("Ångström", ["angstrom"]),
            ("naïve", ["naive"]), ("Łódź", ["łodz"]), ("plain", ["plain"]),
        ] as [(String, [String])])
    func removesDiacritics(text: String, expected: [String]) {
        #expect(words(text, removingDiacritics: true) == expected)
    }

    @Test(
        "The fast path gives what the libraries give: tricky cases",
        arguments: [
            "a'b''c'd 'a a' '", "a.b..c a. .a a.1 1.a 1.2.3", "1,2 1,a a,1 1;2 a;b a:1 1:2 a:b", "a_1 a_.b _'_ 1_2",
            "a\u{2019}b a\u{2019}\u{2019}b 1\u{2019}2 a\u{2019}1 \u{2019}a a\u{2019}", "rock \u{2018}n\u{2019} roll",
            "a\u{2026}b 1\u{2026}2 a\u{2025}b a\u{2024}b 1\u{2024}2", "a\u{2013}b 1\u{2013}2 a\u{2014}b",
            "a\u{A0}b 1\u{A0}000", "a\u{AD}b a\u{AD} b a \u{AD}b \u{AD}", "a\u{301} \u{301}a a \u{301} b \u{301}",
            "a'\u{301}b a.\u{301}b a\u{301}'b a'é é'a é\u{2019}a a\u{2019}é", "1.٣ ٣.1 1,٣ a.б б.a б_1",
            "a\u{200D}b a \u{200D}b a\u{200D} b \u{200D}", "a\u{200C}b a\u{200C} b", "a\u{2060}b a\u{FEFF}b \u{FEFF}a",
            "a\u{FF0E}b 1\u{FF0C}2 \u{FF21}b a\u{FF07}b", "x\u{B2} \u{BD} 1\u{2044}2 m\u{B2}/s",
            "א\"ב a\"ב א\"b א'ב א'",
            "กรุงเทพ a กรุงเทพa aก", "東a京1の_フ", "フ_フ a_フ _フ フー 1フ", "ℌ ℵ Ⅻ ⅻa ①② a① 🄰 🅰 ™ ℹ Ⓜ",
            "🇩🇪🇫🇷 a🇩🇪 🇩a", "👩\u{200D}🚒a a\u{200D}👩 👍🏽b", "a\r\nb\rc\u{B}d\u{C}e\u{85}f\u{2028}g\u{2029}h",
            "a\u{3000}b a\u{1680}b a\u{2003}b", "İstanbul ISPARTA ı", "ǅ ŉ ẖ ß ẞ ﬃ", "가각 각", "\u{1112}\u{1161}\u{11AB}",
            "a@b.c http://x.y/z?q=1&r=2", "\u{2019}\u{2019} \u{2018} \u{201C}\u{201D}",
            "\u{E000}a \u{10FFFF}b \u{FFFD}c",
            "क्षि a क्षि", "\u{1F1E6}", "a\u{34F}b", "a\u{20DD}b", "e\u{301}\u{323} e\u{323}\u{301}", "\u{340}a \u{F900}",
            "it\u{2019}s é it\u{2019}s", "abc def\u{301} ghi", "x\u{2018}y\u{301}z", "a\u{A8}b a\u{B4}b a\u{B8}b",
            "a·b a\u{387}b l·l",
            "a:é é:a a;é 1;é", "don`t a`b `a a` 1`2 a`1 a``b é`a a`é _`a", "ß aß`ß ẞ ßs", "٤٫٥ ٫٥ ٤٫ 1٬000 a٫b",
            "צה״ל צה\u{201D}ל ג׳",
            "aeroe Poet aa`ae UE\u{2019}ue_ae queue AÀ", "مـــن ـ ـa aـb", "a\u{FE13}b a\u{FE55}b a\u{FE52}b",
            "ab\u{301}.c d.e\u{301}",
        ])
    func agrees(text: String) {
        check(text)
    }

    /// What random texts are made of; ASCII comes often, so that both paths meet in one text.
    private static let pieces: [String] = {
        var pieces = "a b Q z e o I S 1 2 0 9 _ ' . , : ; - / \" ! ( ) & % a b c d 1 3 ' . ' ."
            .split(separator: " ").map(String.init)
        pieces += [" ", " ", " ", " ", "\n", "\t", "\r", "\u{B}", "\u{0}", "\u{1F}", "\u{7F}", "\r\n"]
        pieces += ["\u{2018}", "\u{2019}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2013}", "\u{2014}", "\u{2026}"]
        pieces += [
            "`", "ä", "ø", "æ", "œ", "ı", "\u{640}", "ё", "ș", "ك", "ی", "أ", "\u{64E}", "\u{307}", "۴", "९", "ʼ", "´",
            "ae", "ue",
        ]
        pieces += ["\u{A0}", "\u{201B}", "\u{201E}", "\u{2011}", "\u{2024}", "\u{2025}", "\u{202F}", "\u{3000}"]
        pieces += ["\u{85}", "\u{2028}", "é", "Ü", "ß", "ł", "İ", "ŉ", "ﬁ", "½", "²", "№", "™", "ª", "Ⅳ", "①"]
        pieces += ["·", "¨", "´", "\u{301}", "\u{308}", "\u{323}", "\u{327}", "\u{20DD}", "\u{34F}", "\u{AD}"]
        pieces += ["\u{200D}", "\u{200C}", "\u{2060}", "\u{FEFF}", "\u{200B}", "\u{200E}", "\u{FE0F}", "\u{1680}"]
        pieces += ["б", "Ж", "й", "σ", "Σ", "ς", "ά", "א", "״", "ب", "٣", "٫", "٬", "क", "\u{94D}", "\u{93F}"]
        pieces += ["東", "京", "の", "が", "フ", "ー", "ﾌ", "ﾞ", "々", "〇", "ก", "\u{E31}", "\u{E49}", "한"]
        pieces += ["\u{1112}", "\u{1161}", "\u{11AB}", "🛥", "👩", "🏽", "🇩", "🇪", "❤", "ℹ", "Ⓜ", "🅰"]
        pieces += ["\u{FFFD}", "\u{E000}", "\u{10FFFF}", "𝐀", "𝟗", "Ａ", "１", "．", "＇"]
        return pieces
    }()

    @Test("The fast path gives what the libraries give: random texts", arguments: 0..<20)
    func agreesOnRandomTexts(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<250 {
            let length = 1 + random.below(24)
            check((0..<length).map { _ in random.pick(Self.pieces) }.joined())
        }
    }

    @Test("The fast path gives what the libraries give: every piece between every neighbours")
    func agreesOnTriples() {
        let neighbours = ["a", "1", "_", "'", ".", " ", "\u{2019}", "é", "\u{301}", "フ"]
        for piece in Set(Self.pieces).sorted() {
            // One text a piece: the triples stand apart from each other by a space, and once by nothing.
            let triples = neighbours.flatMap { before in neighbours.map { before + piece + $0 } }
            check(triples.joined(separator: " "))
            check(triples.joined())
        }
    }

    /// What a buffer holds of a text: everything but its working space.
    private func contents(_ tokens: TokenBuffer, _ text: [UInt8]) -> [String] {
        (0..<tokens.count).map { token in
            "\(tokens.hashes[token]) \(tokens.surface(of: token, in: text.span)) "
                + "\(tokens.normalisedBytes(of: token, in: text.span)) \(tokens.starts[token])"
        }
    }

    @Test("Every vector level gives the tokens, and their places, that reading byte by byte gives")
    func agreesWithBytes() {
        var random = SeededGenerator(seed: 91)
        let words = ["The ", "ferry ", "1,120 ", "don't ", "it\u{2019}s ", "\u{201C}Yes,\u{201D} ", "snake_case ", "a"]
        for round in 0..<120 {
            let share = [0.02, 0.2, 1][round % 3]
            let text = Array(
                (0..<1 + random.below(round % 10 == 0 ? 6_000 : 300)).map { _ in
                    random.chance(share) ? random.pick(Self.pieces) : random.pick(words)
                }.joined().utf8)
            var plain = TokenBuffer()
            Tokenizer().tokenizeByBytes(0..<text.count, of: text.span, into: &plain)
            let expected = contents(plain, text)
            for level in VectorLevel.available {
                var tokens = TokenBuffer()
                tokens.scanner = WordScanner(level: level)
                Tokenizer().tokenize(text.span, into: &tokens)
                #expect(contents(tokens, text) == expected, "\(level), round \(round)")
                var hashes = TokenBuffer(keepsPlaces: false)
                hashes.scanner = WordScanner(level: level)
                Tokenizer().tokenize(text.span, into: &hashes)
                #expect(hashes.hashes == plain.hashes)
            }
        }
    }

    @Test("A run longer than what is scanned at a time is one run")
    func longRuns() {
        for length in [8_190, 8_191, 8_192, 8_193, 20_000] {
            let text = Array(
                (String(repeating: "a", count: length) + "é b " + String(repeating: "c ", count: 9_000)).utf8)
            var (tokens, plain) = (TokenBuffer(), TokenBuffer())
            Tokenizer().tokenize(text.span, into: &tokens)
            Tokenizer().tokenizeByBytes(0..<text.count, of: text.span, into: &plain)
            #expect(tokens.hashes == plain.hashes && tokens.starts == plain.starts && tokens.counts == plain.counts)
        }
    }

    @Test("A buffer takes the tokens of several texts")
    func appends() {
        var tokens = TokenBuffer()
        let texts = ["The ferry", "Überfahrt", "came back"]
        for text in texts {
            let bytes = Array(text.utf8)
            Tokenizer().tokenize(bytes.span, into: &tokens)
        }
        #expect(tokens.hashes == ["the", "ferry", "ueberfahrt", "came", "back"].map { Hash64.hash($0) })
        tokens.removeAll()
        #expect(tokens.count == 0)
    }

    @Test("A text cut in two at white space has the tokens of the whole")
    func cutsAtSpace() {
        var random = SeededGenerator(seed: 77)
        for _ in 0..<300 {
            let halves = (0..<2).map { _ in
                (0..<1 + random.below(10)).map { _ in random.pick(Self.pieces) }.joined()
            }
            #expect(words(halves[0]) + words(halves[1]) == words(halves.joined(separator: " ")))
        }
    }
}
