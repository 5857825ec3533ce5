internal import CSimdjson

/// A parser of newline-separated JSON records that hands back the fields asked for, as columns.
///
/// Every byte of a record is validated, also of the fields that are not kept. Numbers are taken by their
/// digits. Half a surrogate pair, escaped, becomes U+FFFD. Blank lines are passed over.
@safe package struct JSONLinesParser: ~Copyable {
    /// Readable bytes that must follow the records.
    package static let padding = Int(STORYFOLD_JSONL_PADDING)

    // SAFETY: made in init, or taken from the pool, and destroyed or put back in deinit; never handed out. The type is not
    // copyable, and its methods that change the parser are mutating.
    private let parser: OpaquePointer
    private let slotCount: Int
    /// Where the parser came from; nil where it is its own.
    private let pool: JSONLinesParserPool?

    /// - Parameters:
    ///   - slots: what may fill each of them.
    ///   - wrappers: names of objects whose members count as the record's own, behind these.
    /// - Throws: when memory is short.
    package init(slots: [FieldSlot], wrappers: [String] = []) throws(ParserFailure) {
        unsafe parser = try Self.make(slots: slots, wrappers: wrappers)
        slotCount = slots.count
        pool = nil
    }

    /// One of a pool, until it is let go of.
    ///
    /// - Throws: when memory is short.
    package init(from pool: JSONLinesParserPool) throws(ParserFailure) {
        unsafe parser = try pool.take()
        slotCount = pool.slots.count
        self.pool = pool
    }

    /// A parser of the library, told its names.
    static func make(slots: [FieldSlot], wrappers: [String]) throws(ParserFailure) -> OpaquePointer {
        // SAFETY: returns an owned parser, or null when memory is short.
        guard let parser = unsafe storyfold_jsonl_create(slots.count) else { throw .noMemory }
        do throws(ParserFailure) {
            for (slot, shape) in slots.enumerated() {
                // SAFETY: the parser is the one made above; each name is copied during the call.
                unsafe storyfold_jsonl_set_rules(parser, slot, shape.rules.rawValue, Int32(shape.standsFor ?? -1))
                for name in shape.names {
                    unsafe try add(name, to: parser) {
                        unsafe storyfold_jsonl_add_name(parser, slot, $0.baseAddress, $0.count)
                    }
                }
                for name in shape.members {
                    unsafe try add(name, to: parser) {
                        unsafe storyfold_jsonl_add_member(parser, slot, $0.baseAddress, $0.count)
                    }
                }
            }
            for name in wrappers {
                unsafe try add(name, to: parser) {
                    unsafe storyfold_jsonl_add_wrapper(parser, $0.baseAddress, $0.count)
                }
            }
        } catch {
            // SAFETY: it is handed to nobody.
            unsafe storyfold_jsonl_destroy(parser)
            throw error
        }
        return unsafe parser
    }

    /// Hands a name to the library.
    private static func add(
        _ name: String, to parser: OpaquePointer, _ body: (UnsafeBufferPointer<CChar>) -> Int32
    ) throws(ParserFailure) {
        var name = name
        // SAFETY: the bytes live through the closure.
        let status = name.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe body($0) }
        }
        unsafe try ParserFailure.check(status, of: parser)
    }

    deinit {
        // SAFETY: nothing else holds the parser.
        if let pool { unsafe pool.putBack(parser) } else { unsafe storyfold_jsonl_destroy(parser) }
    }

    /// The records in the first `count` bytes; the last line need not end with a line feed.
    ///
    /// - Parameter records: where they stand; nil where each line is one.
    /// - Precondition: at least ``padding`` bytes follow the first `count`, and the records lie in these.
    /// - Complexity: O(count).
    /// - Throws: when memory is short, or the library fails in a way that is not the records'; the parser can be used
    ///   again.
    package mutating func parse(
        _ bytes: [UInt8], count: Int, records: [RecordColumns.Record]? = nil
    ) throws(ParserFailure) -> RecordColumns {
        precondition(count + Self.padding <= bytes.count, "the records lack their padding")
        var columns = RecordColumns()
        var found = unsafe storyfold_jsonl_columns()
        var status: Int32 = 0
        let places = records?.map { record in
            precondition(0 <= record.offset && 0 <= record.length && record.offset <= count - record.length)
            return storyfold_jsonl_line(
                offset: UInt64(record.offset), length: UInt64(record.length), line: UInt64(record.line), state: 0,
                error_code: 0)
        }
        // SAFETY: the parser reads no further than the padding, checked above, and writes at most `count`
        // bytes to the arena; all buffers live through the call.
        unsafe bytes.withUnsafeBytes { input in
            columns.bytes = unsafe Array(unsafeUninitializedCapacity: count) { arena, written in
                status = unsafe UnsafeMutableRawBufferPointer(arena).withMemoryRebound(to: CChar.self) { arena in
                    unsafe input.withMemoryRebound(to: CChar.self) { input in
                        guard let places else {
                            return unsafe storyfold_jsonl_parse(
                                parser, input.baseAddress, count, arena.baseAddress, &found)
                        }
                        return unsafe places.withUnsafeBufferPointer { places in
                            unsafe storyfold_jsonl_parse_records(
                                parser, input.baseAddress, count, places.baseAddress, places.count,
                                arena.baseAddress, &found)
                        }
                    }
                }
                written = unsafe found.arena_count
            }
        }
        unsafe try ParserFailure.check(status, of: parser)
        // Fields nobody asked for must not keep memory: an arena that stayed half empty is cut to its size.
        if columns.bytes.count < count / 2 { columns.bytes = Array(columns.bytes[...]) }
        // SAFETY: the pointers and counts are the parser's, valid until its next call.
        unsafe columns.bytes.append(
            contentsOf: UnsafeRawBufferPointer(start: found.overflow, count: found.overflow_count))
        columns.records = unsafe UnsafeBufferPointer(start: found.lines, count: found.line_count).map(Self.record)
        columns.values = unsafe UnsafeBufferPointer(start: found.values, count: found.line_count * slotCount).map {
            RecordColumns.Value(
                lower: Int($0.lower), count: Int($0.count), kind: .init(rawValue: UInt8($0.kind)) ?? .absent)
        }
        return columns
    }

    private static func record(_ line: storyfold_jsonl_line) -> RecordColumns.Record {
        let fault: RecordColumns.Fault? =
            switch line.state {
            case STORYFOLD_JSONL_RECORD.rawValue: nil
            case STORYFOLD_JSONL_INVALID_UTF8.rawValue: .invalidUTF8
            case STORYFOLD_JSONL_NOT_AN_OBJECT.rawValue: .notAnObject
            // SAFETY: simdjson's messages are constants of the library.
            default: .malformed(unsafe String(cString: storyfold_jsonl_message(line.error_code)))
            }
        return RecordColumns.Record(
            offset: Int(line.offset), length: Int(line.length), line: Int(line.line), fault: fault)
    }

    /// The names of all fields of one record, in its order.
    ///
    /// - Throws: as ``parse(_:count:records:)``.
    package mutating func names(of record: ArraySlice<UInt8>) throws(ParserFailure) -> [String] {
        try fields(of: record).filter { $0.depth == 0 }.map(\.path)
    }

    /// The fields of one record, and behind each those in it; none where it is malformed.
    ///
    /// - Parameter most: bytes of a value that are handed over.
    /// - Throws: as ``parse(_:count:records:)``.
    package mutating func fields(
        of record: ArraySlice<UInt8>, most: Int = .max
    ) throws(ParserFailure) -> [RecordField] {
        let padded = Array(record) + Array(repeating: 0x20, count: Self.padding)
        var walk = FieldWalk(most: most)
        // SAFETY: the callback runs only during the call, so the pointer to `walk` outlives it; what it is given
        // is copied before it returns.
        let status = unsafe padded.withUnsafeBytes { input in
            unsafe withUnsafeMutablePointer(to: &walk) { walk in
                unsafe storyfold_jsonl_fields(
                    parser, input.baseAddress!.assumingMemoryBound(to: CChar.self), record.count, walk
                ) { context, path, pathCount, depth, kind, text, textCount in
                    let walk = unsafe context!.assumingMemoryBound(to: FieldWalk.self)
                    let path = unsafe UnsafeRawBufferPointer(start: path, count: pathCount)
                    let text = unsafe UnsafeRawBufferPointer(start: text, count: min(textCount, walk.pointee.most))
                    let field = unsafe RecordField(
                        path: String(decoding: path, as: UTF8.self), depth: depth,
                        kind: .init(rawValue: UInt8(kind)) ?? .absent, text: String(decoding: text, as: UTF8.self))
                    unsafe walk.pointee.fields.append(field)
                }
            }
        }
        unsafe try ParserFailure.check(status, of: parser)
        return walk.fields
    }

    /// What the library's walk through the fields of a record brings back.
    private struct FieldWalk {
        let most: Int
        var fields: [RecordField] = []
    }

    /// The fields that fill the slots for one record, as ``parse(_:count:records:)`` chooses them; none where it is
    /// malformed.
    ///
    /// - Throws: as ``parse(_:count:records:)``.
    package mutating func choices(of record: ArraySlice<UInt8>) throws(ParserFailure) -> [ChosenField] {
        let padded = Array(record) + Array(repeating: 0x20, count: Self.padding)
        var choices: [ChosenField] = []
        // SAFETY: as in `fields(of:most:)`.
        let status = unsafe padded.withUnsafeBytes { input in
            unsafe withUnsafeMutablePointer(to: &choices) { choices in
                unsafe storyfold_jsonl_choices(
                    parser, input.baseAddress!.assumingMemoryBound(to: CChar.self), record.count, choices
                ) { context, slot, path, pathCount in
                    let path = unsafe UnsafeRawBufferPointer(start: path, count: pathCount)
                    let choice = unsafe ChosenField(slot: slot, path: String(decoding: path, as: UTF8.self))
                    unsafe context!.assumingMemoryBound(to: [ChosenField].self).pointee.append(choice)
                }
            }
        }
        unsafe try ParserFailure.check(status, of: parser)
        return choices
    }
}
