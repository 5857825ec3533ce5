extension DateReader {
    /// What digits alone mean: a date written without signs where they make one, else the seconds since 1970, or
    /// milliseconds, microseconds or nanoseconds.
    ///
    /// Epochs have nine digits at least: as seconds these begin on 3 March 1973, and what is shorter is a date or no
    /// epoch that anybody writes. Six digits, and ten as a day and an hour, may be too much to be one.
    func digits(_ number: (isNegative: Bool, whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>)) -> PublicationDate?
    {
        let isWhole = number.fraction.allSatisfy { $0 == 0x30 }
        // Tables often make decimals of whole numbers: "20240404.0".
        if !number.isNegative, isWhole || number.whole.count == 14,
            let date = basic(number.whole), usable.contains(date.first)
        {
            return date
        }
        // What begins with a year is a date that is mistaken, rather than an epoch of 1974 to 1976.
        if !number.isNegative, number.whole.count % 3 == 0, years.contains(DateCursor(number.whole).year) { return nil }
        return epoch(number, isWhole: isWhole)
    }

    private var years: ClosedRange<Int> {
        CalendarDay(of: usable.lowerBound).year...CalendarDay(of: usable.upperBound).year
    }

    /// "2024", "2024094", "20240404", "202404040930", "20240404093015", and this with three digits or more behind it.
    private func basic(_ digits: ArraySlice<UInt8>) -> PublicationDate? {
        var cursor = DateCursor(digits)
        let count = digits.count
        guard [4, 7, 8, 12, 14, 17, 20].contains(count), let date = day(&cursor) else { return nil }
        guard count >= 12 else { return cursor.isAtEnd ? date : nil }
        guard let hour = cursor.digits(2), let minute = cursor.digits(2) else { return nil }
        let second = count == 12 ? nil : cursor.digits(2)
        return self.date(on: date.first, hour: hour, minute: minute, second: second, zone: 0)
    }

    /// Tenths of microseconds since 1601 and since the year 1, as Windows and .NET count, of the years 1970 to 2070:
    /// as nanoseconds since 1970 they are of 1973 to 1974 and of 1989 to 1990, and nobody can tell which is meant.
    private static let ticks: [ClosedRange<Int64>] = [
        116_444_736_000_000_000...148_001_472_000_000_000, 621_355_968_000_000_000...652_912_704_000_000_000,
    ]

    private func epoch(
        _ number: (isNegative: Bool, whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>), isWhole: Bool
    ) -> PublicationDate? {
        let unit: Int64
        switch number.whole.count {
        case 9...11: unit = 1
        case 12...14: unit = 1_000
        case 15...17: unit = 1_000_000
        case 18...19: unit = 1_000_000_000
        default: return nil
        }
        guard number.whole.first != 0x30, let value = Int64(String(decoding: number.whole, as: UTF8.self)) else {
            return nil
        }
        guard number.isNegative || !Self.ticks.contains(where: { $0.contains(value) }) else { return nil }
        guard number.isNegative else { return PublicationDate(second: value / unit) }
        // Down to the whole second, before 1970 too.
        return PublicationDate(second: -(value / unit) - (value % unit > 0 || !isWhole ? 1 : 0))
    }
}
