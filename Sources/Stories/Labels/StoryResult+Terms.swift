package import Corpus
import Kernels

extension StoryResult {
    /// The words that tell a story, as its articles write them: names first, and of each kind the most telling first.
    ///
    /// A term weighs what its TF-IDF weights sum to over the versions; one that only a single version of several
    /// uses does not count. It is written as most of the versions write it. Names that stand side by side in the
    /// title or the lead of the canonical, or of two others, are one label. No label is a number or part of a date.
    ///
    /// - Parameters:
    ///   - versions: the articles that stand for the versions, as given to the search.
    ///   - canonical: position of the version whose title and lead are read first.
    ///   - words: those of the corpus.
    /// - Complexity: O(n log n) in the terms of at most 64 versions.
    /// - Throws: when a text that waits in a file cannot be read; so all that reads texts.
    package func terms(
        of story: [Int], canonical: Int, versions: [Int], in corpus: Corpus, words: WordTable, tokenizer: Tokenizer,
        most: Int = 8
    ) throws(CorpusError) -> [String] {
        // Some make no labels, and of others several make one.
        let telling = tellingTerms(of: story, most: 4 * most)
        var position = HashIndex(bits: 7)
        for (index, term) in telling.enumerated() { position.insert(UInt64(term.term), UInt32(index)) }
        var spellings = Array(repeating: LabelSpelling(), count: telling.count)
        var candidates = HashIndex(bits: 7)
        let vocabulary = vocabulary
        for version in story.prefix(Self.mostSpellingVersions) {
            let offset = vocabulary.offsets[row(of: version)]
            for field in try words.words(corpus.row(versions[version])).fields {
                for (number, count) in zip(field.numbers, field.counts) {
                    let spelling = Int(number)
                    guard let index = position[UInt64(vocabulary.termOf[offset + spelling])] else { continue }
                    let key = words.spellings.table.keys[spelling]
                    if candidates[key] == nil { candidates.insert(key, index) }
                    spellings[Int(index)].add(spelling, inTitle: field.isTitle, count: Int(count))
                }
            }
        }
        var phrases = LabelPhrases(tokenizer: tokenizer, nameShares: telling.map { vocabulary.nameShare[Int($0.term)] })
        for version in [canonical] + story.lazy.filter({ $0 != canonical }).prefix(2) {
            phrases.read(LabelWords.lead(of: try corpus.text(versions[version])).span, candidates: candidates)
            phrases.read(corpus.titleBytes(versions[version]).span, candidates: candidates)
        }
        // German writes every noun with a capital.
        let tellsOpeners = language(of: canonical) != "de"
        return Self.joined(phrases.phrases, count: telling.count, most: most) { candidate in
            let term = telling[candidate].term
            let usage = LabelSpelling.Usage(
                common: vocabulary.commonSpelling(of: term, in: words), occurrences: vocabulary.occurrences[Int(term)],
                nameShare: vocabulary.nameShare[Int(term)])
            return spellings[candidate].label(
                in: words, usage: usage, isOpener: tellsOpeners && phrases.isOpener(candidate)
            ).flatMap { LabelWords.isLabel($0) ? $0 : nil }
        }
    }

    /// The first labels, those that stand side by side as one; names before others.
    ///
    /// - Parameters:
    ///   - count: of the candidates.
    ///   - label: that of a candidate on its own; nil for none.
    private static func joined(
        _ phrases: [LabelPhrases.Phrase], count: Int, most: Int, label makeLabel: (Int) -> String?
    ) -> [String] {
        // Phrases ask for one again and again.
        var known = [String??](repeating: nil, count: count)
        func label(_ candidate: Int) -> String? {
            if let label = known[candidate] { return label }
            let label = makeLabel(candidate)
            known[candidate] = .some(label)
            return label
        }
        var names: [String] = []
        var others: [String] = []
        var isUsed = Array(repeating: false, count: count)
        for candidate in 0..<count where !isUsed[candidate] && names.count + others.count < most {
            isUsed[candidate] = true
            guard var text = label(candidate) else { continue }
            for phrase in phrases where phrase.candidates.contains(candidate) {
                let more = phrase.candidates.compactMap { $0 }.filter { $0 != candidate }
                guard !more.contains(where: { isUsed[$0] }), let joined = Self.text(of: phrase, label: label) else {
                    continue
                }
                for candidate in more { isUsed[candidate] = true }
                text = joined
                break
            }
            if names.contains(text) || others.contains(text) { continue }
            if text.first!.isUppercase { names.append(text) } else { others.append(text) }
        }
        return names + others
    }

    /// A phrase as a label; nil where one of its words is none, or is no name but was shouted.
    private static func text(of phrase: LabelPhrases.Phrase, label: (Int) -> String?) -> String? {
        guard phrase.words.count == phrase.candidates.count else { return phrase.words[0].word }
        var text = ""
        for ((gap, word), candidate) in zip(phrase.words, phrase.candidates) {
            var word = LabelSpelling.bare(word)
            if let candidate {
                guard let label = label(candidate) else { return nil }
                if LabelSpelling.isShouted(word), label.lowercased() == word.lowercased() {
                    guard label.first!.isUppercase else { return nil }
                    word = label
                }
            }
            text += gap + word
        }
        return text
    }
}
