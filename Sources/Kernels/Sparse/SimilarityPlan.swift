/// How the most similar rows are searched: which columns are dense, and whether pairs are multiplied out one by one.
///
/// The answer is the same by every plan; the plan is the cheapest by a cost model of what a sample of the rows shows
/// and what this machine takes for each kind of step.
package struct SimilarityPlan: Sendable, CustomStringConvertible {
    /// Columns of the dense block.
    package var denseColumns: Int
    /// Whether only the pairs that the bounds leave are multiplied out; else a matrix product gives all.
    package var prunes: Bool
    /// By the model, per pair: multiply-adds over rare columns, and the share of pairs multiplied out.
    package private(set) var rareProducts = 0.0
    package private(set) var survivors = 1.0
    /// By the model, nanoseconds a pair.
    package private(set) var cost = 0.0

    package init(denseColumns: Int, prunes: Bool) {
        self.denseColumns = denseColumns
        self.prunes = prunes
    }

    /// The cheapest plan.
    ///
    /// - Parameter rates: those of this machine unless given; of few rows, for which no plan takes as long as finding out,
    ///   the usual ones.
    /// - Complexity: O(s^2 m) for s sampled rows of m entries, and once a run, for more than few rows, 20 to 80 ms of timing.
    package init(for similar: SimilarRows, _ request: SimilarRows.Request, rates: ProductRates? = nil) {
        let rates = rates ?? (similar.rows.rowCount <= Self.fewRows ? .usual : .ofThisMachine)
        let sample = Sample(of: similar, request)
        var best: SimilarityPlan?
        for columns in Self.choices {
            for prunes in [true, false] {
                var plan = SimilarityPlan(denseColumns: columns, prunes: prunes)
                plan.rareProducts = sample.rareProducts(columns)
                plan.survivors = prunes ? sample.survivors(columns) : 1
                let products =
                    prunes
                    ? plan.survivors * (rates.pair + rates.denseEntry * Double(columns))
                    : rates.matrixEntry * Double(columns)
                plan.cost = plan.rareProducts * rates.rareProduct + products
                if plan.cost < best?.cost ?? .infinity { best = plan }
            }
        }
        self = best!
    }

    /// "384 dense columns, 1.6 % of the pairs multiplied out", for a benchmark.
    package var description: String {
        let share = (survivors * 1_000).rounded() / 10
        let how = prunes ? "\(share) % of the pairs multiplied out" : "all pairs by matrix products"
        return "\(denseColumns) dense columns, \(how)"
    }

    private static let fewRows = 1_024
    private static let choices = [64, 128, 192, 256, 320, 384, 448, 512, 640, 768, 1_024, 1_536, 2_048]

    /// What some rows show of all.
    private struct Sample {
        /// Per column, the share of rows that hold it, the highest first.
        private let shares: [Double]
        /// Per sampled pair and choice: the product over rare columns, and the bound of the rest.
        private var rare: [[Float]] = Array(repeating: [], count: choices.count)
        private var bounds: [[Float]] = Array(repeating: [], count: choices.count)
        private let floor: Float

        init(of similar: SimilarRows, _ request: SimilarRows.Request) {
            floor = request.floor
            let rows = similar.rows
            let count = Double(max(1, rows.rowCount))
            shares = similar.columns.frequencies.map { Double($0) / count }
            // Which choices leave a column rare: those before this one.
            let rareUpTo = similar.columns.rank.map { rank in
                UInt8(choices.firstIndex { $0 > rank } ?? choices.count)
            }
            let left = stride(from: 0, to: rows.rowCount, by: max(1, rows.rowCount / 48)).map { $0 }
            let right = stride(from: 0, to: rows.rowCount, by: max(1, rows.rowCount / 400)).map { $0 }
            func norms(_ row: Int) -> [Float] {
                var squares = [Float](repeating: 0, count: choices.count)
                for entry in rows.range(of: row) {
                    for choice in Int(rareUpTo[Int(rows.columns[entry])])..<choices.count {
                        squares[choice] += rows.values[entry] * rows.values[entry]
                    }
                }
                return squares.map { $0.squareRoot() }
            }
            let leftNorms = left.map(norms)
            let rightNorms = right.map(norms)
            var buckets = [Float](repeating: 0, count: choices.count + 1)
            for (a, row) in left.enumerated() {
                for (b, other) in right.enumerated() where row != other {
                    for bucket in buckets.indices { buckets[bucket] = 0 }
                    rows.forEachShared(row, other) { column, product in
                        buckets[Int(rareUpTo[Int(column)])] += product
                    }
                    // A product of bucket c is rare to the choices before c.
                    var sum: Float = 0
                    for choice in choices.indices.reversed() {
                        sum += buckets[choice + 1]
                        rare[choice].append(sum)
                        bounds[choice].append(leftNorms[a][choice] * rightNorms[b][choice])
                    }
                }
            }
        }

        /// Multiply-adds a pair over the columns beyond the most frequent ones.
        func rareProducts(_ columns: Int) -> Double {
            shares.dropFirst(columns).reduce(0) { $0 + $1 * $1 }
        }

        /// Share of the pairs that may still reach the floor when their rare columns are known.
        func survivors(_ columns: Int) -> Double {
            let choice = choices.firstIndex(of: columns)!
            let reaching = zip(rare[choice], bounds[choice]).reduce(0) { $0 + ($1.0 + $1.1 >= floor ? 1 : 0) }
            return Double(reaching) / Double(max(1, rare[choice].count))
        }
    }
}

