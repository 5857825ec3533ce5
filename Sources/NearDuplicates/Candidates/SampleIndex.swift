import Corpus

/// Which texts share a sampled shingle: runs of texts with the same sample, ascending.
struct SampleIndex: Sendable {
    /// The runs of some samples.
    struct Part: Sendable {
        /// The texts of all runs, one run after the other; ``SampleIndex/last`` is set in the last of each.
        var members: [UInt32] = []
        /// Texts whose sample is in too many, once for each sample.
        var dropped: [UInt32] = []
    }

    /// Set in the last text of a run; there are fewer than 2^31 texts.
    static let last: UInt32 = 1 << 31

    let members: [UInt32]
    private let droppedCounts: [UInt32]

    /// The runs of some samples, wherever they wait for the others.
    struct StoredPart: Sendable {
        private let members: StoredNumbers<UInt32>
        private let dropped: StoredNumbers<UInt32>

        init(_ part: Part, in store: SharedNumberStore) throws(CorpusError) {
            members = try store.store(part.members)
            dropped = try store.store(part.dropped)
        }

        var count: Int { members.count }

        /// Adds the members behind others, and counts the dropped.
        fileprivate func add(to all: inout [UInt32], counting counts: inout [UInt32]) throws(CorpusError) {
            all += try members.numbers(0..<members.count)
            for text in try dropped.numbers(0..<dropped.count) { counts[Int(text)] += 1 }
        }
    }

    /// - Parameter texts: how many texts there are.
    /// - Throws: when a temporary file cannot be read.
    init(_ parts: [StoredPart], texts: Int) throws(CorpusError) {
        var members: [UInt32] = []
        members.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        var dropped = [UInt32](repeating: 0, count: texts)
        for part in parts { try part.add(to: &members, counting: &dropped) }
        (self.members, droppedCounts) = (members, dropped)
    }

    /// Samples of a text that are in too many texts.
    func dropped(of text: Int) -> Int { Int(droppedCounts[text]) }

    /// Where some of the texts stand among the members.
    struct Places: Sendable {
        private let texts: Range<Int>
        /// The places, one text after the other, and where each text's begin.
        private let places: [UInt32]
        private let starts: [Int]

        /// - Complexity: O(n) in all members.
        init(of texts: Range<Int>, in index: SampleIndex) {
            var starts = [Int](repeating: 0, count: texts.count + 1)
            for member in index.members where texts.contains(Int(member & ~SampleIndex.last)) {
                starts[Int(member & ~SampleIndex.last) - texts.lowerBound + 1] += 1
            }
            for text in texts.indices { starts[text - texts.lowerBound + 1] += starts[text - texts.lowerBound] }
            var next = starts
            var places = [UInt32](repeating: 0, count: starts[texts.count])
            for (place, member) in index.members.enumerated()
            where texts.contains(Int(member & ~SampleIndex.last)) {
                let text = Int(member & ~SampleIndex.last) - texts.lowerBound
                places[next[text]] = UInt32(place)
                next[text] += 1
            }
            (self.texts, self.places, self.starts) = (texts, places, starts)
        }

        func places(of text: Int) -> ArraySlice<UInt32> {
            places[starts[text - texts.lowerBound]..<starts[text - texts.lowerBound + 1]]
        }
    }
}

/// Counts the samples that one text shares with others, for one text after the other in the same memory.
struct SharedCounter {
    private var counts: [UInt16]
    private var touched: [Int] = []

    init(texts: Int) { counts = Array(repeating: 0, count: texts) }

    /// Counts what a text shares with those from `first` on, which is behind it.
    mutating func count(
        _ text: Int, at places: SampleIndex.Places, from first: UInt32, in index: SampleIndex
    ) {
        for place in places.places(of: text) {
            var next = Int(place)
            while index.members[next] & SampleIndex.last == 0 {
                next += 1
                let member = index.members[next] & ~SampleIndex.last
                guard member >= first else { continue }
                let other = Int(member)
                if counts[other] == 0 { touched.append(other) }
                if counts[other] < .max { counts[other] += 1 }
            }
        }
    }

    /// Visits the counts above zero and forgets them.
    mutating func forEachCount(_ body: (_ other: Int, _ count: Int) -> Void) {
        for other in touched {
            body(other, Int(counts[other]))
            counts[other] = 0
        }
        touched.removeAll(keepingCapacity: true)
    }
}
