import Kernels
import Testing

@testable import Stories

@Suite("Roundups")
struct RoundupsTests {
    /// Which of some rows, of equal weights in the given columns, are roundups among each other.
    private static func roundups(_ columns: [[UInt32]]) -> [Bool] {
        var rows = SparseRows(columnCount: 400)
        for row in columns {
            rows.append(columns: row, values: row.map { _ in Float(1) / Float(row.count).squareRoot() })
        }
        var nearest = NearestRows(rowCount: rows.rowCount, most: 10)
        for b in columns.indices {
            for a in 0..<b {
                let shared = Float(Set(columns[a]).intersection(columns[b]).count)
                let similarity = shared / Float(columns[a].count * columns[b].count).squareRoot()
                if similarity >= 0.2 { nearest.insert(.init(a: UInt32(a), b: UInt32(b), similarity: similarity)) }
            }
        }
        let roundups = Roundups(of: rows, neighbours: nearest, threads: 1)
        return columns.indices.map(roundups.holds)
    }

    /// Columns from one on.
    private static func run(_ start: UInt32, _ count: UInt32) -> [UInt32] { Array(start..<start + count) }

    @Test("A text that is made of three that have nothing to do with each other is a roundup, its parts are none")
    func ofThreeParts() {
        let parts = [Self.run(100, 20), Self.run(130, 20), Self.run(160, 20)]
        let round = Self.run(100, 6) + Self.run(130, 6) + Self.run(160, 6)
        #expect(Self.roundups([round] + parts) == [true, false, false, false])
    }

    @Test("Of two parts it may be a report that has to do with both")
    func ofTwoParts() {
        let round = Self.run(100, 6) + Self.run(130, 6) + Self.run(200, 6)
        #expect(Self.roundups([round, Self.run(100, 20), Self.run(130, 20)]) == [false, false, false])
    }

    @Test("Where one part carries most of what is shared, it is a report of that")
    func ofOneEvent() {
        let parts = [Self.run(100, 20), Self.run(130, 20), Self.run(160, 20)]
        let report = Self.run(100, 15) + Self.run(130, 5) + Self.run(160, 5)
        #expect(Self.roundups([report] + parts)[0] == false)
    }
}
