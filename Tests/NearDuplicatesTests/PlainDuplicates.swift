import Fixtures
import NearDuplicates

/// The similarity of texts computed the plain way: sets of joined words, with marks before the first and behind
/// the last, and every pair looked at.
struct PlainDuplicates {
    /// Per text: its shingles, each joined to one string and numbered.
    let sets: [Set<Int>]
    let words: [[String]]

    /// - Parameter texts: words parted by single spaces, in the order of the corpus.
    init(_ texts: [String], width: Int) {
        words = texts.map { $0.split(separator: " ").map(String.init) }
        var numbers: [String: Int] = [:]
        sets = words.map { words in
            guard !words.isEmpty else { return [] }
            let marks = Array(repeating: "\u{0}", count: width - 1)
            let marked = marks + words + marks
            return Set(
                (0...marked.count - width).map { start in
                    let shingle = marked[start..<start + width].joined(separator: " ")
                    let number = numbers[shingle] ?? numbers.count
                    numbers[shingle] = number
                    return number
                })
        }
    }

    func pair(_ a: Int, _ b: Int) -> DuplicatePair? {
        guard !sets[a].isEmpty, !sets[b].isEmpty else { return nil }
        let (a, b) = (min(a, b), max(a, b))
        let (smaller, larger) = sets[a].count < sets[b].count ? (sets[a], sets[b]) : (sets[b], sets[a])
        let shared = Double(smaller.count { larger.contains($0) })
        let isExact = words[a] == words[b]
        return DuplicatePair(
            a: a, b: b, jaccard: shared / (Double(sets[a].count + sets[b].count) - shared),
            containmentOfAInB: shared / Double(sets[a].count), containmentOfBInA: shared / Double(sets[b].count),
            fewestShingles: isExact ? 0 : smaller.count, isExact: isExact)
    }

    func isDuplicate(_ pair: DuplicatePair, _ options: DuplicateOptions) -> Bool {
        let (fewest, most) = (
            min(sets[pair.a].count, sets[pair.b].count), max(sets[pair.a].count, sets[pair.b].count)
        )
        return pair.isExact || pair.jaccard >= options.threshold
            || fewest >= options.fewestContainedShingles && Double(most) >= 1.2 * Double(fewest)
                && max(pair.containmentOfAInB, pair.containmentOfBInA) >= options.containmentThreshold
    }

    /// All duplicate pairs, ascending.
    func pairs(_ options: DuplicateOptions) -> [DuplicatePair] {
        sets.indices.flatMap { a in
            (a + 1..<max(a + 1, sets.count)).compactMap { pair(a, $0) }.filter { isDuplicate($0, options) }
        }
    }
}
