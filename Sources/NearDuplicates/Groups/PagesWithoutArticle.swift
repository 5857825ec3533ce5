import Corpus
import Kernels

/// Texts that are pages of a site instead of articles: a refusal, a notice about cookies, a caption.
///
/// They stand under titles that have nothing to do with them, nor with each other, whatever their language and wording:
/// an article speaks of what its title says, and copies of one article have titles that do. Without titles, and where a page
/// has the figures or the names of an article (prices, the outlet's own), they are known by what they say to a reader.
struct PagesWithoutArticle: Sendable {
    private var texts: Set<Int> = []

    static let none = PagesWithoutArticle()

    private init() {}

    /// - Parameters:
    ///   - same: pairs of versions of one text.
    ///   - apart: pairs of texts that say different things.
    /// - Complexity: O(n) in the articles that share a text under different titles, in those texts, and in the pairs.
    /// - Throws: when texts that are not in memory cannot be read again.
    init(
        _ distinct: DistinctTexts, same: DuplicateGraph, apart: DuplicateGraph, in corpus: Corpus, tokenizer: Tokenizer,
        threads: Int
    ) throws {
        try find(distinct, apart, in: corpus, tokenizer: tokenizer, threads: threads)
        addLikes(of: distinct, same: same, apart: apart)
    }

    /// What is like several pages, and like hardly anything else, is one, whatever a word of its title says.
    private mutating func addLikes(of distinct: DistinctTexts, same: DuplicateGraph, apart: DuplicateGraph) {
        guard !texts.isEmpty else { return }
        var pages = [UInt32](repeating: 0, count: distinct.count)
        var others = pages
        func count(_ text: Int, beside other: Int) {
            if texts.contains(other) { pages[text] += 1 } else { others[text] += 1 }
        }
        same.forEachLink { link in
            count(link.lower, beside: link.higher)
            count(link.higher, beside: link.lower)
        }
        apart.forEachLink { link in
            // What says more than the page is an article with that behind it.
            guard link.remark.difference == .standingText, apart.pair(link).jaccard >= Self.likeness else { return }
            if texts.contains(link.lower) { pages[link.higher] += 1 }
            if texts.contains(link.higher) { pages[link.lower] += 1 }
        }
        texts.formUnion(pages.indices.filter { pages[$0] >= Self.fewestPages && pages[$0] >= 2 * others[$0] })
    }

    private mutating func find(
        _ distinct: DistinctTexts, _ apart: DuplicateGraph, in corpus: Corpus, tokenizer: Tokenizer, threads: Int
    ) throws {
        apart.forEachLink { link in
            if link.remark.difference == .noArticle { texts.formUnion([link.lower, link.higher]) }
        }
        // Per text, by the article that stands for it: the words of each of its titles.
        var titles: [Int: [[UInt32]]] = [:]
        var words = TitleWords(tokenizer)
        for text in 0..<distinct.count where distinct.articles(of: text).count > 1 && !texts.contains(text) {
            let (articles, article) = (distinct.articles(of: text), distinct.representative(text))
            if let keys = Self.strangeTitles(of: articles, in: corpus, &words) {
                titles[article] = keys
            } else if corpus.textBytes(article) <= Self.mostWallBytes,
                articles.allSatisfy({ corpus.titleBytes($0).isEmpty })
            {
                titles[article] = []
            }
        }
        guard !titles.isEmpty else { return }
        let titlesOf = titles
        let wall = WallPhrases(tokenizer)
        var pages: [Int] = []
        try corpus.forEachText(
            of: titles.keys.sorted(), threads: threads,
            worker: {
                var tokens = TokenBuffer()
                var reader = TokenShapes()
                return { article, text in
                    tokens.removeAll()
                    tokenizer.tokenize(text.span, into: &tokens)
                    if wall.areAll(of: tokens.hashes) { return false }
                    let titles = titlesOf[article]!
                    if titles.isEmpty { return true }
                    let keys = Set(
                        (0..<tokens.count).lazy.compactMap {
                            TitleWords.key(of: $0, tokens, in: text.span, fewestBytes: Self.fewestBytes)
                        })
                    // A text of which no title says a word has nothing to do with any of them, whatever figures it has.
                    if titles.count >= Self.fewestStrange, titles.allSatisfy({ !$0.contains(where: keys.contains) }) {
                        return false
                    }
                    // What speaks to a reader as pages do has a word of a title by chance.
                    if titles.count >= Self.fewestPages, wall.areIn(tokens.hashes) {
                        return Self.hasMost(of: titles, in: keys)
                    }
                    reader.read(tokens, in: text.span)
                    let shapes = reader.shapes
                    // Any other page has hardly any figures.
                    let numbers = Set(
                        shapes.indices.lazy.filter { shapes[$0].contains(.digit) }.map { tokens.hashes[$0] })
                    let hasFigures = numbers.count >= (tokens.count < Self.longWords ? 2 : 1)
                    if hasFigures { return true }
                    let names = Set(
                        shapes.indices.lazy.filter {
                            shapes[$0].contains(.capital) && shapes[$0].isDisjoint(with: [.followsPause, .single])
                        }.map { tokens.hashes[$0] })
                    return Self.isSpokenOf(
                        keys, by: titles, hasNames: names.count >= Self.fewestNames, hasNumber: !numbers.isEmpty)
                }
            },
            receive: { article, isSpokenOf in if !isSpokenOf { pages.append(article) } })
        for article in pages { texts.insert(distinct.text(of: article)) }
    }

