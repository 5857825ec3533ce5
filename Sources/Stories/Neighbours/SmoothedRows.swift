import Kernels

/// Rows that were moved towards their neighbours, and how much of each is whose.
struct SmoothedRows: Sendable {
    let rows: SparseRows
    /// Per row: what it is of its smoothed self, and what a neighbour is for each unit of its similarity.
    let shares: [(own: Float, neighbour: Float)]
    /// Those that the rows were moved towards.
    let neighbours: NearestRows
}
