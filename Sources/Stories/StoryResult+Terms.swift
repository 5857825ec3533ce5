package import Corpus
import Kernels

extension StoryResult {
    /// The words that tell a story, the most telling first, as its articles write them.
    ///
    /// A term weighs what its TF-IDF weights sum to over the versions; one that only a single version of
    /// several uses does not count.
    ///
    /// - Parameters:
    ///   - versions: the articles that stand for the versions, as given to the search.
    ///   - canonical: position of the version whose title and lead are read.
    ///   - words: those of the corpus.
    /// - Complexity: O(n) in the entries of at most 64 versions.
    package func terms(
        of story: [Int], canonical: Int, versions: [Int], in corpus: Corpus, words: WordTable, most: Int = 8
    ) -> [String] {
        let telling = tellingTerms(of: story, most: most)
        var position: [UInt32: Int] = [:]
        for (index, term) in telling.enumerated() { position[term] = index }
        var spellings: [[String: Int]] = Array(repeating: [:], count: telling.count)
        for version in story.prefix(64) {
            let place = words.place(corpus.row(versions[version]))
            let part = words.parts[place.part]
            let termOf = vocabulary.termOf[place.part]
            let offset = vocabulary.offsets[row(of: version)]
            for entry in part.titleRange(place.row).lowerBound..<part.textRange(place.row).upperBound {
                let spelling = Int(part.numbers[entry])
                guard let index = position[termOf[offset + spelling]] else { continue }
                spellings[index][part.spellings.surface(spelling), default: 0] += Int(part.counts[entry])
            }
        }
        return spellings.compactMap { counts in
            counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        }
    }

    /// The terms that weigh most, ties by hash.
    private func tellingTerms(of story: [Int], most: Int) -> [UInt32] {
        var weights: [UInt32: (sum: Float, versions: Int)] = [:]
        for version in story.prefix(64) {
            for (term, weight) in tellingWeights(of: version) {
                let known = weights[term] ?? (0, 0)
                weights[term] = (known.sum + weight, known.versions + 1)
            }
        }
        let fewest = story.count > 1 ? 2 : 1
        let shared = weights.filter { $0.value.versions >= fewest }
        return (shared.isEmpty ? weights : shared)
            .map { (term: $0.key, sum: $0.value.sum) }
            .sorted { ($1.sum, $0.term) < ($0.sum, $1.term) }
            .prefix(most).map(\.term)
    }
}
