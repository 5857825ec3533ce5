import Synchronization

/// Numbers in memory, or in a temporary file where memory is short.
package enum StoredNumbers<Number: BitwiseCopyable & Sendable>: Sendable {
    case memory([Number])
    case disk(Spill.Run, Spill)

    package var count: Int {
        switch self {
        case .memory(let numbers): numbers.count
        case .disk(let run, _): run.count
        }
    }

    /// - Throws: when the file cannot be read.
    package func numbers(_ range: Range<Int>) throws(CorpusError) -> ArraySlice<Number> {
        switch self {
        case .memory(let numbers): numbers[range]
        case .disk(let run, let spill): try spill.numbers(of: run, range)[...]
        }
    }
}

/// Keeps numbers in memory as far as they fit, and the rest in a temporary file.
///
/// The file is made when it is first needed.
package struct NumberStore: Sendable {
    /// Bytes held in memory.
    package private(set) var bytesInMemory = 0
    private var spill: Spill?

    package init() {}

    /// - Parameter limit: bytes that may be in memory after this.
    /// - Throws: when the file cannot be made or written.
    package mutating func store<Number: BitwiseCopyable & Sendable>(
        _ numbers: [Number], limit: Int
    ) throws(CorpusError) -> StoredNumbers<Number> {
        let bytes = numbers.count * MemoryLayout<Number>.stride
        if bytesInMemory + bytes <= limit {
            bytesInMemory += bytes
            return .memory(numbers)
        }
        if spill == nil { spill = try Spill() }
        return .disk(try spill!.append(numbers), spill!)
    }
}

/// A ``NumberStore`` that several threads fill.
package final class SharedNumberStore: Sendable {
    private let limit: Int
    private let store = Mutex(NumberStore())

    /// - Parameter limit: bytes that may be in memory.
    package init(limit: Int) { self.limit = limit }

    /// - Throws: when the file cannot be made or written.
    package func store<Number: BitwiseCopyable & Sendable>(_ numbers: [Number]) throws(CorpusError) -> StoredNumbers<
        Number
    > {
        // Room to grow would stay for the whole run.
        let exact = numbers.capacity - numbers.count <= numbers.count / 16 ? numbers : Array(numbers[...])
        return try store.withLock { (store) throws(CorpusError) in try store.store(exact, limit: limit) }
    }
}
