/// How the bytes of a file are packed, told from their first bytes.
package enum Compression: String, Sendable {
    case none, gzip, zstd

    /// Bytes that ``init(firstBytes:)`` looks at.
    package static let signatureBytes = 4

    package init(firstBytes bytes: ArraySlice<UInt8>) {
        let start = Array(bytes.prefix(Self.signatureBytes))
        self =
            if start.starts(with: [0x1F, 0x8B]) {
                .gzip
            } else if start == [0x28, 0xB5, 0x2F, 0xFD] {
                .zstd
            } else if start.count == 4, start[0] & 0xF0 == 0x50, start[1...] == [0x2A, 0x4D, 0x18] {
                // A skippable frame, which may come before the first frame of data.
                .zstd
            } else {
                .none
            }
    }
}

/// What ends the reading of a stream before its end.
package enum StreamError: Error, Sendable, Equatable {
    case system(SystemError)
    /// The compressed bytes end in the middle; `offset` is where.
    case truncated(Compression, offset: Int)
    /// The compressed bytes cannot be unpacked at `offset`.
    case corrupt(Compression, offset: Int, reason: String)
}

/// One step of unpacking.
struct UnpackStep {
    var consumed: Int
    var produced: Int
}

/// The state of unpacking one compressed stream of any number of members.
protocol Unpacker: AnyObject {
    /// Whether the bytes seen so far end where a member ends.
    var isBetweenMembers: Bool { get }

    /// Unpacks from `input` to `output` until one of them is used up.
    ///
    /// - Throws: what the library says about corrupt bytes.
    func unpack(
        _ input: UnsafeRawBufferPointer, to output: UnsafeMutableRawBufferPointer
    ) throws(UnpackFailure) -> UnpackStep
}

/// The library's words for why bytes cannot be unpacked.
struct UnpackFailure: Error {
    var consumed: Int
    var reason: String
}
