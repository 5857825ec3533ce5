import Corpus

/// The copies of one text.
extension Tracing {
    /// - Complexity: O(n log n) in the articles, and in the pairs of texts; of one text copies that came out at different
    ///   times look at these once each.
    package func provenance(of members: [Int]) -> TextProvenance {
        let known = creditedArticles(members)
        guard members.count > 1 else { return TextProvenance(origin: origin(of: known, holder: nil), chain: []) }
        let copies = Copies(known, of: self)
        let origin = origin(of: known, holder: holder(copies))
        var answered: [Case: TextProvenance.Link?] = [:]
        let chain = known.articles.compactMap { article -> TextProvenance.Link? in
            guard article != origin.article, let text = links.text(of: article) else { return nil }
            let question = Case(
                text: text, published: corpus.published(article), publisher: known.publisher[article],
                credited: known.credited[article], cited: known.cited[article], edition: credit(article).edition,
                page: known.publisher[article] == nil ? nil : corpus.url(article))
            if let answer = answered[question] { return answer.map { $0.leading(to: article) } }
            let link = link(of: article, text: text, origin: origin.article, known, copies)
            answered[question] = .some(link)
            return link
        }
        return TextProvenance(origin: origin, chain: chain)
    }

    /// All that an answer depends on: articles that agree in it came from the same.
    private struct Case: Hashable {
        var text: Int
        var published: PublicationDate?
        var publisher: String?
        var credited: String?
        var cited: String?
        var edition: Credit.Edition
        /// Of an article whose outlet is known, which may have had the page before.
        var page: String?
    }

    /// The first article of the text that holds the most other texts of a group, and more than it is held by; nil
    /// where two do, or where it is a later state by its own mark.
    private func holder(_ copies: Copies) -> Int? {
        let counts = copies.articlesOfText.keys.map { text in
            (text: text, held: copies.likenesses(of: text).count { $0.isHeld })
        }
        guard let most = counts.map(\.held).max(), most > 0 else { return nil }
        let holders = counts.filter { $0.held == most }
        guard holders.count == 1, let article = copies.articlesOfText[holders[0].text]?.first,
            credit(article).edition == .first
        else { return nil }
        return article
    }

    /// What an article of a group most likely came from; nil where nothing that is like it came before.
    private func link(
        of article: Int, text: Int, origin: Int?, _ known: CreditedArticles, _ copies: Copies
    ) -> TextProvenance.Link? {
        let likenesses = [.same(text)] + copies.likenesses(of: text)
        // Where time does not say which of two was first, the origin was.
        let origin = origin.flatMap { $0 != article && copies.isBefore($0, article) == nil ? $0 : nil }
        let originText = origin.flatMap(links.text(of:))
        func first(_ articles: [Int], of like: Copies.Likeness) -> Int? {
            copies.first(of: articles, before: article) ?? (like.text == originText ? origin : nil)
        }
        // Of a text the first article stands for those that came before; an outlet's own, and those named, stand for
        // themselves.
        var candidates: [(article: Int, similarity: Double)] = []
        for like in likenesses {
            if let first = first(copies.articlesOfText[like.text] ?? [], of: like) {
                candidates.append((first, like.similarity))
            }
        }
        guard let best = candidates.map(\.similarity).max() else { return nil }
        var own: Int?
        if let publisher = known.publisher[article] {
            own =
                origin.flatMap { origin in
                    known.publisher[origin] == publisher && likenesses.contains { $0.text == originText } ? origin : nil
                }
                ?? likenesses.compactMap {
                    copies.last(of: copies.articles(of: $0.text, publisher: publisher), before: article)
                }
                .max { copies.place(of: $0) < copies.place(of: $1) }
        }
        func first(ofPublisher publisher: String?) -> Int? {
            guard let publisher else { return nil }
            return likenesses.filter { $0.similarity >= best - Self.namedLikeness }
                .compactMap { like in
                    copies.first(of: copies.articles(of: like.text, publisher: publisher), before: article)
                        ?? origin.flatMap { like.text == originText && known.publisher[$0] == publisher ? $0 : nil }
                }
                .min { copies.place(of: $0) < copies.place(of: $1) }
        }
        let (credited, cited) = (first(ofPublisher: known.credited[article]), first(ofPublisher: known.cited[article]))
        let alike = likenesses.filter { $0.similarity >= best - Self.sameLikeness }
            .reduce(0) { $0 + copies.count(before: article, in: $1.text) }
        let similar = candidates.filter { $0.similarity >= best - Self.sameLikeness }
            .min { copies.place(of: $0.article) < copies.place(of: $1.article) }
        let parent = own ?? credited ?? cited ?? similar?.article ?? candidates[0].article
        let like = links.text(of: parent).flatMap { other in likenesses.first { $0.text == other } }
        var signals: [Signal] = own == nil ? [.similarity] : [.source]
        if own == nil, parent == credited { signals.append(.agency) }
        if own == nil, parent == cited { signals.append(.cited) }
        if like?.holds == true { signals.append(.containment) }
        let likely = like?.similarity ?? 0
        let isTold = own != nil || parent == credited || parent == cited
        let alternatives = own == nil ? max(0, alike - 1) : 0
        let isDated = corpus.published(article) != nil
        return TextProvenance.Link(
            article: article, parent: parent, kind: own == nil ? .copy : kind(ofRevision: article, of: parent),
            similarity: likely, alternatives: alternatives, signals: signals,
            confidence: likely / (isTold ? 1 : Double(1 + alternatives)) / (isDated ? 1 : 2))
    }

    /// - Parameter earlier: by the same outlet. Another fetch of one page is an update, whatever the page says.
    func kind(ofRevision article: Int, of earlier: Int) -> TextProvenance.Link.Kind {
        switch credit(article).edition {
        case .first: isOnePage(article, earlier) ? .update : .revision
        case .update: .update
        case .correction: .correction
        }
    }
}

extension Tracing {
    /// Whether two articles are fetches of one page.
    func isOnePage(_ a: Int, _ b: Int) -> Bool {
        guard let address = corpus.url(a) else { return false }
        return address == corpus.url(b)
    }
}

extension TextProvenance.Link {
    /// The same of another article.
    fileprivate func leading(to article: Int) -> TextProvenance.Link {
        var link = self
        link.article = article
        return link
    }
}
