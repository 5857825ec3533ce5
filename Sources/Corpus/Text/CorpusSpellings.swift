import Kernels

/// The different spellings of a corpus, each kept once, however many batches have it.
///
/// Numbers depend on the order of the batches; what a spelling is follows from its bytes.
package struct CorpusSpellings: Sendable {
    /// In the order in which they were met.
    package private(set) var table = SpellingTable()
    private var numberOf = HashIndex()

    package init() {}

    package var count: Int { table.count }

    /// Adds those of a batch that are new.
    ///
    /// - Returns: per spelling of the batch: its number here.
    /// - Complexity: O(n) in the spellings of the batch.
    package mutating func add(_ batch: SpellingTable) -> [UInt32] {
        batch.keys.indices.map { spelling in
            let key = batch.keys[spelling]
            if let known = numberOf[key] { return known }
            let number = UInt32(table.count)
            numberOf.insert(key, number)
            table.append(spelling, of: batch)
            return number
        }
    }
}
