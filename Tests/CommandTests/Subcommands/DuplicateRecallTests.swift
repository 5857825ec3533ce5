import Fixtures
import Testing

@Suite("What is found, and folded falsely, in a generated corpus")
struct DuplicateRecallTests {
    /// A row of the tables that Scripts/duplicate-recall prints: what it is of, and its numbers.
    private struct Row {
        let name: String
        let numbers: [Double]

        init?(_ line: Substring) {
            let cells = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
            numbers = cells.dropFirst().compactMap { Double($0.filter { $0 != "," }) }
            guard let name = cells.first, !numbers.isEmpty else { return nil }
            self.name = name
        }
    }

    /// The tables of Documentation/Quality.md, small: no kind of copy in disguise is lost, nor is a kind of different texts
    /// folded.
    @Test("Hard cases of every kind are told apart, and copies in disguise are found")
    func hardCases() throws {
        let outcome = try Command.run(
            [Command.program, "6000", "--cases all --seed 6"], program: "\(Command.project)/Scripts/duplicate-recall")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let rows = outcome.text.split(separator: "\n").filter { $0.hasPrefix("|") }.compactMap(Row.init)
        let copies = rows.filter { $0.numbers.count == 3 && !$0.name.contains("words edited") }
        #expect(copies.count == 20)
        for row in copies { #expect(row.numbers[1] > 0.97 && row.numbers[2] > 0.97, "\(row)") }
        let different = rows.filter { $0.numbers.count == 4 }
        #expect(different.count == 17)
        // Of statements that make the last half of an article some are folded.
        for row in different where row.name != "quotation" { #expect(row.numbers[2] <= 1, "\(row)") }
    }
}
