import Corpus
import Evaluation

/// Prints the scores of partitions against gold labels.
package struct EvaluationReport {
    /// What was found and what is right, by article.
    package struct Partition {
        package let name: String
        let predicted: [String?]
        let gold: [String?]

        package init(name: String, predicted: [String?], gold: [String?]) {
            self.name = name
            self.predicted = predicted
            self.gold = gold
        }
    }

    private let partitions: [Partition]
    private let languages: [String]?

    /// - Parameter byLanguage: of each article, to score within each language; nil to score all together.
    package init(_ partitions: [Partition], byLanguage languages: [String]?) {
        self.partitions = partitions
        self.languages = languages
    }

    package var text: String {
        rows.map { row in
            let scores = row.scores
            func triple(_ values: PrecisionRecall) -> String {
                "precision \(number(values.precision))  recall \(number(values.recall))  F1 \(number(values.f1))"
            }
            return """
                \(row.name): \(scores.articles) labelled articles\(unlabelled(scores)), \(scores.goldClusters) labelled, \
                \(scores.predictedClusters) found
                  BCubed    \(triple(scores.bcubed))
                  pairwise  \(triple(scores.pairwise))
                  ARI \(number(scores.adjustedRandIndex))  NMI \(number(scores.normalisedMutualInformation))  \
                V \(number(scores.vMeasure)) (homogeneity \(number(scores.homogeneity)), \
                completeness \(number(scores.completeness)))

                """
        }.joined() + means.map { "\($0.name): BCubed F1 \(number($0.f1)), mean weighted by articles\n" }.joined()
    }

    private func unlabelled(_ scores: PartitionScores) -> String {
        scores.unlabelled > 0 ? " (\(scores.unlabelled) without a label left out)" : ""
    }

    package var json: String {
        var json = JSONText()
        json.object { json in
            json.field("scores", rows) { json, row in
                json.object { json in
                    json.field("of", row.name)
                    json.field("articles", row.scores.articles)
                    json.field("unlabelled", row.scores.unlabelled)
                    json.field("gold_clusters", row.scores.goldClusters)
                    json.field("found_clusters", row.scores.predictedClusters)
                    for (name, values) in [("bcubed", row.scores.bcubed), ("pairwise", row.scores.pairwise)] {
                        json.field("\(name)_precision", similarity: values.precision)
                        json.field("\(name)_recall", similarity: values.recall)
                        json.field("\(name)_f1", similarity: values.f1)
                    }
                    json.field("ari", similarity: row.scores.adjustedRandIndex)
                    json.field("nmi", similarity: row.scores.normalisedMutualInformation)
                    json.field("v_measure", similarity: row.scores.vMeasure)
                }
            }
            json.field("means", means) { json, mean in
                json.object { json in
                    json.field("of", mean.name)
                    json.field("bcubed_f1", similarity: mean.f1)
                }
            }
            json.releaseFields()
        }
        return json.text + "\n"
    }

    private var rows: [(name: String, scores: PartitionScores)] {
        partitions.flatMap { partition -> [(name: String, scores: PartitionScores)] in
            guard let languages else {
                return [(partition.name, PartitionScores(predicted: partition.predicted, gold: partition.gold))]
            }
            return stratified(partition, languages).strata.map { ("\(partition.name) in \($0.name)", $0.scores) }
        }
    }

    private var means: [(name: String, f1: Double)] {
        guard let languages else { return [] }
        return partitions.map { ("\($0.name) within languages", stratified($0, languages).mean(of: \.bcubed.f1)) }
    }

    private func stratified(_ partition: Partition, _ languages: [String]) -> StratifiedScores {
        StratifiedScores(predicted: partition.predicted, gold: partition.gold, strata: languages)
    }

    private func number(_ value: Double) -> String { Decimals.text(value, places: 4) }
}
