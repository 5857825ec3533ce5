import Corpus
import Foundation
import Storyfold

/// What a change does to an index, found out before any of it is written.
struct Change {
    enum Kind: String {
        case add, remove, compact, override
    }

    /// An article as it will be.
    struct Arrival {
        let key: Int
        let id: String
        let digest: Data
        let title: String?
        let source: String?
        let url: String?
        let language: String?
        let published: PublicationDate?
        let seen: Int64
        /// Whether the id is there with other content.
        let isUpdate: Bool
    }

    /// A segment that has been written, and the articles in it, by their places.
    struct Segment {
        let number: Int
        let sizes: ArticleSegment.Sizes
        let keys: [Int]
    }

    /// Articles that came too late for the window, and the story that each set of them joins; nil for a story of their own.
    struct Latecomers {
        let keys: [Int]
        let joins: Int?
        let story: StoryPlacements.Story
    }

    let kind: Kind
    var arrivals: [Arrival] = []
    var removed: [IndexedArticle] = []
    /// The articles that were there and whose groups or stories are found once more, by their keys.
    var known: [Int: IndexedArticle] = [:]
    /// Of all articles whose texts hang together with something that is new or gone.
    var texts: TextPlacements?
    /// Of all articles of the open window; nil where it is as it was.
    var window: StoryPlacements?
    var latecomers: [Latecomers] = []
    var learned: LearnedState?
    var segment: Segment?
    /// The segments that the new one stands for.
    var replaced: [Int] = []
    /// What new articles are found by; of a compaction all.
    var words: ArticleWords?
    /// Of a compaction, which cleans all anew: titles by the keys of their articles.
    var titles: [Int: String?] = [:]
    /// Rules that come, and the numbers of those that are taken back.
    var rules: [OverrideRule] = []
    var undone: [Int] = []
    /// The second up to which there is news; nil where no article is dated.
    var horizon: Int64?
    /// Stories whose last news is before it are closed.
    var cutoff: Int64

    init(_ kind: Kind, horizon: Int64?, openDays: Int) {
        self.kind = kind
        self.horizon = horizon
        cutoff = Horizon.cutoff(horizon, openDays: openDays)
    }

    /// How many articles, or rules, it is about.
    var count: Int { arrivals.count + removed.count + rules.count + undone.count }
}
