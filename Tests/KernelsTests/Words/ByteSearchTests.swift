import Fixtures
import Kernels
import Testing

@Suite("Byte search")
struct ByteSearchTests {
    @Test("Every level finds the byte that looking at each finds", arguments: VectorLevel.available)
    func finds(level: VectorLevel) {
        var random = SeededGenerator(seed: 12)
        let (a, b) = (UInt8(ascii: "<"), UInt8(ascii: "&"))
        for length in 0..<300 {
            var text = (0..<length).map { _ in UInt8(random.below(256)) & 0xFB }
            if length > 0, random.chance(0.5) { text = text.map { $0 == a || $0 == b ? 0x20 : $0 } }
            if length > 0, random.chance(0.7) { text[random.below(length)] = random.pick([a, b]) }
            for start in [0, 1, length / 2, length, length + 5] {
                let plain = text.indices.dropFirst(start).first { text[$0] == a || text[$0] == b } ?? length
                #expect(ByteSearch.first(of: a, or: b, in: text.span, from: start, level: level) == plain)
            }
        }
    }

    @Test("A single byte is found, and one beyond ASCII")
    func single() {
        let text: [UInt8] = Array(repeating: 0x7F, count: 200) + [0xE2, 0x0A]
        #expect(ByteSearch.first(of: 0x0A, in: text.span, from: 0) == 201)
        #expect(ByteSearch.first(of: 0xE2, in: text.span, from: 7) == 200)
        #expect(ByteSearch.first(of: 0xE2, in: text.span, from: 201) == 202)
        let empty: [UInt8] = []
        #expect(ByteSearch.first(of: 0x0A, in: empty.span, from: 0) == 0)
    }

    @Test("Bytes of a text are appended")
    func appends() {
        var bytes: [UInt8] = [1]
        let text: [UInt8] = [7, 8, 9]
        bytes.append(1..<3, of: text.span)
        bytes.append(3..<3, of: text.span)
        #expect(bytes == [1, 8, 9])
    }
}
