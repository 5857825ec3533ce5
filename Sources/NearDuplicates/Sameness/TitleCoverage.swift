/// How much of what two titles say is in the words that their texts share, and how much in the rest.
struct TitleCoverage: Sendable {
    struct Side: Sendable {
        /// Different words of the title, and those of them that the other title has not.
        var words = 0
        var ownWords = 0
        /// Of its own words those that the shared passages speak of, and those that the rest does.
        var ownShared = 0
        var ownRest = 0
        /// Of all its words those that the shared passages speak of, and those that the text does.
        var shared = 0
        var all = 0
        /// Of its own words those that are names in the rest and in no shared passage, and those that are in one.
        var ownNamesOfRest = 0
        var ownNamesOfShared = 0

        /// Of its short words that the other title has not those that the shared passages speak of, and those that the rest does.
        var ownShortShared = 0
        var ownShortRest = 0

        /// Whether all that makes this title differ from the other stands in the rest, and nothing of it in what the texts share.
        /// Short words are asked where there are no others.
        var isAllInRest: Bool {
            ownWords > 0 ? ownRest == ownWords && ownShared == 0 : ownShortRest > 0 && ownShortShared == 0
        }

        /// Whether what makes this title differ from the other is not what the texts share.
        var isElsewhere: Bool {
            ownWords > 0
                && (5 * ownShared <= ownWords || 2 * ownShared <= ownWords && ownRest > 0 && ownRest >= ownShared)
        }
    }

    private(set) var ofA = Side()
    private(set) var ofB = Side()
    /// Whether a word is in both titles.
    let haveCommonWords: Bool

    /// Of titles with fewer words nothing can be said; a headline in the text is known to be one.
    private let fewestStrangeWords: Int
    /// Whether the title is what the text begins with.
    private let hasHeadingOfA: Bool
    private let hasHeadingOfB: Bool

    /// Whether no more than a word in four of either title is in the other: "Council" may be in any two.
    var areUnlike: Bool { [ofA, ofB].allSatisfy { 4 * ($0.words - $0.ownWords) <= $0.words } }

    /// The same of the keys of two titles.
    static func areUnlike(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        let common = a.count(where: b.contains)
        return 4 * common <= a.count && 4 * common <= b.count
    }
    /// Whether what the titles have in common is what both begin with: the name of a series.
    let haveOnlyRubricInCommon: Bool

    init(_ alignment: TextAlignment, _ a: TextOutline, _ b: TextOutline) {
        let (keysOfA, keysOfB) = (a.titleKeys, b.titleKeys)
        (hasHeadingOfA, hasHeadingOfB) = (a.hasHeading, b.hasHeading)
        fewestStrangeWords = a.hasHeading && b.hasHeading ? 1 : 2
        guard !keysOfA.isEmpty || !keysOfB.isEmpty || !a.titleOccurrences.isEmpty || !b.titleOccurrences.isEmpty else {
            (haveCommonWords, haveOnlyRubricInCommon) = (false, false)
            return
        }
        haveCommonWords = keysOfA.contains(where: keysOfB.contains)
        let rubric = zip(keysOfA, keysOfB).prefix { $0 == $1 }.count
        haveOnlyRubricInCommon = rubric > 0 && !keysOfA.dropFirst(rubric).contains(where: keysOfB.contains)
        ofA = Self.side(a, beside: b) { word in
            alignment.runs.contains { word >= $0.a && word < $0.a + $0.count }
        }
        ofB = Self.side(b, beside: a) { word in
            alignment.runs.contains { word >= $0.b && word < $0.b + $0.count }
        }
    }

