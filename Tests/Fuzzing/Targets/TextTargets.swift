import Platform
import Corpus
import Kernels
import Stories

/// What is made of the text of one article: markup out, furniture out, words; and of its date.
enum TextTargets {
    static let all = [
        FuzzTarget("markup", removesMarkup), FuzzTarget("page", readsPage), FuzzTarget("characters", repairs),
        FuzzTarget("cleaning", cleans), FuzzTarget("words", tokenizes),
        FuzzTarget("date", readsDate), FuzzTarget("language", tellsLanguage),
    ]

    /// Text is left as it is, or becomes text that is no longer.
    private static func removesMarkup(_ bytes: [UInt8]) throws -> Bool {
        let text = Array(bytes.text.utf8)
        guard let plain = PlainText.removingMarkup(from: text.span) else { return false }
        try require(plain.isText, "what is left is not UTF-8")
        try require(plain.count <= text.count, "what is left is longer")
        try require(text.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }, "markup without a sign of it")
        return true
    }

    /// A text is no page, or what a reader sees of it, which is no longer.
    private static func readsPage(_ bytes: [UInt8]) throws -> Bool {
        let text = Array(bytes.text.utf8)
        guard let page = HTMLPage(text.span) else { return false }
        try require(page.text.isText, "what is left is not UTF-8")
        try require(page.text.count <= text.count, "what is left is longer")
        return true
    }

    /// Damaged characters are repaired once and for all.
    private static func repairs(_ bytes: [UInt8]) throws -> Bool {
        let text = Array(bytes.text.utf8)
        guard let repaired = Mojibake.repairing(text.span) else { return false }
        try require(repaired.isText, "what is repaired is not UTF-8")
        try require(Mojibake.repairing(repaired.span) == nil, "what is repaired is repaired again")
        return true
    }

    /// An article, its title before the first line feed and its source before the second, as a record and as a file.
    private static func cleans(_ bytes: [UInt8]) throws -> Bool {
        let parts = Array(bytes.text.utf8).split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return false }
        for (stripsFurniture, titleFromText) in [(true, false), (true, true), (false, false)] {
            var batch = ArticleBatch(titleFromText: titleFromText)
            // Twice, and once more from another source: lines recur.
            for source in [parts[1], parts[1], []] {
                var entry = ArticleBatch.Entry(place: RecordPlace(input: 0, line: 1, offset: 0, length: 0))
                for (field, part) in [
                    (\ArticleBatch.Entry.title, titleFromText ? [] : parts[0]), (\.source, source), (\.text, parts[2]),
                ] {
                    entry[keyPath: field] =
                        part.isEmpty ? .empty : ByteRange(lower: batch.bytes.count, count: part.count)
                    batch.bytes += part
                }
                batch.entries.append(entry)
            }
            let before = batch.bytes.count
            for batch in Cleaning.clean([batch], strippingFurniture: stripsFurniture, threads: 1) {
                try require(batch.entries.count == 3, "an article has gone")
                for entry in batch.entries {
                    let kept = [entry.title, entry.text].map { Array(batch.bytes[$0.bounds]) }
                    try require(kept.allSatisfy(\.isText), "what is left is not UTF-8")
                    try require(kept.allSatisfy { $0.count <= before }, "what is left is longer")
                }
            }
        }
        return true
    }

    /// Every vector level finds the words that reading byte by byte finds, and these are the libraries' own.
    private static func tokenizes(_ bytes: [UInt8]) throws -> Bool {
        let text = Array(bytes.text.utf8)
        for removesDiacritics in [false, true] {
            let tokenizer = Tokenizer(removesDiacritics: removesDiacritics)
            var plain = TokenBuffer()
            tokenizer.tokenizeByBytes(0..<text.count, of: text.span, into: &plain)
            let expected = words(of: plain, in: text)
            for level in VectorLevel.available {
                var tokens = TokenBuffer(scanner: WordScanner(level: level))
                tokenizer.tokenize(text.span, into: &tokens)
                try require(tokens.hashes == plain.hashes, "\(level) has other words than reading byte by byte")
                try require(words(of: tokens, in: text) == expected, "\(level) shows words otherwise")
            }
            let segments = Tokenizer.segments(ofRun: text, removingDiacritics: removesDiacritics)
            try require(
                plain.hashes
                    == segments.map { WordKey.hash(ofNormalised: $0.span, removingDiacritics: removesDiacritics) },
                "the libraries alone have other words")
        }
        return true
    }

    private static func words(of tokens: TokenBuffer, in text: [UInt8]) -> [String] {
        (0..<tokens.count).map { token in
            "\(tokens.surface(of: token, in: text.span)) \(tokens.normalisedBytes(of: token, in: text.span)) "
                + "\(tokens.isCapitalised(token, in: text.span)) \(tokens.isNumber(token, in: text.span))"
        }
    }

    /// A date that is read is written so that it is read again, with the precision that it has.
    private static func readsDate(_ bytes: [UInt8]) throws -> Bool {
        guard let date = DateReader.ofResults.date(bytes[...]) else { return false }
        try require(date.first <= date.last, "\(date) ends before it begins")
        let again = DateReader.ofResults.date(date.description)
        try require(again == date, "\(date) is read as \(again?.description ?? "none")")
        return true
    }

    private static let detection = LanguageDetection()

    /// The detector takes any bytes; with the function words it comes to the code of a language.
    private static func tellsLanguage(_ bytes: [UInt8]) throws -> Bool {
        let answer = LanguageDetector.answer(for: bytes.span)
        // It parts what it counts by spaces of its own.
        let letters = answer?.letterBytes ?? 0
        try require((0...2 * bytes.count + 2).contains(letters), "\(letters) of \(bytes.count) bytes are letters")
        let parts = Array(bytes.text.utf8).split(separator: 0x0A, maxSplits: 1).map(Array.init)
        guard let text = parts.last else { return false }
        let title = parts.count == 2 ? parts[0] : []
        var tokens = TokenBuffer()
        Tokenizer().tokenize(text.span, into: &tokens)
        guard let code = detection.guess(tokens.hashes.span, title: title.span, text: text.span).language else {
            return false
        }
        try require(LanguageTag.language(code) == code, "\(code) is the code of no language")
        return answer != nil
    }
}
