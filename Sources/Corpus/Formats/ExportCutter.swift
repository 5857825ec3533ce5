internal import Platform

/// Cuts a text file with many articles, as archives of the press write it, into these.
struct ExportCutter: RecordCutter {
    private let path: String
    private let fields: FieldNames
    private var known: ExportKind?

    init(path: String, fields: FieldNames) { (self.path, self.fields) = (path, fields) }

    /// - Throws: when nothing in the text says where an article begins or ends.
    private mutating func kind(of piece: StreamPiece, from start: Int) throws(CorpusError) -> ExportKind {
        if known == nil { known = ExportKind(piece.bytes[start..<piece.count]) }
        guard let known else {
            throw CorpusError(
                .badInput, at: .init(path: path), "no line says where an article begins or ends",
                remedy: "expected what LexisNexis, Nexis Uni, Factiva, ProQuest or Movable Type export; leave out "
                    + "--input-format where each file is an article")
        }
        return known
    }

    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        guard start < piece.count else { return nil }
        let kind = try kind(of: piece, from: start)
        var columns = RecordColumns()
        var passedOver: [String: Int] = [:]
        var (begin, beginLine, place, number) = (start, 0, start, 0)
        var end = start
        func take(to stop: Int) {
            let bytes = piece.bytes[begin..<stop]
            guard let first = bytes.firstIndex(where: { !ByteClass.isSpace($0) }),
                let last = bytes.lastIndex(where: { !ByteClass.isSpace($0) })
            else { return }
            let line = beginLine + ByteChecks.lineFeeds(in: piece.bytes[begin..<first])
            let article = ExportedArticle(piece.bytes[first...last], kind: kind, names: fields)
            // What stands before the first article and behind the last is a list of what was searched for.
            guard !article.text.isEmpty || !article.fields.isEmpty else {
                passedOver["pages of an export that are no articles", default: 0] += 1
                return
            }
            columns.append(article, at: .init(offset: first - start, length: last + 1 - first, line: line))
        }
        while place < piece.count, place < enough || end == start {
            let feed = ByteChecks.lineFeed(in: piece.bytes, from: place, to: piece.count)
            guard feed != nil || piece.ending == .end else { break }
            let next = feed.map { $0 + 1 } ?? piece.count
            let text = piece.bytes[place..<next].trimmingSpaces
            switch kind.mark(text) {
            case .begins where place > begin:
                take(to: place)
                (begin, beginLine, end) = (place, number, place)
            case .ends:
                take(to: next)
                (begin, beginLine, end) = (next, number + 1, next)
            default: break
            }
            (place, number) = (next, number + 1)
        }
        if place == piece.count, piece.ending == .end, begin < piece.count {
            take(to: piece.count)
            end = piece.count
        }
        guard end > start else { return nil }
        return Cut(end: end, columns: columns, passedOver: passedOver)
    }
}

extension RecordColumns {
    /// Adds an article of an export.
    fileprivate mutating func append(_ article: ExportedArticle, at record: Record) {
        let row = values.count
        values.append(contentsOf: repeatElement(.absent, count: FieldNames.Role.allCases.count))
        for (role, value) in article.fields + [(.text, article.text)] {
            values[row + role.rawValue] = .init(lower: bytes.count, count: value.count, kind: .string)
            bytes += value
        }
        records.append(record)
    }
}
