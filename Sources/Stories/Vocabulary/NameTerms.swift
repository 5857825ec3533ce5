import Corpus
import Kernels

/// Which terms are names of people, places and things, or numbers.
///
/// In a large corpus they are those mostly written with a capital or a digit. Where a word is written a few times, half of
/// these may begin a sentence; so in a small corpus the texts are asked again: a capital tells where nothing begins, and not
/// in a headline whose words have one all. A word that is never seen inside a sentence is none.
enum NameTerms {
    /// The share of a term's occurrences from which it is a name.
    private static let share: Float = 0.5
    /// The most versions of a small corpus.
    private static let mostVersions = 4_096
    /// The share of a headline's long words, those at a beginning left out, from which capitals tell nothing there.
    private static let headlineShare = 0.6

    /// - Returns: per term.
    /// - Complexity: O(n) in the terms of a large corpus, and in the words of a small one.
    static func all(of matrix: VersionRows, in corpus: Corpus, tokenizer: Tokenizer, threads: Int)
        throws(CorpusError) -> [Bool]
    {
        let vocabulary = matrix.vocabulary
        var isName = vocabulary.nameShare.map { $0 >= share }
        guard matrix.versions.count <= mostVersions else { return isName }
        let order = matrix.order
        let block = 64
        let blocks = (order.order.count + block - 1) / block
        let read = try parallelMap(count: blocks, threads: threads) { index throws(CorpusError) in
            var reader = Reader(vocabulary, tokenizer)
            for row in index * block..<min(order.order.count, (index + 1) * block) {
                let article = matrix.versions[order.order[row]]
                reader.read(corpus.titleBytes(article), isTitle: true, language: order.languages[row])
                reader.read(try corpus.text(article), isTitle: false, language: order.languages[row])
            }
            return reader.seen
        }
        var seen = [(named: Int, all: Int)](repeating: (0, 0), count: isName.count)
        for part in read {
            for (term, counts) in part {
                seen[Int(term)].named += counts.named
                seen[Int(term)].all += counts.all
            }
        }
        for (term, counts) in seen.enumerated() where isName[term] {
            isName[term] = counts.all > 0 && Float(counts.named) >= share * Float(counts.all)
        }
        return isName
    }

    /// Counts how terms are written where nothing begins.
    private struct Reader {
        private let vocabulary: Vocabulary
        private let tokenizer: Tokenizer
        private var tokens = TokenBuffer()
        private var shapes = TokenShapes()
        /// By language: the term of each word that was met, or ``ColumnSums/none``.
        private var known: [String: [UInt64: UInt32]] = [:]
        private(set) var seen: [UInt32: (named: Int, all: Int)] = [:]

        init(_ vocabulary: Vocabulary, _ tokenizer: Tokenizer) {
            (self.vocabulary, self.tokenizer) = (vocabulary, tokenizer)
        }

        mutating func read(_ bytes: ArraySlice<UInt8>, isTitle: Bool, language: String) {
            let text = bytes.span
            tokens.removeAll()
            tokenizer.tokenize(text, into: &tokens)
            shapes.read(tokens, in: text)
            guard !isTitle || !isHeadline else { return }
            var ofLanguage = known.removeValue(forKey: language) ?? [:]
            var terms: Terms?
            for (token, shape) in shapes.shapes.enumerated()
            where shape.contains(.digit) || !shape.contains(.followsPause) {
                let term: UInt32
                if let met = ofLanguage[tokens.hashes[token]] {
                    term = met
                } else {
                    let ofThis = terms ?? Terms(language: language, removesDiacritics: vocabulary.removesDiacritics)
                    terms = ofThis
                    term = vocabulary.column(of: ofThis.term(of: tokens.normalisedBytes(of: token, in: text)))
                    ofLanguage[tokens.hashes[token]] = term
                }
                guard term != ColumnSums.none else { continue }
                let isNamed = shape.contains(.capital) || shape.contains(.digit)
                seen[term, default: (0, 0)].all += 1
                seen[term]!.named += isNamed ? 1 : 0
            }
            known[language] = ofLanguage
        }

        /// Whether nearly all words begin with a capital, as in the headlines of some outlets.
        private var isHeadline: Bool {
            let long = shapes.shapes.filter {
                $0.contains(.long) && $0.isDisjoint(with: [.followsPause, .digit])
            }
            return Double(long.count { $0.contains(.capital) }) > NameTerms.headlineShare * Double(long.count)
        }
    }
}
