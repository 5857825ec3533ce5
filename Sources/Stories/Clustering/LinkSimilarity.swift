import Kernels

/// What two rows count for in a link between clusters: their cosine after smoothing, less what days and kinship take off.
struct LinkSimilarity: Sendable {
    /// What is below it counts as none.
    static let floor: Float = 0.12

    let rows: SmoothedRows
    /// For each row the end of the rows after it that it is compared with.
    let lastOf: [Int]
    /// What days leave of the similarity of two rows, in 0...1.
    let time: @Sendable (Int, Int) -> Float
    let kinship: Kinship

    /// - Parameters:
    ///   - a: the lower row.
    ///   - cosine: of the two after smoothing.
    /// - Returns: 0, or from ``floor`` to 1 and what rounding adds.
    func callAsFunction(_ a: Int, _ b: Int, cosine: Float) -> Float {
        callAsFunction(a, b, cosine: cosine, nameShare: kinship.names.share(a, b))
    }

    private func callAsFunction(
        _ a: Int, _ b: Int, cosine: Float, nameShare: @autoclosure () -> Float
    ) -> Float {
        guard b < lastOf[a] else { return 0 }
        var similarity = cosine * time(a, b)
        guard similarity >= Self.floor else { return 0 }
        similarity *= kinship.share(a, b, ofNames: nameShare())
        return similarity >= Self.floor ? similarity : 0
    }

    /// Compares one row after the other with many.
    struct Comparison {
        private let similarity: LinkSimilarity
        private var cosines: SmoothedRows.Comparison
        private var names: SharedNames.Comparison
        private var row = 0

        init(_ similarity: LinkSimilarity) {
            self.similarity = similarity
            cosines = SmoothedRows.Comparison(similarity.rows)
            names = SharedNames.Comparison(similarity.kinship.names)
        }

        /// Takes the row that others are compared with.
        mutating func take(_ row: Int) {
            self.row = row
            cosines.take(row)
            names.take(row)
        }

        /// The similarity of the row that was taken and another.
        ///
        /// - Complexity: that of ``SmoothedRows/Comparison/product(_:)``.
        mutating func callAsFunction(_ other: Int) -> Float {
            similarity(
                min(row, other), max(row, other), cosine: cosines.product(other), nameShare: names.share(other))
        }
    }
}
