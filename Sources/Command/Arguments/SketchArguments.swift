import ArgumentParser
import Storyfold

/// What the sketches of texts depend on, in a run and in a file of them.
struct SketchArguments: ParsableArguments {
    @Option(
        help: "Jaccard similarity from which two texts are near-duplicates, 0.05 to 1. (default: 0.5; with --ocr 0.4)")
    var threshold: Double?

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

    @Option(
        help: ArgumentHelp(
            "Memory that the work may take, as 512M or 2G; the rest waits in temporary files. (default: by the corpus)",
            valueName: "size"))
    var memory: ByteCount?

    @Flag(help: "Letters with and without diacritics are one: ü is u, and ue.")
    var foldDiacritics = false

    @Flag(help: "Compare the pages as they are, navigation and all.")
    var keepFurniture = false

    func validate() throws { try configuration(threads: 1).validateAsArguments() }

    func configuration(threads: Int) -> Configuration {
        var configuration = Configuration(threads: threads)
        configuration.memoryBytes = memory?.bytes
        configuration.isFromOCR = ocr
        configuration.shingleWidth = shingleWidth
        configuration.duplicateThreshold = threshold
        configuration.permutations = permutations
        configuration.bands = bands
        configuration.duplicateRecall = recall
        configuration.removesDiacritics = foldDiacritics
        configuration.stripsFurniture = !keepFurniture
        return configuration
    }
}
