/// Each row's most similar rows.
package struct NearestRows: Sendable, Equatable {
    package struct Neighbour: Sendable, Equatable {
        package var row: UInt32
        package var similarity: Float

        package init(row: UInt32, similarity: Float) { (self.row, self.similarity) = (row, similarity) }
    }

    /// How many a row has at most.
    package let most: Int
    /// So many places a row, of which `counts` are taken.
    private var places: [Neighbour]
    private var counts: [UInt32]

    package init(rowCount: Int, most: Int) {
        precondition(most > 0, "a row has at least one neighbour")
        self.most = most
        places = Array(repeating: Neighbour(row: 0, similarity: 0), count: rowCount * most)
        counts = Array(repeating: 0, count: rowCount)
    }

    package var rowCount: Int { counts.count }

    /// The most similar first, ties by row.
    package subscript(row: Int) -> ArraySlice<Neighbour> { places[row * most..<row * most + Int(counts[row])] }

    /// Whether either of two rows of this similarity may have the other among its neighbours.
    func takes(_ similarity: Float, _ a: Int, _ b: Int) -> Bool {
        similarity >= least(of: a) || similarity >= least(of: b)
    }

    /// What a further neighbour of a row has to reach at least.
    private func least(of row: Int) -> Float {
        counts[row] < most ? 0 : places[row * most + most - 1].similarity
    }

    /// Makes two rows neighbours, unless both have nearer ones.
    ///
    /// The order of insertion makes no difference.
    package mutating func insert(_ pair: SimilarRows.Pair) {
        insert(Neighbour(row: pair.b, similarity: pair.similarity), at: Int(pair.a))
        insert(Neighbour(row: pair.a, similarity: pair.similarity), at: Int(pair.b))
    }

    /// The neighbours under other similarities, and in their order.
    ///
    /// - Parameter similarity: what is left of that of a row and a neighbour; nil where it is none any more.
    package func kept(
        threads: Int, similarity: @Sendable (_ row: Int, _ neighbour: Neighbour) -> Float?
    ) -> NearestRows {
        let block = 4_096
        let blocks = (rowCount + block - 1) / block
        let parts = parallelMap(count: blocks, threads: threads) { index in
            let rows = index * block..<Swift.min(rowCount, (index + 1) * block)
            var part = NearestRows(rowCount: rows.count, most: most)
            for row in rows {
                for neighbour in self[row] {
                    guard let kept = similarity(row, neighbour) else { continue }
                    part.insert(Neighbour(row: neighbour.row, similarity: kept), at: row - rows.lowerBound)
                }
            }
            return part
        }
        var kept = NearestRows(rowCount: 0, most: most)
        kept.places.reserveCapacity(rowCount * most)
        kept.counts.reserveCapacity(rowCount)
        for part in parts {
            kept.places += part.places
            kept.counts += part.counts
        }
        return kept
    }

    private mutating func insert(_ neighbour: Neighbour, at row: Int) {
        func precedes(_ a: Neighbour, _ b: Neighbour) -> Bool {
            (b.similarity, a.row) < (a.similarity, b.row)
        }
        let first = row * most
        var place = first + Int(counts[row])
        if counts[row] == most {
            guard precedes(neighbour, places[place - 1]) else { return }
            place -= 1
        } else {
            counts[row] += 1
        }
        while place > first, precedes(neighbour, places[place - 1]) {
            places[place] = places[place - 1]
            place -= 1
        }
        places[place] = neighbour
    }
}
