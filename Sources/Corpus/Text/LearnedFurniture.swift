import Kernels

/// Lines that recur across many unrelated articles of one source, learned from the corpus itself: footers,
/// mastheads, appeals, and the names that a source appends to its titles.
///
/// A line counts once for each distinct body it stands beside (the hash of the article's longest line), so
/// that forty copies of one text do not make furniture of its sentences.
package struct LearnedFurniture: Sendable {
    /// A line is furniture once it stands beside this many distinct bodies of its source...
    static let fewestBodies = 8
    /// ...and beside this share of them.
    static let smallestShare = 0.02
    /// The end of a title is a publisher's name once it ends the titles of this many distinct bodies.
    static let fewestTitles = 3
    /// The lines looked at are the first and the last of an article.
    static let linesAtEachEnd = 8

    /// A body is told by the beginning of its longest line.
    private static let bodyBytes = 256

    private let keys: Set<UInt64>

    package static let none = LearnedFurniture(keys: [])

    /// - Parameter keys: of each line, the hash of its source combined with its own.
    init(keys: Set<UInt64>) { self.keys = keys }

    /// Whether nothing recurs.
    var isEmpty: Bool { keys.isEmpty }

    func contains(source: UInt64, line: UInt64) -> Bool {
        !keys.isEmpty && keys.contains(Hash64.combine(source, line))
    }

    /// One line seen beside one body.
    struct Sighting: Sendable, Comparable {
        var source: UInt64
        /// 0 stands for the body itself, so that each source's bodies are counted too.
        var line: UInt64
        var body: UInt64

        static func < (a: Sighting, b: Sighting) -> Bool {
            (a.source, a.line, a.body) < (b.source, b.line, b.body)
        }
    }

    /// Whether a line is one of those looked at.
    static func isAtEnd(_ position: Int, of count: Int) -> Bool {
        position < linesAtEachEnd || position >= count - linesAtEachEnd
    }

    /// What recurs among the sightings, whose order does not matter.
    ///
    /// - Complexity: O(n log n) in the sightings.
    init(sightings: [Sighting]) {
        let sorted = sightings.sorted()
        var keys: Set<UInt64> = []
        var bodiesOfSource = 0
        var start = 0
        while start < sorted.count {
            let first = sorted[start]
            var bodies = 0
            var end = start
            while end < sorted.count, sorted[end].source == first.source, sorted[end].line == first.line {
                if end == start || sorted[end].body != sorted[end - 1].body { bodies += 1 }
                end += 1
            }
            if first.line == 0 {
                bodiesOfSource = bodies
            } else if Self.recurs(first.line, bodies: bodies, of: bodiesOfSource) {
                keys.insert(Hash64.combine(first.source, first.line))
            }
            start = end
        }
        self.keys = keys
    }

    /// Whether a line, or the end of a title, is furniture where it stands beside so many bodies of the source's.
    static func recurs(_ line: UInt64, bodies: Int, of bodiesOfSource: Int) -> Bool {
        TitleSuffix.isKey(line)
            ? bodies >= fewestTitles
            : bodies >= fewestBodies && Double(bodies) >= smallestShare * Double(bodiesOfSource)
    }

    /// The position of the line that a body is told by; nil where there is no line.
    private static func longest(of lines: [Range<Int>]) -> Int? {
        lines.indices.max { lines[$0].count < lines[$1].count }
    }

    /// The key of the line that the body is told by, where it may be furniture itself; 0 where it may not. It is no sighting,
    /// but the article holds it.
    static func keyOfBody(_ lines: [Range<Int>], words: [LineWords?]) -> UInt64 {
        guard let longest = longest(of: lines), isAtEnd(longest, of: lines.count) else { return 0 }
        return words[longest]?.lineKey ?? 0
    }

    /// The sightings of one article: of its body first.
    static func sightings(
        of lines: [Range<Int>], words: [LineWords?], in text: Span<UInt8>, title: Span<UInt8>, source: UInt64
    ) -> [Sighting] {
        guard let longest = longest(of: lines) else { return [] }
        let body = Hash64.hash(text.extracting(lines[longest].prefix(bodyBytes))) | 1
        var sightings = [Sighting(source: source, line: 0, body: body)]
        func see(_ line: UInt64) { sightings.append(Sighting(source: source, line: line, body: body)) }
        for position in lines.indices where position != longest && isAtEnd(position, of: lines.count) {
            if let words = words[position] { see(words.lineKey) }
        }
        if let suffix = TitleSuffix.range(in: title) { see(TitleSuffix.key(of: suffix, in: title)) }
        return sightings
    }
}

// MARK: Encoding

extension LearnedFurniture {
    /// Puts the lines behind other fields, in one order whatever they were learned from.
    package func encode(to fields: inout FieldWriter) {
        fields.add(keys.count)
        for key in keys.sorted() { fields.add(key) }
    }

    /// - Throws: where the fields are none.
    package init(_ fields: inout FieldReader) throws(CorpusError) {
        var keys: Set<UInt64> = []
        for _ in 0..<(try fields.count()) { keys.insert(try fields.number()) }
        self.init(keys: keys)
    }
}
