import Corpus
import Kernels
import Storyfold

/// An article of the index, as far as changes look at it.
struct IndexedArticle: Sendable {
    /// By which everything in the index names it.
    let key: Int
    let id: String
    /// Where its record is.
    let segment: Int
    let place: Int
    /// The second that stands for it in time: that of its date, or where it has no day the latest news when it was added.
    let seen: Int64
    /// The least key of the articles that it hangs together with by its text.
    let component: Int
    /// nil where it is in none.
    let group: Int?
    let story: Int
}

/// Articles of an index, with the records that its segments keep.
struct SegmentArticles: StoredArticles {
    let articles: [IndexedArticle]
    let segments: [Int: ArticleSegment]

    var count: Int { articles.count }

    func batch(of range: Range<Int>) throws(CorpusError) -> ArticleBatch {
        var batch = ArticleBatch()
        for position in range {
            let article = articles[position]
            guard let segment = segments[article.segment] else {
                throw CorpusError(
                    .badInput, at: .init(path: "", id: article.id), "the index has no segment \(article.segment)")
            }
            try segment.add(article.place, to: &batch, at: position)
        }
        return batch
    }
}

/// Articles from several places, one after the other.
struct JoinedArticles: StoredArticles {
    let parts: [any StoredArticles]

    var count: Int { parts.reduce(0) { $0 + $1.count } }

    func batch(of range: Range<Int>) throws(CorpusError) -> ArticleBatch {
        var batch = ArticleBatch()
        var start = 0
        for part in parts {
            let some = range.clamped(to: start..<start + part.count)
            if !some.isEmpty { batch.append(try part.batch(of: some.lowerBound - start..<some.upperBound - start)) }
            start += part.count
        }
        return batch
    }
}
