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
    ///   - canonical: position of the version whose spelling goes first.
    /// - Complexity: O(n) in the tokens of the versions read, at most ten.
    package func terms(
        of story: [Int], canonical: Int, versions: [Int], in corpus: Corpus, tokenizer: Tokenizer, most: Int = 8
    ) -> [String] {
        let telling = tellingTerms(of: story, most: most)
        var position: [UInt64: Int] = [:]
        for (index, term) in telling.enumerated() { position[term] = index }
        var spellings: [[String: Int]] = Array(repeating: [:], count: telling.count)
        var tokens = TokenBuffer()
        let readers = [canonical] + story.filter { $0 != canonical }.prefix(9)
        for version in readers {
            var terms = Terms(language: language(of: version))
            for bytes in [corpus.titleBytes(versions[version]), corpus.text(versions[version])] {
                tokens.removeAll()
                tokenizer.tokenize(bytes.span, into: &tokens)
                for token in 0..<tokens.count {
                    let term = terms.term(of: token, in: tokens, bytes.span)
                    guard term != Terms.none, let index = position[term] else { continue }
                    spellings[index][Self.label(tokens.surface(of: token, in: bytes.span)), default: 0] += 1
                }
            }
        }
        return spellings.compactMap { counts in
            counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        }
    }

    /// The hashes of the stems that weigh most, ties by hash.
    private func tellingTerms(of story: [Int], most: Int) -> [UInt64] {
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
            .map { (term: vocabulary($0.key), sum: $0.value.sum) }
            .sorted { ($1.sum, $0.term) < ($0.sum, $1.term) }
            .prefix(most).map(\.term)
    }

    /// A spelling without the possessive, and a shouted word of a headline as it is.
    private static func label(_ surface: String) -> String {
        for ending in ["'s", "’s"] where surface.hasSuffix(ending) { return String(surface.dropLast(2)) }
        return surface
    }
}
