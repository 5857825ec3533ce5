internal import CSimdjson
internal import Glibc

/// Questions to a run of bytes that SIMD answers at memory speed.
package enum ByteChecks {
    /// Whether the bytes are valid UTF-8.
    package static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        // SAFETY: the slice's memory stays where it is during the call, which reads `count` bytes.
        unsafe bytes.withUnsafeBytes {
            unsafe $0.withMemoryRebound(to: CChar.self) { unsafe storyfold_is_utf8($0.baseAddress, $0.count) != 0 }
        }
    }

    /// The position in the slice of the first byte that no valid UTF-8 has there, from 0; nil where all is valid.
    package static func firstInvalidUTF8(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !isUTF8(bytes) else { return nil }
        // The longest valid prefix, by halving; its end may cut a character, hence the walk at the end.
        var (valid, invalid) = (bytes.startIndex, bytes.endIndex)
        while invalid - valid > 16 {
            var middle = valid + (invalid - valid) / 2
            while middle > valid, bytes[middle] & 0xC0 == 0x80 { middle -= 1 }
            guard middle > valid else { break }
            if isUTF8(bytes[valid..<middle]) { valid = middle } else { invalid = middle }
        }
        while valid < bytes.endIndex {
            let end = (valid + 1...valid + 4).first { $0 <= bytes.endIndex && isUTF8(bytes[valid..<$0]) }
            guard let end else { break }
            valid = end
        }
        return valid - bytes.startIndex
    }

    /// How many of the bytes are line feeds.
    package static func lineFeeds(in bytes: ArraySlice<UInt8>) -> Int {
        // SAFETY: as in isUTF8.
        unsafe bytes.withUnsafeBytes {
            unsafe $0.withMemoryRebound(to: CChar.self) {
                Int(unsafe storyfold_count_line_feeds($0.baseAddress, $0.count))
            }
        }
    }

    /// The index of the first line feed among the bytes from `lower` to `upper`.
    package static func lineFeed(in bytes: [UInt8], from lower: Int, to upper: Int) -> Int? {
        first(0x0A, in: bytes, from: lower, to: upper)
    }

    /// The index of the first byte of a value among the bytes from `lower` to `upper`.
    package static func first(_ byte: UInt8, in bytes: [UInt8], from lower: Int, to upper: Int) -> Int? {
        precondition(0 <= lower && lower <= upper && upper <= bytes.count)
        // SAFETY: memchr reads upper - lower bytes from `lower`, within the array by the line above; what it
        // returns points into the same memory.
        return unsafe bytes.withUnsafeBytes { memory in
            guard let start = memory.baseAddress, let found = unsafe memchr(start + lower, Int32(byte), upper - lower)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - start
        }
    }
}
