internal import CBrotli
internal import CZlib
internal import Glibc

/// How the body of an answer is packed (RFC 9110, section 8.4.1).
package enum ContentCoding: Sendable {
    case gzip, deflate, zstd, brotli

    /// nil for what leaves a body as it is, and for codings that are not known.
    package init?(name: String) {
        switch name.lowercased() {
        case "gzip", "x-gzip": self = .gzip
        case "deflate": self = .deflate
        case "zstd": self = .zstd
        case "br": self = .brotli
        default: return nil
        }
    }
}

/// Unpacks bodies that are in memory. Of one that is cut off, as crawls do with long ones, what is there is unpacked.
package enum ContentDecoder {
    package enum Outcome: Sendable, Equatable {
        case decoded([UInt8])
        /// The bytes do not begin as such: they were unpacked before.
        case notSo
        /// They are damaged, or become more than was allowed.
        case damaged
    }

    /// What comes of some bytes.
    ///
    /// - Parameter most: bytes that may come of it.
    /// - Complexity: O(n) in the bytes that come of it.
    package static func decoded(_ bytes: [UInt8], by coding: ContentCoding, most: Int) -> Outcome {
        switch coding {
        case .gzip:
            guard bytes.starts(with: [0x1F, 0x8B]) else { return .notSo }
            return unpacked(bytes, most: most, by: try? GzipUnpacker())
        case .zstd:
            guard Compression(firstBytes: bytes[...]) == .zstd else { return .notSo }
            return unpacked(bytes, most: most, by: try? ZstdUnpacker())
        case .deflate:
            // Meant is zlib's form (RFC 1950), and many send the bare one (RFC 1951).
            guard let first = bytes.first else { return .notSo }
            let isZlib = first & 0x0F == 8 && bytes.count > 1 && (Int(first) << 8 + Int(bytes[1])) % 31 == 0
            let outcome = inflated(bytes, windowBits: isZlib ? 15 : -15, most: most)
            return outcome == .damaged && !isZlib ? .notSo : outcome
        case .brotli:
            let outcome = unbrotlied(bytes, most: most)
            // Nothing tells packed bytes from plain ones but whether they unpack.
            let isMarkup = bytes.first { $0 > 0x20 } == UInt8(ascii: "<")
            return outcome == .damaged && isMarkup ? .notSo : outcome
        }
    }

    private static func unpacked(_ bytes: [UInt8], most: Int, by unpacker: (any Unpacker)?) -> Outcome {
        guard let unpacker else { return .damaged }
        return unsafe growing(most: most) { room, place in
            guard place < bytes.count else { return .end }
            // SAFETY: the bytes live through the call.
            return unsafe bytes.withUnsafeBytes { input in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: input[place...])
                guard let step = unsafe try? unpacker.unpack(rest, to: room) else { return .damaged }
                return .step(consumed: step.consumed, produced: step.produced)
            }
        }
    }

    private static func inflated(_ bytes: [UInt8], windowBits: Int32, most: Int) -> Outcome {
        var stream = unsafe z_stream()
        // SAFETY: the stream stays where it is until it is ended below; the bytes live through the calls.
        guard unsafe inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return .damaged
        }
        defer { unsafe inflateEnd(&stream) }
        var hasEnded = false
        return unsafe growing(most: most) { room, place in
            if hasEnded { return .end }
            return unsafe bytes.withUnsafeBytes { input in
                unsafe stream.next_in = UnsafeMutablePointer(
                    mutating: input.baseAddress?.advanced(by: place).assumingMemoryBound(to: UInt8.self))
                unsafe stream.avail_in = UInt32(min(bytes.count - place, 1 << 30))
                unsafe stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
                unsafe stream.avail_out = UInt32(room.count)
                let before = unsafe stream.avail_in
                let status = unsafe inflate(&stream, Z_NO_FLUSH)
                if status == Z_BUF_ERROR { return .end }
                guard status == Z_OK || status == Z_STREAM_END else { return .damaged }
                hasEnded = status == Z_STREAM_END
                return unsafe .step(
                    consumed: Int(before - stream.avail_in), produced: room.count - Int(stream.avail_out))
            }
        }
    }

    private static func unbrotlied(_ bytes: [UInt8], most: Int) -> Outcome {
        // SAFETY: made here, freed below, and handed to nothing else; the bytes live through the calls.
        guard let state = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else { return .damaged }
        defer { unsafe BrotliDecoderDestroyInstance(state) }
        var hasEnded = false
        return unsafe growing(most: most) { room, place in
            if hasEnded { return .end }
            return unsafe bytes.withUnsafeBytes { input in
                var next = unsafe input.baseAddress?.advanced(by: place).assumingMemoryBound(to: UInt8.self)
                var left = bytes.count - place
                var end = unsafe room.baseAddress?.assumingMemoryBound(to: UInt8.self)
                var free = room.count
                let status = unsafe BrotliDecoderDecompressStream(state, &left, &next, &free, &end, nil)
                switch status {
                case BROTLI_DECODER_RESULT_SUCCESS: hasEnded = true
                case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: break
                case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: if free == room.count { return .end }
                default: return .damaged
                }
                return .step(consumed: bytes.count - place - left, produced: room.count - free)
            }
        }
    }

    private enum Step {
        case step(consumed: Int, produced: Int)
        case end
        case damaged
    }

    /// Runs steps that each fill some room, until one says that it was the last.
    private static func growing(most: Int, _ step: (UnsafeMutableRawBufferPointer, Int) -> Step) -> Outcome {
        var result: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        var place = 0
        while true {
            // SAFETY: the room stays where it is during the step.
            switch unsafe room.withUnsafeMutableBytes({ unsafe step($0, place) }) {
            case .end: return .decoded(result)
            case .damaged: return .damaged
            case .step(let consumed, let produced):
                guard consumed > 0 || produced > 0, result.count + produced <= most else { return .damaged }
                result += room[..<produced]
                place += consumed
            }
        }
    }
}
