import Kernels

/// The parts of a graph that no pair connects: what is agglomerated in one makes no difference to another.
struct GraphComponents {
    /// A part, its rows and pairs.
    struct Component {
        /// Ascending.
        let rows: ArraySlice<UInt32>
        /// By their numbers, ascending.
        let pairs: ArraySlice<UInt32>
    }

    /// The rows of one part after those of another; parts in the order of their first rows.
    private let rows: [UInt32]
    private let rowStarts: [Int]
    private let pairs: [UInt32]
    private let pairStarts: [Int]
    /// Per row of the range: its place among the rows of its part.
    let placeOf: [UInt32]

    var count: Int { rowStarts.count - 1 }

    subscript(number: Int) -> Component {
        Component(
            rows: rows[rowStarts[number]..<rowStarts[number + 1]],
            pairs: pairs[pairStarts[number]..<pairStarts[number + 1]])
    }

    /// - Parameter pairs: those that begin outside the range are passed over.
    /// - Complexity: O((n + e) a(n)) in the rows and pairs, a the inverse of Ackermann's function.
    init(of range: Range<Int>, pairs: [SimilarRows.Pair]) {
        var parent = range.indices.map { UInt32($0 - range.lowerBound) }
        func root(_ row: UInt32) -> UInt32 {
            var row = row
            while parent[Int(row)] != row {
                parent[Int(row)] = parent[Int(parent[Int(row)])]
                row = parent[Int(row)]
            }
            return row
        }
        for pair in pairs where range.contains(Int(pair.a)) {
            let (a, b) = (root(pair.a - UInt32(range.lowerBound)), root(pair.b - UInt32(range.lowerBound)))
            // Under the lower, so that a part is known by its first row.
            parent[Int(max(a, b))] = min(a, b)
        }
        var number = [UInt32](repeating: 0, count: range.count)
        var starts = [0]
        for row in number.indices {
            let top = Int(root(UInt32(row)))
            if top == row {
                number[row] = UInt32(starts.count - 1)
                starts.append(0)
            } else {
                number[row] = number[top]
            }
            starts[Int(number[row]) + 1] += 1
        }
        for part in 1..<starts.count { starts[part] += starts[part - 1] }
        rowStarts = starts
        var rows = [UInt32](repeating: 0, count: range.count)
        var placeOf = [UInt32](repeating: 0, count: range.count)
        for row in number.indices {
            let part = Int(number[row])
            placeOf[row] = UInt32(starts[part] - rowStarts[part])
            rows[starts[part]] = UInt32(range.lowerBound + row)
            starts[part] += 1
        }
        (self.rows, self.placeOf) = (rows, placeOf)
        func part(_ pair: SimilarRows.Pair) -> Int { Int(number[Int(pair.a) - range.lowerBound]) }
        var next = [Int](repeating: 0, count: rowStarts.count)
        for pair in pairs where range.contains(Int(pair.a)) { next[part(pair) + 1] += 1 }
        for part in 1..<next.count { next[part] += next[part - 1] }
        pairStarts = next
        var numbers = [UInt32](repeating: 0, count: next.last!)
        for (index, pair) in pairs.enumerated() where range.contains(Int(pair.a)) {
            numbers[next[part(pair)]] = UInt32(index)
            next[part(pair)] += 1
        }
        self.pairs = numbers
    }
}
