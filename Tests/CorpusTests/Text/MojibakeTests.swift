import Fixtures
import Testing

@testable import Corpus

@Suite("Characters read in another encoding")
struct MojibakeTests {
    private static func repaired(_ text: String) -> String? {
        Mojibake.repairing(Array(text.utf8).span).map { String(decoding: $0, as: UTF8.self) }
    }

    /// How UTF-8 is read wrongly.
    enum Reading: String, CaseIterable {
        case windows1252, latin1

        func damaging(_ text: String) -> String {
            String(
                String.UnicodeScalarView(
                    text.utf8.map { byte in
                        self == .windows1252 && 0x80...0x9F ~= byte
                            ? Windows1252.scalar(of: byte)! : Unicode.Scalar(byte)
                    }))
        }
    }

    private static let damages: [[Reading]] = [
        [.windows1252], [.latin1], [.windows1252, .windows1252], [.latin1, .latin1], [.latin1, .windows1252],
        [.windows1252, .latin1], [.windows1252, .windows1252, .windows1252],
    ]

    @Test("Sound text is left alone, whatever its language", arguments: LanguageSample.all)
    func sound(sample: LanguageSample) {
        #expect(Self.repaired(sample.text) == nil)
        // Nor is any part of it, cut between two characters, and none in capitals.
        let characters = Array(sample.text)
        for start in characters.indices {
            #expect(Self.repaired(String(characters[start...])) == nil)
            #expect(Self.repaired(String(characters[...start])) == nil)
        }
        #expect(Self.repaired(sample.text.uppercased()) == nil)
        #expect(Self.repaired(sample.text.lowercased()) == nil)
    }

    @Test("Damage to any language is undone to the byte, once, twice or three times", arguments: LanguageSample.all)
    func damaged(sample: LanguageSample) {
        for damage in Self.damages {
            let damaged = damage.reduce(sample.text) { $1.damaging($0) }
            #expect(Self.repaired(damaged) == sample.text, "\(damage.map(\.rawValue))")
        }
    }

    /// With letters whose bytes Windows-1254 has not and Windows-1252 has.
    private static let greek =
        "Ξεκίνησε η γιορτή των ψαράδων στο λιμάνι, όπου τα παιδιά θα τραγουδούν ώς το βράδυ με φώτα. Οι ώρες των πλοίων "
        + "αλλάζουν, και ο κόσμος των νησιών περιμένει νέα δρομολόγια έως την Πέμπτη, όταν ανοίγει ξανά το λιμάνι της Ξυλώνας."

    @Test(
        "So it is where rarer encodings are looked for too", arguments: LanguageSample.all.map(\.text) + [greek])
    func published(text: String) {
        for damage in Self.damages {
            let damaged = Array(damage.reduce(text) { $1.damaging($0) }.utf8)
            let published = PublishedText(damaged.span, naming: .none).plain.map { String(decoding: $0, as: UTF8.self) }
            #expect(published ?? String(decoding: damaged, as: UTF8.self) == text, "\(damage.map(\.rawValue))")
        }
    }

    @Test("What is repaired is sound", arguments: LanguageSample.all)
    func idempotence(sample: LanguageSample) {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<200 {
            // Words are damaged or not, each for itself.
            let words = sample.text.split(separator: " ").map { word in
                random.chance(0.5) ? random.pick(Reading.allCases).damaging(String(word)) : String(word)
            }
            guard let repaired = Self.repaired(words.joined(separator: " ")) else { continue }
            #expect(Self.repaired(repaired) == nil)
        }
    }

    @Test("Bytes that only look like damage never make a text worse than UTF-8")
    func random() {
        let pieces = [
            "Ã", "Â", "â", "€", "™", "…", "”", "»", "\u{A0}", "\u{AD}", "\u{9D}", "\u{80}", "ƒ", "é", "ð", "Ÿ", "˜",
            " ",
            "a", "A", ".", "Ð", "Ñ", "å", "�", "œ", "©", "\n", "í",
        ]
        var random = SeededGenerator(seed: 19)
        var changed = 0
        for _ in 0..<20_000 {
            let text = (0..<random.below(12)).map { _ in random.pick(pieces) }.joined()
            guard let repaired = Mojibake.repairing(Array(text.utf8).span) else { continue }
            changed += 1
            #expect(String(validating: repaired, as: UTF8.self) != nil, "\(text)")
            #expect(Mojibake.repairing(repaired.span) == nil, "\(text)")
        }
        #expect(changed > 1_000)
    }

