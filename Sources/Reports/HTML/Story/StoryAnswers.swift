/// What a reader asks of a story first: which version to read, who was first, whose text it is, how much there is.
struct StoryAnswers {
    private let cast: StoryCast

    init(_ cast: StoryCast) { self.cast = cast }

    /// Questions with their answers; of an answer the article it names, if any, and what is known of it.
    var list: [[String: Any]] {
        // A story of one version has its canonical from the choice among the copies.
        let reasons = cast.versions.count == 1 ? cast.record.members[0].reasons : cast.record.reasons
        var answers = [answer("Canonical", cast.canonical, reasons)]
        guard cast.members.count > 1 else { return answers }
        if let first = cast.record.provenance.first.flatMap(cast.position) {
            answers.append(answer("Published first", cast.members[first], undated))
        } else {
            answers.append(answer("Published first", nil, "not known: no article is dated"))
        }
        answers.append(origin)
        answers.append(answer("Independent texts", nil, independent))
        if cast.versions.count > 1 {
            let share = Int((cast.record.confidence * 100).rounded())
            let doubt = cast.record.confidence < 0.5 ? ": uncertain, read it with care" : ""
            answers.append(
                answer("Confidence", nil, "\(share) % of the story is expected to be about one event\(doubt)")
            )
        }
        return answers
    }

    private func answer(_ question: String, _ member: StoryCast.Member?, _ note: String) -> [String: Any] {
        var answer: [String: Any] = ["question": question, "note": MarkupText.label(note), "hasNote": !note.isEmpty]
        if let member {
            answer["article"] = ["anchor": member.anchor, "name": member.name, "date": member.date] as [String: Any]
        }
        return answer
    }

    private var undated: String {
        let undated = cast.members.count { $0.published == nil }
        return undated == 0
            ? "" : "of those dated; \(CountText.text(undated, "article")) \(undated == 1 ? "is" : "are") not"
    }

    private var origin: [String: Any] {
        let origin = cast.record.provenance.origin
        let article = origin.id.flatMap(cast.position).map { cast.members[$0] }
        var parts: [String] = []
        if article != nil {
            let signals = origin.signals.map(Self.meaning)
            parts.append((signals.isEmpty ? [] : [Self.sentence(signals)]).joined())
            parts.append("confidence \(Decimals.text(origin.confidence, places: 2))")
        } else {
            parts.append("not clear")
        }
        let others = origin.disagreeing.map { vote -> String in
            let name = cast.position(of: vote.id).map { cast.members[$0].name } ?? vote.id
            return "\(name) \(Self.meaning(vote.signal))"
        }
        if !others.isEmpty { parts.append("but \(Self.sentence(others))") }
        if let credit = origin.credit, !origin.creditIsHere {
            parts.append("credited is \(credit), which is not among the sources")
        }
        return answer("Likely origin", article, parts.filter { !$0.isEmpty }.joined(separator: "; "))
    }

    private var independent: String {
        let independent = cast.record.provenance.independentTexts
        var text = "\(independent) of \(CountText.text(cast.members.count, "article"))"
        let copies = cast.members.count - cast.versions.count
        if copies > 0 { text += "; \(copies) \(copies == 1 ? "is a copy" : "are copies")" }
        let retold = cast.record.provenance.dependentTexts.count
        if retold > 0 { text += "; \(retold) retold or updated" }
        return text
    }

    /// What a signal says of an article.
    static func meaning(_ signal: String) -> String {
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
