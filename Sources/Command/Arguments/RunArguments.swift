public import ArgumentParser
import Platform
import Corpus
import NearDuplicates
import Reports
public import Storyfold

/// How the run works and what it says on the way.
struct RunArguments: ParsableArguments {
    @Option(help: "Threads that work at once. The result is the same for any number.")
    var threads: Int = usualThreads

    @Flag(name: .shortAndLong, help: "No progress, no summary; errors only.")
    var quiet = false

    @Flag(
        help: """
            Replace files that no earlier run wrote, where such a file is refused: rejected records, what generate \
            writes, the files of a folder. An input is never replaced.
            """)
    var force = false

    static var usualThreads: Int { ProcessEnvironment.processorCount }

    /// - Throws: where so many threads are not allowed.
    static func check(threads: Int) throws { try Configuration(threads: threads).validateAsArguments() }

    func validate() throws { try Self.check(threads: threads) }
}

/// What counts as a duplicate, and which version is canonical.
struct DuplicateArguments: ParsableArguments {
    @OptionGroup var sketches: SketchArguments

    @Option(help: "Share of a text that a longer one must hold for it to be contained, 0.5 to 1.")
    var containment = 0.7

    @Flag(help: "Find every pair, by all shingles instead of bands: none is missed, and more memory is taken.")
    var exact = false

    @Option(
        help: """
            What the canonical version is chosen by first: complete, earliest, latest, central or source. \
            (default: complete)
            """)
    var prefer: CanonicalPolicy.Preference?

    @Option(
        help: ArgumentHelp(
            "Sources in the order of trust, for --prefer source and ties, with commas between them.",
            valueName: "name,name"),
        transform: {
            PathText.plain($0).unicodeScalars.split(separator: ",").map { String($0.drop { $0 == " " }) }
        })
    var sources: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            A JSON file that says how canonical versions are chosen: criteria in their order, with weights or without, \
            sources in the order of trust, sources never to choose.
            """, valueName: "file"), completion: .file())
    var policy: String?

    @Option(
        help: ArgumentHelp(
            """
            Decisions of a person that the result obeys. A .csv file rule,a,b,of or a .jsonl file with these fields: \
            must-link and cannot-link two articles, of story or text; canonical one.
            """, valueName: "file"), completion: .file())
    var overrides: String?

    @Option(
        help:
            "Texts with other names and numbers in one template: apart, or fold, to thin a corpus.")
    var templates: TemplateTreatment = .apart

    func validate() throws {
        guard !exact || sketches.permutations == nil && sketches.bands == nil else {
            throw ValidationError("--exact takes no bands; leave out --permutations and --bands")
        }
        guard policy == nil || prefer == nil && sources.isEmpty else {
            throw ValidationError(
                "--policy holds the order of the criteria and the sources; leave out --prefer and --sources")
        }
        try options(threads: 1).validateAsArguments()
    }

    /// Adds what these arguments have read.
    func add(to files: inout RunFiles) {
        files.reads(policy, as: "--policy")
        files.reads(overrides, as: "--overrides")
    }

    /// The configuration that these arguments ask for.
    ///
    /// - Throws: when the policy file cannot be used.
    func configuration(threads: Int) throws -> Configuration {
        var configuration = options(threads: threads)
        if let policy { configuration.canonicalPolicy = try PolicyFile.policy(at: policy) }
        if let overrides { configuration.overrides = try OverrideFile(at: overrides) }
        return configuration
    }

    /// What of these the result depends on, as far as it is in force.
    var settings: [RunSetting] {
        let configuration = options(threads: 1)
        let duplicates = configuration.duplicateOptions
        func chosen(_ option: String, _ value: Int?) -> RunSetting {
            RunSetting(option, value.map(String.init), isDefault: value == nil)
        }
        return [
            RunSetting("--threshold", "\(duplicates.threshold)", isDefault: sketches.threshold == nil),
            RunSetting(
                "--containment", "\(containment)", isDefault: containment == Configuration().containmentThreshold),
            RunSetting("--shingle-width", "\(duplicates.shingleWidth)", isDefault: sketches.shingleWidth == nil),
            RunSetting("--ocr", isSet: sketches.ocr),
            chosen("--permutations", sketches.permutations), chosen("--bands", sketches.bands),
            RunSetting(
                "--recall", "\(sketches.recall)", isDefault: sketches.recall == Configuration().duplicateRecall),
            RunSetting("--exact", isSet: exact),
            RunSetting("--prefer", (prefer ?? .complete).rawValue, isDefault: prefer == nil),
            RunSetting(
                "--sources", sources.isEmpty ? nil : sources.joined(separator: ","), isDefault: sources.isEmpty),
            RunSetting("--policy", policy, isDefault: policy == nil),
            RunSetting("--overrides", overrides, isDefault: overrides == nil),
            RunSetting("--templates", templates.rawValue, isDefault: templates == .apart),
            RunSetting("--fold-diacritics", isSet: sketches.foldDiacritics),
            RunSetting("--keep-furniture", isSet: sketches.keepFurniture),
        ]
    }

    private func options(threads: Int) -> Configuration {
        var configuration = sketches.configuration(threads: threads)
        configuration.containmentThreshold = containment
        configuration.exact = exact
        configuration.canonicalPolicy = CanonicalPolicy(preference: prefer ?? .complete, sources: sources)
        configuration.templates = templates
        return configuration
    }
}

/// What counts as a story.
struct StoryArguments: ParsableArguments {
    @Option(help: "How large stories are: fine (tighter, more of them), default, or coarse (looser, fewer).")
    var granularity: StoryGranularity = .standard

    @Option(
        help: ArgumentHelp(
            """
            Days beyond which dated articles are not compared, 1 to 36,500. \
            (default: \(Int(Configuration().storyWindowDays)))
            """, valueName: "days"))
    var window: Double?

    @Option(
        help: ArgumentHelp(
            "The weights of the confidence, as train writes them. (default: built in)", valueName: "file"),
        completion: .file())
    var model: String?

    func validate() throws {
        var configuration = Configuration()
        configuration.storyWindowDays = days
        try configuration.validateAsArguments()
    }

    /// Adds what these arguments have read.
    func add(to files: inout RunFiles) { files.reads(model, as: "--model") }

    /// What of these the result depends on.
    var settings: [RunSetting] {
        [
            RunSetting("--granularity", granularity.rawValue, isDefault: granularity == .standard),
            RunSetting("--window", shownDays, isDefault: days == Configuration().storyWindowDays),
            RunSetting("--model", model, isDefault: model == nil),
        ]
    }

    private var days: Double { window ?? Configuration().storyWindowDays }
    private var shownDays: String { days == days.rounded() ? "\(Int(days))" : "\(days)" }

    /// The configuration with what these arguments ask for.
    ///
    /// - Throws: when the model cannot be read.
    func refining(_ configuration: Configuration) throws -> Configuration {
        var configuration = configuration
        if let model { configuration.confidenceModel = try ModelFile.read(model) }
        configuration.storyGranularity = granularity
        configuration.storyWindowDays = days
        return configuration
    }
}

extension Configuration {
    /// Checks every option, and names the flag of the first one out of its range.
    func validateAsArguments() throws {
        do throws(ConfigurationError) { try validate() } catch {
            throw ValidationError("--\(error.option.commandName) is \(error.found); allowed: \(error.allowed)")
        }
    }
}

extension CanonicalPolicy.Preference: ExpressibleByArgument {}
extension StoryGranularity: ExpressibleByArgument {}
extension TemplateTreatment: ExpressibleByArgument {}
