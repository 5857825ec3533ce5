package import Corpus
import Kernels

/// The sketches of an archive's texts, as the sections of a file: sorted by what is asked of them, so that a few new texts
/// are held against very many without reading them all.
///
/// A text is known by its number: texts ascend by their first articles, and articles by their ids.
package struct ArchivedSketches: Sendable {
    /// The sections, in their order.
    package enum Section: Int, CaseIterable {
        /// Per article: its text; `UInt32.max` for one without a word.
        case textOfArticle
        /// The articles of all texts, and per text, and once more at the end, where its articles begin.
        case articles, articleStarts
        /// Per text: its fingerprint, two numbers of 64 bits.
        case fingerprints
        /// The first 32 bits of each fingerprint over the text, ascending, and their fences.
        case fingerprintIndex, fingerprintFences
        /// Per text: its tokens, and how many of its samples are in no more than
        /// ``ContainmentCandidates/mostTexts`` texts.
        case tokenCounts, tellingSamples
        /// The samples of all texts, in reading order, and per text, and once more at the end, where its samples begin.
        case samples, sampleStarts
        /// Of each band its keys over the texts, ascending, and their fences.
        case bands, bandFences
        /// The samples over the texts, ascending, and their fences.
        case sampleIndex, sampleFences
    }

    private let file: SectionFile
    private let firstSection: Int
    let plan: BandingPlan
    /// How many texts there are.
    let count: Int
    private let articleStarts: [UInt32]
    let tokenCounts: [UInt32]
    let tellingSamples: [UInt32]
    private let sampleStarts: [UInt64]
    private let fingerprintIndex: SortedTable
    private let bands: [SortedTable]
    private let sampleIndex: SortedTable

    /// - Parameter firstSection: the number of ``Section/textOfArticle`` in the file.
    /// - Throws: here and below, where the file is damaged.
    package init(_ file: SectionFile, firstSection: Int, plan: BandingPlan) throws(CorpusError) {
        (self.file, self.firstSection, self.plan) = (file, firstSection, plan)
        func number(_ section: Section) -> Int { firstSection + section.rawValue }
        let count = file.count(of: number(.fingerprints), as: UInt64.self) / 2
        self.count = count
        articleStarts = try file.numbers(of: number(.articleStarts))
        tokenCounts = try file.numbers(of: number(.tokenCounts))
        tellingSamples = try file.numbers(of: number(.tellingSamples))
        sampleStarts = try file.numbers(of: number(.sampleStarts))
        func table(_ section: Section, _ fences: [UInt64], _ entries: Range<Int>) -> SortedTable {
            SortedTable(file, section: number(section), entries: entries, fences: fences)
        }
        let bandFences: [UInt64] = try file.numbers(of: number(.bandFences))
        bands = (0..<plan.bands).map { table(.bands, bandFences, $0 * count..<($0 + 1) * count) }
        fingerprintIndex = table(.fingerprintIndex, try file.numbers(of: number(.fingerprintFences)), 0..<count)
        let samples = file.count(of: number(.sampleIndex), as: UInt64.self)
        sampleIndex = table(.sampleIndex, try file.numbers(of: number(.sampleFences)), 0..<samples)
        guard articleStarts.count == count + 1, tokenCounts.count == count, tellingSamples.count == count,
            sampleStarts.count == count + 1,
            file.count(of: number(.bands), as: UInt64.self) == plan.bands * count,
            file.count(of: number(.fingerprintIndex), as: UInt64.self) == count
        else { throw file.damage(in: firstSection) }
    }

    private func section(_ section: Section) -> Int { firstSection + section.rawValue }

    /// The text of an article; `UInt32.max` for one without a word.
    func text(ofArticle article: Int) throws(CorpusError) -> UInt32 {
        try file.numbers(article..<article + 1, of: section(.textOfArticle))[0]
    }

    /// The articles of a text, ascending.
    package func articles(of text: Int) throws(CorpusError) -> [UInt32] {
        guard text < count, articleStarts[text] <= articleStarts[text + 1] else { throw damage }
        return try file.numbers(Int(articleStarts[text])..<Int(articleStarts[text + 1]), of: section(.articles))
    }

    func articleCount(of text: Int) -> Int { Int(articleStarts[text + 1]) - Int(articleStarts[text]) }

    func fingerprint(of text: Int) throws(CorpusError) -> Fingerprint {
        let numbers: [UInt64] = try file.numbers(2 * text..<2 * text + 2, of: section(.fingerprints))
        return Fingerprint(high: numbers[0], low: numbers[1])
    }

    func sampleCount(of text: Int) -> Int { Int(truncatingIfNeeded: sampleStarts[text + 1] &- sampleStarts[text]) }

    /// The samples of a text, in reading order.
    func samples(of text: Int) throws(CorpusError) -> [UInt32] {
        guard text < count, sampleStarts[text] <= sampleStarts[text + 1],
            let end = Int(exactly: sampleStarts[text + 1])
        else { throw damage }
        return try file.numbers(Int(sampleStarts[text])..<end, of: section(.samples))
    }

    private var damage: CorpusError { file.damage(in: firstSection) }

    // MARK: Tables

    /// Looks keys up in one of the tables; those in ascending order are found faster.
    struct Lookup {
        private var table: SortedTable
        private let sketches: ArchivedSketches

        fileprivate init(_ table: SortedTable, of sketches: ArchivedSketches) {
            (self.table, self.sketches) = (table, sketches)
        }

        /// Appends the texts that have a key, ascending.
        ///
        /// - Parameter most: no more are read than so many.
        mutating func appendTexts(of key: UInt32, most: Int = .max, to texts: inout [UInt32]) throws(CorpusError) {
            let first = texts.count
            try table.appendValues(of: key, most: most, to: &texts)
            guard texts[first...].allSatisfy({ Int($0) < sketches.count }) else { throw sketches.damage }
        }
    }

    func lookup(ofBand band: Int) -> Lookup { Lookup(bands[band], of: self) }
    var sampleLookup: Lookup { Lookup(sampleIndex, of: self) }

    /// The text with a fingerprint; nil where there is none.
    func text(with fingerprint: Fingerprint) throws(CorpusError) -> Int? {
        var lookup = Lookup(fingerprintIndex, of: self)
        var texts: [UInt32] = []
        try lookup.appendTexts(of: UInt32(fingerprint.high >> 32), to: &texts)
        for text in texts where try self.fingerprint(of: Int(text)) == fingerprint { return Int(text) }
        return nil
    }
}
