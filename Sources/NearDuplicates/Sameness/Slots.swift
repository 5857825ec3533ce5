/// What stands in one place of two texts that is not the same.
struct Slot: Sendable {
    enum Kind: Sendable {
        /// Names that the other text has nowhere.
        case names
        case numbers
        /// Numbers in words.
        case amounts
        /// Days of the week or months.
        case calendar
        /// A negation more or less, or words that say the opposite of each other.
        case opposite
        /// The same word in two spellings: a correction, or a reading of a scan.
        case spelling
        case words

        /// Whether the texts speak of other persons, places, amounts or days there.
        var isFact: Bool { [.names, .numbers, .amounts, .calendar].contains(self) }
    }

    let kind: Kind
    /// The words of each text; empty where the other has words more.
    let a: Range<Int>
    let b: Range<Int>

    /// Whether it begins in the first words of both texts, so many of them.
    func isWithin(_ words: Int, _ a: TextOutline, _ b: TextOutline) -> Bool {
        self.a.lowerBound < words * a.codesToWord && self.b.lowerBound < words * b.codesToWord
    }
}

/// The places in which two aligned texts differ, and how many facts are the same in both.
struct Slots: Sendable {
    /// A place in which the texts differ.
    struct Gap: Sendable {
        let a: Range<Int>
        let b: Range<Int>
    }

    fileprivate(set) var slots: [Slot] = []
    /// Names that stand in the slots of names, those that touch as one: of each slot as many as both texts have there.
    fileprivate(set) var otherNames = 0
    /// All places in which the texts differ.
    fileprivate(set) var gaps: [Gap] = []
    /// Names, numbers and days that the aligned words have in common; names that touch count once.
    fileprivate(set) var equalNames = 0
    fileprivate(set) var equalNumbers = 0
    fileprivate(set) var equalDays = 0
    /// Different names and numbers of the first text that the other has in their places in another spelling.
    fileprivate(set) var respelledNames: Set<UInt32> = []
    fileprivate(set) var respelledNumbers: Set<UInt32> = []
    /// Days of the week that both have at their beginning.
    fileprivate(set) var equalWeekdaysOfLead = 0
    /// In how many of these each text has a few words where the other has a few.
    fileprivate(set) var substitutions = 0
    /// In how many of these a passage stands for another: two longer words on both sides, or three of any length; and where
    /// the first of them begins in either text.
    fileprivate(set) var replacedPassages = 0
    fileprivate(set) var firstReplaced = Int.max
    /// The longest passage of each text that has no counterpart.
    fileprivate(set) var longestRestOfA = 0
    fileprivate(set) var longestRestOfB = 0

    fileprivate init() {}

    /// - Parameters:
    ///   - tables: for the words as the texts' tokenizer folds them.
    ///   - isScanned: whether the texts are known to be read from scans.
    /// - Complexity: O(n) in the words.
    init(_ alignment: TextAlignment, _ a: TextOutline, _ b: TextOutline, tables: WordTables, isScanned: Bool) {
        var finder = SlotFinder(a, b, tables: tables)
        self = finder.slots(between: alignment, isScanned: isScanned)
    }

    /// In how many places the texts differ.
    var places: Int { gaps.count }

    func count(_ kind: Slot.Kind) -> Int { slots.lazy.filter { $0.kind == kind }.count }
}

/// Finds the places in which two aligned texts differ, word by word; what it needs for that is not carried along with them.
private struct SlotFinder {
    private var found = Slots()

    /// Words in a slot at most: longer passages were written anew.
    private static let mostWords = 8
    /// Where every other word on both sides is a name, a number or a day, it is facts that were filled in: so many.
    private static let mostWordsOfFacts = 16
    /// Words of a name, at most.
    private static let mostNameWords = 3
    /// Words of what is filled into a form at most, and how many more the one text may have there than the other.
    private static let mostFilledWords = 6
    private static let mostWordsMore = 3

    private let a: TextOutline
    private let b: TextOutline
    /// As ``TextOutline/codesToWord``, of both.
    private let codesToWord: Int
    private let tables: WordTables
    private var spellingsOfA: TextOutline.SpellingReader
    private var spellingsOfB: TextOutline.SpellingReader
    /// What the words of each text say, made when it is first asked for.
    private var wordsOfA: CodeSet?
    private var wordsOfB: CodeSet?

