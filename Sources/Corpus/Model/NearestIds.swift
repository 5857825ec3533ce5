/// The ids of a corpus that look most like one that none of its articles has.
package struct NearestIds {
    /// Three at most, the nearest first; none that shares less than half of its bytes with what was asked for.
    package let ids: [String]

    /// - Complexity: O(n l) for n articles with ids of l bytes, of which the first 128 count.
    package init(to id: String, in corpus: Corpus, most: Int = 3) {
        let wanted = WantedId(id.utf8.prefix(WantedId.longest))
        var nearest: [(distance: Int, article: Int)] = []
        for article in 0..<corpus.count {
            let other = corpus.idBytes(article).prefix(WantedId.longest)
            let distance = wanted.distance(to: other)
            guard 2 * distance <= wanted.count + other.count else { continue }
            guard nearest.count < most || distance < nearest[nearest.count - 1].distance else { continue }
            // Articles come in the order of their ids, so that equals stay behind.
            let place = nearest.firstIndex { $0.distance > distance } ?? nearest.count
            nearest.insert((distance, article), at: place)
            if nearest.count > most { nearest.removeLast() }
        }
        ids = nearest.map { corpus.id($0.article) }
    }

    /// Bytes to insert, to leave out and to replace until one is the other; a replacement counts two, so that an id
    /// which holds the other is nearer than one which only has its length.
    package static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (index, byte) in a.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in b.indices {
                let above = row[column + 1]
                row[column + 1] = b[column] == byte ? diagonal : min(above, row[column]) + 1
                diagonal = above
            }
        }
        return row[b.count]
    }
}

/// An id that many others are compared with: a bit for each of its bytes.
struct WantedId {
    /// Bytes of an id that are looked at, as many as there are bits.
    static let longest = 128

    let count: Int
    /// Per byte: where it stands in the id.
    private var places = [UInt128](repeating: 0, count: 256)

    /// - Precondition: no more bytes than ``longest``.
    init(_ bytes: some Collection<UInt8>) {
        precondition(bytes.count <= Self.longest, "a bit for each byte")
        count = bytes.count
        for (position, byte) in bytes.enumerated() { places[Int(byte)] |= 1 << UInt128(position) }
    }

    /// ``NearestIds/distance(_:_:)`` to another id: all bytes of both but twice the longest common subsequence, a column
    /// of whose table is a word (Hyyrö, "Bit-parallel LCS-length computation revisited", 2004).
    ///
    /// - Complexity: O(n) in its bytes.
    func distance(to other: ArraySlice<UInt8>) -> Int {
        var unmatched = UInt128.max
        for byte in other {
            let matches = unmatched & places[Int(byte)]
            unmatched = (unmatched &+ matches) | (unmatched & ~matches)
        }
        let common = (~unmatched & (count == Self.longest ? .max : (1 << UInt128(count)) - 1)).nonzeroBitCount
        return count + other.count - 2 * common
    }
}

extension [String] {
    /// The word that is spelled most like another; nil where none is near.
    package func nearest(to word: String) -> String? {
        let ranked = map { known in
            (
                known,
                distance: NearestIds.distance(
                    Array<UInt8>(word.lowercased().utf8.prefix(64)), Array<UInt8>(known.lowercased().utf8))
            )
        }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= Swift.max(2, best.0.utf8.count) ? best.0 : nil
    }
}
