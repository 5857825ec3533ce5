package import Corpus
import Kernels
import Stories

/// What a corpus holds as a fold would read it: its inputs, records and fields, the languages, lengths and dates of its
/// articles.
///
/// Everything is told by the reader that every fold reads with, and texts are cleaned as they are there, but for the
/// lines that recur in the whole corpus. Texts are let go of at once; what is kept of each article is its fields without
/// the text, as `duplicates` keeps them.
package struct CorpusInspection: Sendable {
    /// Records of one input.
    package struct Counts: Sendable, Equatable {
        package var articles = 0
        package var rejected = 0
        /// Articles that were named after their address, and after their place.
        package var namedByURL = 0
        package var namedByPlace = 0
        /// Articles that have the field, wherever it was taken from.
        package var withTitle = 0
        package var withSource = 0
        package var withLanguage = 0
        package var dated = 0

        package static let none = Counts()

        package static func + (a: Self, b: Self) -> Self {
            Counts(
                articles: a.articles + b.articles, rejected: a.rejected + b.rejected,
                namedByURL: a.namedByURL + b.namedByURL, namedByPlace: a.namedByPlace + b.namedByPlace,
                withTitle: a.withTitle + b.withTitle, withSource: a.withSource + b.withSource,
                withLanguage: a.withLanguage + b.withLanguage, dated: a.dated + b.dated)
        }
    }

    /// The articles of one language.
    package struct Language: Sendable, Equatable {
        /// As it is declared, without the region, or an ISO 639-1 code; nil where nothing tells it.
        package let code: String?
        /// Articles whose records say so; the others were told by their function words.
        package fileprivate(set) var declared = 0
        package fileprivate(set) var detected = 0
        package var articles: Int { declared + detected }
    }

    /// Words of the texts; a character is one in scripts without spaces.
    package struct Lengths: Sendable, Equatable {
        package let median: Int
        package let shortest: (words: Int, id: String)
        package let longest: (words: Int, id: String)

        package static func == (a: Self, b: Self) -> Bool {
            a.median == b.median && a.shortest == b.shortest && a.longest == b.longest
        }
    }

    package struct Dates: Sendable, Equatable {
        package fileprivate(set) var read = 0
        package fileprivate(set) var notRead = 0
        package fileprivate(set) var missing = 0
        package fileprivate(set) var first: PublicationDate?
        package fileprivate(set) var last: PublicationDate?
    }

    /// What is likely no article, each by how many there are and the first of their ids.
    package struct Suspects: Sendable, Equatable {
        package struct Kind: Sendable, Equatable {
            package fileprivate(set) var articles = 0
            package fileprivate(set) var first: String?

            fileprivate mutating func add(_ id: String) {
                articles += 1
                if first.map({ id.utf8.lexicographicallyPrecedes($0.utf8) }) ?? true { first = id }
            }
        }

        /// Without a word.
        package fileprivate(set) var empty = Kind()
        /// Of fewer words than ``CorpusInspection/fewestWords``.
        package fileprivate(set) var short = Kind()
        /// One text under three titles or more: a wall, a notice.
        package fileprivate(set) var repeated = Kind()
    }

    /// A text of fewer words is likely a caption or a notice.
    package static let fewestWords = 20
    /// Titles under which one text stands that is likely none of an article.
    private static let fewestTitles = 3
    /// Records that are named of those that cannot be used.
    package static let mostRejections = 3

    package let reading: Reading
    /// By input, in the order of ``Corpus/Reading/inputs``.
    package let counts: [Counts]
    /// The first records that cannot be used.
    package let rejections: [CorpusError]
    /// The most frequent first.
    package let languages: [Language]
    /// nil where no article has a word.
    package let lengths: Lengths?
    package let dates: Dates
    package let suspects: Suspects
    /// The sources with the most articles first.
    package let sources: [(name: String, articles: Int)]
    /// By format, in the order in which they were met.
    package let fields: [InspectedFields]

    /// What is noted of an article while its text is there.
    fileprivate struct Note: Sendable {
        var words: UInt32
        var language: LanguageDetection.Guess
        /// Of the text and of the title, as words; 0 where there are none.
        var text: UInt64
        var title: UInt64
    }

    /// Reads the articles at some paths; records that cannot be used are counted.
    ///
    /// - Parameters: as in ``Corpus/CorpusReader``.
    /// - Complexity: O(n) in the bytes.
    /// - Throws: an error that names the file and line of what cannot be read at all.
    package init(
        paths: [String], options: ReadingOptions, admit: ([Input]) throws -> Void = { _ in },
        progress: (ReadingProgress) throws(CorpusError) -> Void = { _ in }
    ) throws {
        var options = options
        options.invalid = .skip
        options.describesFields = true
        let (cleaning, tokenizer, detection) = (Cleaning(), Tokenizer(), LanguageDetection())
        var notes: [Note] = []
        var rejections: [CorpusError] = []
        var rejected: [Int: Int] = [:]
        reading = try CorpusReader(options).read(
            .paths(paths), admit: admit, progress: progress,
            reject: { record in
                rejected[record.place.input, default: 0] += 1
                if rejections.count < Self.mostRejections { rejections.append(record.error) }
            },
            preparing: { batch in
                _ = cleaning.clean(&batch)
                defer { batch.dropTexts() }
                return Self.notes(of: batch, tokenizer, detection)
            },
            receive: { notes += $0 })
        self.rejections = rejections
        let inputs = reading.inputs.count
        var tally = Tally(counts: (0..<inputs).map { Counts(rejected: rejected[$0] ?? 0) })
        var row = 0
        for batch in reading.batches {
            for entry in batch.entries {
                if entry.isArticle { tally.add(entry, of: batch, notes[row]) }
                row += 1
            }
        }
        tally.dates.notRead = reading.statistics.undated
        tally.dates.missing = max(0, tally.articles - tally.dates.read - tally.dates.notRead)
        tally.addRepeated(fewestTitles: Self.fewestTitles)
        counts = tally.counts
        dates = tally.dates
        suspects = tally.suspects
        languages = tally.languages.values.sorted { a, b in
            a.articles != b.articles ? a.articles > b.articles : (a.code ?? "~") < (b.code ?? "~")
        }
        lengths = tally.lengths
        sources = tally.sources.map { (String(decoding: $0.key, as: UTF8.self), $0.value, $0.key) }
            .sorted { a, b in a.1 != b.1 ? a.1 > b.1 : a.2.lexicographicallyPrecedes(b.2) }
            .map { ($0.0, $0.1) }
        let (read, counts) = (reading, counts)
        fields = reading.profiles.map { format, profile in
            InspectedFields(
                profile, of: format, options.fields,
                hasNames: format.isJSON || [.csv, .tsv].contains(format)
                    || read.inputs.contains { $0.format == format && $0.hasNamedElements },
                hasHeader: !read.inputs.contains { $0.format == format && $0.guessedColumns != nil },
                counts: read.inputs.indices.filter { read.inputs[$0].format == format }
                    .reduce(Counts()) { $0 + counts[$1] })
        }
    }

    /// All counts of the inputs together.
    package var total: Counts { counts.reduce(Counts(), +) }

    private static func notes(
        of batch: ArticleBatch, _ tokenizer: Tokenizer, _ detection: LanguageDetection
    ) -> [Note] {
        var (text, title) = (TokenBuffer(keepsPlaces: false), TokenBuffer(keepsPlaces: false))
        func hash(_ tokens: TokenBuffer) -> UInt64 {
            tokens.count == 0 ? 0 : tokens.hashes.reduce(Hash64.seed) { Hash64.combine($0, $1) } | 1
        }
        return batch.entries.map { entry in
            text.removeAll()
            title.removeAll()
            tokenizer.tokenize(batch.bytes.span.extracting(entry.text.bounds), into: &text)
            tokenizer.tokenize(batch.bytes.span.extracting(entry.title.bounds), into: &title)
            return Note(
                words: UInt32(text.count),
                language: detection.guess(
                    text.hashes.span, title: batch.bytes.span.extracting(entry.title.bounds),
                    text: batch.bytes.span.extracting(entry.text.bounds)), text: hash(text),
                title: hash(title))
        }
    }
}

