import Corpus
import NearDuplicates

/// What goes of each duplicate group, by a rule.
struct SurvivalDraft {
    private let fold: Fold
    private let rule: SurvivalRule
    private let links: TextLinks
    private let chooser: CanonicalChooser
    private(set) var removals: [Survival.Removal] = []
    private(set) var choices: [Survival.Choice] = []

    init(_ fold: Fold, _ rule: SurvivalRule) {
        (self.fold, self.rule) = (fold, rule)
        links = TextLinks(fold.duplicates)
        chooser = CanonicalChooser(
            policy: fold.configuration.canonicalPolicy, corpus: fold.corpus, words: fold.duplicates.tokenCounts,
            containmentThreshold: fold.configuration.containmentThreshold, overrides: fold.overrides)
    }

    mutating func add(_ group: Version) {
        choices.append(Survival.Choice(reasons: group.reasons, receipts: group.receipts))
        let groupChoice = choices.count - 1
        switch rule {
        case .canonical:
            remove(group.members, for: group.canonical, of: group, choice: groupChoice, groupChoice: groupChoice)
        case .perSource, .allButExact:
            for part in parts(of: group) {
                // Who stands for all stands for its own part too.
                if part.contains(where: { $0.article == group.canonical }) {
                    remove(part, for: group.canonical, of: group, choice: groupChoice, groupChoice: groupChoice)
                } else if part.count > 1 {
                    let (kept, choice) = choose(among: part)
                    choices.append(choice)
                    remove(part, for: kept, of: group, choice: choices.count - 1, groupChoice: groupChoice)
                }
            }
        }
    }

    // MARK: Parts of a group

    /// The members of which one is kept, part by part: those of each source, or of each text.
    private func parts(of group: Version) -> [[Version.Member]] {
        // By bytes: names that are equal as strings may be two.
        var placeOfSource: [ArraySlice<UInt8>: Int] = [:]
        var placeOfText: [Int: Int] = [:]
        var parts: [[Version.Member]] = []
        for member in group.members {
            let place: Int
            if rule == .perSource {
                let source = fold.corpus.sourceBytes(member.article)
                place = placeOfSource[source, default: parts.count]
                placeOfSource[source] = place
            } else if let text = links.text(of: member.article) {
                place = placeOfText[text, default: parts.count]
                placeOfText[text] = place
            } else {
                // Without a word it is nobody's copy, though a person may have put it here.
                place = parts.count
            }
            if place == parts.count { parts.append([]) }
            parts[place].append(member)
        }
        return parts
    }

    private func choose(among part: [Version.Member]) -> (kept: Int, Survival.Choice) {
        let articles = part.map(\.article)
        // What a source has in the reference corpus it has kept already.
        let references = articles.filter(fold.corpus.isReference)
        let choice = chooser.canonical(
            among: references.isEmpty ? articles : references, in: rule == .perSource ? .source : .copies, links: links)
        return (
            choice.article,
            Survival.Choice(
                reasons: choice.reasons, receipts: choice.receipts, isOfSource: rule == .perSource)
        )
    }

    // MARK: What goes

    /// Removes all of a part but the one that is kept, each for that or, where it is no duplicate of it, for the
    /// canonical of the group, which stays in any case.
    private mutating func remove(
        _ part: [Version.Member], for kept: Int, of group: Version, choice: Int, groupChoice: Int
    ) {
        let places = Dictionary(
            uniqueKeysWithValues: choices[choice].receipts.enumerated().map { ($1.article, $0) })
        let relations = kept == group.canonical ? nil : Relations(to: kept, links, fold)
        for member in part where member.article != kept && !fold.corpus.isReference(member.article) {
            let own = (relation: member.relation.rawValue, similarity: member.similarity)
            let found = relations.map { $0.relation(of: member.article) } ?? own
            let (relation, similarity) = found ?? own
            let cause: Survival.Cause
            if found == nil {
                cause = .isOfSource
            } else if let place = places[member.article] {
                cause = .receipt(place)
            } else {
                cause = fold.corpus.isReference(kept) ? .isInReference : .isNoCentre
            }
            removals.append(
                Survival.Removal(
                    article: member.article, kept: found == nil ? group.canonical : kept, relation: relation,
                    similarity: similarity, cause: cause, choice: found == nil ? groupChoice : choice))
        }
    }

    /// What articles are to one of their group that is not its canonical.
    private struct Relations {
        private let kept: Int
        private let text: Int?
        private let links: TextLinks
        private let linkOf: [Int: TextLinks.Link]
        private let options: DuplicateOptions

        init(to kept: Int, _ links: TextLinks, _ fold: Fold) {
            self.kept = kept
            self.links = links
            text = links.text(of: kept)
            linkOf = Dictionary(
                uniqueKeysWithValues: text.map { links.links(of: $0).map { ($0.text, $0) } } ?? [])
            options = fold.configuration.duplicateOptions
        }

        /// nil for what is no duplicate of it.
        func relation(of article: Int) -> (relation: String, similarity: Double)? {
            guard let own = links.text(of: article) else { return nil }
            if own == text { return (Relation.exact.rawValue, 1) }
            guard let link = linkOf[own] else { return nil }
            let pair = DuplicatePair(
                a: article, b: kept, jaccard: link.jaccard, containmentOfAInB: link.contained,
                containmentOfBInA: link.containing, fewestShingles: 0, isExact: false)
            let relation = Relation(of: article, to: kept, pair, options: options)
            let similarity =
                switch relation {
                case .exact, .near: link.jaccard
                case .contained: link.contained
                case .containing: link.containing
                }
            return (relation.rawValue, similarity)
        }
    }
}
