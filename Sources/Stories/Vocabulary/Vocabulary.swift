import Corpus
import Kernels

/// The terms of a corpus: what each of its spellings stands for.
///
/// A spelling is stemmed once for each language that it is used in.
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
    /// The term of each spelling in one language, then in another, or ``ColumnSums/none``.
    let termOf: [UInt32]
    /// As ``termOf``: what the spelling is made of beside, where it is a compound; first one word of it for all
    /// spellings, then another. No longer than the languages that make compounds, which come first; empty where there is
    /// none.
    let compoundParts: [[UInt32]]
    /// Per version: where the spellings of its language begin in that.
    let offsets: [Int]
    /// Per term: the spelling that is most frequent, of those written in capitals alone a tenth.
    private let common: [UInt32]

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
        words.spellings.table.surface(Int(common[Int(term)]))
    }

    /// - Parameters:
    ///   - rows: of the versions.
    ///   - languages: of the versions.
    /// - Complexity: O(n) in the entries of the words, and in the spellings times the languages.
    /// - Throws: when the file that words wait in cannot be read.
    init(of rows: [Int], languages: [String], in words: WordTable, threads: Int) throws(CorpusError) {
        removesDiacritics = words.removesDiacritics
        // Languages of which nothing is known have the same terms, and are many where the field holds something else.
        let different = Set(languages)
        let knownOf = Dictionary(uniqueKeysWithValues: different.map { ($0, Terms.isKnown($0) ? $0 : "") })
        let known = Set(knownOf.values).sorted()
        let codes = known.filter(Compounds.areMade) + known.filter { !Compounds.areMade(in: $0) }
        let numberOf = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        let codeOf = knownOf.mapValues { numberOf[$0]! }
        let languageOf = languages.map { codeOf[$0]! }
        let count = words.spellings.count
        offsets = languageOf.map { $0 * count }

        let uses = try SpellingUses(
            of: rows, languages: languageOf, languageCount: codes.count, in: words, threads: threads)
        let table = words.spellings.table
        let stems = uses.map(
            languages: codes.indices, unused: Terms.none, threads: threads,
            { Terms(language: codes[$0], removesDiacritics: words.removesDiacritics) },
            { terms, word in terms.term(of: word) })
        var terms = stems.filter { $0 != Terms.none }
        RadixSort.sort(&terms)
        var distinct: [UInt64] = []
        for term in terms where term != distinct.last { distinct.append(term) }
        terms = []
        var position = HashIndex()
        for (index, term) in distinct.enumerated() { position.insert(term, UInt32(index)) }
        let index = position
        let termOf = stems.map { $0 == Terms.none ? ColumnSums.none : index[$0]! }

        var occurrences = [(all: Int, telling: Int)](repeating: (0, 0), count: distinct.count)
        var common = [(count: Int, key: UInt64, spelling: UInt32)](repeating: (0, 0, 0), count: distinct.count)
        for (place, column) in termOf.enumerated() where column != ColumnSums.none {
            let (spelling, term) = (place % count, Int(column))
            let uses = Int(uses.occurrences[place])
            occurrences[term].all += uses
            if table.isNameOrNumber(spelling) { occurrences[term].telling += uses }
            let (weight, key) = (uses * (table.isShouted(spelling) ? 1 : 10), table.keys[spelling])
            if (common[term].count, key) < (weight, common[term].key) { common[term] = (weight, key, UInt32(spelling)) }
        }
        self.common = common.map(\.spelling)
        nameShare = occurrences.map { Float($0.telling) / Float(max(1, $0.all)) }
        self.occurrences = occurrences.map(\.all)
        self.terms = distinct
        self.termOf = termOf

        let none = (ColumnSums.none, ColumnSums.none)
        let parts = uses.map(
            languages: 0..<codes.count(where: Compounds.areMade), unused: none, threads: threads,
            { number in
                let terms = Terms(language: codes[number], removesDiacritics: words.removesDiacritics)
                return Compounds(language: codes[number]) { index[terms.term(of: $0)] }
            },
            { compounds, word in
                guard word.count >= Compounds.leastWord else { return none }
                let parts = compounds.parts(of: word)
                return (parts.first ?? ColumnSums.none, parts.dropFirst().first ?? ColumnSums.none)
            })
        compoundParts = parts.isEmpty ? [] : [parts.map(\.0), parts.map(\.1)]
    }
}
