package import Corpus
import Stories

/// Which stories of a fold are about one topic, and where each lies on a map of all.
package struct RelatedStories: Sendable {
    private let topics: StoryTopics
    /// Related stories of a story, at most.
    package let most: Int

    /// - Precondition: the fold has stories.
    package init(_ fold: Fold, most: Int, progress: ProgressHandler = { _ in }) throws(CorpusError) {
        guard let rows = fold.versionRows else { preconditionFailure("a fold of duplicates alone") }
        topics = try StoryTopics(
            of: fold.stories.map { $0.versions.compactMap { rows.version(of: $0.canonical) } }, rows,
            threads: fold.configuration.threads,
            progress: { (steps) throws(CorpusError) in
                try progress(Progress("topics", completed: steps, total: nil, unit: "steps"))
            })
        self.most = most
    }

    /// A related story, as its position in ``Fold/stories``, and the cosine of the two by topic.
    package typealias Related = (story: Int, cosine: Double)

    /// Of some stories the others related to them, the most similar first.
    package func related(to stories: [Int]) -> [[Related]] {
        topics.related(to: stories, most: most).map { $0.map { ($0.story, $0.cosine) } }
    }

    /// Per story: its place on the map, two coordinates in -1...1.
    package var map: [(x: Double, y: Double)] { topics.map }
}
