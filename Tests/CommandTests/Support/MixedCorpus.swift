import Fixtures
import Foundation

/// Invented records in many scripts, with all kinds of signs in and around their words, many of them copies of others:
/// words that are spelled one way here and another there, so that it shows where the first to come decides.
struct MixedCorpus {
    private var random: SeededGenerator
    private var originals: [Original] = []
    private var count = 0

    private struct Original {
        var script: Int
        var title: [String]
        var words: [String]
        /// Stand in the texts about one event alone.
        var telling: [String]
    }

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Records to come, as JSON Lines; their ids do not ascend.
    mutating func records(_ count: Int) throws -> [String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try (0..<count).map { _ in String(decoding: try encoder.encode(record()), as: UTF8.self) }
    }

    /// The id of a record that has come.
    static func id(_ number: Int) -> String {
        // Odd and so prime to 2^16: no two numbers below that share one.
        "m\(UInt16(truncatingIfNeeded: number &* 40_503))"
    }

    private mutating func record() -> [String: String] {
        let (original, words, title) = random.chance(0.6) && !originals.isEmpty ? copy() : newText()
        var text = words.joined(separator: " ")
        let source = random.pick(Self.sources)
        if random.chance(0.3) { text = "ORLEN, April 4 (\(random.pick(Self.credits))) -- " + text }
        if random.chance(0.2) { text = "according to the \(random.pick(Self.credits)), " + text }
        if random.chance(0.2) { text += "\n(\(random.pick(Self.credits)))" }
        if random.chance(0.4) { text += "\n" + random.pick(Self.furniture) }
        var record = [
            "id": Self.id(count), "text": text, "story": "\(original)", "duplicate_group": "\(original % 97)",
        ]
        count += 1
        if random.chance(0.8) {
            record["title"] = title.joined(separator: " ") + random.pick(["", "", " | \(source)", " - \(source)"])
        }
        if random.chance(0.8) { record["source"] = source }
        if random.chance(0.7) {
            record["published"] = "2024-04-0\(1 + random.below(9))T\(10 + random.below(14)):00:00Z"
        }
        if random.chance(0.2) { record["language"] = random.pick(["en", "EN-gb", "de", "ja", "zz"]) }
        return record
    }

    private mutating func newText() -> (original: Int, words: [String], title: [String]) {
        let script = random.below(Self.words.count)
        let telling = (0..<3 + random.below(5)).map { _ in name() }
        let words = words(random.pick([3, 8, 20, 60, 120]), script, telling)
        let title = self.words(3 + random.below(6), script, telling)
        originals.append(Original(script: script, title: title, words: words, telling: telling))
        return (originals.count - 1, words, title)
    }

    private mutating func copy() -> (original: Int, words: [String], title: [String]) {
        let number = random.below(originals.count)
        let original = originals[number]
        var words = original.words
        switch random.below(6) {
        case 0: break
        case 1, 2: for index in words.indices where random.chance(0.15) { words[index] = spelled(words[index]) }
        case 3: words.removeAll { _ in random.chance(0.08) }
        case 4: words.removeLast(words.count / 2)
        default: words = self.words(5 + random.below(100), original.script, original.telling)
        }
        var title = original.title
        if random.chance(0.4) { for index in title.indices { title[index] = spelled(title[index]) } }
        return (number, words, title)
    }

    private mutating func words(_ count: Int, _ script: Int, _ telling: [String]) -> [String] {
        (0..<count).map { _ in
            switch random.below(20) {
            case 0..<5: random.pick(Self.functionWords)
            case 5..<8: spelled(random.pick(Self.numbers))
            case 8..<11: spelled(random.pick(telling))
            case 11..<13: spelled(random.pick(Self.words[0]))
            default: spelled(random.pick(Self.words[script]))
            }
        }
    }

    private mutating func name() -> String {
        let syllables = (0..<2 + random.below(2)).map { _ in
            random.pick(Array("bdfgklmnprstvz").map(String.init))
                + random.pick(["a", "e", "i", "o", "u", "é", "ü", "å"])
        }
        return random.chance(0.6) ? syllables.joined().capitalized : syllables.joined()
    }

