/// What two rows of no negative values have in common: their product, and what marked columns have in it.
package struct RowOverlap: Sendable, Equatable {
    /// The product.
    package private(set) var product: Float = 0
    /// What marked columns add to it.
    package private(set) var ofMarked: Float = 0
    /// The most that one marked column adds.
    package private(set) var mostOfMarked: Float = 0

    /// Columns that both have, and those of them that are marked.
    package private(set) var (count, markedCount): (Int, Int) = (0, 0)

    package init() {}

    /// Counts the product of one column that both have.
    @inline(__always)
    package mutating func add(_ columnProduct: Float, isMarked: Bool) {
        product += columnProduct
        count += 1
        guard isMarked else { return }
        ofMarked += columnProduct
        markedCount += 1
        mostOfMarked = max(mostOfMarked, columnProduct)
    }
}
