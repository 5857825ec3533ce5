/// Windows-1252, the encoding that pages claim least and have most: what its bytes from 80 to 9F stand for.
///
/// Bytes that it leaves undefined are the control characters of Latin-1, as everywhere on the web (WHATWG, Encoding
/// Standard, "index windows-1252").
enum Windows1252 {
    /// The scalars of the bytes from 80 to 9F.
    private static let scalars: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// What a byte from 80 to 9F stands for.
    static func scalar(of byte: UInt8) -> Unicode.Scalar? { Unicode.Scalar(scalars[Int(byte & 0x1F)]) }

    /// The byte of a scalar, one of Latin-1's from 80 on among them; nil where it has none, and for ASCII.
    static func byte(of scalar: UInt32) -> UInt8? {
        if scalar < 0x100 { return scalar >= 0x80 ? UInt8(scalar) : nil }
        return switch scalar {
        case 0x0152: 0x8C
        case 0x0153: 0x9C
        case 0x0160: 0x8A
        case 0x0161: 0x9A
        case 0x0178: 0x9F
        case 0x017D: 0x8E
        case 0x017E: 0x9E
        case 0x0192: 0x83
        case 0x02C6: 0x88
        case 0x02DC: 0x98
        case 0x2013: 0x96
        case 0x2014: 0x97
        case 0x2018: 0x91
        case 0x2019: 0x92
        case 0x201A: 0x82
        case 0x201C: 0x93
        case 0x201D: 0x94
        case 0x201E: 0x84
        case 0x2020: 0x86
        case 0x2021: 0x87
        case 0x2022: 0x95
        case 0x2026: 0x85
        case 0x2030: 0x89
        case 0x2039: 0x8B
        case 0x203A: 0x9B
        case 0x20AC: 0x80
        case 0x2122: 0x99
        default: nil
        }
    }
}
