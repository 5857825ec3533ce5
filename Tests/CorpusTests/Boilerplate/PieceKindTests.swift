import Testing

@testable import Corpus

@Suite("Kinds of pieces")
struct PieceKindTests {
    @Test(
        "A title says by its form what a piece is, in many languages",
        arguments: [
            ("FACTBOX: Five facts about the Orlen ferry", .background), ("Factbox - The Orlen ferry", .background),
            ("FACTBOX-The Orlen ferry", .background), ("Timeline: How the ramp broke", .background),
            ("UPDATE 1-FACTBOX-The Orlen ferry", .background), ("[Explainer] Why ferries stop", .background),
            ("Q&A: What now for Orlen?", .background),
            ("What the ramp cost | Explainer", .background), ("FACTBOX 2: The Orlen ferry", .background),
            ("Chronologie: Die Fähre von Orlen", .background), ("Chronologie des accidents : Orlen", .background),
            ("Cronología: el ferry de Orlen", .background), ("Хронология: паром в Орлене", .background),
            ("ANALYSIS - Orlen pays for cheap ramps", .analysis), ("Analysis: Orlen pays", .analysis),
            ("Orlen pays for cheap ramps - analysis", .analysis), ("Snap analysis: Orlen pays", .analysis),
            ("Análisis: Orlen paga", .analysis), ("ANALYSE | Orlen zahlt", .analysis),
            ("تحليل: أورلن تدفع الثمن", .analysis),
            ("【分析】渡轮事故", .analysis), ("विश्लेषण: ओरलेन", .analysis),
            ("INSTANT VIEW 3: Orlen cuts fares", .reactions), ("Analysts' view: Orlen cuts fares", .reactions),
            ("Pressestimmen: Was andere sagen", .reactions), ("Reaction: Ministers speak of Orlen", .reactions),
            ("LIVE: Ferry sinks off Orlen", .live), ("Ferry sinks off Orlen – live updates", .live),
            ("Ferry sinks – as it happened", .live), ("Fähren-Liveticker: Was geschieht", .live),
            ("EN DIRECT. Orlen", nil), ("En direct : naufrage à Orlen", .live), ("AO VIVO | Naufrágio em Orlen", .live),
            ("直播：渡轮事故", .live), ("Orlen'de kaza - Canlı anlatım", .live), ("مباشر: غرق عبارة", .live),
            ("Opinion: Orlen must pay", .opinion), ("OPINION | Orlen must pay", .opinion),
            ("Orlen must pay | Opinion", .opinion),
            ("[Editorial] Orlen must pay", .opinion), ("Kommentar: Orlen muss zahlen", .opinion), ("社説：渡し船", .opinion),
            ("[사설] 여객선", .opinion), ("Мнение: Орлен должен платить", .opinion),
            ("Orlen must pay (commentary)", .opinion),
            ("Preview: Orlen against Brannoch", .preview), ("Wall Street Week Ahead: Ferries", .preview),
            ("Vorschau: Orlen gegen Brannoch", .preview), ("Newsletter: Five things from Orlen", .list),
            ("Orlen in brief: highlights", .list), ("News digest: Orlen", .list), ("Morning briefing: Orlen", .list),
            ("Resumo das notícias: Orlen", .list), ("In pictures: The Orlen ferry", .media),
            ("VIDEO: Ferry sinks", .media),
            ("The Orlen ferry (video)", .media), ("写真特集：渡し船", .media),
            ("What we know about the Orlen ferry", .background), ("Here's what we know so far of Orlen", .background),
            ("Five things to know about the Orlen ferry", .background), ("7 takeaways from Orlen", .background),
            ("A timeline of the Orlen sinking", .background), ("Timeline of the Orlen sinking", .background),
            ("Claves del naufragio de Orlen", .background), ("Cinco claves del naufragio", .background),
            ("Ce que l'on sait du naufrage", .background), ("Was wir über das Unglück wissen", .background),
            ("Fünf Fragen zum Unglück von Orlen", .background), ("Что известно о пароме", .background),
            ("FOTO: Převoz v Orlenu stojí", .media), ("FOTO Feribotul din Orlen stă pe loc", .media),
            ("VIDEO Trajekt u Orlenu tone", .media), ("Galéria: Orlen kompja", .media),
            ("Kuvat: Orlenin lautta", .media),
            ("عکس: کشتی اورلن", .media), ("גלריה: המעבורת באורלן", .media), ("Chùm ảnh: Phà Orlen", .media),
            ("ประมวลภาพ: เรือข้ามฟากออร์เลน", .media), ("LIVE TEXT Feribotul din Orlen", .live),
            ("UŽIVO Trajekt u Orlenu tone", .live), ("گزارش لحظه به لحظه: کشتی اورلن", .live),
            ("דיווח חי: המעבורת באורלן", .live), ("MUBASHARA: Kivuko cha Orlen", .live),
            ("บทวิเคราะห์: เรือออร์เลน", .analysis),
        ] as [(String, PieceKind?)])
    func kinds(title: String, kind: PieceKind?) {
        #expect(PieceKind(title: title) == kind)
    }

    @Test(
        "A plain report has none, whatever words it holds",
        arguments: [
            "Ferry sinks off Orlen: 14 hurt", "Orlen: ferry sinks", "Analysis of ramp finds rust",
            "Opinion polls: Brandt leads",
            "UPDATE 2-Ferry sinks off Orlen", "EXCLUSIVE: Orlen hid report", "BREAKING: Ferry sinks",
            "CORRECTED-Ferry sinks",
            "Timeline of repairs unclear, says mayor", "Live music returns to Orlen", "Police - ferry captain held",
            "Brandt: 'My opinion has not changed'", "Ferry 2 - Barge 0", "Preview of film shown to widow", "", ":",
            "()", "[",
            "Comment on ferry costs minister her post", "Ferry-maker to cut jobs", "SF-leder: Vi betaler",
            "WRAPUP 1-Ferry sinks",
            "Facts matter, judge tells captain", "Orlen (Brannoch) ferry sinks", "渡轮沉没：14人受伤",
            "Orlen ferry sinks | Orlen Ledger", "Five hurt as ferry sinks", "Two questions put to captain",
            "What we want is a ramp, says Brandt", "Three facts and a lie: captain tried",
            "FERRY SINKS OFF ORLEN", "ORLEN Ferry stops", "VIDEO", "Videos of the ferry shock Orlen",
            "NATO ships stop off Orlen",
        ])
    func reports(title: String) {
        #expect(PieceKind(title: title) == nil)
    }
}
