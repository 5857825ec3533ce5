package import Corpus
import Kernels

/// The names and numbers that two texts mention, and which of them only one does.
package struct Mentions: Sendable, Equatable {
    /// What both texts say and what only one says, in the order of the first text, or of the text that says it.
    package struct Comparison: Sendable, Equatable {
        package var shared: [String] = []
        package var onlyA: [String] = []
        package var onlyB: [String] = []
    }

    /// Words with a capital inside a sentence, but for days, months and forms of address; those that stand side by side
    /// are one name.
    package private(set) var names = Comparison()
    /// Words that begin with a digit.
    package private(set) var numbers = Comparison()

    /// - Complexity: O(n) in the names and numbers.
    package init(_ first: OfText, _ second: OfText) {
        numbers = Self.compared(first.numbers.map { [$0] }, second.numbers.map { [$0] })
        names = Self.compared(first.names, second.names)
    }

    /// The names and numbers of one text, in their order.
    package struct OfText: Sendable {
        fileprivate let names: [[Mention]]
        fileprivate let numbers: [Mention]
        /// All words of the text.
        fileprivate let words: Set<UInt64>

        /// - Parameters:
        ///   - functionWords: hashes of words that are no names, though they may follow an opening quote.
        ///   - isName: whether a word with a capital may be a name, as days, months and forms of address are not.
        /// - Complexity: O(n) in the words.
        package init(
            of text: ArraySlice<UInt8>, tokenizer: Tokenizer, functionWords: Set<UInt64>, isName: (String) -> Bool
        ) {
            (names, numbers, words) = Mentions.read(text, tokenizer, functionWords, isName)
        }

        /// The names, whole and each once, that have a word which another text has nowhere.
        package func names(beyond other: OfText) -> [String] {
            Mentions.distinct(names.filter { name in name.contains { !other.words.contains($0.hash) } })
        }

        /// The numbers, each once, that another text has nowhere.
        package func numbers(beyond other: OfText) -> [String] {
            Mentions.distinct(numbers.filter { !other.words.contains($0.hash) }.map { [$0] })
        }
    }

    fileprivate struct Mention {
        var hash: UInt64
        var surface: String
        /// Without the ending of a possessive.
        var bare: String

        init(number: String) { (surface, bare, hash) = (number, number, Hash64.hash(number.lowercased())) }

        init(name word: String) {
            surface = word
            bare = ["'s", "’s"].first { word.hasSuffix($0) }.map { String(word.dropLast($0.count)) } ?? word
            hash = Hash64.hash(bare.lowercased())
        }
    }

    fileprivate static func read(
        _ text: ArraySlice<UInt8>, _ tokenizer: Tokenizer, _ functionWords: Set<UInt64>, _ isName: (String) -> Bool
    ) -> (names: [[Mention]], numbers: [Mention], words: Set<UInt64>) {
        var all: Set<UInt64> = []
        var names: [[Mention]] = []
        var numbers: [Mention] = []
        var tokens = TokenBuffer()
        // Who wrote and edited a text is no mention.
        let text = Boilerplate.removing(from: text).map { $0[...] } ?? text
        for range in Sentences.ranges(of: text.span) {
            let sentence = text[text.startIndex + range.lowerBound..<text.startIndex + range.upperBound].span
            tokens.removeAll()
            tokenizer.tokenize(sentence, into: &tokens)
            all.formUnion(tokens.hashes)
            let words = SpellingTable.words(of: tokens, in: sentence)
            // In scripts written without spaces, which have no capitals either, words are not the tokens.
            guard words.count == tokens.count else {
                numbers += digits(in: sentence).map { Mention(number: $0) }
                continue
            }
            let isHeadline =
                sentence[sentence.count - 1] != UInt8(ascii: ".") && isHeadline(words, tokens, functionWords)
            // Where the last name ended in the sentence; a sign between two words parts names.
            var end: Int?
            for (token, word) in words.enumerated() {
                let surface = tokens.surface(of: token, in: sentence)
                if tokens.isNumber(token, in: sentence) {
                    numbers.append(Mention(number: surface))
                    end = nil
                    continue
                }
                guard word.isCapitalised, !isHeadline, token > 0, word.range.count > 1,
                    !functionWords.contains(tokens.hashes[token]),
                    word.isFolded || !opens(word.range.lowerBound, in: sentence)
                else {
                    end = nil
                    continue
                }
                let mention = Mention(name: surface)
                guard isName(mention.bare) else {
                    end = nil
                    continue
                }
                // The place of a folded word in the text is not known, so it stands alone.
                if !word.isFolded, let last = end, word.range.lowerBound == last + 1, sentence[last] == 0x20 {
                    names[names.count - 1].append(mention)
                } else {
                    names.append([mention])
                }
                end = word.isFolded ? nil : word.range.upperBound
            }
        }
        return (names, numbers, all)
    }

    /// The runs of digits that no letter of A to Z stands before, with the signs between digits.
    private static func digits(in sentence: Span<UInt8>) -> [String] {
        func isDigit(_ index: Int) -> Bool { index < sentence.count && sentence[index] &- 0x30 < 10 }
        func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
        var found: [String] = []
        var index = 0
        while index < sentence.count {
            let start = index
            while isDigit(index) || index > start && isDigit(index + 1) && ".,:".utf8.contains(sentence[index]) {
                index += 1
            }
            if index > start, start == 0 || !isLetter(sentence[start - 1]) {
                found.append(String(decoding: (start..<index).map { sentence[$0] }, as: UTF8.self))
            }
            if index == start { index += 1 }
        }
        return found
    }

    /// Whether nearly all words but function words have a capital, as in headlines and lines of names.
    private static func isHeadline(
        _ words: [SpellingTable.Word], _ tokens: TokenBuffer, _ functionWords: Set<UInt64>
    ) -> Bool {
        let content = words.indices.filter { !functionWords.contains(tokens.hashes[$0]) }
        return content.count > 3 && 5 * content.count { words[$0].isCapitalised } > 4 * content.count
    }

    /// Whether a word stands behind an opening quote, a bracket or a colon, where a sentence may begin.
    private static func opens(_ start: Int, in sentence: Span<UInt8>) -> Bool {
        var index = start - 1
        while index >= 0, sentence[index] == 0x20 { index -= 1 }
        guard index >= 0 else { return true }
        if "\"'([:".utf8.contains(sentence[index]) { return true }
        guard index >= 2, sentence[index - 2] == 0xE2, sentence[index - 1] == 0x80 else { return false }
        // ‘ “ „
        return [0x98, 0x9C, 0x9E].contains(sentence[index])
    }

    /// Each run is cut where words that the other text has change with words that it has not.
    private static func compared(_ a: [[Mention]], _ b: [[Mention]]) -> Comparison {
        let (inA, inB) = (Set(a.joined().map(\.hash)), Set(b.joined().map(\.hash)))
        let (partsA, partsB) = (parts(of: a, known: inB), parts(of: b, known: inA))
        return Comparison(shared: partsA.known, onlyA: partsA.unknown, onlyB: partsB.unknown)
    }

    private static func parts(of runs: [[Mention]], known: Set<UInt64>) -> (known: [String], unknown: [String]) {
        var parts: (known: [[Mention]], unknown: [[Mention]]) = ([], [])
        for run in runs {
            var start = 0
            for end in 1...run.count {
                let isKnown = known.contains(run[start].hash)
                guard end == run.count || known.contains(run[end].hash) != isKnown else { continue }
                let part = Array(run[start..<end])
                if isKnown { parts.known.append(part) } else { parts.unknown.append(part) }
                start = end
            }
        }
        return (distinct(parts.known), distinct(parts.unknown))
    }

    /// Each name once, and none whose words are all in a longer one.
    fileprivate static func distinct(_ names: [[Mention]]) -> [String] {
        var seen: Set<[UInt64]> = []
        let once = names.filter { seen.insert($0.map(\.hash)).inserted }
        var longest: [UInt64: Int] = [:]
        for name in once { for word in name { longest[word.hash] = max(longest[word.hash] ?? 0, name.count) } }
        return once.filter { name in
            name.count > 1 || longest[name[0].hash] == 1
        }.map { ($0.dropLast().map(\.surface) + [$0.last!.bare]).joined(separator: " ") }
    }
}