    init(_ a: TextOutline, _ b: TextOutline, tables: WordTables) {
        (self.a, self.b, self.tables) = (a, b, tables)
        codesToWord = max(a.codesToWord, b.codesToWord)
        (spellingsOfA, spellingsOfB) = (TextOutline.SpellingReader(a), TextOutline.SpellingReader(b))
    }

    mutating func slots(between alignment: TextAlignment, isScanned: Bool) -> Slots {
        var (endA, endB) = (0, 0)
        let end = TextAlignment.Run(a: a.count, b: b.count, count: 0)
        let runs = alignment.runs(withoutNumbersOf: a, b) + [end]
        for (place, run) in runs.enumerated() {
            add(endA..<run.a, endB..<run.b)
            let next = place + 1 < runs.count ? runs[place + 1] : end
            count(
                run, isBehindNumbers: isNumber(in: endA..<run.a, at: run.a - 1, in: endB..<run.b, at: run.b - 1),
                isBeforeNumbers: isNumber(
                    in: run.a + run.count..<next.a, at: run.a + run.count, in: run.b + run.count..<next.b,
                    at: run.b + run.count))
            (endA, endB) = (run.a + run.count, run.b + run.count)
        }
        if isScanned || isNoisy { found.slots = found.slots.map { forgivingDigits($0) } }
        return found
    }

    /// Whether a number stands there in both texts, where they differ.
    private func isNumber(in gapOfA: Range<Int>, at wordOfA: Int, in gapOfB: Range<Int>, at wordOfB: Int) -> Bool {
        gapOfA.contains(wordOfA) && gapOfB.contains(wordOfB) && a.kind(wordOfA).contains(.number)
            && b.kind(wordOfB).contains(.number)
    }

    /// Counts the facts of a run. The hour of a time whose minutes are others is no number that is the same.
    private mutating func count(_ run: TextAlignment.Run, isBehindNumbers: Bool, isBeforeNumbers: Bool) {
        var isInName = false
        for word in run.a..<run.a + run.count {
            if isBehindNumbers && word == run.a || isBeforeNumbers && word == run.a + run.count - 1,
                a.kind(word).contains(.number)
            {
                isInName = false
                continue
            }
            let kind = a.kind(word)
            if kind.isDisjoint(with: [.name, .number, .calendar]) {
                isInName = false
                continue
            }
            if kind.contains(.number) { found.equalNumbers += 1 }
            if kind.contains(.calendar) { found.equalDays += 1 }
            if kind.contains(.weekday), word < TextOutline.leadWords { found.equalWeekdaysOfLead += 1 }
            if kind.contains(.name), !isInName { found.equalNames += 1 }
            isInName = kind.contains(.name)
        }
    }

    // MARK: One place

    private mutating func add(_ rangeA: Range<Int>, _ rangeB: Range<Int>) {
        guard !rangeA.isEmpty || !rangeB.isEmpty else { return }
        if rangeA.count != rangeB.count, areJoined(rangeA, rangeB) { return }
        found.gaps.append(Slots.Gap(a: rangeA, b: rangeB))
        found.longestRestOfA = max(found.longestRestOfA, rangeA.count)
        found.longestRestOfB = max(found.longestRestOfB, rangeB.count)
        if isPassage(a, rangeA), isPassage(b, rangeB) {
            found.replacedPassages += 1
            found.firstReplaced = min(found.firstReplaced, max(rangeA.lowerBound, rangeB.lowerBound))
        }
        let filled = 1...Self.mostFilledWords * codesToWord
        if filled ~= rangeA.count, filled ~= rangeB.count,
            abs(rangeA.count - rangeB.count) <= Self.mostWordsMore * codesToWord
        {
            found.substitutions += 1
        }
        let mostWords = areFacts(a, rangeA) && areFacts(b, rangeB) ? Self.mostWordsOfFacts : Self.mostWords
        guard rangeA.count <= mostWords * codesToWord, rangeB.count <= mostWords * codesToWord else { return }
        func append(_ kind: Slot.Kind) { found.slots.append(Slot(kind: kind, a: rangeA, b: rangeB)) }
        if turns(rangeA, rangeB) { return append(.opposite) }
        guard !rangeA.isEmpty, !rangeB.isEmpty else { return }
        let before = found.slots.count
        if holds(.number, rangeA, rangeB) {
            if numbersDiffer(rangeA, rangeB) {
                append(.numbers)
            } else {
                found.respelledNumbers.formUnion(
                    respelled(
                        .number, rangeA, rangeB,
                        by: min(words(.number, a, rangeA).count, words(.number, b, rangeB).count)))
            }
        }
        if holdNames(rangeA, rangeB) {
            if namesDiffer(rangeA, rangeB) {
                append(.names)
                found.otherNames += max(1, min(names(a, rangeA), names(b, rangeB)))
            } else if rangeA.count == rangeB.count, rangeA.count <= Self.mostNameWords {
                found.respelledNames.formUnion(respelled(.name, rangeA, rangeB, by: rangeA.count))
            }
        }
        if holds(.calendar, rangeA, rangeB), daysDiffer(rangeA, rangeB) { append(.calendar) }
        if found.slots.count == before, holds(.amount, rangeA, rangeB) { append(.amounts) }
        if found.slots.count == before { append(areSpellings(rangeA, rangeB) ? .spelling : .words) }
    }

