/// What two texts share, as a part of each.
struct SharedPassage: Sendable {
    private let alignment: TextAlignment
    private let words: Int

    /// A text has the other as a part of it where that is no more than this share of its words...
    private static let partShare = 0.5
    /// ...or no more than this, where another part of it shows that it is a collection...
    private static let largestPart = 0.75
    /// ...and of the other no less than this is in it...
    private static let heldShare = 0.9
    /// ...in so many passages: the part is as it was, with a sentence more or less.
    private static let mostPassages = 2
    /// Of an item that a letter cuts short it has so much, which is no more than this of the letter.
    private static let (cutShare, cutItemShare) = (0.5, 0.35)
    /// A part says something else than the rest where they share less than this of the names of the one with fewer, and of
    /// the longer words of the part less than ``relatedShare``.
    private static let commonNameShare = 0.4
    /// With a title that has no word in common with that of the whole, a part that shares less than this may be of one.
    private static let looseNameShare = 0.7
    private static let looseWordShare = 0.15
    /// A quotation is no more than this share of the article that has it.
    private static let quotedShare = 0.75
    /// This share of it at least is in each.
    private static let quotedPart = 0.7
    /// Passages about one thing share this of the longer words of the one that has fewer.
    private static let relatedShare = 0.12
    private static let datelineWords = 7
    /// What stands behind a standing introduction has so many of its words.
    private static let restShare = 0.2
    /// Parts of a series have so many of the words of their introduction, and so many at least.
    private static let partOfSeriesShare = 0.25
    private static let fewestPartWords = 18
    /// What is one passage, a word or two within it aside.
    private static let wholeShare = 0.9
    /// A name alone is no beginning.
    private static let fewestBeginningWords = 8
    /// Words that are more than a place without its dash.
    private static let fewestOwnWords = 4
    /// Parts of fewer words say too little of what they are about.
    private static let fewestWords = 20

    init(_ alignment: TextAlignment, _ a: TextOutline, _ b: TextOutline) {
        self.alignment = alignment
        words = alignment.count
    }

    /// Whether both texts begin with it, but for the place and the agency in front.
    var isAtBothBeginnings: Bool {
        alignment.runs.first { $0.count >= Self.fewestBeginningWords }
            .map { $0.a < Self.datelineWords && $0.b < Self.datelineWords } ?? false
    }

    /// Whether each text has something to say before it, beside a place and an agency and what the other has there as well.
    func isBehindOwnText(_ a: TextOutline, _ b: TextOutline) -> Bool {
        guard let place = alignment.runs.firstIndex(where: { $0.count >= Self.fewestBeginningWords }) else {
            return false
        }
        let run = alignment.runs[place]
        let shared = alignment.runs[..<place].reduce(0) { $0 + $1.count }
        return run.a - shared >= a.datelineWords + Self.fewestOwnWords
            && run.b - shared >= b.datelineWords + Self.fewestOwnWords
    }

    /// Whether what each text has for itself is no short ending of what both have.
    func areRestsLong(_ a: TextOutline, _ b: TextOutline) -> Bool {
        Double(min(a.count, b.count) - words) >= Self.restShare * Double(words)
    }

    /// Whether the texts begin with it and go on, each with a passage for itself.
    var isOneBeginning: Bool {
        isAtBothBeginnings && alignment.runs.contains { Double($0.count) >= Self.wholeShare * Double(words) }
    }

    /// Whether it introduces the parts of a series: both begin with it, and what follows, at length, has nothing to do with
    /// it, nor with that of the other. What is added to a report comes back to its names.
    func isIntroduction(_ a: TextOutline, _ b: TextOutline) -> Bool {
        guard isAtBothBeginnings else { return false }
        let rest = min(a.count, b.count) - words
        guard rest >= Self.fewestPartWords, Double(rest) >= Self.partOfSeriesShare * Double(words) else { return false }
        return areRestsUnrelated(a, b) && areRestsUnrelatedToIt(a, b)
    }

    /// Whether what each text has for itself shares next to nothing with it.
    func areRestsUnrelatedToIt(_ a: TextOutline, _ b: TextOutline) -> Bool {
        isRestUnrelated(of: a, isOfA: true) && isRestUnrelated(of: b, isOfA: false)
    }

    /// Whether what a text has for itself shares next to nothing with the passage.
    private func isRestUnrelated(of text: TextOutline, isOfA: Bool) -> Bool {
        let shared = content(of: text, isOfA: isOfA, isShared: true)
        let rest = content(of: text, isOfA: isOfA, isShared: false)
        let names = shared.names.intersection(rest.names).count
        let words = shared.words.intersection(rest.words).count
        return Double(names) < Self.relatedShare * Double(rest.names.count + 1)
            // A long word or two are in any texts: "about", "since".
            && (words <= 2 || Double(words) < Self.relatedShare * Double(rest.words.count))
    }

    // MARK: Collections

