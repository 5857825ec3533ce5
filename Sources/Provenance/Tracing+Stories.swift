import Corpus

extension Tracing {
    /// Which versions of a story come from others: by words, by the marks of an outlet's own updates, or by the source
    /// that they name where their words are near it too.
    ///
    /// - Parameters:
    ///   - canonicals: the articles that stand for the versions.
    ///   - members: all articles of each version.
    package func provenance(ofVersions canonicals: [Int], members: [[Int]]) -> StoryProvenance {
        let known = creditedArticles(members.flatMap { $0 })
        var versionOfText: [Int: Int] = [:]
        var versionsOfPublisher: [String: Set<Int>] = [:]
        var versionsOfPage: [String: Set<Int>] = [:]
        for (version, articles) in members.enumerated() {
            for article in articles {
                if let text = links.text(of: article) { versionOfText[text] = version }
                if let publisher = known.publisher[article] {
                    versionsOfPublisher[publisher, default: []].insert(version)
                }
                if let page = corpus.url(article) { versionsOfPage[page, default: []].insert(version) }
            }
        }
        // The first second that a version may have come out, and the last by which it had.
        let begun = members.map { articles in
            let dates = articles.compactMap { corpus.published($0) }
            return (earliest: dates.map(\.first).min() ?? .max, latest: dates.map(\.last).min() ?? .max)
        }
        func isBefore(_ a: Int, _ b: Int) -> Bool { a != b && begun[a].latest < begun[b].earliest }

        var dependents: [StoryProvenance.Dependent] = []
        for (version, articles) in members.enumerated() {
            var best: StoryProvenance.Dependent?
            func offer(_ parent: Int, _ kind: TextProvenance.Link.Kind, _ signal: Signal, _ confidence: Double) {
                guard confidence > best?.confidence ?? 0 else { return }
                best = .init(
                    version: canonicals[version], parent: canonicals[parent], kind: kind,
                    signals: [signal], confidence: min(1, confidence))
            }
            let publishers = Set(articles.compactMap { known.publisher[$0] })
            for text in Set(articles.compactMap(links.text(of:))).sorted() {
                for link in links.links(of: text) {
                    guard let parent = versionOfText[link.text], isBefore(parent, version) else { continue }
                    offer(parent, .copy, .similarity, max(link.jaccard, link.containing))
                }
            }
            // Another fetch of a page that was there before.
            for page in Set(articles.compactMap(corpus.url)).sorted() {
                let earlier = (versionsOfPage[page] ?? []).filter { isBefore($0, version) }
                if let parent = earlier.max(by: { begun[$0].latest < begun[$1].latest }) {
                    offer(parent, .update, .source, 1)
                }
            }
            // An update by its mark, of what the outlet had before.
            for article in articles where credit(article).edition != .first {
                guard let publisher = known.publisher[article] else { continue }
                for parent in (versionsOfPublisher[publisher] ?? []).sorted() where isBefore(parent, version) {
                    let cosine = cosine(canonicals[parent], canonicals[version])
                    if cosine >= Self.retoldCosine {
                        offer(parent, kind(ofRevision: article, of: canonicals[parent]), .source, cosine)
                    }
                }
            }
            for (names, signal) in [(known.credited, Signal.agency), (known.cited, .cited)] {
                for publisher in Set(articles.compactMap { names[$0] }).subtracting(publishers).sorted() {
                    for parent in (versionsOfPublisher[publisher] ?? []).sorted() where isBefore(parent, version) {
                        let cosine = cosine(canonicals[parent], canonicals[version])
                        if cosine >= Self.retoldCosine { offer(parent, .copy, signal, cosine) }
                    }
                }
            }
            if let best { dependents.append(best) }
        }
        return StoryProvenance(
            origin: origin(ofStory: members, dependents: dependents, versions: canonicals, known),
            earliest: earliest(of: known.articles),
            independentTexts: members.count - dependents.count, dependents: dependents)
    }

    /// The article that the texts which were taken from others come from: nothing is said of texts that nobody took, nor of
    /// what one outlet made of its own.
    ///
    /// - Parameters:
    ///   - members: the articles of each version.
    ///   - versions: their canonicals.
    private func origin(
        ofStory members: [[Int]], dependents: [StoryProvenance.Dependent], versions: [Int], _ known: CreditedArticles
    ) -> Origin {
        func areOfOne(_ articles: [Int]) -> Bool {
            guard let publisher = known.publisher[articles[0]] else { return false }
            return articles.allSatisfy { known.publisher[$0] == publisher }
        }
        var taken = Set(members.indices.filter { members[$0].count > 1 && !areOfOne(members[$0]) })
        var concerned = taken
        if !dependents.isEmpty {
            let places = Dictionary(uniqueKeysWithValues: versions.enumerated().map { ($1, $0) })
            for dependent in dependents where dependent.kind == .copy {
                guard let parent = places[dependent.parent], let child = places[dependent.version],
                    !areOfOne(members[parent] + members[child])
                else { continue }
                taken.insert(parent)
                concerned.formUnion([parent, child])
            }
        }
        guard !concerned.isEmpty else { return .none }
        let origin = origin(of: self.creditedArticles(concerned.sorted().flatMap { members[$0] }), holder: nil)
        guard let article = origin.article, !taken.contains(where: { members[$0].contains(article) }) else {
            return origin
        }
        return .none
    }
}
