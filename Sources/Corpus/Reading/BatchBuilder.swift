internal import Platform

/// Turns chunks into articles: parses, checks, and fills what can be derived.
struct BatchBuilder: Sendable {
    /// The articles of one chunk, and what was wrong with its other records.
    struct Result: Sendable {
        var batch: ArticleBatch
        /// Of the ids, by entry.
        var idHashes: [UInt64] = []
        /// In the order of the input; only the first where the policy is to stop, and no article behind it.
        var rejected: [RejectedRecord] = []
        /// Texts that are summaries.
        var summaries = 0
        /// Texts that are titles.
        var headlines = 0
        /// Sources that are keys.
        var keySources = 0
        /// Hosts in the place of the name of a crawl.
        var crawlSources = 0
        /// Records of articles without a text, of whatever kind.
        var textless = 0
        /// Records of articles whose text is null, and where the first of them is.
        var nullTexts = 0
        var firstNullText: CorpusError.Place?
        /// What is wrong with the first without a text, should all be so.
        var firstTextless: CorpusError?
        /// Of the first record of an input.
        var fields: [FieldSample] = []
        /// Of all records, where they are noted.
        var profile: FieldProfile?
        /// What dates show of what others leave open.
        var dateForms = DateForms()
        /// Articles that take no part.
        var filtered = RecordFilter.Counts()
        /// Articles with U+0000 in one of their fields, where that is replaced.
        var nulls = 0
        /// Articles whose date cannot be used.
        var undated = 0
        /// The first of them.
        var firstUndated: UnusableDate?
        /// Records that are sound and hold no article, by what they are instead.
        var passedOver: [String: Int] = [:]
        var chunk: Chunk
    }

    let options: ReadingOptions
    let inputs: [Input]
    /// Parsers for the fields that are asked for.
    let parsers: JSONLinesParserPool

    /// - Complexity: O(n) for a chunk of n bytes.
    /// - Throws: when the parser fails, for want of memory or otherwise.
    func build(_ chunk: Chunk) throws(CorpusError) -> Result {
        do throws(ParserFailure) {
            return try parsed(chunk)
        } catch {
            throw CorpusError(
                error, at: .init(path: inputs[chunk.input].path, line: chunk.line == 0 ? nil : chunk.line))
        }
    }

    private func parsed(_ chunk: Chunk) throws(ParserFailure) -> Result {
        let isJSON = chunk.columns == nil && !chunk.format.isDocument
        var parser =
            isJSON
            ? try JSONLinesParser(from: parsers)
            : try JSONLinesParser(slots: [])
        var columns: RecordColumns
        var profile = chunk.profile
        var samples: [FieldSample] = []
        if let read = chunk.columns {
            columns = read
            checkEncoding(of: chunk, &columns)
        } else if chunk.format.isDocument {
            var reader = DocumentReader(input: inputs[chunk.input], options: options)
            columns = reader.columns(of: chunk)
            (profile, samples) = (reader.profile, reader.samples)
        } else {
            columns = try objects(of: chunk, &parser)
        }
        var result = Result(batch: ArticleBatch(bytes: columns.bytes), chunk: chunk)
        result.chunk.columns = nil
        result.chunk.profile = nil
        if options.describesFields { result.profile = profile ?? FieldProfile() }
        result.passedOver = chunk.passedOver
        result.batch.titleFromText = chunk.format.hasTitleInText
        result.batch.entries.reserveCapacity(columns.records.count)
        result.idHashes.reserveCapacity(columns.records.count)
        let values = columns.values
        columns.bytes = []
        for (row, record) in columns.records.enumerated() {
            var fields = Fields(values: values, first: row * FieldNames.Role.allCases.count)
            if record.fault == nil, !fields.takeText(), !chunk.format.isDocument,
                try isWithoutText(fields, record, in: chunk, &parser)
            {
                if fields[.text].kind == .null {
                    result.nullTexts += 1
                    let line = chunk.line == 0 ? nil : chunk.line + record.line
                    let place = CorpusError.Place(path: inputs[chunk.input].path, line: line)
                    result.firstNullText = result.firstNullText ?? place
                }
                if options.fields.guessesText, fields.hasHeadline {
                    fields.takeTitle()
                } else {
                    let error = try error(in: record, fields, of: chunk, &parser)
                    result.firstTextless = result.firstTextless ?? error
                    fields.leaveTextEmpty()
                }
            }
            if result.fields.isEmpty, chunk.offset < 1 << 16, record.fault == nil {
                result.fields = samples.isEmpty ? try self.samples(of: record, in: chunk, &parser) : samples
            }
            if result.profile != nil, profile == nil, record.fault == nil {
                try note(record, row, fields, columns: result.batch.bytes, of: chunk, &parser, in: &result.profile!)
            }
            if case .noArticle(let kind)? = record.fault {
                result.passedOver[kind, default: 0] += 1
            } else if let error = try error(in: record, fields, of: chunk, &parser) {
                result.rejected.append(
                    RejectedRecord(
                        place: chunk.place(of: record), error: error, bytes: Array(chunk.bytes(of: record))))
                if options.invalid == .stop { break }
            } else {
                append(
                    fields, at: chunk.place(of: record), number: chunk.number + row + 1,
                    key: chunk.keys.isEmpty ? [] : chunk.keys[row], to: &result)
            }
        }
        result.profile?.addStandIns(result.headlines, of: .title, for: .text)
        return result
    }

