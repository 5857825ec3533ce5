package import Corpus
import Kernels

/// A term that two versions share.
package struct SharedTerm: Sendable, Equatable {
    /// As the first of the two writes it most often.
    package var word: String
    /// Its weights in the rows of both, each row of length 1.
    package var weights: (a: Double, b: Double)
    /// What it makes of their cosine, in 0...1.
    package var share: Double

    package static func == (x: SharedTerm, y: SharedTerm) -> Bool {
        x.word == y.word && x.weights == y.weights && x.share == y.share
    }
}

extension VersionRows {
    /// The versions most like one of them, of all in its language whenever they came out, the most similar first.
    ///
    /// - Parameter floor: the least cosine, in 0...1; a version that shares no term is none.
    /// - Complexity: O(e) in the entries of all rows.
    package func similar(to version: Int, most: Int, floor: Double, threads: Int) -> [NeighbourVersion] {
        let own = rowOf[version]
        let candidates = order.languageRanges.first { $0.contains(own) }!
        let block = 1_024
        let blocks = (candidates.count + block - 1) / block
        let found = parallelMap(count: blocks, threads: threads) { index in
            let first = candidates.lowerBound + index * block
            return (first..<min(candidates.upperBound, first + block)).compactMap { row -> NeighbourVersion? in
                let cosine = min(1, Double(rows.product(own, row)))
                guard row != own, cosine > 0, cosine >= floor else { return nil }
                return NeighbourVersion(version: order.order[row], cosine: cosine)
            }
        }
        return Array(found.flatMap { $0 }.sorted { $0.isBefore($1) }.prefix(most))
    }

    /// The terms that two versions share, those first that carry most of their cosine.
    ///
    /// - Complexity: O(n) in the tokens of the first version.
    package func sharedTerms(
        of version: Int, and other: Int, most: Int, in corpus: Corpus, tokenizer: Tokenizer
    ) throws(CorpusError) -> [SharedTerm] {
        let second = Dictionary(
            uniqueKeysWithValues: rows.range(of: rowOf[other]).map { (rows.columns[$0], rows.values[$0]) })
        let shared = rows.range(of: rowOf[version]).compactMap { entry in
            second[rows.columns[entry]].map {
                (term: rows.columns[entry], a: rows.values[entry], b: $0, product: rows.values[entry] * $0)
            }
        }
        let telling = shared.sorted { $0.product != $1.product ? $0.product > $1.product : $0.term < $1.term }
            .prefix(most)
        let words = try spellings(
            of: telling.map { vocabulary.terms[Int($0.term)] }, in: version, of: corpus, tokenizer: tokenizer)
        let cosine = shared.reduce(0) { $0 + $1.product }
        return zip(telling, words).compactMap { term, word in
            word.map {
                SharedTerm(word: $0, weights: (Double(term.a), Double(term.b)), share: Double(term.product / cosine))
            }
        }
    }

    /// How a version writes some terms most often, in their order; ties by spelling.
    private func spellings(
        of wanted: [UInt64], in version: Int, of corpus: Corpus, tokenizer: Tokenizer
    ) throws(CorpusError) -> [String?] {
        let article = versions[version]
        var counts: [[String: Int]] = Array(repeating: [:], count: wanted.count)
        let terms = Terms(
            language: order.languages[rowOf[version]], removesDiacritics: tokenizer.removesDiacritics)
        var tokens = TokenBuffer()
        for bytes in [corpus.titleBytes(article), try corpus.text(article)] {
            tokens.removeAll()
            tokenizer.tokenize(bytes.span, into: &tokens)
            for token in 0..<tokens.count {
                let term = terms.term(of: tokens.normalisedBytes(of: token, in: bytes.span))
                guard let index = wanted.firstIndex(of: term) else { continue }
                counts[index][tokens.surface(of: token, in: bytes.span), default: 0] += 1
            }
        }
        return counts.map { $0.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
    }
}
