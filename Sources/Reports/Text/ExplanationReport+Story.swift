import Corpus
import Stories
import Storyfold

extension ExplanationReport {
    func storyFacts(_ versions: VersionComparison) -> [Fact] {
        var facts: [Fact] = []
        let canonicals = [explanation.a, explanation.b].map(fold.canonical(of:))
        for (letter, (article, canonical)) in zip(["A", "B"], zip([explanation.a, explanation.b], canonicals))
        where article != canonical {
            facts.append((letter, "is compared by its canonical version, \(fold.corpus.shownId(canonical))"))
        }
        let terms = explanation.terms.map { Columns.joined("\($0.word) \(Decimals.percent($0.share))") }
        facts.append(
            ("cosine", two(versions.cosine) + (terms.isEmpty ? ": no term in common" : ", of which each term carries")))
        if !terms.isEmpty { facts.append(("", terms.joined(separator: ", "))) }
        switch versions.obstacle {
        case .languages(let a, let b):
            let rule = explanation.isOneStory ? ", unless a person decides so" : ""
            facts.append(("languages", "\(a) and \(b): articles in different languages are never one story\(rule)"))
            return facts + [confidence, ("to change it", storyChange)]
        case .window:
            facts.append(
                (
                    "days apart",
                    "\(days(versions.days ?? 0)), beyond the \(Decimals.short(fold.configuration.storyWindowDays)) that "
                        + "are compared (--window)"
                ))
        case .series, .template, .roundup, .noArticle, nil:
            let time =
                versions.days.map { "\(days($0)), which leave \(two(versions.timeFactor)) of a similarity" }
                ?? (versions.timeFactor < 0.995
                    ? "not known, which leaves \(two(versions.timeFactor)) of a similarity"
                    : "not known, so time takes nothing off")
            facts.append(("days apart", time))
            facts.append(
                (
                    "smoothed",
                    "\(two(versions.smoothed)) once each has taken in words of the versions nearest to it"
                        + (versions.timeFactor < 0.995
                            ? "; \(two(versions.smoothed * versions.timeFactor)) with what time leaves" : "")
                ))
        }
        if versions.nameShare < 0.995 {
            facts.append(
                ("names", "they share few of their names and figures, which leaves \(two(versions.nameShare)) of it"))
        }
        if versions.oneNameShare < 0.995 {
            facts.append(
                (
                    "one name",
                    "most of what they share is one name, which leaves \(two(versions.oneNameShare)) of it"
                ))
        }
        switch versions.obstacle {
        case .series:
            facts.append(
                (
                    "series",
                    "two issues of one: the outlet and the title are the same, the day and the numbers are not, so "
                        + "that their likeness counts nothing"
                ))
        case .template:
            facts.append(("template", "one text with other facts, so that their likeness counts nothing"))
        case .roundup:
            facts.append(("roundup", "one of them reports several events, so that it is a story of its own"))
        case .noArticle:
            facts.append(("no article", "one of them is a page of its site, so that it is a story of its own"))
        case .languages, .window, nil: break
        }
        let isRuled = explanation.ruling?.ofStory.isEmpty == false
        let limit = "stories join from \(two(versions.threshold)) on in this corpus"
        let reach = versions.joiningLink.map { link in
            explanation.isOneStory && !isRuled
                ? "; on the way to one story the weakest link was \(two(link))"
                : "; on the way to one story the weakest link would be \(two(link))"
        }
        facts.append(("threshold", limit + (reach ?? "; no link leads to one story")))
        let weakest = explanation.path.dropFirst().map(\.similarity).min()
        let isChain = !explanation.isOneStory && !isRuled && weakest ?? 0 >= versions.threshold
        facts.append(
            (
                "path",
                weakest == nil
                    ? "none: no chain of similar versions leads there"
                    : path + (isChain ? "; a chain is not enough, since stories join by the links of all versions" : "")
            ))
        facts.append(confidence)
        facts.append(("to change it", storyChange))
        return facts
    }

    /// Of two that are of one version, and so not compared as two.
    var versionFacts: [Fact] {
        let canonical = fold.corpus.shownId(fold.canonical(of: explanation.a))
        return [
            ("version", "one, for which \(canonical) is compared with other texts"),
            ("days apart", explanation.days.map(days) ?? "not known"), confidence,
        ]
    }

    var confidence: Fact {
        func membership(_ article: Int, _ letter: String) -> String {
            let story = fold.stories[fold.storyOf[article]]
            return story.versions.count == 1
                ? "\(letter) alone in its story"
                : "\(letter) \(two(fold.confidence(of: article))) in \(name(of: story))"
        }
        let (a, b) = (explanation.a, explanation.b)
        let story = fold.stories[fold.storyOf[a]]
        let value: String
        if !explanation.isOneStory {
            value = "\(membership(a, "A")); \(membership(b, "B"))"
        } else if story.versions.count == 1 {
            value = "1.00, as their story has no other version"
        } else if explanation.isOneGroup {
            value = "\(two(fold.confidence(of: a))) that they belong to \(name(of: story))"
        } else {
            value =
                "A \(two(fold.confidence(of: a))), B \(two(fold.confidence(of: b))) that it belongs to \(name(of: story))"
        }
        return ("confidence", value)
    }

    private func name(of story: Story) -> String {
        "the story of \(fold.corpus.shownId(story.canonical)) (\(Decimals.grouped(story.versions.count)) versions)"
    }

    private var storyChange: String {
        if let ruling = explanation.ruling,
            let change = change(
                ruling.ofStory, isSame: (ruling.measured == .neither) == (explanation.verdict == .neither))
        {
            return change
        }
        if case .languages = explanation.versions?.obstacle { return "no option does" }
        let result = explanation.isOneStory ? "two stories" : "one story"
        if let flip = explanation.granularityFlip { return "\(result) with --granularity \(flip.rawValue)" }
        if explanation.versions?.obstacle == .window { return "a longer --window may compare them" }
        let extreme: StoryGranularity = explanation.isOneStory ? .fine : .coarse
        let limit = explanation.threshold(at: extreme).map {
            ", not even \(extreme.rawValue), which joins from \(two($0)) on"
        }
        return "\(result) with no --granularity\(limit ?? "")"
    }

    var path: String {
        func name(_ article: Int) -> String {
            // Versions stand for the two.
            let isVersion = explanation.versions != nil
            func stands(for other: Int) -> Bool {
                article == other || isVersion && article == fold.canonical(of: other)
            }
            return stands(for: explanation.a) ? "A" : stands(for: explanation.b) ? "B" : fold.corpus.shownId(article)
        }
        let steps = explanation.path
        var text = name(steps[0].article)
        for step in steps.dropFirst() { text += " –\(two(step.similarity))– \(name(step.article))" }
        let weakest = steps.dropFirst().map(\.similarity).min() ?? 1
        return steps.count > 2 ? text + ", weakest link \(two(weakest))" : text
    }
}
