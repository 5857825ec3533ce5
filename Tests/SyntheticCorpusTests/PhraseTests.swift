import Testing

@testable import SyntheticCorpus

@Suite struct PhraseTests {
    private func facts() -> Facts { Facts(RandomStream(seed: 4, .family)) }

    @Test func `a choice is the frame's, a brace the article's, a slot has one value`() {
        var stream = RandomStream(seed: 1, .family)
        let chosen = Set((0..<50).map { _ in Phrase.chosen("(a|b) c (|d)", &stream) })
        #expect(chosen == ["a c ", "a c d", "b c ", "b c d"])
        var facts = facts()
        let text = Phrase.filled("{x|y} <place>, <place>, <place2>", with: &facts, number: 1)
        let parts = text.dropFirst(2).split(separator: ", ")
        #expect(text.hasPrefix("y ") && parts[0] == parts[1] && parts[1] != parts[2])
        #expect(Phrase.filled("{x|y}", with: &facts, number: 2) == "x")
        #expect(Phrase.filled("no slots", with: &facts) == "no slots")
    }

    @Test func `a person's names are the parts of the whole`() {
        var facts = facts()
        #expect(Phrase.filled("<given3> <family3>", with: &facts) == Phrase.filled("<person3>", with: &facts))
        let before = Phrase.filled("<person3>", with: &facts)
        let isCorrected = facts.correctName()
        #expect(isCorrected)
        let after = Phrase.filled("<person3>", with: &facts)
        #expect(editDistance(before.map(String.init), after.map(String.init)) == 1)
        #expect(Phrase.filled("<given3> <family3>", with: &facts) == after)
    }

    @Test func `changed facts are others, and the rest stays`() {
        var facts = facts()
        let phrase = "<count> <count2> <few> <place> <person>"
        let before = Phrase.filled(phrase, with: &facts).split(separator: " ")
        facts.change(["count", "few"], atMost: 2)
        let after = Phrase.filled(phrase, with: &facts).split(separator: " ")
        #expect(zip(before, after).count { $0 != $1 } == 2)
        #expect(before.dropFirst(3) == after.dropFirst(3))
    }

    /// All that frames are made of.
    static let phrases: [String] = {
        let parts = CaseKind.allCases.compactMap(FrameParts.of) + [FrameParts.accidents]
        return parts.flatMap { $0.titles + $0.leads + $0.details + $0.standing } + FrameParts.anySubject
            + Briefs.opposites + Walls.openings + Walls.sentences.joined() + Walls.references + Walls.subscriptions
            + Walls.captions + StandingTexts.footers + StandingTexts.series + StandingTexts.digests
            + StandingTexts.comments
    }()

    @Test func `every phrase can be filled, and leaves no mark of its own`() {
        #expect(Self.phrases.count > 200)
        var stream = RandomStream(seed: 2, .family)
        for phrase in Self.phrases {
            for number in 0..<3 {
                var facts = facts()
                let text = Phrase.filled(Phrase.chosen(phrase, &stream), with: &facts, number: number)
                #expect(!text.contains { "()<>{}|".contains($0) }, "\(phrase)")
            }
        }
    }

    @Test func `standing sentences have no slots, and details have`() {
        for parts in CaseKind.allCases.compactMap(FrameParts.of) {
            #expect((parts.standing + FrameParts.anySubject).allSatisfy { !$0.contains("<") })
            #expect((parts.leads + parts.details).allSatisfy { $0.contains("<") })
        }
    }

    @Test func `shingles that no slot reaches are counted`() {
        #expect(Phrase.extent(of: ["a b c d e f"]) == (6, 2))
        #expect(Phrase.extent(of: ["a b <c> d e f", "g h i"]) == (9, 2))
        #expect(Phrase.extent(of: []) == (0, 0))
    }
}
