internal import CStoryfold
internal import Corpus
internal import Platform

/// A column of one record batch, read where it stands.
///
/// SAFETY: the buffers are the batch's, which lives as long as the column (``ArrowArticles`` has both), and are laid out as
/// Arrow's columnar format says of the type; rows are below the batch's length.
@safe struct ArrowColumn: @unchecked Sendable {
    private let type: ArrowType
    private let array: UnsafePointer<ArrowArray>
    /// The structures that it is a member of, the outermost first.
    private let parents: [UnsafePointer<ArrowArray>]
    /// Where the values are numbers of values in here.
    private let dictionary: Dictionary?

    /// A column of values that others name by number.
    private final class Dictionary {
        let values: ArrowColumn
        init(_ values: ArrowColumn) { self.values = values }
    }

    /// - Parameters:
    ///   - type: that of the values, or of the numbers of values.
    ///   - dictionary: the type of the values then.
    init(
        _ type: ArrowType, dictionary: ArrowType?, _ array: UnsafePointer<ArrowArray>,
        parents: [UnsafePointer<ArrowArray>]
    ) {
        self.type = type
        unsafe (self.array, self.parents) = (array, parents)
        self.dictionary = dictionary.flatMap { type in
            // SAFETY: an array whose schema has a dictionary has one too.
            unsafe array.pointee.dictionary.map {
                Dictionary(unsafe ArrowColumn(type, dictionary: nil, $0, parents: []))
            }
        }
    }

    /// Appends what a row holds, as text.
    ///
    /// - Returns: false for nothing, of which nothing is appended.
    func append(_ row: Int, to bytes: inout [UInt8]) -> Bool {
        guard let position = position(of: row) else { return false }
        if let dictionary {
            guard case .integer(let bits, let isSigned) = type else { return false }
            return dictionary.values.append(integer(at: position, bits: bits, isSigned: isSigned), to: &bytes)
        }
        switch type {
        case .text: append(from: value(Int32.self, position), to: value(Int32.self, position + 1), &bytes)
        case .largeText: append(from: value(Int64.self, position), to: value(Int64.self, position + 1), &bytes)
        case .textView: appendView(position, &bytes)
        case .integer(let bits, let isSigned):
            if bits == 64, !isSigned {
                bytes += String(value(UInt64.self, position)).utf8
            } else {
                bytes += String(integer(at: position, bits: bits, isSigned: isSigned)).utf8
            }
        case .float: return append(Double(value(Float.self, position)), &bytes)
        case .double: return append(value(Double.self, position), &bytes)
        case .date32: bytes += CalendarDay(daysSince1970: Int(value(Int32.self, position))).description.utf8
        case .date64: bytes += CalendarDay(of: Self.floor(Int(value(Int64.self, position)), 1_000)).description.utf8
        case .timestamp(let perSecond, let isUTC):
            let second = Self.floor(Int(value(Int64.self, position)), perSecond)
            bytes += Self.time(second, isUTC: isUTC).utf8
        case .structure, .null, .bytes, .numbers, .other: return false
        }
        return true
    }

    /// How many bytes the text of a row has; 0 for what is no text.
    func textLength(of row: Int) -> Int {
        guard type.isText, let position = position(of: row) else { return 0 }
        switch type {
        case .text: return Int(value(Int32.self, position + 1) - value(Int32.self, position))
        case .largeText: return Int(value(Int64.self, position + 1) - value(Int64.self, position))
        default: return Int(value(Int32.self, 4 * position))
        }
    }

    // MARK: Columns of records

    /// The whole number in a row; nil for nothing, and for what is none.
    func number(_ row: Int) -> Int? {
        guard case .integer(let bits, let isSigned) = type, let position = position(of: row) else { return nil }
        return integer(at: position, bits: bits, isSigned: isSigned)
    }

    /// The bytes, or the text, in a row; nil for nothing, and for what is neither.
    func bytes(_ row: Int) -> [UInt8]? {
        guard let position = position(of: row) else { return nil }
        var bytes: [UInt8] = []
        switch type {
        case .text, .bytes(isLarge: false):
            append(from: value(Int32.self, position), to: value(Int32.self, position + 1), &bytes)
        case .largeText, .bytes(isLarge: true):
            append(from: value(Int64.self, position), to: value(Int64.self, position + 1), &bytes)
        default: return nil
        }
        return bytes
    }

