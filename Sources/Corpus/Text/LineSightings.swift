import Kernels

/// The sightings of many articles, held compactly: a few numbers for each article and one for each short line
/// at its ends.
package struct LineSightings: Sendable {
    /// Per article: the hash of its source, and of its body; 0 for an article without a line.
    private var sources: [UInt64] = []
    private var bodies: [UInt64] = []
    /// The lines of all articles, one article after the other, and where each article's end.
    private var lines: [UInt64] = []
    private var ends: [Int] = []

    package init() {}

    /// How many articles were seen.
    var count: Int { ends.count }

    /// Adds one article.
    mutating func append(_ sightings: [LearnedFurniture.Sighting]) {
        sources.append(sightings.first?.source ?? 0)
        bodies.append(sightings.first?.body ?? 0)
        for sighting in sightings.dropFirst() { lines.append(sighting.line) }
        ends.append(lines.count)
    }

    /// Adds the articles of another batch behind these.
    package mutating func append(_ other: LineSightings) {
        sources += other.sources
        bodies += other.bodies
        for end in other.ends { ends.append(lines.count + end) }
        lines += other.lines
    }

    private func lines(of article: Int) -> ArraySlice<UInt64> {
        lines[(article == 0 ? 0 : ends[article - 1])..<ends[article]]
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
        for article in 0..<count {
            for line in lines(of: article) {
                let slot = Int(Hash64.combine(sources[article], line) & mask)
                if counts[slot] < .max { counts[slot] += 1 }
            }
        }
        var sightings: [LearnedFurniture.Sighting] = []
        var telling: Set<UInt64> = []
        for article in 0..<count {
            let source = sources[article]
            for line in lines(of: article) {
                let fewest = TitleSuffix.isKey(line) ? LearnedFurniture.fewestTitles : LearnedFurniture.fewestBodies
                guard counts[Int(Hash64.combine(source, line) & mask)] >= fewest else { continue }
                sightings.append(.init(source: source, line: line, body: bodies[article]))
                telling.insert(source)
            }
        }
        for article in 0..<count where bodies[article] != 0 && telling.contains(sources[article]) {
            sightings.append(.init(source: sources[article], line: 0, body: bodies[article]))
        }
        return LearnedFurniture(sightings: sightings)
    }

    /// The articles that hold one of the lines, ascending.
    package func articles(holding learned: LearnedFurniture) -> [Int] {
        guard !learned.isEmpty else { return [] }
        return (0..<count).filter { article in
            lines(of: article).contains { learned.contains(source: sources[article], line: $0) }
        }
    }
}
