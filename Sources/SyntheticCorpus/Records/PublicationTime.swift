/// Appends a time as ISO 8601, "2020-01-01T00:00:00Z".
///
/// - Parameter seconds: since 1970-01-01T00:00:00Z, not negative, before the year 10000.
func appendISO8601(secondsSince1970 seconds: Int, to bytes: inout [UInt8]) {
    let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let date = civilDate(daysSince1970: days)
    bytes.appendDecimal(date.year, digits: 4)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDecimal(date.month, digits: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDecimal(date.day, digits: 2)
    bytes.append(UInt8(ascii: "T"))
    bytes.appendDecimal(second / 3600, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendDecimal(second / 60 % 60, digits: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendDecimal(second % 60, digits: 2)
    bytes.append(UInt8(ascii: "Z"))
}

/// The Gregorian date of a day, counted from 1970-01-01.
///
/// Years are counted from March, so that the leap day comes last: 400 years have 146,097 days, and the months
/// from March alternate as 153 days in five.
func civilDate(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let daysFromYear0 = days + 719_468
    let (era, dayOfEra) = daysFromYear0.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
}
