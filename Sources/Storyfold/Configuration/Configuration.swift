package import Corpus
package import NearDuplicates
package import Stories

/// What one run does, with defaults that suit news.
public struct Configuration: Sendable {
    /// What is looked for.
    public var extent = Extent.stories
    /// Threads that work at once, 1...1024. The result does not depend on it.
    public var threads: Int
    /// Bytes of memory that the search for duplicates may take, at least ``leastMemoryBytes``; the rest waits in
    /// temporary files. nil bounds it by the number of articles. The result does not depend on it.
    public var memoryBytes: Int?
    /// Whether the texts come from optical character recognition: runs of characters are compared then, where
    /// otherwise runs of words are, and characters that look alike are one.
    public var isFromOCR = false
    /// Words, or characters, in a shingle, 1...64; nil stands for 3 words, or 5 characters.
    public var shingleWidth: Int?
    /// The Jaccard similarity from which two texts are near-duplicates, in 0.05...1; nil stands for 0.5, or 0.4
    /// where the texts are from OCR.
    public var duplicateThreshold: Double?
    /// The share of a text found in another from which it is contained, in 0.5...1.
    public var containmentThreshold: Double = 0.7
    /// Values in a signature, 1...4096; nil lets the banding plan choose.
    public var permutations: Int?
    /// Bands a signature is cut into; a divisor of the permutations. nil lets the plan choose.
    public var bands: Int?
    /// The share of pairs at the threshold itself that the plan brings together, in 0.5...0.9999; permutations or
    /// bands given by hand win.
    public var duplicateRecall = 0.995
    /// Whether all pairs of duplicates are found, instead of nearly all; `permutations` and `bands` then say
    /// nothing.
    public var exact = false
    /// What becomes of texts with other facts in one template.
    public var templates = TemplateTreatment.apart
    /// How large stories are.
    public var storyGranularity = StoryGranularity.standard
    /// Days beyond which two dated articles are not compared, at least 1. A longer story holds together by what lies between.
    public var storyWindowDays: Double = 30
    /// What the confidence of a version in its story is told by.
    package var confidenceModel = ConfidenceModel.builtIn
    /// Which version stands for a group and for a story.
    public var canonicalPolicy = CanonicalPolicy()
    /// Whether credits are read, without which a result has no provenance but by date and words.
    package var readsCredits = true
    /// Decisions of a person that the result obeys.
    package var overrides: OverrideFile?
    /// Whether é and e are one letter.
    public var removesDiacritics = false
    /// Whether page furniture is taken out before anything is compared.
    public var stripsFurniture = true

    /// How far a fold of the library goes; each extent has what those before it have.
    public enum Extent: String, Sendable, CaseIterable {
        /// Duplicate groups alone, for which no texts are kept.
        case duplicates
        case stories
        /// What the stories were made from is kept, for ``Fold/explain(_:_:)``.
        case explanations
    }

    /// What the program needs before the first article: 128 MiB.
    public static let leastMemoryBytes = 128 << 20

    public init(threads: Int = 1) { self.threads = threads }

    /// Checks every option.
    ///
    /// - Throws: ``ConfigurationError`` for the first one out of its range.
    public func validate() throws(ConfigurationError) {
        try check(.threads, threads, in: 1...1_024)
        if let memoryBytes, memoryBytes < Self.leastMemoryBytes {
            throw ConfigurationError(
                option: .memory, found: "\(memoryBytes) bytes", allowed: "128M (134,217,728 bytes) and more")
        }
        if let shingleWidth { try check(.shingleWidth, shingleWidth, in: 1...64) }
        if let duplicateThreshold { try check(.duplicateThreshold, duplicateThreshold, in: 0.05...1) }
        try check(.containmentThreshold, containmentThreshold, in: 0.5...1)
        if let permutations { try check(.permutations, permutations, in: 1...4_096) }
        if let bands { try check(.bands, bands, in: 1...(permutations ?? 256)) }
        try check(.duplicateRecall, duplicateRecall, in: 0.5...0.9999)
        if let permutations, let bands, permutations % bands != 0 {
            let divisors = (1...permutations).filter { permutations % $0 == 0 }.map(String.init)
            throw ConfigurationError(
                option: .bands, found: String(bands),
                allowed: "a divisor of the \(permutations) permutations: \(divisors.joined(separator: ", "))")
        }
        try checkCriteria()
        if canonicalPolicy.preference == .source, canonicalPolicy.sources.isEmpty {
            throw ConfigurationError(
                option: .canonicalPolicy, found: "source, but no sources are listed",
                allowed: "source where sources are listed, the most trusted first")
        }
        try check(.storyWindowDays, storyWindowDays, in: 1...36_500)
    }