    @Test(
        "Damage is undone",
        arguments: [
            ("The cafÃ© on the quay", "The café on the quay"), ("donâ€™t", "don’t"), ("â€œYesâ€\u{9D}", "“Yes”"),
            ("Price: Â£5, 20Â°C, Â© Harbour Post", "Price: £5, 20°C, © Harbour Post"),
            ("â‚¬4.2 million â€“ or more", "€4.2 million – or more"), ("ferryâ„¢", "ferry™"),
            // Only some words are damaged.
            ("“Café Brûlé” in NaÃ¯ve Quay", "“Café Brûlé” in Naïve Quay"),
            ("“AMANHÃ” e CoraÃ§Ã£o", "“AMANHÃ” e Coração"),
            // The no-break space became a space, or was cut off.
            ("Ã  la carte, dÃ©jÃ  vu", "à la carte, déjà vu"), ("la cittÃ  vecchia", "la città vecchia"),
            ("Caos in cittÃ", "Caos in città"), ("La cittÃ .", "La città."),
            ("Ã  la pÃ gina, dÃ©jÃ  vu, Ã  cÃ´tÃ©", "à la pàgina, déjà vu, à côté"),
            ("le soirÂ : 50Â 000 personnes", "le soir : 50 000 personnes"),
            ("Bonjour Â», dit-Ã©lle", "Bonjour », dit-élle"),
            // The soft hyphen went.
            ("MarÃa GarcÃ©s", "María Garcés"),
            // The last byte of the closing quotation mark has no character in Windows-1252.
            ("â€œYesâ€ she said", "“Yes” she said"), ("â€œYesâ€�", "“Yes”"),
            // Windows-1252 read as Latin-1.
            ("It\u{92}s \u{93}over\u{94} \u{96} says", "It’s “over” – says"),
            ("Ð\u{9F}Ñ\u{80}Ð¸Ð²ÐµÑ\u{82}", "Привет"), ("ðŸ˜€ good", "😀 good"), ("å­—å¹•", "字幕"),
            ("ï»¿Text", "\u{FEFF}Text"), ("KÃ–LN und MÃœNCHEN", "KÖLN und MÜNCHEN"),
        ])
    func repairs(damaged: String, sound: String) {
        #expect(Self.repaired(damaged) == sound)
    }

    @Test(
        "Ã and â are letters",
        arguments: [
            "SÃO PAULO", "château", "ÂGE", "AMANHÔ", "“AMANHÔ", "«IRMû", "AMANHÃ…", "AMANHà ", "«né»…", "MÃE", "NÃO",
            "fatigué… »", "NESTLÉ®", "NESCAFÉ™ is", "CAFÉ—the best", "ITÄ–LÄNSI", "TÄMÄ… on", "the letter «Â»",
            "3\u{A0}×\u{A0}4",
            "GRÖ\u{AD}SSE", "FÄ\u{AD}HRE", "DÚŠKA", "NEMÔŽE", "LUKÁŠ", "hâlâ…”", "está»… y", "NGÔ", "voilà…»", "Ã", "Â",
            "â€",
            "l’été", "Ã\u{A0}", "MANHÃ — QUE", "MANHÃ—QUE", "Â£", "vã…”",
        ])
    func letters(text: String) {
        // The signs of the last rows are damage wherever they stand.
        let isDamage = ["â€", "Â£"].contains(text)
        #expect((Self.repaired(text) == nil) == !isDamage, "\(text)")
    }

    @Test(
        "The work is linear in damage within damage",
        arguments: ["Ãƒ", "ÃƒÂ", "Ãƒƒƒƒ", "Ã", "Â ", "â€", "\u{93}", "ð", "Ã©"])
    func isLinear(piece: String) {
        let growth = growth(from: 20_000, by: 8) { size in
            _ = Self.repaired(String(repeating: piece, count: size / piece.utf8.count))
        }
        #expect(growth < 24)
    }
}
