internal import Platform

/// Cuts a JSON document into records, wherever in it they stand: in an array, in an object that holds one at any depth,
/// by their keys, one behind the other, or alone.
///
/// An object is a record where it has a text, or a title and what belongs to one, and nothing else in the document is more
/// like an article; any other is looked into. What the first record of an array has shown holds for those behind it. The
/// document is followed by its brackets and quotes alone, and each record is parsed later, on any thread.
struct JSONCutter: RecordCutter {
    /// How much of an object is read before it is decided what it is; the whole of it where that is less.
    private static let lookBytes = 4 << 20
    /// Deeper ones hold no records.
    private static let mostDepth = 64

    /// What surrounds the place that has been reached.
    private struct Frame {
        enum Kind { case document, array, object }
        var kind: Kind
        /// Whether it has a record.
        var hasRecords = false
        /// Whether its members are the records, by their keys.
        var isByKey = false
        /// Whether its members are objects that hold lists.
        var isGrouped = false
        /// Whether its name is that of something else than articles.
        var isAside = false
        /// What is less like an article is none.
        var least = RecordFinder.Rank.weak
        /// What its records have in common.
        var defaults = RecordDefaults()

        /// Whether its objects are records, unlooked at. Those of an object may be anything each.
        var holdsRecords: Bool { hasRecords && kind != .object }
    }

    private let path: String
    private let finder: Finder
    private var frames = [Frame(kind: .document)]
    /// The key behind which a value is to come.
    private var key: [UInt8]?
    /// How far the run has been gone through, from its beginning.
    private var reached = 0
    /// The way to the end of the value that begins there, from the beginning of the run.
    private var unfinished: JSONScan?
    /// Objects of the innermost frame that may yet turn out to be records; the run does not go beyond them.
    private var held: [RecordColumns.Record] = []
    /// How many of them are headlines.
    private var heldHeadlines = 0
    private var hasRecords = false
    private var hasTexts = false
    /// Whether something has been met; what wraps a document stands before it.
    private var hasBegun = false
    private var isWrapped = false
    /// Of the first object that was passed over.
    private var passedOver: CorpusError?
    private(set) var isDamaged = false

    init(path: String, fields: FieldNames) {
        self.path = path
        finder = Finder(fields, path: path)
    }

    mutating func next(
        in piece: StreamPiece, from start: Int, enough: Int, line: Int
    ) throws(CorpusError) -> Cut? {
        var run = Run(piece: piece, start: start, position: start + reached, line: line)
        while run.position < enough || run.records.isEmpty && held.isEmpty {
            run.skipSpaces()
            guard run.position < piece.count else { break }
            guard try step(&run) else { break }
        }
        if run.records.isEmpty, run.position == piece.count, piece.ending == .end { try finish(&run) }
        return cut(&run)
    }

    /// What is found in one call.
    private struct Run {
        let piece: StreamPiece
        let start: Int
        var position: Int
        let line: Int
        var records: [RecordColumns.Record] = []
        /// The keys by which these stand in an object; empty for others.
        var keys: [[UInt8]] = []
        var passedOver: [String: Int] = [:]
        var defaults = RecordDefaults()
        /// The position up to which lines have been counted, and how many there are.
        private var counted: (position: Int, lines: Int)

        init(piece: StreamPiece, start: Int, position: Int, line: Int) {
            (self.piece, self.start, self.position, self.line) = (piece, start, position, line)
            counted = (start, 0)
        }

        var byte: UInt8 { piece.bytes[position] }

        mutating func skipSpaces() {
            position = JSONMembers.skipSpaces(from: position, in: piece.bytes, to: piece.count)
        }

        /// Lines from the start of the run to a position; these come in ascending order.
        mutating func lines(to position: Int) -> Int {
            counted.lines += ByteChecks.lineFeeds(in: piece.bytes[counted.position..<position])
            counted.position = position
            return counted.lines
        }

        mutating func record(to end: Int) -> RecordColumns.Record {
            RecordColumns.Record(offset: position - start, length: end - position, line: lines(to: position))
        }
    }