    /// The fields of a chunk of JSON.
    private func objects(of chunk: Chunk, _ parser: inout JSONLinesParser) throws(ParserFailure) -> RecordColumns {
        guard chunk.format == .bulk || chunk.format == .sequence, let records = chunk.records else {
            return try parser.parse(chunk.bytes, count: chunk.count, records: chunk.records)
        }
        var columns = try parser.parse(chunk.bytes, count: chunk.count, records: records.map(chunk.object))
        // The command, and the separator, is a part of the record.
        for (row, record) in records.enumerated() {
            (columns.records[row].offset, columns.records[row].length) = (record.offset, record.length)
        }
        return columns
    }

    /// The values of one record.
    private struct Fields {
        let values: [RecordColumns.Value]
        let first: Int
        /// What the text was taken from instead.
        private(set) var substitute: FieldNames.Role?
        /// Whether the record is one of an article without a text.
        private(set) var isTextless = false

        init(values: [RecordColumns.Value], first: Int) { (self.values, self.first) = (values, first) }

        subscript(_ role: FieldNames.Role) -> RecordColumns.Value {
            if isTextless, role == .text { return .init(lower: 0, count: 0, kind: .string) }
            return values[first + (role == .text ? substitute ?? .text : role).rawValue]
        }

        /// Lets a summary stand for a text that is missing, empty or no string; returns whether there is a text then.
        mutating func takeText() -> Bool {
            guard self[.text].kind != .string || self[.text].count == 0 else { return true }
            guard self[.summary].kind == .string, self[.summary].count > 0 else { return self[.text].kind == .string }
            substitute = .summary
            return true
        }

        /// Lets the title stand for the text.
        mutating func takeTitle() { substitute = .title }

        /// Whether there is a title, and what belongs to a headline.
        var hasHeadline: Bool {
            self[.title].kind == .string && self[.title].count > 0
                && [.url, .source, .published].contains { self[$0].count > 0 }
        }

        /// Takes the text for one without a word.
        mutating func leaveTextEmpty() { isTextless = true }

        /// The bytes of a field that is a string or a number, empty for anything else.
        func range(_ role: FieldNames.Role) -> ByteRange {
            let value = self[role]
            guard value.kind == .string || value.kind == .number, value.count > 0 else { return .empty }
            return ByteRange(lower: Int(value.lower), count: Int(value.count))
        }
    }

    /// The fields of a record, for what is told of a corpus; those of a table are told by its header.
    private func samples(
        of record: RecordColumns.Record, in chunk: Chunk, _ parser: inout JSONLinesParser
    ) throws(ParserFailure) -> [FieldSample] {
        guard chunk.columns == nil, !chunk.format.isDocument else {
            return chunk.columnNames.map { FieldSample(path: $0, value: "") }
        }
        return try parser.fields(of: chunk.objectBytes(of: record)).filter { ![.object, .array].contains($0.kind) }
            .map { FieldSample(path: $0.path, value: $0.text.utf8.count > 80 ? "" : $0.text) }
    }

