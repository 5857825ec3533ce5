import Corpus

/// What a story tells of the outlets that are in it.
struct StoryOutlets: Sendable {
    /// An article that was made of another outlet's.
    struct Take: Sendable {
        let source: String
        let target: String
        /// The story, by its number and headline, and the article's place on its page.
        let story: Int
        let headline: String
        let anchor: String
        /// How much later it came out; nil where that is not known.
        let delay: TakeDelay?
        /// What was made of the other's text; nil where the two do not stand beside each other on the story's page.
        let change: StoryAnswers.Change?
    }

    /// Articles of each outlet, in the order of the story's.
    let articles: [(outlet: String, count: Int)]
    /// Whether the story has several articles, so that one can be the first.
    let hasSeveral: Bool
    /// The outlet that came out with it first; nil where several did, or nobody knows.
    let first: String?
    /// The outlets that its independent texts come from, one for each text.
    let ownTexts: [String]
    let takes: [Take]

    /// - Parameters:
    ///   - changes: what articles made of those that they came from.
    ///   - isOnOnePage: whether an article is found where the story begins.
    init(_ story: ShownStory, changes: [StoryAnswers.Change], isOnOnePage: Bool) {
        let members = story.members
        func outlet(_ article: Int) -> String? { members[article].record.source.map(MarkupText.label) }
        var counts: [String: Int] = [:]
        for article in members.indices { if let name = outlet(article) { counts[name, default: 0] += 1 } }
        articles = story.sources.map(MarkupText.label).map { ($0, counts[$0] ?? 0) }
        hasSeveral = members.count > 1
        let earliest = Set(story.earliest.map(outlet))
        first = hasSeveral && earliest.count == 1 ? earliest.first! : nil

        // Of each version the article that its text comes from.
        let origins = story.versions.indices.map { version in
            story.record.members[version].provenance.origin.id.flatMap(story.position)
        }
        let dependent = Set(story.record.provenance.dependentTexts.compactMap { story.position(of: $0.group) })
        ownTexts = story.versions.indices.compactMap { version in
            dependent.contains(story.versions[version].lowerBound) ? nil : origins[version].flatMap(outlet)
        }
        let changed = Dictionary(changes.map { ($0.article, $0) }) { first, _ in first }
        takes = story.lineage.links.enumerated().compactMap { article, link in
            guard let link, link.kind == "copy" || link.kind == "retold" else { return nil }
            // A text in other words was made of what the other version comes from.
            let parent = link.isRetold ? origins[members[link.parent].version] ?? link.parent : link.parent
            guard let source = outlet(parent), let target = outlet(article), source != target else { return nil }
            return Take(
                source: source, target: target, story: story.number,
                headline: MarkupText.label(story.record.headline),
                anchor: isOnOnePage ? members[article].anchor : "s\(story.number)",
                delay: TakeDelay(from: members[parent].published, to: members[article].published),
                change: changed[article])
        }
    }
}