    private static func side(
        _ outline: TextOutline, beside other: TextOutline, isShared: (Int) -> Bool
    ) -> Side {
        var side = Side(words: outline.titleKeys.count)
        guard !outline.titleOccurrences.isEmpty || side.words > 0 else { return side }
        var (shared, rest, names): (UInt32, UInt32, UInt32) = (0, 0, 0)
        for occurrence in outline.titleOccurrences {
            let (bit, place): (UInt32, Int) = (1 << (occurrence & 31), Int(occurrence >> 5))
            if isShared(place) { shared |= bit } else { rest |= bit }
            if outline.kind(place).contains(.name) { names |= bit }
        }
        for (place, key) in outline.titleKeys.enumerated() {
            let bit: UInt32 = 1 << UInt32(place)
            if shared & bit != 0 { side.shared += 1 }
            if (shared | rest) & bit != 0 { side.all += 1 }
            guard !other.titleKeys.contains(key) else { continue }
            side.ownWords += 1
            if shared & bit != 0 { side.ownShared += 1 }
            if rest & bit != 0 { side.ownRest += 1 }
            guard names & bit != 0 else { continue }
            if shared & bit != 0 { side.ownNamesOfShared += 1 } else { side.ownNamesOfRest += 1 }
        }
        for (place, word) in outline.shortTitleWords.enumerated() where !other.shortTitleWords.contains(word) {
            let bit: UInt32 = 1 << UInt32(side.words + place)
            if shared & bit != 0 { side.ownShortShared += 1 } else if rest & bit != 0 { side.ownShortRest += 1 }
        }
        return side
    }

    /// Whether the texts speak of nothing that their titles do, which have next to nothing in common either.
    var isSpokenOfByNeither: Bool {
        areUnlike && min(ofA.words, ofB.words) >= fewestStrangeWords && ofA.words + ofB.words >= 3 && ofA.all == 0
            && ofB.all == 0
    }

    /// Whether the titles name persons or places that stand in the text of each, and in nothing that both have.
    var nameOthers: Bool {
        [ofA, ofB].allSatisfy { $0.ownNamesOfRest > 0 && $0.ownNamesOfShared == 0 }
    }

    /// Whether both titles are the same and nothing of them is in the texts: the name of a column.
    var isRubric: Bool { areOne && ofA.all == 0 && ofB.all == 0 }

    /// Whether both titles have the same words.
    var areOne: Bool { ofA.words > 0 && ofA.ownWords == 0 && ofB.ownWords == 0 }

    /// Whether each title has two words and more of its own that stand in the rest of its text, and of what both texts share
    /// no more than this share of them.
    func sayOthers(atMost share: Double) -> Bool {
        [ofA, ofB].allSatisfy { $0.ownRest >= 2 && Double($0.ownShared) <= share * Double($0.ownRest) }
    }

    /// Whether the titles have next to no word in common, and hardly any with what the texts share.
    var isOfNothingShared: Bool {
        areUnlike && [ofA, ofB].allSatisfy { $0.words >= 3 && 3 * $0.shared <= $0.words }
    }

    /// Whether each title speaks of what its text has for itself, and hardly of what the texts share: then that is a footer,
    /// whatever names stand in it.
    var areOfOwnText: Bool {
        areUnlike
            && [(ofA, hasHeadingOfA), (ofB, hasHeadingOfB)].allSatisfy { side, isHeading in
                side.words >= 2 && (isHeading || side.ownRest >= 2) && 5 * side.shared <= 2 * side.words
            }
    }

    /// Whether the titles, which have next to nothing in common, speak of what each text has for itself, and of nothing that the
    /// texts share: then that is standing text, wherever it stands.
    var areOfRestAlone: Bool {
        areUnlike
            && [ofA, ofB].allSatisfy { $0.words >= 2 && $0.ownRest > 0 && $0.shared == 0 && $0.ownShortShared == 0 }
    }

    /// Whether neither text has a title, beside what both may begin with.
    var areMissing: Bool { ofA.words == 0 && ofB.words == 0 || hasHeadingOfA && hasHeadingOfB && areOne }

    /// Whether all that makes each title differ from the other, two words at least, stands in what its text has for itself, and
    /// nothing of it in what the texts share.
    var differByOwnText: Bool {
        [ofA, ofB].allSatisfy { $0.ownWords >= 2 && $0.isAllInRest }
    }

    /// Whether what the texts share is what neither of the titles is about.
    var isOfStandingText: Bool { ofA.isElsewhere && ofB.isElsewhere }
}
