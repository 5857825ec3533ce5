internal import Corpus
internal import Kernels
internal import NearDuplicates
internal import Storyfold

/// A step of the search for duplicates on a part of a corpus, from tables to a table: a function of what it is given and the
/// options. The header says what the tables hold, and in what order the steps are taken.
enum Step: String, CaseIterable {
    case facts, learn, sketch, texts, sieve, verify
    case longestRun = "longest_run"
    case bandPairs = "band_pairs"
    case samplePairs = "sample_pairs"

    /// How many tables it is given.
    var tables: Int {
        switch self {
        case .facts, .learn, .texts, .samplePairs, .sieve: 1
        case .sketch, .longestRun, .bandPairs: 2
        case .verify: 3
        }
    }

    /// - Parameters:
    ///   - articles: the first table, where it holds articles.
    ///   - inputs: the others.
    /// - Throws: for a table that is no such, and for articles that cannot be read.
    func run(
        _ articles: ArrowArticles?, _ inputs: [StepTable], _ options: FoldOptions
    ) throws(StoryfoldError) -> ArrowTable {
        do {
            let configuration = options.configuration
            var reading = options.reading
            reading.threads = configuration.threads
            switch self {
            case .facts:
                return PartTables.table(
                    of: try PartFacts(
                        of: articles!, options: reading, strippingFurniture: configuration.stripsFurniture
                    ).facts)
            case .learn:
                let sums = try PartTables.sums(of: inputs[0])
                return PartTables.table(of: sums.filter(\.isTelling))
            case .sketch:
                return PartTables.table(
                    of: try PartSketches(
                        of: articles!, learned: try PartTables.learned(inputs[0]), options: reading,
                        configuration: configuration
                    ).records)
            case .texts:
                let texts = try PartSketches.texts(of: articles!, options: reading)
                return ArrowTable([("id", .text(texts.map(\.id))), ("text", .bytes(texts.map(\.text)))])
            case .longestRun:
                let runs = zip(try inputs[0].numbers("length"), try inputs[0].numbers("count"))
                let longest = RunMembers.longestFull(
                    of: runs.map { (length: $0, count: $1) }, texts: try inputs[1].numbers("texts").reduce(0, +),
                    options: configuration.duplicateOptions)
                return ArrowTable([("longest", .integers([longest]))])
            case .bandPairs:
                return try PartTables.pairs(of: inputs[0], longestFull: try inputs[1].numbers("longest").first ?? 0)
            case .samplePairs:
                return try PartTables.samplePairs(of: inputs[0], PairSieve(configuration.duplicateOptions))
            case .sieve:
                let sieve = PairSieve(configuration.duplicateOptions)
                return ArrowTable([("kept", .flags(try PartTables.proposals(of: inputs[0]).map(sieve.keeps)))])
            case .verify:
                let part = try PartTables.part(inputs[0], try PartTables.learned(inputs[2]), configuration)
                let pairs = try PartTables.pairs(inputs[1], of: inputs[0].count)
                return ArrowTable([
                    ("passes", .flags(try part.shareEnough(pairs, configuration: configuration)))
                ])
            }
        } catch {
            throw StoryfoldError(error)
        }
    }

    /// Whether the first table holds articles.
    var readsArticles: Bool { self == .facts || self == .sketch || self == .texts }
}
