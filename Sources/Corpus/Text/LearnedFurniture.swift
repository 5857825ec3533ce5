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

    private init(keys: Set<UInt64>) { self.keys = keys }

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
            } else if TitleSuffix.isKey(first.line)
                ? bodies >= Self.fewestTitles
                : bodies >= Self.fewestBodies && Double(bodies) >= Self.smallestShare * Double(bodiesOfSource)
            {
                keys.insert(Hash64.combine(first.source, first.line))
            }
            start = end
        }
        self.keys = keys
    }

    /// The sightings of one article: of its body first.
    static func sightings(
        of lines: [Range<Int>], words: [LineWords?], in text: Span<UInt8>, title: Span<UInt8>, source: UInt64
    ) -> [Sighting] {
        guard let longest = lines.max(by: { $0.count < $1.count }) else { return [] }
        let body = Hash64.hash(text.extracting(longest.prefix(bodyBytes))) | 1
        var sightings = [Sighting(source: source, line: 0, body: body)]
        func see(_ line: UInt64) { sightings.append(Sighting(source: source, line: line, body: body)) }
        for (position, line) in lines.enumerated()
        where line != longest && isAtEnd(position, of: lines.count) {
            if let words = words[position] { see(words.lineKey) }
        }
        if let suffix = TitleSuffix.range(in: title) { see(TitleSuffix.key(of: suffix, in: title)) }
        return sightings
    }
}
