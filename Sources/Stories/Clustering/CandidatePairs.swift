import Corpus
import Kernels

/// The pairs of rows that may be alike after smoothing, found without comparing all with all.
///
/// A smoothed row is a sum of a few rows, itself and its neighbours, so the product of two smoothed rows is the sum of
/// the products of the few with each other. Of these the similarities of nearest neighbours are known, and the others
/// are small, or they would be nearest ones. What is known gives an estimate, too low rather than too high; the pairs
/// whose estimate reaches a floor are compared exactly. What that leaves out between two clusters ``Agglomeration`` makes
/// up for before it joins them.
struct CandidatePairs {
    /// The least estimate, time included: half of what counts.
    private static let floor = LinkSimilarity.floor / 2
    /// Candidates among the rows after a row, at most; those with the highest estimates.
    private static let most = 128
    /// Rows that one is linked with, and rows that one is a part of, at most; the strongest. Near-equal texts have
    /// thousands of each.
    private static let mostLinks = 64
    private static let blockRows = 256

    /// Per row: those that it is a nearest neighbour of, or that are its own, with their similarity.
    private let links: RowLists
    /// Per row: those that were moved towards it, with its share of each.
    private let movedTowards: RowLists
    private let smoothed: SmoothedRows

    /// - Complexity: O(n k log k) for n rows and k neighbours.
    init(_ smoothed: SmoothedRows) {
        self.smoothed = smoothed
        let (rows, neighbours) = (smoothed.rowCount, smoothed.neighbours)
        links = RowLists(rowCount: rows, most: Self.mostLinks) { add in
            for row in 0..<rows {
                for neighbour in neighbours[row] {
                    add(row, neighbour)
                    add(Int(neighbour.row), .init(row: UInt32(row), similarity: neighbour.similarity))
                }
            }
        }
        movedTowards = RowLists(rowCount: rows, most: Self.mostLinks) { add in
            for row in 0..<rows {
                for neighbour in neighbours[row] {
                    let share = smoothed.shares[row].neighbour * neighbour.similarity
                    add(Int(neighbour.row), .init(row: UInt32(row), similarity: share))
                }
            }
        }
    }

    /// Those that are alike, ascending by (a, b), with their similarity.
    ///
    /// - Complexity: O(n k^3) estimates at most, and a product for each candidate.
    func pairs(
        _ similarity: LinkSimilarity, threads: Int, progress: @Sendable (Int) throws(CorpusError) -> Void = { _ in }
    ) throws(CorpusError) -> [SimilarRows.Pair] {
        let count = smoothed.rowCount
        let blocks = (count + Self.blockRows - 1) / Self.blockRows
        let found = try parallelMap(count: blocks, threads: threads, workspace: { Workspace(similarity) }) {
            (workspace, index) throws(CorpusError) in
            let range = index * Self.blockRows..<min(count, (index + 1) * Self.blockRows)
            try progress(range.upperBound)
            return range.flatMap { pairs(of: $0, similarity, &workspace) }
        }
        return joined(found)
    }

    private func pairs(
        of row: Int, _ similarity: LinkSimilarity, _ workspace: inout Workspace
    ) -> [SimilarRows.Pair] {
        let candidates = candidates(of: row, similarity, &workspace)
        guard !candidates.isEmpty else { return [] }
        workspace.comparison.take(row)
        return candidates.compactMap { other in
            let value = workspace.comparison(other)
            return value > 0 ? SimilarRows.Pair(a: UInt32(row), b: UInt32(other), similarity: value) : nil
        }
    }

    /// The rows after a row whose estimate reaches the floor, ascending.
    private func candidates(
        of row: Int, _ similarity: LinkSimilarity, _ workspace: inout Workspace
    ) -> [Int] {
        // What the row's parts have of each row, as far as it is known...
        func spread(_ part: Int, _ share: Float) {
            workspace.near.add(share, at: part)
            for link in links[part] { workspace.near.add(share * link.similarity, at: Int(link.row)) }
        }
        spread(row, smoothed.shares[row].own)
        for neighbour in smoothed.neighbours[row] {
            spread(Int(neighbour.row), smoothed.shares[row].neighbour * neighbour.similarity)
        }
        // ...is multiplied with the shares that others have of it.
        let others = row + 1..<similarity.lastOf[row]
        for part in workspace.near.touched {
            let value = workspace.near[part]
            if others.contains(part) { workspace.estimates.add(value * smoothed.shares[part].own, at: part) }
            for other in movedTowards[part] where others.contains(Int(other.row)) {
                workspace.estimates.add(value * other.similarity, at: Int(other.row))
            }
        }
        var candidates: [(row: Int, estimate: Float)] = []
        for other in workspace.estimates.touched where workspace.estimates[other] >= Self.floor {
            let estimate = workspace.estimates[other] * similarity.time(row, other)
            if estimate >= Self.floor { candidates.append((other, estimate)) }
        }
        workspace.near.clear()
        workspace.estimates.clear()
        if candidates.count > Self.most {
            candidates.sort { ($1.estimate, $0.row) < ($0.estimate, $1.row) }
            candidates.removeLast(candidates.count - Self.most)
        }
        return candidates.map(\.row).sorted()
    }

    /// What a worker uses for one row after the other.
    private struct Workspace {
        var near: Sums
        var estimates: Sums
        var comparison: LinkSimilarity.Comparison

        init(_ similarity: LinkSimilarity) {
            near = Sums(count: similarity.rows.rowCount)
            estimates = near
            comparison = LinkSimilarity.Comparison(similarity)
        }
    }

    /// Sums of positive numbers, of which few are not 0.
    private struct Sums {
        private var sums: [Float]
        private(set) var touched: [Int] = []

        init(count: Int) { sums = Array(repeating: 0, count: count) }

        subscript(index: Int) -> Float { sums[index] }

        mutating func add(_ value: Float, at index: Int) {
            if sums[index] == 0 { touched.append(index) }
            sums[index] += value
        }

        mutating func clear() {
            for index in touched { sums[index] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
    }
}

/// A short list of rows for each row.
private struct RowLists: Sendable {
    private var starts: [Int] = [0]
    private var entries: [NearestRows.Neighbour] = []

    /// - Parameters:
    ///   - most: entries of a list; of more those with the highest similarity, ties by row.
    ///   - forEach: calls its argument with every row and entry, twice in the same order; of equal entries one counts.
    init(rowCount: Int, most: Int, _ forEach: ((Int, NearestRows.Neighbour) -> Void) -> Void) {
        var next = [Int](repeating: 0, count: rowCount + 1)
        forEach { row, _ in next[row + 1] += 1 }
        for row in 0..<rowCount { next[row + 1] += next[row] }
        let ends = next.dropFirst()
        var all = [NearestRows.Neighbour](repeating: .init(row: 0, similarity: 0), count: next[rowCount])
        forEach { row, entry in
            all[next[row]] = entry
            next[row] += 1
        }
        starts.reserveCapacity(rowCount + 1)
        var start = 0
        for end in ends {
            let first = entries.count
            for entry in all[start..<end].sorted(by: { ($1.similarity, $0.row) < ($0.similarity, $1.row) })
            where entries.count < first + most && entries[first...].last?.row != entry.row { entries.append(entry) }
            starts.append(entries.count)
            start = end
        }
    }

    subscript(row: Int) -> ArraySlice<NearestRows.Neighbour> { entries[starts[row]..<starts[row + 1]] }
}
