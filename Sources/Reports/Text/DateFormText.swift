package import Corpus

/// How dates were read that leave something open, or are of another calendar.
package enum DateFormText {
    /// "3 dates such as 04/05/2024 read with the day first, as other dates show", and the like of calendars.
    package static func lines(of forms: DateForms) -> [String] {
        var lines: [String] = []
        if forms.open > 0 {
            let order = forms.takesMonthFirst ? "the month first" : "the day first"
            let why =
                forms.isDecided
                ? "as other dates show"
                : forms.dayFirst > 0 ? "as most others show, though not all" : "which no other date decides"
            lines.append("\(CountText.text(forms.open, "date")) such as 04/05/2024 read with \(order), \(why)")
        }
        for (count, calendar) in [
            (forms.buddhist, "the Buddhist calendar, whose 2567 is 2024"),
            (forms.iranian, "Iran's calendar, whose 1403 began in 2024"),
            (forms.islamic, "the Islamic calendar (Umm al-Qura), whose 1446 began in 2024"),
        ] where count > 0 {
            lines.append("\(CountText.text(count, "date")) read by \(calendar)")
        }
        if forms.openCalendar > 0 {
            let calendar = forms.takesIslamic ? "the Islamic calendar" : "Iran's calendar"
            let why =
                forms.iranian + forms.islamic == 0
                ? "which no other date decides"
                : forms.iranian > 0 && forms.islamic > 0 ? "as most others show, though not all" : "as other dates show"
            lines.append("\(CountText.text(forms.openCalendar, "date")) such as 1403/01/16 read by \(calendar), \(why)")
        }
        return lines
    }
}