    /// A word as one of those who copy it might spell it.
    private mutating func spelled(_ word: String) -> String {
        switch random.below(20) {
        case 0..<8: return word
        case 8, 9: return word + random.pick(Self.signs)
        case 10, 11: return random.pick(Self.signs) + word
        case 12:
            var scalars = Array(word.unicodeScalars)
            scalars.insert(contentsOf: random.pick(Self.signs).unicodeScalars, at: random.below(scalars.count + 1))
            return String(String.UnicodeScalarView(scalars))
        case 13: return word.uppercased()
        case 14: return word.capitalized
        case 15: return Self.fullWidth(word)
        case 16: return word.decomposedStringWithCanonicalMapping
        case 17: return word + random.pick(["'s", "\u{2019}s", "'S", "\u{2019}S"])
        case 18: return word + random.pick(["-", "·", "/", ":", "_", ".", "\u{2019}", "\u{2010}"]) + "pier"
        default: return word.lowercased()
        }
    }

    private static func fullWidth(_ word: String) -> String {
        String(
            String.UnicodeScalarView(
                word.unicodeScalars.map { (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0)! : $0 }))
    }

    private static let functionWords = split(
        "the of and to in a der die und von le la les des et el los que con il di che een het van и в на не с")
    private static let numbers = split(
        "2010 1984 3 42 1,250 3.14 2024 12 1st 20th 5G 3D 100 2.5 ١٢٣ ۱۲۳ २०१० ๒๐๑๐ 二〇一〇 ⅻ")

    /// Of one language or script each.
    private static let words = [
        "council ferry harbour bridge budget court river market school hospital storm museum PIER Station",
        "Straße Größe Fähre Hafen Brücke Maßnahme Wähler Flüsse Übung Äpfel Öl groß GROẞ Schluß",
        "été élève forêt cœur façade hôtel l'eau l\u{2019}île déjà École naïve œuvre",
        "niño año señor corazón jamón Ángel elección río acción ¿qué? ¡mañana!",
        "река суд закон мост порт забастовка Ёлка ёлка Йод и\u{306}од выборы",
        "λόγος ΛΟΓΟΣ σοφίας ΣΟΦΊΑΣ ποταμός λιμάνι γέφυρα Άνεμος",
        "ışık iğne İnce IRMAK liman köprü İĞNE kapı",
        "مدينة ميناء جسر نهر محكمة السفينة مـيـنـاء",
        "شهر بندر پل دادگاه می\u{200C}خواهم رودخانه",
        "शहर पुल नदी न्यायालय चुनाव क्\u{200D}ष बन्दरगाह",
        "สะพาน แม่น้ำ ท่าเรือ เรือข้ามฟาก เลือกตั้ง",
        "橋 桥 港口 法院 罢工 選舉 渡輪 学校",
        "橋 みなと ミナト ﾐﾅﾄ ヴァ ガギグ か\u{3099}く フェリー 渡し船",
        "다리 항구 법원 파업 \u{1112}\u{1161}\u{11AB} 나룻배",
        "נמל גשר בית משפט ה\u{5F4}א מעבורת", "կամուրջ նավահանգիստ և լաստանավ", "ხიდი ᲮᲘᲓᲘ ნავსადგური ბორანი",
    ].map(split)

    private static let signs = split(
        """
        ° · ′ ″ ² ³ ¹ ™ ® ª º ½ ¼ ⁿ ₂ … – — ‘ ’ “ ” « » • € ¥ № ℡ ℃ µ Ω ﬁ ﬂ ﬀ ﬃ ① ② Ⅳ ⅳ ㎏ ㍻ ٪ ٫ ‰ × ± ⁄ ∞ _ ' - . , : / @ # & ( ) \
        ʼ ʻ ״ ་ । \u{AD} \u{200B} \u{200C} \u{200D} \u{FEFF} \u{301} \u{308} \u{327} \u{20DD} \u{FE0F} \u{2060} \u{202E} \u{A0} \
        😀 👩\u{200D}👩\u{200D}👧 ⛴
        """)
    private static let sources = [
        "Orlen Wire", "Écho de Skerren", "E\u{301}cho de Skerren", "Straßenblatt Orlen", "STRASSENBLATT ORLEN", "渡船日報",
    ]
    /// Some of them the same name in other bytes.
    private static let credits = [
        "Orlen Wire", "ORLEN WIRE", "Agência Orlen", "Age\u{302}ncia Orlen", "Écho de Skerren",
        "E\u{301}cho de Skerren", "OW",
    ]
    private static let furniture = [
        "Write to the newsroom at desk nine", "Follow us for more 24° stories", "All about the ferry · desk",
    ]

    /// Cut at plain spaces alone: a no-break space is a sign.
    private static func split(_ text: String) -> [String] {
        text.unicodeScalars.split { $0 == " " || $0 == "\n" }.map { String(String.UnicodeScalarView($0)) }
    }
}
