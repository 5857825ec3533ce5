import Kernels

/// Moves each row towards its nearest neighbours, so that two reports of one event that share few words
/// meet in the words of the reports between them.
///
/// With x the rows and s their similarities, row i becomes x_i + w * n_i, scaled to length 1, where n_i is
/// the sum of s_ij x_j over the nearest neighbours, scaled to length 1.
struct NeighbourSmoothing: Sendable {
    /// Neighbours that count, at most.
    var neighbours = 10
    /// The least similarity of a neighbour that counts in a large corpus...
    var floor: Float = 0.2
    /// ...and what it rises by in a small one, where a neighbour may be the nearest only for want of others.
    var riseInSmallCorpora: (by: Float, versions: Float) = (0.1, 50)
    /// w above.
    var weight: Float = 0.7

    /// The least similarity of a neighbour among so many versions.
    func floor(among versions: Int) -> Float {
        floor + riseInSmallCorpora.by * riseInSmallCorpora.versions / (Float(versions) + riseInSmallCorpora.versions)
    }

    /// - Parameter pairs: similar rows, each pair once.
    /// - Complexity: O(n k m) for n rows, k neighbours and m entries a row.
    func smooth(_ rows: SparseRows, pairs: [SimilarRows.Pair], threads: Int) -> SparseRows {
        let nearest = nearestNeighbours(count: rows.rowCount, pairs: pairs)
        let block = 512
        let blocks = (rows.rowCount + block - 1) / block
        let parts = parallelMap(count: blocks, threads: threads) { index in
            let range = index * block..<min(rows.rowCount, (index + 1) * block)
            return smooth(range, of: rows, nearest: nearest)
        }
        var result = SparseRows(columnCount: rows.columnCount)
        for part in parts {
            for row in 0..<part.rowCount {
                result.append(columns: part.columns[part.range(of: row)], values: part.values[part.range(of: row)])
            }
        }
        return result
    }

    private struct Neighbour: Sendable {
        var row: UInt32
        var similarity: Float
    }

    /// Per row its nearest neighbours, the most similar first, ties by row.
    private func nearestNeighbours(count: Int, pairs: [SimilarRows.Pair]) -> [[Neighbour]] {
        var lists: [[Neighbour]] = Array(repeating: [], count: count)
        for pair in pairs where pair.similarity >= floor(among: count) {
            lists[Int(pair.a)].append(Neighbour(row: pair.b, similarity: pair.similarity))
            lists[Int(pair.b)].append(Neighbour(row: pair.a, similarity: pair.similarity))
        }
        for row in lists.indices {
            lists[row].sort { ($1.similarity, $0.row) < ($0.similarity, $1.row) }
            if lists[row].count > neighbours { lists[row].removeLast(lists[row].count - neighbours) }
        }
        return lists
    }

    private func smooth(_ range: Range<Int>, of rows: SparseRows, nearest: [[Neighbour]]) -> SparseRows {
        var result = SparseRows(columnCount: rows.columnCount)
        var sums = [Float](repeating: 0, count: rows.columnCount)
        var isTouched = [Bool](repeating: false, count: rows.columnCount)
        for row in range {
            let own = rows.range(of: row)
            guard !nearest[row].isEmpty else {
                result.append(columns: rows.columns[own], values: rows.values[own])
                continue
            }
            var touched: [UInt32] = []
            func add(_ entries: Range<Int>, times factor: Float) {
                for entry in entries {
                    let column = Int(rows.columns[entry])
                    if !isTouched[column] {
                        isTouched[column] = true
                        touched.append(rows.columns[entry])
                    }
                    sums[column] += factor * rows.values[entry]
                }
            }
            for neighbour in nearest[row] {
                add(rows.range(of: Int(neighbour.row)), times: neighbour.similarity)
            }
            touched.sort()
            let length = touched.reduce(into: Float(0)) { $0 += sums[Int($1)] * sums[Int($1)] }.squareRoot()
            for column in touched { sums[Int(column)] *= weight / length }
            add(own, times: 1)
            touched.sort()
            let total = touched.reduce(into: Float(0)) { $0 += sums[Int($1)] * sums[Int($1)] }.squareRoot()
            result.append(columns: touched, values: touched.map { sums[Int($0)] / total })
            for column in touched {
                sums[Int(column)] = 0
                isTouched[Int(column)] = false
            }
        }
        return result
    }
}
