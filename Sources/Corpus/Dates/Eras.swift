/// Years that are counted from the beginning of a reign, or of the Republic of China: "令和6年4月4日", "R6.4.4", "民國113年4月4日".
enum Eras {
    private struct Era {
        let names: [String]
        /// The Gregorian year before its first.
        let before: Int
        let days: ClosedRange<Int64>

        /// - Parameter from: the year in which Japan counts days as we do, where the era began before.
        init(_ names: [String], from first: (Int, Int, Int), to last: (Int, Int, Int), before: Int? = nil) {
            (self.names, self.before) = (names, before ?? first.0 - 1)
            func second(_ day: (Int, Int, Int)) -> Int64 { CalendarDay(year: day.0, month: day.1, day: day.2).second }
            days = second(first)...second(last) + CalendarDay.seconds - 1
        }
    }

    /// Japan has the Gregorian calendar since 1873, which was the sixth year of Meiji.
    private static let all = [
        Era(["明治", "㍾", "m"], from: (1873, 1, 1), to: (1912, 7, 29), before: 1867),
        Era(["大正", "㍽", "t"], from: (1912, 7, 30), to: (1926, 12, 24)),
        Era(["昭和", "㍼", "s"], from: (1926, 12, 25), to: (1989, 1, 7)),
        Era(["平成", "㍻", "h"], from: (1989, 1, 8), to: (2019, 4, 30)),
        Era(["令和", "㋿", "r"], from: (2019, 5, 1), to: (9999, 12, 31)),
        Era(["中華民國", "中华民国", "民國", "民国"], from: (1912, 1, 1), to: (9999, 12, 31)),
    ]

    /// A date with the year as we count it, and the seconds that it may have; nil where it names no era.
    static func converted(_ text: String) -> (text: String, days: ClosedRange<Int64>)? {
        for era in all {
            for name in era.names {
                guard let place = text.range(of: name, isLetter: name.utf8.count == 1) else { continue }
                var rest = text[place.upperBound...].drop { $0 == " " }
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                let isFirst = digits.isEmpty && rest.hasPrefix("元")
                guard let year = isFirst ? 1 : Int(digits), 1...199 ~= year else { continue }
                rest = rest.dropFirst(isFirst ? 1 : digits.count)
                return ("\(text[..<place.lowerBound]) \(era.before + year)\(rest)", era.days)
            }
        }
        return nil
    }

    private static let numerals: [Character: Int] = [
        "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    ]

    /// A date with digits in place of numerals before the signs of a year, month, day or time: "二〇二四年四月四日".
    static func withDigits(_ text: String) -> String {
        guard text.contains(where: { numerals[$0] != nil }) else { return text }
        var result = ""
        var run: [Int] = []
        var written = ""
        func number(_ run: [Int]) -> String {
            guard let ten = run.firstIndex(of: 10) else { return run.map(String.init).joined() }
            return String((ten == 0 ? 1 : run[ten - 1]) * 10 + (ten + 1 < run.count ? run[ten + 1] : 0))
        }
        for character in text + "\0" {
            if let value = numerals[character] {
                run.append(value)
                written.append(character)
                continue
            }
            result += "年月日號号時时點点分秒".contains(character) && !run.isEmpty ? number(run) : written
            (run, written) = ([], "")
            result.append(character)
        }
        return String(result.dropLast())
    }
}

extension String {
    /// Where a name stands; a letter stands for an era only before a number at the beginning, with signs behind it: "R6.4.4".
    fileprivate func range(of name: String, isLetter: Bool) -> Range<Index>? {
        guard isLetter else { return firstRange(of: name) }
        guard lowercased().hasPrefix(name), let first = indices.first else { return nil }
        let parts = self[index(after: first)...].prefix { $0.isNumber || "./-".contains($0) }.split { !$0.isNumber }
        return parts.count == 3 && parts.allSatisfy { $0.count <= 2 } ? first..<index(after: first) : nil
    }
}
