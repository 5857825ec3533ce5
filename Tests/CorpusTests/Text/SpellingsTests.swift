import Fixtures
import Foundation
import Kernels
import Testing

@testable import Corpus

@Suite("Spellings of one word")
struct SpellingsTests {
    private func hashes(_ text: String, removingDiacritics: Bool = false) -> [UInt64] {
        let bytes = Array(text.utf8)
        var tokens = TokenBuffer()
        Tokenizer(removesDiacritics: removingDiacritics).tokenize(bytes.span, into: &tokens)
        return tokens.hashes
    }

    /// The keys of a text's words, a space between two.
    private func keys(_ text: String, removingDiacritics: Bool = false) -> String {
        let bytes = Array(text.utf8)
        let tokenizer = Tokenizer(removesDiacritics: removingDiacritics)
        var tokens = TokenBuffer()
        tokenizer.tokenize(bytes.span, into: &tokens)
        return (0..<tokens.count).map {
            String(decoding: tokenizer.key(of: $0, of: tokens, in: bytes.span), as: UTF8.self)
        }.joined(separator: " ")
    }

    /// Texts of which each is written in two ways or more.
    private static let same: [[String]] = [
        // Turkish and Azeri in capitals: I belongs to ı, İ to i.
        ["Işıklı ılıca diyarı sisli", "IŞIKLI ILICA DİYARI SİSLİ", "Işıklı Ilıca Diyarı Sisli"],
        ["Qırmızı işıq, ilk əlifba", "QIRMIZI İŞIQ, İLK ƏLİFBA"],
        // Lithuanian keeps the dot below an accent, and i with an ogonek has its own.
        ["ri\u{307}\u{301}šti", "ríšti", "RI\u{301}ŠTI"], ["į\u{307}\u{301}", "į\u{301}", "Į\u{301}"],
        // Greek capitals have no accents; the last sigma, and marks of the older spelling.
        ["Η νησίδα Καλλίρροος βυθίστηκε", "Η ΝΗΣΙΔΑ ΚΑΛΛΙΡΡΟΟΣ ΒΥΘΙΣΤΗΚΕ", "Η ΝΗΣΊΔΑ ΚΑΛΛΊΡΡΟΟΣ ΒΥΘΊΣΤΗΚΕ"],
        ["μαΐστρος Ροΐδης", "ΜΑΪΣΤΡΟΣ ΡΟΪΔΗΣ", "ΜΑΙΣΤΡΟΣ ΡΟΙΔΗΣ"], ["ἄνεμος ἐν ὁδῷ", "ανεμοσ εν οδωι"],
        // Arabic with points, with tatweel, with the forms of the alef, of yeh and of teh marbuta; in presentation forms.
        ["وصلت السفينة إلى الميناء القديم", "وَصَلَتِ السَّفِينَةُ إِلَى المِينَاءِ القَدِيمِ", "وصلت السفيـــنة إلى المينـاء القديم"],
        ["وصلت السفينة إلى الميناء", "وصلت السفينه الي الميناء", "وصلت السفينة الى الميناء"],
        ["أمطار إعصار آبار ٱسم", "امطار اعصار ابار اسم"], ["سلام", "\u{FEB3}\u{FEFC}\u{FEE1}"],
        ["مؤتمر طوارئ", "موتمر طواري"],
        ["هٰذا", "هذا"],
        // Persian, Urdu and Kurdish, typed with the letters of Arabic; with and without the non-joiner.
        ["کشتی باری پلیکان", "كشتي باري پليكان", "كشتى بارى پليكان"], ["می\u{200C}شود", "میشود", "مي\u{200C}شود"],
        ["خانۀ ما", "خانهٔ ما", "خانه ما"], ["یہ کہانی", "يه كهاني"], ["ناوەندی", "ناوه\u{200C}ندی"],
        // Digits of all scripts, and the separators of Arabic numbers.
        ["٢٠٢٥ 4.5 1,000", "2025 ٤٫٥ ١٬٠٠٠", "۲۰۲۵ ۴٫۵ ۱٬۰۰۰", "２０２５ ４.５ １,０００"],
        [
            "२०२५", "২০২৫", "੨੦੨੫", "૨૦૨૫", "୨୦୨୫", "௨௦௨௫", "౨౦౨౫", "೨೦೨೫", "൨൦൨൫", "๒๐๒๕", "໒໐໒໕", "༢༠༢༥", "၂၀၂၅",
            "២០២៥", "𝟐𝟎𝟐𝟓", "2025",
        ],
        // German, also in capitals, in combining marks and in Switzerland; Danish, Norwegian and Swedish; French.
        [
            "Müßige Gärtner hörten Übles", "Muessige Gaertner hoerten Uebles", "MÜSSIGE GÄRTNER HÖRTEN ÜBLES",
            "MÜẞIGE GÄRTNER HÖRTEN ÜBLES", "Mu\u{308}ßige Ga\u{308}rtner ho\u{308}rten U\u{308}bles",
            "MUESSIGE GAERTNER HOERTEN UEBLES",
        ],
        ["Straße", "Strasse", "STRASSE", "STRAẞE"],
        ["Færgen på Ørsholm løb på skær", "Faergen paa Oersholm loeb paa skaer", "FÆRGEN PÅ ØRSHOLM LØB PÅ SKÆR"],
        ["Färjan på Örsholm", "Færjan på Ørsholm"], ["cœur œuvre", "coeur oeuvre", "CŒUR ŒUVRE"],
        // Romanian with comma and with cedilla.
        ["orașul Țărmuri", "oraşul Ţărmuri", "ORAȘUL ŢĂRMURI"],
        // Russian ё, and stress marks; Ukrainian apostrophes.
        ["Лёд ещё идёт", "Лед еще идет", "ЛЁД ЕЩЁ ИДЁТ"], ["за\u{301}мок", "замок"],
        ["п'ять об'єктів", "п’ять об’єктів", "пʼять обʼєктів", "п`ять об`єктів", "п′ять об′єктів"],
        // Hebrew with points; geresh and gershayim.
        ["שָׁלוֹם לָעִיר", "שלום לעיר"], ["צה״ל רח׳", "צה\"ל רח'", "צה”ל רח’"],
        // Apostrophes and hyphens, and what is not seen.
        [
            "don't isn't", "don’t isn’t", "don‘t isn‘t", "don`t isn`t", "don´t isn´t", "donʼt isnʼt", "don′t isn′t",
            "don＇t isn＇t",
        ],
        ["oʻzbek oʼlka", "o'zbek o'lka", "o‘zbek o’lka", "o`zbek o`lka"],
        [
            "well-known north-east", "well‐known north‑east", "well–known north−east",
            "well\u{AD}-known no\u{AD}rth-east",
        ],
        ["harbour", "har\u{AD}bour", "har\u{200B}bour", "har\u{2060}bour", "\u{FEFF}harbour", "har\u{200D}bour"],
        // Ligatures, wide letters, letters in two codes, marks in either order.
        ["affine filet", "aﬃne ﬁlet"], ["ĳsberg", "ijsberg", "IJSBERG", "Ĳsberg"], ["Ferry 12", "Ｆｅｒｒｙ １２"],
        ["ngựa", "ngu\u{31B}\u{323}a", "ngu\u{323}\u{31B}a", "NGỰA"], ["ŉ", "'n", "ʼN"], ["ǆ ǉ", "dž lj", "ǅ Ǉ"],
        ["ﾌｪﾘｰ", "フェリー"], ["가", "\u{1100}\u{1161}"], ["क़लम", "क\u{93C}लम"], ["നൻ", "നന\u{D4D}\u{200D}"],
        ["na hÉireann tSín", "NA hÉIREANN tSÍN", "NA HÉIREANN TSÍN"],
    ]

