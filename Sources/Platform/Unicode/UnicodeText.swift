import Glibc
import CXML2
import CUTF8Proc
import CUnistring

/// Unicode algorithms of well-kept libraries: utf8proc for normalisation and widths, libunistring for
/// word boundaries, libxml2 for the names of HTML's character references.
package enum UnicodeText {
    /// NFKC and full case folding of valid UTF-8 (Unicode Standard Annex 15, and section 3.13 of the core).
    ///
    /// More than 256 marks behind one letter, which no language has, are folded in parts: the library sorts them by
    /// insertion.
    ///
    /// - Parameter removingDiacritics: also drops marks, so that "é" folds with "e".
    /// - Returns: the folded bytes; nil when the input is not valid UTF-8.
    /// - Complexity: O(n) in the bytes.
    package static func folded(_ bytes: [UInt8], removingDiacritics: Bool) -> [UInt8]? {
        let cuts = markRunCuts(of: bytes)
        guard !cuts.isEmpty else { return foldedWhole(bytes, removingDiacritics: removingDiacritics) }
        var result: [UInt8] = []
        for (start, end) in zip([0] + cuts, cuts + [bytes.count]) {
            guard let part = foldedWhole(Array(bytes[start..<end]), removingDiacritics: removingDiacritics)
            else { return nil }
            result += part
        }
        return result
    }

    /// The most marks that are sorted together.
    private static let mostMarks = 256

    /// Where a text of valid UTF-8 is cut so that no part has more marks in a row than ``mostMarks``.
    private static func markRunCuts(of bytes: [UInt8]) -> [Int] {
        // A mark is two bytes at least.
        guard bytes.count > 2 * mostMarks else { return [] }
        var cuts: [Int] = []
        var marks = 0
        var index = 0
        while index < bytes.count {
            let first = bytes[index]
            // Below U+0300, and from U+4000 to U+9FFF, there are no marks; what shows nothing parts none.
            if first < 0xCC, first != 0xC2 || index + 1 < bytes.count && bytes[index + 1] != 0xAD {
                marks = 0
                index += 1
                continue
            }
            if (0xE4...0xE9).contains(first) {
                marks = 0
                index += 3
                continue
            }
            let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            guard index + width <= bytes.count else { return cuts }
            var value = UInt32(first) & (0xFF >> UInt32(width + 1))
            for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
            // SAFETY: the table entry that a code point has is static.
            let property = unsafe utf8proc_get_property(utf8proc_int32_t(bitPattern: value)).pointee
            if property.combining_class != 0 {
                if marks == mostMarks {
                    cuts.append(index)
                    marks = 0
                }
                marks += 1
            } else if property.ignorable == 0 {
                marks = 0
            }
            index += width
        }
        return cuts
    }

    private static func foldedWhole(_ bytes: [UInt8], removingDiacritics: Bool) -> [UInt8]? {
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

    /// The canonical decomposition of a scalar: itself where it has none (Unicode Standard Annex 15).
    package static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        // No decomposition is longer than four; the library says how long one is that does not fit.
        let parts = unsafe [utf8proc_int32_t](unsafeUninitializedCapacity: 8) { buffer, written in
            // SAFETY: the library writes no more than the number of elements it is told.
            let count = unsafe utf8proc_decompose_char(
                utf8proc_int32_t(bitPattern: scalar.value), buffer.baseAddress, buffer.count,
                UTF8PROC_DECOMPOSE, nil)
            written = min(max(count, 0), buffer.count)
        }
        return parts.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
    }

    /// A script of the Unicode Character Database, by its name there ("Greek"); nil where a scalar has none.
    package static func script(of scalar: Unicode.Scalar) -> String? {
        // SAFETY: the library's table of scripts and their names is static.
        guard let script = unsafe uc_script(scalar.value) else { return nil }
        return unsafe String(cString: script.pointee.name)
    }

    /// Whether a scalar does nothing but draw out the line between two letters, as the tatweel does (Joining_Type C).
    package static func joinsLetters(_ scalar: Unicode.Scalar) -> Bool {
        uc_joining_type(scalar.value) == Int32(UC_JOINING_TYPE_C)
    }

    /// What a decimal digit of any script stands for; nil where a scalar is none.
    package static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        let value = uc_decimal_value(scalar.value)
        return value < 0 ? nil : UInt8(value)
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
