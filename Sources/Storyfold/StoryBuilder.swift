import Corpus
import Kernels
import Stories

/// Expands the clusters of versions to stories of articles, and gives each its canonical and its labels.
struct StoryBuilder {
    let corpus: Corpus
    let words: WordTable
    let groups: [Version]
    let groupOf: [Int?]
    let chooser: CanonicalChooser
    let configuration: Configuration
    /// Whether two articles are one template with other facts.
    let areTemplate: @Sendable (Int, Int) -> Bool
    /// Whether an article is a page of its site, and no article.
    let isPage: @Sendable (Int) -> Bool

    /// The articles that stand for the versions, ascending.
    private var versions: [Int] {
        (0..<corpus.count).filter { article in groupOf[article].map { groups[$0].canonical == article } ?? true }
    }

    /// The versions' rows alone.
    ///
    /// - Throws: where words that wait in a file cannot be read.
    func rows(progress: ProgressHandler) throws(CorpusError) -> VersionRows {
        try VersionRows(
            of: versions, in: corpus, words: words, options: configuration.storyOptions,
            threads: configuration.threads, progress: progress)
    }

    /// The stories in the order of ``Fold/stories``, the rows of their versions, and what they were made from where
    /// that is kept.
    ///
    /// - Throws: where they would not fit into memory, or texts that wait in a file cannot be read.
    func stories(
        keepsGraph: Bool, progress: ProgressHandler
    ) throws(CorpusError) -> (stories: [Story], rows: VersionRows, graph: StoryGraph?) {
        let versions = self.versions
        let search = StorySearch(
            options: configuration.storyOptions, tokenizer: configuration.tokenizer, threads: configuration.threads)
        let result = try search.run(
            on: corpus, words: words, versions: versions, areTemplate: areTemplate, isPage: isPage,
            rules: rules(of: versions),
            keepsGraph: keepsGraph,
            progress: progress)
        let block = 64
        let blocks = (result.stories.count + block - 1) / block
        let built = try parallelMap(count: blocks, threads: configuration.threads) { index throws(CorpusError) in
            let range = index * block..<min(result.stories.count, (index + 1) * block)
            try progress(Progress("labels", completed: range.upperBound, total: result.stories.count, unit: "stories"))
            return try result.stories[range].map { (cluster) throws(CorpusError) in
                try story(of: cluster, versions: versions, result)
            }
        }
        let all = built.flatMap { $0 }
        let order = all.indices.sorted { indexA, indexB in
            let (a, b) = (all[indexA], all[indexB])
            let (sizeA, sizeB) = (a.articles, b.articles)
            if sizeA != sizeB { return sizeA > sizeB }
            if a.versions.count != b.versions.count { return a.versions.count > b.versions.count }
            return a.canonical < b.canonical
        }
        var placeOf = [Int](repeating: 0, count: all.count)
        for (place, index) in order.enumerated() { placeOf[index] = place }
        let stories = order.map { index in
            var story = all[index]
            story.related = result.related[index].map {
                Story.Related(story: placeOf[$0.story], similarity: $0.similarity)
            }
            return story
        }
        return (stories, result.matrix, result.graph)
    }

    /// A person's rules for stories, by the positions of the versions.
    private func rules(of versions: [Int]) -> LinkRules {
        guard !chooser.overrides.isEmpty else { return LinkRules() }
        let position = Dictionary(uniqueKeysWithValues: versions.enumerated().map { ($1, $0) })
        return chooser.overrides.stories.renamed { article in
            position[groupOf[article].map { groups[$0].canonical } ?? article]
        }
    }

    private func story(of cluster: [Int], versions: [Int], _ result: StoryResult) throws(CorpusError) -> Story {
        let articles = cluster.flatMap { articlesOfVersion(versions[$0]) }
        let dates = articles.compactMap { corpus.published($0) }
        let span = dates.firstAndLast
        let choice = chooser.canonical(
            ofStory: cluster.map { versions[$0] }, centralities: result.centralities(of: cluster),
            times: CanonicalPolicy.Times(dates))
        let canonical = choice.article
        let rules = chooser.overrides.rules(of: articles, .story)
        let head = cluster.first { versions[$0] == canonical }!
        let members = cluster.map { position in
            var version = version(of: versions[position])
            version.similarity = result.similarity(position, head)
            version.membership = result.membership(of: position)
            version.confidence = version.membership.map(configuration.confidenceModel.confidence) ?? 1
            return version
        }.sorted { a, b in
            if (a.canonical == canonical) != (b.canonical == canonical) { return a.canonical == canonical }
            return a.similarity != b.similarity ? a.similarity > b.similarity : a.canonical < b.canonical
        }
        return Story(
            canonical: canonical, headline: corpus.headline(of: canonical),
            terms: try result.terms(
                of: cluster, canonical: head, versions: versions, in: corpus, words: words,
                tokenizer: configuration.tokenizer),
            versions: members, sources: Set(articles.compactMap { corpus.source($0) }).count,
            span: span.map { Story.Span(first: $0.first, last: $0.last) },
            reasons: rules.reasons(behind: choice.reasons), receipts: choice.receipts,
            isOverridden: !rules.isEmpty, days: days(of: cluster, versions: versions, result),
            confidence: members.reduce(0) { $0 + $1.confidence } / Double(members.count))
    }

    /// The days on which the versions of a cluster came out.
    private func days(of cluster: [Int], versions: [Int], _ result: StoryResult) -> [Story.Day] {
        var clusterOf: [Int64: [Int]] = [:]
        var undated: [Int] = []
        for position in cluster {
            let days = articlesOfVersion(versions[position]).compactMap { corpus.day($0) }
            if let first = days.min() {
                clusterOf[first, default: []].append(position)
            } else {
                undated.append(position)
            }
        }
        guard clusterOf.count > 1 else { return [] }
        let parts = clusterOf.sorted { $0.key < $1.key }.map { (day: Int64?.some($0.key), part: $0.value) }
        return (parts + (undated.isEmpty ? [] : [(nil, undated)])).map { day, part in
            let articles = part.flatMap { articlesOfVersion(versions[$0]) }
            let canonical = chooser.canonical(
                ofStory: part.map { versions[$0] }, centralities: result.centralities(of: part),
                times: CanonicalPolicy.Times(articles.compactMap { corpus.published($0) })
            ).article
            return Story.Day(
                start: day.map { $0 * 86_400 }, articles: articles.count, versions: part.count, canonical: canonical,
                headline: corpus.headline(of: canonical))
        }
    }

    /// The articles of the version that an article stands for.
    private func articlesOfVersion(_ article: Int) -> [Int] {
        groupOf[article].map { groups[$0].members.map(\.article) } ?? [article]
    }

    private func version(of article: Int) -> Version {
        groupOf[article].map { groups[$0] }
            ?? Version(single: article, reasons: chooser.reasonsForSingle(article))
            .obeying(chooser.overrides.rules(of: [article], .text))
    }
}
