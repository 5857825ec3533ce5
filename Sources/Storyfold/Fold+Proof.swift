package import Corpus
package import NearDuplicates

extension Fold {
    /// How many of the duplicates of some articles this fold found: each is compared with all others.
    ///
    /// - Parameter articles: how many are drawn.
    /// - Throws: when the input cannot be read again.
    package func audit(articles: Int, progress: ProgressHandler = { _ in }) throws -> RecallAudit {
        try SketchedCorpus.search(configuration)
            .audit(duplicates, on: corpus, articles: articles, progress: progress)
    }

    /// The groups at each of some thresholds, none below that of this fold.
    package func sweep(_ thresholds: [Double]) -> ThresholdSweep {
        ThresholdSweep(of: duplicates, options: configuration.duplicateOptions, thresholds: thresholds)
    }
}

extension Configuration {
    /// The plan that this configuration makes for finding duplicates, and what it finds.
    package var planExplanation: PlanExplanation { PlanExplanation(duplicateOptions, threads: threads) }
}
