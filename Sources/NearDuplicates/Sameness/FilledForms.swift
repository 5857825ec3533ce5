/// Whether two texts are one form that was filled in twice: nothing was added, cut or put otherwise, and where they differ,
/// each has a few words of its own.
///
/// An editor leaves the subject as it is: names that stand at the very beginning of both, in one place, and nowhere in the
/// other text, are what a form is about.
struct FilledForms {
    private let slots: Slots
    private let a: TextOutline
    private let b: TextOutline
    private let titles: TitleCoverage

    /// Where names can be told, a form begins with its subject...
    private static let subjectWords = 12
    /// In a text of fewer places the one that differs may be corrected.
    private static let fewestPlaces = 2
    /// A name that a text begins with has no more words.
    private static let mostFirstWords = 3
    /// The day that a text begins with is one of so many words.
    private static let headingDayWords = 2
    /// So many figures, all of them others, are those of another day under one title.
    private static let fewestFigures = 3
    /// Places that may differ for each of what the titles say.
    private static let placesToTitle = 4

    init(_ slots: Slots, _ titles: TitleCoverage, _ a: TextOutline, _ b: TextOutline) {
        (self.slots, self.titles, self.a, self.b) = (slots, titles, a, b)
    }

    /// Whether each is about a subject of its own.
    var areOfTwoSubjects: Bool {
        guard isForm else { return false }
        let figures = slots.count(.numbers) + slots.count(.amounts)
        let facts = figures + slots.count(.calendar)
        let said = slots.slots.filter { $0.kind == .words || $0.kind == .names }
        if a.tellsNames, b.tellsNames, said.contains(where: { $0.kind == .names && isSubject($0) }),
            facts > 0 || slots.otherNames > 1
        {
            return true
        }
        guard facts > 0 else { return false }
        let isSubjectOther = said.contains(where: isSubject)
        if titles.isRubric, isSubjectOther { return true }
        if !a.tellsNames || !b.tellsNames, said.count > 1, isSubjectOther, figures >= slots.equalNumbers,
            // A name has two words, a word that an editor put for another has one.
            figures > 1 || figures > 0 && said.contains(where: { isSubject($0) && hasSeveralWords($0) })
        {
            return true
        }
        return said.contains(where: isOfTitles)
    }

    /// Whether nothing differs but what both begin with, where a capital tells no name: a longer word, which stands in the title
    /// of each that has one. An editor who puts another word there changes more.
    var areOfOtherFirstWords: Bool {
        guard slots.places == 1, let slot = slots.slots.first, slot.kind == .words || slot.kind == .names,
            slot.a.lowerBound == 0, slot.b.lowerBound == 0, max(slot.a.count, slot.b.count) <= Self.mostFirstWords,
            a.tellsNames, b.tellsNames, a.kind(0).isSuperset(of: [.openCapital, .long]),
            b.kind(0).isSuperset(of: [.openCapital, .long])
        else { return false }
        return a.titleKeys.isEmpty && b.titleKeys.isEmpty || isOfTitles(slot)
    }

    /// Whether the titles are one form, too: all that makes the one differ from the other is exchanged in the texts, and they
    /// share nothing of it. An editor who puts another word there, here and in the title, changes more.
    var areOfTwoTitles: Bool {
        guard slots.substitutions == slots.places, titles.ofA.isAllInRest, titles.ofB.isAllInRest else { return false }
        let saying: Set<Slot.Kind> = [.words, .names, .calendar]
        let ofTitles = slots.slots.filter { saying.contains($0.kind) && isOfTitles($0) }
        // Other facts do not speak for an editor.
        let facts = slots.slots.count { slot in
            slot.kind.isFact && !ofTitles.contains { $0.a == slot.a && $0.b == slot.b }
        }
        return !ofTitles.isEmpty && slots.places - facts <= Self.placesToTitle * ofTitles.count
    }

    /// Whether both are issues of one report that say of which day each is, whenever they came out: the day of the month is
    /// another, and so are most figures.
    var areOfTwoDates: Bool {
        isForm && titles.areOne && slots.count(.numbers) >= max(Self.fewestFigures, slots.equalNumbers)
            && slots.slots.contains { slot in
                guard isInLead(slot), slot.kind == .numbers, let first = dayOfMonth(a, slot.a),
                    let second = dayOfMonth(b, slot.b)
                else { return false }
                return first != second
            }
    }

