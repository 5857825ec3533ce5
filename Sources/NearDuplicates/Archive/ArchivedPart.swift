package import Corpus

/// The articles of an archive that may be in a pair with new ones, or are copies of such, with their sketches.
package struct ArchivedPart: Sendable {
    /// Numbers of articles of the archive: by their texts, ascending within each.
    package let articles: [Int]
    /// One row for each of them. Of its keys those that no new text has stand for nothing.
    package let sketches: SketchPart
    package let crowds: Crowds
}

extension ArchivedSketches {
    /// The articles that may be in a pair with new ones.
    ///
    /// - Parameters:
    ///   - sketches: of the new articles, and of those of the archive that had to be sketched once more.
    ///   - renewed: the numbers of these.
    ///   - isNew: whether a row is of a new article.
    ///   - isArticle: whether it is of an article at all.
    ///   - options: those that the archive was sketched with.
    /// - Complexity: O(n log m) in the keys and samples of the new texts and the texts of the archive, and what the texts take
    ///   that share them.
    /// - Throws: where the archive is damaged, or a temporary file cannot be read.
    package func part(
        beside sketches: SketchTable, renewed: [Int], isNew: (Int) -> Bool, isArticle: (Int) -> Bool,
        options: DuplicateOptions, threads: Int
    ) throws(CorpusError) -> ArchivedPart {
        var renewedOf: [UInt32: Int] = [:]
        for article in renewed { renewedOf[try text(ofArticle: article), default: 0] += 1 }
        renewedOf[.max] = nil
        let stale = Set(renewedOf.filter { Int($0.key) < count && $0.value == articleCount(of: Int($0.key)) }.keys)
        let kept = try ArchiveSieve(
            self, sketches, isNew: isNew, isArticle: isArticle, stale: stale, options: options, threads: threads
        ).kept()
        let isRenewed = Set(renewed)
        var articles: [Int] = []
        var part = SketchPart()
        var places: [Int] = []
        for (place, text) in kept.texts.enumerated() {
            let (fingerprint, samples) = (try fingerprint(of: text), try samples(of: text))
            for article in try self.articles(of: text) where !isRenewed.contains(Int(article)) {
                articles.append(Int(article))
                places.append(place)
                part.append(fingerprint: fingerprint, tokens: tokenCounts[text], samples: samples)
            }
        }
        for band in 0..<plan.bands {
            part.bandKeys += places.map { kept.bandKeys[band * kept.texts.count + $0] }
        }
        return ArchivedPart(articles: articles, sketches: part, crowds: kept.crowds)
    }

    /// The articles that may be in a pair with new ones, or are copies of them, where the crowds are settled; ascending.
    ///
    /// - Parameters:
    ///   - sketches: of the new articles.
    ///   - isArticle: whether a row is of an article at all.
    ///   - crowds: those that the archive was written with.
    ///   - options: those that the archive was sketched with.
    /// - Complexity: as ``part(beside:renewed:isNew:isArticle:options:threads:)``.
    /// - Throws: where the archive is damaged, or a temporary file cannot be read.
    package func articles(
        near sketches: SketchTable, isArticle: (Int) -> Bool, crowds: Crowds, options: DuplicateOptions, threads: Int
    ) throws(CorpusError) -> [Int] {
        let kept = try ArchiveSieve(
            self, sketches, isNew: { _ in true }, isArticle: isArticle, stale: [], settled: crowds, options: options,
            threads: threads
        ).kept()
        var articles: [Int] = []
        for text in kept.texts { articles += try self.articles(of: text).map { Int($0) } }
        return articles.sorted()
    }
}
