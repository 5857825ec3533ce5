internal import CStoryfold
internal import Storyfold

/// A table that a step is given, with its columns by their names.
struct StepTable {
    private let stream: ArrowStream
    private let name: String
    let count: Int

    /// - Parameter name: what errors call it.
    /// - Throws: what the stream says went wrong.
    init(taking stream: UnsafeMutablePointer<ArrowArrayStream>, name: String) throws(StoryfoldError) {
        self.stream = unsafe try ArrowStream(taking: stream)
        self.name = name
        count = self.stream.lengths.reduce(0, +)
    }

    /// - Throws: here and below, where there is no such column, or a row of it holds nothing of the kind.
    func numbers(_ column: String) throws(StoryfoldError) -> [Int] {
        try values(column) { $0.number($1) }
    }

    func texts(_ column: String) throws(StoryfoldError) -> [String] {
        try values(column) { column, row in column.bytes(row).map { String(decoding: $0, as: UTF8.self) } }
    }

    func bytes(_ column: String) throws(StoryfoldError) -> [[UInt8]] { try values(column) { $0.bytes($1) } }

    /// Of which a row may hold nothing.
    func optionalBytes(_ column: String) throws(StoryfoldError) -> [[UInt8]?] {
        try values(column) { .some($0.bytes($1)) }
    }

    func lists(_ column: String) throws(StoryfoldError) -> [[UInt32]] { try values(column) { $0.numbers($1) } }

    private func values<Value>(
        _ column: String, _ read: (ArrowColumn, Int) -> Value?
    ) throws(StoryfoldError) -> [Value] {
        guard let field = stream.fields.first(where: { $0.name == column }) else {
            throw StoryfoldError(.usage, at: name, "it has no column \"\(column)\"", remedy: "see the header")
        }
        var values: [Value] = []
        values.reserveCapacity(count)
        for (batch, length) in stream.lengths.enumerated() {
            let cells = stream.column(field, batch: batch)
            for row in 0..<length {
                guard let value = read(cells, row) else {
                    throw StoryfoldError(
                        .usage, at: name,
                        "row \(values.count + 1) of the column \"\(column)\" holds another kind of value",
                        remedy: "see the header")
                }
                values.append(value)
            }
        }
        return values
    }
}
