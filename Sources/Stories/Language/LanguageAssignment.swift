import Corpus
import Kernels

/// Gives every version a language: the declared one, else the one its function words tell, else the one
/// most versions of the corpus have.
enum LanguageAssignment {
    static func languages(
        of versions: [Int], in corpus: Corpus, tokenizer: Tokenizer, threads: Int
    ) -> [String] {
        let detection = LanguageDetection()
        let block = 1_024
        let blocks = (versions.count + block - 1) / block
        let known = parallelMap(count: blocks, threads: threads) { index in
            var tokens = TokenBuffer(keepsPlaces: false)
            return versions[index * block..<min(versions.count, (index + 1) * block)].map { article -> String? in
                if let declared = corpus.language(article) { return declared }
                tokens.removeAll()
                let title = corpus.titleBytes(article)
                let text = beginning(of: corpus.text(article))
                tokenizer.tokenize(title.span, into: &tokens)
                tokenizer.tokenize(text.span, into: &tokens)
                return detection.language(of: tokens.hashes.span)
            }
        }.flatMap { $0 }
        var counts: [String: Int] = [:]
        for case let language? in known { counts[language, default: 0] += 1 }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "en"
        return known.map { $0 ?? most }
    }

    /// The first 4 KiB of a text or less, cut where no character is.
    private static func beginning(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let longest = 4_096
        guard text.count > longest else { return text }
        let start = text.prefix(longest)
        return start[..<(start.lastIndex { $0 < 0x80 } ?? start.startIndex)]
    }
}