    /// Notes which fields a record has, and what they are taken for; of a document these are one.
    private func note(
        _ record: RecordColumns.Record, _ row: Int, _ fields: Fields, columns bytes: [UInt8], of chunk: Chunk,
        _ parser: inout JSONLinesParser, in profile: inout FieldProfile
    ) throws(ParserFailure) {
        guard chunk.columns == nil, !chunk.format.isDocument else {
            let held = FieldNames.Role.allCases.filter { !fields.range($0).isEmpty }
            let values = held.map { role in
                let value = bytes[fields.range(role).bounds].prefix(FieldProfile.mostBytes)
                return (path: "\(role)", text: String(decoding: value, as: UTF8.self))
            }
            return profile.add(values, taking: held.map { ($0, "\($0)") })
        }
        var values: [(path: String, text: String)] = []
        for field in try parser.fields(of: chunk.objectBytes(of: record), most: FieldProfile.mostBytes) {
            let holds = !FieldNames.isNothing(Array(field.text.utf8)[...])
            values.append((field.path, holds ? field.text : ""))
        }
        var choices = try parser.choices(of: chunk.objectBytes(of: record)).compactMap { choice in
            FieldNames.Role(rawValue: choice.slot).map { (role: $0, path: choice.path) }
        }
        if chunk.format == .bulk, row < chunk.keys.count, !chunk.keys[row].isEmpty {
            let id = chunk.keys[row].prefix(FieldProfile.mostBytes)
            values.append((Self.commandId, String(decoding: id, as: UTF8.self)))
            if options.fields.guessesIds {
                choices.removeAll { $0.role == .id }
                choices.append((.id, Self.commandId))
            }
        }
        profile.add(values, taking: choices)
    }

    /// The path of the id in the command of a bulk request.
    private static let commandId = "index._id"

    /// Whether a record is that of an article and has no text: none that is null, empty or no string, nor a field that looks
    /// as if it were the text under another name.
    private func isWithoutText(
        _ fields: Fields, _ record: RecordColumns.Record, in chunk: Chunk, _ parser: inout JSONLinesParser
    ) throws(ParserFailure) -> Bool {
        // In a file of lines that is all there is a null is more likely a mistake than an article without a text.
        if fields[.text].kind == .null, chunk.format.hasLines, inputs.count == 1 { return false }
        guard [.absent, .null, .array, .object].contains(fields[.text].kind),
            ![.boolean, .array, .object].contains(fields[.id].kind),
            [.title, .url, .published, .source].contains(where: { fields[$0].count > 0 })
        else { return false }
        guard chunk.columns == nil else { return true }
        let others = try parser.fields(of: chunk.objectBytes(of: record))
        return !others.contains { FieldNames.isProse(Array($0.text.utf8)[...]) }
    }