/// What this machine takes for the steps of a search, in nanoseconds on one thread.
package struct ProductRates: Sendable {
    /// One multiply-add of an inverted index.
    package var rareProduct: Double
    /// One column of two dense rows multiplied out, and what each such pair takes beside it.
    package var denseEntry: Double
    package var pair: Double
    /// One column of one pair in a matrix product by BLAS.
    package var matrixEntry: Double

    package static let ofThisMachine = ProductRates()
    /// Of a server processor with AVX-512, rounded.
    package static let usual = ProductRates(rareProduct: 0.6, denseEntry: 0.04, pair: 4, matrixEntry: 0.02)

    private init(rareProduct: Double, denseEntry: Double, pair: Double, matrixEntry: Double) {
        self.rareProduct = rareProduct
        self.denseEntry = denseEntry
        self.pair = pair
        self.matrixEntry = matrixEntry
    }

    /// Measures them; 20 to 80 ms.
    private init() {
        var state: UInt64 = 1
        func random(below bound: Int) -> Int {
            state = Hash64.combine(state, 1)
            return Int(state % UInt64(bound))
        }
        // Rows of 160 entries or fewer over 2,048 columns, of which 512 are dense; 256 of them against all.
        var rows = SparseRows(columnCount: 2_048)
        for _ in 0..<1_024 {
            let columns = Set((0..<160).map { _ in UInt32(random(below: 2_048)) }).sorted()
            rows.append(columns: columns, values: columns.map { _ in 0.08 as Float })
        }
        let split = ColumnSplit(ColumnOrder(of: rows), denseCount: 512)
        let panel = PanelIndex(0..<1_024, of: rows, split)
        let block = DenseBlock(0..<256, of: rows, split)
        var sums = [Float](repeating: 0, count: 256 * 1_024)
        var found = [UInt16](repeating: 0, count: 1_024 + 16)

        let products = (0..<256).reduce(0) { sum, row in
            block.rareColumns[block.starts[row]..<block.starts[row + 1]].reduce(sum) { sum, column in
                sum + Int(panel.starts[Int(column) + 1] - panel.starts[Int(column)])
            }
        }
        rareProduct =
            Self.nanoseconds {
                for row in 0..<256 {
                    RowProducts.accumulate(row: row, of: block, panel, into: &sums, from: row * 1_024)
                }
            } / Double(max(1, products))
        var total: Float = 0
        func multiplyOut(_ columns: Int) -> Double {
            Self.nanoseconds {
                for row in 0..<64 {
                    let reaching = RowProducts.reaching(
                        -1, sums, from: row * 1_024, norm: 1, panel.block.norms, in: 0..<1_024, into: &found)
                    for place in found.prefix(reaching) {
                        total += RowProducts.product(
                            block.dense, from: row * 512, panel.block.dense, from: Int(place) * 512, count: columns)
                    }
                }
            } / (64 * 1_024)
        }
        let (short, long) = (multiplyOut(64), multiplyOut(512))
        denseEntry = max(0, long - short) / 448
        pair = max(0, short - 64 * denseEntry)
        matrixEntry =
            Self.nanoseconds {
                BLAS.multiplyByTransposed(
                    block.dense, from: 0, panel.block.dense, from: 0, into: &sums, m: 256, n: 1_024, k: 512)
            } / (256 * 1_024 * 512)
        // Nothing of it may be left out as unused.
        if total.isNaN { pair = .infinity }
    }

    /// The shortest of three times.
    private static func nanoseconds(_ body: () -> Void) -> Double {
        (0..<3).map { _ in
            let start = ContinuousClock.now
            body()
            let elapsed = (ContinuousClock.now - start).components
            return Double(elapsed.seconds) * 1e9 + Double(elapsed.attoseconds) / 1e9
        }.min()!
    }
}
