internal import CStoryfold
internal import Glibc

/// A table that leaves as an Arrow stream of one batch.
struct ArrowTable {
    /// A column, and its rows.
    enum Column {
        case text([String?])
        case texts([[String]])
        case integers([Int?])
        case numbers([Double?])
        case flags([Bool])
        case bytes([[UInt8]])
        /// Lists of whole numbers of 32 bits.
        case lists([[UInt32]])

        var count: Int {
            switch self {
            case .text(let rows): rows.count
            case .texts(let rows): rows.count
            case .integers(let rows): rows.count
            case .numbers(let rows): rows.count
            case .flags(let rows): rows.count
            case .bytes(let rows): rows.count
            case .lists(let rows): rows.count
            }
        }
    }

    let columns: [(name: String, column: Column)]

    init(_ columns: [(name: String, column: Column)]) { self.columns = columns }

    /// Hands the table out.
    ///
    /// - Parameter stream: holds nothing yet; whoever it belongs to releases it.
    func export(to stream: UnsafeMutablePointer<ArrowArrayStream>) {
        unsafe stream.initialize(
            to: ArrowArrayStream(
                get_schema: { stream, schema in
                    unsafe TableStream.of(stream!).schema.export(to: schema!)
                    return 0
                },
                get_next: { stream, array in
                    if let next = unsafe TableStream.of(stream!).takeNext() {
                        unsafe next.export(to: array!)
                    } else {
                        unsafe array!.initialize(to: ArrowArray())
                    }
                    return 0
                },
                get_last_error: { _ in nil },
                release: { stream in
                    unsafe Handle<TableStream>.destroy(OpaquePointer(stream!.pointee.private_data))
                    unsafe stream!.pointee.release = nil
                },
                private_data: UnsafeMutableRawPointer(Handle.pointer(to: TableStream(self)))))
    }
}

/// What stands behind the pointers of a stream that was handed out.
private final class TableStream {
    let schema: ExportedSchema
    private var next: ExportedArray?

    init(_ table: ArrowTable) {
        schema = ExportedSchema("+s", name: "", members: table.columns.map { ExportedSchema($0.column, name: $0.name) })
        next = ExportedArray(table)
    }

    /// SAFETY: the consumer of a stream hands back the stream that it was given, until it has released it.
    static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>) -> TableStream {
        unsafe Handle<TableStream>.object(at: OpaquePointer(stream.pointee.private_data))
    }

    func takeNext() -> ExportedArray? {
        defer { next = nil }
        return next
    }
}

// MARK: Schemas

private struct ExportedSchema {
    let format: String
    let name: String
    let members: [ExportedSchema]

    init(_ format: String, name: String, members: [ExportedSchema] = []) {
        (self.format, self.name, self.members) = (format, name, members)
    }

    init(_ column: ArrowTable.Column, name: String) {
        switch column {
        case .text: self.init("U", name: name)
        case .texts: self.init("+L", name: name, members: [ExportedSchema("U", name: "item")])
        case .integers: self.init("l", name: name)
        case .numbers: self.init("g", name: name)
        case .flags: self.init("b", name: name)
        case .bytes: self.init("Z", name: name)
        case .lists: self.init("+L", name: name, members: [ExportedSchema("i", name: "item")])
        }
    }

    /// SAFETY: what is allocated here is freed by the release function, which the consumer calls once.
    func export(to schema: UnsafeMutablePointer<ArrowSchema>) {
        let children = UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>.allocate(
            capacity: max(1, members.count))
        for (place, member) in members.enumerated() {
            let child = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
            unsafe member.export(to: child)
            unsafe children[place] = child
        }
        unsafe schema.initialize(
            to: ArrowSchema(
                format: strdup(format), name: strdup(name), metadata: nil, flags: Int64(ARROW_FLAG_NULLABLE),
                n_children: Int64(members.count), children: children, dictionary: nil,
                release: { schema in
                    let schema = unsafe schema!
                    unsafe free(UnsafeMutableRawPointer(mutating: schema.pointee.format))
                    unsafe free(UnsafeMutableRawPointer(mutating: schema.pointee.name))
                    for place in unsafe 0..<Int(schema.pointee.n_children) {
                        let child = unsafe schema.pointee.children[place]!
                        unsafe child.pointee.release?(child)
                        unsafe child.deallocate()
                    }
                    unsafe schema.pointee.children.deallocate()
                    unsafe schema.pointee.release = nil
                }, private_data: nil))
    }
}

// MARK: Arrays

/// The buffers of an array, and the arrays in it.
private struct ExportedArray {
    private let length: Int
    private let nullCount: Int
    private let buffers: [[UInt8]?]
    private let members: [ExportedArray]

    init(_ table: ArrowTable) {
        length = table.columns.first?.column.count ?? 0
        nullCount = 0
        buffers = [nil]
        members = table.columns.map { ExportedArray($0.column) }
    }