    /// Whether both, which came out on one day, are reports of different days: the day of the week in their beginning is another,
    /// and so are two facts; beside a day that they begin with one. No more facts stay: a report that is brought up to date
    /// keeps its names.
    func areOfTwoWeekdays(_ tables: WordTables) -> Bool {
        let figures = slots.count(.numbers) + slots.count(.amounts)
        let others = figures + slots.count(.names) + slots.count(.calendar)
        guard isForm, figures > 0, figures >= slots.equalNumbers, others >= slots.equalNames + slots.equalNumbers,
            !tables.areOfRevision(a.titleKeys), !tables.areOfRevision(b.titleKeys)
        else { return false }
        return slots.slots.contains { slot in
            slot.kind == .calendar && isInLead(slot) && slot.a.contains { a.kind($0).contains(.weekday) }
                && slot.b.contains { b.kind($0).contains(.weekday) }
                && (figures + slots.count(.names) >= Self.fewestPlaces
                    || slot.isWithin(Self.headingDayWords, a, b))
        }
    }

    /// Whether all days that the texts speak of are in other months, at two places and more, and a figure is another: the day on
    /// which somebody spoke is a day of the week.
    var areOfOtherMonths: Bool {
        guard isForm, slots.equalDays == 0, slots.count(.numbers) > 0 else { return false }
        let months = slots.slots.count { slot in
            slot.kind == .calendar && !slot.a.contains { a.kind($0).contains(.weekday) }
                && !slot.b.contains { b.kind($0).contains(.weekday) }
        }
        return months >= Self.fewestPlaces
    }

    /// Whether nothing was added, cut or put otherwise, and more than one place differs.
    var isForm: Bool {
        max(slots.places, slots.otherNames) >= Self.fewestPlaces && slots.substitutions == slots.places
    }

    /// Whether both are issues of one report, of different days: its day is another, by as much as they came out apart, and
    /// so is a figure beside it.
    ///
    /// - Parameter days: from the first to the second.
    func areOfTwoDays(_ days: Int64, _ tables: WordTables) -> Bool {
        guard days != 0, !tables.areOfRevision(a.titleKeys), !tables.areOfRevision(b.titleKeys) else { return false }
        if isForm, titles.areOne, slots.equalNumbers == 0, slots.count(.numbers) >= Self.fewestFigures { return true }
        let lead = slots.slots.filter(isInLead)
        let moved =
            slots.equalWeekdaysOfLead == 0
            ? lead.firstIndex { $0.kind == .calendar && isMoved($0, by: days, tables) || isDate($0, movedBy: days) }
            : lead.firstIndex { isDate($0, movedBy: days) }
        guard let moved else { return false }
        return lead.indices.contains { $0 != moved && (lead[$0].kind == .numbers || lead[$0].kind == .amounts) }
    }

    private func isInLead(_ slot: Slot) -> Bool { slot.isWithin(TextOutline.leadWords, a, b) }

    private func isSubject(_ slot: Slot) -> Bool {
        slot.isWithin(Self.subjectWords, a, b)
            && slot.a.lowerBound >= a.datelineWords && slot.b.lowerBound >= b.datelineWords
    }

    private func hasSeveralWords(_ slot: Slot) -> Bool {
        slot.a.count > a.codesToWord && slot.b.count > b.codesToWord
    }

    /// Whether a day of the month, beside the month's name, is so many days later.
    private func isDate(_ slot: Slot, movedBy days: Int64) -> Bool {
        guard slot.kind == .numbers, let first = dayOfMonth(a, slot.a), let second = dayOfMonth(b, slot.b) else {
            return false
        }
        return Int64(second - first) == days
    }

    private func dayOfMonth(_ text: TextOutline, _ range: Range<Int>) -> Int? {
        range.lazy.filter { word in
            text.kind(word).contains(.number)
                && [word - 1, word + 1].contains {
                    $0 >= 0 && $0 < text.count && text.kind($0).contains(.calendar)
                        && !text.kind($0).contains(.weekday)
                }
        }.compactMap { text.smallNumber($0) }.first
    }

    /// Whether the day of the week is so many days later.
    private func isMoved(_ slot: Slot, by days: Int64, _ tables: WordTables) -> Bool {
        func weekday(_ text: TextOutline, _ range: Range<Int>) -> Int? {
            range.first { text.kind($0).contains(.weekday) }.flatMap { tables.weekday(text.code($0)) }
        }
        guard let first = weekday(a, slot.a), let second = weekday(b, slot.b) else { return false }
        return (days % 7 - Int64(second - first)) % 7 == 0
    }

    /// Whether what makes the titles differ is exchanged there.
    private func isOfTitles(_ slot: Slot) -> Bool {
        isInLead(slot) && a.ownTitleWords(without: b).contains(where: slot.a.contains)
            && b.ownTitleWords(without: a).contains(where: slot.b.contains)
    }
}
