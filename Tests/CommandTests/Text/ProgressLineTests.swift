import Corpus
import Testing

@testable import Command

@Suite("The line of progress")
struct ProgressLineTests {
    @Test("Rate and rest are told when they say something, and in round numbers")
    func lines() {
        func line(_ done: Int, of total: Int?, _ unit: String, after elapsed: Duration) -> String {
            ProgressDisplay.line(
                Progress("terms", completed: done, total: total, unit: unit), done: done, after: elapsed)
        }
        let bar = "█████░░░░░░░░░░░░░░░"
        #expect(line(0, of: 40, "versions", after: .seconds(9)) == "terms          ░░░░░░░░░░░░░░░░░░░░ 0 %")
        #expect(line(10, of: 40, "versions", after: .microseconds(3)) == "terms          \(bar) 25 %")
        #expect(
            line(12_345, of: 49_380, "pairs", after: .seconds(2))
                == "terms          \(bar) 25 %  6,200 pairs/s  0:06 left")
        #expect(
            line(10, of: 40, "versions", after: .seconds(4)) == "terms          \(bar) 25 %  2.5 versions/s  0:12 left")
        #expect(line(3_200_000, of: nil, "bytes", after: .seconds(2)) == "terms          3.2 MB  1.6 MB/s")
        #expect(line(1_234, of: nil, "records", after: .zero) == "terms          1,234 records")
    }
}
