import HeapModule

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
/// article's place in the reference does not depend on what else is new. New texts without a duplicate in the
/// reference are folded among themselves.
struct StarGroups {
    private let graph: DuplicateGraph
    private let apart: DuplicateGraph
    private let pages: PagesWithoutArticle
    private let texts: DistinctTexts
    private let options: DuplicateOptions

    /// - Parameters:
    ///   - graph: pairs of versions of one text.
    ///   - apart: pairs that share as much, and say different things: they are in no group together.
    init(graph: DuplicateGraph, apart: DuplicateGraph, pages: PagesWithoutArticle, options: DuplicateOptions) {
        self.graph = graph
        self.apart = apart
        self.pages = pages
        texts = graph.texts
        self.options = options
    }

    /// The groups of two or more articles of which one at least is new, ascending by their first member.
    ///
    /// Ties between hubs go to the text with more copies, then to the one whose article comes first.
    ///
    /// - Complexity: O((n + m) log n) for n articles and m pairs of texts, and what the choice takes.
    func groups(choosing choose: CanonicalChoice) -> [DuplicateGroup] {
        var isTaken = [Bool](repeating: false, count: texts.count)
        var membership = Membership(texts: texts.count)
        var groups: [DuplicateGroup] = []
        func add(_ star: [Int]) { groups.append(group(of: star, &membership, choosing: choose)) }
        // Each page stands alone, beside a reference too.
        if !pages.isEmpty { for text in 0..<texts.count where pages.holds(text) { isTaken[text] = true } }
        for star in referenceStars(taken: &isTaken) { add(star) }
        // Per text: its duplicates that are not taken.
        var degrees = (0..<texts.count).map { UInt32(graph.degree($0)) }
        for text in 0..<texts.count where isTaken[text] {
            graph.forEachNeighbour(of: text) { degrees[$0] -= 1 }
        }
        graph.forEachComponent { component in
            forEachStar(of: component, taken: &isTaken, degrees: &degrees, add)
        }
        for text in 0..<texts.count where !isTaken[text] && texts.articles(of: text).count > 1 { add([text]) }
        return groups.sorted { $0.members[0].article < $1.members[0].article }
    }

    /// The stars around texts of the reference, hub first, that have a new article; texts of the reference are all
    /// taken.
    ///
    /// A new text goes to the hub of the highest Jaccard similarity, of equals to the one that comes first.
    private func referenceStars(taken: inout [Bool]) -> [[Int]] {
        guard texts.origins.hasReferences else { return [] }
        var starOf: [Int: [Int]] = [:]
        for text in 0..<texts.count where !pages.holds(text) {
            if texts.origins.hasReference(text) {
                taken[text] = true
                if texts.origins.hasNew(text) { starOf[text, default: [text]] += [] }
                continue
            }
            var hub: (text: Int, jaccard: Double)?
            graph.forEachNeighbour(of: text) { other in
                guard texts.origins.hasReference(other), !pages.holds(other),
                    let jaccard = graph.pair(text, other)?.jaccard
                else { return }
                if jaccard > hub?.jaccard ?? -1 { hub = (other, jaccard) }
            }
            guard let hub else { continue }
            taken[text] = true
            starOf[hub.text, default: [hub.text]].append(text)
        }
        return starOf.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Visits the texts of a component as stars of two or more, hub first; a text left alone is not marked as taken.
    private func forEachStar(
        of component: [Int], taken: inout [Bool], degrees: inout [UInt32], _ body: ([Int]) -> Void
    ) {
        // Degrees only fall, so an entry that is too high is corrected when it comes up.
        var queue = Heap<Rank>()
        for text in component where !taken[text] { queue.insert(rank(of: text, degree: degrees[text])) }
        while let top = queue.popMax() {
            guard !taken[top.text] else { continue }
            let degree = degrees[top.text]
            guard degree > 0 else { continue }
            if degree < top.degree {
                queue.insert(rank(of: top.text, degree: degree))
                continue
            }
            let star = star(around: top.text) { !taken[$0] }
            for text in star {
                taken[text] = true
                graph.forEachNeighbour(of: text) { degrees[$0] -= 1 }
            }
            body(star)
        }
    }

    /// A text and its duplicates, but for those that say something else than one which is more like it. What two of them
    /// share is no standing text where the hub, which both are versions of, is that text.
    private func star(around hub: Int, isFree: (Int) -> Bool) -> [Int] {
        var others: [Int] = []
        graph.forEachNeighbour(of: hub) { if isFree($0) { others.append($0) } }
        guard others.contains(where: { apart.degree($0) > 0 }) else { return [hub] + others }
        let likeness = others.map { graph.pair(hub, $0)!.jaccard }
        var star: Set<Int> = [hub]
        for place in others.indices.sorted(by: { (likeness[$1], others[$0]) < (likeness[$0], others[$1]) }) {
            var isApart = false
            apart.forEachLink(of: others[place]) { other, link in
                isApart = isApart || link.remark.difference != .standingText && star.contains(other)
            }
            if !isApart { star.insert(others[place]) }
        }
        return [hub] + others.filter(star.contains)
    }

    private struct Rank: Comparable {
        var degree: UInt32
        var copies: Int
        var text: Int

        static func < (a: Rank, b: Rank) -> Bool {
            (a.degree, a.copies, b.text) < (b.degree, b.copies, a.text)
        }
    }

    private func rank(of text: Int, degree: UInt32) -> Rank {
        Rank(degree: degree, copies: texts.articles(of: text).count, text: text)
    }

    /// Which star a text was last asked about in.
    private struct Membership {
        private var starOf: [UInt32]
        private var star: UInt32 = 0

        init(texts: Int) { starOf = Array(repeating: 0, count: texts) }

        /// The texts of a star that are duplicates of all others in it.
        mutating func centres(of star: [Int], in graph: DuplicateGraph) -> [Int] {
            self.star += 1
            for text in star { starOf[text] = self.star }
            return star.filter { text in
                var inside = 0
                graph.forEachNeighbour(of: text) { inside += starOf[$0] == self.star ? 1 : 0 }
                return inside == star.count - 1
            }
        }
    }

    private func group(
        of star: [Int], _ membership: inout Membership, choosing choose: CanonicalChoice
    ) -> DuplicateGroup {
        let isOfReference = texts.origins.hasReference(star[0])
        let eligible =
            isOfReference
            ? Array(texts.articles(of: star[0]).filter(texts.origins.isReference))
            : membership.centres(of: star, in: graph).flatMap { texts.articles(of: $0) }.sorted()
        let question = CanonicalQuestion(
            eligible: eligible, texts: star.map { Array(texts.articles(of: $0)) }, isOfReference: isOfReference,
            pairOf: graph.pair(ofArticles:_:))
        let (canonical, reasons) = choose(question)
        return DuplicateGroup(
            canonical: canonical, members: question.members.map { member($0, canonical) }, reasons: reasons)
    }

    private func member(_ article: Int, _ canonical: Int) -> DuplicateGroup.Member {
        guard article != canonical else { return .init(article: article, relation: .exact, similarity: 1) }
        guard let pair = graph.pair(ofArticles: article, canonical) else {
            preconditionFailure("a member of a group is verified against its canonical")
        }
        return .init(article: article, to: canonical, pair, options: options)
    }
}
