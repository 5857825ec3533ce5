/// An article beside the canonical of its text or of its story, as its template has it.
struct OtherArticle {
    private let cast: StoryCast
    private let index: Int
    private let base: Int
    private let comparison: Comparison
    private let isCut: Bool

    init(_ index: Int, _ text: ComparedText, beside base: Int, _ baseText: ComparedText, in cast: StoryCast) {
        (self.cast, self.index, self.base) = (cast, index, base)
        isCut = text.isCut || baseText.isCut
        let member = cast.members[index]
        comparison = Comparison(
            of: text, beside: baseText, isCopy: !member.isCanonicalOfVersion, isOlder: cast.isOlder(index, than: base),
            passing: cast.sources + (member.published.map(DateText.numbers) ?? []))
    }

    private var member: StoryCast.Member { cast.members[index] }
    private var isCopy: Bool { !member.isCanonicalOfVersion }
    private var version: VersionRecord { cast.record.members[member.version] }

    var values: [String: Any] {
        let baseMember = cast.members[base]
        var values = member.facts
        values["isCopy"] = isCopy
        values["relation"] =
            isCopy
            ? "\(member.record.relation) \(Decimals.text(member.record.similarity, places: 2))"
            : "cosine \(Decimals.text(version.cosine, places: 2))"
        if let origin = cast.origin(of: index) { values["origin"] = origin }
        values["base"] = baseMember.facts
        values["isOlder"] = comparison.isOlder
        values["adds"] = adds
        values["bar"] = bar
        if !comparison.changes.isEmpty { values["changes"] = changes }
        let beyond = (comparison.names.prefix(4) + comparison.numbers).prefix(7)
        if !beyond.isEmpty { values["beyond"] = beyond.map(MarkupText.label).joined(separator: ", ") }
        if let newest = comparison.newest { values["newest"] = newest }
        if !isCopy {
            if let terms = version.sharedTerms, !terms.isEmpty {
                values["sharedTerms"] = terms.map(MarkupText.label).joined(separator: ", ")
            }
            values["confidence"] = Decimals.text(version.confidence, places: 2)
            if !version.receipts.isEmpty {
                let table = ReceiptTable(
                    receipts: version.receipts, caption: "Among the copies of this text", reasons: version.reasons,
                    isOfStory: false)
                values["receipts"] = [table.values(in: cast)]
            }
        }
        if comparison.isSame { values["isSame"] = true } else { values["rows"] = comparison.rows }
        if !isCopy, comparison.leftOut > 0 { values["unshown"] = CountText.text(comparison.leftOut, "sentence") }
        values["isCut"] = isCut
        return values
    }

    /// What a later update or correction of its outlet changes; nil for any other article, and for an older one.
    var update: StoryAnswers.Update? {
        guard let link = cast.lineage.links[index], link.kind == "update" || link.kind == "correction",
            let time = member.published, time > cast.canonical.published ?? .min
        else { return nil }
        let note =
            !comparison.changes.isEmpty
            ? changes : comparison.numbers.isEmpty ? adds : "with \(comparison.numbers.joined(separator: ", "))"
        return StoryAnswers.Update(article: index, isCorrection: link.kind == "correction", note: note)
    }

    /// "14 → 19, 180 → 212", in the order of time.
    private var changes: String {
        comparison.changes.map { MarkupText.label("\($0.before) → \($0.after)") }.joined(separator: ", ")
    }

    /// What an article adds to the other, or the other to it where that is later.
    private var adds: String {
        guard !comparison.isSame else { return "The same sentences." }
        let own = comparison.copied + comparison.altered + comparison.added
        let shared = comparison.copied + comparison.altered
        if shared == 0 { return "All \(CountText.text(own, "sentence")) are its own." }
        var parts: [String] = []
        if comparison.copied > 0 {
            let isTaken = isCopy && !comparison.isOlder
            parts.append("\(comparison.copied) of \(CountText.text(own, "sentence")) \(isTaken ? "copied" : "shared")")
        }
        if comparison.altered > 0 { parts.append("\(comparison.altered) altered") }
        if comparison.isOlder {
            if comparison.added > 0 { parts.append("\(comparison.added) only here") }
            var text = parts.joined(separator: ", ")
            if isCopy, comparison.leftOut > 0 {
                text += "; \(cast.members[base].name), later, adds \(comparison.leftOut)"
            }
            return text + "."
        }
        parts.append(comparison.added > 0 ? "adds \(comparison.added)" : "adds none")
        if isCopy, comparison.leftOut > 0 { parts.append("leaves out \(comparison.leftOut)") }
        return parts.joined(separator: ", ") + "."
    }

    /// The shares of an article's sentences, as lengths along a bar of 100.
    private var bar: [[String: Any]] {
        let parts = [("copied", comparison.copied), ("altered", comparison.altered), ("added", comparison.added)]
        let all = max(1, parts.reduce(0) { $0 + $1.1 })
        var done = 0
        return parts.filter { $0.1 > 0 }.map { kind, count in
            defer { done += count }
            let (start, end) = (100 * Double(done) / Double(all), 100 * Double(done + count) / Double(all))
            return ["kind": kind, "x": Coordinate.text(start), "width": Coordinate.text(end - start)]
        }
    }
}
