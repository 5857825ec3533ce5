/// Columns of a table that make a date together, or hold it as a number.
struct TableDates {
    private let time: Int?
    private let year: Int?
    private let month: Int?
    private let day: Int?
    /// Whether all dates that were looked at are days since 1900, as spreadsheets number them.
    let areSerial: Bool

    /// - Parameters:
    ///   - names: of the columns.
    ///   - published: the columns that hold a date, the preferred one first.
    ///   - rows: the first ones behind the header.
    init(_ names: [String], published: [Int], rows: [[[UInt8]]]) {
        let plain = names.map(FieldNames.plain)
        func column(_ names: [String]) -> Int? { plain.firstIndex { names.contains($0) } }
        time = column([
            "time", "pubtime", "publishtime", "publishedtime", "timepublished", "publicationtime", "uhrzeit", "heure",
            "hora",
            "ora", "klockslag", "godzina", "время", "時刻", "时间", "시간",
        ])
        year = column([
            "year", "pubyear", "publishyear", "publishedyear", "yearpublished", "publicationyear", "jahr", "ano", "año",
            "annee", "année", "anno",
            "rok", "год",
        ])
        month = column([
            "month", "pubmonth", "publishmonth", "publishedmonth", "publicationmonth", "monat", "mes", "mês", "mois",
            "mese", "miesiąc", "měsíc", "месяц",
        ])
        day = column([
            "day", "pubday", "publishday", "publishedday", "dayofmonth", "publicationday", "tag", "dia", "día", "jour",
            "giorno", "dzień", "den", "день",
        ])
        // A name that says no more than that it is a date may hold anything; the values of all rows tell.
        let dates =
            published.first.map { column in rows.compactMap { $0.indices.contains(column) ? $0[column] : nil } } ?? []
        let held = dates.filter { !FieldNames.isMissing($0[...]) }
        areSerial = held.count > 1 && held.allSatisfy { Self.day(ofSerial: $0[...]) != nil }
    }

    /// Whether rows have to be asked at all.
    var isNeeded: Bool { time != nil || year != nil || areSerial }

    /// The column that holds a time of the day alone.
    var timeColumn: Int? { time }

    /// The date of a row; nil where that in its column is all there is.
    ///
    /// - Parameters:
    ///   - date: what stands in the column of the date; empty where there is none.
    ///   - cell: the cell of a column.
    func date(_ date: ArraySlice<UInt8>, _ cell: (Int) -> ArraySlice<UInt8>) -> [UInt8]? {
        var whole: [UInt8]?
        if areSerial, let day = Self.day(ofSerial: date) { return day }
        if date.isEmpty || Self.isTime(date), let year, let month {
            let parts = [day, month, year].compactMap { $0.map { cell($0) } }
            guard Self.isNumber(cell(year), 4...4), !parts.contains(where: \.isEmpty) else { return nil }
            if Self.isNumber(cell(month), 1...2) {
                let numbers = parts.reversed().map { $0.count == 1 ? [0x30] + $0 : Array($0) }
                whole = Array(numbers.joined(separator: [UInt8(ascii: "-")]))
            } else {
                whole = Array(parts.joined(separator: [0x20]))
            }
        }
        let day = whole.map { $0[...] } ?? date
        guard let time, !day.isEmpty, !day.contains(UInt8(ascii: ":")), day.count <= 40, Self.isTime(cell(time)) else {
            return whole
        }
        return Array(day) + [0x20] + cell(time)
    }

    private static func isNumber(_ cell: ArraySlice<UInt8>, _ digits: ClosedRange<Int>) -> Bool {
        digits ~= cell.count && cell.allSatisfy { $0 &- 0x30 < 10 }
    }

    /// Whether a cell holds a time of the day and nothing else: "10:15", "9:30:15 am".
    static func isTime(_ cell: ArraySlice<UInt8>) -> Bool {
        let parts = cell.split(separator: UInt8(ascii: ":"))
        guard 2...3 ~= parts.count, isNumber(parts[0], 1...2), parts.count == 2 || isNumber(parts[1], 2...2) else {
            return false
        }
        let last = parts[parts.count - 1]
        let half = last.dropFirst(2).filter { $0 != 0x20 && $0 != 0x2E }.map { $0 | 0x20 }
        return isNumber(last.prefix(2), 2...2) && (half.isEmpty || half == Array("am".utf8) || half == Array("pm".utf8))
    }

    /// The day and time of a number of days since 1900, from 1954 to 2064; nil for anything else.
    private static func day(ofSerial cell: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = cell.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard 1...2 ~= parts.count, isNumber(parts[0], 5...5), parts.count == 1 || isNumber(parts[1], 1...16),
            let serial = Double(String(decoding: cell, as: UTF8.self)), 20_000..<60_000 ~= serial
        else { return nil }
        // 1970 began on day 25,569.
        let seconds = Int(((serial - 25_569) * 86_400).rounded())
        if parts.count == 1 { return Array("\(CalendarDay(of: Int64(seconds)))".utf8) }
        return Array("\(PublicationDate(second: Int64(seconds)))".utf8)
    }
}
