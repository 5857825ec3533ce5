import ArgumentParser
import NearDuplicates

/// How a run of `duplicates` shows what it would do, what other thresholds would do, and what it missed.
struct ProofArguments: ParsableArguments {
    @Flag(help: "Print how duplicates would be looked for, and what share of them is found, measured; read nothing.")
    var explainPlan = false

    @Option(
        help: ArgumentHelp(
            """
            Print groups and removed articles at every threshold from one to another, in steps of 0.05 unless \
            given, instead of the groups.
            """, valueName: "from:to[:step]"))
    var sweep: ThresholdRange?

    @Option(
        help: ArgumentHelp(
            "Compare this many articles with all others, and say on standard error what the run missed.",
            valueName: "articles"))
    var audit: Int?

    func validate() throws {
        if let audit, audit < 1 { throw ValidationError("--audit is \(audit); allowed: 1 or more articles") }
        guard let sweep else { return }
        guard sweep.isValid else {
            throw ValidationError(
                "--sweep is \(sweep.argument); allowed: two thresholds in 0.05 to 1, the lower first, and a step of "
                    + "at least 0.001, as 0.5:0.95 or 0.5:0.95:0.05")
        }
    }
}

/// Thresholds from one to another: "0.5:0.95", "0.5:0.95:0.01".
struct ThresholdRange: ExpressibleByArgument {
    let argument: String
    private let numbers: [Double]

    init?(argument: String) {
        self.argument = argument
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        numbers = parts.compactMap { Double($0) }
        guard numbers.count == parts.count, (2...3).contains(parts.count) else { return nil }
    }

    fileprivate var isValid: Bool {
        let limits = 0.05...1.0
        return limits.contains(numbers[0]) && limits.contains(numbers[1]) && numbers[0] <= numbers[1] && step >= 0.001
            && step <= 1
    }

    private var step: Double { numbers.count == 3 ? numbers[2] : 0.05 }

    /// Ascending.
    var thresholds: [Double] { ThresholdSweep.thresholds(from: numbers[0], to: numbers[1], step: step) }
}
