/// Which words are no labels, though they may tell one text from another.
package enum LabelWords {
    /// Whether a word says something on its own: it is no number, no part of a date, no form of address, no unit.
    package static func isLabel(_ label: String) -> Bool {
        let scalars = label.unicodeScalars
        guard let first = scalars.first else { return false }
        if first.properties.generalCategory == .decimalNumber {
            // "3D" and "5G" are words; "20th", "8.4" and "1990s" are not.
            return scalars.count == 2 && scalars.last!.properties.isUppercase
        }
        if scalars.contains(where: { $0 == ":" || $0 == "_" }) { return false }
        if scalars.contains("."), !label.split(separator: ".").allSatisfy({ $0.count == 1 }) { return false }
        return !empty.contains(label.lowercased())
    }

    /// Bytes of a text that are read for names.
    private static let leadBytes = 1_024

    /// The beginning of a text, cut where no character is.
    static func lead(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.count > leadBytes else { return text }
        let start = text.prefix(leadBytes)
        return start[..<(start.lastIndex { $0 < 0x80 } ?? start.startIndex)]
    }

    /// Days, months and times of the day in the languages that stop words are known of, forms of address, units.
    private static let empty = Set(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december today tomorrow yesterday a.m p.m am pm gmt est edt pst
        mr mrs ms dr sen rep gov inc corp co ltd plc prof jr sr gen lt col sgt capt rev
        percent pct bln mln billion million kg km mph bpd
        montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
        lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre
        octobre novembre décembre
        lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
        septiembre octubre noviembre diciembre
        segunda terça quarta quinta sexta feira janeiro fevereiro março maio junho julho setembro outubro dezembro
        lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio aprile maggio giugno luglio settembre
        ottobre dicembre
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart mei augustus
        måndag tisdag onsdag torsdag fredag lördag söndag maj augusti mandag tirsdag lørdag søndag marts
        понедельник вторник среда четверг пятница суббота воскресенье января февраля марта апреля мая июня июля августа
        сентября октября ноября декабря
        الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر
        أكتوبر نوفمبر ديسمبر
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
