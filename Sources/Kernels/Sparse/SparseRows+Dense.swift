extension SparseRows {
    /// Rows that one worker multiplies at a time.
    private static let block = 256

    /// The product with a dense matrix.
    ///
    /// Every row of the product is summed in the order of its columns by one worker, so the result is the same to
    /// the bit for any number of threads.
    ///
    /// - Parameter dense: columnCount x width, row-major.
    /// - Returns: rowCount x width, row-major.
    /// - Complexity: O(e w) for e entries and width w.
    package func times(_ dense: [Float], width: Int, threads: Int) -> [Float] {
        precondition(dense.count == columnCount * width, "as many rows of the one as columns of the other")
        let blocks = (rowCount + Self.block - 1) / Self.block
        let parts = parallelMap(count: blocks, threads: threads) { block in
            multiply(block * Self.block..<min(rowCount, (block + 1) * Self.block), by: dense, width: width)
        }
        var product: [Float] = []
        product.reserveCapacity(rowCount * width)
        for part in parts { product += part }
        return product
    }

    private func multiply(_ rows: Range<Int>, by dense: borrowing [Float], width: Int) -> [Float] {
        var product = [Float](repeating: 0, count: rows.count * width)
        // Safe: columns are below columnCount by the precondition of append, so that a line of the dense matrix is
        // where it is read; a line of the product is within what was made for these rows.
        unsafe dense.withUnsafeBufferPointer { dense in
            unsafe product.withUnsafeMutableBufferPointer { product in
                guard let dense = dense.baseAddress, let product = product.baseAddress else { return }
                for row in rows {
                    let sum = unsafe product + (row - rows.lowerBound) * width
                    for entry in range(of: row) {
                        let line = unsafe dense + Int(columns[entry]) * width
                        let value = values[entry]
                        for index in 0..<width { unsafe sum[index] += value * line[index] }
                    }
                }
            }
        }
        return product
    }

    /// The matrix with its rows for columns.
    ///
    /// - Complexity: O(e) in the entries.
    package func transposed() -> SparseRows {
        let frequencies = columnFrequencies
        var next = [0]
        for frequency in frequencies { next.append(next[next.count - 1] + frequency) }
        let starts = next
        var rowOf = [UInt32](repeating: 0, count: columns.count)
        var valueOf = [Float](repeating: 0, count: columns.count)
        for row in 0..<rowCount {
            for entry in range(of: row) {
                let place = next[Int(columns[entry])]
                (rowOf[place], valueOf[place]) = (UInt32(row), values[entry])
                next[Int(columns[entry])] += 1
            }
        }
        var result = SparseRows(columnCount: rowCount)
        for column in 0..<columnCount {
            let range = starts[column]..<starts[column + 1]
            result.append(columns: rowOf[range], values: valueOf[range])
        }
        return result
    }
}
