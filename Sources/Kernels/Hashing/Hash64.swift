/// 64-bit hashing of byte strings and of hashes: the multiply-and-fold mixer of wyhash
/// (Wang Yi, "wyhash and wyrand", 2019), sixteen bytes a step.
///
/// Bytes are read as pairs of little-endian words, the last pair filled up with zeros: each pair is folded into
/// the state by one multiplication, and the number of bytes is added in the end. A word of up to sixteen letters
/// costs one multiplication, and ``WordScanner`` gets by without a branch for it.
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
    ///
    /// - Complexity: O(n) in the bytes.
    public static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        unsafe bytes.withUnsafeBytes { unsafe hash($0) }
    }

    /// The hash of a string's UTF-8 bytes.
    public static func hash(_ string: String) -> UInt64 {
        var stream = Stream()
        for byte in string.utf8 { stream.append(byte) }
        return stream.value
    }

    static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state = seed
        var start = 0
        while bytes.count - start > 16 {
            // SAFETY: more than sixteen bytes are left from `start` on.
            let (first, second) = unsafe (word(bytes, start), word(bytes, start + 8))
            state = mix(first ^ state, second ^ multiplier)
            start += 16
        }
        var (first, second): (UInt64, UInt64) = (0, 0)
        let rest = bytes.count - start
        if rest >= 8 {
            // SAFETY: at least eight bytes are left; the last eight of them overlap the first where fewer than
            // sixteen are, and the shift pushes out what was read twice.
            first = unsafe word(bytes, start)
            if rest > 8 { second = unsafe word(bytes, bytes.count - 8) &>> UInt64((16 - rest) * 8) }
        } else {
            for index in 0..<rest {
                // SAFETY: `start + index` is below the count.
                first |= UInt64(unsafe bytes[start + index]) &<< UInt64(index * 8)
            }
        }
        return mix(first ^ state, second ^ multiplier) &+ UInt64(bytes.count)
    }

    /// Eight bytes as a little-endian number; the caller sees to it that they are there.
    @inline(__always)
    static func word(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt64 {
        // SAFETY: the caller's promise.
        UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }

    /// Eight bytes from an address on as a little-endian number; the caller sees to it that they are there.
    @inline(__always)
    static func word(_ bytes: UnsafeRawPointer) -> UInt64 {
        // SAFETY: the caller's promise.
        UInt64(littleEndian: unsafe bytes.loadUnaligned(as: UInt64.self))
    }

    /// Hashes bytes as they come.
    @frozen
    public struct Stream {
        @usableFromInline var state = Hash64.seed
        @usableFromInline var first: UInt64 = 0
        @usableFromInline var second: UInt64 = 0
        @usableFromInline var count: UInt64 = 0

        @inlinable @inline(__always) public init() {}

        @inlinable @inline(__always)
        public mutating func append(_ byte: UInt8) {
            if count & 15 == 0, count > 0 {
                state = Hash64.mix(first ^ state, second ^ Hash64.multiplier)
                (first, second) = (0, 0)
            }
            let bits = UInt64(byte) &<< ((count & 7) &<< 3)
            if count & 8 == 0 { first |= bits } else { second |= bits }
            count &+= 1
        }

        /// The hash of the bytes so far; of none, a constant.
        @inlinable @inline(__always)
        public var value: UInt64 {
            Hash64.mix(first ^ state, second ^ Hash64.multiplier) &+ count
        }
    }
}
