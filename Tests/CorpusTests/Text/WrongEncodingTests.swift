import Fixtures
import Platform
import Testing

@testable import Corpus

@Suite("Text that was read in a wrong encoding")
struct WrongEncodingTests {
    /// Of one article, in many languages.
    static let texts: [String: String] = [
        "cs":
            "Rada města Krásného rozhodla v úterý, že se ze starého mlýna u řeky stane muzeum hodin. Přestavba začne příští léto.",
        "pl":
            "Rada miasta Źródlina zdecydowała we wtorek, że w starym młynie nad rzeką powstanie muzeum zegarów. Koszt: trzy złote.",
        "hu":
            "Szőlőfalu képviselő-testülete kedden úgy döntött, hogy a régi malomból óramúzeum lesz. A felújítás jövő nyáron kezdődik.",
        "ro":
            "Consiliul orașului Stânceni a hotărât marți că vechea moară de lângă râu va deveni muzeu al ceasurilor, și în oraș se știe.",
        "tr":
            "Irmakköy belediye meclisi salı günü eski değirmenin saat müzesi olmasına karar verdi. Çalışmalar gelecek yaz başlayacak.",
        "el": "Το δημοτικό συμβούλιο της Πετροκρήνης αποφάσισε την Τρίτη ότι ο παλιός μύλος θα γίνει μουσείο ρολογιών.",
        "ru":
            "Городской совет Каменки решил во вторник, что в старой мельнице у реки откроют музей часов. Ремонт начнут летом.",
        "uk":
            "Міська рада Кам’янки вирішила у вівторок, що в старому млині біля річки відкриють музей годинників. Її ґанок зносять.",
        "he":
            "מועצת העיר רמת שקד החליטה ביום שלישי שהטחנה הישנה ליד הנחל תהפוך למוזיאון שעונים. השיפוץ יתחיל בקיץ הבא.",
        "ar":
            "قرر مجلس مدينة عين الوادي يوم الثلاثاء تحويل الطاحونة القديمة قرب النهر إلى متحف للساعات. وتبدأ الأعمال في الصيف.",
        "th": "สภาเทศบาลเมืองโคกไพรมีมติเมื่อวันอังคารให้ปรับปรุงโรงสีเก่าริมแม่น้ำเป็นพิพิธภัณฑ์นาฬิกา",
        "vi":
            "Hội đồng thành phố Suối Đá quyết định hôm thứ Ba rằng nhà máy xay cũ bên sông sẽ trở thành bảo tàng đồng hồ.",
        "de":
            "Der Gemeinderat von Brömstätt beschloß am Dienstag, daß die alte Mühle am Fluß ein Uhrenmuseum wird. Größe: fünf Räume.",
        "fr":
            "Le conseil municipal de Valbrègue a décidé mardi que le vieux moulin près de la rivière deviendra un musée créé pour l’été.",
        "is":
            "Bæjarstjórn Steinvíkur ákvað á þriðjudag að gamla myllan við ána yrði safn um úr. Það ýtir undir ferðaþjónustu í bænum.",
        "da":
            "Byrådet i Møllebæk besluttede tirsdag, at den gamle mølle ved åen skal være et urmuseum. Ombygningen begynder til sommer.",
        "zh": "石桥市议会星期二决定，把河边的旧磨坊改建成钟表博物馆。工程将于明年夏天开始，费用由市里承担。",
        "ja": "石橋市議会は火曜日、川沿いの古い製粉所を時計博物館に改装することを決めた。工事は来年の夏に始まる。",
        "ko": "석교시 의회는 화요일에 강가의 낡은 방앗간을 시계 박물관으로 바꾸기로 결정했다. 공사는 내년 여름에 시작된다.",
    ]

    private func clean(_ text: String) -> (text: String, damage: TextDamage) {
        let batch = Cleaning.clean([ArticleBatch([PlainDocument("a", text)])], strippingFurniture: false, threads: 1)[0]
        return (String(decoding: batch.bytes[batch.entries[0].text.bounds], as: UTF8.self), batch.entries[0].damage)
    }

