import Kernels

/// The different spellings of the words of some texts, in the order in which they were met.
///
/// In scripts written without spaces a word is two characters that touch, a character alone where no other of
/// its script does.
package struct SpellingTable: Sendable {
    /// Per spelling: what it is known by in any table.
    package private(set) var keys: [UInt64] = []
    private var bytes: [UInt8] = []
    /// Per spelling: where its bytes end.
    private var ends: [UInt32] = []
    private var traits: [Traits] = []

    struct Traits: OptionSet {
        let rawValue: UInt8
        /// Begins with a capital, as names do.
        static let capital = Traits(rawValue: 1)
        /// Begins with a digit.
        static let number = Traits(rawValue: 2)
        /// Its bytes are normalised: the capital was lost.
        static let folded = Traits(rawValue: 4)
    }

    package var count: Int { ends.count }

    /// Whether a spelling begins with a capital, or with a digit.
    package func isNameOrNumber(_ spelling: Int) -> Bool {
        !traits[spelling].isDisjoint(with: [.capital, .number])
    }

    /// Whether a spelling of ASCII letters has two capitals at its beginning.
    package func isShouted(_ spelling: Int) -> Bool {
        let range = range(of: spelling)
        return traits[spelling].contains(.capital) && range.count > 1 && bytes[range.lowerBound + 1] &- 0x41 < 26
    }

    /// A word as it was written; one that was found by Unicode rules normalised, but with its capital.
    package func surface(_ spelling: Int) -> String {
        let word = String(decoding: bytes[range(of: spelling)], as: UTF8.self)
        return traits[spelling].isSuperset(of: [.capital, .folded])
            ? word.prefix(1).uppercased() + word.dropFirst() : word
    }

    /// Makes a buffer the normalised UTF-8 of a word, which all its spellings share.
    package func readNormalised(_ spelling: Int, into word: inout [UInt8]) {
        word.removeAll(keepingCapacity: true)
        let bytes = bytes.span.extracting(range(of: spelling))
        if traits[spelling].contains(.folded) {
            for index in bytes.indices { word.append(bytes[index]) }
        } else {
            TokenBuffer.appendNormalised(bytes, to: &word)
        }
    }

    private func range(of spelling: Int) -> Range<Int> {
        (spelling == 0 ? 0 : Int(ends[spelling - 1]))..<Int(ends[spelling])
    }

    /// Takes a spelling of another table behind its own.
    mutating func append(_ spelling: Int, of other: SpellingTable) {
        keys.append(other.keys[spelling])
        bytes += other.bytes[other.range(of: spelling)]
        end(other.traits[spelling])
    }

    /// Ends a spelling, whose bytes have been appended.
    private mutating func end(_ traits: Traits) {
        ends.append(UInt32(bytes.count))
        self.traits.append(traits)
    }

    /// Counts the spellings of one text after the other.
    package struct Counter {
        private var table = SpellingTable()
        private var counter: SpellingCounter
        private var firstSeen: [UInt32] = []

        /// - Parameter bytes: of the texts to come, about.
        package init(bytes: Int) { counter = SpellingCounter(expecting: bytes / Self.bytesPerSpelling) }

        /// A megabyte of news has 15,000 to 20,000 spellings.
        private static let bytesPerSpelling = 64

        /// Counts tokens of a text.
        ///
        /// - Parameters:
        ///   - tokens: with their places.
        ///   - range: those that are counted; nil for all.
        ///   - text: what the tokens were read from.
        package mutating func add(_ tokens: TokenBuffer, in range: Range<Int>? = nil, of text: Span<UInt8>) {
            let range = range ?? 0..<tokens.count
            guard !range.isEmpty else { return }
            firstSeen.removeAll(keepingCapacity: true)
            counter.add(
                wordsOf: text, starts: tokens.starts.span.extracting(range),
                lengths: tokens.counts.span.extracting(range), firstSeen: &firstSeen)
            for index in firstSeen {
                let token = range.lowerBound + Int(index)
                let start = Int(tokens.starts[token])
                var traits: Traits = []
                if tokens.isCapitalised(token, in: text) { traits.insert(.capital) }
                if tokens.isNumber(token, in: text) { traits.insert(.number) }
                for position in start..<start + Int(tokens.counts[token]) { table.bytes.append(text[position]) }
                table.end(traits)
            }
            if !tokens.folded.isEmpty { addFolded(tokens, in: range) }
        }

        /// Counts the words that do not stand in the text as they are.
        private mutating func addFolded(_ tokens: TokenBuffer, in range: Range<Int>) {
            tokens.forEachFoldedWord(in: range) { _, range, traits in
                let word = tokens.folded[range]
                guard counter.add(SpellingTable.key(ofFolded: word, traits)) else { return }
                table.bytes += word
                table.end(traits)
            }
        }

        /// Ends a text: appends the number of each spelling that stood in it, and how often, up to 65,535.
        package mutating func endText(numbers: inout [UInt32], counts: inout [UInt16]) {
            counter.endText(numbers: &numbers, counts: &counts)
        }

        /// The spellings by their numbers.
        package consuming func finished() -> SpellingTable {
            table.keys = Array(counter.keys)
            // What was appended one piece at a time left room to grow.
            table.bytes = Array(table.bytes[...])
            table.ends = Array(table.ends[...])
            table.traits = Array(table.traits[...])
            return table
        }
    }
}

