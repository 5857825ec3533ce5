/// What a person decided about two articles, and what the measures say of them.
package struct Ruling: Sendable {
    /// The path of the rules.
    package let file: String
    /// Those that make the two one text, or two; empty where the measures do.
    package let ofText: [OverrideRule]
    /// Those that make them one story, or two; empty where the measures do.
    package let ofStory: [OverrideRule]
    /// Those that choose a canonical which stands for one of the two.
    package let canonicals: [OverrideRule]
    /// What the run would say without any rule.
    package let measured: Explanation.Verdict

    /// All of them, in the order of their lines.
    package var rules: [OverrideRule] {
        var seen: Set<Int> = []
        return (ofText + ofStory + canonicals).filter { seen.insert($0.line).inserted }.sorted { $0.line < $1.line }
    }
}

extension Ruling {
    /// nil where no rule is about the two.
    init?(_ fold: Fold, _ a: Int, _ b: Int, isDuplicate: Bool) {
        guard let file = fold.configuration.overrides, let measured = fold.measured else { return nil }
        let overrides = fold.overrides
        func group(_ article: Int) -> [Int] {
            fold.groupOf[article].map { fold.groups[$0].members.map(\.article) } ?? [article]
        }
        func story(_ article: Int) -> [Int] {
            fold.stories[fold.storyOf[article]].versions.flatMap { $0.members.map(\.article) }
        }
        let canonicals = (a: fold.canonical(of: a), b: fold.canonical(of: b))
        let isOneGroup = canonicals.a == canonicals.b
        let isOneStory = fold.storyOf[a] == fold.storyOf[b]
        let wasOneGroup = measured.groupOf[a] != nil && measured.groupOf[a] == measured.groupOf[b]
        let wasOneStory = measured.storyOf[a] == measured.storyOf[b]

        if isOneGroup {
            let links = overrides.links(from: a, to: b, .text) { $0 }
            ofText = !links.isEmpty || wasOneGroup ? links : overrides.rules(of: group(a), .text)
        } else {
            let partings = overrides.partings(of: group(a), and: group(b), .text)
            ofText =
                !partings.isEmpty || !wasOneGroup ? partings : overrides.rules(of: group(a) + group(b), .text)
        }
        if isOneGroup {
            // One text is one story.
            ofStory = []
        } else if isOneStory {
            let links = overrides.links(from: canonicals.a, to: canonicals.b, .story, fold.canonical(of:))
            ofStory = !links.isEmpty || wasOneStory ? links : overrides.rules(of: story(a), .story)
        } else {
            let partings = overrides.partings(of: group(a), and: group(b), .story)
            let between = wasOneStory ? overrides.partings(of: story(a), and: story(b), .story) : []
            ofStory =
                !partings.isEmpty || !wasOneStory
                ? partings : !between.isEmpty ? between : overrides.rules(of: story(a) + story(b), .story)
        }
        let standing = Set(
            [canonicals.a, canonicals.b] + (isOneStory ? [fold.stories[fold.storyOf[a]].canonical] : []))
        self.canonicals = overrides.rules(of: Array(standing), .story).filter { $0.kind == .canonical }
        self.file = file.path
        self.measured = wasOneGroup || isDuplicate ? .sameText : wasOneStory ? .sameStory : .neither
        guard !rules.isEmpty else { return nil }
    }
}
