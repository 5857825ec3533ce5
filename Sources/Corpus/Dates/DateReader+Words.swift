extension DateReader {
    /// Dates as pages print them: "4 April 2024", "Apr 4, 2024, 10:15 AM", "jeudi 4 avril 2024 à 10h15", "Thu Apr 04
    /// 10:15:00 +0000 2024", "Thursday, 04-Apr-24 10:15:00 GMT", "04.04.2024", "04/05/2024 10:15", "2024年4月4日", "16
    /// فروردین 1403", "Ngày 4 tháng 4 năm 2024".
    ///
    /// The parts may stand in any order, with the words between them that languages put there. Any other word makes it no
    /// date.
    ///
    /// - Returns: where the order of day and month is open, the date with the day first.
    func words(_ text: ArraySlice<UInt8>) -> (date: PublicationDate, form: DateForm)? {
        var written = String(decoding: text, as: UTF8.self)
        var days = usable
        if calendar == .gregorian, let converted = Eras.converted(written) { (written, days) = converted }
        var parts = DateWords(
            DateWrapping.inPlainWords(written), calendar, latestYear: CalendarDay(of: usable.upperBound).year)
        let time = parts.takeTime()
        if case .bad = time { return nil }
        guard let (year, month, day, form) = parts.takeDay(hasTime: time.isClock) else { return nil }
        guard let day else {
            guard case .none = time, let date = calendarDay(year, month, 1, .month) else { return nil }
            return (date, form)
        }
        guard let date = calendarDay(year, month, day), days.contains(date.first) else { return nil }
        if let weekday = parts.weekday ?? DateWrapping.weekday(written), CalendarDay(of: date.first).weekday != weekday
        {
            return nil
        }
        guard case .clock(let hour, let minute, let second, var zone) = time else { return (date, form) }
        if parts.isAmerican, Self.isAmericanSummer(date.first) { zone += 3_600 }
        return self.date(on: date.first, hour: hour, minute: minute, second: second, zone: zone).map { ($0, form) }
    }
}

