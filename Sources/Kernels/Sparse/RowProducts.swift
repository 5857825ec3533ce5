import CRowProducts

/// The inner loops of products of sparse rows.
enum RowProducts {
    /// Which vector instructions they run on. Every level gives the same result to the bit; tests ask for each.
    enum Level: Int32, Sendable, CaseIterable {
        /// None but the language's own: the only level away from x86-64.
        case plain = 0
        case avx2 = 1
        case avx512 = 2

        static let best = Level(rawValue: storyfold_rows_best_level()) ?? .plain
        static var available: [Level] { allCases.filter { $0.rawValue <= best.rawValue } }
    }

    /// Adds to `sums`, from `start` on, the products of one row of a block with every row of a panel, over the rare
    /// columns.
    ///
    /// - Complexity: O(r + p) in the row's rare columns and the panel's postings of these.
    static func accumulate(
        row: Int, of block: borrowing DenseBlock, _ panel: borrowing PanelIndex, into sums: inout [Float],
        from start: Int
    ) {
        let entries = block.starts[row]..<block.starts[row + 1]
        precondition(start >= 0 && start + panel.range.count <= sums.count, "short sums")
        // SAFETY: ranks are below the panel's column count, and its places below its row count.
        unsafe block.rareColumns.withUnsafeBufferPointer { columns in
            unsafe block.rareValues.withUnsafeBufferPointer { values in
                unsafe panel.starts.withUnsafeBufferPointer { starts in
                    unsafe panel.places.withUnsafeBufferPointer { places in
                        unsafe panel.weights.withUnsafeBufferPointer { weights in
                            unsafe sums.withUnsafeMutableBufferPointer { sums in
                                guard !entries.isEmpty, let columns = columns.baseAddress,
                                    let values = values.baseAddress, let places = places.baseAddress
                                else { return }
                                unsafe storyfold_rows_accumulate(
                                    columns + entries.lowerBound, values + entries.lowerBound, entries.count,
                                    starts.baseAddress!, places, weights.baseAddress!, sums.baseAddress! + start)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Writes to `found` the places in `range` of sums that may still reach a floor, and returns how many there are:
    /// those i with sums[start + i] + norm * norms[i] >= floor.
    ///
    /// - Precondition: `found` holds at least 16 more than the range.
    static func reaching(
        _ floor: Float, _ sums: borrowing [Float], from start: Int, norm: Float, _ norms: borrowing [Float],
        in range: Range<Int>, into found: inout [UInt16], level: Level = .best
    ) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= norms.count, "short norms")
        precondition(start >= 0 && start + range.upperBound <= sums.count, "short sums")
        precondition(found.count >= range.count + 16 && range.upperBound <= PanelIndex.mostRows, "no room")
        guard !range.isEmpty else { return 0 }
        // SAFETY: the preconditions bound every element that is read or written.
        return unsafe sums.withUnsafeBufferPointer { sums in
            unsafe norms.withUnsafeBufferPointer { norms in
                unsafe found.withUnsafeMutableBufferPointer { found in
                    unsafe storyfold_rows_reaching(
                        level.rawValue, sums.baseAddress! + start, norms.baseAddress!, norm, floor, range.lowerBound,
                        range.upperBound, found.baseAddress!)
                }
            }
        }
    }

    /// The inner product of `count` numbers of two arrays, a multiple of 64.
    static func product(
        _ a: borrowing [Float], from aStart: Int, _ b: borrowing [Float], from bStart: Int, count: Int,
        level: Level = .best
    ) -> Float {
        precondition(count >= 0 && count % ColumnSplit.step == 0, "vectors come in steps of 64")
        precondition(aStart >= 0 && bStart >= 0 && aStart + count <= a.count && bStart + count <= b.count)
        guard count > 0 else { return 0 }
        // SAFETY: the preconditions bound every element that is read.
        return unsafe a.withUnsafeBufferPointer { a in
            unsafe b.withUnsafeBufferPointer { b in
                unsafe storyfold_rows_product(
                    level.rawValue, a.baseAddress! + aStart, b.baseAddress! + bStart, count)
            }
        }
    }
}
