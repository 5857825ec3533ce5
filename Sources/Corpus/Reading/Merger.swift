/// Puts what the threads built in the order of the inputs, and keeps ids unique: those of the reference corpus
/// among themselves, since a new crawl often repeats what the archive has.
struct Merger {
    /// Batches below this size are joined: a folder of many small files would make one for each.
    private static let smallBatchBytes = 1 << 20

    var reading: Reading
    private let options: ReadingOptions
    private var ids = IdTable()
    /// Inputs that anything was found in.
    private var filledInputs: Set<Int> = []
    /// What is wrong with the first record that has no text.
    private var firstTextless: CorpusError?
    /// Entries before each batch, and the articles that were added.
    private var starts: [Int] = []
    private var rows = 0

    init(inputs: [Input], options: ReadingOptions) {
        reading = Reading(inputs: inputs)
        self.options = options
    }

    /// Adds the articles that come next in the order of the inputs.
    mutating func add(_ result: BatchBuilder.Result, reject: (RejectedRecord) throws -> Void) throws {
        var rejected = result.rejected
        if !result.batch.entries.isEmpty || !rejected.isEmpty || !result.passedOver.isEmpty {
            filledInputs.insert(result.chunk.input)
        }
        reading.statistics.textless += result.textless
        firstTextless = firstTextless ?? result.firstTextless
        try append(result, &rejected)
        if !result.passedOver.isEmpty { reading.passedOver.addRecords(result.passedOver) }
        rejected.sort { $0.place.offset < $1.place.offset }
        for record in rejected { try self.reject(record, reject) }
    }

    /// Counts a record that cannot be used and hands it on.
    mutating func reject(_ record: RejectedRecord, _ reject: (RejectedRecord) throws -> Void) throws {
        guard options.invalid == .skip else { throw record.error }
        filledInputs.insert(record.place.input)
        reading.statistics.rejected += 1
        try reject(record)
    }

    private mutating func append(_ result: BatchBuilder.Result, _ rejected: inout [RejectedRecord]) throws {
        guard rows + result.batch.entries.count <= IdTable.mostRows else {
            throw CorpusError(
                .badInput, at: .init(path: reading.inputs[result.chunk.input].path),
                "these are more than \(IdTable.mostRows) articles", remedy: "divide the corpus")
        }
        startBatch(for: result.batch)
        // The batches stand in a local variable meanwhile, where the table may look at them.
        var batches = reading.batches
        reading.batches = []
        defer { reading.batches = batches }
        let last = batches.count - 1
        let entries = batches[last].take(result.batch)
        var (twins, repeats, leftOut) = (0, 0, 0)
        var named = 0
        var references = 0
        for (entry, hash) in zip(entries, result.idHashes) {
            var entry = entry
            guard entry.absence != .leftOut else {
                // Whoever takes part may have its id.
                leftOut += 1
                rows += 1
                batches[last].entries.append(entry)
                continue
            }
            if options.isPart, entry.idOrigin == .place { throw withoutId(entry) }
            var twin = insert(entry, hash, row: rows, in: batches)
            if twin != nil, !options.isPart, FieldNames.isURL(batches[last].bytes[entry.id.bounds]) {
                // Two records with one address are two fetches of a page, which may have changed in between.
                let address = Array(batches[last].bytes[entry.id.bounds])
                var fetch = 1
                repeat {
                    fetch += 1
                    let id = address + Array("#\(fetch)".utf8)
                    entry.id = ByteRange(lower: batches[last].bytes.count, count: id.count)
                    batches[last].bytes += id
                    twin = insert(entry, IdTable.hash(id[...]), row: rows, in: batches)
                } while twin != nil
                reading.statistics.fetchedAgain += 1
            }
            rows += 1
            if let twin {
                let (batch, position) = Self.location(of: twin, among: self.starts)
                if entry.idOrigin == .content, batches[batch].entries[position].idOrigin == .content {
                    entry.absence = .twin
                    twins += 1
                    repeats += 1
                    batches[last].entries.append(entry)
                    continue
                }
                let other = batches[batch].entries[position]
                let id = String(decoding: batches[last].bytes[entry.id.bounds], as: UTF8.self)
                rejected.append(duplicate(entry, of: other, id: id, result.chunk))
                if options.invalid == .stop { throw rejected.last!.error }
                // It keeps its row, so that what was made of the batch still fits the entries.
                entry.absence = .twin
                twins += 1
            }
            named += entry.idOrigin == .content && entry.isArticle ? 1 : 0
            references += entry.isReference && entry.isArticle ? 1 : 0
            batches[last].entries.append(entry)
        }
        reading.statistics.records += result.batch.entries.count - twins - leftOut
        reading.statistics.nulls += result.nulls
        reading.statistics.repeated += repeats
        reading.statistics.namedByContent += named
        reading.statistics.filtered.add(result.filtered)
        reading.statistics.referenceRecords += references
        reading.statistics.dateForms.add(result.dateForms)
        reading.statistics.summaries += result.summaries
        reading.statistics.headlines += result.headlines
        reading.statistics.keySources += result.keySources
        reading.statistics.crawlSources += result.crawlSources
        reading.statistics.nullTexts += result.nullTexts
        reading.statistics.firstNullText = reading.statistics.firstNullText ?? result.firstNullText
        if let fields = result.profile { reading.add(fields, of: result.chunk.format) }
        if reading.statistics.fields.isEmpty { reading.statistics.fields = result.fields }
        reading.statistics.undated += result.undated
        if reading.statistics.firstUndated == nil { reading.statistics.firstUndated = result.firstUndated }
    }

