import Corpus
import NearDuplicates
import Storyfold

extension ExplanationReport {
    var textFacts: [Fact] {
        let text = explanation.text
        let options = fold.configuration.duplicateOptions
        var facts: [Fact] = []
        guard text.shinglesOfA > 0, text.shinglesOfB > 0 else {
            return [("shared", "nothing: \(text.shinglesOfA == 0 ? "A" : "B") has no word of text")]
        }
        facts.append(
            (
                "shared",
                "\(Decimals.grouped(text.sharedShingles)) \(text.sharedShingles == 1 ? "run" : "runs") of "
                    + "\(options.shingleWidth) \(unit), of "
                    + "\(Decimals.grouped(text.shinglesOfA)) in A and \(Decimals.grouped(text.shinglesOfB)) in B"
            ))
        facts.append(
            ("Jaccard", "\(two(text.jaccard)) of all runs; near copies from \(two(options.threshold)) on (--threshold)")
        )
        let ratio = Decimals.text(DuplicateOptions.containingRatio, places: 1)
        let least = two(options.containmentThreshold)
        facts.append(("A in B", "\(two(text.containmentOfAInB)) of the runs of A"))
        facts.append(
            (
                "B in A",
                "\(two(text.containmentOfBInA)) of the runs of B; from \(least) on (--containment) a text is contained "
                    + "in one that is \(ratio) times as long"
            ))
        facts.append(("bands", bands))
        if let difference = text.difference { facts.append(("differ", sentence(on: difference))) }
        if explanation.isOneGroup, explanation.path.count > 2 { facts.append(("path", path)) }
        facts.append(("to change it", textChange))
        return facts
    }

    /// What the two differ in, with the words that it shows in.
    private func sentence(on difference: Difference) -> String {
        let most = 6
        let exchanged = explanation.text.exchanged
        var words = exchanged.prefix(most).map { words in
            words.a.isEmpty || words.b.isEmpty
                ? "+ \(words.a)\(words.b)" : "\(words.a) → \(words.b)"
        }.joined(separator: ", ")
        if exchanged.count > most { words += " and \(exchanged.count - most) more" }
        return switch difference {
        case .otherFacts:
            "other facts in the same places of one template, so they are no copies: \(words)"
        case .opposite: "one says the opposite of the other: \(words)"
        case .standingText:
            "what they share is standing text: neither title speaks of it, and each has a text of its own beside it"
        case .collection:
            "the longer one is a collection: the rest of it has nothing to do with what it shares with the other"
        case .quotation:
            "the shorter one is a quotation: articles that are unlike each other have it in their midst"
        case .noArticle:
            "no article text: what they share speaks of nothing that their titles do, which have nothing in common"
        }
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
        if let ruling = explanation.ruling,
            let change = change(
                ruling.ofText, isSame: (ruling.measured == .sameText) == (explanation.verdict == .sameText))
        {
            return change
        }
        let text = explanation.text
        if text.isExact { return "nothing: the words are the same" }
        if !text.isFound, explanation.isOneGroup { return versionChange }
        if text.passes { return "two texts with \(parting(text))\(parting(text).hasPrefix("no ") ? "" : group)" }
        if text.difference == .otherFacts { return "one text with --templates fold" }
        if text.difference != nil { return "no threshold does: they share enough" }
        if let difference = text.otherwiseDifferent {
            return "no threshold does: they would be two (\(difference.name))"
        }
        return joining(text).map { "one text with \($0)" } ?? "no threshold that is allowed makes them one text"
    }

    /// What is to be said of the others, where two duplicates are not alone in their group.
    private var group: String {
        guard explanation.isOneGroup, let group = fold.groupOf[explanation.a], fold.groups[group].members.count > 2
        else { return "" }
        return
            ", by themselves; in their group of \(Decimals.grouped(fold.groups[group].members.count)) another text may "
            + "still hold both"
    }

    /// Where only a third text, their canonical, makes two one.
    private var versionChange: String {
        let canonical = fold.corpus.shownId(fold.canonical(of: explanation.a))
        let parts = explanation.toCanonical.map { article, text in
            "\(article == explanation.a ? "A" : "B") (\(text.isExact ? "no threshold" : parting(text)))"
        }
        return
            "two texts once \(parts.joined(separator: " or ")) is no duplicate of \(canonical), unless another text holds "
            + "both" + (joining(explanation.text).map { "; duplicates of each other with \($0)" } ?? "")
    }

    /// The thresholds that part two duplicates.
    private func parting(_ text: TextComparison) -> String {
        let flip = explanation.flip(of: text)
        let parts = [("--threshold", flip.threshold), ("--containment", flip.containment)].compactMap { name, value in
            value.map { (name, above($0)) }
        }
        if let never = parts.first(where: { $0.1 == nil }) { return "no \(never.0)" }
        return parts.map { "\($0) \($1!) or higher" }.joined(separator: " and ")
    }

    /// The thresholds that make duplicates of two; nil where none that is allowed does.
    private func joining(_ text: TextComparison) -> String? {
        let flip = explanation.flip(of: text)
        var parts: [String] = []
        if let threshold = flip.threshold, floored(threshold) >= 0.05 {
            parts.append("--threshold \(floor(threshold)) or lower")
        }
        if let containment = flip.containment, floored(containment) >= 0.5 {
            parts.append("--containment \(floor(containment)) or lower")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", or ")
    }
}
