import Fixtures
import Testing

@testable import Corpus

/// What makes a copy the worse one: characters misread or lost, paragraphs printed again, what readers and pages say.
@Suite("Misread text, lost letters, paragraphs printed again")
struct MisreadTextTests {
    private static let german = """
        Der Hafen von Südmünde wurde am Freitag gesperrt, nachdem die Fähre „Möwe“ im Nebel den nördlichen Pier gestreift \
        hatte. Die Straße über die Brücke bleibt für Fußgänger geöffnet, sagte Hafenmeisterin Käthe Büll.
        """
    private static let russian = """
        Порт Сундмере закрыт с пятницы: паром в густом тумане задел северный пирс. Никто не пострадал, сообщила начальник \
        порта Ильза Марран. Водолазы осмотрят корпус в субботу, а пока между берегами ходят автобусы.
        """
    private static let french = """
        Le port de Sundmere a été fermé vendredi après que le bac eut heurté la jetée. Personne n’a été blessé, a déclaré la \
        maîtresse du port, « mais la brume était épaisse ». La traversée reprendra dès samedi.
        """

    private func clean(_ text: String) -> (text: String, damage: TextDamage) {
        let batch = Cleaning.clean([ArticleBatch([PlainDocument("a", text)])], threads: 1)[0]
        return (String(decoding: batch.bytes[batch.entries[0].text.bounds], as: UTF8.self), batch.entries[0].damage)
    }

    /// The scalars that the bytes from 80 on stand for.
    private static let tables: [String: [Character]] = [
        "windows-1251": Array(
            "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
                + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"),
        "koi8-r": Array(
            "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©"
                + "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"),
        "cp850": Array(
            "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
                + "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"),
        "macintosh": Array(
            "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰"
                + "ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"),
    ]

    private static func misread(_ text: String, in encoding: String) -> String {
        let table = tables[encoding]!
        precondition(table.count == 128, "\(encoding) has \(table.count)")
        return String(text.utf8.map { $0 < 0x80 ? Character(UnicodeScalar($0)) : table[Int($0) - 0x80] })
    }

    @Test(
        "UTF-8 that was read in a rarer encoding is read back",
        arguments: ["windows-1251", "koi8-r", "cp850", "macintosh"], [german, russian, french])
    func encodings(encoding: String, text: String) {
        let misread = Self.misread(text, in: encoding)
        #expect(misread != text)
        let result = clean(misread)
        #expect(result.text == text)
        #expect(result.damage == .characters)
    }

    @Test("So is what was misread twice", arguments: [german, russian])
    func twice(text: String) {
        #expect(clean(Self.misread(Self.misread(text, in: "cp850"), in: "cp850")).text == text)
    }

    @Test(
        "Sound text stays as it is, whatever signs it has",
        arguments: [
            german, russian, french,
            "МЧС РФ и РЖД сообщили о закрытии порта «Сундмере» — до субботы. СССР, ГДР, РСФСР.",
            "┌─────┬─────┐\n│ eins│ zwei│\n└─────┴─────┘", "Die Wurzel √2 und √º sind keine Wörter.",
            "’Tis “sound”, isn’t it?",
        ])
    func sound(text: String) {
        #expect(MisreadText.repairing(Array(text.utf8).span) == nil)
        #expect(clean(text).damage.isEmpty)
    }

    @Test(
        "A question mark within a word is a letter that was lost",
        arguments: [
            ("Die Bergstra?e bleibt gesperrt.", true), ("Sie sagte: Wer zahlt? Niemand wei? es.", false),
            ("See example.org/page?id=3 for more.", false), ("The county?s roads office said so.", true),
            ("Why not?because it rains.", true), ("Really?! Yes?", false),
        ])
    func lostLetters(text: String, isLost: Bool) { #expect(clean(text).damage.contains(.characters) == isLost) }

    private static let body = [
        "The harbour of Sundmere was closed on Friday after the ferry Tove struck the northern pier in thick fog.",
        "Nobody was hurt, the harbour master Ilse Marran said. Divers are to look at the hull on Saturday.",
        "The company that runs the ferry promised buses over the bridge until the crossing opens again.",
    ]

    @Test("A body that is printed again behind a blank, a teaser, and paragraphs that stand twice are printed once")
    func again() {
        let text = Self.body.joined(separator: "\n\n")
        let doubled = Self.body.flatMap { [$0, $0] }.joined(separator: "\n\n")
        for published in [text + " " + text, Self.body[0] + "\n\n" + text, doubled] {
            let result = clean(published)
            #expect(result.text.split(separator: "\n").map(String.init) == Self.body, "\(published)")
            #expect(result.damage == .repetition)
        }
    }

    @Test("A line that comes again further down, or that another ends with, is no second printing")
    func refrains() {
        for lines in [
            [Self.body[0], Self.body[1], Self.body[0], Self.body[2]],
            [Self.body[0], Self.body[1] + " " + Self.body[0], Self.body[2]], ["La la la.", "La la la.", Self.body[0]],
        ] {
            let result = clean(lines.joined(separator: "\n"))
            #expect(result.text == lines.joined(separator: "\n"))
            #expect(result.damage.isEmpty)
        }
    }

    @Test(
        "Comments behind what asks for them are told by names, times and buttons of any language",
        arguments: [
            [
                "Diskutieren Sie mit", "#1 Bergfex", "Der Pier war schon immer im Weg, sagt mein Onkel.", "#2 Lena K.",
                "Danke an alle!",
            ],
            [
                "Join the discussion", "@bergur77 · 2 hours ago", "They widened that pier.", "12 likes · Reply",
                "@lena · 3 hours ago", "Thanks!", "4 likes · Reply",
            ],
            [
                "Vos réactions", "On a élargi ce quai contre tous les avis, et voilà ! Bergur55, le 07/05 à 10:12",
                "Ma tante habite là-haut, je remercie les pilotes ! Léna, le 07/05 à 10:40",
            ],
            ["网友评论（2）", "山里人 5月7日 10:12", "当初大家都反对拓宽码头。", "回复", "小林 5月7日 10:40", "谢谢飞行员！", "回复 点赞"],
        ])
    func comments(tail: [String]) {
        let result = clean((Self.body + tail).joined(separator: "\n\n"))
        #expect(result.text == Self.body.joined(separator: "\n\n"))
        #expect(result.damage == .comments)
    }

    @Test(
        "What a page invites to is no part of the article, as a sentence too",
        arguments: [
            "Subscribe to our newsletter: the news of the day in your inbox. By signing up you accept our terms.",
            "Abonnieren Sie unseren Newsletter und verpassen Sie keine Nachricht mehr.",
            "Suscríbete a nuestro boletín y recibe cada mañana las noticias en tu correo.",
            "Подписывайтесь на наш канал в мессенджере, чтобы первыми узнавать новости.", "扫描二维码关注本报公众号，获取更多新闻。",
            "责任编辑：李明", "分享到：微信 微博", "Читайте также: Как вести себя в тумане", "Lee también: Cómo cruzar el puente",
        ])
    func invitations(line: String) {
        #expect(clean((Self.body + [line]).joined(separator: "\n\n")).text == Self.body.joined(separator: "\n\n"))
    }
}
