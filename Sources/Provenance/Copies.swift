import Kernels

/// The texts of a group, how like each other they are, and which of their articles came before which.
struct Copies {
    /// A text of the group that is like another.
    struct Likeness {
        var text: Int
        var similarity: Double
        /// The share of the one text that this has, and of this that the one has.
        var containing: Double
        var contained: Double

        /// Whether this text holds the one, and is longer; or the one this.
        var holds: Bool { containing >= Tracing.holding && containing * 0.9 > contained }
        var isHeld: Bool { contained >= Tracing.holding && contained * 0.9 > containing }

        /// A text is like itself; neither holds the other.
        static func same(_ text: Int) -> Likeness {
            Likeness(text: text, similarity: 1, containing: 1, contained: 1)
        }
    }

    private struct TextOfPublisher: Hashable {
        var text: Int
        var publisher: String
    }

    private let tracing: Tracing
    /// Per article its place in the order of the articles, which is that of time.
    private let places: [Int: Int]
    /// Per text its articles, in the order of the articles; and those of each publisher.
    private(set) var articlesOfText: [Int: [Int]] = [:]
    private var articlesOfPublisher: [TextOfPublisher: [Int]] = [:]

    init(_ known: Tracing.CreditedArticles, of tracing: Tracing) {
        self.tracing = tracing
        places = Dictionary(uniqueKeysWithValues: known.articles.enumerated().map { ($1, $0) })
        for article in known.articles {
            guard let text = tracing.links.text(of: article) else { continue }
            articlesOfText[text, default: []].append(article)
            if let publisher = known.publisher[article] {
                articlesOfPublisher[TextOfPublisher(text: text, publisher: publisher), default: []].append(article)
            }
        }
    }

    /// The texts of the group that are like one of it, ascending.
    func likenesses(of text: Int) -> [Likeness] {
        tracing.links.links(of: text).filter { articlesOfText[$0.text] != nil }.map { link in
            Likeness(
                text: link.text, similarity: max(link.jaccard, link.containing), containing: link.containing,
                contained: link.contained)
        }
    }

    func articles(of text: Int, publisher: String) -> [Int] {
        articlesOfPublisher[TextOfPublisher(text: text, publisher: publisher)] ?? []
    }

    /// Where an article stands in the order of the articles.
    func place(of article: Int) -> Int { places[article]! }

    func isBefore(_ a: Int, _ b: Int) -> Bool? { tracing.isBefore(a, b) }

    /// The first of some articles that came out before one.
    ///
    /// - Parameter articles: in the order of the articles.
    /// - Complexity: O(t log n) for n articles of t times that are neither before nor behind it.
    func first(of articles: [Int], before article: Int) -> Int? {
        var index = 0
        while index < articles.count, place(of: articles[index]) < place(of: article) {
            if isBefore(articles[index], article) == true { return articles[index] }
            index = articles.end(ofRunAt: index, tracing.isOfSameTime)
        }
        return nil
    }

    /// The last of some articles that came out before one; as ``first(of:before:)``.
    func last(of articles: [Int], before article: Int) -> Int? {
        var end = articles.firstPlace { place(of: $0) >= place(of: article) }
        while end > 0 {
            if isBefore(articles[end - 1], article) == true { return articles[end - 1] }
            let time = articles[end - 1]
            end = articles.firstPlace { tracing.isOfSameTime($0, time) || place(of: $0) >= place(of: time) }
        }
        return nil
    }

    /// How many articles of a text came out before an article.
    func count(before article: Int, in text: Int) -> Int {
        (articlesOfText[text] ?? []).firstPlace { isBefore($0, article) != true }
    }
}

extension [Int] {
    /// Where the articles of one time end that begin at a place.
    fileprivate func end(ofRunAt index: Int, _ isSame: (Int, Int) -> Bool) -> Int {
        let first = self[index]
        return self[index...].firstPlace { !isSame($0, first) }
    }
}
