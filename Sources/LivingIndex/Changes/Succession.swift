/// Which of the sets that were there before each new set goes on as: the one that it shares most with.
///
/// A set that was there goes on as one new set at most, so ids are never shared; what is left over is new. All of it follows
/// from the sets alone.
struct Succession: Sendable, Equatable {
    /// Per new set: the old one that it goes on as; nil for a set that is new.
    private(set) var predecessors: [Int?]
    /// What each old set became that goes on as no new one, and has gone into one as a whole: the position of that. Others
    /// that go on as none fell apart.
    private(set) var mergedInto: [Int: Int] = [:]
    /// Per new set that is new: the old one that most of it comes from; nil where all of it is new.
    private(set) var sources: [Int?]

    /// - Parameters:
    ///   - sets: the members of each new set.
    ///   - old: the number of the set that a member was in before; nil for a new member.
    /// - Complexity: O(n log n) in the members.
    init(_ sets: [[Int]], old: (Int) -> Int?) {
        // How much each new set has of each old one.
        var overlaps: [(count: Int, old: Int, new: Int)] = []
        var targets: [Int: Set<Int>] = [:]
        for (new, members) in sets.enumerated() {
            var counts: [Int: Int] = [:]
            for member in members { if let set = old(member) { counts[set, default: 0] += 1 } }
            for (set, count) in counts {
                overlaps.append((count, set, new))
                targets[set, default: []].insert(new)
            }
        }
        // Of equal ones the older id goes first, then the new set that comes first.
        overlaps.sort { ($1.count, $0.old, $0.new) < ($0.count, $1.old, $1.new) }
        var predecessors = [Int?](repeating: nil, count: sets.count)
        var sources = predecessors
        var isTaken: Set<Int> = []
        for (_, set, new) in overlaps {
            if sources[new] == nil { sources[new] = set }
            guard predecessors[new] == nil, !isTaken.contains(set) else { continue }
            predecessors[new] = set
            isTaken.insert(set)
        }
        for (set, new) in targets where !isTaken.contains(set) && new.count == 1 { mergedInto[set] = new.first! }
        for new in sets.indices where predecessors[new] != nil { sources[new] = nil }
        (self.predecessors, self.sources) = (predecessors, sources)
    }
}
