package import Corpus

/// Traces texts to where they come from: who was first, whom the others name, and whose words they have.
///
/// A class, so that a copy of a fold costs no more for it.
package final class Tracing: Sendable {
    package let corpus: Corpus
    package let links: any LikeTexts
    let credits: CreditTable
    let agencies: Agencies
    /// The cosine of two versions by the articles that stand for them; 0 where only duplicates were asked for.
    let cosine: @Sendable (Int, Int) -> Double

    package init(
        corpus: Corpus, credits: CreditTable, links: any LikeTexts, agencies: Agencies,
        cosine: @escaping @Sendable (Int, Int) -> Double
    ) {
        (self.corpus, self.credits, self.links) = (corpus, credits, links)
        (self.agencies, self.cosine) = (agencies, cosine)
    }

    /// Similarities this near to each other tell nothing about which of two texts was copied.
    package static let sameLikeness = 0.02
    /// How much less like it than another a text may be that an article names as where it comes from.
    package static let namedLikeness = 0.1
    /// The cosine from which a text that names a source is taken for that source's text in other words.
    static let retoldCosine = 0.5
    /// From this share on a text holds another, as by default among duplicates; it must be longer too.
    static let holding = 0.7

    /// Some articles with what their credits mean among their sources.
    struct CreditedArticles {
        /// By time, undated ones last; of equals the lower id first.
        let articles: [Int]
        fileprivate(set) var publisher: [Int: String] = [:]
        /// Per publisher its articles, in the order of all.
        fileprivate(set) var articlesOfPublisher: [String: [Int]] = [:]
        fileprivate(set) var credited: [Int: String] = [:]
        fileprivate(set) var cited: [Int: String] = [:]
    }

    func creditedArticles(_ articles: [Int]) -> CreditedArticles {
        var known = CreditedArticles(articles: articles.sorted(by: precedes))
        for article in articles {
            if let source = corpus.source(article) { known.publisher[article] = agencies.publisher(ofSource: source) }
        }
        for article in known.articles {
            if let publisher = known.publisher[article] {
                known.articlesOfPublisher[publisher, default: []].append(article)
            }
        }
        let sources = Set(known.publisher.values)
        for article in articles {
            let credit = self.credit(article)
            // What an outlet calls itself is no word of others.
            func other(_ name: String?, isDateline: Bool) -> String? {
                guard let name, let publisher = agencies.publisher(named: name, isDateline: isDateline, among: sources)
                else {
                    return nil
                }
                guard let own = known.publisher[article] else { return publisher }
                return publisher == own || Agencies.areOne(publisher, own) || Agencies.areOne(name, own)
                    ? nil : publisher
            }
            known.credited[article] = other(credit.name, isDateline: credit.place == .dateline)
            known.cited[article] = other(credit.cited, isDateline: false)
        }
        return known
    }

    package func credit(_ article: Int) -> Credit { credits[corpus.row(article)] }

    /// Whether one article came out before another; nil where neither did, or nobody knows. Of two an undated one counts as
    /// the later.
    package func isBefore(_ a: Int, _ b: Int) -> Bool? {
        let (dateA, dateB) = (corpus.published(a), corpus.published(b))
        guard let dateA else { return dateB == nil ? nil : false }
        guard let dateB else { return true }
        return dateA.isBefore(dateB) ? true : dateB.isBefore(dateA) ? false : nil
    }

    /// The order of time, undated ones last; of equals the lower id is first.
    private func precedes(_ a: Int, _ b: Int) -> Bool {
        let (dateA, dateB) = (corpus.published(a), corpus.published(b))
        guard dateA != dateB else { return a < b }
        guard let dateA, let dateB else { return dateA != nil }
        return dateA < dateB
    }

    /// Those of some articles that share the first date.
    func earliest(of articles: [Int]) -> [Int] {
        guard let first = articles.lazy.compactMap({ self.corpus.published($0) }).min() else { return [] }
        return articles.filter { corpus.published($0) == first }
    }

    /// Whether two articles have the same date, or neither has one.
    func isOfSameTime(_ a: Int, _ b: Int) -> Bool { corpus.published(a) == corpus.published(b) }

    // MARK: Origin

    /// - Parameter holder: the article whose text holds the most others, if one does.
    func origin(of known: CreditedArticles, holder: Int?) -> Origin {
        var votes: [Origin.Vote] = []
        let dated = known.articles.filter { corpus.published($0) != nil }
        if dated.count > 1, dated.dropFirst().allSatisfy({ isBefore(dated[0], $0) == true }) {
            votes.append(.init(signal: .earliest, article: dated[0]))
        }
        let named = mostNamed(known.credited)
        let here = named.flatMap { publisher in known.articles.first { known.publisher[$0] == publisher } }
        if known.articles.count > 1, let here { votes.append(.init(signal: .agency, article: here)) }
        if let cited = mostNamed(known.cited),
            let article = known.articles.first(where: { known.publisher[$0] == cited })
        {
            votes.append(.init(signal: .cited, article: article))
        }
        if let holder { votes.append(.init(signal: .containment, article: holder)) }

        var weights: [Int: Double] = [:]
        for vote in votes { weights[vote.article, default: 0] += vote.signal.weight }
        let all = weights.values.reduce(0, +)
        var article = weights.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
        let own = article.map { weights[$0]! } ?? 0
        if own <= all - own { article = nil }
        // A publisher that is named and not here had the text before anybody here.
        let outside = named != nil && here == nil ? Signal.agency.weight : 0
        let isAlone = known.articles.count == 1
        if isAlone { article = known.articles[0] }
        return Origin(
            article: article, credit: named.flatMap { creditText($0, in: known) }, isCreditHere: here != nil,
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

    /// A publisher as its credit is printed in the first of the articles.
    private func creditText(_ publisher: String, in known: CreditedArticles) -> String? {
        known.articles.first { known.credited[$0] == publisher }.flatMap { credit($0).name }
    }
}
