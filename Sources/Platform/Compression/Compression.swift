/// How the bytes of a file are packed, told from their first bytes.
package enum Compression: String, Sendable {
    case none, gzip, zstd, bzip2, xz, lz4, lzip
    /// Archives: they hold files.
    case tar, zip
    case sevenZip = "7z"

    /// Bytes that ``init(firstBytes:)`` looks at.
    package static let signatureBytes = 8
    /// Bytes that ``init(firstUnpacked:)`` looks at.
    package static let archiveSignatureBytes = 512

    private static let signatures: [(Compression, [UInt8])] = [
        (.gzip, [0x1F, 0x8B]), (.zstd, [0x28, 0xB5, 0x2F, 0xFD]), (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
        (.lz4, [0x04, 0x22, 0x4D, 0x18]), (.lzip, [0x4C, 0x5A, 0x49, 0x50, 0x01]),
    ]

    package init(firstBytes bytes: ArraySlice<UInt8>) {
        let start = Array(bytes.prefix(Self.signatureBytes))
        if let known = Self.signatures.first(where: { start.starts(with: $0.1) }) {
            self = known.0
        } else if start.count >= 4, start[0] & 0xF0 == 0x50, start[1..<4] == [0x2A, 0x4D, 0x18] {
            // A skippable frame, which may come before the first frame of data.
            self = .zstd
        } else if start.count >= 6, start.starts(with: "BZh".utf8), 0x31...0x39 ~= start[3],
            start[4..<6] == [0x31, 0x41] || start[4..<6] == [0x17, 0x72]
        {
            // Of a block, or of the end of a file without one.
            self = .bzip2
        } else {
            self = .none
        }
    }

    /// The compression that the ending of a file's name says; nil for any other ending.
    package init?(fileName: String) {
        let endings: [(String, Compression)] = [(".gz", .gzip), (".zst", .zstd), (".bz2", .bzip2), (".xz", .xz)]
        let name = fileName.utf8.suffix(4).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        guard let known = endings.first(where: { name.suffix($0.0.utf8.count).elementsEqual($0.0.utf8) }) else {
            return nil
        }
        self = known.1
    }

    /// Nil where the unpacked bytes begin no archive.
    package init?(firstUnpacked bytes: ArraySlice<UInt8>) {
        let start = Array(bytes.prefix(Self.archiveSignatureBytes))
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if start.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
            self = .sevenZip
        } else if start.count >= 262, start[257..<262].elementsEqual("ustar".utf8) {
            self = .tar
        } else {
            return nil
        }
    }
}

/// What ends the reading of a stream before its end.
package enum StreamError: Error, Sendable, Equatable {
    case system(SystemError)
    /// The compressed bytes end in the middle; `offset` is where.
    case truncated(Compression, offset: Int)
    /// The bytes unpack to far more than any text does.
    case excessive(Compression, offset: Int)
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
