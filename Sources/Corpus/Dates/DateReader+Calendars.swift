internal import Platform

extension DateReader {
    /// A reader of the same dates that takes years and names of months for those of a calendar.
    private func counting(in calendar: CalendarSystem) -> DateReader {
        var reader = self
        reader.calendar = calendar
        return reader
    }

    /// A date whose year is none of the Gregorian calendar's: 2567 is one of Thailand's, 1403 and 1445 are of Iran's or of the
    /// Islamic calendar.
    ///
    /// A year of the last two is that of the calendar in which it makes a date: names of months tell the calendar, and so do
    /// the 31st, marks such as "هـ", the digits of Persian and of Arabic, and a year that one of the two has not reached yet. What
    /// neither tells is left to the corpus.
    func readingOfOtherYears(_ text: ArraySlice<UInt8>, digits: DigitScript?) -> (
        date: PublicationDate, form: DateForm
    )? {
        let years = Self.years(in: text)
        if years.contains(where: { $0 >= 2_432 }) || years.isEmpty && text.contains(0xE0),
            let found = counting(in: .buddhist).ownReading(of: text)
        {
            return (found.date, .buddhist)
        }
        guard years.contains(where: { 1_200...1_600 ~= $0 }) else { return nil }
        let iranian = counting(in: .iranian).ownReading(of: text)?.date
        let islamic = counting(in: .islamic).ownReading(of: text)?.date
        switch (iranian, islamic) {
        case (let date?, nil): return (date, .iranian)
        case (nil, let date?): return (date, .islamic)
        case (nil, nil): return nil
        case (let iranian?, let islamic?):
            switch digits {
            case .persian: return (iranian, .iranian)
            case .arabic: return (islamic, .islamic)
            default: return (iranian, .openCalendar)
            }
        }
    }

    /// The numbers in the first four of each run of four digits or more.
    private static func years(in text: ArraySlice<UInt8>) -> [Int] {
        var years: [Int] = []
        var (value, count) = (0, 0)
        for byte in text {
            guard byte &- 0x30 < 10 else {
                count = 0
                continue
            }
            value = count == 0 ? Int(byte &- 0x30) : value * 10 + Int(byte &- 0x30)
            count += 1
            if count == 4 { years.append(value) }
            if count > 4 { value = 0 }
        }
        return years
    }

    /// Whose digits a date is written in.
    enum DigitScript { case persian, arabic, other }

    /// A date with the digits of ASCII in place of those of other scripts and without signs that only turn the direction of
    /// what is written; nil where it has none of either.
    static func withPlainDigits(_ text: ArraySlice<UInt8>) -> (text: [UInt8], digits: DigitScript?)? {
        guard text.contains(where: { $0 >= 0x80 }) else { return nil }
        var plain = String.UnicodeScalarView()
        var script: DigitScript?
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x200E, 0x200F: continue
            case 0x6F0...0x6F9: script = .persian
            case 0x660...0x669: script = .arabic
            default: break
            }
            if scalar.value >= 0x80, scalar.properties.generalCategory == .decimalNumber,
                let value = scalar.properties.numericValue
            {
                script = script ?? .other
                plain.append(Unicode.Scalar(UInt8(0x30 + value)))
            } else {
                plain.append(scalar)
            }
        }
        return (Array(String(plain).utf8), script)
    }
}