    /// Adds one article; ids are completed, dates read, sources derived.
    ///
    /// - Parameter key: by which the record stands in an object; empty for none.
    private func append(
        _ fields: Fields, at place: RecordPlace, number: Int, key: [UInt8], to result: inout Result
    ) {
        var entry = ArticleBatch.Entry(place: place)
        entry.isReference = inputs[place.input].isReference
        entry.id = fields.range(.id)
        entry.title = fields.range(.title)
        entry.text = fields.range(.text)
        result.summaries += fields.substitute == .summary ? 1 : 0
        result.headlines += fields.substitute == .title ? 1 : 0
        // Cleaning changes the two each by itself.
        if fields.substitute == .title {
            entry.text = result.batch.bytes.appending(Array(result.batch.bytes[entry.title.bounds]))
        }
        entry.source = fields.range(.source)
        entry.url = fields.range(.url)
        entry.language = fields.range(.language)
        entry.storyLabel = fields.range(.story)
        entry.groupLabel = fields.range(.duplicateGroup)
        if case let source = result.batch.bytes[entry.source.bounds], FieldNames.isURL(source) {
            // An address is nobody's name; of one article it is the address of the article.
            if entry.url.isEmpty, result.batch.bytes.hasPath(entry.source) { entry.url = entry.source }
            entry.source = result.batch.bytes.host(ofURL: entry.source)
        }
        if !key.isEmpty {
            if result.chunk.format == .bulk {
                // By it the engine knows the record.
                if entry.id.isEmpty || options.fields.guessesIds { entry.id = result.batch.bytes.appending(key) }
            } else if FieldNames.isURL(key[...]) {
                if entry.url.isEmpty { entry.url = result.batch.bytes.appending(key) }
            } else {
                switch result.chunk.defaults.keyRole {
                case .source:
                    // What has no title is likely called by it.
                    if entry.source.isEmpty, !entry.title.isEmpty {
                        entry.source = result.batch.bytes.appending(key)
                        result.keySources += 1
                    } else if entry.id.isEmpty, entry.url.isEmpty {
                        entry.id = result.batch.bytes.appending(key)
                    }
                case .published: break
                default: if entry.id.isEmpty, entry.url.isEmpty { entry.id = result.batch.bytes.appending(key) }
                }
            }
        }
        if entry.id.isEmpty { (entry.id, entry.idOrigin) = (entry.url, .url) }
        if entry.id.isEmpty, options.namesByContent {
            // Its name follows once all is known of it.
            entry.idOrigin = .content
        } else if entry.id.isEmpty {
            let name = inputs[place.input].name
            let isNamedByLine = result.chunk.format.isNamedByLine
            let line = CalendarDay.padded(place.line, inputs[place.input].lineDigits)
            entry.id = result.batch.bytes.appending(
                place.line == 0 ? name : isNamedByLine ? "\(name):\(line)" : "\(name)#\(number)")
            entry.idOrigin = .place
        }
        if !entry.url.isEmpty {
            let namesCrawl =
                options.fields.guessesSources && CrawlNames.areNamed(by: result.batch.bytes[entry.source.bounds])
            if entry.source.isEmpty || namesCrawl, case let host = result.batch.bytes.host(ofURL: entry.url),
                !host.isEmpty
            {
                entry.source = host
                result.crawlSources += namesCrawl ? 1 : 0
            }
        }
        let defaults = result.chunk.defaults
        // The day by which a record stands is its date where it has none.
        var given = fields.range(.published)
        let told = defaults.keyRole == .published ? key : defaults.published
        if given.isEmpty, !told.isEmpty { given = result.batch.bytes.appending(told) }
        if entry.source.isEmpty, !defaults.source.isEmpty {
            entry.source = result.batch.bytes.appending(defaults.source)
            result.keySources += defaults.isSourceAKey ? 1 : 0
        }
        if entry.language.isEmpty, !defaults.language.isEmpty {
            entry.language = result.batch.bytes.appending(defaults.language)
        }
        if entry.idOrigin == .content { entry.id = contentName(of: entry, date: given, &result.batch) }
        if options.replacesNulls, replaceNulls(in: &entry, &result.batch) { result.nulls += 1 }
        if !options.filter.isOpen, !entry.isReference,
            let reason = options.filter.reason(
                source: result.batch.bytes[entry.source.bounds], language: result.batch.bytes[entry.language.bounds],
                text: result.batch.bytes.span.extracting(entry.text.bounds))
        {
            leaveOut(&entry, reason, &result)
            result.idHashes.append(0)
            result.batch.entries.append(entry)
            return
        }
        if fields[.published].kind != .absent && fields[.published].kind != .null || !given.isEmpty {
            let date = given
            let reading = options.dates.reading(of: result.batch.bytes[date.bounds])
            entry.published = reading?.date
            if let form = reading?.form, form != .told {
                entry.dateForm = form
                result.dateForms.add(form, reading!.date)
            }
            if entry.published == nil, !date.isEmpty || fields[.published].kind != .string {
                result.undated += 1
                if result.firstUndated == nil {
                    result.firstUndated = UnusableDate(
                        place: .init(
                            path: inputs[place.input].path, line: place.line == 0 ? nil : place.line),
                        value: date.isEmpty ? nil : result.batch.bytes[date.bounds])
                }
            }
        }
        if fields.isTextless { result.textless += 1 }
        // A date that leaves something open is asked once the whole corpus has told it.
        if !entry.isReference, !entry.dateForm.isOpen, let reason = options.filter.reason(entry.published) {
            leaveOut(&entry, reason, &result)
        }
        result.idHashes.append(IdTable.hash(result.batch.bytes[entry.id.bounds]))
        result.batch.entries.append(entry)
    }

    /// Takes from an article what later stages would learn from.
    private func leaveOut(_ entry: inout ArticleBatch.Entry, _ reason: RecordFilter.Reason, _ result: inout Result) {
        entry.absence = .leftOut
        (entry.title, entry.text) = (.empty, .empty)
        result.filtered.add(reason)
    }

    // MARK: What can be wrong with a record.

