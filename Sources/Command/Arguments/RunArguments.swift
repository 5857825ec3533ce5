public import ArgumentParser
import Bindings
public import Storyfold

/// How the run works and what it says on the way.
struct RunArguments: ParsableArguments {
    @Option(help: "Threads that work at once. The result is the same for any number.")
    var threads: Int = ProcessEnvironment.processorCount

    @Flag(name: .shortAndLong, help: "No progress, no summary; errors only.")
    var quiet = false
}

/// What counts as a duplicate, and which version is canonical.
struct DuplicateArguments: ParsableArguments {
    @Option(help: "Jaccard similarity from which two texts are near-duplicates, 0.05 to 1.")
    var threshold = 0.5

    @Option(help: "Share of a text found in another from which it is contained, 0.5 to 1.")
    var containment = 0.8

    @Option(help: "Words in a shingle, 1 to 64.")
    var shingleWidth = 5

    @Option(help: "Values in a signature, 1 to 4096. (default: chosen for the threshold)")
    var permutations: Int?

    @Option(help: "Bands of a signature, a divisor of the permutations. (default: chosen for the threshold)")
    var bands: Int?

    @Option(help: "What the canonical version is chosen by first: complete, earliest, central or source.")
    var prefer: CanonicalPolicy.Preference = .complete

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Sources in the order of trust, for --prefer source and ties.", valueName: "name"))
    var sources: [String] = []

    @Flag(help: "Letters with and without diacritics are one.")
    var foldDiacritics = false

    @Flag(help: "Compare the pages as they are, navigation and all.")
    var keepFurniture = false

    func configuration(threads: Int) throws -> Configuration {
        var configuration = Configuration(threads: threads)
        configuration.shingleWidth = shingleWidth
        configuration.duplicateThreshold = threshold
        configuration.containmentThreshold = containment
        configuration.permutations = permutations
        configuration.bands = bands
        configuration.canonicalPolicy = CanonicalPolicy(preference: prefer, sources: sources)
        configuration.removesDiacritics = foldDiacritics
        configuration.stripsFurniture = !keepFurniture
        try configuration.validate()
        return configuration
    }
}

extension CanonicalPolicy.Preference: ExpressibleByArgument {}
