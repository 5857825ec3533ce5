/// How far a stage has come.
package struct Progress: Sendable {
    /// The stage, as a person reads it: "signatures".
    package var stage: String
    package var completed: Int
    /// nil where the end is not known.
    package var total: Int?
    /// What is counted: "articles", "pairs", "bytes".
    package var unit: String

    package init(_ stage: String, completed: Int, total: Int?, unit: String) {
        self.stage = stage
        self.completed = completed
        self.total = total
        self.unit = unit
    }
}

/// Receives progress, from any thread and in any rate. What it throws ends the work: ``CorpusError/cancelled`` where
/// nobody waits for the result any more.
package typealias ProgressHandler = @Sendable (Progress) throws(CorpusError) -> Void
