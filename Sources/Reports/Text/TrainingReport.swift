import Corpus
package import Evaluation
package import Stories

/// What a training run found, for a person.
package struct TrainingReport {
    private let model: ConfidenceModel
    private let heldOut: [(name: String, reliability: Reliability)]

    /// - Parameter heldOut: how far predictions hold on examples that the model did not see, by how they were set aside.
    package init(_ model: ConfidenceModel, heldOut: [(name: String, reliability: Reliability)]) {
        self.model = model
        self.heldOut = heldOut
    }

    package var text: String {
        var text = ""
        for (name, weight) in model.weights { text += "\(name)  \(Decimals.text(weight, places: 4))\n" }
        for (name, reliability) in heldOut {
            text += "\n\(name): confidence and the share that is right\n"
            text += "  range     share  predicted  observed\n"
            for bin in reliability.bins {
                let range = [bin.range.lowerBound, bin.range.upperBound].map { Decimals.text($0, places: 1) }
                let numbers = [bin.predicted, bin.observed].map { Decimals.text($0, places: 3) }
                text +=
                    "  \(range[0])-\(range[1])   \(Decimals.text(bin.share, places: 3))  \(numbers[0])      \(numbers[1])\n"
            }
            text += "  mean distance \(Decimals.text(reliability.error, places: 3))\n"
        }
        return text
    }
}
