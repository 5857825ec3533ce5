import Corpus
import Kernels

/// The terms of a corpus: what each spelling of its parts stands for.
///
/// A spelling is looked up, and stemmed, once for each language it is used in. The parts of the corpus are gone
/// through in parallel; their spellings are joined by ranges of their keys, each range by one thread.
struct Vocabulary: Sendable {
    /// Hashes of the stems, ascending: a term is its position here.
    let terms: [UInt64]
    /// Per term: the share of its occurrences in all versions that began with a capital, as names do, or with a
    /// digit, in 0...1.
    let nameShare: [Float]
    /// Whether the tokeniser of the words did.
    let removesDiacritics: Bool
    /// Per term: its occurrences in all versions.
    let occurrences: [Int]
    /// Per part: the term of each spelling, the spellings of one language after those of another, or
    /// ``ColumnSums/none``.
    let termOf: [[UInt32]]
    /// Per part as ``termOf``: what the spelling is made of beside, where it is a compound; first one word of it for all
    /// spellings, then another. Empty where no language makes compounds.
    let compoundParts: [[[UInt32]]]
    /// Per version: where the spellings of its language begin in that.
    let offsets: [Int]
    /// Per term: the spelling that is most frequent, of those written in capitals alone a tenth.
    private let common: [(part: UInt32, spelling: UInt32)]

    /// The term of a spelling in a version, or ``ColumnSums/none``.
    func term(of spelling: Int, version: Int, part: Int) -> UInt32 { termOf[part][offsets[version] + spelling] }

    /// The place of a term by the hash of its stem, or ``ColumnSums/none``.
    ///
    /// - Complexity: O(log n).
    func column(of stem: UInt64) -> UInt32 {
        var range = terms.indices
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            if terms[middle] == stem { return UInt32(middle) }
            range = terms[middle] < stem ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return ColumnSums.none
    }

    /// How a term is written most often.
    func commonSpelling(of term: UInt32, in words: WordTable) -> String {
        let place = common[Int(term)]
        return words.parts[Int(place.part)].spellings.surface(Int(place.spelling))
    }

