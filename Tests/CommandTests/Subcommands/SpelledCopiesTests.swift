import Fixtures
import Foundation
import Testing

@Suite("Copies in another spelling")
struct SpelledCopiesTests {
    /// Texts in two spellings each, none of which is like another.
    private static let texts: [(String, String)] = [
        (
            "Ilıca ilçesinde ışıklar gece boyunca sönük kaldı. Balıkçı İlyas Sırık, iskelede ıslanan ağları sabaha kadar "
                + "kurutmaya çalıştıklarını söyledi.",
            "ILICA İLÇESİNDE IŞIKLAR GECE BOYUNCA SÖNÜK KALDI. BALIKÇI İLYAS SIRIK, İSKELEDE ISLANAN AĞLARI SABAHA KADAR "
                + "KURUTMAYA ÇALIŞTIKLARINI SÖYLEDİ."
        ),
        (
            "Το πλοίο έφτασε στο λιμάνι με έξι ώρες καθυστέρηση. Οι επιβάτες έμειναν όλη τη νύχτα στο κατάστρωμα χωρίς "
                + "νερό, είπε ο πλοίαρχος.",
            "ΤΟ ΠΛΟΙΟ ΕΦΤΑΣΕ ΣΤΟ ΛΙΜΑΝΙ ΜΕ ΕΞΙ ΩΡΕΣ ΚΑΘΥΣΤΕΡΗΣΗ. ΟΙ ΕΠΙΒΑΤΕΣ ΕΜΕΙΝΑΝ ΟΛΗ ΤΗ ΝΥΧΤΑ ΣΤΟ ΚΑΤΑΣΤΡΩΜΑ ΧΩΡΙΣ "
                + "ΝΕΡΟ, ΕΙΠΕ Ο ΠΛΟΙΑΡΧΟΣ."
        ),
        (
            "أعلنت إدارة الميناء أن السفينة القديمة ستبقى في المرسى حتى ١٢ مايو ٢٠٢٥، وأن إصلاح الجسر يكلف ٤٫٥ مليون، حسب "
                + "آخر بيان.",
            "أَعْلَنَتْ إِدَارَةُ المِينَاءِ أَنَّ السَّفِينَةَ القَدِيمَةَ سَتَبْقَى في المـرسى حتى 12 مايو 2025، وأنّ اصلاح الجسر يكلّف 4.5 مليون، حسب "
                + "اخر بيان."
        ),
        (
            "کشتی باری پس از سه روز تاخیر به اسکله رسید و کارگران می‌گویند بار میوه در یخچال‌های قدیمی خراب شده است.",
            "كشتي باري پس از سه روز تاخير به اسكله رسيد و كارگران ميگويند بار ميوه در يخچالهاي قديمي خراب شده است."
        ),
        (
            "Die Bäckerei am Großmarkt muss schließen, weil Öfen und Küche für die neue Straße weichen. Günther Möhring "
                + "führte sie fünfzig Jahre.",
            "Die Baeckerei am Grossmarkt muss schliessen, weil Oefen und Kueche fuer die neue Strasse weichen. Guenther "
                + "Moehring fuehrte sie fuenfzig Jahre."
        ),
        (
            "Færgen på Ørsholm blev liggende, så gæsterne måtte sove på gulvet i køkkenet, og først næste dag kom der både.",
            "Faergen paa Oersholm blev liggende, saa gaesterne maatte sove paa gulvet i koekkenet, og foerst naeste dag kom "
                + "der baade."
        ),
        (
            "Ещё вчера лёд на озере держал рыбаков, а утром самолёт нашёл только одну чёрную палатку, сообщил пилот Фёдор Кулёв.",
            "Еще вчера лед на озере держал рыбаков, а утром самолет нашел только одну черную палатку, сообщил пилот Федор Кулев."
        ),
        (
            "The baker's oven isn't repaired, and the council's fire-inspectors won't reopen Hobb's Row before they've seen it.",
            "The baker`s oven isn´t repaired, and the council’s fire‑inspectors wonʼt re\u{AD}open Hobb′s Row before they‘ve seen it."
        ),
    ]

    @Test(
        "A copy that spells its words otherwise is found, however it is looked for",
        arguments: [[], ["--exact"], ["--ocr"], ["--fold-diacritics"], ["--threshold", "0.9", "--containment", "1"]])
    func isFolded(options: [String]) throws {
        let folder = try TestFolder()
        let records = Self.texts.enumerated().flatMap { number, texts in
            [texts.0, texts.1].enumerated().map { copy, text in ["id": "\(number)-\(copy)", "text": text] }
        }
        let lines = try records.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        let path = try folder.write("n.jsonl", lines.joined(separator: "\n"))
        let outcome = try Command.run(["dedup", path] + options)
        #expect(outcome.code == 0)
        let kept = try outcome.text
            .split(separator: "\n").map { try JSONDecoder().decode([String: String].self, from: Data($0.utf8))["id"]! }
        #expect(kept.map { $0.prefix(1) } == Self.texts.indices.map { "\($0)" }, "\(kept)")
    }
}
