import ArgumentParser
import Corpus
import Reports
import Storyfold

/// Which stories are printed, and in which time zone.
struct ShownArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Print the n largest stories alone.", valueName: "n"))
    var top: Int?

    @Option(
        help: ArgumentHelp(
            "Print the story that holds an article, by its id, or those with these words in headline, terms or titles.",
            valueName: "id|words"))
    var show: String?

    @Option(
        help: ArgumentHelp(
            "Show times in this zone, such as Europe/Berlin; what programs read stays in UTC. (default: UTC)",
            valueName: "name"))
    var timezone: String?

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top is \(top); allowed: 1 and more") }
        try Self.check(timezone: timezone)
    }

    static func check(timezone: String?) throws {
        guard let timezone, ShownZone(timezone) == nil else { return }
        throw ValidationError(
            "--timezone is \(timezone); allowed: a name of the IANA database, such as Europe/Berlin or UTC")
    }

    static func zone(_ name: String?) -> ShownZone { name.flatMap { ShownZone($0) } ?? .utc }

    var isGiven: Bool { top != nil || show != nil }

    var choice: StoryChoice { StoryChoice(top: top, wanted: show) }

    var zone: ShownZone { Self.zone(timezone) }
}
