import Platform
package import Corpus
import NearDuplicates
package import Storyfold

/// The records of a fold as JSON objects, each on one line.
///
/// The schema is that of Documentation/Output.md; a field is added at the end or not at all. Where there
/// is a reference corpus, fields at the end say what is of it: an id alone does not, since both may have it.
///
/// A class, so that the closures of its many fields do not copy the fold.
package final class FoldRecords: Sendable {
    let fold: Fold
    /// Whether stories in full have their articles' texts, and all else that a report shows.
    private let withTexts: Bool

    /// Per story of the fold its rank among those that are written, from 1; 0 for one that is not.
    private let rankOf: [Int]

    /// - Parameters:
    ///   - texts: whether stories in full have their articles' texts, and what else a report shows.
    ///   - chosen: positions of the stories that are written, in their order; nil for all.
    package init(_ fold: Fold, texts: Bool = false, chosen: [Int]? = nil) {
        self.fold = fold
        withTexts = texts
        var rankOf = [Int](repeating: 0, count: texts ? fold.stories.count : 0)
        if texts {
            for (rank, story) in (chosen ?? Array(fold.stories.indices)).enumerated() { rankOf[story] = rank + 1 }
        }
        self.rankOf = rankOf
    }

    /// One line of articles.jsonl.
    func article(_ position: Int) -> String {
        let member = fold.member(position)
        return line { json in
            json.field("id", fold.corpus.id(position))
            json.field("group", fold.groupId(of: position))
            json.field("story", fold.storyId(of: position))
            json.field("canonical", fold.isCanonical(position))
            json.field("relation", (member?.relation ?? .exact).rawValue)
            json.field("similarity", similarity: member?.similarity ?? 1)
            json.field("note", fold.duplicates.isPageWithoutArticle(position) ? Self.noArticleText : nil)
            json.field("confidence", similarity: fold.confidence(of: position))
        }
    }

    /// One line of groups.jsonl.
    func group(_ group: Version) -> String {
        line { json in
            json.field("group", fold.corpus.id(group.canonical))
            json.field("canonical", fold.corpus.id(group.canonical))
            json.field("members", group.members.map(\.article).sorted().map(fold.corpus.id))
            json.field("weakest", similarity: group.weakest)
            weakestPairField(of: group, in: &json)
            json.field("reasons", group.reasons)
            receiptFields(group.receipts, in: &json)
            overrideField(group.isOverridden, in: &json)
            provenanceField(group, in: &json)
        }
    }

    /// One line of stories.jsonl.
    func story(_ story: Story) -> String {
        line { json in storyFields(story, in: &json) }
    }

    /// One line of pairs.jsonl.
    func pair(_ pair: DuplicatePair) -> String {
        line { json in
            json.field("a", fold.corpus.id(pair.a))
            json.field("b", fold.corpus.id(pair.b))
            json.field("jaccard", similarity: pair.jaccard)
            json.field("containment_a_in_b", similarity: pair.containmentOfAInB)
            json.field("containment_b_in_a", similarity: pair.containmentOfBInA)
            json.field("same", pair.difference == nil)
            json.field("difference", pair.difference?.name)
            if fold.hasReference {
                json.field("reference_a", fold.corpus.isReference(pair.a))
                json.field("reference_b", fold.corpus.isReference(pair.b))
            }
        }
    }

    /// A story with its versions and their members: what `cluster --format jsonl` prints.
    package func storyInFull(_ story: Story) throws(CorpusError) -> String {
        try line { json throws(CorpusError) in
            storyFields(story, in: &json)
            try json.field("members", story.versions) { json, version throws(CorpusError) in
                try json.object { json throws(CorpusError) in
                    json.field("group", fold.corpus.id(version.canonical))
                    json.field("cosine", similarity: version.similarity)
                    try memberFields(of: version, in: &json)
                    json.field("confidence", similarity: version.confidence)
                    if withTexts, version.canonical != story.canonical {
                        json.field(
                            "shared_terms",
                            try fold.sharedTerms(
                                of: version.canonical, and: story.canonical, most: Self.mostSharedTerms))
                    }
                }
            }
            if withTexts {
                similaritiesField(of: story, in: &json)
                relatedField(of: story, in: &json)
            }
        }
    }

    /// The stories near to one, as far as they are written.
    private func relatedField(of story: Story, in json: inout JSONText) {
        json.field("related", story.related.filter { rankOf[$0.story] > 0 }) { json, other in
            json.object { json in
                json.field("story", fold.corpus.id(fold.stories[other.story].canonical))
                json.field("rank", rankOf[other.story])
                json.field("similarity", similarity: other.similarity)
                json.field("headline", fold.stories[other.story].headline)
            }
        }
    }

    /// A story without its members: what `stories --format jsonl` prints.
    ///
    /// - Parameters:
    ///   - related: the stories related to it; nil where nobody asked.
    ///   - place: on the map of the stories.
    func storyAlone(_ story: Story, related: [RelatedStories.Related]?, place: (x: Double, y: Double)?) -> String {
        line { json in
            storyFields(story, in: &json)
            json.field("days", story.days) { json, day in
                json.object { json in
                    json.field("day", day.start.map { CalendarDay(of: $0).description })
                    json.field("articles", day.articles)
                    json.field("versions", day.versions)
                    json.field("canonical", fold.corpus.id(day.canonical))
                    json.field("headline", day.headline)
                }
            }
            if let related {
                json.field("related", related) { json, other in
                    json.object { json in
                        json.field("story", fold.corpus.id(fold.stories[other.story].canonical))
                        json.field("cosine", similarity: other.cosine)
                        json.field("headline", fold.stories[other.story].headline)
                    }
                }
            }
            if let place {
                json.field(
                    "map",
                    object: { json in
                        json.field("x", similarity: place.x)
                        json.field("y", similarity: place.y)
                    })
            }
        }
    }

    /// A version and those most like it: a line of what `--neighbours` writes.
    func neighbours(of article: Int, _ neighbours: [Fold.SimilarVersion]) -> String {
        line { json in
            json.field("id", fold.corpus.id(article))
            json.field("neighbours", neighbours) { json, neighbour in
                json.object { json in
                    json.field("id", fold.corpus.id(neighbour.article))
                    json.field("cosine", similarity: neighbour.cosine)
                }
            }
        }
    }

    /// A group with its members in full: what `duplicates --format jsonl` prints.
    func groupInFull(_ group: Version) throws(CorpusError) -> String {
        try line { json throws(CorpusError) in
            json.field("group", fold.corpus.id(group.canonical))
            json.field("canonical", fold.corpus.id(group.canonical))
            try memberFields(of: group, in: &json)
            if fold.hasReference { json.field("reference_canonical", fold.corpus.isReference(group.canonical)) }
        }
    }

    // MARK: Parts

    /// Words that say why a version is of its story, at most.
    private static let mostSharedTerms = 8
    /// Versions of a story that are compared with each other, at most: as many as a chart of them shows.
    private static let mostCompared = 30

    /// The cosines of a story's first versions: per version those to the ones before it.
    private func similaritiesField(of story: Story, in json: inout JSONText) {
        let compared = story.versions.prefix(Self.mostCompared).map(\.canonical)
        json.field("similarities", compared.indices) { json, row in
            json.array(numbers: compared[..<row].map { fold.cosine(of: compared[row], and: $0) })
        }
    }

    private func storyFields(_ story: Story, in json: inout JSONText) {
        json.field("story", fold.corpus.id(story.canonical))
        json.field("canonical", fold.corpus.id(story.canonical))
        json.field("headline", story.headline)
        json.field("terms", story.terms)
        json.field("articles", story.articles)
        json.field("versions", story.versions.count)
        json.field("sources", story.sources)
        json.field("first", story.span?.first.description)
        json.field("last", story.span?.last.description)
        json.field("reasons", story.reasons)
        receiptFields(story.receipts, in: &json)
        overrideField(story.isOverridden, in: &json)
        provenanceField(story, in: &json)
        json.field("confidence", similarity: story.confidence)
    }

    private func memberFields(of version: Version, in json: inout JSONText) throws(CorpusError) {
        json.field("weakest", similarity: version.weakest)
        weakestPairField(of: version, in: &json)
        json.field("reasons", version.reasons)
        try json.field("articles", version.members) { json, member throws(CorpusError) in
            try json.object { json throws(CorpusError) in
                json.field("id", fold.corpus.id(member.article))
                json.field("relation", member.relation.rawValue)
                json.field("similarity", similarity: member.similarity)
                json.field("title", fold.corpus.title(member.article))
                json.field("source", fold.corpus.source(member.article))
                json.field("published", fold.corpus.published(member.article)?.description)
                json.field("url", fold.corpus.url(member.article))
                if fold.hasReference { json.field("reference", fold.corpus.isReference(member.article)) }
                if withTexts {
                    json.field("language", fold.language(of: member.article))
                    json.field("words", fold.article(member.article).words)
                    json.field("text", utf8: try fold.corpus.text(member.article))
                }
            }
        }
        receiptFields(version.receipts, in: &json)
        overrideField(version.isOverridden, in: &json)
        provenanceField(version, in: &json)
    }

    /// What is noted of an article whose text is a page of the site.
    private static let noArticleText =
        "no article text: what it says has nothing to do with its title, and stands under others"

    private func weakestPairField(of version: Version, in json: inout JSONText) {
        guard let pair = version.weakestPair else { return json.field("weakest_pair", String?.none) }
        json.field(
            "weakest_pair",
            object: { json in
                json.field("a", fold.corpus.id(pair.a))
                json.field("b", fold.corpus.id(pair.b))
                json.field("similarity", similarity: pair.similarity)
            })
    }

    /// Whether rules of a person are obeyed; where there are none, nothing.
    private func overrideField(_ isOverridden: Bool, in json: inout JSONText) {
        if fold.configuration.overrides != nil { json.field("overridden", isOverridden) }
    }

    /// How the candidates for a canonical did.
    private func receiptFields(_ receipts: [Receipt], in json: inout JSONText) {
        let chosen = receipts.first { $0.passedOver == nil }
        let wantsLatest = fold.configuration.canonicalPolicy.wantsLatest
        json.field("receipts", receipts) { json, receipt in
            json.object { json in
                json.field("id", fold.corpus.id(receipt.article))
                json.field("words", receipt.words)
                json.field("contains", receipt.contains)
                json.field("complete", similarity: receipt.complete)
                json.field("earliest", share: receipt.earliest)
                json.field("central", similarity: receipt.central)
                json.field("source", share: receipt.source)
                json.field("clean", similarity: receipt.clean)
                json.field("score", share: receipt.score)
                json.field("passed_over", receipt.passedOver?.rawValue)
                json.field("why", chosen.flatMap { receipt.reason(against: $0) })
                if wantsLatest { json.field("latest", share: receipt.latest) }
            }
        }
    }

    private func line<Failure>(_ body: (inout JSONText) throws(Failure) -> Void) throws(Failure) -> String {
        var json = JSONText()
        try json.object(body)
        return json.text
    }
}
