/// What a column of Arrow holds, as far as an article may be made of it.
enum ArrowType: Equatable {
    case text, largeText, textView
    case integer(bits: Int, isSigned: Bool)
    case float, double
    /// Days since 1970, and milliseconds of whole days.
    case date32, date64
    /// - Parameters:
    ///   - perSecond: units in a second, since 1970.
    ///   - isUTC: whether there is a time zone; the units count in UTC then.
    case timestamp(perSecond: Int, isUTC: Bool)
    case structure
    case null
    /// What records are made of; of no field of an article.
    case bytes(isLarge: Bool)
    /// Lists of whole numbers of 32 bits.
    case numbers(isLarge: Bool)
    /// Anything else: its format.
    case other(String)

    /// - Parameter format: as the C data interface has it.
    init(format: String) {
        switch format {
        case "u": self = .text
        case "U": self = .largeText
        case "vu": self = .textView
        case "c", "s", "i", "l": self = .integer(bits: Self.bits[format]!, isSigned: true)
        case "C", "S", "I", "L": self = .integer(bits: Self.bits[format.lowercased()]!, isSigned: false)
        case "f": self = .float
        case "g": self = .double
        case "tdD": self = .date32
        case "tdm": self = .date64
        case "+s": self = .structure
        case "n": self = .null
        case "z", "Z": self = .bytes(isLarge: format == "Z")
        default:
            let parts = format.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, let perSecond = Self.units[String(parts[0])] {
                self = .timestamp(perSecond: perSecond, isUTC: !parts[1].isEmpty)
            } else {
                self = .other(format)
            }
        }
    }

    private static let bits = ["c": 8, "s": 16, "i": 32, "l": 64]
    private static let units = ["tss": 1, "tsm": 1_000, "tsu": 1_000_000, "tsn": 1_000_000_000]

    var isText: Bool { self == .text || self == .largeText || self == .textView }

    /// Whether a field of an article may be read from it.
    var isRead: Bool {
        switch self {
        case .structure, .bytes, .numbers, .other: false
        default: true
        }
    }
}
