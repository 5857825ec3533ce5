import Fixtures
import Testing

@testable import Kernels

@Suite("Spelling counter")
struct SpellingCounterTests {
    /// Words of one to forty letters, parted by one space, with their places.
    private func text(_ random: inout SeededGenerator, words: Int, different: Int) -> (
        bytes: [UInt8], starts: [UInt32], lengths: [UInt32]
    ) {
        var (bytes, starts, lengths): ([UInt8], [UInt32], [UInt32]) = ([], [], [])
        for _ in 0..<words {
            let number = random.below(different)
            let word = String(repeating: "\(number)aB", count: 1 + number % 13).utf8.prefix(1 + number % 40)
            starts.append(UInt32(bytes.count))
            lengths.append(UInt32(word.count))
            bytes += word
            bytes.append(0x20)
        }
        if !bytes.isEmpty { bytes.removeLast() }
        return (bytes, starts, lengths)
    }

    @Test("The counts of one text after the other are those of a dictionary", arguments: [3, 300, 30_000])
    func agrees(different: Int) {
        var random = SeededGenerator(seed: 2)
        var counter = SpellingCounter()
        var spellings: [[UInt8]] = []
        for words in [0, 1, 500, 9_000, 20] {
            var (bytes, starts, lengths) = text(&random, words: words, different: different)
            var expected: [[UInt8]: Int] = [:]
            for word in starts.indices {
                if random.chance(0.1) {
                    // Passed over, wherever it lies.
                    starts[word] |= 1 << 31
                    lengths[word] = .max
                    continue
                }
                let start = Int(starts[word])
                expected[Array(bytes[start..<start + Int(lengths[word])]), default: 0] += 1
            }
            var (firstSeen, numbers, counts): ([UInt32], [UInt32], [UInt16]) = ([], [], [])
            counter.add(wordsOf: bytes.span, starts: starts.span, lengths: lengths.span, firstSeen: &firstSeen)
            for word in firstSeen {
                let start = Int(starts[Int(word)])
                spellings.append(Array(bytes[start..<start + Int(lengths[Int(word)])]))
            }
            #expect(counter.count == spellings.count)
            #expect(Array(counter.keys) == spellings.map { Hash64.hash($0.span) })
            counter.endText(numbers: &numbers, counts: &counts)
            #expect(numbers.count == expected.count)
            for (number, count) in zip(numbers, counts) { #expect(expected[spellings[Int(number)]] == Int(count)) }
        }
    }

    @Test("A word may be known by its key alone")
    func keys() {
        var counter = SpellingCounter()
        let isNew = [7, 0, 7].map { counter.add($0) }
        #expect(isNew == [true, true, false])
        var (numbers, counts): ([UInt32], [UInt16]) = ([], [])
        counter.endText(numbers: &numbers, counts: &counts)
        #expect(numbers == [0, 1])
        #expect(counts == [2, 1])
        _ = counter.add(0)
        counter.endText(numbers: &numbers, counts: &counts)
        #expect(numbers == [0, 1, 1])
        #expect(counts == [2, 1, 1])
    }
}