    private func error(
        in record: RecordColumns.Record, _ fields: Fields, of chunk: Chunk, _ parser: inout JSONLinesParser
    ) throws(ParserFailure) -> CorpusError? {
        let line = chunk.line == 0 ? nil : chunk.line + record.line
        var error = CorpusError(.badInput, at: .init(path: inputs[chunk.input].path, line: line), "")
        error.remedy = "mend the record, or skip such records with --invalid skip"
        switch record.fault {
        case .invalidUTF8:
            let bytes = chunk.bytes(of: record)
            let first = ByteChecks.firstInvalidUTF8(bytes) ?? 0
            error.place.byte = chunk.offset + record.offset + first
            let byte = String(bytes[bytes.startIndex + first], radix: 16, uppercase: true)
            error.problem = "0x\(byte) is not UTF-8 there"
            let label = EncodingDetector.label(of: bytes) ?? "WINDOWS-1252"
            error.remedy =
                "convert the file with: iconv -f \(label == "UTF-8" ? "WINDOWS-1252" : label) -t UTF-8; or skip such "
                + "records with --invalid skip"
        case .malformed(let reason):
            let kind =
                chunk.format.isDocument ? chunk.format.rawValue.uppercased() : chunk.format.isJSON ? "JSON" : "row"
            error.problem = "malformed \(kind): \(reason)"
            // The first line of an object that goes on in the next.
            if chunk.format == .jsonl, line == 1,
                let last = chunk.bytes(of: record).last(where: { !" \t".utf8.contains($0) }), "{,[".utf8.contains(last)
            {
                error.problem = "an object goes on over several lines, expected one object a line"
                error.remedy = "name the file .json or say --input-format json; or convert it with: jq -c ."
            }
        case .notAnObject:
            error.problem = "expected a JSON object on each line"
        case .noArticle(let kind): error.problem = "it is \(kind)"
        case .fieldCount(let found, let expected):
            error.problem = "the row has \(found) fields, the header \(expected)"
        case .unusable(let problem, let remedy): (error.problem, error.remedy) = (problem, remedy)
        case nil:
            switch fields[.text].kind {
            case .string:
                guard ![.boolean, .array, .object].contains(fields[.id].kind) else {
                    let name = options.fields[.id].first ?? "id"
                    error.problem = "the field \"\(name)\" is neither a string nor a number"
                    return error
                }
                return nil
            case .null:
                error.problem = "the text is null"
                error.remedy = "name another field with --text-field, or skip such records with --invalid skip"
            case .absent:
                guard !chunk.format.isDocument else {
                    error.problem = "it holds no text"
                    return error
                }
                let others = chunk.columns == nil ? try parser.fields(of: chunk.objectBytes(of: record)) : []
                let names = (others.filter { $0.depth == 0 }.map(\.path) + chunk.columnNames).joined(separator: ", ")
                error.problem = "the field \"\(options.fields[.text].first ?? "text")\" is missing (found: \(names))"
                // Of a name that was given the nearest is meant; else what reads as a text.
                let given = options.fields.guessesText ? nil : options.fields[.text].first
                let nearest = given.flatMap { NearestName(others.map(\.path) + chunk.columnNames).nearest(to: $0) }
                let prose = nearest ?? FieldLooks.textOption(among: others)
                error.remedy =
                    (prose.map { "did you mean --text-field \($0)?" } ?? "name it with --text-field")
                    + (prose == nil ? ", or skip" : " Else skip") + " such records with --invalid skip"
            case let kind:
                error.problem = "the text is not a string (found: \(kind))"
                guard !chunk.format.isDocument, chunk.columns == nil,
                    let path = FieldLooks.textOption(among: try parser.fields(of: chunk.objectBytes(of: record)))
                else { break }
                error.remedy = "did you mean --text-field \(path)? Else skip such records with --invalid skip"
            }
        }
        return error
    }

    /// Notes the records that are not UTF-8, for formats whose parser does not look.
    private func checkEncoding(of chunk: Chunk, _ columns: inout RecordColumns) {
        guard !ByteChecks.isUTF8(chunk.bytes[..<chunk.count]) else { return }
        for index in columns.records.indices where !ByteChecks.isUTF8(chunk.bytes(of: columns.records[index])) {
            columns.records[index].fault = .invalidUTF8
        }
    }
}

extension [UInt8] {
    /// Adds some bytes, and returns where they stand.
    mutating func appending(_ added: some Collection<UInt8>) -> ByteRange {
        let lower = count
        append(contentsOf: added)
        return ByteRange(lower: lower, count: count - lower)
    }

    mutating func appending(_ added: String) -> ByteRange { appending(added.utf8) }

    /// Whether a URL leads further than to a host.
    fileprivate func hasPath(_ url: ByteRange) -> Bool {
        let host = host(ofURL: url)
        return !host.isEmpty
            && self[host.bounds.upperBound..<url.bounds.upperBound].contains { !"/?#".utf8.contains($0) }
    }

    /// The host of a URL with a scheme, empty where there is none.
    fileprivate func host(ofURL url: ByteRange) -> ByteRange {
        let bytes = self[url.bounds]
        guard let slashes = bytes.firstRange(of: "//".utf8),
            slashes.lowerBound == bytes.startIndex || bytes[slashes.lowerBound - 1] == UInt8(ascii: ":")
        else { return .empty }
        var host = bytes[slashes.upperBound...].prefix { !"/?#".utf8.contains($0) }
        if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
        if let port = host.lastIndex(of: UInt8(ascii: ":")), host.last != UInt8(ascii: "]") { host = host[..<port] }
        return host.isEmpty ? .empty : ByteRange(lower: host.startIndex, count: host.count)
    }
}
