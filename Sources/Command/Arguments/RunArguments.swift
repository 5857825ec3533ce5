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
    @Option(
        help: "Jaccard similarity from which two texts are near-duplicates, 0.05 to 1. (default: 0.5; with --ocr 0.4)")
    var threshold: Double?

    @Option(help: "Share of a text found in a longer one from which it is contained, 0.5 to 1.")
    var containment = 0.7

    @Option(help: "Words in a shingle, or characters with --ocr, 1 to 64. (default: 3; with --ocr 5)")
    var shingleWidth: Int?

    @Flag(help: "The texts are scanned: compare runs of letters, and take letters that look alike for one.")
    var ocr = false

    @Option(help: "Values in a signature, 1 to 4096. (default: chosen for the threshold)")
    var permutations: Int?

    @Option(help: "Bands of a signature, a divisor of the permutations. (default: chosen for the threshold)")
    var bands: Int?

    @Option(
        help:
            "Share of the pairs at the threshold that the bands are to find, 0.5 to 0.9999; chooses permutations and bands."
    )
    var recall = 0.995

    @Flag(help: "Find every pair, by all shingles instead of bands: none is missed, and more memory is taken.")
    var exact = false

    @Option(
        help: ArgumentHelp(
            "Memory that the search may take, as 512M or 2G; the rest waits in temporary files. (default: by the corpus)",
            valueName: "size"))
    var memory: ByteCount?

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
            Decisions of a person that the result obeys, a .csv file rule,a,b,of or a .jsonl file with these fields: \
            must-link and cannot-link two articles, of story or text; canonical one.
            """, valueName: "file"), completion: .file())
    var overrides: String?

    @Option(
        help:
            "Texts with other names and numbers in one template: apart, or fold, to thin a corpus.")
    var templates: TemplateTreatment = .apart

    @Flag(help: "Letters with and without diacritics are one: ü is u, and ue.")
    var foldDiacritics = false

    @Flag(help: "Compare the pages as they are, navigation and all.")
    var keepFurniture = false

    func validate() throws {
        guard !exact || permutations == nil && bands == nil else {
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
            RunSetting("--threshold", "\(duplicates.threshold)", isDefault: threshold == nil),
            RunSetting(
                "--containment", "\(containment)", isDefault: containment == Configuration().containmentThreshold),
            RunSetting("--shingle-width", "\(duplicates.shingleWidth)", isDefault: shingleWidth == nil),
            RunSetting("--ocr", isSet: ocr), chosen("--permutations", permutations), chosen("--bands", bands),
            RunSetting("--recall", "\(recall)", isDefault: recall == Configuration().duplicateRecall),
            RunSetting("--exact", isSet: exact),
            RunSetting("--prefer", (prefer ?? .complete).rawValue, isDefault: prefer == nil),
            RunSetting(
                "--sources", sources.isEmpty ? nil : sources.joined(separator: ","), isDefault: sources.isEmpty),
            RunSetting("--policy", policy, isDefault: policy == nil),
            RunSetting("--overrides", overrides, isDefault: overrides == nil),
            RunSetting("--templates", templates.rawValue, isDefault: templates == .apart),
            RunSetting("--fold-diacritics", isSet: foldDiacritics),
            RunSetting("--keep-furniture", isSet: keepFurniture),
        ]
    }

    private func options(threads: Int) -> Configuration {
        var configuration = Configuration(threads: threads)
        configuration.memoryBytes = memory?.bytes
        configuration.isFromOCR = ocr
        configuration.shingleWidth = shingleWidth
        configuration.duplicateThreshold = threshold
        configuration.containmentThreshold = containment
        configuration.permutations = permutations
        configuration.bands = bands
        configuration.duplicateRecall = recall
        configuration.exact = exact
        configuration.canonicalPolicy = CanonicalPolicy(preference: prefer ?? .complete, sources: sources)
        configuration.templates = templates
        configuration.removesDiacritics = foldDiacritics
        configuration.stripsFurniture = !keepFurniture
        return configuration
    }
}

/// What counts as a story.
struct StoryArguments: ParsableArguments {
    @Option(help: "How large stories are: fine (tighter, more of them), default, or coarse (looser, fewer).")
    var granularity: StoryGranularity = .standard

    @Option(
        help: ArgumentHelp(
            "Days beyond which dated articles are not compared, 1 to 36,500.", valueName: "days"))
    var window = 30.0

    @Option(
        help: ArgumentHelp(
            "What tells the confidence of memberships, as train writes it. (default: built in)", valueName: "file"),
        completion: .file())
    var model: String?

    func validate() throws {
        var configuration = Configuration()
        configuration.storyWindowDays = window
        try configuration.validateAsArguments()
    }

    /// Adds what these arguments have read.
    func add(to files: inout RunFiles) { files.reads(model, as: "--model") }

    /// What of these the result depends on.
    var settings: [RunSetting] {
        [
            RunSetting("--granularity", granularity.rawValue, isDefault: granularity == .standard),
            RunSetting("--window", days, isDefault: window == Configuration().storyWindowDays),
            RunSetting("--model", model, isDefault: model == nil),
        ]
    }

    private var days: String { window == window.rounded() ? "\(Int(window))" : "\(window)" }

    /// The configuration with what these arguments ask for.
    ///
    /// - Throws: when the model cannot be read.
    func refining(_ configuration: Configuration) throws -> Configuration {
        var configuration = configuration
        if let model { configuration.confidenceModel = try ModelFile.read(model) }
        configuration.storyGranularity = granularity
        configuration.storyWindowDays = window
        return configuration
    }
}

extension Configuration {
    /// Checks every option, and names the flag of the first one out of its range.
    func validateAsArguments() throws {
        do throws(ConfigurationError) { try validate() } catch {
            throw ValidationError("\(error.option.flag) is \(error.found); allowed: \(error.allowed)")
        }
    }
}

extension ConfigurationError.Option {
    /// What the user types for the option.
    fileprivate var flag: String {
        switch self {
        case .threads: "--threads"
        case .memory: "--memory"
        case .shingleWidth: "--shingle-width"
        case .duplicateThreshold: "--threshold"
        case .containmentThreshold: "--containment"
        case .permutations: "--permutations"
        case .bands: "--bands"
        case .duplicateRecall: "--recall"
        case .canonicalPolicy: "--prefer"
        case .storyWindowDays: "--window"
        }
    }
}

extension CanonicalPolicy.Preference: ExpressibleByArgument {}
extension StoryGranularity: ExpressibleByArgument {}
extension TemplateTreatment: ExpressibleByArgument {}
