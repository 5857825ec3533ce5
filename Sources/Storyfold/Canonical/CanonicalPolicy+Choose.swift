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

    /// The first and the last date of all articles concerned, and how many share each.
    struct Times {
        let (first, last): (PublicationDate, PublicationDate)
        let (firsts, lasts): (Int, Int)

        /// - Parameter dates: of all that are dated; nil is returned where none is.
        init?(_ dates: [PublicationDate]) {
            guard let span = dates.firstAndLast else { return nil }
            (first, last) = span
            firsts = dates.count { $0 == span.first }
            lasts = dates.count { $0 == span.last }
        }
    }

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
    ///   - times: of all articles concerned; nil where none is dated.
    func choose(
        among candidates: [CanonicalCandidate], of size: Int, times: Times?, in scope: Scope
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
        let reports = selection.left { $0.piece == nil }
        if reports > 0 { selection.keep(else: .kind) { $0.piece == nil } }
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
            for: chosen, by: selection, among: candidates, of: size, times: times,
            in: scope, tiedWith: equals - 1)
        return Choice(
            article: chosen.article, reasons: ([reasons] + notes).joined(separator: "; "),
            receipts: candidates.count > 1 ? selection.receipts : [])
    }

    // MARK: Reasons

    private func reasons(
        for chosen: CanonicalCandidate, by selection: Selection, among candidates: [CanonicalCandidate], of size: Int,
        times: Times?, in scope: Scope, tiedWith ties: Int
    ) -> String {
        guard size > 1 else { return "the only version: \(words(chosen))" }
        var parts: [String] = []
        let isEarliest = !wantsLatest && chosen.published != nil && chosen.published == times?.first
        let isLatest = wantsLatest && chosen.published != nil && chosen.published == times?.last
        // Where others share its date, it is one of them.
        func among(_ count: Int?, _ word: String) -> String { count ?? 1 > 1 ? "one of the \(count!) \(word)" : word }
        let earliest = "\(among(times?.firsts, "earliest")) of the \(scope.noun)"
        let latest = "\(among(times?.lasts, "latest")) of the \(scope.noun)"
        let isListed = chosen.sourceRank != nil && chosen.sourceRank == candidates.compactMap(\.sourceRank).min()
        let longest = candidates.filter { $0.words > chosen.words }.max {
            ($0.words, $1.article) < ($1.words, $0.article)
        }
        let left = longest.map { selection.receipt(of: $0) }
        let completeness = completeness(chosen, longest: left, of: size)
        switch preference {
        case _ where chosen.isForced: parts.append("chosen by override: \(completeness)")
        case _ where scope == .reference: parts.append("in the reference corpus: \(completeness)")
        case _ where leadsWithWeights:
            parts.append(
                "best by weight: score \(Decimals.text(selection.receipt(of: chosen).score ?? 0, places: 2)), \(completeness)"
            )
        case .earliest where isEarliest: parts.append("\(earliest): \(completeness)")
        case .earliest where chosen.published != nil:
            // An earlier copy is there, but not one that every other was verified against.
            parts.append("earliest that can stand for the \(scope.noun): \(completeness)")
        case .latest where isLatest: parts.append("\(latest): \(completeness)")
        case .latest where chosen.published != nil:
            parts.append("latest that can stand for the \(scope.noun): \(completeness)")
        case .source where isListed: parts.append("preferred source: \(completeness)")
        case .central: parts.append("most central: mean similarity \(Decimals.text(chosen.centrality, places: 2))")
        case .complete, .earliest, .latest, .source:
            // A twentieth of the words makes no text more complete; then something else decides.
            let isEqual = left.map { !Self.passedOverBefore.contains($0.passedOver ?? .id) } ?? false
            parts.append("\(isEqual ? "as complete as any" : "most complete"): \(completeness)")
            if preference == .complete, isEqual, let decided = left?.passedOver { parts += Self.deciding(decided) }
        }
        if let piece = chosen.piece, size > 1 { parts.append("\(piece.noun); there is no plain report") }
        let leading = chosen.isForced || scope == .reference || leadsWithWeights ? nil : preference
        if isEarliest, leading != .earliest { parts.append(earliest) }
        if isLatest, leading != .latest { parts.append(latest) }
        if isListed, leading != .source { parts.append("preferred source") }
        if ties > 0 { parts.append("first by id of \(ties + 1) equals") }
        return parts.joined(separator: "; ")
    }

    /// Steps that pass over a text whatever its length.
    private static let passedOverBefore: Set<Receipt.Step> = [.overridden, .never, .kind, .truncated, .damaged, .event]

    /// What decided between texts that are as complete as each other, unless it is said anyway.
    private static func deciding(_ step: Receipt.Step) -> [String] {
        switch step {
        case .central: ["closer to the others"]
        case .furniture: ["with less furniture"]
        default: []
        }
    }

    /// - Parameter longest: how the longest did, where that is longer; nil where none is.
    private func completeness(_ chosen: CanonicalCandidate, longest: Receipt?, of size: Int) -> String {
        var text = words(chosen)
        if let longest {
            let words = "\(Decimals.grouped(longest.words)) words"
            let what: String? =
                switch longest.passedOver {
                case .event: "is about something else"
                case .kind: longest.piece.map { "is \($0.noun)" }
                case .truncated: "is cut short"
                case .never: "is of a source never chosen"
                case .damaged: longest.damage.words.first.map { "has \($0)" }
                default: nil
                }
            text +=
                what.map { " (the longest, \(words), \($0))" }
                ?? " (the longest has \(Decimals.grouped(longest.words)))"
        }
        if chosen.containedOthers > 0 {
            text += size == 2 ? ", contains the other" : ", contains \(chosen.containedOthers) of \(size - 1) others"
        }
        return text
    }

    private func words(_ candidate: CanonicalCandidate) -> String {
        candidate.words == 1 ? "1 word" : "\(Decimals.grouped(candidate.words)) words"
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
