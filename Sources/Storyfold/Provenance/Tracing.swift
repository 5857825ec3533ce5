import Corpus
import NearDuplicates
import Stories

/// Traces texts to where they come from: who was first, whom the others name, and whose words they have.
///
/// A class, so that a copy of a fold costs no more for it.
final class Tracing: Sendable {
    let corpus: Corpus
    let credits: CreditTable
    let links: TextLinks
    let agencies: Agencies
    /// nil where only duplicates were asked for.
    let rows: VersionRows?

    init(corpus: Corpus, credits: CreditTable, links: TextLinks, agencies: Agencies, rows: VersionRows?) {
        (self.corpus, self.credits, self.links) = (corpus, credits, links)
        (self.agencies, self.rows) = (agencies, rows)
    }

    /// Similarities this near to each other tell nothing about which of two texts was copied.
    static let sameLikeness = 0.02
    /// How much less like it than another a text may be that an article names as where it comes from.
    static let namedLikeness = 0.1
    /// The cosine from which a text that names a source is taken for that source's text in other words.
    static let retoldCosine = 0.5
    /// From this share on a text holds another, as by default among duplicates; it must be longer too.
    static let holding = 0.7

    /// Some articles with what their credits mean among their sources.
    struct Scene {
        /// By time, undated ones last; of equals the lower id first.
        let articles: [Int]
        fileprivate(set) var house: [Int: String] = [:]
        /// Per house its articles, in the order of all.
        fileprivate(set) var articlesOfHouse: [String: [Int]] = [:]
        fileprivate(set) var credited: [Int: String] = [:]
        fileprivate(set) var cited: [Int: String] = [:]
    }

    func scene(of articles: [Int]) -> Scene {
        var scene = Scene(articles: articles.sorted { isBefore($0, $1) ?? ($0 < $1) })
        for article in articles {
            if let source = corpus.source(article) { scene.house[article] = agencies.house(ofSource: source) }
        }
        for article in scene.articles {
            if let house = scene.house[article] { scene.articlesOfHouse[house, default: []].append(article) }
        }
        let sources = Set(scene.house.values)
        for article in articles {
            let credit = self.credit(article)
            scene.credited[article] = credit.name.flatMap {
                agencies.house(named: $0, isDateline: credit.place == .dateline, among: sources)
            }
            let cited = credit.cited.flatMap { agencies.house(named: $0, isDateline: false, among: sources) }
            if cited != scene.house[article] { scene.cited[article] = cited }
        }
        return scene
    }

    func credit(_ article: Int) -> Credit { credits[corpus.row(article)] }

    /// Whether one article came out before another; nil where neither did, or nobody knows.
    private func isBefore(_ a: Int, _ b: Int) -> Bool? {
        let (timeA, timeB) = (corpus.published(a) ?? .max, corpus.published(b) ?? .max)
        return timeA == timeB ? nil : timeA < timeB
    }

    // MARK: Origin

    /// - Parameter holder: the article whose text holds the most others, if one does.
    func origin(of scene: Scene, holder: Int?) -> Origin {
        var votes: [Origin.Vote] = []
        let dated = scene.articles.filter { corpus.published($0) != nil }
        if dated.count > 1, isBefore(dated[0], dated[1]) == true {
            votes.append(.init(signal: .earliest, article: dated[0]))
        }
        let named = mostNamed(scene.credited)
        let here = named.flatMap { house in scene.articles.first { scene.house[$0] == house } }
        if scene.articles.count > 1, let here { votes.append(.init(signal: .agency, article: here)) }
        if let cited = mostNamed(scene.cited), let article = scene.articles.first(where: { scene.house[$0] == cited }) {
            votes.append(.init(signal: .cited, article: article))
        }
        if let holder { votes.append(.init(signal: .containment, article: holder)) }

        var weights: [Int: Double] = [:]
        for vote in votes { weights[vote.article, default: 0] += vote.signal.weight }
        let all = weights.values.reduce(0, +)
        var article = weights.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
        let own = article.map { weights[$0]! } ?? 0
        if own <= all - own { article = nil }
        // A house that is named and not here had the text before anybody here.
        let outside = named != nil && here == nil ? Signal.agency.weight : 0
        let isAlone = scene.articles.count == 1
        if isAlone { article = scene.articles[0] }
        return Origin(
            article: article, credit: named.flatMap { creditText($0, in: scene) }, isCreditHere: here != nil,
            signals: votes.filter { $0.article == article }.map(\.signal),
            disagreeing: votes.filter { $0.article != article },
            confidence: isAlone ? 1 / (1 + outside) : article == nil ? 0 : own / (all + 1 + outside))
    }

    /// The name given the most often; nil where two are.
    private func mostNamed(_ names: [Int: String]) -> String? {
        let counts = Dictionary(grouping: names.values) { $0 }.mapValues(\.count)
        let most = counts.values.max()
        let first = counts.filter { $0.value == most }
        return first.count == 1 ? first.keys.first : nil
    }

    /// A house as its credit is printed in the first of the articles.
    private func creditText(_ house: String, in scene: Scene) -> String? {
        scene.articles.first { scene.credited[$0] == house }.flatMap { credit($0).name }
    }

    // MARK: A group

    func provenance(of members: [Int]) -> Provenance {
        let scene = scene(of: members)
        guard members.count > 1 else { return Provenance(origin: origin(of: scene, holder: nil), chain: []) }
        let copies = Copies(scene, links: links)
        let origin = origin(of: scene, holder: holder(scene, copies))
        let chain = scene.articles.compactMap { article in
            article == origin.article ? nil : link(of: article, origin: origin.article, scene, copies)
        }
        return Provenance(origin: origin, chain: chain)
    }

