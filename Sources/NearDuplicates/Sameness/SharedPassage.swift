/// What two texts share, as a part of each.
struct SharedPassage: Sendable {
    private let alignment: TextAlignment
    private let words: Int

    /// A text has the other as a part of it where that is no more than this share of its words...
    private static let partShare = 0.4
    /// ...and of the other no less than this is in it.
    private static let heldShare = 0.7
    /// A quotation is no more than this share of the article that has it.
    private static let quotedShare = 0.75
    /// Passages about one thing share this of the longer words of the one that has fewer...
    private static let relatedShare = 0.12
    /// ...or this of its names: "Court" and "Council" are in many.
    private static let commonNameShare = 0.2
    private static let datelineWords = 12
    /// A name alone is no beginning.
    private static let fewestBeginningWords = 8
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

    // MARK: Collections

    /// Whether the one text holds the other among things that have nothing to do with it.
    func isInCollection(_ a: TextOutline, _ b: TextOutline, _ titles: TitleCoverage) -> Bool {
        let (part, whole) = a.count < b.count ? (a, b) : (b, a)
        let ofWhole = a.count < b.count ? titles.ofB : titles.ofA
        guard words >= Self.fewestWords, Double(words) >= Self.heldShare * Double(part.count),
            Double(words) < Self.partShare * Double(whole.count), whole.count - words >= Self.fewestWords,
            part.tellsNames, whole.tellsNames, 3 * ofWhole.shared <= ofWhole.words
        else { return false }
        let isOfA = a.count >= b.count
        let (inPart, inRest) = (
            content(of: whole, isOfA: isOfA, isShared: true), content(of: whole, isOfA: isOfA, isShared: false)
        )
        guard !inPart.names.isEmpty, !inRest.names.isEmpty else { return false }
        let commonNames = inPart.names.intersection(inRest.names).count
        return Double(commonNames) < Self.commonNameShare * Double(min(inPart.names.count, inRest.names.count))
            && Double(inPart.words.intersection(inRest.words).count) < Self.relatedShare * Double(inPart.words.count)
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
        func add(_ range: Range<Int>) {
            for word in range {
                let kind = text.kind(word)
                let hash = text.code(word) >> TextOutline.kindBits
                if kind.contains(.name) {
                    content.names.insert(hash)
                } else if kind.contains(.long), kind.isDisjoint(with: [.calendar, .number]) {
                    content.words.insert(hash)
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

    /// Whether a text has what it shares at another place than its beginning, and says nothing of it in its title.
    func isQuoted(in text: TextOutline, atPlaceOf place: KeyPath<TextAlignment.Run, Int>, _ title: TitleCoverage.Side)
        -> Bool
    {
        guard let first = alignment.runs.first(where: { $0.count >= 3 }),
            Double(words) <= Self.quotedShare * Double(text.count)
        else { return false }
        let isAtBeginning = 12 * first[keyPath: place] < text.count
        return !isAtBeginning && 2 * title.shared < max(1, title.words)
    }
}
