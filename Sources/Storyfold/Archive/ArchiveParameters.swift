import Corpus
import NearDuplicates

/// What the sketches of an archive depend on, and hence a run that reads them.
struct ArchiveParameters: Equatable {
    /// Each by the name of the option that decides it.
    private let values: [(option: String, value: String)]
    let plan: BandingPlan

    init(_ configuration: Configuration) {
        let options = configuration.duplicateOptions
        plan = BandingPlan(options)
        values = [
            ("--ocr", options.unit == .characters ? "on" : "off"),
            ("--shingle-width", "\(options.shingleWidth)"),
            ("--threshold, --recall, --permutations and --bands", "\(plan.bands) bands of \(plan.rows)"),
            ("--fold-diacritics", configuration.removesDiacritics ? "on" : "off"),
            ("--keep-furniture", configuration.stripsFurniture ? "off" : "on"),
        ]
    }

    static func == (a: Self, b: Self) -> Bool { a.text == b.text }

    /// One a line: the value, and behind it the option.
    var text: String { values.map { "\($0.option): \($0.value)\n" }.joined() }

    /// - Throws: an error that names the first of the parameters of a sketch that are not these.
    func check(_ text: String, path: String) throws(CorpusError) {
        let kept = text.split(separator: "\n").map { line -> (option: String, value: String) in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (String(parts[0]), String((parts.count > 1 ? parts[1] : "").drop { $0 == " " }))
        }
        for (option, value) in values {
            let found = kept.first { $0.option == option }?.value ?? "nothing"
            guard found != value else { continue }
            throw CorpusError(
                .usage, at: .init(path: path),
                "the archive was sketched with other options: of \(option) it has \(found), "
                    + "this run \(value)",
                remedy: "give the options that it was sketched with, or sketch the archive once more with these")
        }
    }
}
