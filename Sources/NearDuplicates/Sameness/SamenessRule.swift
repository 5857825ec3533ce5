import Kernels

/// Whether two texts that share enough of their shingles say the same, by what differs between them.
///
/// An editor changes words, adds and cuts, corrects a name, brings a figure up to date: the names of the one text stay
/// those of the other. A template keeps its words, and other names and numbers stand in the same places of it. Measured
/// in Benchmarks/Defaults.
struct SamenessRule: Sendable {
    /// Whether texts with other facts in one template count as one.
    let foldsTemplates: Bool
    let isScanned: Bool
    let tables: WordTables

    /// A template has other facts in this share of its facts, of which one at least is a name...
    static let otherShare = 0.4
    /// ...or in this one, where a name of the beginning is replaced throughout.
    static let subjectShare = 0.12
    /// A text begins with what it is about.
    static let subjectWords = 20
    /// A text of no more words is a headline: there each word that says something counts.
    static let headlineWords = 16
    /// A text of no more words is a sentence or two.
    static let noteWords = 30
    /// In texts of no more words an opposite counts wherever it stands.
    static let briefWords = 80
    /// Standing text is the same but for this many places, those of the texts' own passages among them.
    static let mostPlaces = 4
    /// Issues of a report that came out this many days apart need no other number.
    static let issueDays: Int64 = 5
    /// A reading of a scan that differs in this share of its words is hardly legible.
    private static let misreadShare = 0.2
    /// A report has no more than one figure in so many words.
    static let wordsToFigure = 10
    /// A passage of so many words without a counterpart makes a text another one.
    static let restWords = 6
    /// What a text says for itself before standing text has so many.
    static let ownWords = 4

    /// What is compared of a text.
    struct Side {
        let outline: TextOutline
        /// nil where it is not known.
        let day: Int64?
    }

    /// Compares two texts that are not equal.
    ///
    /// - Complexity: O(n) in the words, but for passages that crossed.
    func compare(_ a: TextAlignment.Index, dayOfA: Int64?, _ b: TextOutline, dayOfB: Int64?) -> Sameness {
        let (verdict, _, _) = reading(a, dayOfA: dayOfA, b, dayOfB: dayOfB)
        return verdict
    }

    /// Whether two texts must say the same, told without aligning them: the facts of the one are facts of the other, both
    /// have the same words that turn a sentence, and they are as long as each other but for too few words to be a passage.
    ///
    /// - Parameters:
    ///   - shared: shingles of both.
    ///   - sizeOfA: shingles of the first text.
    ///   - sizeOfB: shingles of the second.
    func areClearlySame(_ a: TextOutline, _ b: TextOutline, shared: Int, _ sizeOfA: Int, _ sizeOfB: Int) -> Bool {
        let (fewest, most) = (min(sizeOfA, sizeOfB), max(sizeOfA, sizeOfB))
        guard min(a.count, b.count) > Self.briefWords, a.isGathered == b.isGathered, a.tellsNames, b.tellsNames,
            4 * fewest > 3 * most,
            haveOneTitle(a, b)
                || fewest - shared < Self.restWords
                    && (fewest == shared || !hasOwnTitleWord(a, beside: b) || !hasOwnTitleWord(b, beside: a)),
            hasTitleWords(a) || hasTitleWords(b), a.turns.elementsEqual(b.turns), mayBeginAlike(a, b)
        else { return false }
        let names = SharedFacts.count(a.names, b.names)
        let numbers = SharedFacts.count(a.numbers, b.numbers)
        let days = SharedFacts.count(a.days, b.days)
        return names == a.names.count && numbers == a.numbers.count && days == a.days.count
            || names == b.names.count && numbers == b.numbers.count && days == b.days.count
    }

    /// Whether the text speaks of what its title says, or there is none to ask.
    private func hasTitleWords(_ outline: TextOutline) -> Bool {
        outline.titleKeys.isEmpty || outline.titleOccurrences.contains { $0 & 31 < UInt32(outline.titleKeys.count) }
    }

