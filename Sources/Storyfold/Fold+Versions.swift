package import Corpus
import NearDuplicates
import Stories

extension Fold {
    /// A version that another is like: the article that stands for it, and the cosine of their TF-IDF rows.
    package typealias SimilarVersion = (article: Int, cosine: Double)

    /// The versions most like that of an article, whenever they came out, the most similar first.
    ///
    /// - Parameter floor: the least cosine, in 0...1.
    /// - Precondition: the fold has rows.
    package func versions(similarTo article: Int, most: Int, floor: Double) -> [SimilarVersion] {
        let rows = rows
        return rows.similar(to: version(of: article), most: most, floor: floor, threads: configuration.threads)
            .map { (rows.versions[$0.version], $0.cosine) }
    }

    /// The words that the versions of two articles share, those first that carry most of their cosine.
    package func sharedTerms(of article: Int, and other: Int, most: Int)
        throws(CorpusError) -> [String]
    {
        try rows.sharedTerms(
            of: version(of: article), and: version(of: other), most: most, in: corpus,
            tokenizer: configuration.tokenizer
        ).map(\.word)
    }

    /// The cosine of the TF-IDF rows of two articles' versions, in 0...1.
    ///
    /// - Precondition: the fold has rows.
    package func cosine(of article: Int, and other: Int) -> Double {
        rows.cosine(of: canonical(of: article), and: canonical(of: other))
    }

    /// The language that an article's version is compared in: its own, or the one that its function words tell.
    ///
    /// - Precondition: the fold has rows.
    package func language(of article: Int) -> String { rows.language(of: canonical(of: article)) }

    /// Per version, ascending by id: the article that stands for it, and the versions most like it within the window.
    package func neighbours(
        most: Int, floor: Double, progress: ProgressHandler = { _ in }
    ) throws(CorpusError) -> [(article: Int, neighbours: [SimilarVersion])] {
        let rows = rows
        let nearest = try rows.nearest(
            most: most, floor: Float(floor), threads: configuration.threads,
            progress: { (done) throws(CorpusError) in
                try progress(
                    Progress("neighbour graph", completed: done, total: rows.versions.count, unit: "versions"))
            })
        return zip(rows.versions, nearest).map { article, near in
            (article, near.map { (rows.versions[$0.version], $0.cosine) })
        }
    }

    /// An article of the same text, what it is to another, and how like that it is.
    package typealias Duplicate = (article: Int, relation: String, similarity: Double, jaccard: Double)

    /// The duplicates of an article, each compared exactly with it, the most similar first.
    ///
    /// A member of its group that only the canonical is a duplicate of is none of its own.
    package func duplicates(of article: Int) -> [Duplicate] {
        let options = configuration.duplicateOptions
        let found = duplicates.pairs(of: article).map { pair -> Duplicate in
            let other = pair.a == article ? pair.b : pair.a
            let relation = Relation(of: other, to: article, pair, options: options)
            let similarity =
                switch relation {
                case .exact, .near: pair.jaccard
                case .contained: pair.containment(of: other)
                case .containing: pair.containment(of: article)
                }
            return (other, relation.rawValue, similarity, pair.jaccard)
        }
        return found.sorted { $0.similarity != $1.similarity ? $0.similarity > $1.similarity : $0.article < $1.article }
    }

    /// The canonical of an article's group; itself where it is in none.
    package func canonical(of article: Int) -> Int { groupOf[article].map { groups[$0].canonical } ?? article }

    private var rows: VersionRows {
        guard let versionRows else { preconditionFailure("a fold of duplicates alone") }
        return versionRows
    }

    /// The version that an article belongs to.
    private func version(of article: Int) -> Int {
        rows.version(of: canonical(of: article))!
    }
}
