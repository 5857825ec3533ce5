import Corpus

/// Gives every version a language: the declared one, else the one its function words tell, else the one
/// most versions of the corpus have.
enum LanguageAssignment {
    static func languages(of versions: [Int], in corpus: Corpus, words: WordTable) -> [String] {
        let known = versions.map { article -> String? in
            if let declared = corpus.language(article) { return declared }
            let place = words.place(corpus.row(article))
            return words.parts[place.part].languages[place.row].language
        }
        var counts: [String: Int] = [:]
        for case let language? in known { counts[language, default: 0] += 1 }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "en"
        return known.map { $0 ?? most }
    }
}