    @Test("All the ways in which a text is written have the same words", arguments: same)
    func meets(spellings: [String]) {
        for removingDiacritics in [false, true] {
            let expected = hashes(spellings[0], removingDiacritics: removingDiacritics)
            #expect(!expected.isEmpty)
            for spelling in spellings.dropFirst() {
                #expect(
                    hashes(spelling, removingDiacritics: removingDiacritics) == expected,
                    "\(keys(spelling)) and \(keys(spellings[0])), removing diacritics: \(removingDiacritics)")
            }
        }
    }

    @Test(
        "Different words stay different",
        arguments: [
            ["neue", "nue"], ["Israel", "Isral"], ["schon", "schön"], ["drucken", "drücken"], ["Masse", "Mase"],
            ["Kuchen", "Küchen"], ["resume", "résumé"], ["ano", "año"], ["и", "й"], ["її", "іі"], ["у", "ў"],
            ["г", "ґ"],
            ["کی", "کے"], ["بھائی", "بہائی"], ["گل", "كل"], ["پر", "بر"], ["1.5", "15", "1,5"], ["٢٫٥", "٢٥"],
            ["a1", "a2"],
            ["don't", "dont"], ["Łódź", "Lodz"], ["क", "क\u{93C}"], ["कि", "की"], ["ก", "กา"], ["か", "が"],
            ["は", "ば", "ぱ"],
            ["i", "j", "l"], ["s", "ſt"], ["oeuf", "ouf"], ["ш", "щ"], ["ә", "а"], ["ס", "ם"],
        ])
    func parts(words: [String]) {
        #expect(Set(words.map { hashes($0) }).count == words.count, "\(words.map { keys($0) })")
    }

    @Test("Where diacritics are removed a vowel is one with and without them, and spelled out")
    func withoutDiacritics() {
        for words in [
            ["Müller", "Muller", "Mueller"], ["Ångström", "Angstrom", "Aangstroem"], ["blå sø", "bla so", "blaa soe"],
            ["É", "e"],
        ] {
            #expect(Set(words.map { hashes($0, removingDiacritics: true) }).count == 1, "\(words)")
        }
    }

    @Test(
        "What is printed keeps its spelling",
        arguments: [
            "Straße", "Müller", "Ørsholm", "Mueller", "2025", "٢٠٢٥", "ёлка", "шесть", "каф\u{301}", "κάστρο", "مدينة",
        ])
    func surface(word: String) {
        let bytes = Array(word.utf8)
        var tokens = TokenBuffer()
        Tokenizer().tokenize(bytes.span, into: &tokens)
        #expect(tokens.count == 1)
        let surface = tokens.surface(of: 0, in: bytes.span)
        #expect(surface == word)
    }

    // MARK: Properties of all of Unicode

    private func isOfUnicode14(_ scalar: Unicode.Scalar) -> Bool { (scalar.properties.age?.major ?? 99) <= 14 }

    private static let scalars = (0x21...UInt32(0x1FFFF)).compactMap(Unicode.Scalar.init).filter {
        ![.unassigned, .privateUse, .surrogate].contains($0.properties.generalCategory)
    }

    @Test(
        "A letter, its capital, its small and its title letter are one", arguments: [("", ""), ("x", "y"), ("α", "β")])
    func caseMappings(before: String, after: String) {
        let cased = Self.scalars.filter { scalar in
            let properties = scalar.properties
            let mapped = [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping]
            return mapped.contains { $0 != String(scalar) }
                // The libraries know Unicode 14 at least.
                && mapped.allSatisfy { $0.unicodeScalars.allSatisfy(isOfUnicode14) }
        }
        #expect(cased.count > 2_500)
        func text(_ letter: (Unicode.Scalar) -> String) -> String {
            cased.map { before + letter($0) + after }.joined(separator: " . ")
        }
        for removingDiacritics in [false, true] {
            let expected = keys(text { String($0) }, removingDiacritics: removingDiacritics)
            #expect(keys(text(\.properties.lowercaseMapping), removingDiacritics: removingDiacritics) == expected)
            #expect(keys(text(\.properties.uppercaseMapping), removingDiacritics: removingDiacritics) == expected)
            #expect(keys(text(\.properties.titlecaseMapping), removingDiacritics: removingDiacritics) == expected)
        }
    }

    @Test("Folding what is folded changes nothing", arguments: ["", "i", "α", "ب"])
    func isIdempotent(before: String) {
        // Han and Hangul, of which every character is alike, are left out.
        let text = Self.scalars.filter {
            !(0x3400...0xABFF).contains($0.value) && !(0xAC00...0xD7FF).contains($0.value)
        }
        .map { before + String($0) }.joined(separator: " ")
        let once = keys(text)
        let twice = keys(once)
        guard once != twice else { return }
        for (first, second) in zip(once.split(separator: " "), twice.split(separator: " ")) where first != second {
            Issue.record("\(first.unicodeScalars.map(\.value)) becomes \(second.unicodeScalars.map(\.value))")
            return
        }
        Issue.record("other words")
    }

    @Test("A digit of any script is the number that it stands for, and begins a number")
    func digits() {
        var count = 0
        for scalar in Self.scalars where scalar.properties.generalCategory == .decimalNumber {
            guard isOfUnicode14(scalar), let value = scalar.properties.numericValue else { continue }
            let bytes = Array("\(scalar)5".utf8)
            var tokens = TokenBuffer()
            Tokenizer().tokenize(bytes.span, into: &tokens)
            #expect(tokens.hashes == hashes("\(Int(value))5"), "U+\(String(scalar.value, radix: 16))")
            let isNumber = tokens.isNumber(0, in: bytes.span)
            #expect(isNumber)
            count += 1
        }
        #expect(count >= 650)
    }

    @Test("Of Greek, Arabic and Hebrew, as Unicode decomposes them, letters alone count")
    func decomposes() {
        for scalar in Self.scalars
        where [0x370...0x3FF, 0x590...0x6FF, 0x750...0x77F, 0x1F00...0x1FFF].contains(where: {
            $0.contains(Int(scalar.value))
        }) {
            guard scalar.properties.isAlphabetic, scalar.properties.generalCategory != .nonspacingMark else { continue }
            let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
            let letters = parts.filter { $0.properties.generalCategory != .nonspacingMark || $0.value == 0x345 }
            #expect(keys(String(scalar)) == keys(String(String.UnicodeScalarView(letters))), "\(scalar)")
        }
    }

    @Test("What two texts of any characters share by default they share without diacritics")
    func isCoarser() {
        var random = SeededGenerator(seed: 3)
        let pieces = Self.same.flatMap { $0.flatMap { $0.map(String.init) } } + ["ae", "oe", "ue", "aa", "ä", "e", "u"]
        var plain: [[UInt64]: [UInt64]] = [:]
        for _ in 0..<6_000 {
            let word = (0..<1 + random.below(3)).map { _ in random.pick(pieces) }.joined()
            let coarse = hashes(word, removingDiacritics: true)
            let known = plain.updateValue(coarse, forKey: hashes(word))
            #expect(known == nil || known == coarse, "\(word)")
        }
    }
}
