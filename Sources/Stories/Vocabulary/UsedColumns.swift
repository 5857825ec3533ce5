/// The columns that some rows use, numbered anew where they are few of all, so that what is kept for each column takes
/// no more room than the rows: a corpus may have as many languages as articles.
struct UsedColumns: Sendable {
    let count: Int
    /// Nil where every column keeps its number.
    private let numbers: [UInt32: Int]?
    private let columns: [UInt32]

    /// As many columns for each entry of the rows are few.
    private static let fewest = 16

    /// - Parameter forEach: calls its argument with the columns of the rows, with repetitions; once or twice.
    /// - Complexity: O(n) in the entries.
    init(among columnCount: Int, _ forEach: ((UInt32) -> Void) -> Void) {
        var entries = 0
        forEach { _ in entries += 1 }
        guard entries < columnCount / Self.fewest else {
            (count, numbers, columns) = (columnCount, nil, [])
            return
        }
        var numbers: [UInt32: Int] = [:]
        var columns: [UInt32] = []
        forEach { column in
            guard numbers[column] == nil else { return }
            numbers[column] = columns.count
            columns.append(column)
        }
        (count, self.numbers, self.columns) = (columns.count, numbers, columns)
    }

    /// The number of a column that the rows use.
    func number(of column: UInt32) -> Int { numbers == nil ? Int(column) : numbers![column]! }

    func column(_ number: Int) -> Int { numbers == nil ? number : Int(columns[number]) }
}
