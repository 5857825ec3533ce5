package import Corpus
import Kernels

/// The words of some articles, counted as they are spelled: what is left of the texts for their terms.
package struct WordPart: Sendable {
    let spellings: SpellingTable
    /// Whether the tokeniser did.
    let removesDiacritics: Bool
    /// The spellings of all rows by their numbers here, one row after the other, each row's title before its text.
    let numbers: [UInt32]
    /// How often each stands there, up to 65,535.
    let counts: [UInt16]
    /// Per row: where the entries of its title end, and those of its text.
    let titleEnds: [UInt32]
    let textEnds: [UInt32]
    /// Per row: what it tells of its language; nothing where one is declared.
    let languages: [LanguageDetection.Guess]

    var count: Int { textEnds.count }

    /// Counts the articles of one batch, one after the other.
    package struct Counter {
        private let tokenizer: Tokenizer
        private let detection: LanguageDetection
        private var spellings: SpellingTable.Counter
        private var titleTokens = TokenBuffer()
        private var keptTokens = TokenBuffer()
        private var sample: [UInt64] = []
        private var numbers: [UInt32] = []
        private var counts: [UInt16] = []
        private var titleEnds: [UInt32] = []
        private var textEnds: [UInt32] = []
        private var languages: [LanguageDetection.Guess] = []

        fileprivate init(_ batch: ArticleBatch, tokenizer: Tokenizer, detection: LanguageDetection) {
            self.tokenizer = tokenizer
            self.detection = detection
            spellings = SpellingTable.Counter(bytes: batch.bytes.count)
        }

        /// Counts the next row.
        ///
        /// - Parameters:
        ///   - entry: of the batch, clean.
        ///   - tokens: of its text, with their places.
        package mutating func add(_ entry: ArticleBatch.Entry, of batch: ArticleBatch, tokens: TokenBuffer) {
            let title = batch.bytes.span.extracting(entry.title.bounds)
            let text = batch.bytes.span.extracting(entry.text.bounds)
            titleTokens.removeAll()
            tokenizer.tokenize(title, into: &titleTokens)
            languages.append(declaresLanguage(entry, batch) ? .none : guess(tokens, title: title, text: text))

            spellings.add(titleTokens, of: title)
            spellings.endText(numbers: &numbers, counts: &counts)
            titleEnds.append(UInt32(numbers.count))
            addText(tokens, of: text, title: title)
            spellings.endText(numbers: &numbers, counts: &counts)
            textEnds.append(UInt32(numbers.count))
        }

        /// Counts the words of a text that are news, its title not once more.
        private mutating func addText(_ tokens: TokenBuffer, of text: Span<UInt8>, title: Span<UInt8>) {
            let first = Self.opens(title, text) ? titleTokens.count : 0
            let passedOver = Boilerplate.ranges(in: text)
            if passedOver.isEmpty {
                spellings.add(tokens, in: min(first, tokens.count)..<tokens.count, of: text)
            } else if let ranges = tokens.ranges(from: first, outside: passedOver) {
                for range in ranges { spellings.add(tokens, in: range, of: text) }
            } else {
                // Of tokens that do not stand in the text as they are the places are not known.
                let kept = Boilerplate.removing(passedOver, from: text)
                keptTokens.removeAll()
                tokenizer.tokenize(kept.span, into: &keptTokens)
                let first = Self.opens(title, kept.span) ? titleTokens.count : 0
                spellings.add(keptTokens, in: min(first, keptTokens.count)..<keptTokens.count, of: kept.span)
            }
        }

        package consuming func finished() -> WordPart {
            WordPart(
                spellings: spellings.finished(), removesDiacritics: tokenizer.removesDiacritics,
                numbers: Array(numbers[...]), counts: Array(counts[...]),
                titleEnds: titleEnds, textEnds: textEnds, languages: languages)
        }

        private func declaresLanguage(_ entry: ArticleBatch.Entry, _ batch: ArticleBatch) -> Bool {
            guard !entry.language.isEmpty else { return false }
            return LanguageTag.language(String(decoding: batch.bytes[entry.language.bounds], as: UTF8.self)) != nil
        }

        private mutating func guess(
            _ tokens: TokenBuffer, title: Span<UInt8>, text: Span<UInt8>
        ) -> LanguageDetection.Guess {
            sample.removeAll(keepingCapacity: true)
            sample += titleTokens.hashes.prefix(LanguageDetection.sample)
            sample += tokens.hashes.prefix(LanguageDetection.sample - sample.count)
            return detection.guess(sample.span, title: title, text: text)
        }

        /// Whether the text begins by repeating the title, which is then not counted in it.
        static func opens(_ title: Span<UInt8>, _ text: Span<UInt8>) -> Bool {
            guard title.count > 0, title.count <= text.count else { return false }
            for index in title.indices where title[index] != text[index] { return false }
            // Where the title ends within a word of the text, the text does not repeat it.
            guard title.count < text.count else { return true }
            let next = text[title.count]
            return next < 0x80 && (next | 0x20) &- 0x61 >= 26 && next &- 0x30 >= 10
        }
    }
}

/// Counts the words of articles while these are read, from the tokens that are there for their sketches.
package struct WordCounting: Sendable {
    private let tokenizer: Tokenizer
    private let detection: LanguageDetection

    package init(tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        detection = LanguageDetection(removingDiacritics: tokenizer.removesDiacritics)
    }

    /// Begins a batch.
    package func counter(of batch: ArticleBatch) -> WordPart.Counter {
        WordPart.Counter(batch, tokenizer: tokenizer, detection: detection)
    }

    /// Counts a batch whose tokens nobody else wants.
    ///
    /// - Complexity: O(n) in the bytes.
    package func count(_ batch: ArticleBatch) -> WordPart {
        var counter = counter(of: batch)
        var tokens = TokenBuffer()
        for entry in batch.entries {
            tokens.removeAll()
            tokenizer.tokenize(batch.bytes.span.extracting(entry.text.bounds), into: &tokens)
            counter.add(entry, of: batch, tokens: tokens)
        }
        return counter.finished()
    }
}
