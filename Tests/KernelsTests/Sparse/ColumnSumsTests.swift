import Fixtures
import Testing

@testable import Kernels

@Suite("Column sums")
struct ColumnSumsTests {
    @Test(
        "The sums are those of a dictionary, ascending, and none is left for the next row", arguments: [1, 64, 9_000])
    func agrees(columnCount: Int) {
        var random = SeededGenerator(seed: 3)
        var sums = ColumnSums(columnCount: columnCount)
        for row in 0..<20 {
            let numbers = (0..<random.below(200)).map { _ in UInt32(random.below(50)) }
            let counts = numbers.map { _ in UInt16(random.below(row == 7 ? 60_000 : 5) + 1) }
            let columnOf =
                [UInt32](repeating: 0, count: 10)
                + (0..<50).map { _ in
                    random.chance(0.2) ? ColumnSums.none : UInt32(random.below(columnCount))
                }
            var expected: [UInt32: (Int, Int)] = [:]
            for isFirstKind in [true, false] {
                for (number, count) in zip(numbers, counts) where columnOf[10 + Int(number)] != ColumnSums.none {
                    let sum = expected[columnOf[10 + Int(number)]] ?? (0, 0)
                    expected[columnOf[10 + Int(number)]] =
                        isFirstKind
                        ? (min(65_535, sum.0 + Int(count)), sum.1) : (sum.0, min(65_535, sum.1 + Int(count)))
                }
                sums.add(numbers[...], counts[...], columnOf: columnOf, offset: 10, isFirstKind: isFirstKind)
            }
            var (columns, both): ([UInt32], [UInt32]) = ([], [])
            sums.drain(into: &columns, &both)
            #expect(columns == expected.keys.sorted())
            #expect(both.map { Int($0 >> 16) } == columns.map { expected[$0]!.0 })
            #expect(both.map { Int($0 & 0xFFFF) } == columns.map { expected[$0]!.1 })
        }
    }
}
