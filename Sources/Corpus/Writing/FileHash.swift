internal import Platform
internal import Kernels

/// The hash of a file's bytes, in blocks, so that it depends on no buffer; it tells an edited file from an untouched
/// one, not a forged one.
struct FileHash {
    private static let blockBytes = 1 << 16

    private var state: UInt64 = 0
    private var rest: [UInt8] = []
    private(set) var bytes = 0

    mutating func append(_ added: [UInt8]) {
        bytes += added.count
        var start = 0
        if !rest.isEmpty {
            start = min(added.count, Self.blockBytes - rest.count)
            rest += added[..<start]
            guard rest.count == Self.blockBytes else { return }
            state = Hash64.combine(state, Hash64.hash(rest.span))
            rest.removeAll(keepingCapacity: true)
        }
        while added.count - start >= Self.blockBytes {
            let block = added.span.extracting(start..<start + Self.blockBytes)
            state = Hash64.combine(state, Hash64.hash(block))
            start += Self.blockBytes
        }
        rest += added[start...]
    }

    var value: UInt64 { Hash64.combine(state, Hash64.hash(rest.span)) }

    init() {}

    /// Of a file that is there.
    init(of path: String) throws(CorpusError) {
        do throws(SystemError) {
            let stream = try FileReader(path)
            while let bytes = try stream.next() { append(bytes) }
        } catch { throw CorpusError(error, path: path) }
    }
}
