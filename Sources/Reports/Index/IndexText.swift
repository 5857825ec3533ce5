import Corpus
package import LivingIndex
import Storyfold

/// What is in an index, for a person.
package struct IndexText {
    private let style: TerminalStyle

    package init(style: TerminalStyle) { self.style = style }

    // MARK: Stories

    /// A line or two for each story.
    package func text(of stories: [IndexReader.Story]) -> String {
        guard !stories.isEmpty else { return "No story is so.\n" }
        return stories.map { story in
            let name = Columns.fit(IndexNames.name(.story, story.number), 8)
            let facts = [
                dates(story), Self.counts(story), story.isOpen ? nil : "closed",
            ].compactMap { $0 }.joined(separator: " · ")
            return name + style.bold(Columns.cut(story.headline, style.width - 8)) + "\n"
                + "        " + style.dim(Columns.cut(facts, style.width - 8)) + "\n"
        }.joined()
    }

    /// A story with its articles.
    package func text(of story: IndexReader.Story) -> String {
        let name = IndexNames.name(.story, story.number)
        guard let canonical = story.canonical else { return gone(.story, name, became: story.became) }
        var text = Columns.wrap(story.headline, style.width).map { style.bold($0) + "\n" }.joined()
        let facts = [name, story.isOpen ? "open" : "closed", dates(story), Self.counts(story)]
        text += style.dim(Columns.cut(facts.compactMap { $0 }.joined(separator: " · "), style.width)) + "\n"
        if !story.terms.isEmpty {
            text += Columns.wrap(story.terms.joined(separator: ", "), style.width)
                .map { style.accent($0) + "\n" }.joined()
        }
        text += "\n" + story.articles.map { line(of: $0, canonical: canonical) }.joined()
        return text + "\n"
            + Columns.wrap("canonical: \(Columns.name(canonical)), \(story.reasons)", style.width)
            .map { style.dim($0) + "\n" }.joined()
    }

    private func dates(_ story: IndexReader.Story) -> String? {
        guard let first = story.first, let last = story.last else { return nil }
        return DateText.span(first, last)
    }

    private static func counts(_ story: IndexReader.Story) -> String {
        [
            CountText.text(story.articleCount, "article"), CountText.text(story.versionCount, "version"),
            CountText.text(story.sourceCount, "source"),
        ].joined(separator: ", ")
    }

    // MARK: Groups

    package func text(of groups: [IndexReader.Group]) -> String {
        guard !groups.isEmpty else { return "There are no duplicate groups.\n" }
        return groups.map(text).joined(separator: "\n")
    }

    /// A group with its members.
    package func text(of group: IndexReader.Group) -> String {
        let name = IndexNames.name(.group, group.number)
        guard let canonical = group.canonical else { return gone(.group, name, became: group.became) }
        let facts =
            "\(CountText.text(group.members.count, "article")), the least like its canonical "
            + Decimals.text(group.weakest, places: 2)
        return Columns.fit(name, 8) + style.dim(Columns.cut(facts, style.width - 8)) + "\n"
            + group.members.map { line(of: $0, canonical: canonical, showsRelation: true) }.joined()
    }

    /// What is said of a group or story of which nothing is left.
    private func gone(_ unit: Event.Unit, _ name: String, became: Int?) -> String {
        became.map { "\(name) goes on as \(IndexNames.name(unit, $0)).\n" } ?? "Nothing is left of \(name).\n"
    }

    /// One article: date, source, title, id; the canonical is marked.
    private func line(
        of article: IndexReader.Article, canonical: String, showsRelation: Bool = false
    ) -> String {
        let mark = article.id.utf8.elementsEqual(canonical.utf8) ? "* " : "  "
        let relation =
            showsRelation
            ? Columns.fit(article.relation.rawValue, 10) + " \(Decimals.text(article.similarity, places: 2))  " : ""
        let date = Columns.fit(article.published.map { DateText.day($0) } ?? "", 11) + "  "
        let source = Columns.fit(article.source ?? "", style.width >= 100 ? 24 : 14) + "  "
        let id = Columns.name(article.id)
        let taken = mark.count + relation.count + date.count + (style.width >= 100 ? 26 : 16)
        let title = Columns.cut("\(article.title ?? "") (\(id))", style.width - taken)
        return mark + relation + style.dim(date) + source + title + "\n"
    }

    // MARK: Articles

    /// The articles that were found, each with its story.
    package func text(of found: IndexReader.Found) -> String {
        guard found.count > 0 else { return "No article has these words.\n" }
        let more =
            found.count > found.articles.count
            ? "\nthe best \(found.articles.count) of \(CountText.text(found.count, "article"))\n" : ""
        return found.articles.map { article in
            let name = Columns.fit(IndexNames.name(.story, article.story), 8)
            let date = Columns.fit(article.published.map { DateText.day($0) } ?? "", 11) + "  "
            let source = Columns.fit(article.source ?? "", style.width >= 100 ? 24 : 14) + "  "
            let title = Columns.cut(
                "\(article.title ?? "") (\(Columns.name(article.id)))",
                style.width - 8 - 13 - (style.width >= 100 ? 26 : 16))
            return name + style.dim(date) + source + title + "\n"
        }.joined() + style.dim(more)
    }

    // MARK: Rules

    /// A line for each rule.
    package func text(of rules: [IndexRule]) -> String {
        guard !rules.isEmpty else { return "There are no rules.\n" }
        return rules.map { rule in
            let words = rule.rule.scope.map { "\(rule.rule.text), of \($0.rawValue)" } ?? rule.rule.text
            let state = rule.undone != nil ? "  (undone)" : rule.hasArticles ? "" : "  (waits for its articles)"
            return Columns.cut(Columns.right("\(rule.number)", 6) + "  " + words + state, style.width) + "\n"
        }.joined()
    }

    // MARK: Events

    /// A line for each event.
    package func text(of events: [Event]) -> String {
        guard !events.isEmpty else { return "There are no events.\n" }
        return events.map { event in
            Columns.cut(
                Columns.right("\(event.cursor)", 8) + "  " + Columns.fit(IndexNames.name(event.unit, event.number), 8)
                    + Self.words(of: event), style.width) + "\n"
        }.joined()
    }

    private static func words(of event: Event) -> String {
        let article = event.article.map { Columns.name($0) } ?? ""
        let other = event.other.map { IndexNames.name(event.unit, $0) } ?? ""
        return switch event.kind {
        case .created: "created"
        case .joined: "\(article) joined"
        case .left: "\(article) left"
        case .mergedInto: "merged into \(other)"
        case .splitFrom: "split from \(other)"
        case .canonicalChanged: "canonical is \(article)"
        case .updated: "\(article) was updated"
        case .closed: "closed"
        case .reopened: "reopened"
        case .ended: "ended"
        }
    }

    // MARK: Figures

    package func text(of figures: IndexFigures, settings: [(option: String, value: String)]) -> String {
        func bytes(_ bytes: Int) -> String { Decimals.grouped(bytes) + " bytes" }
        func each(_ bytes: Int) -> String {
            figures.articles == 0 ? "" : ", \(Decimals.grouped(bytes / figures.articles)) an article"
        }
        let all = figures.segmentBytes + figures.databaseBytes
        var rows = [
            ("articles", Decimals.grouped(figures.articles)),
            ("duplicate groups", Decimals.grouped(figures.groups)),
            ("stories", "\(Decimals.grouped(figures.stories)), \(Decimals.grouped(figures.openStories)) of them open"),
            ("news up to", figures.horizon.map { DateText.day($0) } ?? "no day: nothing is dated"),
            ("changes", "\(Decimals.grouped(figures.changes)), \(Decimals.grouped(figures.events)) events"),
            (
                "learned", "\(figures.learnedVersion) times, from \(Decimals.grouped(figures.learnedFrom)) articles"
            ),
            ("on disk", bytes(all) + each(all)),
            ("without texts", bytes(all - figures.textBytes) + each(all - figures.textBytes)),
            (
                "segments",
                "\(figures.segments), \(Decimals.grouped(figures.deadArticles)) articles in them no longer in the index"
            ),
        ]
        rows += settings.map { ($0.option, $0.value) }
        return rows.map { Columns.fit($0.0, 18) + Columns.cut($0.1, style.width - 18) + "\n" }.joined()
    }
}
