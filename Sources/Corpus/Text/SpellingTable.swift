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

    /// A word as it was written; one that was found by Unicode rules normalised, but with its capital.
    package func surface(_ spelling: Int) -> String {
        let word = String(decoding: bytes[range(of: spelling)], as: UTF8.self)
        return traits[spelling].isSuperset(of: [.capital, .folded])
            ? word.prefix(1).uppercased() + word.dropFirst() : word
    }

    /// The normalised UTF-8 of a word, which all its spellings share.
    package func normalisedBytes(_ spelling: Int) -> [UInt8] {
        let bytes = bytes[range(of: spelling)]
        return traits[spelling].contains(.folded) ? Array(bytes) : TokenBuffer.normalised(bytes.span)
    }

    private func range(of spelling: Int) -> Range<Int> {
        (spelling == 0 ? 0 : Int(ends[spelling - 1]))..<Int(ends[spelling])
    }

    /// Ends a spelling, whose bytes have been appended.
    private mutating func end(_ traits: Traits) {
        ends.append(UInt32(bytes.count))
        self.traits.append(traits)
    }

    /// Counts the spellings of one text after the other.
    package struct Counter {
        private var table = SpellingTable()
        private var counter = SpellingCounter()
        private var firstSeen: [UInt32] = []

        package init() {}

        /// Counts tokens of a text.
        ///
        /// - Parameters:
        ///   - first: the token to begin with.
        ///   - tokens: with their places.
        ///   - text: what the tokens were read from.
        package mutating func add(_ tokens: TokenBuffer, from first: Int = 0, of text: Span<UInt8>) {
            guard first < tokens.count else { return }
            firstSeen.removeAll(keepingCapacity: true)
            counter.add(
                wordsOf: text, starts: tokens.starts.span.extracting(first...),
                lengths: tokens.counts.span.extracting(first...), firstSeen: &firstSeen)
            for index in firstSeen {
                let token = first + Int(index)
                let start = Int(tokens.starts[token])
                var traits: Traits = []
                if tokens.isCapitalised(token, in: text) { traits.insert(.capital) }
                if tokens.isNumber(token, in: text) { traits.insert(.number) }
                for position in start..<start + Int(tokens.counts[token]) { table.bytes.append(text[position]) }
                table.end(traits)
            }
            if !tokens.folded.isEmpty { addFolded(tokens, from: first) }
        }

        /// Counts the tokens that do not stand in the text as they are.
        private mutating func addFolded(_ tokens: TokenBuffer, from first: Int) {
            // Where the last token of a script without spaces ends, its script, and whether it is in a word already.
            var last = (range: 0..<0, script: UnspacedScript?.none, isInWord: false)
            func isOpen(_ last: (range: Range<Int>, script: UnspacedScript?, isInWord: Bool)) -> Bool {
                last.script != nil && !last.isInWord
            }
            for token in first..<tokens.count where tokens.starts[token] & TokenBuffer.inFolded != 0 {
                let start = Int(tokens.starts[token] & ~TokenBuffer.inFolded)
                let range = start..<start + Int(tokens.counts[token] & ~TokenBuffer.capital)
                let isCapital = tokens.counts[token] & TokenBuffer.capital != 0
                guard let script = UnspacedScript(of: tokens.folded[range]) else {
                    add(tokens.folded[range], isCapital ? [.folded, .capital] : .folded)
                    continue
                }
                let continues = last.script == script && last.range.upperBound == start
                if continues {
                    add(tokens.folded[last.range.lowerBound..<range.upperBound], .folded)
                } else if isOpen(last) {
                    add(tokens.folded[last.range], .folded)
                }
                last = (range, script, continues)
            }
            if isOpen(last) { add(tokens.folded[last.range], .folded) }
        }

        private mutating func add(_ word: ArraySlice<UInt8>, _ traits: Traits) {
            // A capital that folding lost makes another spelling.
            let key = Hash64.hash(word.span) ^ (traits.contains(.capital) ? Hash64.seed : 0)
            guard counter.add(key) else { return }
            table.bytes += word
            table.end(traits)
        }

        /// Ends a text: appends the number of each spelling that stood in it, and how often, up to 65,535.
        package mutating func endText(numbers: inout [UInt32], counts: inout [UInt16]) {
            counter.endText(numbers: &numbers, counts: &counts)
        }

        /// The spellings by their numbers.
        package consuming func finished() -> SpellingTable {
            table.keys = Array(counter.keys)
            table.bytes = Array(table.bytes[...])
            return table
        }
    }
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
