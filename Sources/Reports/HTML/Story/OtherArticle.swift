import Corpus

/// An article beside the canonical of its text or of its story, as its template has it.
struct OtherArticle {
    private let story: ShownStory
    private let index: Int
    private let base: Int
    private let comparison: Comparison
    /// Beside what it came from, where that is another.
    private let derivation: Comparison?
    private let isCut: Bool

    /// - Parameters:
    ///   - base: the canonical that it stands beside.
    ///   - text: of an article.
    init(_ index: Int, beside base: Int, in story: ShownStory, text: (Int) -> ComparedText) {
        (self.story, self.index, self.base) = (story, index, base)
        let (own, other) = (text(index), text(base))
        isCut = own.isCut || other.isCut
        let member = story.members[index]
        let passing = story.sources + (member.published.map(DateText.numbers) ?? [])
        comparison = Comparison(
            of: own, beside: other, isCopy: !member.isCanonicalOfVersion,
            direction: story.direction(of: index, beside: base), passing: passing)
        derivation = story.lineage.links[index].flatMap { link in
            link.parent == base
                ? nil
                : Comparison(
                    of: own, beside: text(link.parent), isCopy: true, direction: .cameFromOther, passing: passing)
        }
    }

    private var member: ShownStory.Member { story.members[index] }
    private var isCopy: Bool { !member.isCanonicalOfVersion }
    private var version: VersionRecord { story.record.members[member.version] }

    var values: [String: Any] {
        var values = member.facts
        values["isCopy"] = isCopy
        values["relation"] =
            isCopy
            ? "\(member.record.relation) \(Decimals.text(member.record.similarity, places: 2))"
            : "cosine \(Decimals.text(version.cosine, places: 2))"
        if let lineage { values["lineage"] = lineage }
        values["base"] = ["name": story.members[base].name, "date": story.members[base].date]
        values["baseName"] = baseName
        values["adds"] = adds
        values["bar"] = bar
        if let changes { values["changes"] = changes }
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
                values["receipts"] = [table.values(in: story)]
            }
        }
        if comparison.isSame { values["isSame"] = true } else { values["rows"] = comparison.rows }
        if !isCopy, comparison.leftOut > 0 { values["unshown"] = CountText.text(comparison.leftOut, "sentence") }
        values["isCut"] = isCut
        return values
    }

    /// What a later update or correction of its outlet changes; nil for any other article, and for an older one.
    var update: StoryAnswers.Update? {
        guard let link = story.lineage.links[index], link.kind == "update" || link.kind == "correction",
            let date = member.published, story.canonical.published.map({ $0.isBefore(date) }) ?? true
        else { return nil }
        return StoryAnswers.Update(
            article: index, isCorrection: link.kind == "correction", made: changes ?? (derivation ?? comparison).made,
            changesNumbers: changes != nil)
    }

    /// What the article made of the one that it came from; nil for one that came from none.
    var change: StoryAnswers.Change? {
        guard story.lineage.links[index] != nil else { return nil }
        let made = derivation ?? comparison
        return StoryAnswers.Change(
            article: index, numbers: changes, altersSentences: made.altered > 0, addsSome: made.added > 0,
            leavesSomeOut: made.leftOut > 0)
    }

    /// "14 → 19, 180 → 212": the numbers that the article changed of what it came from; nil for none.
    private var changes: String? {
        let source = derivation ?? comparison
        guard source.direction == .cameFromOther, !source.changes.isEmpty else { return nil }
        return source.changes.map { MarkupText.label("\($0.before) → \($0.after)") }.joined(separator: ", ")
    }

    /// What the article came from, and what it made of it.
    private var lineage: String? {
        guard let origin = story.origin(of: index) else { return nil }
        return "\(origin.prefix(1).uppercased())\(origin.dropFirst()): \((derivation ?? comparison).made)."
    }

    /// The article that it stands beside.
    private var baseName: String { base == 0 ? "the canonical" : story.name(of: base) }

    /// What the article has of the one that it stands beside; empty where it came from that.
    private var adds: String {
        if comparison.direction == .cameFromOther { return "" }
        guard !comparison.isSame else { return "The sentences of \(baseName)." }
        let own = CountText.text(comparison.sentences, "sentence")
        guard comparison.copied + comparison.altered > 0 else { return "None of its \(own) is in \(baseName)." }
        var text: String
        if comparison.copied > 0 {
            text = "\(comparison.copied) of \(own) shared with \(baseName)"
            if comparison.altered > 0 { text += ", \(comparison.altered) alike" }
        } else {
            text = "\(comparison.altered) of \(own) alike in \(baseName)"
        }
        if isCopy, comparison.leftOut > 0 {
            text +=
                comparison.direction == .otherCameFrom
                ? "; that one adds \(comparison.leftOut)" : "; \(comparison.leftOut) only there"
        }
        return text + "."
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

extension Comparison {
    /// Sentences of the article.
    fileprivate var sentences: Int { copied + altered + added }

    /// What the article made of the other, where it came from that.
    fileprivate var made: String {
        var parts = ["\(copied) of \(CountText.text(sentences, "sentence")) copied"]
        if altered > 0 { parts.append("\(altered) altered") }
        parts.append(added > 0 ? "\(added) added" : "none added")
        if leftOut > 0 { parts.append("\(leftOut) left out") }
        return parts.joined(separator: ", ")
    }
}
