internal import CSimdjson
internal import Synchronization

/// Parsers that fill the same slots, handed on from one piece of input to the next, on any thread: to tell a parser all of its
/// names takes as long as to parse some hundred records.
@safe package final class JSONLinesParserPool: Sendable {
    let slots: [FieldSlot]
    private let wrappers: [String]
    /// The addresses of parsers that nobody uses.
    private let idle = Mutex<[Int]>([])

    /// - Parameters: as in ``JSONLinesParser/init(slots:wrappers:)``.
    package init(slots: [FieldSlot], wrappers: [String] = []) { (self.slots, self.wrappers) = (slots, wrappers) }

    deinit {
        // SAFETY: who uses a parser of the pool holds the pool, so all are here, each once.
        for address in idle.withLock({ $0 }) { unsafe storyfold_jsonl_destroy(OpaquePointer(bitPattern: address)!) }
    }

    /// A parser that nobody else has until it is put back.
    ///
    /// - Throws: when memory is short.
    func take() throws(ParserFailure) -> OpaquePointer {
        if let address = idle.withLock({ $0.popLast() }) { return unsafe OpaquePointer(bitPattern: address)! }
        return unsafe try JSONLinesParser.make(slots: slots, wrappers: wrappers)
    }

    func putBack(_ parser: OpaquePointer) {
        let address = Int(bitPattern: parser)
        idle.withLock { $0.append(address) }
    }
}
