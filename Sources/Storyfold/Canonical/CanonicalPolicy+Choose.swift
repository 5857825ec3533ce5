import Corpus

extension CanonicalPolicy {
    /// What the candidates are versions of.
    enum Scope: String {
        case group
        case story
        /// A group whose candidates are of the reference corpus.
        case reference
        /// What one source has of a group.
        case source
        /// Exact copies of each other in a group.
        case copies

        var noun: String {
            switch self {
            case .group, .reference: "group"
            case .story: "story"
            case .source: "source"
            case .copies: "copies"
            }
        }
    }

    /// From the first publication to the last.
    typealias Span = (first: PublicationDate, last: PublicationDate)

    /// The canonical, why it is that in one line, and how every candidate did.
    struct Choice: Equatable {
        var article: Int
        var reasons: String
        /// In the order of the candidates.
        var receipts: [Receipt]
    }

    /// The candidate that stands for all, and why.
    ///
    /// - Parameters:
    ///   - candidates: at least one, in the order of their articles.
    ///   - size: how many versions there are in all, candidates or not.
    ///   - span: the first and the last publication of all articles concerned; nil where none is dated.
    func choose(
        among candidates: [CanonicalCandidate], of size: Int, span: Span?, in scope: Scope
    ) -> Choice {
        precondition(!candidates.isEmpty, "there is always a candidate")
        var selection = Selection(candidates, of: self)
        var notes: [String] = []
        if selection.left(where: \.isForced) > 0 { selection.keep(else: .overridden) { $0.isForced } }
        let unwanted = selection.left { $0.isNever }
        if unwanted > 0, unwanted == selection.count {
            notes.append("only sources that are never to be chosen")
        } else if unwanted > 0 {
            selection.keep(else: .never) { !$0.isNever }
            notes.append("\(unwanted) of sources never chosen passed over")
        }
        let cut = selection.left { $0.isTruncated }
        if cut > 0, selection.count > cut {
            selection.keep(else: .truncated) { !$0.isTruncated }
            notes.append("\(cut) cut short passed over")
        }
        // Copies say the same, so that a sound one loses nothing. The versions of a story do not: see below.
        if scope != .story { notes += selection.passOverDamaged() }
        if scope == .story, preference == .complete {
            let highest = selection.highest(\.centrality)
            selection.keep(else: .event) { $0.centrality >= highest * Self.eventShare }
        }
        for step in steps { selection.apply(step) }
        if scope == .story { _ = selection.passOverDamaged() }
        // Of texts that are equal by every criterion, the one that came with less furniture.
        let least = -selection.highest { -$0.furnitureShare }
        selection.keep(else: .furniture) { $0.furnitureShare <= least + 0.1 }
        let equals = selection.count
        selection.keepFirst()
        let chosen = selection.first
        let reasons = self.reasons(
            for: chosen, score: selection.receipt(of: chosen).score, among: candidates, of: size, span: span,
            in: scope, tiedWith: equals - 1)
        return Choice(
            article: chosen.article, reasons: ([reasons] + notes).joined(separator: "; "),
            receipts: candidates.count > 1 ? selection.receipts : [])
    }

    // MARK: Reasons

    private func reasons(
        for chosen: CanonicalCandidate, score: Double?, among candidates: [CanonicalCandidate], of size: Int,
        span: Span?, in scope: Scope, tiedWith ties: Int
    ) -> String {
        guard size > 1 else { return "the only version: \(words(chosen))" }
        var parts: [String] = []
        let isEarliest = !wantsLatest && chosen.published != nil && chosen.published == span?.first
        let isLatest = wantsLatest && chosen.published != nil && chosen.published == span?.last
        let isListed = chosen.sourceRank != nil && chosen.sourceRank == candidates.compactMap(\.sourceRank).min()
        let completeness = completeness(chosen, among: candidates, of: size)
        switch preference {
        case _ where chosen.isForced: parts.append("chosen by override: \(completeness)")
        case _ where scope == .reference: parts.append("in the reference corpus: \(completeness)")
        case _ where leadsWithWeights:
            parts.append("best by weight: score \(Self.hundredths(score ?? 0)), \(completeness)")
        case .earliest where isEarliest: parts.append("earliest of the \(scope.noun): \(completeness)")
        case .earliest where chosen.published != nil:
            // An earlier copy is there, but not one that every other was verified against.
            parts.append("earliest that can stand for the \(scope.noun): \(completeness)")
        case .latest where isLatest: parts.append("latest of the \(scope.noun): \(completeness)")
        case .latest where chosen.published != nil:
            parts.append("latest that can stand for the \(scope.noun): \(completeness)")
        case .source where isListed: parts.append("preferred source: \(completeness)")
        case .central: parts.append("most central: mean similarity \(Self.hundredths(chosen.centrality))")
        case .complete, .earliest, .latest, .source: parts.append("most complete: \(completeness)")
        }
        let leading = chosen.isForced || scope == .reference || leadsWithWeights ? nil : preference
        if isEarliest, leading != .earliest { parts.append("earliest of the \(scope.noun)") }
        if isLatest, leading != .latest { parts.append("latest of the \(scope.noun)") }
        if isListed, leading != .source { parts.append("preferred source") }
        if ties > 0 { parts.append("first by id of \(ties + 1) equals") }
        return parts.joined(separator: "; ")
    }

    private func completeness(
        _ chosen: CanonicalCandidate, among candidates: [CanonicalCandidate], of size: Int
    ) -> String {
        let longest = candidates.map(\.words).max() ?? 0
        var text = words(chosen)
        if chosen.words < longest { text += " (the longest has \(Self.grouped(longest)))" }
        if chosen.containedOthers > 0 {
            text += size == 2 ? ", contains the other" : ", contains \(chosen.containedOthers) of \(size - 1) others"
        }
        return text
    }

    private func words(_ candidate: CanonicalCandidate) -> String {
        candidate.words == 1 ? "1 word" : "\(Self.grouped(candidate.words)) words"
    }

    static func hundredths(_ value: Double) -> String {
        let rounded = Int((value * 100).rounded())
        return "\(rounded / 100).\(rounded % 100 < 10 ? "0" : "")\(rounded % 100)"
    }

    /// A number with its thousands set apart: 1,120.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}

extension Selection {
    /// Passes over what was published damaged where something sound is left; returns how many there were of each kind.
    fileprivate mutating func passOverDamaged() -> [String] {
        let damaged = left { !$0.damage.isEmpty }
        guard damaged > 0, damaged < count else { return [] }
        var notes: [String] = []
        var known: TextDamage = []
        for kind in TextDamage.kinds {
            // Each is counted by the first of its faults.
            let number = left { $0.damage.contains(kind.damage) && $0.damage.isDisjoint(with: known) }
            if number > 0 { notes.append("\(number) with \(kind.words) passed over") }
            known.insert(kind.damage)
        }
        keep(else: .damaged) { $0.damage.isEmpty }
        return notes
    }
}