    func holds(_ text: Int) -> Bool { texts.contains(text) }

    /// The pairs of a page and whatever shares as much, packed: it is a version of nothing.
    func pairs(in same: DuplicateGraph) -> Set<UInt64> {
        guard !isEmpty else { return [] }
        var pairs: Set<UInt64> = []
        same.forEachLink { if holds($0.lower) || holds($0.higher) { pairs.insert($0.pair) } }
        return pairs
    }

    var isEmpty: Bool { texts.isEmpty }

    /// Pages that a text has to be like to be one.
    private static let fewestPages = 3
    /// Titles that a text has to say nothing of: three editors may each find a headline of their own.
    private static let fewestStrange = 4
    /// The Jaccard similarity from which one text is hardly more than the other.
    private static let likeness = 0.6
    /// Without titles no longer text is asked for what it says.
    private static let mostWallBytes = 1_600
    /// A text of no more bytes is a credit, which says nothing of any title.
    private static let mostCreditBytes = 32
    /// Titles looked at of the articles that share a text.
    private static let mostTitles = 256
    /// Short words count here: a title may have no others.
    private static let fewestBytes = 4
    /// A page of so many words has no number, a shorter one no two.
    private static let longWords = 60
    /// In a text with so many names one word of its titles is enough.
    private static let fewestNames = 3

    /// The words of the titles of some articles, without those that most of them have; nil where not half of them have titles,
    /// or most of these are alike.
    private static func strangeTitles(
        of articles: some Collection<Int>, in corpus: Corpus, _ words: inout TitleWords
    ) -> [[UInt32]]? {
        let asked = articles.prefix(mostTitles)
        var titles = asked.map { words.keys(of: corpus.titleBytes($0).span, fewestBytes: fewestBytes) }
            .filter { !$0.isEmpty }
        guard titles.count >= 2, 2 * titles.count >= asked.count else { return nil }
        if titles.count >= 3 {
            // The name of a series or of a town says nothing of the text.
            var holders: [UInt32: Int] = [:]
            for key in titles.joined() { holders[key, default: 0] += 1 }
            titles = titles.map { keys in keys.filter { 2 * holders[$0]! <= titles.count } }.filter { !$0.isEmpty }
        }
        guard let first = titles.first, titles.count >= 2, titles.contains(where: { $0.count >= 2 }) else { return nil }
        let isCredit = corpus.textBytes(articles.first!) <= mostCreditBytes
        let strange = titles.dropFirst().count { isCredit ? first != $0 : TitleCoverage.areUnlike(first, $0) }
        return 2 * strange >= titles.count - 1 ? titles : nil
    }

    /// Whether a title has most of its words, two at least, in the text.
    private static func hasMost(of titles: [[UInt32]], in text: Set<UInt32>) -> Bool {
        titles.contains { title in
            let common = title.count(where: text.contains)
            return common >= 2 && 2 * common > title.count
        }
    }

    /// Whether a title has most of its words in the text, or more than one in three have a word; where the text has no names,
    /// more than a word in four, since one may be there by chance. Of a text with a number one title in ten is enough.
    private static func isSpokenOf(
        _ text: Set<UInt32>, by titles: [[UInt32]], hasNames: Bool, hasNumber: Bool
    ) -> Bool {
        if hasMost(of: titles, in: text) { return true }
        let common = titles.map { $0.count(where: text.contains) }
        let speaking = zip(titles, common).count { hasNames ? $1 > 0 : 4 * $1 > $0.count }
        return (hasNumber ? 10 : 3) * speaking > titles.count
    }
}