    /// Goes on by a value or a bracket; returns whether it could: false where more must be read, or what has been found
    /// must be handed out first.
    private mutating func step(_ run: inout Run) throws(CorpusError) -> Bool {
        let kind = frames[frames.count - 1].kind
        if !hasBegun {
            hasBegun = true
            if !"{[".utf8.contains(run.byte),
                let start = JSONWrapping.documentStart(in: run.piece.bytes[..<run.piece.count], from: run.position)
            {
                isWrapped = true
                run.position = start
                return true
            }
        }
        switch run.byte {
        case UInt8(ascii: "]") where kind == .array, UInt8(ascii: "}") where kind == .object:
            try close(&run)
            run.position += 1
            return true
        case UInt8(ascii: "\"") where kind == .object && key == nil:
            guard let end = end(of: &run) else { return try isOver(run) }
            key = Self.unescaped(run.piece.bytes[run.position..<end])
            run.position = end
            return true
        case UInt8(ascii: "{") where kind != .object || key != nil: return try object(&run)
        case UInt8(ascii: "[") where kind != .object || key != nil:
            try passOver(&run)
            var list = frame(.array, defaults: defaultsOfList())
            list.isAside = list.isAside || key.map { RecordFinder.namesOthers($0) } ?? false
            open(list, &run)
            return true
        case UInt8(ascii: "n") where kind == .document && run.piece.bytes[run.position...].starts(with: "null".utf8):
            run.position += 4
            return true
        case _ where kind == .document && isWrapped && JSONWrapping.closes(run.byte):
            run.position += 1
            return true
        case _ where kind == .document || kind == .object && key == nil || "]}".utf8.contains(run.byte):
            throw malformed(run, "there is something that is not a JSON value")
        default:
            guard let end = end(of: &run) else { return try isOver(run) }
            run.position = end
            key = nil
            return true
        }
    }

    /// The end of the value that begins at the position; nil where it has not been read.
    private mutating func end(of run: inout Run) -> Int? {
        var scan = unfinished.map { $0.moved(by: run.start) } ?? JSONScan(at: run.position)
        guard scan.goOn(in: run.piece.bytes, to: run.piece.count) else {
            unfinished = scan.moved(by: -run.start)
            return nil
        }
        unfinished = nil
        return scan.position
    }

    // MARK: Objects

    private mutating func object(_ run: inout Run) throws(CorpusError) -> Bool {
        let frame = frames[frames.count - 1]
        if frame.holdsRecords {
            guard let end = end(of: &run) else { return try isOver(run) }
            return take(to: end, &run)
        }
        if let end = end(of: &run) {
            let look = try finder.look(at: run.position..<end, of: run.piece.bytes)
            let rank = rank(of: look, in: frame)
            // Of a document the best that it holds tells what a record is.
            if rank == .text { return take(to: end, hasText: true, &run) }
            let below =
                frames.count < Self.mostDepth
                ? try finder.best(below: run.position, to: end, of: run.piece.bytes, within: rank) : .none
            if below > .none, frames.count == 1 || below >= frame.least, below >= min(rank, .headline) {
                // An article whose text has an unknown name, and what stands beside it.
                if rank <= .aside, below <= .weak, try finder.prose(of: run.piece.bytes[run.position..<end]) != nil {
                    return take(to: end, hasText: true, &run)
                }
                try open(look, best: below, to: end, &run)
                return true
            }
            // A list of links beside the articles is no second list of articles.
            if rank >= frame.least && (!hasTexts || frame.hasRecords) || frame.isByKey && rank != .aside {
                return take(to: end, &run)
            }
            if rank >= .headline { heldHeadlines += 1 }
            held.append(run.record(to: end))
            run.position = end
            key = nil
            // What is held must not grow without end; what stands beside records in an object is none of them.
            if frame.kind == .object || run.position - run.start - held[0].offset > Self.lookBytes {
                try passOver(&run)
            }
            return true
        }
        let hasEnded = run.piece.ending != .more
        guard hasEnded || run.piece.count - run.position >= Self.lookBytes else { return false }
        let look = try finder.look(from: run.position, to: run.piece.count, of: run.piece.bytes)
        if look.isRecord, !hasEnded {
            frames[frames.count - 1].hasRecords = true
            return false
        }
        if look.isRecord || frames.count >= Self.mostDepth { return try isOver(run) }
        let below = try finder.best(below: run.position, to: run.piece.count, of: run.piece.bytes, within: .none)
        try open(look, best: below, to: run.piece.count, &run)
        return true
    }

    /// How much an object is like an article where it stands.
    private func rank(of look: RecordFinder.Look, in frame: Frame) -> RecordFinder.Rank {
        if look.rank == .none { return .none }
        let isNamedAside = frame.kind == .object && (key.map { RecordFinder.namesOthers($0) } ?? false)
        if frame.isAside || isNamedAside { return frame.least <= .aside ? look.rank : .aside }
        if frame.kind == .object, !frame.isByKey, look.rank < .text { return .weak }
        return look.rank
    }

