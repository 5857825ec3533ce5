extension CanonicalPolicy {
    /// What the candidates are versions of.
    enum Scope: String {
        case group
        case story
        /// A group whose candidates are of the reference corpus.
        case reference

        var noun: String { self == .story ? "story" : "group" }
    }

    /// The candidate that stands for all, and why, in one line.
    ///
    /// - Parameters:
    ///   - candidates: at least one, in the order of their articles.
    ///   - size: how many versions there are in all, candidates or not.
    ///   - first: the first publication of all articles concerned; nil where none is dated.
    func choose(
        among candidates: [CanonicalCandidate], of size: Int, first: Int64?, in scope: Scope
    ) -> (article: Int, reasons: String) {
        precondition(!candidates.isEmpty, "there is always a candidate")
        var left = candidates
        var passedOver: [String] = []
        if left.contains(where: \.isTruncated), left.contains(where: { !$0.isTruncated }) {
            let count = left.count
            left.removeAll(where: \.isTruncated)
            passedOver.append("\(count - left.count) cut short passed over")
        }
        if scope == .story, preference == .complete {
            let highest = left.map(\.centrality).max() ?? 0
            left.removeAll { $0.centrality < highest * Self.eventShare }
        }
        for criterion in order { left = keepBest(of: left, by: criterion) }
        // Of texts that are equal by every criterion, the one that came with less furniture.
        let least = left.map(\.furnitureShare).min() ?? 0
        left.removeAll { $0.furnitureShare > least + 0.1 }
        let chosen = left.min { $0.article < $1.article }!
        let reasons = self.reasons(
            for: chosen, among: candidates, of: size, first: first, in: scope, tiedWith: left.count - 1)
        return (chosen.article, ([reasons] + passedOver).joined(separator: "; "))
    }

    private func keepBest(of candidates: [CanonicalCandidate], by criterion: Preference) -> [CanonicalCandidate] {
        switch criterion {
        case .complete:
            let longest = Double(candidates.map(\.words).max() ?? 0)
            let complete = candidates.filter { Double($0.words) >= longest * Self.completeShare }
            let holding = complete.map(\.containedOthers).max() ?? 0
            return complete.filter { $0.containedOthers == holding }
        case .earliest:
            guard let first = candidates.compactMap(\.published).min() else { return candidates }
            return candidates.filter { $0.published == first }
        case .central:
            let highest = candidates.map(\.centrality).max() ?? 0
            return candidates.filter { $0.centrality >= highest * Self.centralShare }
        case .source:
            guard let first = candidates.compactMap(\.sourceRank).min() else { return candidates }
            return candidates.filter { $0.sourceRank == first }
        }
    }

    // MARK: Reasons

    private func reasons(
        for chosen: CanonicalCandidate, among candidates: [CanonicalCandidate], of size: Int, first: Int64?,
        in scope: Scope,
        tiedWith ties: Int
    ) -> String {
        guard size > 1 else { return "the only version: \(words(chosen))" }
        var parts: [String] = []
        let isEarliest = chosen.published != nil && chosen.published == first
        let isListed = chosen.sourceRank != nil && chosen.sourceRank == candidates.compactMap(\.sourceRank).min()
        let completeness = completeness(chosen, among: candidates, of: size)
        switch preference {
        case _ where scope == .reference: parts.append("in the reference corpus: \(completeness)")
        case .earliest where isEarliest: parts.append("earliest of the \(scope.noun): \(completeness)")
        case .earliest where chosen.published != nil:
            // An earlier copy is there, but not one that every other was verified against.
            parts.append("earliest that can stand for the \(scope.noun): \(completeness)")
        case .source where isListed: parts.append("preferred source: \(completeness)")
        case .central: parts.append("most central: mean similarity \(hundredths(chosen.centrality))")
        case .complete, .earliest, .source: parts.append("most complete: \(completeness)")
        }
        let leading = scope == .reference ? nil : preference
        if isEarliest, leading != .earliest { parts.append("earliest of the \(scope.noun)") }
        if isListed, leading != .source { parts.append("preferred source") }
        if ties > 0 { parts.append("first by id of \(ties + 1) equals") }
        return parts.joined(separator: "; ")
    }

    private func completeness(
        _ chosen: CanonicalCandidate, among candidates: [CanonicalCandidate], of size: Int
    ) -> String {
        let longest = candidates.map(\.words).max() ?? 0
        var text = words(chosen)
        if chosen.words < longest { text += " (the longest has \(grouped(longest)))" }
        if chosen.containedOthers > 0 {
            text += size == 2 ? ", contains the other" : ", contains \(chosen.containedOthers) of \(size - 1) others"
        }
        return text
    }

    private func words(_ candidate: CanonicalCandidate) -> String {
        candidate.words == 1 ? "1 word" : "\(grouped(candidate.words)) words"
    }

    private func hundredths(_ value: Double) -> String {
        let rounded = Int((value * 100).rounded())
        return "\(rounded / 100).\(rounded % 100 < 10 ? "0" : "")\(rounded % 100)"
    }

    /// A number with its thousands set apart: 1,120.
    private func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
