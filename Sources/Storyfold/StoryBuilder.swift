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

    /// The stories in the order of ``Fold/stories``.
    func stories(progress: ProgressHandler) -> [Story] {
        let versions = (0..<corpus.count).filter { article in
            groupOf[article].map { groups[$0].canonical == article } ?? true
        }
        let search = StorySearch(options: configuration.storyOptions, threads: configuration.threads)
        let result = search.run(on: corpus, words: words, versions: versions, progress: progress)
        let block = 64
        let blocks = (result.stories.count + block - 1) / block
        let built = parallelMap(count: blocks, threads: configuration.threads) { index in
            let range = index * block..<min(result.stories.count, (index + 1) * block)
            progress(Progress("labels", completed: range.upperBound, total: result.stories.count, unit: "stories"))
            return result.stories[range].map { story(of: $0, versions: versions, result) }
        }
        return built.flatMap { $0 }.sorted { a, b in
            let (sizeA, sizeB) = (a.articles, b.articles)
            if sizeA != sizeB { return sizeA > sizeB }
            if a.versions.count != b.versions.count { return a.versions.count > b.versions.count }
            return a.canonical < b.canonical
        }
    }

    private func story(of cluster: [Int], versions: [Int], _ result: StoryResult) -> Story {
        let articles = cluster.flatMap { position in
            groupOf[versions[position]].map { groups[$0].members.map(\.article) } ?? [versions[position]]
        }
        let dates = articles.compactMap { corpus.published($0) }
        let (canonical, reasons) = chooser.canonical(
            ofStory: cluster.map { versions[$0] }, centralities: result.centralities(of: cluster), first: dates.min())
        let head = cluster.first { versions[$0] == canonical }!
        let members = cluster.map { position in
            var version = version(of: versions[position])
            version.similarity = result.similarity(position, head)
            return version
        }.sorted { a, b in
            if (a.canonical == canonical) != (b.canonical == canonical) { return a.canonical == canonical }
            return a.similarity != b.similarity ? a.similarity > b.similarity : a.canonical < b.canonical
        }
        return Story(
            canonical: canonical, headline: corpus.headline(of: canonical),
            terms: result.terms(
                of: cluster, canonical: head, versions: versions, in: corpus, words: words,
                tokenizer: configuration.tokenizer),
            versions: members, sources: Set(articles.compactMap { corpus.source($0) }).count, first: dates.min(),
            last: dates.max(), reasons: reasons)
    }

    private func version(of article: Int) -> Version {
        groupOf[article].map { groups[$0] }
            ?? Version(single: article, reasons: chooser.reasonsForSingle(article))
    }
}
