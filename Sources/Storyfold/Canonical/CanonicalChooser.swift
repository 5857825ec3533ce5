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
    /// - Complexity: O(e m) for e eligible articles of m members.
    func canonical(of question: CanonicalQuestion) -> CanonicalPolicy.Choice {
        let candidates = question.eligible.map { article in
            var candidate = candidate(article)
            candidate.isForced = forced.ofGroups.contains(article)
            var sum = 0.0
            for other in question.members where other != article {
                guard let pair = question.pair(article, other) else { continue }
                sum += pair.jaccard
                let ofOther = other == pair.a ? pair.containmentOfAInB : pair.containmentOfBInA
                if ofOther >= containmentThreshold, words[other] <= words[article] { candidate.containedOthers += 1 }
            }
            candidate.centrality = sum / Double(max(1, question.members.count - 1))
            return candidate
        }
        return policy.choose(
            among: candidates, of: question.members.count,
            first: question.members.compactMap { corpus.published($0) }.min(),
            in: question.isOfReference ? .reference : .group)
    }

    /// The canonical of a story, among its versions' canonicals.
    ///
    /// - Parameters:
    ///   - centralities: of each version, the mean similarity to the others.
    ///   - first: the first publication of all articles of the story, copies included.
    func canonical(
        ofStory versions: [Int], centralities: [Double], first: Int64?
    ) -> CanonicalPolicy.Choice {
        let candidates = zip(versions, centralities).map { article, centrality in
            var candidate = candidate(article)
            candidate.isForced = forced.ofStories.contains(article)
            candidate.centrality = centrality
            return candidate
        }.sorted { $0.article < $1.article }
        return policy.choose(among: candidates, of: versions.count, first: first, in: .story)
    }

    /// Why a single article stands for itself.
    func reasonsForSingle(_ article: Int) -> String {
        policy.choose(among: [candidate(article)], of: 1, first: nil, in: .group).reasons
    }

    private func candidate(_ article: Int) -> CanonicalCandidate {
        let stripped = Double(corpus.strippedBytes(article))
        let kept = Double(corpus.textBytes(article))
        let source = rankOfSource.isEmpty && never.isEmpty ? nil : corpus.source(article)?.lowercased()
        return CanonicalCandidate(
            article: article, words: words[article], isTruncated: corpus.isTruncated(article),
            isNever: source.map(never.contains) ?? false,
            furnitureShare: stripped > 0 ? stripped / (stripped + kept) : 0, published: corpus.published(article),
            sourceRank: source.flatMap { rankOfSource[$0] },
            centrality: 0, containedOthers: 0)
    }
}
