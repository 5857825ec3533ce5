import Corpus
import Storyfold

/// The articles of versions and groups, as lines of a table.
extension TextReport {
    /// Stands before an article of the reference corpus.
    static let reference = "◆"
    /// Marks of the relations of copies.
    private static let relations: KeyValuePairs = ["exact": "=", "near": "≈", "contained": "⊂", "containing": "⊃"]

    func shownVersions(of story: Story) -> ArraySlice<Version> {
        story.versions.prefix(shown(story.versions.count, most: Self.mostVersions).shown)
    }

    /// The dates of all articles that have one.
    func dates(of versions: [Version]) -> [PublicationDate] {
        versions.flatMap { $0.members.compactMap { fold.corpus.published($0.article).map(zone.shown) } }
    }

    /// A version's canonical and below it its copies.
    ///
    /// - Parameters:
    ///   - story: nil for a group on its own, whose canonical then stands for it as one does for its story.
    ///   - hasSources: whether any article of the story or group has a source; ids stand in its place otherwise.
    func lines(
        of version: Version, in story: Story?, dates: DateForm, hasSources: Bool
    ) -> [ArticleTable.Line] {
        let (shown, left) = shown(version.members.count, most: Self.mostMembers)
        let isOneOfSeveral = story.map { $0.versions.count > 1 } ?? false
        let standsForAll = story == nil || version.canonical == story?.canonical
        var lines = version.members.prefix(shown).map { member in
            let isHead = member.article == version.canonical
            let content: ArticleTable.Content
            if isHead, standsForAll {
                content = .canonical(because: isOneOfSeveral ? story?.reasons ?? "" : version.reasons)
            } else {
                let isDoubtful = isHead && version.confidence < Self.doubtful
                content = .title(
                    fold.corpus.headline(of: member.article),
                    .init(
                        word: isHead ? "cosine" : member.relation.rawValue,
                        number: Decimals.text(isHead ? version.similarity : member.similarity, places: 2)
                            + (isDoubtful ? "?" : "")))
            }
            return ArticleTable.Line.article(
                row(member, isHead: isHead, standsForAll: standsForAll, content, dates, hasSources: hasSources))
        }
        if left > 0 { lines.append(.note("and \(count(left, "more copy")) (--all)")) }
        // What a person decided is always said; why the policy chose a copy of the others, where all is asked for.
        let saysWhy = version.isOverridden || extent == .everything && version.members.count > 1
        if saysWhy, isOneOfSeveral { lines.append(.note(version.reasons)) }
        return lines
    }

    private func row(
        _ member: Version.Member, isHead: Bool, standsForAll: Bool, _ content: ArticleTable.Content, _ dates: DateForm,
        hasSources: Bool
    ) -> ArticleTable.Row {
        let facts = article(member.article)
        let name = facts.id.fileName
        let relation = Self.relations.first { $0.key == member.relation.rawValue }?.value ?? " "
        let source = facts.source ?? (hasSources ? "no source" : name)
        let isReference = fold.corpus.isReference(member.article)
        return ArticleTable.Row(
            mark: !isHead ? relation : isReference ? Self.reference : standsForAll ? "●" : "○", isHead: isHead,
            source: !isHead && isReference ? "\(Self.reference) \(source)" : source,
            date: facts.date.map(dates.text) ?? (dates.isEmpty ? "" : "undated"), content: content,
            words: count(facts.words, "word"), id: hasSources || name != facts.id ? Columns.name(facts.id) : "")
    }

    /// What the marks and numbers of some versions mean; nothing where all is said in words.
    func legend(of versions: [Version], ofStories: Bool) -> String {
        let isShort = ArticleTable.needsLegend(style)
        var parts: [String] = []
        if ofStories, isShort, versions.contains(where: { $0.similarity < 1 }) {
            parts.append("○ another version, by cosine to ●")
        }
        let found = Set(
            versions.flatMap { version in
                version.members.prefix(shown(version.members.count, most: Self.mostMembers).shown)
                    .filter { $0.article != version.canonical }.map(\.relation.rawValue)
            })
        let relations = Self.relations.filter { found.contains($0.key) }.map { Columns.joined("\($0.value) \($0.key)") }
        if isShort, !relations.isEmpty { parts.append("copies, by similarity: \(relations.joined(separator: ", "))") }
        if versions.contains(where: { $0.confidence < Self.doubtful }) { parts.append("? uncertain") }
        return Columns.wrap(parts.joined(separator: " · "), style.width).map { style.dim($0) + "\n" }.joined()
    }
}
