import Fixtures
import Kernels
import Testing

@Suite("64-bit hashing")
struct Hash64Tests {
    @Test("A string, its bytes and a stream of them have one hash", arguments: ["", "a", "ferry", "Überfahrt 日本"])
    func agrees(text: String) {
        let bytes = Array(text.utf8)
        var stream = Hash64.Stream()
        for byte in bytes { stream.append(byte) }
        #expect(Hash64.hash(text) == stream.value)
        #expect(Hash64.hash(bytes.span) == stream.value)
    }

    @Test("Bytes of every length have the hash of their stream")
    func agreesAtEveryLength() {
        var random = SeededGenerator(seed: 3)
        for length in 0..<100 {
            let bytes = (0..<length).map { _ in UInt8(random.below(256)) }
            var stream = Hash64.Stream()
            for byte in bytes { stream.append(byte) }
            #expect(Hash64.hash(bytes.span) == stream.value)
        }
    }

    @Test("Short strings of few letters, zero bytes among them, never collide")
    func isDistinct() {
        var texts: [[UInt8]] = [[]]
        var last: [[UInt8]] = [[]]
        for _ in 0..<8 {
            last = last.flatMap { text in ([0, 1, 97] as [UInt8]).map { text + [$0] } }
            texts += last
        }
        #expect(Set(texts.map { Hash64.hash($0.span) }).count == texts.count)
    }

    @Test("The hash of a pair depends on its order")
    func ordersPairs() {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<100 {
            let (a, b) = (random.next(), random.next())
            #expect(Hash64.combine(a, b) != Hash64.combine(b, a))
        }
    }
}