    /// The list of numbers in a row; nil for nothing, and for what is none.
    func numbers(_ row: Int) -> [UInt32]? {
        guard case .numbers(let isLarge) = type, let position = position(of: row) else { return nil }
        let range =
            isLarge
            ? Int(value(Int64.self, position))..<Int(value(Int64.self, position + 1))
            : Int(value(Int32.self, position))..<Int(value(Int32.self, position + 1))
        // SAFETY: the array of a list has one child, which has the items.
        let items = unsafe array.pointee.children[0]!
        let first = unsafe Int(items.pointee.offset)
        return range.map { item in
            unsafe items.pointee.buffers[1]!.loadUnaligned(
                fromByteOffset: (first + item) * MemoryLayout<UInt32>.stride, as: UInt32.self)
        }
    }

    // MARK: Places

    /// Where the value of a row stands in the buffers; nil for none.
    private func position(of row: Int) -> Int? {
        var position = row
        for level in unsafe parents.indices {
            let parent = unsafe parents[level]
            position += unsafe Int(parent.pointee.offset)
            guard unsafe Self.isValid(position, in: parent) else { return nil }
        }
        position += unsafe Int(array.pointee.offset)
        return unsafe Self.isValid(position, in: array) ? position : nil
    }

    private static func isValid(_ position: Int, in array: UnsafePointer<ArrowArray>) -> Bool {
        guard unsafe array.pointee.n_buffers > 0, unsafe array.pointee.null_count != 0,
            let bits = unsafe array.pointee.buffers?[0]
        else { return true }
        let byte = unsafe bits.load(fromByteOffset: position >> 3, as: UInt8.self)
        return byte >> UInt8(position & 7) & 1 == 1
    }

    /// A value of the second buffer.
    private func value<Value: BitwiseCopyable>(_ type: Value.Type, _ position: Int) -> Value {
        unsafe array.pointee.buffers[1]!.loadUnaligned(
            fromByteOffset: position * MemoryLayout<Value>.stride, as: Value.self)
    }

    // MARK: Texts

    private func append(from lower: some BinaryInteger, to upper: some BinaryInteger, _ bytes: inout [UInt8]) {
        guard upper > lower else { return }
        unsafe Self.append(array.pointee.buffers[2]!, Int(lower)..<Int(upper), &bytes)
    }

    /// A view is the length, and behind it a short text itself, or of a longer one the buffer and the place in that.
    private func appendView(_ position: Int, _ bytes: inout [UInt8]) {
        let length = Int(value(Int32.self, 4 * position))
        guard length > 12 else {
            let start = 16 * position + 4
            return unsafe Self.append(array.pointee.buffers[1]!, start..<start + length, &bytes)
        }
        let buffer = Int(value(Int32.self, 4 * position + 2))
        let start = Int(value(Int32.self, 4 * position + 3))
        unsafe Self.append(array.pointee.buffers[2 + buffer]!, start..<start + length, &bytes)
    }

    private static func append(_ buffer: UnsafeRawPointer, _ range: Range<Int>, _ bytes: inout [UInt8]) {
        unsafe bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: (buffer + range.lowerBound).assumingMemoryBound(to: UInt8.self), count: range.count))
    }

    // MARK: Numbers

    private func integer(at position: Int, bits: Int, isSigned: Bool) -> Int {
        switch (bits, isSigned) {
        case (8, true): Int(value(Int8.self, position))
        case (8, false): Int(value(UInt8.self, position))
        case (16, true): Int(value(Int16.self, position))
        case (16, false): Int(value(UInt16.self, position))
        case (32, true): Int(value(Int32.self, position))
        case (32, false): Int(value(UInt32.self, position))
        default: Int(value(Int64.self, position))
        }
    }

    /// Whole numbers lose their point: an integer column with gaps became one of doubles.
    private func append(_ number: Double, _ bytes: inout [UInt8]) -> Bool {
        guard number.isFinite else { return false }
        if number.rounded() == number, abs(number) < 0x1p53 {
            bytes += String(Int(number)).utf8
        } else {
            bytes += "\(number)".utf8
        }
        return true
    }

    // MARK: Times

    private static func floor(_ number: Int, _ divisor: Int) -> Int64 {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return Int64(remainder < 0 ? quotient - 1 : quotient)
    }

    /// "2024-04-04T09:30:15Z", or without the Z where nothing says that it is UTC.
    private static func time(_ second: Int64, isUTC: Bool) -> String {
        let day = floor(Int(second), 86_400)
        let ofDay = Int(second - day * 86_400)
        let parts = [ofDay / 3_600, ofDay / 60 % 60, ofDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let date = CalendarDay(daysSince1970: Int(day)).description
        return date + "T" + parts.joined(separator: ":") + (isUTC ? "Z" : "")
    }
}
