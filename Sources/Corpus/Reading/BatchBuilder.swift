internal import Bindings

/// Turns chunks into articles: parses, checks, and fills what can be derived.
struct BatchBuilder: Sendable {
    /// The articles of one chunk, and what was wrong with its other records.
    struct Result: Sendable {
        var batch: ArticleBatch
        /// Of the ids, by entry.
        var idHashes: [UInt64] = []
        /// In the order of the input; only the first where the policy is to stop, and no article behind it.
        var rejected: [RejectedRecord] = []
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
        var parser = try JSONLinesParser(slots: isJSON ? options.fields.slots : [])
        var columns: RecordColumns
        if let read = chunk.columns {
            columns = read
            checkEncoding(of: chunk, &columns)
        } else if chunk.format.isDocument {
            columns = DocumentReader(input: inputs[chunk.input], dates: options.dates).columns(of: chunk)
        } else {
            columns = try parser.parse(chunk.bytes, count: chunk.count)
        }
        var result = Result(batch: ArticleBatch(bytes: columns.bytes), chunk: chunk)
        result.chunk.columns = nil
        result.passedOver = chunk.passedOver
        result.batch.titleFromText = chunk.format.hasTitleInText
        result.batch.entries.reserveCapacity(columns.records.count)
        result.idHashes.reserveCapacity(columns.records.count)
        let values = columns.values
        columns.bytes = []
        for (row, record) in columns.records.enumerated() {
            let fields = Fields(values: values, first: row * FieldNames.Role.allCases.count)
            if case .noArticle(let kind)? = record.fault {
                result.passedOver[kind, default: 0] += 1
            } else if let error = try error(in: record, fields, of: chunk, &parser) {
                result.rejected.append(
                    RejectedRecord(
                        place: chunk.place(of: record), error: error, bytes: Array(chunk.bytes(of: record))))
                if options.invalid == .stop { break }
            } else {
                append(fields, at: chunk.place(of: record), to: &result)
            }
        }
        return result
    }

    /// The values of one record.
    private struct Fields {
        let values: [RecordColumns.Value]
        let first: Int

        subscript(_ role: FieldNames.Role) -> RecordColumns.Value { values[first + role.rawValue] }

        /// The bytes of a field that is a string or a number, empty for anything else.
        func range(_ role: FieldNames.Role) -> ByteRange {
            let value = self[role]
            guard value.kind == .string || value.kind == .number, value.count > 0 else { return .empty }
            return ByteRange(lower: Int(value.lower), count: Int(value.count))
        }
    }

    /// Adds one article; ids are completed, dates read, sources derived.
    private func append(_ fields: Fields, at place: RecordPlace, to result: inout Result) {
        var entry = ArticleBatch.Entry(place: place)
        entry.isReference = inputs[place.input].isReference
        entry.id = fields.range(.id)
        entry.title = fields.range(.title)
        entry.text = fields.range(.text)
        entry.source = fields.range(.source)
        entry.url = fields.range(.url)
        entry.language = fields.range(.language)
        entry.storyLabel = fields.range(.story)
        entry.groupLabel = fields.range(.duplicateGroup)
        if entry.id.isEmpty {
            let name = inputs[place.input].name
            let id = place.line == 0 ? name : "\(name):\(place.line)"
            entry.id = ByteRange(lower: result.batch.bytes.count, count: id.utf8.count)
            result.batch.bytes.append(contentsOf: id.utf8)
        }
        if entry.source.isEmpty, !entry.url.isEmpty {
            entry.source = result.batch.bytes.host(ofURL: entry.url)
        }
        if fields[.published].kind != .absent {
            let date = fields.range(.published)
            entry.published = options.dates.date(result.batch.bytes[date.bounds])
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
        result.idHashes.append(IdTable.hash(result.batch.bytes[entry.id.bounds]))
        result.batch.entries.append(entry)
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
            error.remedy = "convert the file with iconv, or skip such records with --invalid skip"
        case .malformed(let reason):
            let kind =
                chunk.format.isDocument ? chunk.format.rawValue.uppercased() : chunk.format == .jsonl ? "JSON" : "row"
            error.problem = "malformed \(kind): \(reason)"
        case .notAnObject:
            error.problem = "expected is a JSON object on each line"
        case .noArticle(let kind): error.problem = "it is \(kind)"
        case .fieldCount(let found, let expected):
            error.problem = "the row has \(found) fields, the header \(expected)"
        case nil:
            switch fields[.text].kind {
            case .string:
                guard ![.boolean, .array, .object].contains(fields[.id].kind) else {
                    let name = options.fields[.id].first ?? "id"
                    error.problem = "the field \"\(name)\" is neither a string nor a number"
                    return error
                }
                return nil
            case .absent:
                guard !chunk.format.isDocument else {
                    error.problem = "it holds no text"
                    return error
                }
                let names = try parser.names(of: chunk.bytes(of: record)).joined(separator: ", ")
                error.problem = "the field \"\(options.fields[.text].first ?? "text")\" is missing (found: \(names))"
                error.remedy = "name it with --text-field, or skip such records with --invalid skip"
            case let kind:
                error.problem = "the text is no string (found: \(kind))"
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
    /// The host of a URL with a scheme, empty where there is none.
    fileprivate func host(ofURL url: ByteRange) -> ByteRange {
        let bytes = self[url.bounds]
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            bytes[colon...].starts(with: "://".utf8)
        else { return .empty }
        var host = bytes[(colon + 3)...].prefix { !"/?#".utf8.contains($0) }
        if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
        if let port = host.lastIndex(of: UInt8(ascii: ":")), host.last != UInt8(ascii: "]") { host = host[..<port] }
        return host.isEmpty ? .empty : ByteRange(lower: host.startIndex, count: host.count)
    }
}
