import Corpus

/// Weekdays and months, which tell one issue of a series from the next.
enum CalendarWords {
    /// Hashes of the keys of the words, the English ones with their possessives.
    ///
    /// - Parameter removingDiacritics: as the tokeniser of the text does.
    static func hashes(removingDiacritics: Bool) -> Set<UInt64> { removingDiacritics ? withoutDiacritics : plain }

    private static let plain = keys(removingDiacritics: false)
    private static let withoutDiacritics = keys(removingDiacritics: true)

    private static func keys(removingDiacritics: Bool) -> Set<UInt64> {
        Set(
            (english + english.map { $0 + "'s" } + others).map {
                WordKey.hash($0, removingDiacritics: removingDiacritics)
            })
    }

    private static let english = words(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec
        """)

    private static let others = words(
        """
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
        januar februar märz mai juni juli oktober dezember
        lundi mardi mercredi jeudi vendredi samedi dimanche
        janvier février mars avril juin juillet août septembre octobre novembre décembre
        lunes martes miércoles jueves viernes sábado domingo
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
        lunedì martedì mercoledì giovedì venerdì sabato domenica
        gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
        januari februari maart mei augustus
        """)

    private static func words(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}
