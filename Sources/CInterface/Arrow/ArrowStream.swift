internal import CStoryfold
internal import Glibc
internal import Storyfold

/// All batches of a stream, until it is let go of.
///
/// SAFETY: the stream is the caller's, moved here: it and every array and schema got from it are released once, in deinit.
/// Whoever produced it says by handing it over that what it points to is as the C stream interface asks.
@safe final class ArrowStream: @unchecked Sendable {
    private let schema: UnsafeMutablePointer<ArrowSchema>
    private var arrays: [UnsafeMutablePointer<ArrowArray>]

    /// Takes the batches, and releases the stream.
    ///
    /// - Throws: what the stream says went wrong.
    init(taking stream: UnsafeMutablePointer<ArrowArrayStream>) throws(StoryfoldError) {
        unsafe arrays = []
        unsafe schema = .allocate(capacity: 1)
        unsafe schema.initialize(to: ArrowSchema())
        defer { unsafe stream.pointee.release?(stream) }
        guard unsafe stream.pointee.release != nil else {
            throw StoryfoldError(.usage, at: "articles", "the stream was read before", remedy: "make a new one")
        }
        unsafe try Self.check(stream.pointee.get_schema(stream, schema), stream)
        while true {
            let array = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
            unsafe array.initialize(to: ArrowArray())
            let status = unsafe stream.pointee.get_next(stream, array)
            guard status == 0, unsafe array.pointee.release != nil else {
                unsafe array.deallocate()
                unsafe try Self.check(status, stream)
                break
            }
            unsafe arrays.append(array)
        }
    }

    private static func check(
        _ status: Int32, _ stream: UnsafeMutablePointer<ArrowArrayStream>
    ) throws(StoryfoldError) {
        guard status != 0 else { return }
        let reason = unsafe text(stream.pointee.get_last_error(stream)) ?? text(strerror(status)) ?? "\(status)"
        throw StoryfoldError(.inputOutput, at: "articles", "the stream broke off: \(reason)")
    }

    deinit {
        for batch in unsafe arrays.indices {
            let array = unsafe arrays[batch]
            unsafe array.pointee.release?(array)
            unsafe array.deallocate()
        }
        unsafe schema.pointee.release?(schema)
        unsafe schema.deallocate()
    }

    /// The rows of each batch.
    var lengths: [Int] { unsafe arrays.map { unsafe Int($0.pointee.length) } }

    /// A column that holds values, and the way to it: the places of members among those of their structure.
    struct Field {
        /// With points between the names of structures and members; "text" for a stream of bare values.
        let name: String
        let type: ArrowType
        /// Of the values, where the column holds numbers of them.
        let dictionary: ArrowType?
        let path: [Int]

        /// What its values are.
        var valueType: ArrowType { dictionary ?? type }
    }

    /// All columns but structures, in whose place their members are.
    var fields: [Field] {
        let root = unsafe Self.field(schema, name: "text", path: [])
        guard root.type == .structure else { return [root] }
        return unsafe Self.members(of: schema, prefix: "", path: [])
    }

    private static func field(_ schema: UnsafePointer<ArrowSchema>, name: String, path: [Int]) -> Field {
        let dictionary = unsafe schema.pointee.dictionary.map {
            ArrowType(format: unsafe text($0.pointee.format) ?? "")
        }
        let format = unsafe text(schema.pointee.format) ?? ""
        var type = ArrowType(format: format)
        if format == "+l" || format == "+L", unsafe text(schema.pointee.children[0]!.pointee.format) == "i" {
            type = .numbers(isLarge: format == "+L")
        }
        return Field(name: name, type: type, dictionary: dictionary, path: path)
    }

    private static func members(of schema: UnsafePointer<ArrowSchema>, prefix: String, path: [Int]) -> [Field] {
        var fields: [Field] = []
        for place in unsafe 0..<Int(schema.pointee.n_children) {
            let child = unsafe schema.pointee.children[place]!
            let name = unsafe prefix + (text(child.pointee.name) ?? "")
            let field = unsafe field(child, name: name, path: path + [place])
            if field.type == .structure {
                unsafe fields += members(of: child, prefix: name + ".", path: path + [place])
            } else {
                fields.append(field)
            }
        }
        return fields
    }

    /// A field in one batch.
    func column(_ field: Field, batch: Int) -> ArrowColumn {
        var array = unsafe UnsafePointer(arrays[batch])
        var parents: [UnsafePointer<ArrowArray>] = unsafe []
        for place in field.path {
            unsafe parents.append(array)
            unsafe array = unsafe UnsafePointer(array.pointee.children[place]!)
        }
        return unsafe ArrowColumn(field.type, dictionary: field.dictionary, array, parents: parents)
    }
}
