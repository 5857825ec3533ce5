import Corpus
import NearDuplicates
import Stories
import Storyfold

extension ExplanationReport {
    // MARK: The verdict

    var verdict: String {
        let finding = (explanation.verdict == .sameText ? sameText : differentTexts) + onePage
        guard let ruling = explanation.ruling, !(ruling.ofText + ruling.ofStory).isEmpty else { return finding }
        guard ruling.measured != explanation.verdict else { return finding + " A person decided so too." }
        return finding + " A person decided so; by the measures alone they are \(name(of: ruling.measured))."
    }

    /// Said of two fetches of one page.
    private var onePage: String {
        guard let address = fold.corpus.url(explanation.a), address == fold.corpus.url(explanation.b) else { return "" }
        return " Both were fetched from one page: the later is an update of the earlier."
    }

    private var sameText: String {
        let text = explanation.text
        guard text.isFound, let relation = text.relation else {
            let canonical = fold.corpus.shownId(fold.canonical(of: explanation.a))
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
    }

    /// With the figures that decided, where it was they.
    private var differentTexts: String {
        let isOneStory = explanation.isOneStory
        let verdict = name(of: explanation.verdict).uppercasedFirst
        guard explanation.ruling?.ofStory.isEmpty != false, let versions = explanation.versions else {
            return verdict + "."
        }
        switch versions.obstacle {
        case .languages: return "\(verdict): they are in different languages."
        case .series where !isOneStory: return "\(verdict): they are two issues of a series."
        case .roundup where !isOneStory: return "\(verdict): one of them reports several events."
        case .noArticle where !isOneStory: return "\(verdict): one of them is a page of its site, and no article."
        case .window where !isOneStory: return "\(verdict): more days are between them than are compared."
        case .series, .template, .roundup, .noArticle, .window, nil: break
        }
        let share = "\(Decimals.percent(explanation.text.jaccard)) of their runs of \(unit) are the same"
        let text =
            explanation.text.difference.map { "\(share), and yet they are two texts (\($0.name))" }
            ?? "\(share), where copies have \(Decimals.percent(fold.configuration.duplicateOptions.threshold))"
        if versions.obstacle == .template, !isOneStory { return "\(verdict): \(text)." }
        guard let link = versions.joiningLink else { return verdict + "." }
        let story =
            "what links them is \(two(link)), \(isOneStory ? "and" : "but") stories join from \(two(versions.threshold)) on"
        return explanation.text.passes || explanation.ruling?.ofText.isEmpty == false
            ? "\(verdict): \(story)." : "\(verdict): \(text); \(story)."
    }

    private func name(of verdict: Explanation.Verdict) -> String {
        switch verdict {
        case .sameText: "the same text"
        case .sameStory: "not the same text, but the same story"
        case .neither: "neither the same text nor the same story"
        }
    }

    // MARK: Facts of the rules

    func rulingFacts(_ ruling: Ruling) -> [Fact] {
        ruling.rules.map { rule in
            (rulesNoun + " \(rule.line)", rule.text + (rule.scope.map { ", of \($0.rawValue)" } ?? ""))
        } + [("by the measures", name(of: ruling.measured))]
    }

    /// What the rules are counted by: the lines of a file, or the numbers of an index.
    private var rulesNoun: String { fold.configuration.overrides?.given == nil ? "line" : "rule" }

    /// What a rule has to do with a change of the answer; nil where none decides.
    ///
    /// - Parameter isSame: whether the measures say the same.
    func change(_ rules: [OverrideRule], isSame: Bool) -> String? {
        guard !rules.isEmpty else { return nil }
        let lines = rules.map { "\($0.line)" }.joined(separator: ", ")
        let rule =
            fold.configuration.overrides?.given != nil
            ? (rules.count == 1 ? "rule \(lines)" : "rules \(lines)")
            : (rules.count == 1 ? "the rule in line \(lines)" : "the rules in lines \(lines)")
        let stand = rules.count == 1 ? "stands" : "stand"
        return isSame
            ? "no option does while \(rule) \(stand), and without \(rules.count == 1 ? "it" : "them") the measures say the same"
            : "leave out \(rule); no option does while \(rules.count == 1 ? "it" : "they") \(stand)"
    }

    var unit: String { fold.configuration.duplicateOptions.unit == .words ? "words" : "characters" }
}

extension String {
    fileprivate var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
