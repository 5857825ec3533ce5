import Corpus

/// What a reader asks of a story first: which version to link to, who was first, who took from whom, what was changed, and
/// how sure all that is.
struct StoryAnswers {
    /// What an article made of the one that it came from.
    struct Change: Sendable {
        let article: Int
        /// Numbers that were changed, "14 → 19"; nil for none.
        let numbers: String?
        let altersSentences: Bool
        let addsSome: Bool
        let leavesSomeOut: Bool
    }

    /// An update or a correction that came out after the canonical.
    struct Update {
        let article: Int
        let isCorrection: Bool
        /// What is other in it.
        let made: String
        /// Whether that is numbers.
        let changesNumbers: Bool
    }

    private let story: ShownStory
    private let changes: [Change]
    private let updates: [Update]

    private static let mostUpdates = 3
    private static let mostDoubtful = 3
    private static let mostTerms = 5
    private static let mostSources = 2
    private static let mostNames = 4
    private static let mostAddressCharacters = 64

    init(_ story: ShownStory, changes: [Change], updates: [Update]) {
        (self.story, self.changes, self.updates) = (story, changes, updates)
    }

    /// Questions with the lines that answer them.
    var list: [[String: Any]] {
        var answers = [answer("Link to", canonical)]
        guard story.members.count > 1 else { return answers }
        answers.append(answer("First", [first]))
        answers.append(answer("Who took from whom", taken))
        if !changes.isEmpty { answers.append(answer("What changed", changed)) }
        answers.append(answer("How sure", certainty))
        return answers
    }

    private func answer(_ question: String, _ lines: [Line]) -> [String: Any] {
        ["question": question, "lines": lines.map(\.values)]
    }

    /// A line of an answer: words around an article's name, or an address.
    private struct Line {
        var before = ""
        var article: ShownStory.Member?
        var after = ""
        var address: String?
        var kind: String?

        var values: [String: Any] {
            var values: [String: Any] = ["before": MarkupText.line(before), "after": MarkupText.line(after)]
            if let article {
                values["article"] = ["anchor": article.anchor, "name": article.name, "date": article.date]
            }
            if let address { values["address"] = ["url": address, "text": StoryAnswers.short(address)] }
            if let kind { values["kind"] = kind }
            return values
        }
    }

    // MARK: The version to link to

    private var canonical: [Line] {
        let article = story.canonical
        // A story of one version has its canonical from the choice among the copies.
        var reasons = story.versions.count == 1 ? story.record.members[0].reasons : story.record.reasons
        if let origin = story.origin(of: 0) { reasons += "; itself \(origin)" }
        let differs = article.headline != MarkupText.label(story.record.headline)
        var lines = [Line(article: article, after: (differs ? ", “\(article.headline)”" : "") + ": \(reasons)")]
        if let address = article.webAddress {
            lines.append(Line(address: address))
        } else {
            lines.append(Line(before: "without a web address", kind: "note"))
        }
        return lines
            + updates.prefix(Self.mostUpdates).map { update in
                let noun = update.isCorrection ? "correction" : "update"
                let word =
                    update.isCorrection ? "Corrected since" : update.changesNumbers ? "Outdated" : "Updated since"
                return Line(
                    before: "\(word): \(update.made); see the \(noun), ", article: story.members[update.article],
                    kind: "warning")
            }
    }

    /// "echo.example/2024/04/ferry"; what is long is cut.
    private static func short(_ address: String) -> String {
        var text = address[...]
        for start in ["https://", "http://", "www."] where text.lowercased().hasPrefix(start) {
            text.removeFirst(start.count)
        }
        if text.hasSuffix("/") { text.removeLast() }
        return text.count > mostAddressCharacters ? text.prefix(mostAddressCharacters - 1) + "…" : String(text)
    }

    // MARK: Who was first

    /// Who published first: one article, or all that share its date; those that are undated, or dated less exactly, may have
    /// been earlier.
    private var first: Line {
        let undated = story.members.count { $0.published == nil }
        var notes: [String] = []
        if undated > 0 {
            notes.append("of those dated; \(CountText.text(undated, "article")) \(undated == 1 ? "is" : "are") not")
        }
        let dates = story.members.compactMap(\.published)
        let rough = dates.min().map { first in dates.count { $0.mayPrecede(first) } } ?? 0
        if rough > 0 { notes.append(EarliestText.rough(rough)) }
        let note = notes.joined(separator: "; ")
        guard let text = story.earliestText else { return Line(before: "not known: no article is dated") }
        guard story.earliest.count == 1 else { return Line(before: ([text] + notes).joined(separator: "; ")) }
        return Line(article: story.members[story.earliest[0]], after: note.isEmpty ? "" : ": \(note)")
    }

    // MARK: Who took from whom

    private var taken: [Line] {
        var takers: [Int: [Int]] = [:]
        for (article, link) in story.lineage.links.enumerated() {
            // What an outlet makes of its own text it does not take.
            guard let link, story.members[link.parent].name != story.members[article].name else { continue }
            takers[link.parent, default: []].append(article)
        }
        var lines: [Line] = []
        if var origin {
            if let article = story.record.provenance.origin.id.flatMap(story.position), let articles = takers[article] {
                origin.after += "; taken up by \(names(of: articles))"
                takers[article] = nil
            }
            lines.append(origin)
        }
        let sources = takers.sorted { a, b in (-a.value.count, a.key) < (-b.value.count, b.key) }
        for (source, articles) in sources.prefix(Self.mostSources - lines.count) {
            lines.append(Line(article: story.members[source], after: ", was taken up by \(names(of: articles))"))
        }
        if lines.isEmpty { lines.append(Line(before: "no outlet from another, as far as the texts tell")) }
        return lines + [Line(before: independent, kind: "note")]
    }

