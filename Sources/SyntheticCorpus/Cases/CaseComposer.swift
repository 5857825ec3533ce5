/// Writes the families of hard cases.
struct CaseComposer {
    var stream: RandomStream

    /// A family of `size` articles of a kind, in ``CaseKind/sizes``.
    mutating func family(_ kind: CaseKind, size: Int) -> CaseFamily {
        switch kind {
        case .earnings, .missing, .awards, .deaths, .quakes, .markets, .weather, .matches:
            templates(of: FrameParts.of(kind)!, size)
        case .forms: stream.below(3) > 0 ? forms(size) : foreignForms(size)
        case .opposites: opposites()
        case .quotation: quotation(size)
        case .digest: digest(size)
        case .walls: walls(size)
        case .stubs: stubs(size)
        case .captions: captions(size)
        case .footers: footers(size)
        case .series: series(size)
        case .mojibake, .escapes: misencoded(kind)
        case .turkish, .greek, .arabic, .persian, .digits, .german: respelt(kind)
        case .update: update(size)
        case .correction: correction()
        case .localised: localised(size)
        case .wire: wire(size)
        case .disjoint: disjoint()
        case .repeated: repeated()
        case .comments: comments()
        }
    }

    // MARK: What the families share.

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[stream.below(elements.count)] }

    /// Some of the phrases in any order, their choices made.
    mutating func chosen(_ phrases: [String], _ counts: ClosedRange<Int>) -> [String] {
        var order = phrases
        stream.shuffle(&order)
        return order.prefix(counts.lowerBound + stream.below(counts.count)).map { Phrase.chosen($0, &stream) }
    }

    mutating func chosen(oneOf phrases: [String]) -> String { Phrase.chosen(pick(phrases), &stream) }

    /// The sentences as a text in paragraphs.
    mutating func paragraphs(_ sentences: [String]) -> String {
        var text = sentences[0]
        for sentence in sentences.dropFirst() { text += (stream.below(3) == 0 ? "\n\n" : " ") + sentence }
        return text
    }

    mutating func length(_ range: ClosedRange<Int>) -> Int { range.lowerBound + stream.below(range.count) }

    /// What is between two articles of a family at most: minutes, hours, days.
    mutating func pause() -> Int { pick([900, 7_200, 43_200, 86_400, 259_200]) }
}
