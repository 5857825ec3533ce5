import Corpus
import Kernels

/// Articles whose token sequences are the same, folded into one text each.
///
/// Sequences are told apart by fingerprints of 128 bits: among a million articles the chance that two that differ
/// share one is below 10^-26. Empty articles belong to no text: they are nobody's copy.
struct DistinctTexts: Sendable {
    /// The articles of all texts, ascending within each; texts ascend by their first.
    private let members: [UInt32]
    /// Per text, and once more at the end: where its articles begin.
    private let starts: [UInt32]
    /// Per article; `UInt32.max` for an empty one.
    let textOf: [UInt32]
    let origins: TextOrigins

    /// - Complexity: O(n) in the articles, but for those that share half of their fingerprint.
    init(_ sketches: SketchTable, of corpus: Corpus) {
        let count = corpus.count
        let fingerprints = (0..<count).map { sketches.fingerprints[corpus.row($0)] }
        var order: [UInt64] = []
        order.reserveCapacity(count)
        for article in 0..<count where sketches.tokenCounts[corpus.row(article)] > 0 {
            order.append(fingerprints[article].high & ~0xFFFF_FFFF | UInt64(article))
        }
        RadixSort.sort(&order, fromBit: 32)
        // Per article: the first with the same text.
        var first = [Int32](repeating: -1, count: count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, order[end] >> 32 == order[start] >> 32 { end += 1 }
            let run = order[start..<end].map { Int($0 & 0xFFFF_FFFF) }
            for (position, article) in run.enumerated() where first[article] < 0 {
                for other in run[position...] where fingerprints[other] == fingerprints[article] {
                    first[other] = Int32(article)
                }
            }
            start = end
        }
        var textOf = [UInt32](repeating: .max, count: count)
        var starts: [UInt32] = []
        for article in 0..<count where first[article] >= 0 {
            if Int(first[article]) == article {
                textOf[article] = UInt32(starts.count)
                starts.append(0)
            } else {
                textOf[article] = textOf[Int(first[article])]
            }
            starts[Int(textOf[article])] += 1
        }
        var total: UInt32 = 0
        for text in starts.indices { (starts[text], total) = (total, total + starts[text]) }
        starts.append(total)
        var next = starts
        var members = [UInt32](repeating: 0, count: Int(total))
        for article in 0..<count where textOf[article] != .max {
            members[Int(next[Int(textOf[article])])] = UInt32(article)
            next[Int(textOf[article])] += 1
        }
        (self.members, self.starts, self.textOf) = (members, starts, textOf)
        origins = TextOrigins(textOf: textOf, count: starts.count - 1, in: corpus)
    }

    var count: Int { starts.count - 1 }

    /// The articles of all texts, ascending within each; and per text, and once more at the end, where its articles begin.
    var allArticles: [UInt32] { members }
    var articleStarts: [UInt32] { starts }

    /// The articles with a text, ascending.
    func articles(of text: Int) -> LazyMapSequence<ArraySlice<UInt32>, Int> {
        members[Int(starts[text])..<Int(starts[text + 1])].lazy.map { Int($0) }
    }

    /// The article that stands for a text: its first.
    func representative(_ text: Int) -> Int { Int(members[Int(starts[text])]) }

    /// The text of an article that is not empty.
    func text(of article: Int) -> Int { Int(textOf[article]) }
}