    /// Takes the object at the position for a record, and those that were held with it.
    private mutating func take(to end: Int, hasText: Bool = false, _ run: inout Run) -> Bool {
        let frame = frames[frames.count - 1]
        guard run.records.isEmpty || run.defaults == frame.defaults else { return false }
        run.defaults = frame.defaults
        run.records += held
        run.keys += held.map { _ in [] }
        (held, heldHeadlines) = ([], 0)
        run.records.append(run.record(to: end))
        // A name of a wrapper tells nothing of the record.
        let isTelling = frame.isByKey || key.map { FieldNames.isURL($0[...]) } ?? false
        run.keys.append(isTelling ? key ?? [] : [])
        run.position = end
        key = nil
        frames[frames.count - 1].hasRecords = true
        hasRecords = true
        hasTexts = hasTexts || hasText
        return true
    }

    // MARK: Frames

    /// A frame within the innermost.
    private func frame(_ kind: Frame.Kind, defaults: RecordDefaults) -> Frame {
        let outer = frames[frames.count - 1]
        return Frame(kind: kind, isAside: outer.isAside, least: outer.least, defaults: defaults)
    }

    private mutating func open(_ frame: Frame, _ run: inout Run) {
        frames.append(frame)
        key = nil
        unfinished = nil
        run.position += 1
    }

    /// Goes into an object that is no record.
    ///
    /// - Parameters:
    ///   - best: what is in it is like an article at the most.
    ///   - end: of what is there of it.
    private mutating func open(
        _ look: RecordFinder.Look, best: RecordFinder.Rank, to end: Int, _ run: inout Run
    ) throws(CorpusError) {
        try passOver(&run)
        var defaults = frames[frames.count - 1].defaults
        if !look.defaults.source.isEmpty { (defaults.source, defaults.isSourceAKey) = (look.defaults.source, false) }
        if !look.defaults.language.isEmpty { defaults.language = look.defaults.language }
        if let key, RecordFinder.isDate(key) { defaults.published = key }
        // Objects of lists, and nothing else, stand by the names of their outlets.
        if let key, frames[frames.count - 1].isGrouped, !RecordFinder.isContainerName(key) {
            (defaults.source, defaults.isSourceAKey) = (key, true)
        }
        var object = frame(.object, defaults: defaults)
        object.isGrouped = finder.isGrouped(run.position, to: end, of: run.piece.bytes)
        object.isAside = object.isAside || key.map { RecordFinder.namesOthers($0) } ?? false
        // What stands aside counts for no more than that, however like an article it is.
        object.least = frames.count == 1 ? max(best, .aside) : object.isAside ? object.least : max(object.least, best)
        object.isByKey = try finder.holdsByKey(run.position, to: end, of: run.piece.bytes)
        if object.isByKey { object.defaults.keyRole = RecordFinder.keyRole(run.position, to: end, of: run.piece.bytes) }
        open(object, &run)
    }

    /// What the records of the list have in common whose bracket comes next.
    private func defaultsOfList() -> RecordDefaults {
        var defaults = frames[frames.count - 1].defaults
        if let key, RecordFinder.isDate(key) { defaults.published = key }
        if let key, defaults.source.isEmpty, !RecordFinder.isContainerName(key) {
            (defaults.source, defaults.isSourceAKey) = (key, true)
        }
        return defaults
    }

    private mutating func close(_ run: inout Run) throws(CorpusError) {
        try passOver(&run)
        frames.removeLast()
        key = nil
    }

    /// Lets go of the objects that are no records after all.
    private mutating func passOver(_ run: inout Run) throws(CorpusError) {
        guard let first = held.first else { return }
        if heldHeadlines > 0 { run.passedOver["headlines beside the articles", default: 0] += heldHeadlines }
        (held, heldHeadlines) = ([], 0)
        guard passedOver == nil, !hasRecords else { return }
        let start = run.start + first.offset
        let names = try finder.names(of: run.piece.bytes[start..<start + first.length])
        passedOver = CorpusError(
            .badInput, at: .init(path: path, line: run.line + first.line),
            "no object in it has a text or a title (found here: \(names.joined(separator: ", ")))",
            remedy: try finder.option(for: run.piece.bytes[start..<start + first.length])
                .map { "did you mean \(FieldNames.Role.text.option) \($0)?" } ?? "name the field with --text-field")
    }

    // MARK: The end

