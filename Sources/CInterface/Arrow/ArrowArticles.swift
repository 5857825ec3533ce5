internal import Corpus
internal import Platform
internal import Storyfold

/// The rows of an Arrow stream as articles, read in place: no text is copied before it is asked for.
///
/// Columns are found by their names, as those of a table are, and a row takes the first that holds something. A text that is
/// null is one without a word.
final class ArrowArticles: ArticleSource {
    let name = "articles"
    let count: Int
    private let stream: ArrowStream
    /// Rows before each batch.
    private let starts: [Int]
    /// Batches x roles: the columns that may fill the role, the preferred one first.
    private let columns: [[[ArrowColumn]]]
    private let hasText: Bool

    /// - Parameters:
    ///   - names: what the columns of each role are called.
    ///   - given: those of them that the caller named.
    /// - Throws: where no column holds the text, or one that was named is not there.
    init(
        _ stream: ArrowStream, names: FieldNames, given: [(role: FieldNames.Role, name: String)]
    ) throws(StoryfoldError) {
        self.stream = stream
        let fields = try ArrowFields(stream.fields, names: names, given: given)
        hasText = !fields.places[FieldNames.Role.text.rawValue].isEmpty
        var starts: [Int] = []
        var count = 0
        for length in stream.lengths {
            starts.append(count)
            count += length
        }
        (self.starts, self.count) = (starts, count)
        columns = starts.indices.map { batch in
            fields.places.map { $0.map { stream.column(fields.all[$0], batch: batch) } }
        }
        try checkLengths()
    }

    /// - Throws: for a text that is too long for one record.
    private func checkLengths() throws(StoryfoldError) {
        for (batch, length) in stream.lengths.enumerated() {
            for column in columns[batch].joined() {
                for row in 0..<length where column.textLength(of: row) > Self.longestTextBytes {
                    throw StoryfoldError(
                        .badInput, at: "articles:\(starts[batch] + row + 1)", "a value is longer than 1 GiB",
                        remedy: "leave the row out")
                }
            }
        }
    }

    private static let longestTextBytes = 1 << 30

    func add(_ article: Int, to columns: inout RecordColumns) {
        let batch = batch(of: article)
        let row = article - starts[batch]
        var hasWords = false
        for role in FieldNames.Role.allCases {
            // A summary stands for a text that is missing, and for no other.
            let value =
                role == .summary && hasWords
                ? nil : Self.value(role, of: self.columns[batch][role.rawValue], row, &columns.bytes)
            if let value {
                columns.values.append(.init(lower: value.lowerBound, count: value.count, kind: .string))
                if role == .text { hasWords = true }
            } else if role == .text, hasText {
                columns.add("")
            } else {
                columns.addNothing()
            }
        }
    }

    private func batch(of article: Int) -> Int {
        var (lower, upper) = (0, starts.count)
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if starts[middle] <= article { lower = middle } else { upper = middle }
        }
        return lower
    }

    /// Where the value of a role was appended: the first that holds something, which for a source is no address.
    private static func value(
        _ role: FieldNames.Role, of candidates: [ArrowColumn], _ row: Int, _ bytes: inout [UInt8]
    ) -> Range<Int>? {
        let lower = bytes.count
        var address: ArrowColumn?
        for column in candidates {
            guard append(column, row, for: role, to: &bytes) else { continue }
            guard role == .source, FieldNames.isURL(bytes[lower...]) else { return lower..<bytes.count }
            bytes.removeLast(bytes.count - lower)
            address = address ?? column
        }
        guard let address, append(address, row, for: role, to: &bytes) else { return nil }
        return lower..<bytes.count
    }

    /// Appends what a row of a column holds for a role.
    ///
    /// - Returns: false for nothing, of which nothing is appended.
    private static func append(
        _ column: ArrowColumn, _ row: Int, for role: FieldNames.Role, to bytes: inout [UInt8]
    ) -> Bool {
        let lower = bytes.count
        guard column.append(row, to: &bytes) else { return false }
        let value = FieldNames.value(of: bytes[lower...], for: role)
        if let value, value.count == bytes.count - lower { return true }
        let other = value.map { Array($0) }
        bytes.removeLast(bytes.count - lower)
        bytes += other ?? []
        return other != nil
    }
}
