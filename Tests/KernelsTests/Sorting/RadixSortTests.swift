import Fixtures
import Kernels
import Testing

@Suite("Radix sort")
struct RadixSortTests {
    static let masks: [UInt64] = [.max, 0xFF, 0x7FF, 0x800, 0xFFFF_FFFF, 0xFFFF_FFFF_0000_0000, 1 << 63, 0]

    @Test("Numbers come out as sorted() gives them", arguments: masks, [0, 1, 2, 3, 100, 5_000])
    func sorts(mask: UInt64, count: Int) {
        var random = SeededGenerator(seed: mask ^ UInt64(count))
        var numbers = (0..<count).map { _ in random.next() & mask }
        let expected = numbers.sorted()
        RadixSort.sort(&numbers)
        #expect(numbers == expected)
    }

    @Test(
        "Sorting from a bit on keeps the order of numbers that agree above it",
        arguments: [1, 7, 11, 32, 53, 63] as [UInt64])
    func keepsOrder(lowestBit: UInt64) {
        var random = SeededGenerator(seed: lowestBit)
        // A few values above the bit, so that many agree in them.
        var numbers = (0..<3_000).map { _ in
            (random.next() % 40) << lowestBit | (random.next() & (1 << lowestBit - 1))
        }
        let expected = numbers.enumerated()
            .sorted { ($0.element >> lowestBit, $0.offset) < ($1.element >> lowestBit, $1.offset) }
            .map(\.element)
        RadixSort.sort(&numbers, fromBit: lowestBit)
        #expect(numbers == expected)
    }
}