    private mutating func cut(_ run: inout Run) -> Cut? {
        let end = held.first.map { run.start + $0.offset } ?? run.position
        reached = run.position - end
        if end > run.start {
            let lines = held.isEmpty ? 0 : held[0].line
            for index in held.indices {
                held[index].offset -= end - run.start
                held[index].line -= lines
            }
            unfinished = unfinished?.moved(by: run.start - end)
        }
        guard end > run.start else { return nil }
        var cut = Cut(end: end, records: run.records, passedOver: run.passedOver, defaults: run.defaults)
        if run.keys.contains(where: { !$0.isEmpty }) { cut.keys = run.keys }
        return cut
    }

    /// False where more may come; otherwise what comes next time is the end.
    private mutating func isOver(_ run: Run) throws(CorpusError) -> Bool {
        guard run.records.isEmpty, run.piece.ending == .end else { return false }
        throw malformed(run, "it ends in the middle of a value")
    }

    private mutating func finish(_ run: inout Run) throws(CorpusError) {
        guard frames.count == 1 else { throw malformed(run, "it ends before its brackets are closed") }
        // The reader of records says what they lack.
        for record in held {
            let start = run.start + record.offset
            let nothing = try finder.nothing(in: start..<start + record.length, of: run.piece.bytes)
            if let nothing {
                run.passedOver[nothing.rawValue, default: 0] += 1
            } else {
                run.records.append(record)
            }
        }
        hasRecords = hasRecords || !run.records.isEmpty
        (held, heldHeadlines) = ([], 0)
        guard !hasRecords, let passedOver else { return }
        isDamaged = true
        throw passedOver
    }

    /// The key in a string of JSON.
    static func unescaped(_ string: ArraySlice<UInt8>) -> [UInt8] {
        guard string.contains(UInt8(ascii: "\\")), case .string(let key)? = JSONDocument(inPage: Array(string))?.content
        else { return Array(string.dropFirst().dropLast()) }
        return Array(key.utf8)
    }

    private mutating func malformed(_ run: Run, _ problem: String) -> CorpusError {
        isDamaged = true
        var run = run
        return CorpusError(
            .badInput, at: .init(path: path, line: run.line + run.lines(to: run.position)),
            "malformed JSON: \(problem)",
            remedy: "mend the file, or keep the records before this with --invalid skip")
    }
}

extension JSONCutter {
    /// The finder, shared by the copies of a cutter.
    private final class Finder {
        private let fields: FieldNames
        private let path: String
        private var finder: RecordFinder?

        init(_ fields: FieldNames, path: String) { (self.fields, self.path) = (fields, path) }

        private func use<Result>(
            _ body: (inout RecordFinder) throws(ParserFailure) -> Result
        ) throws(CorpusError) -> Result {
            do throws(ParserFailure) {
                if finder == nil { finder = try RecordFinder(fields) }
                return try body(&finder!)
            } catch {
                throw CorpusError(error, at: .init(path: path))
            }
        }

        func look(at range: Range<Int>, of bytes: [UInt8]) throws(CorpusError) -> RecordFinder.Look {
            try use { (finder) throws(ParserFailure) in try finder.look(at: range, of: bytes) }
        }

        func look(from start: Int, to end: Int, of bytes: [UInt8]) throws(CorpusError) -> RecordFinder.Look {
            try use { (finder) throws(ParserFailure) in try finder.look(from: start, to: end, of: bytes) }
        }

        func best(
            below start: Int, to end: Int, of bytes: [UInt8], within own: RecordFinder.Rank
        ) throws(CorpusError) -> RecordFinder.Rank {
            try use { (finder) throws(ParserFailure) in
                try finder.best(below: start, to: end, of: bytes, within: own)
            }
        }

        func holdsByKey(_ start: Int, to end: Int, of bytes: [UInt8]) throws(CorpusError) -> Bool {
            try use { (finder) throws(ParserFailure) in try finder.holdsByKey(start, to: end, of: bytes) }
        }

        func isGrouped(_ start: Int, to end: Int, of bytes: [UInt8]) -> Bool {
            RecordFinder.isGrouped(start, to: end, of: bytes)
        }

        func nothing(in range: Range<Int>, of bytes: [UInt8]) throws(CorpusError) -> RecordFinder.Nothing? {
            try use { (finder) throws(ParserFailure) in try finder.nothing(in: range, of: bytes) }
        }

        func option(for object: ArraySlice<UInt8>) throws(CorpusError) -> String? {
            try use { (finder) throws(ParserFailure) in try finder.option(for: object) }
        }

        func prose(of object: ArraySlice<UInt8>) throws(CorpusError) -> String? {
            try use { (finder) throws(ParserFailure) in try finder.prose(of: object) }
        }

        func names(of object: ArraySlice<UInt8>) throws(CorpusError) -> [String] {
            try use { (finder) throws(ParserFailure) in try finder.names(of: object) }
        }
    }
}
