/// The columns that some rows use, numbered anew where they are few of all, so that what is kept for each column takes
/// no more room than the rows: a corpus may have as many languages as articles.
struct UsedColumns: Sendable {
    let count: Int
    /// Nil where every column keeps its number.
    private let numbers: [UInt32: Int]?
    private let columns: [UInt32]

    /// As many columns for each entry of the rows are few.
    private static let fewest = 16

    /// - Parameters:
    ///   - entries: the columns of the rows, with repetitions.
    ///   - columnCount: of all rows.
    /// - Complexity: O(n) in the entries.
    init(of entries: ArraySlice<UInt32>, among columnCount: Int) {
        guard entries.count < columnCount / Self.fewest else {
            (count, numbers, columns) = (columnCount, nil, [])
            return
        }
        var numbers: [UInt32: Int] = [:]
        var columns: [UInt32] = []
        for column in entries where numbers[column] == nil {
            numbers[column] = columns.count
            columns.append(column)
        }
        (count, self.numbers, self.columns) = (columns.count, numbers, columns)
    }

    /// The number of a column that the rows use.
    func number(of column: UInt32) -> Int { numbers == nil ? Int(column) : numbers![column]! }

    func column(_ number: Int) -> Int { numbers == nil ? number : Int(columns[number]) }
}