    /// Whether the text has a word of its title that the other title has not.
    private func hasOwnTitleWord(_ outline: TextOutline, beside other: TextOutline) -> Bool {
        !outline.ownTitleWords(without: other).isEmpty
    }

    /// Whether both begin with one word, or with one that is no name.
    private func mayBeginAlike(_ a: TextOutline, _ b: TextOutline) -> Bool {
        let mayBeName: TextOutline.Kind = [.openCapital, .long]
        return a.code(0) >> TextOutline.kindBits == b.code(0) >> TextOutline.kindBits
            || !a.kind(0).isSuperset(of: mayBeName) || !b.kind(0).isSuperset(of: mayBeName)
    }

    /// Whether one title has no word that the other has not.
    private func haveOneTitle(_ a: TextOutline, _ b: TextOutline) -> Bool {
        a.titleKeys.allSatisfy(b.titleKeys.contains) || b.titleKeys.allSatisfy(a.titleKeys.contains)
    }

    /// As ``compare(_:dayOfA:_:dayOfB:)``, with what it goes by.
    func reading(
        _ indexOfA: TextAlignment.Index, dayOfA: Int64?, _ b: TextOutline, dayOfB: Int64?
    ) -> (Sameness, TextAlignment, Slots) {
        let a = indexOfA.outline
        let alignment = TextAlignment(indexOfA, b)
        let slots = Slots(alignment, a, b, tables: tables, isScanned: isScanned)
        let titles = TitleCoverage(alignment, a, b)
        let facts = SharedFacts(slots, a, b)
        let passage = SharedPassage(alignment, a, b)
        var verdict = Sameness()
        if isHardlyLegible(alignment, slots, a, b) {
            // What differs are letters that were misread, and words that they make.
            return (verdict, alignment, slots)
        } else if saysOpposite(slots, titles, a, b)
            || Self.isOf(Self.briefWords, a, b)
                && ExchangedRoles(slots, a, b, tables: tables).areExchanged
        {
            verdict.difference = .opposite
        } else if !foldsTemplates,
            !isUpdate(slots, titles, a, b, isOfOneDay: dayOfA != nil && dayOfA == dayOfB)
                || FilledForms(slots, titles, a, b).areOfTwoDates,
            hasOtherFacts(
                slots, facts, titles, passage, a, b, days: days(from: dayOfA, to: dayOfB),
                isOfOneDay: dayOfA != nil && dayOfA == dayOfB)
        {
            verdict.difference = .otherFacts
        } else if titles.isSpokenOfByNeither {
            verdict.difference = .noArticle
        } else if gathersMore(a, than: b) || gathersMore(b, than: a) {
            verdict.difference = .collection
        } else if titles.isOfNothingShared
            && (a.tellsNames && b.tellsNames
                ? facts.areMostNamesOther : !passage.isAtBothBeginnings || passage.areRestsLong(a, b))
            || (titles.areOfOwnText || haveOwnText(slots) && (titles.differByOwnText || areOfTwoNumbers(titles, a, b)))
                && passage.isBehindOwnText(a, b) && passage.areRestsUnrelated(a, b)
            || titles.areOfRestAlone && haveOwnText(slots) && slots.places <= Self.mostPlaces
                && passage.areRestsUnrelated(a, b)
            || passage.isIntroduction(a, b) && areOfSeries(titles, a, b)
            || titles.isOfStandingText && isBesideOwnText(slots, titles) && passage.areRestsUnrelated(a, b)
                && (!passage.isAtBothBeginnings || titles.haveOnlyRubricInCommon && passage.areRestsLong(a, b))
        {
            verdict.difference = .standingText
        } else {
            let part = passage.part(a, b, titles)
            if part == .ofCollection { verdict.difference = .collection }
            verdict.part = part
            if !isScanned, haveOwnText(slots) {
                verdict.ownText = slots.places <= Self.mostPlaces ? .inFewPlaces : .inManyPlaces
            }
        }
        if verdict.difference == nil || verdict.difference == .standingText || verdict.difference == .collection {
            verdict.first = passage.holding(of: b, in: a, atPlaceOf: \.a, titles.ofA)
            verdict.second = passage.holding(of: a, in: b, atPlaceOf: \.b, titles.ofB)
        }
        return (verdict, alignment, slots)
    }