    /// The facts of a passage of the first text that are no words of that of the other, so many at most.
    private func respelled(
        _ kind: TextOutline.Kind, _ rangeA: Range<Int>, _ rangeB: Range<Int>, by most: Int
    ) -> ArraySlice<UInt32> {
        let others = Set(rangeB.map { b.code($0) >> TextOutline.kindBits })
        return words(kind, a, rangeA).map { a.code($0) >> TextOutline.kindBits }.filter { !others.contains($0) }
            .prefix(most)
    }

    private func areFacts(_ outline: TextOutline, _ range: Range<Int>) -> Bool {
        2 * range.count { !outline.kind($0).isDisjoint(with: [.name, .number, .calendar]) } >= range.count
    }

    /// Names of a passage, those that touch as one.
    private func names(_ outline: TextOutline, _ range: Range<Int>) -> Int {
        range.count { word in
            outline.kind(word).contains(.name) && (word == range.lowerBound || !outline.kind(word - 1).contains(.name))
        }
    }

    private func isPassage(_ outline: TextOutline, _ range: Range<Int>) -> Bool {
        let isNumber: TextOutline.Kind = [.number, .amount]
        return range.count { outline.kind($0).isDisjoint(with: isNumber) } >= 3 * codesToWord
            || range.count { outline.kind($0).contains(.long) && outline.kind($0).isDisjoint(with: isNumber) } >= 2
    }

    private func words(_ kind: TextOutline.Kind, _ outline: TextOutline, _ range: Range<Int>) -> [Int] {
        range.filter { outline.kind($0).contains(kind) }
    }

    private func holds(_ kind: TextOutline.Kind, _ rangeA: Range<Int>, _ rangeB: Range<Int>) -> Bool {
        rangeA.contains { a.kind($0).contains(kind) } && rangeB.contains { b.kind($0).contains(kind) }
    }

    /// Whether both sides have a name; beside one, a capital at the beginning of a sentence is one too.
    private func holdNames(_ rangeA: Range<Int>, _ rangeB: Range<Int>) -> Bool {
        let (isInA, isInB) = (
            rangeA.contains { a.kind($0).contains(.name) }, rangeB.contains { b.kind($0).contains(.name) }
        )
        return isInA && isInB
            || a.tellsNames && b.tellsNames
                && (isInA && rangeB.contains { b.kind($0).contains(.openCapital) }
                    || isInB && rangeA.contains { a.kind($0).contains(.openCapital) })
    }

    /// Whether each side has a name that the other text has nowhere, in no spelling.
    private mutating func namesDiffer(_ rangeA: Range<Int>, _ rangeB: Range<Int>) -> Bool {
        if wordsOfA == nil { (wordsOfA, wordsOfB) = (CodeSet(a.codes), CodeSet(b.codes)) }
        let (all, others) = (spellingsOfA.spellings(of: rangeA), spellingsOfB.spellings(of: rangeB))
        func isForeign(_ code: UInt32, _ spelling: [UInt8], _ words: CodeSet, _ spellings: [[UInt8]]) -> Bool {
            !words.contains(code) && !spellings.contains { Spelling.isVariant(spelling, of: $0) }
        }
        if rangeA.count == 1, rangeB.count == 1, isPartOfName(rangeA.lowerBound, rangeB.lowerBound),
            Spelling.beginAlike(all[0], others[0])
        {
            return false
        }
        return nameLike(a, rangeA).contains {
            isForeign(a.code($0), all[$0 - rangeA.lowerBound], wordsOfB!, others)
        }
            && nameLike(b, rangeB).contains {
                isForeign(b.code($0), others[$0 - rangeB.lowerBound], wordsOfA!, all)
            }
    }

