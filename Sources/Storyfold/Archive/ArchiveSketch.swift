package import Corpus
import NearDuplicates
import Provenance

/// A file that keeps of an archive what later runs need, so that a few new articles are held against it without reading it:
/// the fields of its articles, their sketches in tables, what was counted of all of them, and their texts, of which those
/// of candidates alone are looked at.
///
/// A run beside it prints what one beside the archive itself would. Documentation/Sketches.md has the layout.
package struct ArchiveSketch: Sendable {
    /// The sections of the file, in their order; behind them come those of ``Corpus/ArchivedLines`` and
    /// ``NearDuplicates/ArchivedSketches``.
    enum Section: Int, CaseIterable {
        /// What the sketches depend on: lines of text.
        case parameters
        /// ``Corpus/ArchiveCounts``.
        case counts
        /// Per article its fields and its credit, in the order of the ids; and per article, and once more at the end,
        /// where they begin.
        case fields, fieldStarts
        /// The same of their titles and texts as they were read.
        case records, recordStarts

        static var firstOfLines: Int { allCases.count }
        static var firstOfSketches: Int { firstOfLines + ArchivedLines.Section.allCases.count }
    }

    /// What a change of the layout raises, and of any rule by which texts are cleaned, cut into words or hashed.
    package static let version = 1

    static let format = SectionFormat(
        name: "storyfold sketch", version: version,
        sections: Section.firstOfSketches + ArchivedSketches.Section.allCases.count,
        remedy: "sketch the archive once more with: storyfold sketch ARCHIVE -o FILE")

    package let path: String
    let counts: ArchiveCounts
    let lines: ArchivedLines
    let sketches: ArchivedSketches
    private let file: SectionFile
    private let fieldStarts: [UInt64]
    private let recordStarts: [UInt64]

    /// Whether a file is a sketch of an archive, of any version.
    package static func isOne(_ path: String) -> Bool { SectionFile.isOne(path, format) }

    /// Opens a sketch.
    ///
    /// - Complexity: O(n) in its articles, a few bytes of each.
    /// - Throws: when the file is none, is damaged where it is read, or was made with other options; later, where it is
    ///   damaged elsewhere.
    package init(reading path: String, for configuration: Configuration) throws(CorpusError) {
        guard !configuration.exact else {
            throw CorpusError(
                .usage, at: .init(path: path), "--exact compares all shingles, and a sketch has some of them",
                remedy: "leave out --exact, or name the archive itself with --against")
        }
        let file = try SectionFile(Self.format, reading: path)
        func bytes(_ section: Section) throws(CorpusError) -> [UInt8] {
            try file.bytes(0..<file.byteCount(of: section.rawValue), of: section.rawValue)
        }
        let parameters = ArchiveParameters(configuration)
        try parameters.check(String(decoding: try bytes(.parameters), as: UTF8.self), path: path)
        var fields = FieldReader(try bytes(.counts)[...], damage: file.damage(in: Section.counts.rawValue))
        counts = try ArchiveCounts(&fields)
        lines = try ArchivedLines(file, firstSection: Section.firstOfLines)
        sketches = try ArchivedSketches(file, firstSection: Section.firstOfSketches, plan: parameters.plan)
        fieldStarts = try file.numbers(of: Section.fieldStarts.rawValue)
        recordStarts = try file.numbers(of: Section.recordStarts.rawValue)
        guard fieldStarts.count == counts.records + 1, recordStarts.count == counts.records + 1 else {
            throw file.damage(in: Section.fieldStarts.rawValue)
        }
        (self.path, self.file) = (path, file)
    }

    /// The fields of some articles, and their credits.
    ///
    /// - Parameters:
    ///   - input: the number of the archive among the inputs.
    ///   - exchange: of what dates leave open.
    ///   - withTexts: whether titles and texts are those of the records, to be cleaned; else titles are clean, and
    ///     there are no texts.
    /// - Throws: where the file is damaged.
    func articles(
        _ articles: some Collection<Int>, input: Int, exchange: DateExchange, withTexts: Bool
    ) throws(CorpusError) -> (batch: ArticleBatch, credits: [Credit]) {
        var batch = ArticleBatch()
        var credits: [Credit] = []
        for article in articles {
            var fields = try reader(article, .fields, fieldStarts)
            try batch.addFields(
                &fields, at: RecordPlace(input: input, line: 0, offset: article, length: 0),
                exchange)
            credits.append(try Credit(&fields))
            guard withTexts else { continue }
            var record = try reader(article, .records, recordStarts)
            try batch.restoreRecord(&record)
        }
        return (batch, credits)
    }

    private func reader(_ article: Int, _ section: Section, _ starts: [UInt64]) throws(CorpusError) -> FieldReader {
        guard article >= 0, article < counts.records, let lower = Int(exactly: starts[article]),
            let upper = Int(exactly: starts[article + 1]), lower <= upper
        else { throw file.damage(in: section.rawValue) }
        return FieldReader(
            try file.bytes(lower..<upper, of: section.rawValue)[...], damage: file.damage(in: section.rawValue))
    }
}

/// The texts of a sketch, for the candidates of a run.
struct SketchedTexts: ArchivedTexts {
    let sketch: ArchiveSketch
    let input: Int

    func batch(of places: [RecordPlace]) throws(CorpusError) -> ArticleBatch {
        try sketch.articles(places.map(\.offset), input: input, exchange: .none, withTexts: true).batch
    }
}

extension Credit {
    /// Puts the credit behind other fields.
    func encode(to fields: inout FieldWriter) {
        fields.add(UInt64(place.rawValue))
        fields.add(UInt64(edition.rawValue))
        for name in [name, cited] {
            fields.add(name == nil ? 0 : 1)
            if let name { fields.add(name.utf8) }
        }
    }

    /// - Throws: where the fields are none.
    init(_ fields: inout FieldReader) throws(CorpusError) {
        func name() throws(CorpusError) -> String? {
            try fields.number() == 0 ? nil : String(decoding: try fields.string(), as: UTF8.self)
        }
        let (place, edition): (Position, Edition) = (try fields.value(), try fields.value())
        self.init(name: try name(), place: place, cited: try name(), edition: edition)
    }
}