    private func checkCriteria() throws(ConfigurationError) {
        guard let criteria = canonicalPolicy.criteria else { return }
        let weighted = criteria.map { $0.weight != nil }
        let isOneRun = zip(weighted, weighted.dropFirst()).count { !$0 && $1 } + (weighted.first == true ? 1 : 0) <= 1
        guard !criteria.isEmpty, Set(criteria.map(\.preference)).count == criteria.count, isOneRun,
            criteria.allSatisfy({ $0.weight.map { $0 > 0 && $0.isFinite } ?? true })
        else {
            throw ConfigurationError(
                option: .canonicalPolicy, found: "a list of \(criteria.count) criteria that cannot be followed",
                allowed: "one or more, each once, those with weights side by side, weights above 0")
        }
    }

    private func check<Value: Comparable>(
        _ option: ConfigurationError.Option, _ value: Value, in range: ClosedRange<Value>
    ) throws(ConfigurationError) {
        guard range.contains(value) else {
            throw ConfigurationError(
                option: option, found: "\(value)", allowed: "\(range.lowerBound) to \(range.upperBound)")
        }
    }

    // MARK: For the engines

    package var depth: Fold.Depth {
        switch extent {
        case .duplicates: .duplicates
        case .stories: .stories
        case .explanations: .explanation
        }
    }

    package var tokenizer: Tokenizer { Tokenizer(removesDiacritics: removesDiacritics) }

    package var duplicateOptions: DuplicateOptions {
        var options = DuplicateOptions(unit: isFromOCR ? .characters : .words)
        if let shingleWidth { options.shingleWidth = shingleWidth }
        if let duplicateThreshold { options.threshold = duplicateThreshold }
        options.containmentThreshold = containmentThreshold
        options.permutations = permutations
        options.bands = bands
        options.recall = duplicateRecall
        options.isExact = exact
        options.foldsTemplates = templates == .fold
        return options
    }

    package var storyOptions: StoryOptions {
        var options = StoryOptions()
        options.tightness = storyGranularity.tightness
        options.windowDays = storyWindowDays
        return options
    }
}

/// What becomes of texts that are one template with other names and numbers in it: results of several companies, notices of
/// several deaths.
public enum TemplateTreatment: String, Sendable, CaseIterable {
    /// They are different articles.
    case apart
    /// They count as versions of one text, for who thins a corpus.
    case fold
}

/// An option outside its range.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The options of a ``Configuration``, by the names of its properties.
    public enum Option: String, Sendable, CaseIterable {
        case threads, memory, shingleWidth, duplicateThreshold, containmentThreshold, permutations, bands
        case duplicateRecall
        case canonicalPolicy, storyWindowDays

        /// What the command calls it, without the dashes.
        package var commandName: String {
            switch self {
            case .threads: "threads"
            case .memory: "memory"
            case .shingleWidth: "shingle-width"
            case .duplicateThreshold: "threshold"
            case .containmentThreshold: "containment"
            case .permutations: "permutations"
            case .bands: "bands"
            case .duplicateRecall: "recall"
            case .canonicalPolicy: "prefer"
            case .storyWindowDays: "window"
            }
        }
    }

    public var option: Option
    public var found: String
    public var allowed: String

    public var description: String { "\(option) is \(found); allowed: \(allowed)" }
}