    /// Whether the rest of the name that a word is of stands beside it in both texts: as the surname does where a first name was
    /// corrected.
    private func isPartOfName(_ wordA: Int, _ wordB: Int) -> Bool {
        [-1, 1].contains { step in
            let (besideA, besideB) = (wordA + step, wordB + step)
            return a.codes.indices.contains(a.codes.startIndex + besideA)
                && b.codes.indices.contains(b.codes.startIndex + besideB)
                && a.kind(besideA).contains(.name) && a.code(besideA) == b.code(besideB)
        }
    }

    /// The names of a passage; where it has none, words with a capital where a sentence begins.
    private func nameLike(_ outline: TextOutline, _ range: Range<Int>) -> [Int] {
        let names = words(.name, outline, range)
        return names.isEmpty ? words(.openCapital, outline, range) : names
    }

    private mutating func numbersDiffer(_ rangeA: Range<Int>, _ rangeB: Range<Int>) -> Bool {
        let (ofA, ofB) = (Self.digits(a, rangeA, &spellingsOfA), Self.digits(b, rangeB, &spellingsOfB))
        // A score, or a row of numbers: their order counts too.
        if ofA.count > 1, ofA.count == ofB.count, rangeA.count == ofA.count, rangeB.count == ofB.count {
            return ofA != ofB
        }
        guard Set(ofA).isDisjoint(with: ofB) else { return false }
        // In millions a number has its zeros in a word.
        guard (ofA + ofB).contains(where: { $0.count >= Self.millionDigits }) else { return true }
        return Set(ofA.map(Self.withoutZeros)).isDisjoint(with: ofB.map(Self.withoutZeros))
    }

    private static func withoutZeros(_ digits: [UInt8]) -> [UInt8] {
        Array(digits.reversed().drop { $0 == UInt8(ascii: "0") }.reversed())
    }

