import Kernels

/// What is left of the likeness of two versions once it is asked what they are: nothing between the issues of a series,
/// between two texts of one template, and beside a roundup or a page without an article; little where no name is shared.
struct Kinship: Sendable {
    let series: Series
    let roundups: Roundups
    let names: SharedNames
    /// Whether two rows are one template with other facts.
    let isTemplate: @Sendable (Int, Int) -> Bool
    /// Per row: whether it is a page of its site, and no article.
    let isPage: [Bool]

    /// What is left for a link, in 0...1.
    func share(_ a: Int, _ b: Int) -> Float { share(a, b, ofNames: names.share(a, b)) }

    /// - Parameter nameShare: what ``names`` leave.
    func share(_ a: Int, _ b: Int, ofNames nameShare: @autoclosure () -> Float) -> Float {
        series.holds(a, b) || areApart(a, b) ? 0 : nameShare()
    }

    /// What is left for the choice of neighbours, in 0...1; issues of a series may share their words.
    func neighbourShare(_ a: Int, _ b: Int) -> Float { areApart(a, b) ? 0 : names.share(a, b) }

    private func areApart(_ a: Int, _ b: Int) -> Bool {
        roundups.holds(a) || roundups.holds(b) || isPage[a] || isPage[b] || isTemplate(a, b)
    }

}