    /// Whether texts are known to be read from scans and differ all over, most of that in no passage that is another: there
    /// neither names nor what is left over say anything.
    private func isHardlyLegible(
        _ alignment: TextAlignment, _ slots: Slots, _ a: TextOutline, _ b: TextOutline
    ) -> Bool {
        guard isScanned else { return false }
        let words = min(a.count, b.count)
        let misread = words - min(words, alignment.count)
        return Double(misread) >= Self.misreadShare * Double(words)
            // Texts that share enough of their characters share more than half of their words.
            && (2 * misread > words || 2 * min(slots.longestRestOfA, slots.longestRestOfB) < misread)
    }

    /// Whether what two texts share is as it is in both, and stands beside a passage that each has for itself: not an
    /// article that was written anew here and there.
    private func isBesideOwnText(_ slots: Slots, _ titles: TitleCoverage) -> Bool {
        let hasSeveralWords = titles.ofA.ownWords > 1 && titles.ofB.ownWords > 1
        return slots.longestRestOfA >= Self.restWords && slots.longestRestOfB >= Self.restWords
            && slots.places <= (hasSeveralWords ? Self.mostPlaces : Self.mostPlaces / 2)
    }

    /// Whether titles let texts be parts of a series: there are none, they are of what each has for itself, or one with other
    /// numbers.
    private func areOfSeries(_ titles: TitleCoverage, _ a: TextOutline, _ b: TextOutline) -> Bool {
        a.titleKeys.isEmpty && b.titleKeys.isEmpty || titles.isOfStandingText || areOfTwoNumbers(titles, a, b)
    }

    /// Whether each has a passage for itself, which is more than what is filled into a form.
    func haveOwnText(_ slots: Slots) -> Bool {
        slots.longestRestOfA >= Self.ownWords && slots.longestRestOfB >= Self.ownWords
    }

    /// Whether the titles are one with other numbers: "episode 41", "episode 42".
    private func areOfTwoNumbers(_ titles: TitleCoverage, _ a: TextOutline, _ b: TextOutline) -> Bool {
        titles.areOne && a.titleNumber != b.titleNumber
    }

    /// Whether a text is what its title says it is, a gathering of texts or voices, of which the other, a report, is one: as
    /// what is said of a figure begins with the report of it.
    private func gathersMore(_ a: TextOutline, than b: TextOutline) -> Bool {
        a.isGathered && !b.isGathered && !b.titleKeys.isEmpty
            && Double(a.count) >= DuplicateOptions.containingRatio * Double(b.count)
    }

    // MARK: Opposites

    private func saysOpposite(_ slots: Slots, _ titles: TitleCoverage, _ a: TextOutline, _ b: TextOutline) -> Bool {
        // In one or two sentences a word that has an opposite stands for what happened.
        if Self.isOf(Self.noteWords, a, b), slots.slots.contains(where: { turnsAway($0, a, b) }) { return true }
        // A beginning that was written anew says nothing by one word of it.
        func isInLead(_ slot: Slot) -> Bool { slot.isWithin(TextOutline.leadWords, a, b) }
        if Self.isOf(Self.briefWords, a, b) { return slots.count(.opposite) > 0 }
        // A report that came again under its title was brought up to date: nobody had been hurt, now one is.
        return !(titles.areOne && !titles.isRubric)
            && slots.slots.contains { $0.kind == .opposite && isInLead($0) } && slots.slots.count(where: isInLead) <= 3
    }

    /// Whether one word stands for another, with its particle at most ("called off"), and both have opposites.
    private func turnsAway(_ slot: Slot, _ a: TextOutline, _ b: TextOutline) -> Bool {
        slot.kind == .words && 1...2 ~= slot.a.count && 1...2 ~= slot.b.count
            && a.kind(slot.a.lowerBound).contains(.opposed) && b.kind(slot.b.lowerBound).contains(.opposed)
    }

    /// Whether one of two texts has no more than so many words.
    private static func isOf(_ words: Int, _ a: TextOutline, _ b: TextOutline) -> Bool {
        min(a.count / a.codesToWord, b.count / b.codesToWord) <= words
    }

