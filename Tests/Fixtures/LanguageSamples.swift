/// A few invented sentences of news in many languages, as each is printed: its quotation marks, dashes and capitals.
package struct LanguageSample: Sendable, CustomStringConvertible {
    package let language: String
    package let text: String

    package var description: String { language }

    package static let all: [LanguageSample] = [
        .init(
            language: "English",
            text:
                "The café’s owner — Zoë Aldermarsh — said: “It’s over… we’re £4,000 short.” It was 5° outside, ½ past nine."
        ),
        .init(
            language: "German",
            text:
                "„Die Fähre läuft wieder“, sagte Käthe Groß. Übermorgen prüfen Ärzte in KÖLN-MÜLHEIM die Größe – für 12 €. "
                + "ÖFFNUNG DER STRASSE: „TABLEAÜ“"),
        .init(
            language: "French",
            text: "« Il est fatigué… », a dit Éloïse Brûlé à l’écluse de Nîmes, où l’été n’en finissait pas. "
                + "À CÔTÉ DE LA FORÊT, ÂGÉ DE 80 ANS : «Voilà…» L’ŒUVRE COÛTE 3 € «Il est né»…"),
        .init(
            language: "Spanish",
            text:
                "«¿Quién pagará?», preguntó la señora Ibáñez. ¡Mañana será otro día! EL NIÑO LLEGARÁ «MAÑANA SERÁ»… el 1.º"
        ),
        .init(
            language: "Portuguese",
            text: "SÃO PAULO, NA MANHÃ DE HOJE: “AMANHÔ, disse o capitão. “NÃO É A IRMÔ. A união não é vã… «IRMû "
                + "AMANHÃ… AVIÕES E CORAÇÕES, À NOITE – MANHÃ"),
        .init(
            language: "Italian",
            text:
                "«La città è più bella», ha detto Nicolò. PERCHÉ IL CAFFÈ… È “LUNEDÌ”, È «GIÙ», LIBERTÀ! Così sarà l’università."
        ),
        .init(
            language: "Catalan",
            text:
                "«L’alcaldia no ho farà», digué Àngels. SELECCIÓ «DEMÀ». L’il·lusió d’això és a la pàgina, allà i demà."
        ),
        .init(
            language: "Dutch",
            text: "„Eén brug is té weinig”, zei Daniëlle. De coördinator ging naar Curaçao — ’s avonds om acht uur."),
        .init(
            language: "Danish",
            text: "»Færgen er på vej til Ærø,« sagde Søren Ågård. ØEN »Ø« BLÅSER… I DAG ER DET BLÅT, PÅ FÆRGEN OGSÅ…"),
        .init(
            language: "Swedish",
            text: "”Älven är hög”, sa Åsa Öberg. Åtta båtar i Malmö–Ängelholm. SMÅ ”ÅAR” OCH SJÖ”SJUKA”, BLÅ…"
        ),
        .init(
            language: "Norwegian",
            text: "«Fjorden er åpen», sa Bjørn Ødegård på Ås. ÅPNER «BRØD PÅ Ø» – FØR ÆRLIGE ØYER, PÅ…"),
        .init(
            language: "Finnish",
            text: "”Jäätie on auki”, sanoi Päivi Äijälä. ”TÄMÄ” PÄIVÄ, ”TÄÄLLÄ”… ITÄ–LÄNSI-ruuhka jäi väliin; MYÖS YÖ…"),
        .init(
            language: "Icelandic",
            text: "„Við bíðum eftir ferjunni,“ sagði Þóra Æsa Ólafsdóttir. „ÞAÐ“ ER ORÐ… Í DAG, Á EYÐI."),
        .init(
            language: "Polish",
            text: "„Prom nie przypłynie”, powiedziała Łucja Źdźbło. Śnieg, żółć i gęś – w ŁODZI. „ŻÓŁĆ” „MIÓD”…"),
        .init(
            language: "Czech",
            text: "„Most je zavřený,“ řekla Žaneta Šťastná. Příliš žluťoučký kůň. TOMÁŠ, KŘÍŽ, „MÁ“ – ÚŘAD"),
        .init(
            language: "Slovak",
            text: "„Nemôžeme čakať,“ povedal Ľuboš Žďár. NEMÔŽE DÚŠKA, MÁJ… „SVÄTÝ“ ŽIAĽ – kôň, mäso, ŕba."),
        .init(
            language: "Hungarian",
            text: "„A komp nem indul” – mondta Őze Jenő. Árvíztűrő tükörfúrógép. „JÓ”, „NŐ”, IDŐ… ÚJ, KÉK – ÉS”"
        ),
        .init(
            language: "Romanian",
            text: "„Podul e închis”, a spus Ștefan Țăranu. ÎN ROMÂNIA, CÂND «Â» E SCRIS… Înțelegere și pâine."),
        .init(
            language: "Croatian",
            text: "„Trajekt kasni”, rekao je Žarko Đurić. Šljive, čavli i ćup. ŽIVOT, ĐAK – ČISTO…"),
        .init(
            language: "Turkish",
            text: "“Köprü kapalı”, dedi Şükrü Çağlayan. İSTASYON’DA KÂR… “GENÇ”, “GÜÇ”: hâlâ… Iğdır’ın ölçüsü"),
        .init(
            language: "Azerbaijani",
            text: "“Bərə gecikir”, – dedi Günəş Əliyeva. Şəhər əhalisi gözləyir, çünki yol bağlıdır."),
        .init(
            language: "Vietnamese",
            text:
                "“Phà dừng chạy”, bà Nguyễn Thị Ánh nói. NGÃ TƯ, “NGÔ, “NHÀ”, “CÂY ĐA”… Nước lũ đã rút; giá là 5.000 ₫ – ở bến."
        ),
        .init(
            language: "Greek", text: "«Το πλοίο δεν έφυγε», είπε η Ελένη Ψαρρού. Ό,τι έγινε, έγινε… ΑΘΗΝΑ – ΛΙΜΑΝΙ."),
        .init(
            language: "Russian",
            text: "«Паром не пойдёт», — сказала Ольга Ёлкина. В порту ждут 20 машин… № 5, С.-Иваново."),
        .init(language: "Ukrainian", text: "«Міст зачинено», — сказав Ґедзь Їжакевич. Об’їзд через Кам’янку і Зелене…"),
        .init(language: "Hebrew", text: "\"המעבורת לא תצא\", אמרה רחל שומרון. הנמל סגור עד יום ראשון – כך נמסר."),
        .init(language: "Arabic", text: "«العبّارة لن تغادر»، قالت ليلى الساحلي. الميناء مغلق حتى يوم الأحد؟"),
        .init(language: "Persian", text: "«کشتی حرکت نمی‌کند»، مهتاب ساحلی گفت. بندر تا یک‌شنبه بسته است…"),
        .init(language: "Hindi", text: "नाव आज नहीं चलेगी, मीरा तटवाल ने कहा। बंदरगाह रविवार तक बंद है।"),
        .init(language: "Thai", text: "เรือข้ามฟากหยุดวิ่งแล้ว นางสาวมาลีกล่าว “รอถึงวันอาทิตย์”"),
        .init(language: "Chinese", text: "“渡轮停航了，”林小岸说。港口关闭到星期日……票价为￥5。"),
        .init(language: "Japanese", text: "「渡し船は出ません」と浜野ミナさんは話した。港は日曜日まで閉まる……"),
        .init(language: "Korean", text: "“나룻배가 멈췄다”고 한나루 씨가 말했다. 항구는 일요일까지 닫힌다…"),
        .init(language: "Georgian", text: "„ბორანი არ გავა“, თქვა ნინო ნაპირელმა. ნავსადგური კვირამდე დაკეტილია."),
        .init(language: "Armenian", text: "«Լաստանավը չի մեկնի», ասաց Անի Ափունին։ Նավահանգիստը փակ է։"),
    ]
}
