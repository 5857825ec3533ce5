internal import Bindings

/// Cuts a JSON document into records, wherever in it they stand: in an array, in an object that holds one at any depth,
/// by their keys, one behind the other, or alone.
///
/// An object is a record where it has a text, or a title and what belongs to one; any other is looked into. What the
/// first record of an array has shown holds for those behind it. The document is followed by its brackets and quotes
/// alone, and each record is parsed later, on any thread.
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
    private var hasRecords = false
    private var hasTexts = false
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
        switch run.byte {
        case UInt8(ascii: "]") where kind == .array, UInt8(ascii: "}") where kind == .object:
            try close(&run)
            run.position += 1
            return true
        case UInt8(ascii: "\"") where kind == .object && key == nil:
            guard let end = end(of: &run) else { return try isOver(run) }
            key = Array(run.piece.bytes[run.position + 1..<end - 1])
            run.position = end
            return true
        case UInt8(ascii: "{") where kind != .object || key != nil: return try object(&run)
        case UInt8(ascii: "[") where kind != .object || key != nil:
            try passOver(run)
            open(Frame(kind: .array, defaults: defaultsOfList()), &run)
            return true
        case _ where kind == .document || kind == .object && key == nil || "]}".utf8.contains(run.byte):
            throw malformed(run, "there is something else than a JSON value")
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
            if look.isRecord { return take(to: end, hasText: true, &run) }
            // A list of links beside the articles is no second list of articles.
            let isHeadline = look.isHeadline && (!hasTexts || frame.hasRecords)
            if frames.count < Self.mostDepth,
                try finder.holdsRecords(from: run.position, to: end, of: run.piece.bytes)
            {
                try open(look, &run)
            } else if isHeadline {
                return take(to: end, &run)
            } else {
                held.append(run.record(to: end))
                run.position = end
                key = nil
                // What is held must not grow without end.
                if run.position - run.start - held[0].offset > Self.lookBytes { try passOver(run) }
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
        try open(look, &run)
        return true
    }

    /// Takes the object at the position for a record, and those that were held with it.
    private mutating func take(to end: Int, hasText: Bool = false, _ run: inout Run) -> Bool {
        let defaults = frames[frames.count - 1].defaults
        guard run.records.isEmpty || run.defaults == defaults else { return false }
        run.defaults = defaults
        run.records += held
        held = []
        run.records.append(run.record(to: end))
        run.position = end
        key = nil
        frames[frames.count - 1].hasRecords = true
        hasRecords = true
        hasTexts = hasTexts || hasText
        return true
    }

    // MARK: Frames

    private mutating func open(_ frame: Frame, _ run: inout Run) {
        frames.append(frame)
        key = nil
        unfinished = nil
        run.position += 1
    }

    /// Goes into an object that is no record.
    private mutating func open(_ look: RecordFinder.Look, _ run: inout Run) throws(CorpusError) {
        try passOver(run)
        var defaults = frames[frames.count - 1].defaults
        if !look.defaults.source.isEmpty { (defaults.source, defaults.isSourceAKey) = (look.defaults.source, false) }
        if !look.defaults.language.isEmpty { defaults.language = look.defaults.language }
        open(Frame(kind: .object, defaults: defaults), &run)
    }

    /// What the records of the list have in common whose bracket comes next.
    private func defaultsOfList() -> RecordDefaults {
        var defaults = frames[frames.count - 1].defaults
        if let key, defaults.source.isEmpty, !RecordFinder.isContainerName(key) {
            (defaults.source, defaults.isSourceAKey) = (key, true)
        }
        return defaults
    }

    private mutating func close(_ run: inout Run) throws(CorpusError) {
        try passOver(run)
        frames.removeLast()
        key = nil
    }

    /// Lets go of the objects that are no records after all.
    private mutating func passOver(_ run: Run) throws(CorpusError) {
        guard let first = held.first else { return }
        held = []
        guard passedOver == nil, !hasRecords else { return }
        let start = run.start + first.offset
        let names = try finder.names(of: run.piece.bytes[start..<start + first.length])
        passedOver = CorpusError(
            .badInput, at: .init(path: path, line: run.line + first.line),
            "no object in it has a text or a title (found here: \(names.joined(separator: ", ")))",
            remedy: "name the field with --text-field")
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
        return Cut(end: end, records: run.records, defaults: run.defaults)
    }

    /// False where more may come; otherwise what comes next time is the end.
    private mutating func isOver(_ run: Run) throws(CorpusError) -> Bool {
        guard run.records.isEmpty, run.piece.ending == .end else { return false }
        throw malformed(run, "it ends in the middle of a value")
    }

    private mutating func finish(_ run: inout Run) throws(CorpusError) {
        guard frames.count == 1 else { throw malformed(run, "it ends before its brackets are closed") }
        // The reader of records says what they lack.
        run.records = held
        hasRecords = hasRecords || !held.isEmpty
        held = []
        guard !hasRecords, let passedOver else { return }
        isDamaged = true
        throw passedOver
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

        func holdsRecords(from start: Int, to end: Int, of bytes: [UInt8]) throws(CorpusError) -> Bool {
            try use { (finder) throws(ParserFailure) in try finder.holdsRecords(from: start, to: end, of: bytes) }
        }

        func names(of object: ArraySlice<UInt8>) throws(CorpusError) -> [String] {
            try use { (finder) throws(ParserFailure) in try finder.names(of: object) }
        }
    }
}