    // MARK: Facts

    /// Whether a report came again on its day, under its title, with other figures and nothing else: a toll that rose. A table
    /// has more figures.
    private func isUpdate(
        _ slots: Slots, _ titles: TitleCoverage, _ a: TextOutline, _ b: TextOutline, isOfOneDay: Bool
    ) -> Bool {
        isOfOneDay && titles.areOne && !titles.isRubric && slots.slots.count == slots.places
            && slots.slots.allSatisfy { $0.kind == .numbers || $0.kind == .amounts }
            && Self.wordsToFigure * max(a.numbers.count, b.numbers.count) <= min(a.count, b.count)
    }

    /// 0 where one of them is not known.
    private func days(from a: Int64?, to b: Int64?) -> Int64 {
        guard let a, let b else { return 0 }
        let (days, isBeyond) = b.subtractingReportingOverflow(a)
        return isBeyond ? .max : max(days, -.max)
    }

    private func hasOtherFacts(
        _ slots: Slots, _ facts: SharedFacts, _ titles: TitleCoverage, _ passage: SharedPassage, _ a: TextOutline,
        _ b: TextOutline, days: Int64, isOfOneDay: Bool
    ) -> Bool {
        let daysApart = abs(days)
        func isInLead(_ slot: Slot) -> Bool { slot.isWithin(TextOutline.leadWords, a, b) }
        if Self.isOf(Self.headlineWords, a, b), slots.slots.contains(where: { saysMore($0, a, b) }) {
            return true
        }
        if !isScanned {
            let form = FilledForms(slots, titles, a, b)
            if form.areOfTwoSubjects || form.areOfOtherFirstWords || form.areOfTwoTitles || form.areOfTwoDates
                || form.areOfTwoDays(days, tables) || form.areOfOtherMonths
                || isOfOneDay && form.areOfTwoWeekdays(tables)
            {
                return true
            }
            if a.tellsNames, b.tellsNames, facts.areOfStrangers || facts.areNone && !(titles.areOne && !titles.isRubric)
            {
                return true
            }
            let tellNames = a.tellsNames && b.tellsNames
            if tellNames || slots.replacedPassages > 0, facts.areOfTwoIssues { return true }
            if titles.nameOthers, facts.areMostNamesOther { return true }
            if tellNames
                ? titles.sayOthers(atMost: 0) && facts.names < facts.fewestNames && !passage.isOneBeginning
                : titles.sayOthers(atMost: 0.25)
            {
                return true
            }
            // Where names cannot be told, what stands at the beginning and is replaced is taken for one.
            let subjectCodes = Self.subjectWords * max(a.codesToWord, b.codesToWord)
            if !tellNames, slots.replacedPassages > 1, slots.firstReplaced < subjectCodes { return true }
            // Nor has what comes back where it is replaced to stand beside a number.
            if !tellNames, form.isForm, replacesSubject(slots, a, b) { return true }
        }
        let (names, numbers) = (slots.otherNames, slots.count(.numbers))
        let (equalNames, equalNumbers) = (slots.equalNames, slots.equalNumbers)
        let otherDays = slots.count(.calendar)
        guard names + numbers + otherDays > 0 else { return false }
        let share = Double(names + numbers) / Double(max(1, names + numbers + equalNames + equalNumbers))
        if names > 0 {
            if share >= Self.otherShare { return true }
            let isLeadNamed = slots.slots.contains { $0.kind == .names && isInLead($0) }
            if isLeadNamed, numbers >= 1, numbers >= 3 * equalNumbers { return true }
            // Under one title, which the texts speak of, it may have been corrected.
            let subjectShare = titles.areOne && !titles.isRubric ? 2 * Self.subjectShare : Self.subjectShare
            if isLeadNamed, share >= subjectShare, replacesSubject(slots, a, b) { return true }
        }
        // What a report is about may have no name: a currency, a crop.
        if numbers >= 2, equalNumbers == 0, replacesSubject(slots, a, b, isNamed: false) { return true }
        if !a.tellsNames || !b.tellsNames {
            let ofNumbers = Double(numbers) / Double(max(1, numbers + equalNumbers))
            let isWordInLead = slots.slots.contains {
                $0.kind == .words && isInLead($0) && !$0.a.isEmpty && !$0.b.isEmpty
            }
            if replacesSubject(slots, a, b) || numbers >= 2 && ofNumbers >= 0.6 && isWordInLead { return true }
        }
        // The same names and other numbers: the next issue of a report, unless the days that it speaks of stay.
        let changed = max(numbers, facts.fewestNumbers - facts.numbers)
        let areMostlyNumbers =
            a.tellsNames && b.tellsNames
            ? changed > facts.names && changed >= equalNames : slots.replacedPassages > 0
        let areOtherDays = otherDays > 0 && slots.equalDays == 0
        if areMostlyNumbers, equalNumbers == 0, changed >= 4 || changed >= 2 && otherDays > 0 { return true }
        if areMostlyNumbers, areOtherDays, changed >= 2, 2 * equalNumbers <= changed { return true }
        if !isScanned, daysApart >= Self.issueDays || daysApart > 0 && areMostlyNumbers, facts.areMostNumbersOther {
            return true
        }
        guard slots.slots.contains(where: { ($0.kind == .numbers || $0.kind == .calendar) && isInLead($0) }) else {
            return false
        }
        if areOtherDays {
            if daysApart >= Self.issueDays { return true }
            if daysApart > 0, numbers >= 2, equalNumbers * 2 < numbers { return true }
        }
        // One number may stand in many places of a text that is about something else.
        return changed >= 4 && equalNumbers * 4 <= changed
            && (areMostlyNumbers || areOtherDays && changed >= 4)
    }