    /// - Parameters:
    ///   - rows: of the versions.
    ///   - languages: of the versions.
    /// - Complexity: O(n) in the entries of the words.
    init(of rows: [Int], languages: [String], in words: WordTable, threads: Int) {
        removesDiacritics = words.removesDiacritics
        // Languages of which nothing is known have the same terms, and are many where the field holds something else.
        let different = Set(languages)
        let knownOf = Dictionary(uniqueKeysWithValues: different.map { ($0, Terms.isKnown($0) ? $0 : "") })
        let codes = Array(Set(knownOf.values)).sorted()
        let numberOf = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let codeOf = knownOf.mapValues { numberOf[$0]! }
        var versionsOf: [[Int]] = Array(repeating: [], count: words.parts.count)
        for (version, row) in rows.enumerated() { versionsOf[words.place(row).part].append(version) }
        let versionsOfPart = versionsOf

        let uses = parallelMap(count: words.parts.count, threads: threads) { part in
            PartUse(
                of: words.parts[part],
                by: versionsOfPart[part].map { (words.place(rows[$0]).row, codeOf[languages[$0]]!) })
        }
        let joined = parallelMap(count: PartUse.ranges, threads: threads) { range in
            JoinedSpellings(
                range: range, of: uses, parts: words.parts, languages: codes,
                removesDiacritics: words.removesDiacritics)
        }

        var terms = joined.flatMap(\.terms)
        RadixSort.sort(&terms)
        var distinct: [UInt64] = []
        for term in terms where term != distinct.last && term != Terms.none { distinct.append(term) }
        var position = HashIndex()
        for (index, term) in distinct.enumerated() { position.insert(term, UInt32(index)) }
        let index = position

        let columns = parallelMap(count: joined.count, threads: threads) { range in
            joined[range].terms.map { $0 == Terms.none ? ColumnSums.none : index[$0]! }
        }
        var occurrences = [(all: Int, telling: Int)](repeating: (0, 0), count: distinct.count)
        for (spellings, columns) in zip(joined, columns) {
            for (spelling, column) in columns.enumerated() where column != ColumnSums.none {
                occurrences[Int(column)].all += spellings.occurrences[spelling]
                if spellings.isTelling[spelling] {
                    occurrences[Int(column)].telling += spellings.occurrences[spelling]
                }
            }
        }
        var common = [(count: Int, key: UInt64, part: UInt32, spelling: UInt32)](
            repeating: (0, 0, 0, 0), count: distinct.count)
        for (spellings, columns) in zip(joined, columns) {
            for (spelling, column) in columns.enumerated() where column != ColumnSums.none {
                let place = spellings.places[spelling]
                let known = common[Int(column)]
                let table = words.parts[Int(place.part)].spellings
                let key = table.keys[Int(place.spelling)]
                let count = spellings.occurrences[spelling] * (spellings.isShouted[spelling] ? 1 : 10)
                if (known.count, key) < (count, known.key) {
                    common[Int(column)] = (count, key, place.part, place.spelling)
                }
            }
        }
        self.common = common.map { ($0.part, $0.spelling) }
        nameShare = occurrences.map { Float($0.telling) / Float(max(1, $0.all)) }
        self.occurrences = occurrences.map(\.all)
        self.terms = distinct

        // Where each part's spellings begin among those that each range was given.
        var starts = [Int](repeating: 0, count: PartUse.ranges)
        let startsOf = uses.map { use in
            defer { for range in 0..<PartUse.ranges { starts[range] += use.range(range).count } }
            return starts
        }
        func placed(_ columns: [[UInt32]]) -> [[UInt32]] {
            parallelMap(count: uses.count, threads: threads) { part in
                let use = uses[part]
                var terms = [UInt32](
                    repeating: ColumnSums.none, count: use.languages.count * words.parts[part].spellings.count)
                for range in 0..<PartUse.ranges {
                    var next = startsOf[part][range]
                    for index in use.range(range) {
                        terms[Int(use.uses[index].position)] = columns[range][Int(joined[range].numbers[next])]
                        next += 1
                    }
                }
                return terms
            }
        }
        termOf = placed(columns)
        compoundParts =
            joined.allSatisfy { $0.long.isEmpty }
            ? []
            : Self.compoundParts(
                of: joined, in: words, index: index, languages: codes, threads: threads
            ).map(placed)
        offsets = rows.indices.map { version in
            let part = words.place(rows[version]).part
            return uses[part].languages.firstIndex(of: codeOf[languages[version]]!)! * words.parts[part].spellings.count
        }
    }
}

extension Vocabulary {
    /// By range and spelling: one word that a compound is made of, and another.
    private static func compoundParts(
        of joined: [JoinedSpellings], in words: WordTable, index: HashIndex, languages: [String], threads: Int
    ) -> [[[UInt32]]] {
        let found = parallelMap(count: joined.count, threads: threads) { range in
            let spellings = joined[range]
            var parts = [[UInt32]](
                repeating: Array(repeating: ColumnSums.none, count: spellings.terms.count), count: 2)
            var compounds: [Int: Compounds] = [:]
            var word: [UInt8] = []
            for (number, language) in spellings.long {
                let compound =
                    compounds[language]
                    ?? {
                        let terms = Terms(language: languages[language], removesDiacritics: words.removesDiacritics)
                        return Compounds(language: languages[language]) { index[terms.term(of: $0)] }
                    }()
                compounds[language] = compound
                let place = spellings.places[Int(number)]
                words.parts[Int(place.part)].spellings.readNormalised(Int(place.spelling), into: &word)
                for (kind, part) in compound.parts(of: word).enumerated() { parts[kind][Int(number)] = part }
            }
            return parts
        }
        return (0..<2).map { kind in found.map { $0[kind] } }
    }
}

/// Which spellings the versions of a part use, by language.
private struct PartUse: Sendable {
    /// The ranges of keys that are joined on their own: more would read the parts in smaller steps, and the table of
    /// fewer would not stay in the nearer caches.
    static let ranges = 1 << rangeBits
    private static let rangeBits = 5

    private static func range(of key: UInt64) -> Int { Int(key >> (64 - UInt64(rangeBits))) }

    struct Use: Sendable {
        /// That of the spelling.
        var key: UInt64 = 0
        /// Of the language and the spelling: the number of the one times the spellings, plus that of the other.
        var position: UInt32 = 0
        var occurrences: UInt32 = 0
    }

