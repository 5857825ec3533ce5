import Kernels
import Platform

/// Text that was UTF-8 and was read in an encoding of East Asia, where two bytes are a character: "涓存渤甯傝" for "临河市议".
///
/// Some of its bytes are no character there, and were lost. What is left says the most of it: where half of the bytes or more are
/// whole sequences of UTF-8, which is never so by chance, it is read back, and U+FFFD stands for what is lost.
enum MisreadPairs {
    private static let labels = ["gbk", "shift_jis", "euc-kr", "big5"]
    private static let fewestSequences = 6
    /// Bytes that show whether the rest is worth reading.
    private static let sampledBytes = 1_200
    /// Fewer of a sample than one in so many are common characters where it is misread.
    private static let commonOneIn = 12

    /// The commonest characters of Chinese and Korean, of which hardly a sentence has none; Japanese has hiragana.
    private static let common = Set(
        """
        的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子得于於着下自之年月日市
        이다의에는을가고하지한로은도서를인사기자해리있니시어대정일
        """.unicodeScalars.map(\.value))

    /// Whether some characters, of which 0 is one of ASCII, are of East Asia and none that its texts have.
    static func mayBeMisread(_ sample: [UInt32]) -> Bool {
        let asian = sample.filter { 0x2E80...0xFFEF ~= $0 }
        guard asian.count >= fewestSequences, asian.count * 2 > sample.count else { return false }
        return asian.count { common.contains($0) || 0x3041...0x3096 ~= $0 } * commonOneIn < asian.count
    }

    /// The text as it was meant; nil where it stands as it was.
    static func repairing(_ text: Span<UInt8>) -> [UInt8]? {
        var end = min(text.count, sampledBytes)
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        let sample = text.extracting(0..<end)
        var best: (bytes: [UInt8], lost: Int)?
        for label in labels {
            guard let encoder = CharacterEncoder(to: label), read(sample, by: encoder) != nil,
                let found = read(text, by: encoder)
            else { continue }
            if best.map({ found.lost < $0.lost }) ?? true { best = found }
        }
        return best?.bytes
    }

    private static func read(_ text: Span<UInt8>, by encoder: CharacterEncoder) -> (bytes: [UInt8], lost: Int)? {
        // Lost bytes are FF, which UTF-8 has not.
        var bytes: [UInt8] = []
        var index = 0
        while index < text.count {
            let end = text[index] < 0x80 ? index + 1 : UTF8Scalars.scalar(at: index, in: text).end
            if end == index + 1 {
                bytes.append(text[index])
            } else {
                bytes += encoder.encoded((index..<end).map { text[$0] }) ?? [0xFF]
            }
            index = end
        }
        var (repaired, sequences, lost): ([UInt8], Int, Int) = ([], 0, 0)
        var isLost = false
        index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let length = byte < 0x80 ? 1 : byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0
            if length > 0, index + length <= bytes.count,
                length == 1 || CodePage.isPlausible(Array(bytes[index..<index + length]))
            {
                repaired += bytes[index..<index + length]
                sequences += length > 1 ? 1 : 0
                (index, isLost) = (index + length, false)
                continue
            }
            if !isLost { repaired += [0xEF, 0xBF, 0xBD] }
            (lost, index, isLost) = (lost + 1, index + 1, true)
        }
        return sequences >= fewestSequences && sequences >= lost ? (repaired, lost) : nil
    }
}