    /// "Orlen Ledger, Brannoch Echo and 3 more": different outlets, those that came out first named first.
    private func names(of articles: [Int]) -> String {
        let order = Dictionary(uniqueKeysWithValues: story.dated.enumerated().map { ($1, $0) })
        var seen: Set<String> = []
        let names = articles.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }.map { story.members[$0].name }
            .filter { seen.insert($0).inserted }
        guard names.count > Self.mostNames else { return Self.sentence(names) }
        return names.prefix(Self.mostNames - 1).joined(separator: ", ")
            + " and \(names.count - Self.mostNames + 1) more"
    }

    /// nil where no text was taken from another, or all are of one outlet.
    private var origin: Line? {
        let origin = story.record.provenance.origin
        guard origin.id != nil || !origin.disagreeing.isEmpty || origin.credit != nil, story.sources.count != 1 else {
            return nil
        }
        let article = origin.id.flatMap(story.position).map { story.members[$0] }
        var parts: [String] = []
        if article != nil {
            if !origin.signals.isEmpty { parts.append(Self.sentence(origin.signals.map(Self.meaning))) }
            parts.append("confidence \(Self.number(origin.confidence))")
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
        let text = parts.joined(separator: "; ")
        return Line(before: "Likely origin: ", article: article, after: article == nil ? text : ": \(text)")
    }

    private var independent: String {
        let count = story.record.provenance.independentTexts
        var text = "\(CountText.text(count, "independent text")) in \(CountText.text(story.members.count, "article"))"
        let copies = story.members.count - story.versions.count
        if copies > 0 { text += "; \(copies) \(copies == 1 ? "is a copy" : "are copies")" }
        let retold = story.record.provenance.dependentTexts.count
        if retold > 0 { text += "; \(retold) retold or updated" }
        return text
    }

    // MARK: What was changed

    /// What those that came from another made of it; numbers that the canonical is outdated by are told with it.
    private var changed: [Line] {
        let told = Set(updates.prefix(Self.mostUpdates).map(\.article))
        let numbers = changes.filter { $0.numbers != nil && !told.contains($0.article) }
        var lines = numbers.prefix(Self.mostSources).map { change in
            Line(article: story.members[change.article], after: ": \(change.numbers!)")
        }
        let subject = "Of \(CountText.text(changes.count, "article")) that came from another"
        lines.append(Line(before: "\(subject), \(Self.made(changes))"))
        return lines
    }

    /// "5 kept every sentence, 2 altered some and 1 added some": what articles made of those that they came from.
    static func made(_ changes: [Change]) -> String {
        let counts = [
            (changes.count { !$0.altersSentences && !$0.addsSome && !$0.leavesSomeOut }, "kept every sentence"),
            (changes.count(where: \.altersSentences), "altered some"), (changes.count(where: \.addsSome), "added some"),
            (changes.count(where: \.leavesSomeOut), "left some out"),
        ]
        return sentence(counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" })
    }

    // MARK: How sure it is

    private var certainty: [Line] {
        var lines: [Line] = []
        if story.versions.count > 1 {
            let confidence = story.record.confidence
            let word =
                confidence >= 0.85
                ? "very likely" : confidence >= 0.7 ? "likely" : confidence >= 0.5 ? "rather likely" : "uncertain"
            lines.append(Line(before: "One event: \(word) (confidence \(Self.number(confidence)))\(doubtful)"))
        }
        let links = story.lineage.links.compactMap { $0?.confidence }
        if let least = links.min(), let most = links.max() {
            lines.append(Line(before: "Who took from whom: confidence \(Self.range(least, most))"))
        }
        let copies = story.members.filter { !$0.isCanonicalOfVersion }.map(\.record.similarity)
        if let least = copies.min(), let most = copies.max() {
            lines.append(
                Line(
                    before: "Same text: every copy was compared in full, with a likeness of \(Self.range(least, most))")
            )
        }
        if story.versions.count > 1 { lines.append(Line(before: likeness, kind: "note")) }
        return lines
    }

    private var doubtful: String {
        let doubtful = story.record.members.indices.dropFirst().filter { story.record.members[$0].confidence < 0.5 }
        guard !doubtful.isEmpty else { return "" }
        let names = doubtful.prefix(Self.mostDoubtful).map { version in
            "\(story.name(of: story.versions[version].lowerBound)) "
                + "(\(Self.number(story.record.members[version].confidence)))"
        }
        let rest = doubtful.count - names.count
        return "; doubtful: \(names.joined(separator: ", "))" + (rest > 0 ? " and \(rest) more" : "")
    }

    /// What speaks for one event.
    private var likeness: String {
        let cosines = story.record.members.dropFirst().map(\.cosine)
        let terms = sharedTerms
        let range = Self.range(cosines.min() ?? 0, cosines.max() ?? 0)
        return terms.isEmpty
            ? "Cosine to the canonical \(range)"
            : "Most share \(terms.joined(separator: ", ")) with the canonical; cosine to it \(range)"
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

    // MARK: Words

    private static func number(_ value: Double) -> String { Decimals.text(value, places: 2) }

    private static func range(_ least: Double, _ most: Double) -> String {
        number(least) == number(most) ? number(most) : "\(number(least)) to \(number(most))"
    }

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
