import Corpus
package import NearDuplicates

/// Prints how duplicates are looked for, and what share of them is found, for a person.
package enum PlanText {
    package static func text(of explanation: PlanExplanation, style: TerminalStyle) -> String {
        let (options, plan) = (explanation.options, explanation.plan)
        let (unit, units) = options.unit == .words ? ("word", "words") : ("character", "characters")
        let width = options.shingleWidth
        let isGiven = options.permutations != nil || options.bands != nil
        let facts: [(name: String, value: String, meaning: String)] = [
            (
                "shingles", width == 1 ? "1 \(unit)" : "\(width) \(units)",
                "Two texts are compared by the sets of their shingles, the runs of so many \(units)."
            ),
            (
                "threshold", decimals(options.threshold, 2),
                "A pair is a duplicate where this share of all shingles that either has is in both (Jaccard)."
            ),
            (
                "containment", decimals(options.containmentThreshold, 2),
                """
                So is one where this share of the smaller set, of \(options.fewestContainedShingles) shingles or \
                more, is in the larger: a brief cut from an article.
                """
            ),
            (
                "signature", "\(plan.permutations) values",
                "A sketch of each text. Two texts agree in about as many of its values as their similarity says."
            ),
            (
                "bands", "\(plan.bands) of \(plan.rows)",
                """
                The signature is cut into bands of \(plan.rows == 1 ? "one value" : "\(plan.rows) values") each; two \
                texts that agree in a whole band are a candidate pair. More bands find more, longer ones fewer \
                strangers.
                """
            ),
            (
                "recall", isGiven ? "by hand" : decimals(options.recall, 4),
                isGiven
                    ? "Permutations or bands were given, so this is what they make it: see below."
                    : "The share of the pairs at the threshold that the bands must bring together."
            ),
            (
                "samples", "1 in \(options.samplingRate)",
                """
                One shingle in \(options.samplingRate) is kept as a sample. Texts that hold most of a shorter one's \
                samples are candidates too, since bands miss a brief cut from an article; a pair whose samples \
                show that it is not alike is passed over.
                """
            ),
        ]
        var text = style.bold("How duplicates are looked for") + "\n\n"
        for fact in facts {
            let lines = Columns.wrap(fact.meaning, max(20, style.width - 27))
            for (index, line) in lines.enumerated() {
                let (name, value) = index == 0 ? (fact.name, fact.value) : ("", "")
                text += "  " + Columns.fit(name, 13) + style.accent(Columns.fit(value, 12)) + line + "\n"
            }
        }
        let end = "Every candidate pair is compared exactly, so a wrong one costs time and nothing else."
        text += "\n" + Columns.wrap(end, style.width).joined(separator: "\n") + "\n\n"
        return text + curve(of: explanation, style: style)
    }

    /// The S-curve as a table: a row for each similarity.
    private static func curve(of explanation: PlanExplanation, style: TerminalStyle) -> String {
        var text = style.bold("What share of the pairs of texts becomes candidates, by their similarity") + "\n\n"
        let sizes = PlanExplanation.sizes.map { Columns.right("\($0)", 9) }.joined()
        text += style.dim("                           measured, shingles in either text") + "\n"
        text += style.dim("  similarity   by formula" + sizes) + "\n"
        for point in explanation.curve {
            let row =
                Columns.right(decimals(point.similarity, 2), 12) + Columns.right(decimals(point.byFormula, 4), 13)
                + point.measured.map { Columns.right(decimals($0, 4), 9) }.joined()
            text += point.isThreshold ? style.bold(row) + "  threshold\n" : row + "\n"
        }
        let note = """
            Measured on \(Decimals.grouped(explanation.pairCount)) random pairs of sets for each figure, sketched as texts are; the \
            formula takes the values of a signature for independent. Of the pairs at the threshold the samples then pass \
            over fewer than one in 500.
            """
        return text + "\n" + Columns.wrap(note, style.width).joined(separator: "\n") + "\n"
    }

    private static func decimals(_ value: Double, _ places: Int) -> String { Decimals.text(value, places: places) }
}
