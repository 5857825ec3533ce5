import Platform
import Corpus
import Reports

/// The writing of a report: shows progress, says what it wrote.
struct ReportRun {
    /// nil for standard output.
    let path: String?
    let work: RunArguments
    let outputs: OutputSet
    /// Those that the result was made with, as far as they are known.
    let settings: [RunSetting]
    let zone: ShownZone

    /// A page on standard output that is larger than this is better written to several files.
    private static let largePage = 5_000_000

    /// Adds the files of a report.
    static func add(_ path: String, to files: inout RunFiles) {
        if let pages = HTMLReport.pagesFolder(of: path) {
            files.writes(path, withPages: pages, as: "--output")
        } else {
            files.writes(path, as: "--output")
        }
    }

    func write(_ fill: (HTMLReport, @escaping ProgressHandler) throws -> Void) throws {
        let start = ContinuousClock.now
        let display = ProgressDisplay(isQuiet: work.quiet)
        defer { display.finish() }
        if path == nil { try outputs.commit() }
        let report = try HTMLReport(
            path: path, of: outputs, replacesAll: work.force, threads: work.threads, settings: settings,
            zone: zone)
        try fill(report, display.handler)
        let (pages, largest) = try report.finish()
        try outputs.commit()
        display.finish()
        guard !work.quiet else { return }
        if let path {
            let seconds = ContinuousClock.now - start
            Terminal.say(
                "\(ShownText.line(path)): \(SummaryText.count(pages, "page")), the largest \(SummaryText.bytes(largest)), in \(SummaryText.seconds(seconds)) s\n"
            )
        } else if largest > Self.largePage {
            Terminal.say(
                "note: the page has \(SummaryText.bytes(largest)); --output FILE parts it into pages that open at once\n"
            )
        }
    }
}
