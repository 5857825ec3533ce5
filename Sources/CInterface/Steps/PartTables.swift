internal import Corpus
internal import Kernels
internal import NearDuplicates
internal import Storyfold

/// What steps work on, as tables. Hashes of 64 bits are signed numbers there.
enum PartTables {
    // MARK: Facts

    static func table(of facts: [CorpusFact]) -> ArrowTable {
        ArrowTable(
            columns(of: facts.map(\.key)) + [
                ("body", .integers(facts.map { Int(bitPattern: UInt($0.body)) })),
                ("count", .integers(facts.map(\.count))),
                ("midnights", .integers(facts.map(\.midnights))),
                ("first", .integers(facts.map { Int($0.first) })),
                ("last", .integers(facts.map { Int($0.last) })),
            ])
    }

    static func table(of sums: [CorpusFactSum]) -> ArrowTable {
        ArrowTable(
            columns(of: sums.map(\.key)) + [
                ("bodies", .integers(sums.map(\.bodies))),
                ("bodies_of_source", .integers(sums.map(\.bodiesOfSource))),
                ("count", .integers(sums.map(\.count))),
                ("midnights", .integers(sums.map(\.midnights))),
                ("first", .integers(sums.map { Int($0.first) })),
                ("last", .integers(sums.map { Int($0.last) })),
            ])
    }

    private static func columns(of keys: [CorpusFact.Key]) -> [(name: String, column: ArrowTable.Column)] {
        [
            ("kind", .text(keys.map(\.kind.rawValue))),
            ("source", .integers(keys.map { Int(bitPattern: UInt($0.source)) })),
            ("line", .integers(keys.map { Int(bitPattern: UInt($0.line)) })),
            ("name", .text(keys.map(\.name))),
        ]
    }