    private init(length: Int, buffers: [[UInt8]?]) {
        (self.length, self.buffers, nullCount, members) = (length, buffers, 0, [])
    }

    private init(_ column: ArrowTable.Column) {
        length = column.count
        switch column {
        case .text(let rows):
            (buffers, nullCount, members) = (Self.texts(rows), rows.count { $0 == nil }, [])
        case .texts(let rows):
            let values = Array(rows.joined())
            (buffers, nullCount) = ([nil, Self.offsets(rows.map(\.count))], 0)
            members = [ExportedArray(.text(values))]
        case .integers(let rows):
            (buffers, nullCount, members) = (
                [Self.validity(rows.map { $0 != nil }), Self.bytes(rows.map { Int64($0 ?? 0) })],
                rows.count { $0 == nil }, []
            )
        case .numbers(let rows):
            (buffers, nullCount, members) = (
                [Self.validity(rows.map { $0 != nil }), Self.bytes(rows.map { $0 ?? 0 })],
                rows.count { $0 == nil }, []
            )
        case .flags(let rows): (buffers, nullCount, members) = ([nil, Self.bits(rows)], 0, [])
        case .bytes(let rows):
            (buffers, nullCount, members) = ([nil, Self.offsets(rows.map(\.count)), Array(rows.joined())], 0, [])
        case .lists(let rows):
            (buffers, nullCount) = ([nil, Self.offsets(rows.map(\.count))], 0)
            let items = Array(rows.joined())
            members = [ExportedArray(length: items.count, buffers: [nil, Self.bytes(items)])]
        }
    }

    private static func texts(_ rows: [String?]) -> [[UInt8]?] {
        var bytes: [UInt8] = []
        var lengths: [Int] = []
        lengths.reserveCapacity(rows.count)
        for row in rows {
            let start = bytes.count
            if let row { bytes += row.utf8 }
            lengths.append(bytes.count - start)
        }
        return [validity(rows.map { $0 != nil }), offsets(lengths), bytes]
    }

    private static func offsets(_ lengths: [Int]) -> [UInt8] {
        var offsets: [Int64] = [0]
        offsets.reserveCapacity(lengths.count + 1)
        for length in lengths { offsets.append(offsets.last! + Int64(length)) }
        return bytes(offsets)
    }

    private static func validity(_ rows: [Bool]) -> [UInt8]? { rows.allSatisfy { $0 } ? nil : bits(rows) }

    private static func bits(_ rows: [Bool]) -> [UInt8] {
        var bits = [UInt8](repeating: 0, count: (rows.count + 7) / 8)
        for (row, isSet) in rows.enumerated() where isSet { bits[row >> 3] |= 1 << UInt8(row & 7) }
        return bits
    }

    private static func bytes<Number: BitwiseCopyable>(_ numbers: [Number]) -> [UInt8] {
        // SAFETY: numbers are bytes without gaps, and are copied.
        unsafe numbers.withUnsafeBytes { unsafe Array($0) }
    }

    /// SAFETY: as of a schema. Buffers begin where any number may.
    func export(to array: UnsafeMutablePointer<ArrowArray>) {
        let pointers = UnsafeMutablePointer<UnsafeRawPointer?>.allocate(capacity: buffers.count)
        for (place, bytes) in buffers.enumerated() {
            unsafe pointers[place] = bytes.map { bytes in
                let buffer = UnsafeMutableRawPointer.allocate(byteCount: max(64, bytes.count), alignment: 64)
                unsafe bytes.withUnsafeBytes { bytes in
                    if let start = bytes.baseAddress { unsafe buffer.copyMemory(from: start, byteCount: bytes.count) }
                }
                return UnsafeRawPointer(buffer)
            }
        }
        let children = UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>.allocate(
            capacity: max(1, members.count))
        for (place, member) in members.enumerated() {
            let child = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
            unsafe member.export(to: child)
            unsafe children[place] = child
        }
        unsafe array.initialize(
            to: ArrowArray(
                length: Int64(length), null_count: Int64(nullCount), offset: 0, n_buffers: Int64(buffers.count),
                n_children: Int64(members.count), buffers: pointers, children: children, dictionary: nil,
                release: { array in
                    let array = unsafe array!
                    for place in unsafe 0..<Int(array.pointee.n_buffers) {
                        unsafe array.pointee.buffers[place]?.deallocate()
                    }
                    unsafe array.pointee.buffers.deallocate()
                    for place in unsafe 0..<Int(array.pointee.n_children) {
                        let child = unsafe array.pointee.children[place]!
                        unsafe child.pointee.release?(child)
                        unsafe child.deallocate()
                    }
                    unsafe array.pointee.children.deallocate()
                    unsafe array.pointee.release = nil
                }, private_data: nil))
    }
}
