package import Kernels

/// What a person decided about duplicate groups.
package struct GroupOverrides: Sendable {
    /// Articles that are, or are not, of one group.
    package var links: LinkRules
    /// Articles that stand for their groups.
    package var canonicals: Set<Int>

    package init(links: LinkRules = LinkRules(), canonicals: Set<Int> = []) {
        (self.links, self.canonicals) = (links, canonicals)
    }

    package var isEmpty: Bool { links.isEmpty && canonicals.isEmpty }
}

/// Makes the groups that were found obey a person's decisions.
///
/// What must be together is joined first, with the groups that it comes from; what must be apart is checked at every
/// join. A member that may not stay with its canonical goes with those before it that left too and are its duplicates.
/// Groups that no decision concerns stay as they are.
struct OverriddenGroups {
    let overrides: GroupOverrides
    /// The number of an article's text; nil for an empty one.
    let textOf: (Int) -> Int?
    /// The verified pair of two articles; nil where they are none.
    let verified: (Int, Int) -> DuplicatePair?
    /// The numbers of the texts that a text is a duplicate of.
    let duplicatesOf: (Int) -> [Int]
    /// The similarities of an article to others, duplicates or not, in their order.
    let compared: (Int, [Int]) throws -> [DuplicatePair]
    let options: DuplicateOptions

    /// - Throws: when a text cannot be read again.
    func groups(_ found: [DuplicateGroup], choosing choose: CanonicalChoice) throws -> [DuplicateGroup] {
        let named = Set((overrides.links.together + overrides.links.apart).flatMap { [$0.a, $0.b] })
            .union(overrides.canonicals)
        var (kept, concerned) = ([DuplicateGroup](), [DuplicateGroup]())
        for group in found {
            if group.members.contains(where: { named.contains($0.article) }) {
                concerned.append(group)
            } else {
                kept.append(group)
            }
        }
        var sets = ConstrainedSets(overrides.links)
        for group in concerned { join(group, &sets) }
        var clusters: [Int: [Int]] = [:]
        for article in Set(concerned.flatMap { $0.members.map(\.article) }).union(named).sorted() {
            clusters[sets.root(of: article), default: []].append(article)
        }
        let before = Dictionary(uniqueKeysWithValues: concerned.map { ($0.members.map(\.article), $0) })
        for members in clusters.values where members.count > 1 {
            let chosen = members.filter(overrides.canonicals.contains)
            if let group = before[members], chosen.isEmpty || chosen.contains(group.canonical) {
                kept.append(group)
            } else {
                kept.append(try group(of: members, chosen: chosen, choosing: choose))
            }
        }
        return kept.sorted { $0.members[0].article < $1.members[0].article }
    }

    private func join(_ group: DuplicateGroup, _ sets: inout ConstrainedSets) {
        let others = group.members.filter { $0.article != group.canonical }
            .sorted { $0.similarity != $1.similarity ? $0.similarity > $1.similarity : $0.article < $1.article }
        // Per text: those that left, with their places among all that did.
        var refused: [Int: [(place: Int, article: Int)]] = [:]
        var count = 0
        for article in others.map(\.article) {
            if sets.allows(group.canonical, article) {
                sets.join(group.canonical, article)
                continue
            }
            guard let text = textOf(article) else { continue }
            let homes = ([text] + duplicatesOf(text)).compactMap { text in
                refused[text]?.first { sets.allows($0.article, article) }
            }
            if let home = homes.min(by: { $0.place < $1.place }) { sets.join(home.article, article) }
            refused[text, default: []].append((count, article))
            count += 1
        }
    }

    private func group(
        of members: [Int], chosen: [Int], choosing choose: CanonicalChoice
    ) throws -> DuplicateGroup {
        // Those verified against all others, or, where a decision brought strangers together, against the most.
        let texts = texts(of: members)
        let eligible = chosen.isEmpty ? mostVerified(of: texts) : chosen
        let firstOf = Dictionary(
            uniqueKeysWithValues: texts.compactMap { articles in textOf(articles[0]).map { ($0, articles[0]) } })
        let (canonical, reasons) = choose(
            CanonicalQuestion(
                eligible: eligible, texts: texts, isOfReference: false, pairOf: verified,
                duplicates: { article in textOf(article).map { duplicatesOf($0).compactMap { firstOf[$0] } } ?? [] }))
        // Those that a decision alone brings to it are compared with it now, all at once.
        let others = members.filter { $0 != canonical && verified($0, canonical) == nil }
        let pairs = Dictionary(uniqueKeysWithValues: zip(others, try compared(canonical, others)))
        return DuplicateGroup(
            canonical: canonical,
            members: members.map { article in
                guard article != canonical else { return .init(article: article, relation: .exact, similarity: 1) }
                let pair = pairs[article] ?? verified(article, canonical)!
                return .init(article: article, to: canonical, pair, options: options)
            }, reasons: reasons)
    }

    /// The articles that are verified against the most others, ascending.
    ///
    /// - Parameter texts: of the members, by their texts.
    /// - Complexity: O(n) in the articles and in the duplicates of their texts.
    private func mostVerified(of texts: [[Int]]) -> [Int] {
        var copies: [Int: Int] = [:]
        for articles in texts { if let text = textOf(articles[0]) { copies[text] = articles.count } }
        let counts = texts.map { articles in
            textOf(articles[0]).map { text in
                duplicatesOf(text).reduce(articles.count - 1) { $0 + copies[$1, default: 0] }
            } ?? 0
        }
        let most = counts.max() ?? 0
        return zip(texts, counts).filter { $1 == most }.flatMap(\.0).sorted()
    }

    /// Members by their texts; one without a word is by itself.
    private func texts(of members: [Int]) -> [[Int]] {
        var texts: [[Int]] = []
        var place: [Int: Int] = [:]
        for article in members {
            let text = textOf(article)
            if let text, let known = place[text] {
                texts[known].append(article)
            } else {
                if let text { place[text] = texts.count }
                texts.append([article])
            }
        }
        return texts
    }
}