/// The sums over the articles.
private struct Tally {
    var counts: [CorpusInspection.Counts]
    var articles = 0
    var dates = CorpusInspection.Dates()
    var suspects = CorpusInspection.Suspects()
    var languages: [String?: CorpusInspection.Language] = [:]
    var sources: [ArraySlice<UInt8>: Int] = [:]
    /// Of each article with a title its text and title, and its id.
    private var titled: [(text: UInt64, title: UInt64, row: Int)] = []
    private var ids: [ArraySlice<UInt8>] = []
    private var words: [UInt32] = []
    private var shortest: (words: Int, id: String)?
    private var longest: (words: Int, id: String)?

    init(counts: [CorpusInspection.Counts]) { self.counts = counts }

    mutating func add(_ entry: ArticleBatch.Entry, of batch: ArticleBatch, _ note: CorpusInspection.Note) {
        func text(_ range: ByteRange) -> String { String(decoding: batch.bytes[range.bounds], as: UTF8.self) }
        let input = entry.place.input
        counts[input].articles += 1
        articles += 1
        switch entry.idOrigin {
        case .record: break
        case .url: counts[input].namedByURL += 1
        case .place, .content: counts[input].namedByPlace += 1
        }
        counts[input].withTitle += entry.title.isEmpty ? 0 : 1
        counts[input].withSource += entry.source.isEmpty ? 0 : 1
        counts[input].withLanguage += entry.language.isEmpty ? 0 : 1
        counts[input].dated += entry.published == nil ? 0 : 1
        let declared = text(entry.language).lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init)
        let code = declared ?? note.language.language
        var language = languages[code] ?? CorpusInspection.Language(code: code)
        if declared != nil { language.declared += 1 } else { language.detected += 1 }
        languages[code] = language
        if let date = entry.published {
            dates.read += 1
            dates.first = dates.first.map { min($0, date) } ?? date
            dates.last =
                dates.last.map { PublicationDate.isOrderedByBeginning($0, date) ? date : $0 } ?? date
        }
        if !entry.source.isEmpty { sources[batch.bytes[entry.source.bounds], default: 0] += 1 }
        guard note.words > 0 else { return suspects.empty.add(text(entry.id)) }
        if note.words < CorpusInspection.fewestWords { suspects.short.add(text(entry.id)) }
        words.append(note.words)
        let count = Int(note.words)
        // Of equals the first by id, whatever order they come in.
        if shortest.map({ count <= $0.words }) ?? true {
            let id = text(entry.id)
            if shortest.map({ count < $0.words || id.utf8.lexicographicallyPrecedes($0.id.utf8) }) ?? true {
                shortest = (count, id)
            }
        }
        if longest.map({ count >= $0.words }) ?? true {
            let id = text(entry.id)
            if longest.map({ count > $0.words || id.utf8.lexicographicallyPrecedes($0.id.utf8) }) ?? true {
                longest = (count, id)
            }
        }
        guard note.title != 0 else { return }
        titled.append((note.text, note.title, ids.count))
        ids.append(batch.bytes[entry.id.bounds])
    }

    /// Counts the texts that stand under so many different titles.
    mutating func addRepeated(fewestTitles: Int) {
        titled.sort { ($0.text, $0.row) < ($1.text, $1.row) }
        var start = 0
        while start < titled.count {
            let end = titled[start...].firstIndex { $0.text != titled[start].text } ?? titled.count
            if end - start >= fewestTitles, Set(titled[start..<end].lazy.map(\.title)).count >= fewestTitles {
                for row in titled[start..<end].lazy.map(\.row) {
                    suspects.repeated.add(String(decoding: ids[row], as: UTF8.self))
                }
            }
            start = end
        }
    }

    var lengths: CorpusInspection.Lengths? {
        guard let shortest, let longest else { return nil }
        let sorted = words.sorted()
        return .init(median: Int(sorted[(sorted.count - 1) / 2]), shortest: shortest, longest: longest)
    }
}
