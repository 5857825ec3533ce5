import Corpus

/// Texts that are pages of a site instead of articles: a refusal, a notice about cookies, a caption.
///
/// They stand under titles that have nothing to do with them, nor with each other, whatever their language and wording:
/// an article speaks of what its title says, and copies of one article have titles that do.
struct PagesWithoutArticle: Sendable {
    private var texts: Set<Int> = []

    static let none = PagesWithoutArticle()

    private init() {}

    /// - Parameter apart: pairs of texts that say different things.
    /// - Complexity: O(n) in the articles that share a text under different titles, and in those texts.
    /// - Throws: when texts that are not in memory cannot be read again.
    init(
        _ distinct: DistinctTexts, _ apart: DuplicateGraph, in corpus: Corpus, tokenizer: Tokenizer, threads: Int
    ) throws {
        apart.forEachLink { link in
            if link.remark.difference == .noArticle { texts.formUnion([link.lower, link.higher]) }
        }
        // Per text, by the article that stands for it: the words of all its titles.
        var titles: [Int: Set<UInt32>] = [:]
        var words = TitleWords(tokenizer)
        for text in 0..<distinct.count where distinct.articles(of: text).count > 1 && !texts.contains(text) {
            if let keys = Self.strangeTitles(of: distinct.articles(of: text), in: corpus, &words) {
                titles[distinct.representative(text)] = keys
            }
        }
        guard !titles.isEmpty else { return }
        let keysOf = titles
        var pages: [Int] = []
        try corpus.forEachText(
            of: titles.keys.sorted(), threads: threads,
            worker: {
                var tokens = TokenBuffer()
                return { article, text in
                    tokens.removeAll()
                    tokenizer.tokenize(text.span, into: &tokens)
                    return !(0..<tokens.count).contains { token in
                        TitleWords.key(of: token, tokens, in: text.span).map(keysOf[article]!.contains) ?? false
                    }
                }
            },
            receive: { article, isPage in if isPage { pages.append(article) } })
        for article in pages { texts.insert(distinct.text(of: article)) }
    }

    func holds(_ text: Int) -> Bool { texts.contains(text) }

    var isEmpty: Bool { texts.isEmpty }

    /// The words of the titles of some articles; nil where an article has none, or all have words in common.
    private static func strangeTitles(
        of articles: some Sequence<Int>, in corpus: Corpus, _ words: inout TitleWords
    ) -> Set<UInt32>? {
        var all: Set<UInt32> = []
        var first: [UInt32]?
        var isStrange = false
        for article in articles {
            let keys = words.keys(of: corpus.titleBytes(article).span)
            guard keys.count >= 2 else { return nil }
            if let first {
                isStrange = isStrange || !keys.contains(where: first.contains)
            } else {
                first = keys
            }
            all.formUnion(keys)
        }
        return isStrange ? all : nil
    }
}
