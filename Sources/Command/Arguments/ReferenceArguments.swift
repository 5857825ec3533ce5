import ArgumentParser
import Corpus

/// What the articles are compared with beside each other.
struct ReferenceArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            A reference corpus, such as an archive, or a sketch of it: find duplicates of its articles too, but none \
            inside it. May be given several times.
            """, valueName: "path"), completion: .file())
    var against: [String] = []

    /// Adds what these arguments have read.
    func add(to files: inout RunFiles) {
        for path in against { files.reads(path, as: "--against") }
    }

    /// Ids of two corpora may be the same, and then rules would not say which is meant.
    func check(overrides: String?) throws {
        guard against.isEmpty || overrides == nil else {
            throw ValidationError("--overrides are of one corpus; leave out --against")
        }
    }
}
