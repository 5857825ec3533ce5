import Testing

@testable import Corpus

@Suite("Boilerplate")
struct BoilerplateTests {
    private static let first =
        "The last ferry from Orlen turned back on Tuesday when a gust tore the ramp from its hinges."
    private static let second = "Nobody was hurt, the harbour master said, but the crossing stays closed until Friday."

    /// What is left of a text, in one line.
    private func news(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let kept = Boilerplate.removing(from: bytes[...]) ?? bytes
        return String(decoding: kept, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(
        "Credits and remarks behind the last sentence are no news, on its line and on one of their own",
        arguments: [
            "(Reporting by Tova Brandt; Editing by Mara Lind)",
            "(Additional reporting by Tova Brandt and Mara Lind in Orlen, writing by Ole Skov)",
            "(Polling by Orlen Desk) (Editing by Ole Skov)", "($1 = 0.84 skilling)", "(Adds quote, background)",
            "(Bericht von Tova Brandt, redigiert von Mara Lind. Bei Rückfragen wenden Sie sich an die Redaktion.)",
            "(Reportage de Tova Brandt, édité par Mara Lind)", "(Reporte de Tova Brandt. Editado por Mara Lind)",
            "(a cura di Tova Brandt)", "(Репортаж Товы Брандт. Редактор Мара Линд)", "(Tova Brandt, Mara Lind)",
            "Reporting by Tova Brandt; Editing by Mara Lind",
            "Additional reporting by Tova Brandt in Orlen and Mara Lind in Brannoch; Editing by Ole Skov",
            "Reporting by Tova Brandt in Orlen.",
            "Norvane Wire writers Tova Brandt and Mara Lind contributed to this report.",
            "The Norvane Wire contributed to this report.", "Redaktion: Tova Brandt; Mitarbeit: Mara Lind",
            "Mit Material von Norvane.", "Enditem", "— Norvane", "burs-tb/ml", "(Norvane).", "Tova Brandt",
            "Tova Brandt ha contribuito a questo articolo.",
            "Редактор Товa Брандт",
        ])
    func endings(credit: String) {
        let text = "\(Self.first) \(Self.second)"
        #expect(news("\(text) \(credit)") == text)
        #expect(news("\(Self.first)\n\n\(Self.second)\n\n\(credit)") == text)
    }

    @Test(
        "Short lines at the end that are no sentences go too",
        arguments: [
            "Tova Brandt", "Tova Brandt, Mara Lind.", "___", "Tova Brandt, Mara Lind and Ole Skov",
            "Follow Tova Brandt at @tovabrandt",
            "tova.brandt@norvane.example", "Read more:\nFerry timetable", "© 2026 Norvane Wire",
            "Read or share this story: https://norv.ne/2vV1", "责任编辑：李四", "文／张三", "김철수 기자", "Haber: Tova Brandt",
        ])
    func looseEndings(line: String) {
        #expect(news("\(Self.first)\n\(Self.second)\n\(line)") == "\(Self.first) \(Self.second)")
    }

    @Test(
        "A last sentence that only speaks of such things stays",
        arguments: [
            "The reporter asked the editor to resign.", "Reporting rules were tightened by the council last year.",
            "Editors of both papers met on Friday (and again on Sunday) in Orlen.",
            "Police reported no injuries in Orlen.",
            "The deal is worth 40 million skilling ($33 million).", "“We shall see,” said Mara Lind (42).",
            "Brandt wrote the report.",
        ])
    func keptEndings(sentence: String) {
        let text = "\(Self.first) \(Self.second) \(sentence)"
        #expect(news(text) == text)
        #expect(news("\(Self.first)\n\(Self.second)\n\(sentence)") == text)
    }

    @Test("What is all of a text is its text")
    func wholeTexts() {
        for text in [
            "Reporting by Tova Brandt", "(Ferry ramp torn off)", "Ferry ramp torn off in Orlen storm", "记者张三", "",
        ] {
            #expect(news(text) == text)
        }
    }

    @Test("A long list at the end is part of the text, and so is a text that was cut")
    func lists() {
        let list = (1...9).map { "Harbour \($0)" }.joined(separator: "\n")
        #expect(news("\(Self.first)\n\(list)").hasPrefix("\(Self.first) Harbour 1"))
        let cut = "\(Self.first) \(Self.second) On Wednesday the mayor of Brannoch"
        #expect(news(cut) == cut)
    }

    @Test(
        "Bylines before the text are no news",
        arguments: [
            "By Tova Brandt", "By TOVA BRANDT, Norvane Wire", "By Tova Brandt and Mara Lind | The Orlen Ledger",
            "By Tova Brandt, staff writer", "Von Tova Brandt und Mara Lind", "Par Tova Brandt avec Norvane",
            "Por Tova Brandt", "di Mara Lind", "Door Tova Brandt", "Автор: Това Брандт", "Yazan: Tova Brandt",
        ])
    func beginnings(line: String) {
        #expect(news("\(line)\n\(Self.first)\n\(Self.second)") == "\(Self.first) \(Self.second)")
    }

    @Test(
        "Of the time of a page the time stays, and tells what the text is about",
        arguments: [
            ("Published 3:00 p.m. April 4, 2026", "3:00 p.m. April 4, 2026"),
            ("Veröffentlicht am 4. April 2026, 15:00 Uhr", "am 4. April 2026, 15:00 Uhr"),
            ("Обновлено: 4 апреля 2026", ": 4 апреля 2026"),
        ])
    func stamps(line: String, left: String) {
        #expect(news("\(line)\n\(Self.first)") == "\(left) \(Self.first)")
    }

    @Test(
        "A first line that begins with such a word and goes on stays",
        arguments: [
            "By the numbers: what the storm cost", "Von der Fähre gerettet", "De Marlo wins the race",
            "By law, ferries stop",
            "Updated rules for ferries",
        ])
    func keptBeginnings(line: String) {
        #expect(news("\(line)\n\(Self.first)") == "\(line) \(Self.first)")
    }

    @Test(
        "The agency of a dateline is no news; its town is",
        arguments: [
            ("ORLEN, April 4 (Norvane Wire) - ", "ORLEN, April 4 - "), ("(Norvane) - ", "- "),
            ("Orlen (NW) — ", "Orlen — "),
            ("【オルレン】", ""), ("(ORLEN=NW) Tova Brandt = ", ""), ("[ORLEN] ", ""),
            ("Orlen, 4 abr (NW).- ", "Orlen, 4 abr .- "),
            ("ORLEN, April 4 /NorWire/ -- ", "ORLEN, April 4 -- "), ("ОРЛЕН, 4 апр (Норван) - ", "ОРЛЕН, 4 апр - "),
        ])
    func datelines(line: String, left: String) {
        #expect(news("\(line)\(Self.first)\n\(Self.second)") == "\(left)\(Self.first) \(Self.second)")
    }

    @Test(
        "Captions, their credits, and what a player says are no news, wherever they stand",
        arguments: [
            "FILE PHOTO: The ferry leaves Orlen, April 4, 2024. NORVANE/Tova Brandt", "Photo: Tova Brandt/Norvane",
            "Image copyright Norvane Image caption The ramp was torn off", "Foto: Tova Brandt", "Archivbild: Die Fähre",
            "Enlarge this image toggle caption Tova Brandt/Norvane", "Crédit photo : Tova Brandt",
            "Foto de archivo del puerto de Orlen", "Фото: Това Брандт", "资料图：渡轮", "写真：時事", "사진=노르반",
            "Media playback is unsupported on your device", "To play this video you need to enable JavaScript.",
            "Your browser does not support the video tag.", "Ihr Browser unterstützt dieses Format nicht.",
            "Votre navigateur ne peut pas lire cette vidéo.", "Ваш браузер не поддерживает видео.",
            "(Norvane Pictures)", "A ferry leaves Orlen on Tuesday. (Norvane Photo/ Tova Brandt)",
            "Die Fähre vor Orlen. (Foto: Brandt)", "La rampe (Tova Brandt/Norvane)",
            "Tova Brandt/Norvane Pictures",
        ])
    func captions(line: String) {
        #expect(news("\(Self.first)\n\(line)\n\(Self.second)") == "\(Self.first) \(Self.second)")
    }

    @Test(
        "A line that only looks like a caption stays",
        arguments: [
            "Photographs of the ramp were shown in court.", "This video is proof, the captain said.",
            "File the report by Friday, the council told the crew.", "Image is everything in Orlen.", "What we know",
        ])
    func keptLines(line: String) {
        #expect(news("\(Self.first)\n\(line)\n\(Self.second)") == "\(Self.first) \(line) \(Self.second)")
    }

    @Test(
        "Codes of markets, addresses and signatures of posts are no words",
        arguments: [
            ("Varn Inc VRN.N rose", "Varn Inc rose"), ("Varn ( VRNa.OX ) rose", "Varn ( ) rose"),
            ("Varn (VRN.N) rose", "Varn ( ) rose"), ("Varn <VRN.OX> rose", "Varn rose"),
            ("Varn 600519.SS rose", "Varn rose"),
            ("The index .ORLX rose", "The index rose"), ("Oil <ORc1> rose", "Oil rose"),
            ("Varn (T.N) rose", "Varn ( ) rose"),
            ("Varn (HVSE: VRN; ORX: VRN) rose", "Varn rose"), ("See https://norv.ne/2vV1?a=b for more", "See for more"),
            ("Look pic.norvane.example/ab12 now", "Look now"),
            ("A ramp! — Mara Lind (@maralind) April 4, 2026 The post was", "A ramp! The post was"),
        ])
    func codes(text: String, left: String) {
        #expect(news("\(Self.first) \(text) again.") == "\(Self.first) \(left) again.")
    }

    @Test(
        "An abbreviation is no code",
        arguments: [
            "the U.S. and the U.K. agreed", "the U.N. said", "in Washington, D.C. and beyond", "Mr. A. Brandt",
            "Nr.4 won",
            "at 3 p.m. EST", "U.S./Orlen talks", "version 2.4.A", "the input/output and either/or", "St.Orlen won",
            "mail (at) norvane", "(Note: it rained)", "the No.1 ferry", "5 < 6 and 7 > 6",
        ])
    func noCodes(text: String) {
        let text = "\(Self.first) \(text) again."
        #expect(news(text) == text)
    }

    @Test("A range lies in its text, apart from the others and behind those before it, whatever the bytes are")
    func anyBytes() {
        var state: UInt64 = 7
        let pieces = [
            "(", ")", "\n", ". ", "By Tova", "Reporting by ", ".N", "<", ">", "@", "/", "（", "）", "。", "—", " ", "Ä",
            "x",
        ]
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let bytes = Array(text.utf8)
            var end = 0
            for range in Boilerplate.ranges(in: bytes.span) {
                #expect(range.lowerBound >= end && range.upperBound <= bytes.count && !range.isEmpty)
                end = range.upperBound + 1
            }
        }
    }
}