/// The words, numbers and signs of a date that a page prints.
private struct DateWords {
    enum Part: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case sign(Unicode.Scalar)
        case space
    }

    enum Time {
        case none
        case bad
        /// - zone: in seconds that its clocks are ahead of UTC.
        case clock(hour: Int, minute: Int?, second: Int?, zone: Int)

        var isClock: Bool { if case .clock = self { true } else { false } }
    }

    private var parts: [Part] = []
    /// Whether the zone is one of North America, with the clocks of the season: "ET".
    private(set) var isAmerican = false
    /// From 1 for Monday.
    private(set) var weekday: Int?
    private let calendar: CalendarSystem
    private let latestYear: Int
    /// Whether it has a word that is not English, hence the day before the month.
    private var isForeign = false
    private var isThai = false

    init(_ text: String, _ calendar: CalendarSystem, latestYear: Int) {
        (self.calendar, self.latestYear) = (calendar, latestYear)
        var word = String.UnicodeScalarView()
        var number: (value: Int, digits: Int)?
        func isLetter(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .spacingMark
        }
        func end(_ parts: inout [Part]) {
            if !word.isEmpty { parts.append(.word(CalendarNames.folded(String(word)))) }
            if let number { parts.append(.number(number.value, digits: number.digits)) }
            word = String.UnicodeScalarView()
            number = nil
        }
        for scalar in text.lowercased().unicodeScalars {
            let digit = scalar.properties.generalCategory == .decimalNumber ? scalar.properties.numericType : nil
            if digit != nil, let value = scalar.properties.numericValue, (number?.digits ?? 0) < 9 {
                if !word.isEmpty { end(&parts) }
                number = ((number?.value ?? 0) * 10 + Int(value), (number?.digits ?? 0) + 1)
            } else if "年月日년월일時时点點分秒시분초".unicodeScalars.contains(scalar) {
                end(&parts)
                parts.append(.sign(scalar))
            } else if isLetter(scalar) || scalar == "\u{200C}" && !word.isEmpty {
                if number != nil { end(&parts) }
                word.append(scalar)
            } else {
                end(&parts)
                let isSpace = scalar.properties.isWhitespace || ",|·•;–—()'’\"@،׳״«»".unicodeScalars.contains(scalar)
                if !isSpace {
                    parts.append(.sign(scalar))
                } else if parts.last != .space {
                    parts.append(.space)
                }
            }
        }
        end(&parts)
        isForeign = parts.contains {
            if case .word(let word) = $0 { !word.utf8.allSatisfy { $0 < 0x80 } } else { false }
        }
        isThai = text.unicodeScalars.contains { 0xE00...0xE7F ~= $0.value }
    }

    private func number(_ index: Int, digits: ClosedRange<Int> = 1...2) -> Int? {
        guard parts.indices.contains(index), case .number(let value, let count) = parts[index], digits ~= count else {
            return nil
        }
        return value
    }

    private func word(_ index: Int) -> String? {
        guard parts.indices.contains(index), case .word(let word) = parts[index] else { return nil }
        return word
    }

    private func sign(_ index: Int, _ signs: String) -> Bool {
        guard parts.indices.contains(index), case .sign(let sign) = parts[index] else { return false }
        return signs.unicodeScalars.contains(sign)
    }

    private func skippingSpace(_ index: Int) -> Int {
        parts.indices.contains(index) && parts[index] == .space ? index + 1 : index
    }

    // MARK: The time

    /// Takes the time out, with what belongs to it.
    mutating func takeTime() -> Time {
        for start in parts.indices {
            guard let hour = number(start), !sign(start - 1, "+-.:/") || isBehindDay(start) else { continue }
            var next = start + 1
            var (minute, second): (Int?, Int?)
            var isTime = false
            let isFrench = word(next) == "h" || word(next) == "u" && number(next + 1, digits: 2...2) != nil
            let isSpaced = next < skippingSpace(next) && word(next + 1) == "h"
            if let end = eastAsian(from: start, &minute, &second) {
                (isTime, next) = (true, end)
            } else if let end = dotted(from: start, &minute, &second) {
                (isTime, next) = (true, end)
            } else if sign(next, ":") || isFrench, let value = number(next + 1, digits: 2...2) {
                (minute, isTime) = (value, true)
                next += 2
                if sign(next, ":"), let value = number(next + 1, digits: 2...2) {
                    second = value
                    next += 2
                    if sign(next, ".") || sign(next, ","), number(next + 1, digits: 1...9) != nil { next += 2 }
                }
            } else if sign(next, "."), let value = number(next + 1, digits: 2...2), !sign(next + 2, "."),
                let behind = word(skippingSpace(next + 2)), Self.belongsToTime(behind)
            {
                (minute, isTime) = (value, true)
                next += 2
            } else if isSpaced {
                // "9 h 30", unless what follows is the day.
                (isTime, next) = (true, next + 2)
                let place = skippingSpace(next)
                if let value = number(place, digits: 2...2), month(at: skippingSpace(place + 1)) == nil,
                    !sign(place + 1, "./-")
                {
                    (minute, next) = (value, place + 1)
                }
            } else if isFrench {
                isTime = true
                next += 1
            }
            var hourOfDay = hour
            if let half = half(skippingSpace(next)) {
                guard 1...12 ~= hour else { return .bad }
                hourOfDay = hour % 12 + (half.isAfternoon ? 12 : 0)
                isTime = true
                next = half.end
            }
            guard isTime else { continue }
            var first = start
            let before = start > 0 && parts[start - 1] == .space ? start - 2 : start - 1
            if let half = word(before).flatMap({ Self.halves[$0] }) {
                guard 0...12 ~= hour else { return .bad }
                hourOfDay = hour % 12 + (half ? 12 : 0)
                first = before
            }
            for mark in Self.hourMarks where word(skippingSpace(next)) == mark {
                next = skippingSpace(next) + 1
            }
            var zone = 0
            if let (seconds, end) = self.zone(skippingSpace(next)) {
                (zone, next) = (seconds, end)
            } else if let hours = word(skippingSpace(next)).flatMap({ Self.american[$0] }) {
                (zone, next, isAmerican) = (hours * 3_600, skippingSpace(next) + 1, true)
            }
            parts.replaceSubrange(first..<next, with: [.space])
            return .clock(hour: hourOfDay, minute: minute, second: second, zone: zone)
        }
        return .none
    }

    /// Words for the hours of a clock, which stand behind a time.
    private static let hourMarks = ["uhr", "uur", "hrs", "hours", "h"]

    /// Whether a word behind "10.15" says that this is a time.
    private static func belongsToTime(_ word: String) -> Bool {
        hourMarks.contains(word) || ["am", "pm"].contains(word) || american[word] != nil
            || DateReader.secondsOfZone(word) != nil
    }

    private static let american = ["et": -5, "ct": -6, "mt": -7, "pt": -8]

    /// Words before a time, and whether they are of the afternoon.
    private static let halves: [String: Bool] = [
        "上午": false, "午前": false, "오전": false, "凌晨": false, "早上": false, "下午": true, "午後": true, "오후": true,
        "晚上": true,
    ]

    /// The same behind a time.
    private static let lateHalves: [String: Bool] = [
        "ص": false, "م": true, "صباحا": false, "مساء": true, "sáng": false, "chiều": true, "tối": true, "בבוקר": false,
        "בערב": true, "μμ": true, "πμ": false,
    ]

    /// "10時15分", "10点15分30秒", "10시 15분": where the time ends.
    private func eastAsian(from start: Int, _ minute: inout Int?, _ second: inout Int?) -> Int? {
        guard sign(start + 1, "時时点點시") else { return nil }
        var end = start + 2
        let next = skippingSpace(end)
        guard let value = number(next), sign(next + 1, "分분") else { return end }
        (minute, end) = (value, next + 2)
        let last = skippingSpace(end)
        if let value = number(last), sign(last + 1, "秒초") { (second, end) = (value, last + 2) }
        return end
    }

    /// "10.15.00.000000 AM" of Oracle, "klo 10.15", and "10.15" behind a whole date: where the time ends.
    private func dotted(from start: Int, _ minute: inout Int?, _ second: inout Int?) -> Int? {
        guard sign(start + 1, "."), let first = number(start + 2, digits: 2...2), first < 60 else { return nil }
        if sign(start + 3, "."), let value = number(start + 4, digits: 2...2), value < 60 {
            var end = start + 5
            if sign(end, "."), number(end + 1, digits: 1...9) != nil { end += 2 }
            guard half(skippingSpace(end)) != nil else { return nil }
            (minute, second) = (first, value)
            return end
        }
        guard !sign(start + 3, ".") else { return nil }
        let before = start > 0 && parts[start - 1] == .space ? start - 2 : start - 1
        let isNamed = word(before).map { ["klo", "kl", "ore", "godz", "kell", "เวลา"].contains($0) } ?? false
        // Three numbers of a date, of which one is a year, and two of the time.
        let numbers = parts.indices.filter { if case .number = parts[$0] { true } else { false } }
        let isLast = start > 0 && parts[start - 1] == .space && start + 3 == parts.count
        let isBehindDate =
            isLast && numbers.count == 5 && numbers[3] == start
            && [numbers[0], numbers[2]].contains { number($0, digits: 4...4) != nil }
        // "13 April 2024 18.41"
        let isBehindYear = isLast && numbers.count == 4 && number(before, digits: 4...4) != nil
        guard isNamed || isBehindDate || isBehindYear else { return nil }
        minute = first
        return start + 3
    }

    /// Whether a number is the hour in "04.04.2024-10:15".
    private func isBehindDay(_ index: Int) -> Bool {
        sign(index - 1, "-") && number(index - 2, digits: 4...4) != nil && sign(index + 1, ":")
    }

    /// "am", "p.m." and the like.
    private func half(_ index: Int) -> (isAfternoon: Bool, end: Int)? {
        if let word = word(index), ["am", "pm"].contains(word) { return (word == "pm", index + 1) }
        if let word = word(index), let isAfternoon = Self.lateHalves[word] { return (isAfternoon, index + 1) }
        guard let first = word(index), ["a", "p"].contains(first), sign(index + 1, "."), word(index + 2) == "m" else {
            return nil
        }
        return (first == "p", sign(index + 3, ".") ? index + 4 : index + 3)
    }

    private func zone(_ index: Int) -> (seconds: Int, end: Int)? {
        var next = index
        var seconds: Int?
        if let name = word(next), let known = DateReader.secondsOfZone(name) {
            (seconds, next) = (known, next + 1)
        }
        let signed = skippingSpace(next)
        if sign(signed, "+-"), seconds == nil || seconds == 0 {
            let factor = sign(signed, "-") ? -1 : 1
            if let both = number(signed + 1, digits: 4...4), both % 100 < 60 {
                (seconds, next) = (factor * (both / 100 * 3_600 + both % 100 * 60), signed + 2)
            } else if let hours = number(signed + 1) {
                (seconds, next) = (factor * hours * 3_600, signed + 2)
                if sign(next, ":"), let minutes = number(next + 1, digits: 2...2), minutes < 60 {
                    (seconds, next) = (seconds! + factor * minutes * 60, next + 2)
                }
            }
            // "+0000 UTC", as Go prints it.
            if let name = word(skippingSpace(next)), DateReader.secondsOfZone(name) != nil {
                next = skippingSpace(next) + 1
            }
        }
        guard let seconds, abs(seconds) < 16 * 3_600 else { return nil }
        return (seconds, next)
    }

    // MARK: The day

    private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "e", "ère", "º", "ª", "o", "a", "ος"]

    /// Words between the parts of a date, before and behind it, folded.
    private static let fillers: Set<String> = [
        "of", "the", "on", "at", "de", "del", "du", "le", "la", "el", "do", "da", "den", "der", "am", "um", "à", "a",
        "às",
        "as", "las", "los", "il", "alle", "ore", "kl", "klo", "om", "op", "o", "v", "г", "в", "р", "року", "года",
        "год",
        "г", "d", "l", "published", "posted", "updated", "last", "date", "first", "online", "uhr", "stand", "publié",
        "publicado", "veröffentlicht", "às", "στις", "tarihinde", "saat", "pukul", "ngày", "tháng", "năm", "thg", "ที่",
        "i", "the", "since", "dated", "erschienen", "mis", "jour", "mise", "godz", "roku", "r", "hod", "ta", "dita",
        "lúc", "cập", "nhật", "đăng", "tanggal", "เวลา", "วันที่", "วัน", "เดือน", "เผยแพร่", "เมื่อ", "في", "الساعة", "يوم",
        "بتاريخ", "تاريخ", "النشر", "نشر", "اخر", "تحديث", "انتشار", "زمان", "ساعت", "روز", "مورخ", "سه", "پنج", "چهار",
        "يك", "دو", "יום", "בשעה", "פורסם", "עודכן", "تاريخالنشر",
    ]

    /// What stands behind the years of a calendar.
    private func isMark(_ word: String) -> Bool {
        switch calendar {
        case .gregorian: ["م", "ميلادي", "ميلادية", "ค.ศ"].contains(word)
        case .buddhist: word == "be"
        case .iranian: ["ه", "ش", "شمسي", "هجري", "خورشيدي"].contains(word)
        case .islamic: ["ه", "ق", "قمري", "هجري", "هجرية", "ah", "h"].contains(word)
        }
    }

    private func isFiller(_ word: String) -> Bool {
        CalendarNames.isWeekday(word) || Self.fillers.contains(word) || isMark(word)
    }

    /// The month that one word names, or several ("ربيع الأول"), or its number ("tháng 4"), and where its name ends.
    private func month(at index: Int) -> (month: Int, end: Int)? {
        if let word = word(index), ["tháng", "thg"].contains(word) {
            let next = skippingSpace(index + 1)
            if let month = number(next), 1...12 ~= month { return (month, next + 1) }
            let first = Self.vietnameseNumbers.firstIndex(of: self.word(next) ?? "")
            guard let first else { return nil }
            let second = self.word(skippingSpace(next + 1))
            if first == 9, let units = ["một", "hai"].firstIndex(of: second) {
                return (11 + units, skippingSpace(next + 1) + 1)
            }
            return (first + 1, next + 1)
        }
        var (next, joined) = (index, "")
        var found: (month: Int, end: Int)?
        for _ in 0..<4 {
            guard let word = word(next) else { break }
            joined += word
            if let month = CalendarNames.month(joined, in: calendar) { found = (month, next + 1) }
            next += 1
            while sign(next, "-") || parts.indices.contains(next) && parts[next] == .space { next += 1 }
        }
        return found
    }

    private static let vietnameseNumbers = [
        "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười",
    ]

    /// "Thứ Năm" and "Thứ 5" are the fifth day of the week: what stands behind "thứ" is no part of the date.
    private mutating func removeCountedWeekdays() {
        while let place = parts.firstIndex(of: .word("thứ")) {
            let next = skippingSpace(place + 1)
            parts.replaceSubrange(place..<min(next + 1, parts.count), with: [.space])
        }
        for place in parts.indices.dropLast(2) where parts[place] == .word("chủ") && word(place + 2) == "nhật" {
            parts[place] = .space
        }
    }

    /// The year, the month and the day, or no day; nil where the parts are not just these.
    mutating func takeDay(hasTime: Bool) -> (year: Int, month: Int, day: Int?, form: DateForm)? {
        removeCountedWeekdays()
        if let found = numbersWithSigns() { return found }
        var month: Int?
        // "04-Apr-24" is how Oracle and spreadsheets write a date, with the year last.
        var endsWithYear = hasTime
        var numbers: [(value: Int, digits: Int)] = []
        var index = 0
        while index < parts.count {
            switch parts[index] {
            case .space: break
            case .sign(let sign):
                guard ".-/".unicodeScalars.contains(sign) else { return nil }
            case .number(let value, let digits):
                numbers.append((value, digits))
                if let suffix = word(index + 1), Self.ordinals.contains(suffix), digits <= 2 { index += 1 }
            case .word(let word):
                if let (named, end) = self.month(at: index) {
                    // "mar" is Tuesday as well as March.
                    if month != nil, !CalendarNames.isWeekday(word) { return nil }
                    month = month ?? named
                    if sign(index - 1, "-"), number(index - 2) != nil, sign(end, "-"),
                        number(end + 1, digits: 2...2) != nil
                    {
                        endsWithYear = true
                    }
                    index = end - 1
                } else if let named = Self.weekday(word) {
                    weekday = named
                } else if !isFiller(word) {
                    return nil
                }
            }
            index += 1
        }
        guard let month else { return nil }
        let years = numbers.filter { $0.digits == 4 }
        if years.count == 1 {
            let others = numbers.filter { $0.digits <= 2 }
            guard others.count <= 1, others.count + 1 == numbers.count else { return nil }
            return (years[0].value, month, others.first?.value, .told)
        }
        guard years.isEmpty, numbers.count == 2, numbers[1].digits == 2 else { return nil }
        // "4 เม.ย. 67" is of 2567, since 2067 has not come; of "24" nobody knows.
        guard calendar == .gregorian else {
            guard calendar == .buddhist, isThai, 2000 + numbers[1].value > latestYear else { return nil }
            return (2500 + numbers[1].value, month, numbers[0].value, .told)
        }
        // "04-Apr-24 10:15:00 GMT": RFC 850, 2.1.4 has the year last, and a time behind it.
        guard endsWithYear, !isThai else { return nil }
        return (numbers[1].value + (numbers[1].value < 50 ? 2000 : 1900), month, numbers[0].value, .told)
    }

    /// "04.04.2024", "04/05/2024", "2024/04/04", "2024年4月4日", and nothing else but fillers and weekdays.
    private mutating func numbersWithSigns() -> (year: Int, month: Int, day: Int?, form: DateForm)? {
        let places = parts.indices.filter { if case .number = parts[$0] { true } else { false } }
        guard places.count == 3, let first = number(places[0], digits: 1...4), let second = number(places[1]),
            let third = number(places[2], digits: 1...4), !containsNames()
        else { return nil }
        let between = [parts[places[0] + 1..<places[1]], parts[places[1] + 1..<places[2]]].map {
            $0.filter { $0 != .space }
        }
        guard between.allSatisfy({ $0.count == 1 }), case .sign(let sign) = between[0][0] else { return nil }
        var others = (parts[..<places[0]] + parts[(places[2] + 1)...]).filter { $0 != .space }
        // "2024.04.04." in Hungarian.
        if others.last == .sign(".") { others.removeLast() }
        // "ه.ش." and the like are marks of a calendar.
        if calendar != .gregorian { others.removeAll { $0 == .sign(".") } }
        guard others.allSatisfy({ if case .sign(let sign) = $0 { "日일".unicodeScalars.contains(sign) } else { true } })
        else { return nil }
        if number(places[0], digits: 4...4) != nil {
            let isParted = between[0] == between[1] && "./-".unicodeScalars.contains(sign)
            guard isParted || "年년".unicodeScalars.contains(sign), number(places[2]) != nil else { return nil }
            return (first, second, third, .told)
        }
        guard between[0] == between[1], "./-".unicodeScalars.contains(sign), number(places[0]) != nil else {
            return nil
        }
        var year = third
        if number(places[2], digits: 2...2) != nil, sign != "-" {
            year += year < 50 ? 2000 : 1900
        } else if number(places[2], digits: 4...4) == nil {
            return nil
        }
        // With full stops the day comes first wherever dates are written so, and so it does in other calendars.
        if sign == "." || calendar != .gregorian { return (year, second, first, .told) }
        if first > 12 { return (year, second, first, .dayFirst) }
        if second > 12 { return (year, first, second, .monthFirst) }
        return (year, second, first, first == second ? .told : isForeign ? .dayFirst : .openOrder)
    }

    private mutating func containsNames() -> Bool {
        for case .word(let word) in parts {
            if let named = Self.weekday(word) {
                weekday = named
            } else if !isFiller(word) {
                return true
            }
        }
        return false
    }

    /// From 1 for Monday; nil where a word names no day, or may name a month.
    private static func weekday(_ word: String) -> Int? {
        guard CalendarNames.month(word) == nil else { return nil }
        if let named = CalendarNames.weekday(word) { return named }
        // English cuts its days in more than one way: "tues", "thurs".
        guard 3...5 ~= word.utf8.count else { return nil }
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        return days.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }
}
