/// Which texts share a sampled shingle: runs of texts with the same sample, ascending, and where in them each text
/// stands.
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
    /// Where the texts stand among the members, one text after the other, and where each text's places begin.
    private let places: [UInt32]
    private let starts: [Int]
    private let droppedCounts: [UInt32]

    /// - Parameter texts: how many texts there are.
    init(_ parts: [Part], texts: Int) {
        var members: [UInt32] = []
        members.reserveCapacity(parts.reduce(0) { $0 + $1.members.count })
        var dropped = [UInt32](repeating: 0, count: texts)
        var starts = [Int](repeating: 0, count: texts + 1)
        for part in parts {
            members += part.members
            for text in part.dropped { dropped[Int(text)] += 1 }
        }
        for member in members { starts[Int(member & ~Self.last) + 1] += 1 }
        for text in 0..<texts { starts[text + 1] += starts[text] }
        var next = starts
        var places = [UInt32](repeating: 0, count: members.count)
        for index in members.indices {
            let text = Int(members[index] & ~Self.last)
            places[next[text]] = UInt32(index)
            next[text] += 1
        }
        (self.members, self.places, self.starts, droppedCounts) = (members, places, starts, dropped)
    }

    /// Where a text stands among the members.
    func places(of text: Int) -> ArraySlice<UInt32> { places[starts[text]..<starts[text + 1]] }

    /// Samples of a text that are in too many texts.
    func dropped(of text: Int) -> Int { Int(droppedCounts[text]) }
}

/// Counts the samples that one text shares with others, for one text after the other in the same memory.
struct SharedCounter {
    private var counts: [UInt16]
    private var touched: [Int] = []

    init(texts: Int) { counts = Array(repeating: 0, count: texts) }

    /// Counts what a text shares with those from `first` on, which is behind it.
    mutating func count(_ text: Int, from first: UInt32, in index: SampleIndex) {
        for place in index.places(of: text) {
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
