/// What stands around a date and belongs to whoever wrote it.
enum DateWrapping {
    /// The date within "/Date(1712217600000+0200)/", "new Date(1712217600000)" and behind "Published:", or before the name of
    /// a zone in brackets, as JavaScript prints it behind the zone itself; what has none of these as it is.
    static func content(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        if text.last == UInt8(ascii: "/") || text.last == UInt8(ascii: ")") {
            for opening in ["/Date(", "new Date(", "Date(", "ISODate(\"", "ISODate('", "Timestamp('"]
            where text.starts(with: opening.utf8) {
                text = text.dropFirst(opening.utf8.count)
                while let last = text.last, "/)\"'".utf8.contains(last) { text = text.dropLast() }
                // The milliseconds are UTC, whatever zone stands behind them.
                if opening.hasSuffix("("), let sign = text.dropFirst().firstIndex(where: { $0 == 0x2B || $0 == 0x2D }),
                    text[..<sign].dropFirst().allSatisfy({ $0 &- 0x30 < 10 })
                {
                    text = text[..<sign]
                }
                return text
            }
        }
        return withoutLabel(withoutRemark(text))
    }

    /// "Thu Apr 04 2024 12:15:00 GMT+0200 (Central European Summer Time)": the offset has said it.
    private static func withoutRemark(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.last == UInt8(ascii: ")"), let opening = text.lastIndex(of: UInt8(ascii: "(")) else { return text }
        let before = text[..<opening].withoutSpacesAtEnd
        let offset = before.suffix(5)
        let isOffset =
            offset.count == 5 && (offset.first == 0x2B || offset.first == 0x2D)
            && offset.dropFirst().allSatisfy { $0 &- 0x30 < 10 }
        return isOffset ? before : text
    }

    /// Words that stand before a date and say that it is the article's, in small letters.
    private static let labels = Set(
        """
        published posted updated date last modified first on created issued publication time added release released
        veröffentlicht erschienen aktualisiert erstellt stand datum zuletzt am publié publiée mis mise à jour le créé date de
        publicado publicada actualizado fecha el de publicación publicação atualizado em data pubblicato aggiornato il
        opublikowano aktualizacja dodano gepubliceerd bijgewerkt op geplaatst publicerad uppdaterad publiceret opdateret
        publisert oppdatert julkaistu päivitetty yayınlanma güncelleme tarihi опубликовано обновлено дата публикации
        发布时间 更新时间 发布 更新 时间 日期 公開日 更新日 公開 登録
        公開日時 更新日時 掲載日 掲載日時 配信日 配信日時 投稿日 投稿日時 作成日 作成日時 登録日 最終更新 最終更新日 发布日期 更新日期 发表时间
        发布于 更新于 發布時間 發佈時間 發布日期 更新時間 更新日期 發布於 時間 기사입력 최종수정 입력시간 등록일 작성일 게시일 발행일 승인 입력 수정 등록 تاریخ انتشار زمان تاريخ النشر نشر آخر تحديث
        เผยแพร่ วันที่ ngày đăng cập nhật lúc tanggal diterbitkan פורסם עודכן תאריך δημοσίευση δημοσιεύτηκε ενημέρωση опубліковано
        оновлено публікації objavljeno objavljena zadnja ažurirano posodobljeno közzétéve frissítve publicat actualizat
        zveřejněno aktualizováno uverejnené aktualizované publicēts atjaunots paskelbta atnaujinta avaldatud uuendatud
        публикувано обновена ippubblikat प्रकाशित अपडेटेड অনলাইন প্রকাশ প্রকাশিত আপডেট
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// What stands behind "Published:" and the like.
    private static func withoutLabel(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = text.first, first &- 0x30 >= 10 else { return text }
        let label = text.prefix { $0 &- 0x30 >= 10 }
        let wide = Array("：".utf8)
        let colon = label.lastIndex(of: UInt8(ascii: ":"))
        let end = colon.map { $0 + 1 } ?? label.firstRange(of: wide)?.upperBound
        guard let end else { return text }
        let words = String(decoding: text[..<end], as: UTF8.self).lowercased()
            .split { !$0.isLetter }.map(String.init)
        guard !words.isEmpty, words.allSatisfy(labels.contains) else { return text }
        return text[end...].drop { $0 == 0x20 || $0 == 0x09 }
    }

    /// A date without what only its own language puts there.
    static func inPlainWords(_ text: String) -> String { Eras.withDigits(withoutWeekdays(withoutThaiMarks(text))) }

    /// A date without the full stops within Thai's abbreviations, and the words that stand before its parts without a space: "วัน
    /// พฤหัสบดีที่ 4 เม.ย. พ.ศ. 2567 เวลา 10.15 น.".
    private static func withoutThaiMarks(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { 0xE00...0xE7F ~= $0.value }) else { return text }
        var text = text
        for mark in ["พ.ศ.", "พ.ศ", "ค.ศ.", "ค.ศ", "พุทธศักราช"] { text = text.replacing(mark, with: " ") }
        text = text.replacing("น.", with: " h ")
        var plain = ""
        var last: Character = " "
        for character in text {
            // A full stop behind a letter is of an abbreviation.
            if character == ".", last.unicodeScalars.allSatisfy({ 0xE00...0xE4F ~= $0.value }) { continue }
            plain.append(character)
            last = character
        }
        for day in ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "พฤหัสฯ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์"] {
            plain = plain.replacing("วัน\(day)ที่", with: " ").replacing("วัน\(day)", with: " ")
                .replacing("\(day)ที่", with: " ")
        }
        return plain
    }

    /// A date without the weekdays of East Asia, whose signs are those of a date: "(木)", "木曜日", "星期四", "목요일".
    static func withoutWeekdays(_ text: String) -> String {
        weekdaysOfEastAsia(in: text).reduce(text) { $0.replacing($1.form, with: " ") }
    }

    /// The day of the week that a date names as East Asia does, from 1 for Monday; nil where it names none, or two.
    static func weekday(_ text: String) -> Int? {
        let days = Set(weekdaysOfEastAsia(in: text).map(\.day))
        return days.count == 1 ? days.first : nil
    }

    private static func weekdaysOfEastAsia(in text: String) -> [(form: String, day: Int)] {
        guard text.utf8.contains(where: { $0 >= 0xE2 }) else { return [] }
        return ["月火水木金土日", "월화수목금토일", "一二三四五六天"].flatMap { days in
            days.enumerated().filter { text.contains($0.element) }.flatMap { number, day in
                ["(\(day))", "（\(day)）", "\(day)曜日", "\(day)曜", "星期\(day)", "周\(day)", "週\(day)", "\(day)요일"]
                    .filter(text.contains).map { ($0, number + 1) }
            }
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate var withoutSpacesAtEnd: ArraySlice<UInt8> {
        var slice = self
        while slice.last == 0x20 { slice = slice.dropLast() }
        return slice
    }
}
