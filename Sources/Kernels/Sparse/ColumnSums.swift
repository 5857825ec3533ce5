/// Adds up counts of two kinds by column, and gives them back in ascending order of the columns, without sorting.
///
/// A bitmap tells which columns hold anything, and a bitmap of its words which of those do. Working space is kept
/// from row to row.
package struct ColumnSums: Sendable {
    /// Per column: the first kind in the high half, the second in the low half.
    private var sums: [UInt32]
    private var bits: [UInt64]
    private var wordBits: [UInt64]

    /// What stands for no column.
    package static let none = UInt32.max

    package init(columnCount: Int) {
        sums = Array(repeating: 0, count: columnCount)
        bits = Array(repeating: 0, count: columnCount / 64 + 1)
        wordBits = Array(repeating: 0, count: columnCount / 4_096 + 1)
    }

    /// Adds counts to the columns that some numbers stand for; a sum stops at 65,535.
    ///
    /// - Parameters:
    ///   - numbers: each with the count at its position.
    ///   - columnOf: per number from `offset` on: its column, or ``none``.
    ///   - isFirstKind: what is counted.
    /// - Complexity: O(n) in the numbers.
    package mutating func add(
        _ numbers: ArraySlice<UInt32>, _ counts: ArraySlice<UInt16>, columnOf: [UInt32], offset: Int,
        isFirstKind: Bool
    ) {
        precondition(numbers.indices == counts.indices)
        let shift: UInt32 = isFirstKind ? 16 : 0
        for index in numbers.indices {
            let column = columnOf[offset + Int(numbers[index])]
            guard column != Self.none else { continue }
            let sum = sums[Int(column)]
            let most = 0xFFFF - (sum &>> shift) & 0xFFFF
            sums[Int(column)] = sum &+ min(UInt32(counts[index]), most) &<< shift
            let word = Int(column &>> 6)
            bits[word] |= 1 &<< UInt64(column & 63)
            wordBits[word &>> 6] |= 1 &<< UInt64(word & 63)
        }
    }

    /// Appends the columns that hold anything, ascending, with their sums, and begins anew.
    ///
    /// - Parameter sums: the first kind in the high half of each, the second in the low half.
    /// - Complexity: O(n) in the columns given, and a step for every 4,096 columns there are.
    package mutating func drain(into columns: inout [UInt32], _ sums: inout [UInt32]) {
        for group in wordBits.indices where wordBits[group] != 0 {
            var words = wordBits[group]
            wordBits[group] = 0
            while words != 0 {
                let word = group << 6 | words.trailingZeroBitCount
                words &= words &- 1
                var set = bits[word]
                bits[word] = 0
                while set != 0 {
                    let column = word << 6 | set.trailingZeroBitCount
                    set &= set &- 1
                    columns.append(UInt32(truncatingIfNeeded: column))
                    sums.append(self.sums[column])
                    self.sums[column] = 0
                }
            }
        }
    }
}
