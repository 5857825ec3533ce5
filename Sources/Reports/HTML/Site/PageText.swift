import Kernels
import Mustache

/// How values are written into a page: what has a meaning in HTML is escaped, and characters that no page may hold
/// become U+FFFD (WHATWG HTML, sections 13.1.2 and 13.1.3).
///
/// It takes the place of the library's own escaping, which goes by grapheme clusters and is an order slower.
struct PageText: MustacheContentType {
    func escapeText(_ text: String) -> String {
        let bytes = text.utf8.span
        var escaped: [UInt8] = []
        // Up to here everything is in `escaped`.
        var start = 0
        var index = 0
        func replacement(_ index: Int) -> (bytes: StaticString, length: Int)? {
            func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
            switch bytes[index] {
            case UInt8(ascii: "<"): return ("&lt;", 1)
            case UInt8(ascii: ">"): return ("&gt;", 1)
            case UInt8(ascii: "&"): return ("&amp;", 1)
            case UInt8(ascii: "\""): return ("&quot;", 1)
            case UInt8(ascii: "'"): return ("&#39;", 1)
            case 0x09, 0x0A, 0x20...0x7E: return nil
            case 0x00...0x1F, 0x7F: return ("\u{FFFD}", 1)
            // Controls: U+0080 to U+009F.
            case 0xC2 where next(1) < 0xA0: return ("\u{FFFD}", 2)
            // Noncharacters: U+FDD0 to U+FDEF, and the last two of every plane.
            case 0xEF where next(1) == 0xB7 && 0x90...0xAF ~= next(2): return ("\u{FFFD}", 3)
            case 0xEF where next(1) == 0xBF && next(2) >= 0xBE: return ("\u{FFFD}", 3)
            case 0xF0...0xF4 where next(1) & 0x0F == 0x0F && next(2) == 0xBF && next(3) >= 0xBE: return ("\u{FFFD}", 4)
            default: return nil
            }
        }
        while index < bytes.count {
            guard let (new, length) = replacement(index) else {
                index += 1
                continue
            }
            escaped.append(start..<index, of: bytes)
            escaped.append(contentsOf: "\(new)".utf8)
            index += length
            start = index
        }
        guard start > 0 else { return text }
        escaped.append(start..<bytes.count, of: bytes)
        return String(decoding: escaped, as: UTF8.self)
    }
}
