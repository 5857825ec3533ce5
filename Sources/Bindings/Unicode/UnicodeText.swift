import Glibc
import CEntities
import CUTF8Proc
import CUnistring

/// Unicode algorithms of well-kept libraries: utf8proc for normalisation and widths, libunistring for
/// word boundaries, libxml2 for the names of HTML's character references.
package enum UnicodeText {
    /// NFKC and full case folding of valid UTF-8 (Unicode Standard Annex 15, and section 3.13 of the core).
    ///
    /// - Parameter removingDiacritics: also drops marks, so that "é" folds with "e".
    /// - Returns: the folded bytes; nil when the input is not valid UTF-8.
    /// - Complexity: O(n) in the bytes.
    package static func folded(_ bytes: [UInt8], removingDiacritics: Bool) -> [UInt8]? {
        guard !bytes.isEmpty else { return [] }
        var options = UTF8PROC_COMPAT.rawValue | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_STABLE.rawValue
        // Soft hyphens, joiners and other characters that show nothing.
        options |= UTF8PROC_IGNORE.rawValue
        options |=
            removingDiacritics
            ? UTF8PROC_STRIPMARK.rawValue | UTF8PROC_COMPOSE.rawValue : UTF8PROC_COMPOSE.rawValue
        // Safe: the library reads count bytes of a live buffer and hands over a malloc'ed block of the
        // length it returns, which is copied and freed before the function ends.
        var output: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe utf8proc_map(
                buffer.baseAddress, buffer.count, &output, utf8proc_option_t(rawValue: options))
        }
        guard count >= 0, let block = unsafe output else { return nil }
        let result = unsafe [UInt8](UnsafeBufferPointer(start: block, count: count))
        unsafe free(block)
        return result
    }

    /// Where words begin or end, one flag per byte: true at each byte that starts a segment
    /// (Unicode Standard Annex 29, section 4.1).
    ///
    /// - Complexity: O(n) in the bytes.
    package static func wordBoundaries(_ bytes: [UInt8]) -> [Bool] {
        guard !bytes.isEmpty else { return [] }
        // Safe: both buffers are live and of the length given; the library writes one flag a byte.
        let flags = unsafe [CChar](unsafeUninitializedCapacity: bytes.count) { output, written in
            unsafe bytes.withUnsafeBufferPointer { input in
                unsafe u8_wordbreaks(input.baseAddress, input.count, output.baseAddress)
            }
            written = bytes.count
        }
        return flags.map { $0 != 0 }
    }

    /// The columns a scalar takes on a terminal: 0, 1 or 2.
    package static func width(of scalar: Unicode.Scalar) -> Int {
        max(0, Int(utf8proc_charwidth(utf8proc_int32_t(scalar.value))))
    }

    /// The columns a string takes on a terminal.
    package static func width(of string: String) -> Int {
        string.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// The scalar that a named character reference such as "eacute" or "amp" stands for.
    package static func scalar(ofEntity name: String) -> Unicode.Scalar? {
        // Safe: the name is a null-terminated copy for the call; the table entry it finds is static.
        guard let entity = unsafe name.withCString(encodedAs: UTF8.self, { unsafe htmlEntityLookup($0) })
        else { return nil }
        return Unicode.Scalar(unsafe entity.pointee.value)
    }
}
