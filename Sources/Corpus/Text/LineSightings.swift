import Kernels

/// The sightings of many articles, held compactly: a few numbers for each article and one for each short line
/// at its ends.
package struct LineSightings: Sendable {
    /// Hashes of the sources met, and the number of each.
    private var sources: [UInt64] = []
    private var numberOfSource: [UInt64: UInt32] = [:]
    /// Per article: the number of its source, and the hash of its body; 0 for an article without a line.
    private var sourceNumbers: [UInt32] = []
    private var bodies: [UInt64] = []
    /// The lines of all articles, one article after the other, and how many each has.
    private var lines: [UInt64] = []
    private var lineCounts: [UInt8] = []
    /// Of the articles whose body is told by a line that may be furniture, ascending: the key of the line. Most have none.
    private var keysOfBodies: [(article: UInt32, key: UInt64)] = []

    package init() {}

    /// How many articles were seen.
    var count: Int { lineCounts.count }

    /// Adds one article.
    ///
    /// - Parameter keyOfBody: of the line that its body is told by.
    mutating func append(_ sightings: [LearnedFurniture.Sighting], keyOfBody: UInt64) {
        append(
            source: sightings.first?.source ?? 0, body: sightings.first?.body ?? 0,
            lineCount: UInt8(max(0, sightings.count - 1)), keyOfBody: keyOfBody)
        for sighting in sightings.dropFirst() { lines.append(sighting.line) }
    }

    private mutating func append(source: UInt64, body: UInt64, lineCount: UInt8, keyOfBody: UInt64) {
        if numberOfSource[source] == nil {
            numberOfSource[source] = UInt32(sources.count)
            sources.append(source)
        }
        sourceNumbers.append(numberOfSource[source]!)
        bodies.append(body)
        lineCounts.append(lineCount)
        if keyOfBody != 0 { keysOfBodies.append((UInt32(count - 1), keyOfBody)) }
    }

    /// Adds the articles of another batch behind these.
    package mutating func append(_ other: LineSightings) {
        let first = UInt32(count)
        for article in 0..<other.count {
            append(
                source: other.sources[Int(other.sourceNumbers[article])], body: other.bodies[article],
                lineCount: other.lineCounts[article], keyOfBody: 0)
        }
        keysOfBodies += other.keysOfBodies.map { ($0.article + first, $0.key) }
        lines += other.lines
    }

    private func forEachArticle(_ body: (_ article: Int, _ source: UInt64, _ lines: ArraySlice<UInt64>) -> Void) {
        var start = 0
        for article in 0..<count {
            let end = start + Int(lineCounts[article])
            body(article, sources[Int(sourceNumbers[article])], lines[start..<end])
            start = end
        }
    }

    /// What recurs among the articles.
    ///
    /// Most lines are seen once: a first pass counts them in a table that may only count too much, and only
    /// those that could recur are gathered and looked at exactly.
    ///
    /// - Complexity: O(n + m log m) for n lines of which m may recur.
    package var learned: LearnedFurniture {
        var counts = [UInt8](repeating: 0, count: 1 << 22)
        let mask = UInt64(counts.count - 1)
        forEachArticle { _, source, lines in
            for line in lines {
                let slot = Int(Hash64.combine(source, line) & mask)
                if counts[slot] < .max { counts[slot] += 1 }
            }
        }
        var sightings: [LearnedFurniture.Sighting] = []
        var telling: Set<UInt64> = []
        forEachArticle { article, source, lines in
            for line in lines {
                let fewest = TitleSuffix.isKey(line) ? LearnedFurniture.fewestTitles : LearnedFurniture.fewestBodies
                guard counts[Int(Hash64.combine(source, line) & mask)] >= fewest else { continue }
                sightings.append(.init(source: source, line: line, body: bodies[article]))
                telling.insert(source)
            }
        }
        forEachArticle { article, source, _ in
            guard bodies[article] != 0, telling.contains(source) else { return }
            sightings.append(.init(source: source, line: 0, body: bodies[article]))
        }
        return LearnedFurniture(sightings: sightings)
    }

    /// The articles that hold one of the lines, ascending.
    package func articles(holding learned: LearnedFurniture) -> [Int] {
        guard !learned.isEmpty else { return [] }
        var articles: [Int] = []
        var keys = keysOfBodies[...]
        forEachArticle { article, source, lines in
            let keyOfBody = Self.key(of: article, in: &keys)
            if lines.contains(where: { learned.contains(source: source, line: $0) })
                || keyOfBody != 0 && learned.contains(source: source, line: keyOfBody)
            {
                articles.append(article)
            }
        }
        return articles
    }

    /// Visits all that was seen: of each article its body, as line 0, and its lines.
    func forEachSighting(_ visit: (_ article: Int, LearnedFurniture.Sighting) -> Void) {
        forEachArticle { article, source, lines in
            guard bodies[article] != 0 else { return }
            visit(article, .init(source: source, line: 0, body: bodies[article]))
            for line in lines { visit(article, .init(source: source, line: line, body: bodies[article])) }
        }
    }

    /// Visits the lines that articles are told by and that may be furniture.
    func forEachKeyOfBody(_ visit: (_ article: Int, _ source: UInt64, _ line: UInt64) -> Void) {
        for (article, key) in keysOfBodies {
            visit(Int(article), sources[Int(sourceNumbers[Int(article)])], key)
        }
    }

    /// The key of an article's body, taken from the front of those that are left; 0 where it has none.
    private static func key(of article: Int, in keys: inout ArraySlice<(article: UInt32, key: UInt64)>) -> UInt64 {
        guard let first = keys.first, Int(first.article) == article else { return 0 }
        keys.removeFirst()
        return first.key
    }
}
