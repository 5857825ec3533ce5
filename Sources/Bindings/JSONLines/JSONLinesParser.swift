internal import CSimdjson

/// A parser of newline-separated JSON records that hands back the fields asked for, as columns.
///
/// Every byte of a record is validated, also of the fields that are not kept. Numbers are taken by their
/// digits. Half a surrogate pair, escaped, becomes U+FFFD. Blank lines are passed over.
@safe package struct JSONLinesParser: ~Copyable {
    /// Readable bytes that must follow the records.
    package static let padding = Int(STORYFOLD_JSONL_PADDING)

    // SAFETY: made in init, destroyed in deinit, never handed out; the type is not copyable, and its methods
    // that change the parser are mutating.
    private let parser: OpaquePointer
    private let slotCount: Int

    /// - Parameter slots: for each slot the names of the fields that may fill it; the first that is present
    ///   and not null does.
    /// - Throws: when memory is short.
    package init(slots: [[String]]) throws(ParserFailure) {
        unsafe parser = try Self.parser(slots)
        slotCount = slots.count
    }

    private static func parser(_ slots: [[String]]) throws(ParserFailure) -> OpaquePointer {
        // SAFETY: returns an owned parser, or null when memory is short.
        guard let parser = unsafe storyfold_jsonl_create(slots.count) else { throw .noMemory }
        for (slot, names) in slots.enumerated() {
            for var name in names {
                // SAFETY: the name is copied during the call.
                let status = name.withUTF8 { bytes in
                    unsafe bytes.withMemoryRebound(to: CChar.self) {
                        unsafe storyfold_jsonl_add_name(parser, slot, $0.baseAddress, $0.count)
                    }
                }
                do throws(ParserFailure) {
                    unsafe try ParserFailure.check(status, of: parser)
                } catch {
                    // SAFETY: it is handed to nobody.
                    unsafe storyfold_jsonl_destroy(parser)
                    throw error
                }
            }
        }
        return unsafe parser
    }

    deinit {
        // SAFETY: nothing else holds the parser.
        unsafe storyfold_jsonl_destroy(parser)
    }

    /// The records in the first `count` bytes; the last line need not end with a line feed.
    ///
    /// - Precondition: at least ``padding`` bytes follow the first `count`.
    /// - Complexity: O(count).
    /// - Throws: when memory is short, or the library fails in a way that is not the records'; the parser can be used
    ///   again.
    package mutating func parse(_ bytes: [UInt8], count: Int) throws(ParserFailure) -> RecordColumns {
        precondition(count + Self.padding <= bytes.count, "the records lack their padding")
        var columns = RecordColumns()
        var found = unsafe storyfold_jsonl_columns()
        var status: Int32 = 0
        // SAFETY: the parser reads no further than the padding, checked above, and writes at most `count`
        // bytes to the arena; both buffers live through the call.
        unsafe bytes.withUnsafeBytes { input in
            columns.bytes = unsafe Array(unsafeUninitializedCapacity: count) { arena, written in
                status = unsafe UnsafeMutableRawBufferPointer(arena).withMemoryRebound(to: CChar.self) { arena in
                    unsafe input.withMemoryRebound(to: CChar.self) { input in
                        unsafe storyfold_jsonl_parse(parser, input.baseAddress, count, arena.baseAddress, &found)
                    }
                }
                written = unsafe found.arena_count
            }
        }
        unsafe try ParserFailure.check(status, of: parser)
        // Fields nobody asked for must not keep memory: an arena that stayed half empty is cut to its size.
        if columns.bytes.count < count / 2 { columns.bytes = Array(columns.bytes[...]) }
        // SAFETY: the pointers and counts are the parser's, valid until its next call.
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
    /// - Throws: as ``parse(_:count:)``.
    package mutating func names(of record: ArraySlice<UInt8>) throws(ParserFailure) -> [String] {
        let padded = Array(record) + Array(repeating: 0x20, count: Self.padding)
        var names: [String] = []
        // SAFETY: the callback runs only during the call, so the pointer to `names` outlives it; each name is
        // copied before the callback returns.
        let status = unsafe padded.withUnsafeBytes { input in
            unsafe withUnsafeMutablePointer(to: &names) { names in
                unsafe storyfold_jsonl_names(
                    parser, input.baseAddress!.assumingMemoryBound(to: CChar.self), record.count, names
                ) { context, name, count in
                    let bytes = unsafe UnsafeRawBufferPointer(start: name, count: count)
                    unsafe context!.assumingMemoryBound(to: [String].self).pointee
                        .append(String(decoding: bytes, as: UTF8.self))
                }
            }
        }
        unsafe try ParserFailure.check(status, of: parser)
        return names
    }
}
