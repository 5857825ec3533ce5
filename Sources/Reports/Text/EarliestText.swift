import Corpus

/// Who published a story first, in the words of all reports; where several share the first date, all of them.
enum EarliestText {
    /// Names that are given, at most.
    private static let mostNames = 4

    /// "Norvane Wire 4 Apr 10:15"; "Norvane Wire, Orlen Ledger and Brannoch Echo, all 4 Apr".
    ///
    /// - Parameters:
    ///   - names: of the outlets of those that share the date; at least one.
    ///   - date: as it is shown.
    static func text(_ names: [String], date: String) -> String {
        var names = names
        var seen: Set<String> = []
        names.removeAll { !seen.insert($0).inserted }
        guard names.count > 1 else { return [names[0], date].filter { !$0.isEmpty }.joined(separator: " ") }
        if names.count > mostNames {
            let rest = names.count - mostNames + 1
            return "\(names.prefix(mostNames - 1).joined(separator: ", ")) and \(rest) others, all \(date)"
        }
        let list = names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
        return "\(list), \(names.count == 2 ? "both" : "all") \(date)"
    }

    /// What is said of articles that are dated less exactly than the first.
    static func rough(_ count: Int) -> String {
        "\(CountText.text(count, "article")) dated without a time may be earlier"
    }
}
