package import Corpus
import Kernels

/// The counted words of a corpus, by row: in the order in which the articles were read.
package struct WordTable: Sendable {
    private(set) var parts: [WordPart] = []
    /// Per row: its part, and its row in that.
    private var places: [(part: UInt32, row: UInt32)] = []

    package init() {}

    /// The words of a corpus whose texts are in memory.
    package init(of batches: [ArticleBatch], tokenizer: Tokenizer, threads: Int) {
        let counting = WordCounting(tokenizer: tokenizer)
        for part in parallelMap(count: batches.count, threads: threads, { counting.count(batches[$0]) }) {
            append(part)
        }
    }

    /// Adds the rows of a part behind all others.
    package mutating func append(_ part: WordPart) {
        for row in 0..<part.count { places.append((UInt32(parts.count), UInt32(row))) }
        parts.append(part)
    }

    /// Puts new counts in the place of some rows'.
    ///
    /// - Parameter rows: ascending, one for each row of the part.
    package mutating func replace(rows: [Int], by part: WordPart) {
        for (position, row) in rows.enumerated() { places[row] = (UInt32(parts.count), UInt32(position)) }
        parts.append(part)
    }

    /// Whether the tokeniser did.
    var removesDiacritics: Bool { parts.first?.removesDiacritics ?? false }

    func place(_ row: Int) -> (part: Int, row: Int) { (Int(places[row].part), Int(places[row].row)) }
}
