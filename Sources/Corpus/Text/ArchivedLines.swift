import Kernels

/// What an archive has shown of the lines that may be furniture, as the sections of a file: counted once, and merged with
/// what new articles show, so that the same is learned as from both at once.
package struct ArchivedLines: Sendable {
    /// The sections, in their order.
    package enum Section: Int, CaseIterable {
        /// Per line of a source, ascending by both: the hashes of source and line, where its bodies begin and where the
        /// articles that hold it do, four numbers of 64 bits. Line 0 stands for the bodies of the source themselves. One
        /// more at the end.
        case runs
        /// Of every so many runs the first: the hashes of source and line.
        case fences
        /// The different bodies that each line stands beside, ascending.
        case bodies
        /// The articles that hold each line, ascending; none for line 0.
        case articles
        /// The lines that are furniture of the archive, ascending: source, line, and the number of bodies.
        case learned
    }

    /// A line of a source.
    private struct Line: Hashable, Comparable {
        var source: UInt64
        var line: UInt64

        static func < (a: Line, b: Line) -> Bool { (a.source, a.line) < (b.source, b.line) }
    }

    private struct Run {
        var line: Line
        var bodies: Range<Int>
        var articles: Range<Int>
    }

    private static let runsPerFence = 128
    private static let numbersPerRun = 4

    private let file: SectionFile
    private let firstSection: Int
    private let runCount: Int
    private let fences: [Line]
    /// How many bodies each line stands beside that is furniture of the archive.
    private let learned: [(line: Line, bodies: Int)]

    /// - Parameter firstSection: the number of ``Section/runs`` in the file.
    /// - Throws: here and below, where the file is damaged.
    package init(_ file: SectionFile, firstSection: Int) throws(CorpusError) {
        (self.file, self.firstSection) = (file, firstSection)
        func numbers(_ section: Section) throws(CorpusError) -> [UInt64] {
            try file.numbers(of: firstSection + section.rawValue)
        }
        runCount = file.count(of: firstSection, as: UInt64.self) / Self.numbersPerRun - 1
        let fences = try numbers(.fences)
        let learned = try numbers(.learned)
        guard runCount >= 0, fences.count == 2 * ((runCount + Self.runsPerFence) / Self.runsPerFence),
            learned.count % 3 == 0
        else { throw file.damage(in: firstSection) }
        self.fences = stride(from: 0, to: fences.count, by: 2).map {
            Line(source: fences[$0], line: fences[$0 + 1])
        }
        self.learned = stride(from: 0, to: learned.count, by: 3).map {
            (Line(source: learned[$0], line: learned[$0 + 1]), Int(clamping: learned[$0 + 2]))
        }
    }

    // MARK: Reading

    /// What recurs in the archive and some new articles together, and which articles of the archive hold a line that is
    /// furniture to one of the two and not to the other; ascending.
    ///
    /// - Complexity: O(n log m) in the sightings of the new articles and the lines of the archive, and O(k) in the lines
    ///   that are furniture of it.
    package func merged(
        with sightings: LineSightings
    ) throws(CorpusError) -> (learned: LearnedFurniture, changed: [UInt32]) {
        var bodiesOf: [Line: Set<UInt64>] = [:]
        sightings.forEachSighting { _, sighting in
            bodiesOf[Line(source: sighting.source, line: sighting.line), default: []].insert(sighting.body)
        }
        var cursor = Cursor(self)
        // Per source of a new article: the bodies of both.
        var bodiesOfSource: [UInt64: Int] = [:]
        var bodies: [Line: Int] = [:]
        for (line, new) in bodiesOf.sorted(by: { $0.key < $1.key }) {
            let run = try cursor.run(of: line)
            let known = run.map(\.bodies) ?? 0..<0
            var more = 0
            for body in new where try !cursor.holds(body, in: known) { more += 1 }
            if line.line == 0 {
                bodiesOfSource[line.source] = known.count + more
            } else {
                bodies[line] = known.count + more
            }
        }
        var keys: Set<UInt64> = []
        var changed: [Line] = []
        for (line, known) in learned {
            // Of a source without a new article all stays as it is.
            let recurs =
                bodiesOfSource[line.source].map {
                    LearnedFurniture.recurs(line.line, bodies: bodies[line] ?? known, of: $0)
                } ?? true
            if recurs { keys.insert(Hash64.combine(line.source, line.line)) } else { changed.append(line) }
        }
        let wasLearned = Set(learned.map(\.line))
        for (line, count) in bodies where !wasLearned.contains(line) {
            guard LearnedFurniture.recurs(line.line, bodies: count, of: bodiesOfSource[line.source] ?? 0) else {
                continue
            }
            keys.insert(Hash64.combine(line.source, line.line))
            changed.append(line)
        }
        var articles: Set<UInt32> = []
        for line in changed.sorted() {
            guard let run = try cursor.run(of: line) else { continue }
            articles.formUnion(try file.numbers(run.articles, of: section(.articles), as: UInt32.self))
        }
        return (LearnedFurniture(keys: keys), articles.sorted())
    }

    private func section(_ section: Section) -> Int { firstSection + section.rawValue }

    /// Finds lines and bodies, with what was read last at hand.
    private struct Cursor {
        private let lines: ArchivedLines
        private var fence = -1
        private var runs: [UInt64] = []

        init(_ lines: ArchivedLines) { self.lines = lines }

        mutating func run(of line: Line) throws(CorpusError) -> Run? {
            let (file, width) = (lines.file, ArchivedLines.numbersPerRun)
            let wanted = lines.fences.firstPlace { line < $0 } - 1
            guard wanted >= 0 else { return nil }
            if wanted != fence {
                let first = wanted * ArchivedLines.runsPerFence
                let last = min(lines.runCount, first + ArchivedLines.runsPerFence)
                // With the one behind them, which says where the last ends.
                runs = try file.numbers(first * width..<(last + 1) * width, of: lines.section(.runs))
                fence = wanted
            }
            let place = (0..<runs.count / width - 1).firstPlace { place in
                !(Line(source: runs[place * width], line: runs[place * width + 1]) < line)
            }
            guard place < runs.count / width - 1, runs[place * width] == line.source,
                runs[place * width + 1] == line.line
            else { return nil }
            func range(_ column: Int) throws(CorpusError) -> Range<Int> {
                let (lower, upper) = (runs[place * width + column], runs[(place + 1) * width + column])
                guard lower <= upper, let end = Int(exactly: upper) else { throw file.damage(in: lines.section(.runs)) }
                return Int(lower)..<end
            }
            return Run(line: line, bodies: try range(2), articles: try range(3))
        }

        /// Whether a body is among some, which ascend.
        func holds(_ body: UInt64, in bodies: Range<Int>) throws(CorpusError) -> Bool {
            var (lower, upper) = (bodies.lowerBound, bodies.upperBound)
            // A few are read at once.
            while upper - lower > 256 {
                let middle = (lower + upper) / 2
                let found: [UInt64] = try lines.file.numbers(middle..<middle + 1, of: lines.section(.bodies))
                if found[0] == body { return true }
                if found[0] < body { lower = middle + 1 } else { upper = middle }
            }
            return try lines.file.numbers(lower..<upper, of: lines.section(.bodies), as: UInt64.self).contains(body)
        }
    }

    // MARK: Writing

    /// Writes the sections.
    ///
    /// - Parameter articleOfRow: per row of the sightings, its article; `UInt32.max` for a row that is none, of which the
    ///   bodies count nevertheless.
    /// - Complexity: O(n log n) in the sightings.
    /// - Throws: when the file cannot be written.
    package static func write(
        _ sightings: LineSightings, articleOfRow: [UInt32], to writer: SectionWriter
    ) throws(CorpusError) {
        var seen: [(line: Line, body: UInt64, article: UInt32)] = []
        sightings.forEachSighting { row, sighting in
            seen.append((Line(source: sighting.source, line: sighting.line), sighting.body, articleOfRow[row]))
        }
        // That an article holds it, and beside no body: it counts for nothing.
        sightings.forEachKeyOfBody { row, source, line in
            seen.append((Line(source: source, line: line), 0, articleOfRow[row]))
        }
        seen.sort { ($0.line, $0.body, $0.article) < ($1.line, $1.body, $1.article) }
        var (runs, fences, bodies, learned) = ([UInt64](), [UInt64](), [UInt64](), [UInt64]())
        var articles: [UInt32] = []
        var (start, bodiesOfSource) = (0, 0)
        while start < seen.count {
            let line = seen[start].line
            var end = start
            let (firstBody, firstArticle) = (bodies.count, articles.count)
            while end < seen.count, seen[end].line == line {
                let (body, article) = (seen[end].body, seen[end].article)
                if body != 0, bodies.count == firstBody || bodies[bodies.count - 1] != body { bodies.append(body) }
                if line.line != 0, article != .max { articles.append(article) }
                end += 1
            }
            let holders = Set(articles[firstArticle...]).sorted()
            articles.replaceSubrange(firstArticle..., with: holders)
            if (runs.count / numbersPerRun) % runsPerFence == 0 { fences += [line.source, line.line] }
            runs += [line.source, line.line, UInt64(firstBody), UInt64(firstArticle)]
            let count = bodies.count - firstBody
            if line.line == 0 {
                bodiesOfSource = count
            } else if LearnedFurniture.recurs(line.line, bodies: count, of: bodiesOfSource) {
                learned += [line.source, line.line, UInt64(count)]
            }
            start = end
        }
        if (runs.count / numbersPerRun) % runsPerFence == 0 { fences += [.max, .max] }
        runs += [.max, .max, UInt64(bodies.count), UInt64(articles.count)]
        try writer.add(runs)
        try writer.add(fences)
        try writer.add(bodies)
        try writer.add(articles)
        try writer.add(learned)
    }
}