extension SpellingTable {
    /// A capital that folding lost makes another spelling. Without one the key is that of the same bytes in a text, so
    /// that "2010" of "2010°" is the "2010" of others; what a spelling is must follow from its bytes and its capital
    /// alone, since any text may be the first to have it.
    private static func key(ofFolded word: ArraySlice<UInt8>, _ traits: Traits) -> UInt64 {
        Hash64.hash(word.span) ^ (traits.contains(.capital) ? Hash64.seed : 0)
    }

    /// A word of a text in its place.
    package struct Word: Sendable {
        /// That of its spelling.
        package let key: UInt64
        /// Bytes of the text; of a folded word where they would be, were the text its folded words.
        package let range: Range<Int>
        package let isFolded: Bool
        package let isCapitalised: Bool
    }

    /// The words of a text as they are counted, in reading order.
    package static func words(of tokens: TokenBuffer, in text: Span<UInt8>) -> [Word] {
        var folded: [(token: Int, word: Word)] = []
        tokens.forEachFoldedWord(in: 0..<tokens.count) { token, range, traits in
            let word = Word(
                key: key(ofFolded: tokens.folded[range], traits), range: range, isFolded: true,
                isCapitalised: traits.contains(.capital))
            folded.append((token, word))
        }
        var words: [Word] = []
        words.reserveCapacity(tokens.count)
        var next = 0
        for token in 0..<tokens.count {
            while next < folded.count, folded[next].token == token {
                words.append(folded[next].word)
                next += 1
            }
            guard tokens.starts[token] & TokenBuffer.inFolded == 0 else { continue }
            let range = Int(tokens.starts[token])..<Int(tokens.starts[token]) + Int(tokens.counts[token])
            words.append(
                Word(
                    key: Hash64.hash(text.extracting(range)), range: range, isFolded: false,
                    isCapitalised: tokens.isCapitalised(token, in: text)))
        }
        return words
    }
}

extension TokenBuffer {
    /// The words of the tokens that needed the Unicode path, each with the last of its tokens and where it is folded.
    fileprivate func forEachFoldedWord(in tokens: Range<Int>, _ body: (Int, Range<Int>, SpellingTable.Traits) -> Void) {
        guard !folded.isEmpty else { return }
        // The last token of a script without spaces, and whether it is in a word already.
        var last: (token: Int, range: Range<Int>, script: UnspacedScript, isInWord: Bool)?
        func closeLast() {
            if let open = last, !open.isInWord { body(open.token, open.range, .folded) }
            last = nil
        }
        for token in tokens where starts[token] & Self.inFolded != 0 {
            let start = Int(starts[token] & ~Self.inFolded)
            let range = start..<start + Int(counts[token] & Self.countMask)
            guard let script = UnspacedScript(of: folded[range]) else {
                closeLast()
                var traits: SpellingTable.Traits = counts[token] & Self.capital == 0 ? .folded : [.folded, .capital]
                if counts[token] & Self.number != 0 { traits.insert(.number) }
                body(token, range, traits)
                continue
            }
            if let before = last, before.script == script, before.range.upperBound == start {
                body(token, before.range.lowerBound..<range.upperBound, .folded)
                last = (token, range, script, true)
            } else {
                closeLast()
                last = (token, range, script, false)
            }
        }
        closeLast()
    }

    /// Normalised bytes of a folded word.
    package func foldedBytes(_ range: Range<Int>) -> ArraySlice<UInt8> { folded[range] }
}

/// The scripts that are written without spaces, so that a token is a character.
enum UnspacedScript {
    case han, hiragana, katakana, thai, lao, khmer, myanmar

    /// The script of a token's first character; nil for one that is written in words.
    init?(of token: ArraySlice<UInt8>) {
        var decoder = UTF8()
        var bytes = token.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
        switch scalar.value {
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x323AF:
            self = .han
        case 0x3041...0x309F: self = .hiragana
        case 0x30A0...0x30FF, 0x31F0...0x31FF: self = .katakana
        case 0x0E00...0x0E7F: self = .thai
        case 0x0E80...0x0EFF: self = .lao
        case 0x1780...0x17FF: self = .khmer
        case 0x1000...0x109F: self = .myanmar
        default: return nil
        }
    }
}