    /// The numbers of a passage without what sets their digits apart, nor letters for millions or for an order: "41.2m" and
    /// "41,200,000" begin alike, and so do "4th" and "4".
    private static func digits(
        _ outline: TextOutline, _ range: Range<Int>, _ reader: inout TextOutline.SpellingReader
    ) -> [[UInt8]] {
        zip(range, reader.spellings(of: range)).filter { outline.kind($0.0).contains(.number) }.map { _, spelling in
            var digits = spelling.filter { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ".") }
            if let unit = digits.firstIndex(where: { $0 &- 0x30 >= 10 }), unit > 0,
                numberEndings.contains(Array(digits[unit...]))
            {
                digits.removeSubrange(unit...)
            }
            return digits
        }
    }

    /// A number of so many digits may be written in millions.
    private static let millionDigits = 7
    private static let numberEndings = Set(
        "m mn mln mio mil bn b mrd md mld tn trn k th st nd rd er e".split(separator: " ").map { Array($0.utf8) })

    private func daysDiffer(_ rangeA: Range<Int>, _ rangeB: Range<Int>) -> Bool {
        let ofA = Set(words(.calendar, a, rangeA).map { a.code($0) >> TextOutline.kindBits })
        return ofA.isDisjoint(with: words(.calendar, b, rangeB).map { b.code($0) >> TextOutline.kindBits })
    }

    // MARK: Opposites

    /// Whether a passage says the opposite of the other: one negation more and else no word that says something, or one
    /// word and its opposite.
    private mutating func turns(_ rangeA: Range<Int>, _ rangeB: Range<Int>) -> Bool {
        func content(_ outline: TextOutline, _ range: Range<Int>) -> [Int] {
            range.filter { outline.kind($0).isDisjoint(with: [.negation, .auxiliary]) }
        }
        if 1...2 ~= rangeA.count, 1...2 ~= rangeB.count,
            tables.areOpposite(a.code(rangeA.lowerBound), b.code(rangeB.lowerBound))
        {
            return true
        }
        // "will go ahead", "is called off".
        if 2...3 ~= rangeA.count, 2...3 ~= rangeB.count,
            tables.areOpposite(a.code(rangeA.upperBound - 1), b.code(rangeB.upperBound - 1))
        {
            return true
        }
        // Most places have words that say something on both sides, and more than one.
        guard
            rangeA.count == 1 && rangeB.count == 1
                || rangeA.contains(where: { a.kind($0).contains(.negation) })
                || rangeB.contains(where: { b.kind($0).contains(.negation) })
                || isUnspaced(a, rangeA) || isUnspaced(b, rangeB)
        else { return false }
        if isUnspaced(a, rangeA) || isUnspaced(b, rangeB) {
            let (ofA, ofB) = (joined(&spellingsOfA, rangeA), joined(&spellingsOfB, rangeB))
            if Spelling.isNegatedEnding(ofA, of: ofB) || Spelling.isNegatedEnding(ofB, of: ofA) { return true }
        }
        let (contentA, contentB) = (content(a, rangeA), content(b, rangeB))
        if contentA.isEmpty, contentB.isEmpty {
            let negations = words(.negation, a, rangeA).count - words(.negation, b, rangeB).count
            return !negations.isMultiple(of: 2)
        }
        // One word in two forms, the one of them denied: "signed", "did not sign".
        if contentA.count == 1, contentB.count == 1, rangeA.count != rangeB.count,
            a.kind(contentA[0]).contains(.spelled), b.kind(contentB[0]).contains(.spelled)
        {
            let negations = words(.negation, a, rangeA).count - words(.negation, b, rangeB).count
            let ofA = spellingsOfA.spellings(of: contentA[0]..<contentA[0] + 1)[0]
            let ofB = spellingsOfB.spellings(of: contentB[0]..<contentB[0] + 1)[0]
            return !negations.isMultiple(of: 2) && Spelling.haveOneStem(ofA, ofB)
        }
        guard contentA.count == 1, contentB.count == 1, rangeA.count == 1, rangeB.count == 1 else { return false }
        let (kindA, kindB) = (a.kind(contentA[0]), b.kind(contentB[0]))
        if kindA.contains(.opposed), kindB.contains(.opposed) {
            return tables.areOpposite(a.code(contentA[0]), b.code(contentB[0]))
        }
        guard kindA.contains(.spelled), kindB.contains(.spelled),
            let spellingA = spellingsOfA.spellings(of: rangeA).first,
            let spellingB = spellingsOfB.spellings(of: rangeB).first
        else { return false }
        return Spelling.isNegated(spellingA, of: spellingB) || Spelling.isNegated(spellingB, of: spellingA)
    }

    /// Whether a passage is a few characters that are words by themselves.
    private func isUnspaced(_ outline: TextOutline, _ range: Range<Int>) -> Bool {
        1...4 ~= range.count && range.allSatisfy { outline.kind($0).contains(.character) }
    }

    private func joined(_ reader: inout TextOutline.SpellingReader, _ range: Range<Int>) -> [UInt8] {
        reader.spellings(of: range).flatMap { $0 }
    }

    // MARK: Scans

    /// Whether so many places differ by spelling alone that the texts must be readings of a scan.
    private var isNoisy: Bool {
        let spellings = found.count(.spelling)
        return spellings >= 3 && 2 * spellings >= found.slots.count
    }

    private mutating func areSpellings(_ rangeA: Range<Int>, _ rangeB: Range<Int>) -> Bool {
        guard rangeA.count == rangeB.count, rangeA.allSatisfy({ a.kind($0).contains(.spelled) }),
            rangeB.allSatisfy({ b.kind($0).contains(.spelled) })
        else { return false }
        return zip(spellingsOfA.spellings(of: rangeA), spellingsOfB.spellings(of: rangeB)).allSatisfy {
            $0 == $1 || Spelling.isVariant($0, of: $1)
        }
    }

    /// Whether the one text has in two words what the other has in one, as of a joiner that became a space.
    private mutating func areJoined(_ rangeA: Range<Int>, _ rangeB: Range<Int>) -> Bool {
        guard 1...4 ~= rangeA.count, 1...4 ~= rangeB.count, rangeA.allSatisfy({ a.kind($0).contains(.spelled) }),
            rangeB.allSatisfy({ b.kind($0).contains(.spelled) })
        else { return false }
        // Of a long word the beginning is kept.
        let (ofA, ofB) = (joined(&spellingsOfA, rangeA), joined(&spellingsOfB, rangeB))
        let kept = min(ofA.count, ofB.count)
        return kept >= 4 && ofA.prefix(kept) == ofB.prefix(kept) && (ofA.count == ofB.count || kept >= 14)
    }

    /// A misread digit is no other number.
    private mutating func forgivingDigits(_ slot: Slot) -> Slot {
        guard slot.kind == .numbers else { return slot }
        let (ofA, ofB) = (Self.digits(a, slot.a, &spellingsOfA), Self.digits(b, slot.b, &spellingsOfB))
        let isMisread = zip(ofA, ofB).allSatisfy { Spelling.isMisread($0, of: $1) }
        return isMisread ? Slot(kind: .spelling, a: slot.a, b: slot.b) : slot
    }
}
