import ArgumentParser
import Platform
import Corpus
import Reports

/// Which of the articles that are read take part.
struct FilterArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Leave out what came out before, such as 2024-04-04 or 2024-04-04T18:00Z, and what has no date.",
            valueName: "date"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "Leave out what came out later, and what has no date; a day counts to its end.", valueName: "date"))
    var until: String?

    @Option(
        help: ArgumentHelp(
            "Leave out all other sources, in any case of letters. May be given several times.", valueName: "name"))
    var source: [String] = []

    @Option(
        help: ArgumentHelp(
            "Leave out all other languages; function words tell them where records do not. May be given several times.",
            valueName: "code"))
    var language: [String] = []

    func validate() throws {
        for (option, text) in [("--since", since), ("--until", until)] {
            guard let text, RecordFilter.date(text) == nil else { continue }
            throw ValidationError("\(option) is \(text); allowed: a date such as 2024-04-04 or 2024-04-04T18:00Z")
        }
        if let since = filter.since, let until = filter.until, until.last < since.first {
            throw ValidationError("--since \(self.since!) is later than --until \(self.until!); exchange the two")
        }
    }

    var filter: RecordFilter {
        var filter = RecordFilter()
        filter.since = since.flatMap(RecordFilter.date)
        filter.until = until.flatMap(RecordFilter.date)
        filter.sources = source.map(PathText.plain)
        filter.languages = language
        return filter
    }

    var settings: [RunSetting] {
        [
            RunSetting("--since", since, isDefault: since == nil),
            RunSetting("--until", until, isDefault: until == nil),
        ] + source.map { RunSetting("--source", $0, isDefault: false) }
            + language.map { RunSetting("--language", $0, isDefault: false) }
    }
}
