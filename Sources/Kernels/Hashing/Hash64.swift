/// 64-bit hashing of byte strings and of hashes: the multiply-and-fold mixer of wyhash
/// (Wang Yi, "wyhash and wyrand", 2019), eight bytes a step.
///
/// Values are the same on every machine and in every run; they are not for adversarial input. Public, as
/// ``HashIndex`` is, though no product exports the module: the compiler does not inline inlinable code of
/// package access into other modules, and tokenising then makes a call for every byte.
public enum Hash64 {
    public static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    public static let multiplier: UInt64 = 0xD6E8_FEB8_6659_FD93

    /// Both halves of the 128-bit product, folded by exclusive or.
    @inlinable @inline(__always)
    public static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }

    /// The hash of an ordered pair.
    @inlinable @inline(__always)
    public static func combine(_ a: UInt64, _ b: UInt64) -> UInt64 {
        mix(a ^ seed, b ^ multiplier)
    }

    /// The hash of a byte string; what a ``Hash64/Stream`` gives for the same bytes.
    public static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        var stream = Stream()
        for index in bytes.indices { stream.append(bytes[index]) }
        return stream.value
    }

    /// The hash of a string's UTF-8 bytes.
    public static func hash(_ string: String) -> UInt64 {
        var stream = Stream()
        for byte in string.utf8 { stream.append(byte) }
        return stream.value
    }

    /// Hashes bytes as they come, with one multiplication for every eight.
    @frozen
    public struct Stream {
        @usableFromInline var state = Hash64.seed
        @usableFromInline var word: UInt64 = 0
        @usableFromInline var count: UInt64 = 0

        @inlinable @inline(__always) public init() {}

        @inlinable @inline(__always)
        public mutating func append(_ byte: UInt8) {
            word = word << 8 | UInt64(byte)
            count &+= 1
            if count & 7 == 0 {
                state = Hash64.mix(state ^ word, Hash64.multiplier)
                word = 0
            }
        }

        /// The hash of the bytes so far; of none, a constant.
        @inlinable @inline(__always)
        public var value: UInt64 {
            Hash64.mix(state ^ word, Hash64.multiplier ^ count)
        }
    }
}
