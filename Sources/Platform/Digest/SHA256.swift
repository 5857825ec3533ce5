internal import CMD

/// The SHA-256 digest of some bytes (FIPS 180-4).
package enum SHA256 {
    /// The 32 bytes of the digest.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        var stream = Stream()
        stream.append(bytes)
        return stream.finished()
    }

    /// The digest of bytes that come one after the other.
    package struct Stream {
        private var context = SHA2_CTX()

        package init() {
            // SAFETY: the context is this value's own.
            unsafe SHA256Init(&context)
        }

        package mutating func append(_ bytes: [UInt8]) {
            // SAFETY: the buffer is read within its own count.
            unsafe bytes.withUnsafeBufferPointer { unsafe SHA256Update(&context, $0.baseAddress, $0.count) }
        }

        package consuming func finished() -> [UInt8] {
            var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
            // SAFETY: the buffer has room for a digest, and the library writes no more.
            unsafe digest.withUnsafeMutableBufferPointer { unsafe SHA256Final($0.baseAddress, &context) }
            return digest
        }
    }
}
