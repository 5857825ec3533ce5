import Kernels

/// The articles of one run, in ascending order of their ids' bytes.
///
/// Some of them may be of a reference corpus, whose ids are a space of their own: of two articles with one id the
/// one of the reference comes behind.
///
/// Every later stage names an article by its position in this order, so results cannot depend on the order
/// of the input.
package struct Corpus: Sendable {
    private struct Location: Sendable {
        var batch: UInt32
        var entry: UInt32
    }

    package let batches: [ArticleBatch]
    private let order: [Location]
    /// Entries before each batch.
    private let starts: [Int]
    private let texts: TextSource
    /// Per article: whether its midnight stands for no time; empty where none does.
    private let hasNoTime: [Bool]
    /// How many articles are of the reference corpus.
    package let referenceCount: Int
    /// How many more articles the reference corpus has, which have nothing to do with these.
    package let referencesElsewhere: Int

    /// Where the texts of a corpus come from.
    package enum TextSource: Sendable {
        /// The batches have them.
        case batches
        /// The batches let go of them; they are read from the input once more, or taken from an archive, and cleaned.
        case input(SecondPass, Cleaning, archive: (any ArchivedTexts)? = nil)
    }

    /// - Parameters:
    ///   - archive: what was counted of the reference corpus, where only some of its articles are in the batches.
    ///   - settled: the times of the sources, where they are known and nothing is counted any more.
    /// - Precondition: no two articles have the same id, unless one of them is of the reference; twins are no
    ///   articles.
    /// - Complexity: O(n log n) in the articles.
    package init(
        _ batches: [ArticleBatch], texts: TextSource = .batches, archive: ArchiveCounts? = nil,
        settled: SourceTimes? = nil
    ) {
        self.batches = batches
        self.texts = texts
        var entries = 0
        starts = batches.map { batch in
            defer { entries += batch.entries.count }
            return entries
        }
        var keyed: [(prefix: UInt64, location: Location)] = []
        keyed.reserveCapacity(batches.reduce(0) { $0 + $1.entries.count })
        for (batch, content) in batches.enumerated() {
            for (entry, fields) in content.entries.enumerated() where fields.isArticle {
                var prefix: UInt64 = 0
                for offset in 0..<8 {
                    let byte = offset < fields.id.bounds.count ? content.bytes[fields.id.bounds.lowerBound + offset] : 0
                    prefix = prefix << 8 | UInt64(byte)
                }
                keyed.append((prefix, Location(batch: UInt32(batch), entry: UInt32(entry))))
            }
        }
        func idBytes(_ location: Location) -> ArraySlice<UInt8> {
            let batch = batches[Int(location.batch)]
            return batch.bytes[batch.entries[Int(location.entry)].id.bounds]
        }
        func isReference(_ location: Location) -> Bool {
            batches[Int(location.batch)].entries[Int(location.entry)].isReference
        }
        keyed.sort { a, b in
            guard a.prefix == b.prefix else { return a.prefix < b.prefix }
            let (idA, idB) = (idBytes(a.location), idBytes(b.location))
            return idA == idB
                ? !isReference(a.location) && isReference(b.location) : idA.lexicographicallyPrecedes(idB)
        }
        let order = keyed.map(\.location)
        self.order = order
        referenceCount = keyed.count { isReference($0.location) }
        referencesElsewhere = (archive?.records ?? referenceCount) - referenceCount
        let dates = order.map { batches[Int($0.batch)].entries[Int($0.entry)].published }
        func source(_ location: Location) -> ArraySlice<UInt8> {
            let batch = batches[Int(location.batch)]
            return batch.bytes[batch.entries[Int(location.entry)].source.bounds]
        }
        guard dates.contains(where: { $0.map(SourceTimes.isMidnight) ?? false }) else {
            hasNoTime = []
            return
        }
        // Of an archive that is counted already no article counts twice.
        var times = settled ?? archive?.times ?? SourceTimes()
        if settled == nil {
            for (date, location) in zip(dates, order) where archive == nil || !isReference(location) {
                if let date { times.add(date, of: source(location)) }
            }
        }
        hasNoTime = zip(dates, order).map { [times] date, location in
            date.map { times.hasNoTime($0, of: source(location)) } ?? false
        }
    }

    /// The dates with a time of all articles, by their sources.
    package var times: SourceTimes {
        var times = SourceTimes()
        for article in 0..<count {
            if let date = entry(article).published { times.add(date, of: sourceBytes(article)) }
        }
        return times
    }

    package var count: Int { order.count }

    /// Where the article stands among the entries of all batches, in their order.
    package func row(_ article: Int) -> Int {
        starts[Int(order[article].batch)] + Int(order[article].entry)
    }

    /// The UTF-8 of an article's text, as it is compared; empty where the batches let go of the texts.
    ///
    /// - Throws: when the file that it waits in cannot be read.
    package func text(_ article: Int) throws(CorpusError) -> ArraySlice<UInt8> {
        let location = order[article]
        let batch = batches[Int(location.batch)]
        return try batch.text(of: batch.entries[Int(location.entry)])
    }

    /// The beginning of the text of an article without a title: 400 bytes and more, or all. Empty where the batches let go
    /// of the texts.
    package func opening(_ article: Int) -> ArraySlice<UInt8> {
        let location = order[article]
        let batch = batches[Int(location.batch)]
        return batch.opening(of: batch.entries[Int(location.entry)])
    }

    /// Bytes of an article's text, as it is compared.
    package func textBytes(_ article: Int) -> Int { entry(article).textBytes }

    package func titleBytes(_ article: Int) -> ArraySlice<UInt8> { bytes(article, \.title) }

    package func id(_ article: Int) -> String { string(article, \.id) ?? "" }
    package func idBytes(_ article: Int) -> ArraySlice<UInt8> { bytes(article, \.id) }

    /// The article with an id, the new one where one of the reference has it too; nil where there is none.
    ///
    /// - Complexity: O(log n).
    package func article(withId id: String) -> Int? {
        let first = firstArticle { !$0.lexicographicallyPrecedes(id.utf8) }
        return first < count && bytes(first, \.id).elementsEqual(id.utf8) ? first : nil
    }

    /// The articles whose ids begin with some letters.
    ///
    /// - Complexity: O(log n).
    package func articles(withIdPrefix prefix: String) -> Range<Int> {
        let first = firstArticle { !$0.lexicographicallyPrecedes(prefix.utf8) }
        return first..<firstArticle { !$0.lexicographicallyPrecedes(prefix.utf8) && !$0.starts(with: prefix.utf8) }
    }

    /// The first article whose id is behind those before it; `count` where none is.
    private func firstArticle(where isBehind: (ArraySlice<UInt8>) -> Bool) -> Int {
        var (first, end) = (0, count)
        while first < end {
            let middle = (first + end) / 2
            if isBehind(bytes(middle, \.id)) { end = middle } else { first = middle + 1 }
        }
        return first
    }

    /// nil where the article has none.
    package func title(_ article: Int) -> String? { string(article, \.title) }
    package func source(_ article: Int) -> String? { string(article, \.source) }
    /// Empty where the article has none.
    package func sourceBytes(_ article: Int) -> ArraySlice<UInt8> { bytes(article, \.source) }
    package func url(_ article: Int) -> String? { string(article, \.url) }
    package func storyLabel(_ article: Int) -> String? { string(article, \.storyLabel) }
    package func groupLabel(_ article: Int) -> String? { string(article, \.groupLabel) }

    /// The language as declared, read as a ``LanguageTag``: "pt" for "pt-BR" and for "Portuguese".
    package func language(_ article: Int) -> String? {
        string(article, \.language).flatMap(LanguageTag.language)
    }

    /// nil where undated.
    package func published(_ article: Int) -> PublicationDate? {
        let published = entry(article).published
        guard !hasNoTime.isEmpty, hasNoTime[article], let published else { return published }
        return PublicationDate(first: published.first, precision: .day)
    }

    /// Days since 1970-01-01, in UTC; nil where undated, or dated by no more than a week.
    package func day(_ article: Int) -> Int64? { published(article)?.day }

    package func place(_ article: Int) -> RecordPlace { entry(article).place }

    package func isTruncated(_ article: Int) -> Bool { entry(article).isTruncated }

    /// What was wrong with an article's text as it was published.
    package func damage(_ article: Int) -> TextDamage { entry(article).damage }

    /// Whether an article is of the reference corpus.
    package func isReference(_ article: Int) -> Bool { entry(article).isReference }

    /// Bytes of markup and furniture that cleaning took out.
    package func strippedBytes(_ article: Int) -> Int { entry(article).strippedBytes }

    /// Puts an article's fields behind others, as an archive keeps them.
    package func encodeFields(of article: Int, to fields: inout FieldWriter) {
        let location = order[article]
        let batch = batches[Int(location.batch)]
        batch.encodeFields(of: batch.entries[Int(location.entry)], to: &fields)
    }

    private func entry(_ article: Int) -> ArticleBatch.Entry {
        let location = order[article]
        return batches[Int(location.batch)].entries[Int(location.entry)]
    }

    private func bytes(_ article: Int, _ field: KeyPath<ArticleBatch.Entry, ByteRange>) -> ArraySlice<UInt8> {
        let location = order[article]
        let batch = batches[Int(location.batch)]
        return batch.bytes[batch.entries[Int(location.entry)][keyPath: field].bounds]
    }

    private func string(_ article: Int, _ field: KeyPath<ArticleBatch.Entry, ByteRange>) -> String? {
        let bytes = bytes(article, field)
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

/// Some articles with their texts, as they are compared.
package struct TextBlock: Sendable {
    package let articles: [Int]
    fileprivate let texts: [ArraySlice<UInt8>]

    fileprivate init(_ articles: [Int], _ entries: [ArticleBatch.Entry], of batch: ArticleBatch) throws(CorpusError) {
        self.articles = articles
        texts = try entries.map { entry throws(CorpusError) in try batch.text(of: entry) }
    }

    /// The text of the article at a position among ``articles``.
    package func text(_ position: Int) -> ArraySlice<UInt8> { texts[position] }
}

extension Corpus {
    /// Makes something of the texts of some articles, wherever the texts are.
    ///
    /// - Parameters:
    ///   - articles: without repetitions, in any order.
    ///   - work: makes what is wanted of some of them, on any thread.
    ///   - receive: given what was made, on the calling thread, in an order that does not depend on the number
    ///     of threads.
    /// - Throws: when the input cannot be read again, and what `receive` throws.
    package func forEachTextBlock<Product: Sendable>(
        of articles: [Int], threads: Int, work: @escaping @Sendable (TextBlock) -> Product,
        receive: (Product) throws -> Void
    ) throws {
        guard case .input(let pass, let cleaning, let archive) = texts else {
            // Blocks do not cross batches, whose bytes they share.
            let sorted = articles.sorted { row($0) < row($1) }
            var blocks: [Range<Int>] = []
            for index in sorted.indices {
                if let last = blocks.last, last.count < 256,
                    order[sorted[last.lowerBound]].batch == order[sorted[index]].batch
                {
                    blocks[blocks.count - 1] = last.lowerBound..<index + 1
                } else {
                    blocks.append(index..<index + 1)
                }
            }
            let wave = 16 * threads
            for start in stride(from: 0, to: blocks.count, by: wave) {
                let some = blocks[start..<min(blocks.count, start + wave)]
                let made = try parallelMap(count: some.count, threads: threads) { index throws(CorpusError) in
                    let block = Array(sorted[some[start + index]])
                    return work(
                        try TextBlock(block, block.map { entry($0) }, of: batches[Int(order[block[0]].batch)]))
                }
                for product in made { try receive(product) }
            }
            return
        }
        let sorted = articles.map { (place: place($0), article: $0) }
            .sorted { ($0.place.input, $0.place.offset) < ($1.place.input, $1.place.offset) }
        @Sendable func block(
            _ some: ArraySlice<(place: RecordPlace, article: Int)>, _ read: ArticleBatch
        ) throws(CorpusError) -> TextBlock {
            var batch = read
            _ = cleaning.clean(&batch) { entry(some[some.startIndex + $0].article).isAsPublished }
            return try TextBlock(some.map(\.article), batch.entries, of: batch)
        }
        let read = sorted.filter { $0.place.input != archive?.input }
        try pass.read(
            read.map(\.place),
            preparing: { batch, range in
                Result { () throws(CorpusError) in work(try block(read[range], batch)) }
            },
            receive: { _, product in try receive(product.get()) })
        guard let archive else { return }
        let archived = sorted.filter { $0.place.input == archive.input }
        let wave = 256 * threads
        for start in stride(from: 0, to: archived.count, by: wave) {
            let some = archived[start..<min(archived.count, start + wave)]
            let made = try parallelMap(count: (some.count + 255) / 256, threads: threads) { index throws(CorpusError) in
                let lower = start + index * 256
                let part = some[lower..<min(some.endIndex, lower + 256)]
                return work(try block(part, try archive.batch(of: part.map(\.place))))
            }
            for product in made { try receive(product) }
        }
    }

    /// As ``forEachTextBlock(of:threads:work:receive:)``, one article after the other.
    ///
    /// - Parameter worker: makes the closure that one thread calls for one article after the other.
    package func forEachText<Product: Sendable>(
        of articles: [Int], threads: Int,
        worker: @escaping @Sendable () -> (Int, ArraySlice<UInt8>) -> Product,
        receive: (Int, Product) throws -> Void
    ) throws {
        try forEachTextBlock(
            of: articles, threads: threads,
            work: { block in
                let work = worker()
                return block.articles.enumerated().map { ($1, work($1, block.text($0))) }
            },
            receive: { products in
                for (article, product) in products { try receive(article, product) }
            })
    }
}