    static func sums(of table: StepTable) throws(StoryfoldError) -> [CorpusFactSum] {
        let (kinds, names) = (try table.texts("kind"), try table.texts("name"))
        let (sources, lines) = (try table.numbers("source"), try table.numbers("line"))
        let (bodies, ofSource) = (try table.numbers("bodies"), try table.numbers("bodies_of_source"))
        let (counts, midnights) = (try table.numbers("count"), try table.numbers("midnights"))
        let (firsts, lasts) = (try table.numbers("first"), try table.numbers("last"))
        var sums: [CorpusFactSum] = []
        sums.reserveCapacity(table.count)
        for row in 0..<table.count {
            guard let kind = CorpusFact.Kind(rawValue: kinds[row]) else {
                throw StoryfoldError(
                    .usage, at: "facts", "\"\(kinds[row])\" is no kind of a fact",
                    remedy: "allowed: \(CorpusFact.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            sums.append(
                CorpusFactSum(
                    key: CorpusFact.Key(
                        kind, source: UInt64(UInt(bitPattern: sources[row])),
                        line: UInt64(UInt(bitPattern: lines[row])), name: names[row]),
                    bodies: bodies[row], bodiesOfSource: ofSource[row], count: counts[row], midnights: midnights[row],
                    first: Int64(firsts[row]), last: Int64(lasts[row])))
        }
        return sums
    }

    static func learned(_ table: StepTable) throws(StoryfoldError) -> LearnedCorpus {
        LearnedCorpus(try sums(of: table))
    }

    // MARK: Records

    static func table(of records: [PartSketches.Record]) -> ArrowTable {
        ArrowTable([
            ("id", .text(records.map(\.id))),
            ("fingerprint", .bytes(records.map { bytes(of: $0.sketch.fingerprint) })),
            ("tokens", .integers(records.map { Int($0.sketch.tokens) })),
            ("bands", .lists(records.map(\.sketch.bandKeys))),
            ("samples", .lists(records.map(\.sketch.samples))),
            ("fields", .bytes(records.map(\.fields))),
        ])
    }

    /// Sixteen bytes that are ordered as the fingerprints are.
    private static func bytes(of fingerprint: Fingerprint) -> [UInt8] {
        [fingerprint.high, fingerprint.low].flatMap { half in
            (0..<8).map { UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * $0)) }
        }
    }

    private static func fingerprint(_ bytes: [UInt8]) throws(StoryfoldError) -> Fingerprint {
        guard bytes.count == 16 else {
            throw StoryfoldError(
                .usage, at: "records", "a fingerprint has \(bytes.count) bytes", remedy: "expected 16")
        }
        func number(_ half: ArraySlice<UInt8>) -> UInt64 { half.reduce(0) { $0 << 8 | UInt64($1) } }
        return Fingerprint(high: number(bytes[..<8]), low: number(bytes[8...]))
    }

    static func part(
        _ table: StepTable, _ learned: LearnedCorpus, _ configuration: Configuration
    ) throws -> PartCorpus {
        let fingerprints = try table.bytes("fingerprint").map { (bytes) throws(StoryfoldError) in try fingerprint(bytes)
        }
        let (tokens, fields) = (try table.numbers("tokens"), try table.bytes("fields"))
        let texts = try table.optionalBytes("text")
        return try PartCorpus(
            (0..<table.count).map {
                PartCorpus.Record(
                    fingerprint: fingerprints[$0], tokens: tokens[$0], fields: fields[$0], text: texts[$0])
            }, learned: learned, configuration: configuration)
    }

    // MARK: Pairs

    static func pairs(_ table: StepTable, of count: Int) throws(StoryfoldError) -> [(a: Int, b: Int)] {
        let pairs = zip(try table.numbers("a"), try table.numbers("b")).map { (a: $0, b: $1) }
        guard pairs.allSatisfy({ (0..<count).contains($0.a) && (0..<count).contains($0.b) && $0.a != $0.b }) else {
            throw StoryfoldError(
                .usage, at: "pairs", "a pair is not of two records", remedy: "expected rows of the records, from 0")
        }
        return pairs
    }

    /// The pairs of a piece of the runs of bands, and which of its rows are wanted with the next piece.
    static func pairs(of table: StepTable, longestFull: Int) throws(StoryfoldError) -> ArrowTable {
        let (runs, places) = (try table.numbers("run"), try table.numbers("place"))
        let (lengths, known) = (try table.numbers("length"), try table.numbers("known"))
        let members = RunMembers(
            (0..<table.count).map {
                .init(run: runs[$0], place: places[$0], length: lengths[$0], isKnown: known[$0] != 0)
            })
        let pairs = members.pairs(longestFull: longestFull)
        // What is wanted of the last run stands behind the pairs, each row with itself.
        let wanted = members.wanted(longestFull: longestFull)
        return ArrowTable([
            ("a", .integers(pairs.map(\.a) + wanted)), ("b", .integers(pairs.map(\.b) + wanted)),
        ])
    }

    /// The pairs of texts with one sample that may hold each other; runs are whole.
    static func samplePairs(of table: StepTable, _ sieve: PairSieve) throws(StoryfoldError) -> ArrowTable {
        let (runs, tokens) = (try table.numbers("run"), try table.numbers("tokens"))
        var (lower, higher): ([Int], [Int]) = ([], [])
        var start = 0
        for row in 0..<table.count {
            if runs[row] != runs[start] { start = row }
            for other in start..<row where sieve.mayContain(tokens[other], tokens[row]) {
                lower.append(other)
                higher.append(row)
            }
        }
        return ArrowTable([("a", .integers(lower)), ("b", .integers(higher))])
    }

    static func proposals(of table: StepTable) throws(StoryfoldError) -> [PairSieve.Pair] {
        let (samplesOfA, samplesOfB) = (try table.lists("samples_a"), try table.lists("samples_b"))
        let (bands, shared) = (try table.numbers("bands"), try table.numbers("shared"))
        let (commonOfA, commonOfB) = (try table.numbers("common_a"), try table.numbers("common_b"))
        return (0..<table.count).map {
            PairSieve.Pair(
                samplesOfA: samplesOfA[$0], samplesOfB: samplesOfB[$0], bands: bands[$0], shared: shared[$0],
                commonOfA: commonOfA[$0], commonOfB: commonOfB[$0])
        }
    }
}