    /// Whether a slot holds a word that says something, on both sides.
    private func saysMore(_ slot: Slot, _ a: TextOutline, _ b: TextOutline) -> Bool {
        func saysSomething(_ outline: TextOutline, _ range: Range<Int>) -> Bool {
            range.contains { !outline.kind($0).isDisjoint(with: [.long, .name, .number, .calendar, .opposed]) }
        }
        return slot.kind != .spelling && saysSomething(a, slot.a) && saysSomething(b, slot.b)
    }

    /// Whether what stands at the beginning of the one text is replaced by one and the same in the other wherever it
    /// comes up, twice at least.
    ///
    /// - Parameter isNamed: whether it is a name, where names are told.
    private func replacesSubject(
        _ slots: Slots, _ a: TextOutline, _ b: TextOutline, isNamed: Bool = true
    ) -> Bool {
        var places: [UInt64: (count: Int, isInLead: Bool)] = [:]
        let areWords = !isNamed || !(a.tellsNames && b.tellsNames)
        let kinds: Set<Slot.Kind> = isNamed ? areWords ? [.names, .words] : [.names] : [.names, .words, .numbers]
        for slot in slots.slots where kinds.contains(slot.kind) {
            for wordA in slot.a where isSubject(a, wordA, isNamed) {
                for wordB in slot.b where isSubject(b, wordB, isNamed) {
                    let pair =
                        UInt64(a.code(wordA) >> TextOutline.kindBits) << 32
                        | UInt64(b.code(wordB) >> TextOutline.kindBits)
                    let known = places[pair] ?? (0, false)
                    places[pair] = (
                        known.count + 1, known.isInLead || slot.isWithin(TextOutline.leadWords, a, b)
                    )
                }
            }
        }
        return places.contains { pair, found in
            found.count >= 2 && found.isInLead
                && !b.codes.contains { UInt64($0 >> TextOutline.kindBits) == pair >> 32 }
                && !a.codes.contains { UInt64($0 >> TextOutline.kindBits) == pair & 0xFFFF_FFFF }
        }
    }

    private func isSubject(_ outline: TextOutline, _ word: Int, _ isNamed: Bool) -> Bool {
        let kind = outline.kind(word)
        if outline.tellsNames, isNamed { return kind.contains(.name) }
        // Short words of a sentence may be exchanged twice by chance.
        return kind.isDisjoint(with: [.number, .negation, .auxiliary]) && (isNamed || kind.contains(.long))
    }
}
