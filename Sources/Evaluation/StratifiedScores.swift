/// Scores within each stratum (a language, a source), and their mean weighted by articles.
///
/// Articles of different strata are never compared, so a cluster that spans two strata counts as one cluster
/// in each. That is how a labelled set made of several languages is scored by systems that never join
/// languages.
package struct StratifiedScores: Sendable, Equatable {
    /// The scores of one stratum.
    package struct Stratum: Sendable, Equatable {
        /// What the articles of the stratum share; empty where their records named none.
        package let name: String
        /// The scores of the stratum's articles alone.
        package let scores: PartitionScores
    }

    /// The strata that hold at least one labelled article, ascending by the bytes of their names.
    package let strata: [Stratum]

    /// Scores each stratum by itself; the three lists have one element for every article.
    ///
    /// - Complexity: O(n log n) for n articles.
    package init(predicted: [Int?], gold: [Int?], strata names: [String]) {
        precondition(names.count == gold.count, "every article has a stratum")
        var members: [String: [Int]] = [:]
        for (article, name) in names.enumerated() where gold[article] != nil {
            members[name, default: []].append(article)
        }
        strata = members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name in
            let articles = members[name]!
            let scores = PartitionScores(
                predicted: articles.map { predicted[$0] }, gold: articles.map { gold[$0] })
            return Stratum(name: name, scores: scores)
        }
    }

    /// Scores each stratum by itself, with clusters given by name.
    ///
    /// - Complexity: O(n log n) for n articles.
    package init(predicted: [String?], gold: [String?], strata: [String]) {
        self.init(predicted: denseLabels(predicted), gold: denseLabels(gold), strata: strata)
    }

    /// Articles scored in all strata together.
    package var articles: Int { strata.reduce(0) { $0 + $1.scores.articles } }

    /// The mean of one score over the strata, weighted by their articles; 1 where no article is labelled.
    ///
    /// `scores.mean(of: \.bcubed.f1)` is a mean of F1 scores, not the F1 of mean precision and recall.
    package func mean(of score: KeyPath<PartitionScores, Double>) -> Double {
        guard let first = strata.first else { return 1 }
        guard strata.count > 1 else { return first.scores[keyPath: score] }
        var sum = 0.0
        for stratum in strata { sum += Double(stratum.scores.articles) * stratum.scores[keyPath: score] }
        return sum / Double(articles)
    }
}
