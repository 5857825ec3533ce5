/// The figures of a benchmark as aligned columns.
struct BenchmarkTable {
    private(set) var text = ""

    mutating func heading(_ line: String) { text += line + "\n\n" + row("stage", "seconds", "throughput", "") }

    mutating func row(_ stage: String, _ seconds: Double, bytes: Int, articles: Int) {
        text += row(
            stage, decimals(seconds), "\(grouped(Double(bytes) / 1e6 / seconds)) MB/s",
            "\(grouped(Double(articles) / seconds)) articles/s")
    }

    mutating func row(_ stage: String, _ seconds: Double, items: Int, unit: String) {
        text += row(
            stage, decimals(seconds), "\(grouped(Double(items) / seconds)) \(unit)/s",
            "\(SummaryText.grouped(items)) \(unit)")
    }

    mutating func rate(_ stage: String, _ operations: Double, over seconds: Double) {
        text += row(stage, "", "\(grouped(operations / seconds / 1e9)) GFLOP/s", "")
    }

    mutating func line(_ name: String, _ value: String) { text += row(name, "", value, "") }

    private func row(_ stage: String, _ seconds: String, _ rate: String, _ more: String) -> String {
        let line =
            pad(stage, 38) + pad(seconds, 9, right: true) + pad(rate, 24, right: true) + pad(more, 24, right: true)
        return line.reversed().drop { $0 == " " }.reversed() + "\n"
    }

    private func pad(_ text: String, _ width: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return right ? space + text : text + space
    }

    private func decimals(_ seconds: Double) -> String {
        let thousandths = Int((seconds * 1_000).rounded())
        let fraction = String(thousandths % 1_000)
        return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }

    private func grouped(_ number: Double) -> String { SummaryText.grouped(Int(number.rounded())) }
}
