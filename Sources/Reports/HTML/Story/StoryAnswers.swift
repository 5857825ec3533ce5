import Corpus

/// What a reader asks of a story first: which version to read, who was first, whose text it is, how much there is, and
/// whether it is one event.
struct StoryAnswers {
    /// An update or a correction that came out after the canonical.
    struct Update {
        let article: Int
        let isCorrection: Bool
        let note: String
    }

    private let cast: StoryCast
    private let updates: [Update]

    private static let mostUpdates = 3
    private static let mostDoubtful = 3
    private static let mostTerms = 5

    init(_ cast: StoryCast, updates: [Update]) { (self.cast, self.updates) = (cast, updates) }

    /// Questions with their answers; of an answer the article it names, if any, and what is known of it.
    var list: [[String: Any]] {
        var answers = [canonical]
        guard cast.members.count > 1 else { return answers }
        for update in updates.prefix(Self.mostUpdates) {
            answers.append(
                answer(
                    update.isCorrection ? "Corrected since" : "Updated since", cast.members[update.article], update.note
                ))
        }
        answers.append(first)
        if let origin { answers.append(origin) }
        answers.append(answer("Independent texts", nil, independent))
        if cast.versions.count > 1 { answers.append(answer("One event?", nil, event)) }
        return answers
    }

    private func answer(_ question: String, _ member: StoryCast.Member?, _ note: String) -> [String: Any] {
        var answer: [String: Any] = ["question": question, "note": MarkupText.line(note), "hasNote": !note.isEmpty]
        if let member {
            answer["article"] = ["anchor": member.anchor, "name": member.name, "date": member.date] as [String: Any]
        }
        return answer
    }

    private var canonical: [String: Any] {
        // A story of one version has its canonical from the choice among the copies.
        var note = cast.versions.count == 1 ? cast.record.members[0].reasons : cast.record.reasons
        if let origin = cast.origin(of: 0) { note += "; itself \(origin)" }
        return answer("Canonical", cast.canonical, note)
    }

    /// Who published first: one article, or all that share its date; those that are undated, or dated less exactly, may have
    /// been earlier.
    private var first: [String: Any] {
        let undated = cast.members.count { $0.published == nil }
        var notes: [String] = []
        if undated > 0 {
            notes.append("of those dated; \(CountText.text(undated, "article")) \(undated == 1 ? "is" : "are") not")
        }
        let dates = cast.members.compactMap(\.published)
        let rough = dates.min().map { first in dates.count { $0.mayPrecede(first) } } ?? 0
        if rough > 0 { notes.append(EarliestText.rough(rough)) }
        guard let text = cast.earliestText else {
            return answer("Published first", nil, "not known: no article is dated")
        }
        if cast.earliest.count == 1 {
            return answer("Published first", cast.members[cast.earliest[0]], notes.joined(separator: "; "))
        }
        return answer("Published first", nil, ([text] + notes).joined(separator: "; "))
    }

    /// nil where no text was taken from another, or all are of one outlet.
    private var origin: [String: Any]? {
        let origin = cast.record.provenance.origin
        guard origin.id != nil || !origin.disagreeing.isEmpty || origin.credit != nil, cast.sources.count != 1 else {
            return nil
        }
        let article = origin.id.flatMap(cast.position).map { cast.members[$0] }
        var parts: [String] = []
        if article != nil {
            if !origin.signals.isEmpty { parts.append(Self.sentence(origin.signals.map(Self.meaning))) }
            parts.append("confidence \(Decimals.text(origin.confidence, places: 2))")
        } else {
            parts.append("not clear")
        }
        let others = origin.disagreeing.map { vote -> String in
            let name = cast.position(of: vote.id).map { cast.members[$0].name } ?? MarkupText.label(vote.id)
            return "\(name) \(Self.meaning(vote.signal))"
        }
        if !others.isEmpty { parts.append("but \(Self.sentence(others))") }
        if let credit = origin.credit, !origin.creditIsHere {
            parts.append("credited is \(MarkupText.label(credit)), which is not among the sources")
        }
        return answer("Likely origin", article, parts.joined(separator: "; "))
    }

    private var independent: String {
        var text =
            "\(cast.record.provenance.independentTexts) in \(CountText.text(cast.members.count, "article"))"
        let copies = cast.members.count - cast.versions.count
        if copies > 0 { text += "; \(copies) of them came from others" }
        let retold = cast.record.provenance.dependentTexts.count
        if retold > 0 { text += "; \(retold) retold or updated" }
        return text
    }

    /// How sure it is that the versions are about one event, and what speaks for it.
    private var event: String {
        let confidence = cast.record.confidence
        let word =
            confidence >= 0.85
            ? "very likely" : confidence >= 0.7 ? "likely" : confidence >= 0.5 ? "rather likely" : "uncertain"
        var text = "\(word) (confidence \(Self.number(confidence)))"
        let terms = sharedTerms
        if !terms.isEmpty { text += "; with the canonical most share \(terms.joined(separator: ", "))" }
        let cosines = cast.record.members.dropFirst().map(\.cosine)
        if let least = cosines.min(), let most = cosines.max() {
            let range =
                Self.number(least) == Self.number(most)
                ? Self.number(most) : "\(Self.number(least)) to \(Self.number(most))"
            text += "; cosine to the canonical \(range)"
        }
        let doubtful = cast.record.members.indices.dropFirst().filter { cast.record.members[$0].confidence < 0.5 }
        if !doubtful.isEmpty {
            let names = doubtful.prefix(Self.mostDoubtful).map { version in
                "\(cast.name(of: cast.versions[version].lowerBound)) "
                    + "(\(Self.number(cast.record.members[version].confidence)))"
            }
            let rest = doubtful.count - names.count
            text += "; doubtful: \(names.joined(separator: ", "))" + (rest > 0 ? " and \(rest) more" : "")
        }
        return text
    }

    /// The words that most other versions share with the canonical.
    private var sharedTerms: [String] {
        let lists = cast.record.members.dropFirst().map { $0.sharedTerms ?? [] }
        var counts: [String: Int] = [:]
        for term in lists.joined() { counts[term, default: 0] += 1 }
        var seen: Set<String> = []
        return lists.joined().filter { counts[$0]! * 2 > lists.count && seen.insert($0).inserted }
            .sorted { counts[$0]! > counts[$1]! }.prefix(Self.mostTerms).map(MarkupText.label)
    }

    private static func number(_ value: Double) -> String { Decimals.text(value, places: 2) }

    /// What a signal says of an article.
    private static func meaning(_ signal: String) -> String {
        switch signal {
        case "date": "was published first"
        case "agency mark": "is named by others in dateline, byline or sign-off"
        case "cited": "is named by others in their first lines"
        case "containment": "holds most of the other texts"
        case "similarity": "is most alike"
        case "source": "is of the same source"
        default: signal
        }
    }

    private static func sentence(_ parts: [String]) -> String {
        parts.count < 2 ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    }
}
