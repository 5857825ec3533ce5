import Bindings
import Corpus
import NearDuplicates
import Stories
package import Storyfold

/// Prints why two articles are, or are not, the same text or the same story.
package struct ExplanationReport {
    let explanation: Explanation
    var fold: Fold { explanation.fold }

    package init(_ explanation: Explanation) { self.explanation = explanation }

    // MARK: Text

    /// Columns of the names of the facts.
    private static let nameColumns = 18

    /// - Parameter showsAll: every sentence, and every name and number.
    package func text(style: TerminalStyle, showsAll: Bool) -> String {
        var text = heading("A", explanation.a, style) + heading("B", explanation.b, style) + "\n"
        text += Columns.wrap(verdict, style.width).map { style.bold($0) + "\n" }.joined()
        text += "\n" + section("text", textFacts, style)
        if let versions = explanation.versions {
            text += "\n" + section("story", storyFacts(versions), style)
        }
        text += "\n" + section("names and numbers", mentionFacts(showsAll: showsAll), style)
        return text + "\n" + DifferenceText(explanation, style: style, showsAll: showsAll).text
    }

    private func heading(_ letter: String, _ article: Int, _ style: TerminalStyle) -> String {
        let facts = fold.article(article)
        let indent = "   "
        var text = ""
        let columns = style.width - indent.count
        for line in Columns.wrap(fold.corpus.headline(of: article), columns).prefix(2) {
            let lead = text.isEmpty ? style.accent(letter) + "  " : indent
            text += lead + style.bold(Columns.cut(line, columns)) + "\n"
        }
        let parts = [
            facts.source, facts.published.map(DateText.minuteAndYear),
            "\(Decimals.grouped(facts.words)) \(facts.words == 1 ? "word" : "words")", "id \(facts.id)",
        ]
        return text
            + Columns.wrap(parts.compactMap { $0 }.joined(separator: " · "), columns)
            .map { indent + Columns.cut($0, columns) + "\n" }.joined()
    }

    /// A fact: its name, and what it is.
    typealias Fact = (name: String, value: String)

    private func section(_ title: String, _ facts: [Fact], _ style: TerminalStyle) -> String {
        var text = style.dim(title) + "\n"
        for fact in facts {
            let columns = style.width - Self.nameColumns - 2
            for (index, line) in Columns.wrap(fact.value, columns).enumerated() {
                text += "  " + Columns.fit(index == 0 ? fact.name : "", Self.nameColumns)
                text += Columns.cut(line, columns) + "\n"
            }
        }
        return text
    }

    // MARK: The verdict

    private var verdict: String {
        let text = explanation.text
        switch explanation.verdict {
        case .sameText:
            guard text.isFound, let relation = text.relation else {
                let canonical = fold.corpus.id(fold.canonical(of: explanation.a))
                return "The same text: both are versions of \(canonical), though not duplicates of each other."
            }
            let how =
                switch relation {
                case .exact: "B has the words of A, one by one"
                case .near: "A and B are near copies"
                case .contained: "A is contained in B"
                case .containing: "A contains B"
                }
            let groups = explanation.isOneGroup ? "" : ", but they are in different groups, each a copy of another text"
            return "The same text: \(how)\(groups)."
        case .sameStory: return "Not the same text, but the same story."
        case .neither: return "Neither the same text nor the same story."
        }
    }

    // MARK: Facts of the texts

    private var textFacts: [Fact] {
        let text = explanation.text
        let options = fold.configuration.duplicateOptions
        let unit = options.unit == .words ? "words" : "characters"
        var facts: [Fact] = []
        guard text.shinglesOfA > 0, text.shinglesOfB > 0 else {
            return [("shared", "nothing: \(text.shinglesOfA == 0 ? "A" : "B") has no word of text")]
        }
        facts.append(
            (
                "shared",
                "\(Decimals.grouped(text.sharedShingles)) runs of \(options.shingleWidth) \(unit), of "
                    + "\(Decimals.grouped(text.shinglesOfA)) in A and \(Decimals.grouped(text.shinglesOfB)) in B"
            ))
        facts.append(
            ("Jaccard", "\(two(text.jaccard)) of all runs; near copies from \(two(options.threshold)) on (--threshold)")
        )
        let ratio = Decimals.text(DuplicateOptions.containingRatio, places: 1)
        let least = two(options.containmentThreshold)
        let rule = "contained from \(least) on in a text \(ratio) times as long (--containment)"
        facts.append(("A in B", "\(two(text.containmentOfAInB)); \(rule)"))
        facts.append(("B in A", two(text.containmentOfBInA)))
        facts.append(("bands", bands))
        if text.isFrame {
            facts.append(
                (
                    "report",
                    "two issues of one: they came out on different days and share not half of the numbers, "
                        + "so what is the same is the frame, and they are no copies"
                ))
        }
        if explanation.isOneGroup, explanation.path.count > 2 { facts.append(("path", path)) }
        facts.append(("to change it", textChange))
        return facts
    }

    private var bands: String {
        guard let plan = explanation.text.plan else {
            return "none: --exact finds every pair by its shingles"
        }
        let agreeing = explanation.text.agreeingBands
        let count =
            "\(agreeing.count) of \(plan.bands) agree (\(plan.rows) \(plan.rows == 1 ? "value" : "values") each)"
        let most = 12
        let list = agreeing.prefix(most).map { "\($0 + 1)" }.joined(separator: ", ")
        let more = agreeing.count > most ? ", …" : ""
        if explanation.text.passes, !explanation.text.isFound {
            return count + ", and the pair was missed: --exact finds it"
        }
        if agreeing.isEmpty, explanation.text.isFound {
            return count + "; samples of the shingles, or others of the group, brought the two together"
        }
        return agreeing.isEmpty ? count : "\(count): \(list)\(more)"
    }

    private var textChange: String {
        let flip = explanation.textFlip
        let text = explanation.text
        if text.isExact { return "nothing: the words are the same" }
        if text.passes {
            let threshold = flip.threshold.map { value in
                above(value).map { "--threshold \($0) or higher" } ?? "no --threshold parts them"
            }
            let containment = flip.containment.map { value in
                above(value).map { "--containment \($0) or higher" } ?? "no --containment parts them"
            }
            let parts = [threshold, containment].compactMap { $0 }
            if let never = parts.first(where: { $0.hasPrefix("no ") }) { return never }
            return "two texts with \(parts.joined(separator: " and "))"
        }
        var parts: [String] = []
        if text.hasOtherNumbers, floored(text.jaccard) >= 0.05 {
            return "no threshold does: they are of different days, and share not half of the numbers"
        }
        if let threshold = flip.threshold, floored(threshold) >= 0.05 {
            parts.append("--threshold \(floor(threshold)) or lower")
        }
        if let containment = flip.containment, floored(containment) >= 0.5 {
            parts.append("--containment \(floor(containment)) or lower")
        }
        guard !parts.isEmpty else { return "no threshold that is allowed makes them one text" }
        let result = explanation.isOneGroup ? "duplicates of each other" : "one text"
        return "\(result) with \(parts.joined(separator: ", or "))"
    }

    // MARK: Facts of the story

    private func storyFacts(_ versions: VersionComparison) -> [Fact] {
        var facts: [Fact] = []
        let canonicals = [explanation.a, explanation.b].map(fold.canonical(of:))
        for (letter, (article, canonical)) in zip(["A", "B"], zip([explanation.a, explanation.b], canonicals))
        where article != canonical {
            facts.append((letter, "is compared by its canonical version, \(fold.corpus.id(canonical))"))
        }
        let terms = explanation.terms.map { Columns.joined("\($0.word) \(Decimals.percent($0.share))") }
        facts.append(
            ("cosine", two(versions.cosine) + (terms.isEmpty ? ": no term in common" : ", of which each term carries")))
        if !terms.isEmpty { facts.append(("", terms.joined(separator: ", "))) }
        switch versions.obstacle {
        case .languages(let a, let b):
            facts.append(("languages", "\(a) and \(b): articles in different languages are never one story"))
            return facts
        case .window:
            facts.append(
                (
                    "days apart",
                    "\(days(versions.days ?? 0)), beyond the \(Decimals.short(fold.configuration.storyWindowDays)) that "
                        + "are compared (--window)"
                ))
        case .series, nil:
            let time =
                versions.days.map { "\(days($0)), which leave \(two(versions.timeFactor)) of a similarity" }
                ?? "not known, so time takes nothing off"
            facts.append(("days apart", time))
            facts.append(
                (
                    "smoothed",
                    "\(two(versions.smoothed)) once each has taken in words of the versions nearest to it"
                        + (versions.timeFactor < 0.995
                            ? "; \(two(versions.smoothed * versions.timeFactor)) with the days between" : "")
                ))
        }
        if versions.obstacle == .series {
            facts.append(
                (
                    "series",
                    "two issues of one: the outlet and the title are the same, the day and the numbers are not, so "
                        + "that their likeness counts nothing"
                ))
        }
        let limit = "stories join from \(two(versions.threshold)) on in this corpus"
        let reach = versions.joiningLink.map { link in
            explanation.isOneStory
                ? "; on the way to one story the weakest link was \(two(link))"
                : "; on the way to one story the weakest link would be \(two(link))"
        }
        facts.append(("threshold", limit + (reach ?? "; no link leads to one story")))
        let weakest = explanation.path.dropFirst().map(\.similarity).min()
        let isChain = !explanation.isOneStory && weakest ?? 0 >= versions.threshold
        facts.append(
            (
                "path",
                weakest == nil
                    ? "none: no chain of similar versions leads there"
                    : path + (isChain ? "; a chain is not enough, since stories join by the links of all versions" : "")
            ))
        facts.append(("to change it", storyChange))
        return facts
    }

    private var storyChange: String {
        let result = explanation.isOneStory ? "two stories" : "one story"
        if let flip = explanation.granularityFlip { return "\(result) with --granularity \(flip.rawValue)" }
        if explanation.versions?.obstacle == .window { return "a longer --window may compare them" }
        let extreme: StoryGranularity = explanation.isOneStory ? .fine : .coarse
        let limit = explanation.threshold(at: extreme).map {
            ", not even \(extreme.rawValue), which joins from \(two($0)) on"
        }
        return "\(result) with no --granularity\(limit ?? "")"
    }

    private var path: String {
        func name(_ article: Int) -> String {
            // Versions stand for the two.
            let isVersion = explanation.versions != nil
            func stands(for other: Int) -> Bool {
                article == other || isVersion && article == fold.canonical(of: other)
            }
            return stands(for: explanation.a) ? "A" : stands(for: explanation.b) ? "B" : fold.corpus.id(article)
        }
        let steps = explanation.path
        var text = name(steps[0].article)
        for step in steps.dropFirst() { text += " –\(two(step.similarity))– \(name(step.article))" }
        let weakest = steps.dropFirst().map(\.similarity).min() ?? 1
        return steps.count > 2 ? text + ", weakest link \(two(weakest))" : text
    }

    // MARK: Names and numbers

    private func mentionFacts(showsAll: Bool) -> [Fact] {
        let (names, numbers) = (explanation.mentions.names, explanation.mentions.numbers)
        func list(_ values: [String]) -> String {
            let most = showsAll ? values.count : 12
            if values.isEmpty { return "none" }
            return values.prefix(most).map(Columns.joined).joined(separator: ", ")
                + (values.count > most ? " and \(values.count - most) more" : "")
        }
        return [
            ("names in both", list(names.shared)), ("only in A", list(names.onlyA)), ("only in B", list(names.onlyB)),
            ("numbers in both", list(numbers.shared)), ("only in A", list(numbers.onlyA)),
            ("only in B", list(numbers.onlyB)),
        ]
    }

    // MARK: Numbers

    private func two(_ value: Double) -> String { Decimals.text(value, places: 2) }
    /// The next of two decimals that is higher; nil above 1.
    private func above(_ value: Double) -> String? {
        let next = floored(value) + 0.01
        return next < 1.005 ? two(next) : nil
    }

    /// Rounded so that what is said to be enough is.
    private func floored(_ value: Double) -> Double { (value * 100 + 1e-9).rounded(.down) / 100 }
    private func floor(_ value: Double) -> String { two(floored(value)) }

    private func days(_ value: Double) -> String {
        value == 0 ? "0" : value < 0.05 ? "less than 0.1" : Decimals.text(value, places: 1)
    }
}

extension Decimals {
    /// A share as a percentage: "12 %", and below one "0.4 %".
    static func percent(_ share: Double) -> String {
        share < 0.01 ? text(share * 100, places: 1) + " %" : "\(Int((share * 100).rounded())) %"
    }

    /// Without decimals where there are none.
    static func short(_ value: Double) -> String {
        value == value.rounded() ? grouped(Int(value)) : text(value, places: 1)
    }
}
