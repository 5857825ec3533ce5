/// Folds verified pairs into star-shaped groups: every member is a verified duplicate of the canonical, so a
/// chain A~B~C never makes A and C copies of each other.
///
/// In each component the text with the most duplicates left becomes a hub and takes them; what remains is
/// folded the same way. The canonical is then chosen among the members verified against all others, of which
/// the hub is one.
///
/// Where there is a reference corpus, its texts go first: each new text with duplicates among them becomes a copy
/// of the one that it is most like, and that text's articles of the reference are the only ones from which the
/// canonical is chosen. So a group has one reference text at most, two reference texts need no comparison, and an
/// article's place in the reference does not depend on what else is new. What has no duplicate in the reference is
/// folded as ever.
struct StarGroups {
    private let graph: DuplicateGraph
    private let texts: DistinctTexts
    private let options: DuplicateOptions

    init(graph: DuplicateGraph, texts: DistinctTexts, options: DuplicateOptions) {
        self.graph = graph
        self.texts = texts
        self.options = options
    }

    /// The groups of two or more articles of which one at least is new, ascending by their first member.
    ///
    /// Ties between hubs go to the text with more copies, then to the one whose article comes first.
    func groups(choosing choose: CanonicalChoice) -> [DuplicateGroup] {
        var isTaken = [Bool](repeating: false, count: texts.count)
        var groups = referenceStars(taken: &isTaken).map { group(of: $0, choosing: choose) }
        for component in graph.components {
            for star in stars(of: component, taken: &isTaken) where star.count > 1 {
                groups.append(group(of: star, choosing: choose))
            }
        }
        for text in 0..<texts.count where !isTaken[text] && texts.articles(of: text).count > 1 {
            groups.append(group(of: [text], choosing: choose))
        }
        return groups.sorted { $0.members[0].article < $1.members[0].article }
    }

    /// The stars around texts of the reference, hub first, that have a new article; texts of the reference are all
    /// taken.
    ///
    /// A new text goes to the hub of the highest Jaccard similarity, of equals to the one that comes first.
    private func referenceStars(taken: inout [Bool]) -> [[Int]] {
        guard texts.origins.hasReferences else { return [] }
        var starOf: [Int: [Int]] = [:]
        for text in 0..<texts.count {
            if texts.origins.hasReference(text) {
                taken[text] = true
                if texts.origins.hasNew(text) { starOf[text, default: [text]] += [] }
                continue
            }
            var hub: (text: Int, jaccard: Double)?
            for (other, pair) in graph.neighbours[text] where texts.origins.hasReference(other) {
                let jaccard = graph.pairs[pair].jaccard
                if jaccard > hub?.jaccard ?? -1 { hub = (other, jaccard) }
            }
            guard let hub else { continue }
            taken[text] = true
            starOf[hub.text, default: [hub.text]].append(text)
        }
        return starOf.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The texts of a component as stars, hub first; a text left alone is not marked as taken.
    private func stars(of component: [Int], taken: inout [Bool]) -> [[Int]] {
        // Degrees only fall, so an entry that is too high is corrected when it comes up.
        var queue = component.map { rank(of: $0, degree: graph.neighbours[$0].count) }.sorted()
        var stars: [[Int]] = []
        while let top = queue.popLast() {
            guard !taken[top.text] else { continue }
            let free = graph.neighbours[top.text].filter { !taken[$0.text] }.map(\.text)
            if free.count < top.degree {
                if !free.isEmpty { insert(rank(of: top.text, degree: free.count), into: &queue) }
                continue
            }
            let star = [top.text] + free
            for text in star { taken[text] = true }
            stars.append(star)
        }
        return stars
    }

    private struct Rank: Comparable {
        var degree: Int
        var copies: Int
        var text: Int

        static func < (a: Rank, b: Rank) -> Bool {
            (a.degree, a.copies, b.text) < (b.degree, b.copies, a.text)
        }
    }

    private func rank(of text: Int, degree: Int) -> Rank {
        Rank(degree: degree, copies: texts.articles(of: text).count, text: text)
    }

    private func insert(_ rank: Rank, into queue: inout [Rank]) {
        var (lower, upper) = (0, queue.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if queue[middle] < rank { lower = middle + 1 } else { upper = middle }
        }
        queue.insert(rank, at: lower)
    }

    private func group(of star: [Int], choosing choose: CanonicalChoice) -> DuplicateGroup {
        let isOfReference = texts.origins.hasReference(star[0])
        let eligible =
            isOfReference
            ? texts.articles(of: star[0]).filter(texts.origins.isReference)
            : star.filter { text in
                star.allSatisfy { $0 == text || graph.pair(text, $0) != nil }
            }.flatMap { texts.articles(of: $0) }.sorted()
        func pair(_ a: Int, _ b: Int) -> DuplicatePair? { graph.pair(a, b, in: texts) }
        let members = star.flatMap { texts.articles(of: $0) }.sorted()
        let question = CanonicalQuestion(
            eligible: eligible, members: members, isOfReference: isOfReference, pairOf: pair)
        let (canonical, reasons) = choose(question)
        return DuplicateGroup(
            canonical: canonical, members: members.map { member($0, canonical, pair) }, reasons: reasons)
    }

    private func member(
        _ article: Int, _ canonical: Int, _ pairOf: (Int, Int) -> DuplicatePair?
    ) -> DuplicateGroup.Member {
        guard article != canonical else { return .init(article: article, relation: .exact, similarity: 1) }
        guard let pair = pairOf(article, canonical) else {
            preconditionFailure("a member of a group is verified against its canonical")
        }
        return .init(article: article, to: canonical, pair, options: options)
    }
}
