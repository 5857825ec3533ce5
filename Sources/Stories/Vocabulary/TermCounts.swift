import Corpus
import Kernels

/// How often each term stands in the title and the text of some articles.
struct TermCounts: Sendable {
    /// Hashes of the stems, ascending: a term is its position here.
    let vocabulary: [UInt64]
    /// Where each article's entries begin; one more than there are articles.
    let starts: [Int]
    /// Ascending within an article.
    let terms: [UInt32]
    let inTitle: [UInt16]
    let inText: [UInt16]
    /// Per term: the share of its occurrences in all articles that began with a capital, as names do, or with a
    /// digit, in 0...1.
    let nameShare: [Float]

    func range(of article: Int) -> Range<Int> { starts[article]..<starts[article + 1] }

    /// - Parameter languages: of each article; articles are counted in the order given.
    /// - Complexity: O(n) in the tokens.
    init(
        of articles: [Int], in corpus: Corpus, languages: [String], tokenizer: Tokenizer, threads: Int,
        progress: ProgressHandler = { _ in }
    ) {
        // Large blocks, since each worker learns the stems of its block anew.
        let block = max(512, (articles.count + 8 * threads - 1) / (8 * threads))
        let blocks = (articles.count + block - 1) / block
        let parts = parallelMap(count: blocks, threads: threads) { index in
            let range = index * block..<min(articles.count, (index + 1) * block)
            let part = Part(articles[range], in: corpus, languages: languages[range], tokenizer: tokenizer)
            progress(Progress("terms", completed: range.upperBound, total: articles.count, unit: "articles"))
            return part
        }
        var all = parts.flatMap(\.vocabulary)
        RadixSort.sort(&all)
        var vocabulary: [UInt64] = []
        for term in all where term != vocabulary.last { vocabulary.append(term) }
        var position = HashIndex()
        for (index, term) in vocabulary.enumerated() { position.insert(term, UInt32(index)) }

        var starts = [0]
        var terms: [UInt32] = []
        var inTitle: [UInt16] = []
        var inText: [UInt16] = []
        for part in parts {
            let global = part.vocabulary.map { position[$0]! }
            var start = 0
            for end in part.ends {
                for entry in part.entries[start..<end].sorted(by: { global[Int($0.term)] < global[Int($1.term)] }) {
                    terms.append(global[Int(entry.term)])
                    inTitle.append(entry.inTitle)
                    inText.append(entry.inText)
                }
                starts.append(terms.count)
                start = end
            }
        }
        var occurrences = [(all: Int, telling: Int)](repeating: (0, 0), count: vocabulary.count)
        for part in parts {
            for (term, counts) in zip(part.vocabulary, part.occurrences) {
                let index = Int(position[term]!)
                occurrences[index].all += counts.all
                occurrences[index].telling += counts.telling
            }
        }
        nameShare = occurrences.map { Float($0.telling) / Float(max(1, $0.all)) }
        self.vocabulary = vocabulary
        self.starts = starts
        self.terms = terms
        self.inTitle = inTitle
        self.inText = inText
    }

    /// Whether the text begins by repeating the title, which is then not counted in it.
    static func opens(_ title: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        guard !title.isEmpty, text.starts(with: title) else { return false }
        // A title that is the beginning of a word is none.
        return text.dropFirst(title.count).first.map { !Character(Unicode.Scalar($0)).isLetter && $0 < 0x80 } ?? true
    }

    private struct Entry: Sendable {
        var term: UInt32
        var inTitle: UInt16
        var inText: UInt16
    }

    /// The counts of one worker's articles, with terms numbered as it met them.
    private struct Part: Sendable {
        var vocabulary: [UInt64] = []
        /// Per term: how often it was met, and how often as a name or a number.
        var occurrences: [(all: Int, telling: Int)] = []
        var entries: [Entry] = []
        var ends: [Int] = []

        init(_ articles: ArraySlice<Int>, in corpus: Corpus, languages: ArraySlice<String>, tokenizer: Tokenizer) {
            var local = HashIndex()
            // Position of a term among the entries of the article at hand; one more than it, 0 for none.
            var slot: [UInt32] = []
            var tokens = TokenBuffer()
            var current = ""
            var terms = Terms(language: "")
            for (article, language) in zip(articles, languages) {
                if language != current {
                    terms = Terms(language: language)
                    current = language
                }
                let first = entries.count
                let title = corpus.titleBytes(article)
                var text = corpus.text(article)
                if TermCounts.opens(title, text) { text = text.dropFirst(title.count) }
                for (bytes, isTitle) in [(title, true), (text, false)] {
                    tokens.removeAll()
                    tokenizer.tokenize(bytes.span, into: &tokens)
                    for token in 0..<tokens.count {
                        let term = terms.term(of: token, in: tokens, bytes.span)
                        guard term != Terms.none else { continue }
                        let number: UInt32
                        if let known = local[term] {
                            number = known
                        } else {
                            number = UInt32(vocabulary.count)
                            local.insert(term, number)
                            vocabulary.append(term)
                            occurrences.append((0, 0))
                            slot.append(0)
                        }
                        occurrences[Int(number)].all += 1
                        if tokens.isCapitalised(token, in: bytes.span) || tokens.isNumber(token, in: bytes.span) {
                            occurrences[Int(number)].telling += 1
                        }
                        if slot[Int(number)] == 0 {
                            entries.append(Entry(term: number, inTitle: 0, inText: 0))
                            slot[Int(number)] = UInt32(entries.count - first)
                        }
                        let entry = first + Int(slot[Int(number)]) - 1
                        if isTitle {
                            entries[entry].inTitle &+= entries[entry].inTitle == .max ? 0 : 1
                        } else {
                            entries[entry].inText &+= entries[entry].inText == .max ? 0 : 1
                        }
                    }
                }
                for entry in first..<entries.count { slot[Int(entries[entry].term)] = 0 }
                ends.append(entries.count)
            }
        }
    }
}
