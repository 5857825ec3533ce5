/// Texts that share a band with others, and which of them are paired, where they come piece by piece.
///
/// The texts of a run ascend by the ids of their articles, so that the pairs are those of a corpus in one place. A piece
/// has the members that are new, and of earlier pieces of a run that goes on those that may be paired with them
/// (``wanted(longestFull:)``).
package struct RunMembers: Sendable {
    /// A text in a run.
    package struct Member: Sendable {
        /// The number of the run.
        package var run: Int
        /// From 0, in the whole run.
        package var place: Int
        /// Texts in the whole run.
        package var length: Int
        /// Whether an earlier piece had it.
        package var isKnown: Bool

        package init(run: Int, place: Int, length: Int, isKnown: Bool) {
            (self.run, self.place, self.length, self.isKnown) = (run, place, length, isKnown)
        }
    }

    private let members: [Member]

    /// - Parameter members: run after run, ascending by their places.
    package init(_ members: [Member]) { self.members = members }

    /// The pairs of which the later text is new, by positions among the members.
    ///
    /// - Parameter longestFull: the longest run in which all texts are paired (``longestFull(of:texts:options:)``).
    /// - Complexity: O(n + m) for m pairs.
    package func pairs(longestFull: Int) -> [(a: Int, b: Int)] {
        var pairs: [(a: Int, b: Int)] = []
        forEachRun { run in
            for later in run where !members[later].isKnown {
                func arePaired(_ earlier: Int) -> Bool {
                    BandRuns.arePaired(
                        members[earlier].place, members[later].place, length: members[later].length,
                        longestFull: longestFull)
                }
                // Those that a text is paired with are the first of its run, and those next to it.
                var next = later - 1
                while next >= run.lowerBound, arePaired(next) {
                    pairs.append((next, later))
                    next -= 1
                }
                var first = run.lowerBound
                while first <= next, arePaired(first) {
                    pairs.append((first, later))
                    first += 1
                }
            }
        }
        return pairs
    }

    /// Of the last run the members that texts of a later piece may be paired with, ascending; none where it is complete.
    package func wanted(longestFull: Int) -> [Int] {
        guard let last = members.indices.last, members[last].place < members[last].length - 1 else { return [] }
        let start = (members.firstIndex { $0.run == members[last].run })!
        return (start...last).filter {
            BandRuns.arePaired(
                members[$0].place, members[last].place + 1, length: members[last].length, longestFull: longestFull)
        }
    }

    private func forEachRun(_ body: (Range<Int>) -> Void) {
        var start = 0
        while start < members.count {
            var end = start + 1
            while end < members.count, members[end].run == members[start].run { end += 1 }
            body(start..<end)
            start = end
        }
    }

    /// The longest run that is paired in full in a corpus of some texts.
    ///
    /// - Parameter runs: how long the runs of all bands are, and how many there are of each length.
    package static func longestFull(
        of runs: [(length: Int, count: Int)], texts: Int, options: DuplicateOptions
    ) -> Int {
        let long = runs.lazy.filter { $0.length > BandRuns.longestShort }
        return BandRuns.longestFull(
            of: long.map { (length: $0.length, new: $0.length * $0.count) }, texts: texts,
            bands: BandingPlan(options).bands)
    }
}
