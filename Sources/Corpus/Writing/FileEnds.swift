internal import Platform

/// The first and the last line of a file.
struct FileEnds {
    /// Of each as much as is looked at.
    private static let mostBytes = 1 << 20

    let lines: [String]

    init(of path: String) throws(CorpusError) {
        do throws(SystemError) {
            let reader = try FileReader(path)
            let first = try reader.bytes(at: 0, most: Self.mostBytes).prefix { $0 != 0x0A }
            // Back from the break at the end, if there is one.
            var start = max(0, try reader.count() - 1)
            while start > 0 {
                let lower = max(0, start - Self.mostBytes)
                if let feed = try reader.bytes(at: lower, most: start - lower).lastIndex(of: 0x0A) {
                    start = lower + feed + 1
                    break
                }
                start = lower
            }
            let last = try reader.bytes(at: start, most: Self.mostBytes).prefix { $0 != 0x0A }
            lines = [first, last].map { String(decoding: $0, as: UTF8.self) }
        } catch { throw CorpusError(error, path: path) }
    }
}
