import Corpus
import NearDuplicates

/// Applies the canonical policy to the groups and stories of one corpus.
struct CanonicalChooser {
    let policy: CanonicalPolicy
    let corpus: Corpus
    /// Per article: words of its clean text.
    let words: [Int]
    let containmentThreshold: Double
    let overrides: Overrides
    private let rankOfSource: [String: Int]
    private let never: Set<String>
    /// Articles that a person chose.
    private let forced: (ofGroups: Set<Int>, ofStories: Set<Int>)

    init(policy: CanonicalPolicy, corpus: Corpus, words: [Int], containmentThreshold: Double, overrides: Overrides) {
        self.policy = policy
        self.corpus = corpus
        self.words = words
        self.containmentThreshold = containmentThreshold
        self.overrides = overrides
        forced = (overrides.groups.canonicals, overrides.canonicals(of: .story))
        rankOfSource = Dictionary(
            policy.sources.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: min)
        never = Set(policy.never.map { $0.lowercased() })
    }

    /// The canonical of a duplicate group, among the articles verified against all others.
    ///
    /// - Complexity: O(n) in the members, and in the pairs of those of their texts that have eligible articles.
    func canonical(of question: CanonicalQuestion) -> CanonicalPolicy.Choice {
        let eligible = Set(question.eligible)
        var candidates: [CanonicalCandidate] = []
        for text in question.texts where text.contains(where: eligible.contains) {
            let (centrality, containedOthers) = standing(of: text, in: question)
            for article in text where eligible.contains(article) {
                var candidate = candidate(article)
                candidate.isForced = forced.ofGroups.contains(article)
                (candidate.centrality, candidate.containedOthers) = (centrality, containedOthers)
                candidates.append(candidate)
            }
        }
        candidates.sort { $0.article < $1.article }
        return policy.choose(
            among: candidates, of: question.members.count,
            times: CanonicalPolicy.Times(question.members.compactMap { corpus.published($0) }),
            in: question.isOfReference ? .reference : .group)
    }

    /// What the articles of one text have in common as candidates: their mean similarity to the other members, and how
    /// many of these they hold.
    private func standing(
        of text: [Int], in question: CanonicalQuestion
    ) -> (centrality: Double, containedOthers: Int) {
        let article = text[0]
        // Its other copies are the same text, which holds them.
        var sum = Double(text.count - 1)
        var contained = text.count - 1
        question.forEachPair(of: article) { other, pair in
            sum += Double(other.count) * pair.jaccard
            if pair.containment(of: other[0]) >= containmentThreshold, words[other[0]] <= words[article] {
                contained += other.count
            }
        }
        return (sum / Double(max(1, question.members.count - 1)), contained)
    }

    /// The best of some articles of a group, whatever else is in it.
    ///
    /// - Parameter links: of all texts.
    /// - Complexity: O(n) in the articles, and in the pairs of their texts with any others.
    func canonical(
        among articles: [Int], in scope: CanonicalPolicy.Scope, links: TextLinks
    ) -> CanonicalPolicy.Choice {
        var articlesOf: [Int: [Int]] = [:]
        for article in articles {
            if let text = links.text(of: article) { articlesOf[text, default: []].append(article) }
        }
        var candidates: [CanonicalCandidate] = []
        for article in articles where links.text(of: article) == nil { candidates.append(candidate(article)) }
        for (text, copies) in articlesOf {
            // Copies of a text are candidates alike; each holds the others.
            var sum = Double(copies.count - 1)
            var contained = copies.count - 1
            for link in links.links(of: text) {
                guard let others = articlesOf[link.text] else { continue }
                sum += Double(others.count) * link.jaccard
                if link.contained >= containmentThreshold, words[others[0]] <= words[copies[0]] {
                    contained += others.count
                }
            }
            for article in copies {
                var candidate = candidate(article)
                candidate.centrality = sum / Double(max(1, articles.count - 1))
                candidate.containedOthers = contained
                candidates.append(candidate)
            }
        }
        for index in candidates.indices {
            candidates[index].isForced = forced.ofGroups.contains(candidates[index].article)
        }
        candidates.sort { $0.article < $1.article }
        return policy.choose(
            among: candidates, of: articles.count,
            times: CanonicalPolicy.Times(articles.compactMap { corpus.published($0) }),
            in: scope)
    }

    /// The canonical of a story, among its versions' canonicals.
    ///
    /// - Parameters:
    ///   - centralities: of each version, the mean similarity to the others.
    ///   - times: of all articles of the story, copies included.
    func canonical(
        ofStory versions: [Int], centralities: [Double], times: CanonicalPolicy.Times?
    ) -> CanonicalPolicy.Choice {
        let candidates = zip(versions, centralities).map { article, centrality in
            var candidate = candidate(article)
            candidate.isForced = forced.ofStories.contains(article)
            candidate.centrality = centrality
            // Beside one version no other is asked for.
            if versions.count > 1 { candidate.piece = PieceKind(title: corpus.headline(of: article)) }
            return candidate
        }.sorted { $0.article < $1.article }
        return policy.choose(among: candidates, of: versions.count, times: times, in: .story)
    }

    /// Why a single article stands for itself.
    func reasonsForSingle(_ article: Int) -> String {
        policy.choose(among: [candidate(article)], of: 1, times: nil, in: .group).reasons
    }

    private func candidate(_ article: Int) -> CanonicalCandidate {
        let stripped = Double(corpus.strippedBytes(article))
        let kept = Double(corpus.textBytes(article))
        let source = rankOfSource.isEmpty && never.isEmpty ? nil : corpus.source(article)?.lowercased()
        return CanonicalCandidate(
            article: article, words: words[article], isTruncated: corpus.isTruncated(article),
            damage: corpus.damage(article), isNever: source.map(never.contains) ?? false,
            furnitureShare: stripped > 0 ? stripped / (stripped + kept) : 0, published: corpus.published(article),
            sourceRank: source.flatMap { rankOfSource[$0] },
            centrality: 0, containedOthers: 0)
    }
}