    /// How the longer text holds the shorter.
    func part(_ a: TextOutline, _ b: TextOutline, _ titles: TitleCoverage) -> Sameness.Part {
        let isOfA = a.count >= b.count
        let (part, whole) = isOfA ? (b, a) : (a, b)
        let isWhole = Double(words) >= Self.heldShare * Double(part.count)
        guard let first = alignment.runs.first, words >= Self.fewestWords,
            isWhole || isCutItem(of: part, in: whole, titles),
            Double(words) <= Self.largestPart * Double(whole.count), alignment.runs.count <= Self.mostPassages,
            whole.count - words >= Self.fewestWords
        else { return .none }
        let ofWhole = isOfA ? titles.ofA : titles.ofB
        guard 3 * ofWhole.shared <= ofWhole.words, Double(words) <= Self.partShare * Double(whole.count) else {
            guard isWhole else { return .none }
            return (isOfA ? first.a : first.b) > 0 || titles.areUnlike ? .held : .none
        }
        guard part.tellsNames, whole.tellsNames else {
            return !titles.haveCommonWords && ofWhole.words > 0 ? .loose : isWhole ? .held : .none
        }
        let (inPart, inRest) = (
            content(of: whole, isOfA: isOfA, isShared: true), content(of: whole, isOfA: isOfA, isShared: false)
        )
        guard !inPart.names.isEmpty, !inRest.names.isEmpty else { return isWhole ? .held : .none }
        let names =
            Double(inPart.names.intersection(inRest.names).count)
            / Double(min(inPart.names.count, inRest.names.count))
        let longWords = Double(inPart.words.intersection(inRest.words).count) / Double(max(1, inPart.words.count))
        if titles.areUnlike, names < Self.commonNameShare, longWords < Self.relatedShare {
            // The beginning of a report is one of its parts too, which the title may speak of.
            let isOpening = (isOfA ? first.a : first.b) < Self.datelineWords
            return isOpening && (ofWhole.words == 0 || ofWhole.shared > 0) ? .loose : .ofCollection
        }
        return !titles.haveCommonWords && names < Self.looseNameShare && longWords < Self.looseWordShare
            ? .loose : isWhole ? .held : .none
    }

    /// Whether a text may be an item of a letter that has its first sentences, and has nothing else to do with it.
    private func isCutItem(of part: TextOutline, in whole: TextOutline, _ titles: TitleCoverage) -> Bool {
        titles.areUnlike && Double(words) >= Self.cutShare * Double(part.count)
            && Double(words) <= Self.cutItemShare * Double(whole.count)
    }

    /// Whether what each text has for itself has next to no longer word in common with that of the other.
    func areRestsUnrelated(_ a: TextOutline, _ b: TextOutline) -> Bool {
        let (ofA, ofB) = (content(of: a, isOfA: true, isShared: false), content(of: b, isOfA: false, isShared: false))
        let common = ofA.words.intersection(ofB.words).count
        return common <= 1 || Double(common) < Self.relatedShare * Double(min(ofA.words.count, ofB.words.count))
    }

    /// The different names, and the longer words that are none, of what a text shares or of the rest.
    private func content(
        of text: TextOutline, isOfA: Bool, isShared: Bool
    ) -> (names: Set<UInt32>, words: Set<UInt32>) {
        var content: (names: Set<UInt32>, words: Set<UInt32>) = ([], [])
        // Two signs for words are a word, of an alphabet without spaces a few letters.
        let letters = max(2, text.codesToWord)
        func add(_ range: Range<Int>) {
            for word in range {
                let kind = text.kind(word)
                let hash = text.code(word) >> TextOutline.kindBits
                if kind.contains(.name) {
                    content.names.insert(hash)
                } else if kind.contains(.long), kind.isDisjoint(with: [.calendar, .number]) {
                    content.words.insert(hash)
                } else if kind.contains(.character), word + letters <= range.upperBound,
                    (word + 1..<word + letters).allSatisfy({ text.kind($0).contains(.character) })
                {
                    content.words.insert(
                        (word + 1..<word + letters).reduce(hash) { $0 &* 31 &+ text.code($1) >> TextOutline.kindBits })
                }
            }
        }
        var end = 0
        for run in alignment.runs {
            let start = isOfA ? run.a : run.b
            add(isShared ? start..<start + run.count : end..<start)
            end = start + run.count
        }
        if !isShared { add(end..<text.count) }
        return content
    }

    // MARK: Quotations

    /// Whether a text is another, whole and in one piece, behind a beginning of its own that is no longer: as an outlet opens a
    /// report of an agency for its readers.
    private func endsWith(
        _ other: TextOutline, _ text: TextOutline, atPlaceOf place: KeyPath<TextAlignment.Run, Int>
    ) -> Bool {
        guard 2 * words >= text.count, Double(words) >= Self.heldShare * Double(other.count),
            alignment.runs.count <= Self.mostPassages, let last = alignment.runs.last
        else { return false }
        return last[keyPath: place] + last.count == text.count
    }

    /// Whether a text has most of another at another place than its beginning, and whether it says nothing of it in its
    /// title either.
    func holding(
        of other: TextOutline, in text: TextOutline, atPlaceOf place: KeyPath<TextAlignment.Run, Int>,
        _ title: TitleCoverage.Side
    ) -> Sameness.Holding {
        guard let first = alignment.runs.first(where: { $0.count >= 3 }),
            Double(words) <= Self.quotedShare * Double(text.count),
            Double(words) >= Self.quotedPart * Double(other.count)
        else { return .none }
        if endsWith(other, text, atPlaceOf: place) { return .none }
        let isAtBeginning = 12 * first[keyPath: place] < text.count
        return isAtBeginning ? .none : 2 * title.shared < max(1, title.words) ? .quotes : .inMidst
    }
}