    /// Enters an id, or returns the row of the article that has it already.
    private mutating func insert(
        _ entry: ArticleBatch.Entry, _ hash: UInt64, row: Int, in batches: [ArticleBatch]
    ) -> Int? {
        let starts = starts
        let last = batches.count - 1
        return ids.insert(entry.isReference ? ~hash : hash, row: row) { row in
            let other = Self.location(of: row, among: starts)
            let batch = batches[other.batch]
            let fields = batch.entries[other.entry]
            return fields.isReference == entry.isReference
                && batch.bytes[fields.id.bounds] == batches[last].bytes[entry.id.bounds]
        }
    }

    /// Makes room for a batch, in a new one or in the last.
    private mutating func startBatch(for new: ArticleBatch) {
        if let last = reading.batches.last, last.titleFromText == new.titleFromText,
            last.bytes.count + new.bytes.count <= Self.smallBatchBytes
        {
            return
        }
        // What was appended one piece at a time left room to grow.
        if let last = reading.batches.indices.last {
            reading.batches[last].entries = Array(reading.batches[last].entries[...])
        }
        var batch = ArticleBatch()
        batch.titleFromText = new.titleFromText
        batch.bytes.reserveCapacity(new.bytes.count < Self.smallBatchBytes ? Self.smallBatchBytes : 0)
        reading.batches.append(batch)
        starts.append(rows)
    }

    /// - Parameter starts: the rows before each batch.
    /// - Complexity: O(log n) in the batches.
    private static func location(of row: Int, among starts: [Int]) -> (batch: Int, entry: Int) {
        var (lower, upper) = (0, starts.count)
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if starts[middle] <= row { lower = middle } else { upper = middle }
        }
        return (lower, row - starts[lower])
    }

    /// Reads the dates that leave the order of day and month or the calendar open as the others show it, and asks the filter
    /// for them.
    private mutating func decideDates() {
        let forms = reading.statistics.dateForms
        guard forms.open > 0 || forms.openCalendar > 0 else { return }
        let exchange = DateExchange(from: [], to: forms.decision)
        guard !forms.decision.isEmpty || !options.filter.isOpen else { return }
        for batch in reading.batches.indices {
            for index in reading.batches[batch].entries.indices
            where reading.batches[batch].entries[index].dateForm.isOpen {
                var entry = reading.batches[batch].entries[index]
                entry.published = entry.published?.exchanged(entry.dateForm, exchange)
                if entry.isArticle, !entry.isReference, let reason = options.filter.reason(entry.published) {
                    entry.absence = .leftOut
                    reading.statistics.filtered.add(reason)
                    reading.statistics.records -= 1
                }
                reading.batches[batch].entries[index] = entry
            }
        }
    }

    private func withoutId(_ entry: ArticleBatch.Entry) -> CorpusError {
        CorpusError(
            .badInput, at: .init(path: reading.inputs[entry.place.input].path),
            "an article has no id, and a part of a corpus gives it no place",
            remedy: "give every article an id, or name the field that has it with --id-field")
    }

    private func duplicate(
        _ entry: ArticleBatch.Entry, of other: ArticleBatch.Entry, id: String, _ chunk: Chunk
    ) -> RejectedRecord {
        func place(_ place: RecordPlace) -> CorpusError.Place {
            .init(path: reading.inputs[place.input].path, line: place.line == 0 ? nil : place.line)
        }
        var error = CorpusError(
            .badInput, at: place(entry.place), "the id is taken by \(place(other.place))",
            remedy: reading.inputs[entry.place.input].isFile
                ? "give every record its own id, choose another field with --id-field, "
                    + "or keep the first with --invalid skip"
                : "give every article its own id")
        error.place.id = id
        let lower = entry.place.offset - chunk.offset
        return RejectedRecord(
            place: entry.place, error: error, bytes: Array(chunk.bytes[lower..<lower + entry.place.length]))
    }

    /// Adds what was counted of a reference corpus that is not read.
    mutating func add(_ archive: ArchiveCounts) {
        reading.statistics.records += archive.records
        reading.statistics.referenceRecords += archive.records
        reading.statistics.textless += archive.textless
        reading.statistics.dateForms.add(archive.dateForms)
    }

    /// The reading, once everything has been added; a reference corpus may be empty, as an archive is at first.
    mutating func finished() throws -> Reading {
        if let whole = options.dateForms { reading.statistics.dateForms = whole }
        decideDates()
        guard !options.isPart else { return reading }
        for (index, input) in reading.inputs.enumerated()
        where !input.isArchive && !input.isReference && !filledInputs.contains(index) {
            reading.passedOver.addEmptyFile(input.path)
        }
        let statistics = reading.statistics
        // Where some have a text, the others are articles without one; where none has, the text has another name.
        if let error = firstTextless, statistics.textless == statistics.records, statistics.filtered.all == 0 {
            throw error
        }
        guard statistics.records == statistics.referenceRecords, statistics.rejected == 0,
            statistics.filtered.all == 0, reading.inputs.contains(where: { !$0.isReference && $0.isFile })
        else { return reading }
        let paths = reading.inputs.filter { !$0.isReference }.prefix(3).map {
            CorpusError.Place(path: $0.path).description
        }
        throw CorpusError(
            .noInput, at: .init(path: paths.joined(separator: ", ")),
            "there is no article in it" + (reading.passedOver.recordsWithoutArticle.map { ", but \($0)" } ?? ""),
            remedy: "expected at least one record, or a .txt file")
    }
}
