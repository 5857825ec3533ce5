/// The most similar rows of each row of a sparse matrix, exactly, without an n x n matrix.
///
/// A panel of rows is inverted over its rare columns; a tile of rows is multiplied with it, row by row, in a line of
/// sums that the first-level cache holds. What the frequent columns add is bounded by the lengths of both rows' dense
/// parts (Cauchy-Schwarz, as the prefix norms of L2AP: Anastasiu & Karypis, ICDE 2014, section IV). Where the floor is
/// high against that bound, few pairs can still reach it, and only theirs are multiplied out; where it is not, a
/// matrix product by BLAS gives the frequent part of the whole tile. What is found is multiplied out again as the plain
/// product, so the result is the same to the bit for any plan and number of threads.
///
/// - Precondition: no row is longer than 1.
package struct SimilarRows: Sendable {
    /// Two rows and their product, a < b.
    package struct Pair: Sendable, Equatable {
        package var a: UInt32
        package var b: UInt32
        package var similarity: Float

        package init(a: UInt32, b: UInt32, similarity: Float) {
            self.a = a
            self.b = b
            self.similarity = similarity
        }
    }

    /// Which pairs are asked for.
    package struct Request: Sendable {
        /// The least similarity, above 0.
        package var floor: Float
        /// For each row the end of the rows that it is compared with; those are from the next row up to it.
        package var lastOf: [Int]
        /// What the product of two rows is multiplied by to be their similarity, in 0...1; it must not rise with the
        /// second row within `lastOf` of the first.
        package var factor: (@Sendable (Int, Int) -> Float)?

        package init(floor: Float, upTo lastOf: [Int], factor: (@Sendable (Int, Int) -> Float)? = nil) {
            self.floor = floor
            self.lastOf = lastOf
            self.factor = factor
        }

        /// How many pairs are compared.
        package var pairCount: Int { lastOf.indices.reduce(0) { $0 + max(0, lastOf[$1] - $1 - 1) } }
    }

    let rows: SparseRows
    let columns: ColumnOrder

    /// - Complexity: O(e + c) in the entries and the columns.
    package init(_ rows: SparseRows) {
        self.rows = rows
        columns = ColumnOrder(of: rows)
    }

    /// Rows of a tile; divides those of a panel.
    package static let tileRows = 256
    /// Rows of a panel: few where each row is compared with few others, so that less of a tile lies outside of what is
    /// asked for.
    package static let panelRows = (wide: 4_096, narrow: 768)
    /// Panels at hand at one time, and the numbers that their dense blocks hold at most.
    private static let atOnce = (panels: 16, denseNumbers: 1 << 25)
    /// The factor is looked up for so many columns at a time.
    private static let segment = 128

    /// Each row's most similar rows among those whose similarity is at least the floor.
    ///
    /// Each similarity is the plain product of the two rows, so the answer does not depend on the plan.
    ///
    /// - Parameters:
    ///   - most: how many a row has at most.
    ///   - plan: how it is computed; the one that a short calibration finds the cheapest where it is not given.
    ///   - progress: told how many rows are done; what it throws ends the search.
    /// - Complexity: O(p r) for p compared pairs and r rare columns shared, and O(f) in the frequent columns for those that
    ///   rare columns and bounds leave.
    package func nearest<Failure: Error>(
        _ most: Int, _ request: Request, plan: SimilarityPlan? = nil, threads: Int,
        progress: @Sendable (Int) throws(Failure) -> Void
    ) throws(Failure) -> NearestRows {
        let plan = plan ?? SimilarityPlan(for: self, request)
        var exact = request
        // The sums of a tile may be this much less than the plain product.
        exact.floor -= DenseBlock.slack
        let split = ColumnSplit(columns, denseCount: plan.denseColumns)
        var nearest = NearestRows(rowCount: rows.rowCount, most: most)
        try forEachWave(exact, split, prunes: plan.prunes, threads: threads) { (found, end) throws(Failure) in
            // What is found in some tiles bounds what is looked for in the next.
            for start in stride(from: 0, to: found.count, by: 4 * threads) {
                let lists = found[start..<min(found.count, start + 4 * threads)]
                for pair in nearer(lists, than: nearest, request, threads: threads) { nearest.insert(pair) }
            }
            try progress(end)
        }
        return nearest
    }

    /// The same, where nobody waits.
    package func nearest(
        _ most: Int, _ request: Request, plan: SimilarityPlan? = nil, threads: Int
    ) -> NearestRows {
        nearest(most, request, plan: plan, threads: threads, progress: { _ in })
    }

    /// Those of some pairs that are near enough to be taken, by the plain product of their rows.
    private func nearer(
        _ lists: ArraySlice<[Pair]>, than nearest: NearestRows, _ request: Request, threads: Int
    ) -> [Pair] {
        parallelMap(count: lists.count, threads: threads) { list in
            lists[lists.startIndex + list].compactMap { pair -> Pair? in
                let (a, b) = (Int(pair.a), Int(pair.b))
                // Most pairs that reach the floor of the request are not near enough.
                guard nearest.takes(pair.similarity + DenseBlock.slack, a, b) else { return nil }
                let similarity = rows.product(a, b) * (request.factor?(a, b) ?? 1)
                guard similarity >= request.floor, nearest.takes(similarity, a, b) else { return nil }
                return Pair(a: pair.a, b: pair.b, similarity: similarity)
            }
        }.flatMap { $0 }
    }

    // MARK: Tiles

    /// Calls `receive` with the pairs of some panels after those of others, a list a tile.
    ///
    /// - Parameter prunes: whether pairs are multiplied out one by one.
    private func forEachWave<Failure: Error>(
        _ request: Request, _ split: ColumnSplit, prunes: Bool, threads: Int,
        receive: ([[Pair]], Int) throws(Failure) -> Void
    ) throws(Failure) {
        let count = rows.rowCount
        precondition(request.lastOf.count == count, "one end a row")
        let tileCount = (count + Self.tileRows - 1) / Self.tileRows
        let lastOfTile = (0..<tileCount).map { tile in
            request.lastOf[tile * Self.tileRows..<min(count, (tile + 1) * Self.tileRows)].max() ?? 0
        }
        let isNarrow = request.pairCount / max(1, count) < Self.panelRows.wide
        let panelRows = isNarrow ? Self.panelRows.narrow : Self.panelRows.wide
        let starts = Array(stride(from: 0, to: count, by: panelRows))
        let panelsAtOnce = min(
            Self.atOnce.panels, max(2, Self.atOnce.denseNumbers / (panelRows * max(1, split.denseCount))))
        for wave in stride(from: 0, to: starts.count, by: panelsAtOnce) {
            let ranges = starts[wave..<min(starts.count, wave + panelsAtOnce)].map { start in
                start..<min(count, start + panelRows)
            }
            let panels = parallelMap(count: ranges.count, threads: threads) { index in
                PanelIndex(ranges[index], of: rows, split)
            }
            let first = ranges.first!.lowerBound
            let end = ranges.last!.upperBound
            let tiles = (0..<tileCount).filter { $0 * Self.tileRows < end && lastOfTile[$0] > first }
            let found = parallelMap(
                count: tiles.count, threads: threads, workspace: { Workspace(panelRows: panelRows) }
            ) { workspace, index in
                let start = tiles[index] * Self.tileRows
                let tile = start..<min(count, start + Self.tileRows)
                // A tile of one of the panels is laid out already.
                let own = start >= first ? panels[(start - first) / panelRows] : nil
                if own == nil { workspace.block.fill(tile, of: rows, split) }
                let block = own?.block ?? workspace.block
                let blockStart = own?.range.lowerBound ?? start
                var pairs: [Pair] = []
                for panel in panels
                where start < panel.range.upperBound && lastOfTile[tiles[index]] > panel.range.lowerBound {
                    append(
                        &pairs, of: tile, in: block, from: blockStart, with: panel, request,
                        denseCount: split.denseCount, prunes: prunes, &workspace)
                }
                return pairs
            }
            try receive(found, end)
        }
    }

    /// What a worker uses for one tile after the other.
    private struct Workspace {
        var block = DenseBlock()
        var sums: [Float] = []
        var found: [UInt16]

        init(panelRows: Int) { found = Array(repeating: 0, count: panelRows + 16) }

        mutating func makeRoom(sums count: Int) {
            if sums.count < count { sums = Array(repeating: 0, count: count) }
        }
    }

    /// Appends the pairs of a tile with the rows of a panel.
    ///
    /// - Parameters:
    ///   - block: holds the tile among the rows from `blockStart` on.
    private func append(
        _ pairs: inout [Pair], of tile: Range<Int>, in block: borrowing DenseBlock, from blockStart: Int,
        with panel: borrowing PanelIndex, _ request: Request, denseCount: Int, prunes: Bool,
        _ workspace: inout Workspace
    ) {
        let width = panel.range.count
        workspace.makeRoom(sums: prunes ? width : tile.count * width)
        if !prunes {
            BLAS.multiplyByTransposed(
                block.dense, from: (tile.lowerBound - blockStart) * denseCount, panel.block.dense, from: 0,
                into: &workspace.sums, m: tile.count, n: width, k: denseCount)
        }
        for row in tile {
            let first = max(row + 1, panel.range.lowerBound)
            let end = min(panel.range.upperBound, request.lastOf[row])
            guard first < end else { continue }
            let index = row - blockStart
            let line = prunes ? 0 : (row - tile.lowerBound) * width
            if prunes { for place in 0..<width { workspace.sums[place] = 0 } }
            RowProducts.accumulate(row: index, of: block, panel, into: &workspace.sums, from: line)
            let places = first - panel.range.lowerBound..<end - panel.range.lowerBound
            let step = request.factor == nil ? places.count : Self.segment
            for start in stride(from: places.lowerBound, to: places.upperBound, by: step) {
                let segment = start..<min(places.upperBound, start + step)
                let least = floor(of: row, panel.range.lowerBound + start, request)
                guard least <= 1 + DenseBlock.slack else { break }
                let reaching = RowProducts.reaching(
                    least - DenseBlock.slack, workspace.sums, from: line,
                    norm: prunes ? block.norms[index] : 0, panel.block.norms, in: segment, into: &workspace.found)
                for candidate in 0..<reaching {
                    let place = Int(workspace.found[candidate])
                    let other = panel.range.lowerBound + place
                    var similarity = workspace.sums[line + place]
                    if prunes {
                        similarity += RowProducts.product(
                            block.dense, from: index * denseCount, panel.block.dense,
                            from: place * denseCount, count: denseCount)
                    }
                    if let factor = request.factor { similarity *= factor(row, other) }
                    if similarity >= request.floor {
                        pairs.append(Pair(a: UInt32(row), b: UInt32(other), similarity: similarity))
                    }
                }
            }
        }
    }

    /// The least product that two rows need for the floor, and with it the rows after the second.
    private func floor(of row: Int, _ other: Int, _ request: Request) -> Float {
        guard let factor = request.factor, other > row, other < request.lastOf[row] else { return request.floor }
        let share = factor(row, other)
        return share > 0 ? request.floor / share : .infinity
    }
}
