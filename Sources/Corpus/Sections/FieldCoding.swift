/// Puts the fields of one record behind each other: numbers in as few bytes as they need (seven bits each, the lowest
/// first), strings behind their lengths.
package struct FieldWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func add(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    package mutating func add(_ number: Int) { add(UInt64(number)) }

    /// A number that may be negative: its sign is the lowest bit.
    package mutating func add(signed number: Int64) { add(UInt64(bitPattern: number << 1 ^ number >> 63)) }

    /// Adds fields that were put together before.
    package mutating func append(encoded fields: ArraySlice<UInt8>) { bytes += fields }

    package mutating func add(_ bytes: some Collection<UInt8>) {
        add(bytes.count)
        self.bytes.append(contentsOf: bytes)
    }
}

/// Takes the fields of a record apart again.
package struct FieldReader {
    private let bytes: ArraySlice<UInt8>
    private var place: Int
    private let damage: CorpusError

    /// - Parameter damage: thrown where the fields end too early, or are none.
    package init(_ bytes: ArraySlice<UInt8>, damage: @autoclosure () -> CorpusError) {
        (self.bytes, place, self.damage) = (bytes, bytes.startIndex, damage())
    }

    package var isAtEnd: Bool { place == bytes.endIndex }

    package mutating func number() throws(CorpusError) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard place < bytes.endIndex else { throw damage }
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        throw damage
    }

    /// A number that counts something.
    package mutating func count() throws(CorpusError) -> Int {
        guard let count = Int(exactly: try number()) else { throw damage }
        return count
    }

    package mutating func signed() throws(CorpusError) -> Int64 {
        let number = try number()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    package mutating func string() throws(CorpusError) -> ArraySlice<UInt8> {
        let count = try count()
        guard count <= bytes.endIndex - place else { throw damage }
        defer { place += count }
        return bytes[place..<place + count]
    }

    /// A number of a type of few cases.
    package mutating func value<Value: RawRepresentable>(_ type: Value.Type = Value.self) throws(CorpusError) -> Value
    where Value.RawValue == UInt8 {
        guard let raw = UInt8(exactly: try number()), let value = Value(rawValue: raw) else { throw damage }
        return value
    }
}