    /// The first article of the text that holds the most other texts of a group, and more than it is held by; nil
    /// where two do, or where it is a later state by its own mark.
    private func holder(_ scene: Scene, _ copies: Copies) -> Int? {
        let counts = copies.articlesOfText.keys.map { text in
            (
                text,
                held: copies.likeness(of: text).values.count {
                    $0.isHeld
                }
            )
        }
        guard let most = counts.map(\.held).max(), most > 0 else { return nil }
        let holders = counts.filter { $0.held == most }
        guard holders.count == 1, let article = copies.articlesOfText[holders[0].0]?.first,
            credit(article).edition == .first
        else { return nil }
        return article
    }

    /// What an article of a group most likely came from; nil where nothing that is like it came before.
    private func link(of article: Int, origin: Int?, _ scene: Scene, _ copies: Copies) -> Provenance.Link? {
        guard let text = links.text(of: article) else { return nil }
        let likeness = copies.likeness(of: text)
        let isDated = corpus.published(article) != nil
        func mayBeParent(_ other: Int) -> Bool {
            guard other != article else { return false }
            if let before = isBefore(other, article) { return before }
            return other == origin
        }
        func similarity(_ other: Int) -> Double? {
            guard let otherText = links.text(of: other) else { return nil }
            return otherText == text ? 1 : likeness[otherText]?.similarity
        }
        // Of a text the first article stands for those that came before; an outlet's own, and those named, stand for
        // themselves.
        var candidates: [Int] = []
        var best = 0.0
        for (other, like) in [(text, 1.0)] + likeness.map({ ($0.key, $0.value.similarity) }) {
            guard let first = copies.articlesOfText[other]?.first(where: mayBeParent) else { continue }
            candidates.append(first)
            best = max(best, like)
        }
        guard !candidates.isEmpty else { return nil }
        let own = scene.house[article].flatMap { house in
            scene.articlesOfHouse[house]?.last { mayBeParent($0) && similarity($0) != nil }
        }
        func first(ofHouse house: String?) -> Int? {
            house.flatMap { scene.articlesOfHouse[$0] }?.first {
                mayBeParent($0) && similarity($0) ?? 0 >= best - Self.namedLikeness
            }
        }
        let (credited, cited) = (first(ofHouse: scene.credited[article]), first(ofHouse: scene.cited[article]))
        let alike = ([(text, 1.0)] + likeness.map { ($0.key, $0.value.similarity) })
            .filter { $0.1 >= best - Self.sameLikeness }
            .reduce(0) { $0 + copies.count(before: article, in: $1.0, corpus) }
        let similar = candidates.filter { similarity($0) ?? 0 >= best - Self.sameLikeness }
            .min { isBefore($0, $1) ?? ($0 < $1) }
        let parent = own ?? credited ?? cited ?? similar ?? candidates[0]
        var signals: [Signal] = own == nil ? [.similarity] : [.source]
        if own == nil, parent == credited { signals.append(.agency) }
        if own == nil, parent == cited { signals.append(.cited) }
        if let other = links.text(of: parent), let like = likeness[other], like.holds {
            signals.append(.containment)
        }
        let likely = similarity(parent) ?? 0
        let isTold = own != nil || parent == credited || parent == cited
        let alternatives = own == nil ? max(0, alike - 1) : 0
        return Provenance.Link(
            article: article, parent: parent, kind: own == nil ? .copy : kind(ofRevision: article),
            similarity: likely, alternatives: alternatives, signals: signals,
            confidence: likely / (isTold ? 1 : Double(1 + alternatives)) / (isDated ? 1 : 2))
    }

    func kind(ofRevision article: Int) -> Provenance.Link.Kind {
        switch credit(article).edition {
        case .first: .revision
        case .update: .update
        case .correction: .correction
        }
    }

    /// The texts of a scene, and how like each other they are.
    struct Copies {
        struct Likeness {
            var similarity: Double
            /// The share of the one text that the other has, and of the other that the one has.
            var containing: Double
            var contained: Double

            /// Whether the other text holds the one, and is longer; or the one the other.
            var holds: Bool { containing >= Tracing.holding && containing * 0.9 > contained }
            var isHeld: Bool { contained >= Tracing.holding && contained * 0.9 > containing }
        }

        /// Per text its articles, in the order of the scene.
        private(set) var articlesOfText: [Int: [Int]] = [:]
        private var likenesses: [Int: [Int: Likeness]] = [:]

        init(_ scene: Scene, links: TextLinks) {
            for article in scene.articles {
                if let text = links.text(of: article) { articlesOfText[text, default: []].append(article) }
            }
            for text in articlesOfText.keys {
                likenesses[text] = [:]
                for link in links.links(of: text) where articlesOfText[link.text] != nil {
                    likenesses[text]![link.text] = Likeness(
                        similarity: max(link.jaccard, link.containing), containing: link.containing,
                        contained: link.contained)
                }
            }
        }

        /// What is like a text.
        func likeness(of text: Int) -> [Int: Likeness] { likenesses[text] ?? [:] }

        /// How many articles of a text came out before an article.
        func count(before article: Int, in text: Int, _ corpus: Corpus) -> Int {
            let time = corpus.published(article) ?? .max
            let articles = articlesOfText[text] ?? []
            var (low, high) = (0, articles.count)
            while low < high {
                let middle = (low + high) / 2
                if corpus.published(articles[middle]) ?? .max < time { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }
}