    /// Bytes as a reader of single bytes shows them, undefined ones as control characters.
    static func shown(_ bytes: [UInt8], in label: String) throws -> String {
        let scalars = try #require(CodePage.scalars(of: label))
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let scalar = byte < 0x80 ? Unicode.Scalar(byte) : scalars[Int(byte) - 0x80]
            text.append(scalar.value == 0xFFFD ? Unicode.Scalar(byte) : scalar)
        }
        return String(text)
    }

    @Test("What is sound stays as it is", arguments: texts.keys.sorted())
    func sound(language: String) throws {
        let result = clean(Self.texts[language]!)
        #expect(result.text == Self.texts[language]!)
        #expect(result.damage.isEmpty)
    }

    @Test(
        "UTF-8 that was read in an encoding of its language is read back",
        arguments: [
            ("cs", "windows-1250"), ("cs", "iso-8859-2"), ("cs", "cp852"), ("pl", "windows-1250"),
            ("hu", "windows-1250"),
            ("ro", "windows-1250"), ("el", "windows-1253"), ("el", "iso-8859-7"), ("tr", "windows-1254"),
            ("he", "windows-1255"), ("ar", "windows-1256"), ("th", "windows-874"), ("vi", "windows-1258"),
            ("vi", "windows-1252"), ("uk", "koi8-u"), ("uk", "windows-1251"), ("ru", "mac-cyrillic"), ("de", "cp437"),
            ("cs", "mac-centraleurope"), ("pl", "windows-1257"),
        ])
    func readBack(language: String, label: String) throws {
        let text = Self.texts[language]!
        let misread = try Self.shown(Array(text.utf8), in: label)
        #expect(misread != text)
        let result = clean(misread)
        #expect(result.text == text)
        #expect(result.damage.contains(.characters))
    }

    @Test(
        "Of what an encoding of two bytes lost the rest is read back",
        arguments: [("zh", "gbk"), ("zh", "shift_jis"), ("ja", "shift_jis"), ("ja", "gbk")])
    func pairs(language: String, label: String) throws {
        let text = Self.texts[language]!
        let misread = String(
            decoding: try #require(CharacterDecoder.utf8(Array(text.utf8), from: label)), as: UTF8.self)
        let result = clean(misread)
        let kept = Set(text.unicodeScalars).intersection(result.text.unicodeScalars)
        #expect(kept.count * 3 >= Set(text.unicodeScalars).count * 2, "\(result.text)")
        #expect(result.damage.contains(.characters))
    }

    @Test(
        "Text of another encoding that was read as Windows-1252 is read in its own",
        arguments: [
            ("ru", "windows-1251"), ("ru", "koi8-r"), ("uk", "windows-1251"), ("el", "windows-1253"),
            ("he", "windows-1255"),
            ("ar", "windows-1256"), ("th", "windows-874"), ("cs", "windows-1250"), ("cs", "iso-8859-2"),
            ("pl", "windows-1250"),
            ("pl", "iso-8859-2"), ("tr", "windows-1254"),
        ])
    func mistaken(language: String, label: String) throws {
        let text = Self.texts[language]!
        let encoder = try #require(CharacterEncoder(to: label))
        let bytes = try #require(encoder.encoded(Array(text.utf8)))
        let result = clean(try Self.shown(bytes, in: "windows-1252"))
        #expect(result.text == text)
        #expect(result.damage.contains(.characters))
    }

    @Test(
        "Files of DOS and of the Macintosh are told from those of Windows",
        arguments: [
            ("de", "MACINTOSH"), ("de", "CP850"), ("fr", "MACINTOSH"), ("fr", "CP850"), ("da", "CP850"),
            ("el", "CP737"),
            ("cs", "CP852"), ("ru", "CP866"), ("de", "WINDOWS-1252"), ("cs", "WINDOWS-1250"), ("el", "WINDOWS-1253"),
            ("ru", "WINDOWS-1251"), ("tr", "WINDOWS-1254"), ("uk", "KOI8-U"),
        ])
    func files(language: String, label: String) throws {
        // Quotation marks that the old encodings have not.
        let text = Self.texts[language]!.replacing("’", with: "'") + "\n"
        let encoder = try #require(CharacterEncoder(to: label))
        let bytes = try #require(encoder.encoded(Array(text.utf8)))
        let told = try #require(TextEncoding.narrow(bytes[...]))
        let read = try #require(CharacterDecoder.utf8(bytes, from: told))
        #expect(String(decoding: read, as: UTF8.self) == text, "\(told)")
    }
}
