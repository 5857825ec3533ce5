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

    private let story: ShownStory
    private let updates: [Update]

    private static let mostUpdates = 3
    private static let mostDoubtful = 3
    private static let mostTerms = 5

    init(_ story: ShownStory, updates: [Update]) { (self.story, self.updates) = (story, updates) }

    /// Questions with their answers; of an answer the article it names, if any, and what is known of it.
    var list: [[String: Any]] {
        var answers = [canonical]
        guard story.members.count > 1 else { return answers }
        for update in updates.prefix(Self.mostUpdates) {
            answers.append(
                answer(
                    update.isCorrection ? "Corrected since" : "Updated since", story.members[update.article],
                    update.note
                ))
        }
        answers.append(first)
        if let origin { answers.append(origin) }
        answers.append(answer("Independent texts", nil, independent))
        if story.versions.count > 1 { answers.append(answer("One event?", nil, event)) }
        return answers
    }

    private func answer(_ question: String, _ member: ShownStory.Member?, _ note: String) -> [String: Any] {
        var answer: [String: Any] = ["question": question, "note": MarkupText.line(note), "hasNote": !note.isEmpty]
        if let member {
            answer["article"] = ["anchor": member.anchor, "name": member.name, "date": member.date] as [String: Any]
        }
        return answer
    }

    private var canonical: [String: Any] {
        // A story of one version has its canonical from the choice among the copies.
        var note = story.versions.count == 1 ? story.record.members[0].reasons : story.record.reasons
        if let origin = story.origin(of: 0) { note += "; itself \(origin)" }
        return answer("Canonical", story.canonical, note)
    }

    /// Who published first: one article, or all that share its date; those that are undated, or dated less exactly, may have
    /// been earlier.
    private var first: [String: Any] {
        let undated = story.members.count { $0.published == nil }
        var notes: [String] = []
        if undated > 0 {
            notes.append("of those dated; \(CountText.text(undated, "article")) \(undated == 1 ? "is" : "are") not")
        }
        let dates = story.members.compactMap(\.published)
        let rough = dates.min().map { first in dates.count { $0.mayPrecede(first) } } ?? 0
        if rough > 0 { notes.append(EarliestText.rough(rough)) }
        guard let text = story.earliestText else {
            return answer("Published first", nil, "not known: no article is dated")
        }
        if story.earliest.count == 1 {
            return answer("Published first", story.members[story.earliest[0]], notes.joined(separator: "; "))
        }
        return answer("Published first", nil, ([text] + notes).joined(separator: "; "))
    }

    /// nil where no text was taken from another, or all are of one outlet.
    private var origin: [String: Any]? {
        let origin = story.record.provenance.origin
        guard origin.id != nil || !origin.disagreeing.isEmpty || origin.credit != nil, story.sources.count != 1 else {
            return nil
        }
        let article = origin.id.flatMap(story.position).map { story.members[$0] }
        var parts: [String] = []
        if article != nil {
            if !origin.signals.isEmpty { parts.append(Self.sentence(origin.signals.map(Self.meaning))) }
            parts.append("confidence \(Decimals.text(origin.confidence, places: 2))")
        } else {
            parts.append("not clear")
        }
        let others = origin.disagreeing.map { vote -> String in
            let name = story.position(of: vote.id).map { story.members[$0].name } ?? MarkupText.label(vote.id)
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
            "\(story.record.provenance.independentTexts) in \(CountText.text(story.members.count, "article"))"
        let copies = story.members.count - story.versions.count
        if copies > 0 { text += "; \(copies) of them came from others" }
        let retold = story.record.provenance.dependentTexts.count
        if retold > 0 { text += "; \(retold) retold or updated" }
        return text
    }

    /// How sure it is that the versions are about one event, and what speaks for it.
    private var event: String {
        let confidence = story.record.confidence
        let word =
            confidence >= 0.85
            ? "very likely" : confidence >= 0.7 ? "likely" : confidence >= 0.5 ? "rather likely" : "uncertain"
        var text = "\(word) (confidence \(Self.number(confidence)))"
        let terms = sharedTerms
        if !terms.isEmpty { text += "; with the canonical most share \(terms.joined(separator: ", "))" }
        let cosines = story.record.members.dropFirst().map(\.cosine)
        if let least = cosines.min(), let most = cosines.max() {
            let range =
                Self.number(least) == Self.number(most)
                ? Self.number(most) : "\(Self.number(least)) to \(Self.number(most))"
            text += "; cosine to the canonical \(range)"
        }
        let doubtful = story.record.members.indices.dropFirst().filter { story.record.members[$0].confidence < 0.5 }
        if !doubtful.isEmpty {
            let names = doubtful.prefix(Self.mostDoubtful).map { version in
                "\(story.name(of: story.versions[version].lowerBound)) "
                    + "(\(Self.number(story.record.members[version].confidence)))"
            }
            let rest = doubtful.count - names.count
            text += "; doubtful: \(names.joined(separator: ", "))" + (rest > 0 ? " and \(rest) more" : "")
        }
        return text
    }

    /// The words that most other versions share with the canonical.
    private var sharedTerms: [String] {
        let lists = story.record.members.dropFirst().map { $0.sharedTerms ?? [] }
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
