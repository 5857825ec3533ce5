import Kernels

/// The versions that report several events: briefings, newsletters, reviews of a day. Each is a story of its own, and
/// would otherwise glue those that it mentions.
///
/// A roundup is like several versions that have nothing to do with each other, and made of what it shares with them:
/// they fall into three parts or more without a link between, no part carries most of what is shared, and together the
/// parts carry a good share of its row.
struct Roundups: Sendable {
    private static let fewestParts = 3
    /// The cosine from which two neighbours belong to one part.
    private static let link: Float = 0.12
    /// The least sum of the squared cosines with the parts; that of a row with orthogonal parts which make it up is 1.
    private static let leastShared: Float = 0.25
    /// The largest share of that sum that one part may carry.
    private static let mostOfOne: Float = 0.5
    /// A headline mentions several things without reporting them.
    private static let fewestTerms = 15

    private let isRoundup: [Bool]

    /// - Parameter neighbours: those nearest to each row.
    /// - Complexity: O(n k^2 m) for n rows of m entries with k neighbours, in few of which there is much to do.
    init(of rows: SparseRows, neighbours: NearestRows, threads: Int) {
        let block = 512
        let blocks = (rows.rowCount + block - 1) / block
        isRoundup = parallelMap(
            count: blocks, threads: threads, workspace: { LaidRow(columnCount: rows.columnCount) }
        ) { laid, index in
            (index * block..<min(rows.rowCount, (index + 1) * block)).map {
                Self.isRoundup($0, rows, neighbours, &laid)
            }
        }.flatMap { $0 }
    }

    func holds(_ row: Int) -> Bool { isRoundup[row] }

    private static func isRoundup(
        _ row: Int, _ rows: SparseRows, _ neighbours: NearestRows, _ laid: inout LaidRow
    ) -> Bool {
        let near = neighbours[row].map { Int($0.row) }
        guard near.count >= fewestParts, rows.range(of: row).count >= fewestTerms else { return false }
        laid.lay([.init(row: row, share: 1)], of: rows)
        let squares = near.map { other in
            let cosine = laid.product(other, of: rows)
            return cosine * cosine
        }
        guard squares.max()! <= mostOfOne * squares.reduce(0, +) else { return false }
        var isLinked = [[Bool]](repeating: [Bool](repeating: false, count: near.count), count: near.count)
        for a in near.indices {
            laid.lay([.init(row: near[a], share: 1)], of: rows)
            for b in 0..<a where laid.product(near[b], of: rows) >= link {
                isLinked[a][b] = true
                isLinked[b][a] = true
            }
        }
        // Another roundup among the neighbours would link all parts.
        let plain = near.indices.filter { one in
            apart(near.indices.filter { isLinked[one][$0] }, isLinked) < fewestParts
        }
        var part = Array(near.indices)
        for a in plain {
            for b in plain where b < a && isLinked[a][b] && part[a] != part[b] {
                let (from, to) = (part[a], part[b])
                for one in plain where part[one] == from { part[one] = to }
            }
        }
        var shared: [Int: Float] = [:]
        for one in plain { shared[part[one]] = max(shared[part[one]] ?? 0, squares[one]) }
        let sum = shared.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
        return shared.count >= fewestParts && sum >= leastShared && shared.values.max()! <= mostOfOne * sum
    }

    /// How many of some neighbours have no link to each other, those with the fewest links taken first.
    private static func apart(_ some: [Int], _ isLinked: [[Bool]]) -> Int {
        var taken: [Int] = []
        let byLinks = some.map { one in (links: isLinked[one].count { $0 }, one: one) }.sorted { $0 < $1 }
        for (_, one) in byLinks where taken.allSatisfy({ !isLinked[one][$0] }) { taken.append(one) }
        return taken.count
    }
}