    /// The languages of the part's versions, by their numbers.
    private(set) var languages: [Int] = []
    /// What is used, by ranges of the keys.
    let uses: [Use]
    /// Where each range begins in that; one more than there are ranges.
    private let starts: [UInt32]

    func range(_ range: Int) -> Range<Int> { Int(starts[range])..<Int(starts[range + 1]) }

    /// - Parameter versions: their rows in the part, and their languages.
    init(of part: WordPart, by versions: [(row: Int, language: Int)]) {
        let count = part.spellings.count
        var occurrences: [UInt32] = []
        for (row, language) in versions {
            let slot = languages.firstIndex(of: language) ?? languages.count
            if slot == languages.count {
                languages.append(language)
                occurrences += repeatElement(0, count: count)
            }
            for entry in part.titleRange(row).lowerBound..<part.textRange(row).upperBound {
                occurrences[slot * count + Int(part.numbers[entry])] &+= UInt32(part.counts[entry])
            }
        }
        let keys = part.spellings.keys
        var starts = [UInt32](repeating: 0, count: Self.ranges + 1)
        for slot in languages.indices {
            for spelling in 0..<count where occurrences[slot * count + spelling] > 0 {
                starts[Self.range(of: keys[spelling]) + 1] += 1
            }
        }
        for range in 0..<Self.ranges { starts[range + 1] += starts[range] }
        var next = starts
        var uses = [Use](repeating: Use(), count: Int(starts[Self.ranges]))
        for slot in languages.indices {
            for spelling in 0..<count where occurrences[slot * count + spelling] > 0 {
                let range = Self.range(of: keys[spelling])
                uses[Int(next[range])] = Use(
                    key: keys[spelling], position: UInt32(slot * count + spelling),
                    occurrences: occurrences[slot * count + spelling])
                next[range] += 1
            }
        }
        (self.uses, self.starts) = (uses, starts)
    }
}

/// The different spellings of one range of keys, by language, with their terms.
private struct JoinedSpellings: Sendable {
    /// Per spelling: its term, or ``Terms/none``.
    private(set) var terms: [UInt64] = []
    private(set) var occurrences: [Int] = []
    /// Per spelling: whether it begins with a capital or a digit.
    private(set) var isTelling: [Bool] = []
    /// Per spelling: whether it is in capitals alone.
    private(set) var isShouted: [Bool] = []
    /// Per spelling: a part that has it, and its number there.
    private(set) var places: [(part: UInt32, spelling: UInt32)] = []
    /// Those that may be compounds, with the number of their language.
    private(set) var long: [(number: UInt32, language: Int)] = []
    /// Per use, one part after the other: its number among these spellings.
    private(set) var numbers: [UInt32] = []

    init(range: Int, of uses: [PartUse], parts: [WordPart], languages: [String], removesDiacritics: Bool) {
        let stems = languages.map { Terms(language: $0, removesDiacritics: removesDiacritics) }
        let makesCompounds = languages.map(Compounds.areMade)
        var index = HashIndex(bits: 12)
        var word: [UInt8] = []
        numbers.reserveCapacity(uses.reduce(0) { $0 + $1.range(range).count })
        for (number, part) in parts.enumerated() {
            let count = part.spellings.count
            for use in uses[number].uses[uses[number].range(range)] {
                let (slot, spelling) = Int(use.position).quotientAndRemainder(dividingBy: count)
                let language = uses[number].languages[slot]
                let key = use.key ^ UInt64(language) &* Hash64.multiplier
                if let known = index[key] {
                    occurrences[Int(known)] += Int(use.occurrences)
                    numbers.append(known)
                    continue
                }
                index.insert(key, UInt32(terms.count))
                numbers.append(UInt32(terms.count))
                part.spellings.readNormalised(spelling, into: &word)
                if makesCompounds[language], word.count >= Compounds.leastWord {
                    long.append((UInt32(terms.count), language))
                }
                terms.append(stems[language].term(of: word))
                occurrences.append(Int(use.occurrences))
                isTelling.append(part.spellings.isNameOrNumber(spelling))
                isShouted.append(part.spellings.isShouted(spelling))
                places.append((UInt32(number), UInt32(spelling)))
            }
        }
    }
}
