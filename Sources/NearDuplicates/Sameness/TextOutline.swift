import Corpus
import Kernels

/// The words of a text as they are compared for what they say: each with its kind, the spelling of those that are facts,
/// and where the words of the title stand.
///
/// In 32-bit numbers, so that the outlines of many texts can wait in a file: eight counts, a code for each word, the hashes
/// of names, numbers, days and the words that turn a sentence, four numbers for each spelling, the keys of the title, and
/// the places where these occur. A class, as its ten parts would be counted one by one wherever it is handed on.
final class TextOutline: Sendable {
    /// What a word is; a code is its hash with these in the low bits.
    struct Kind: OptionSet, Sendable {
        let rawValue: UInt32

        /// It holds a digit.
        static let number = Kind(rawValue: 1)
        /// It is written as names are: with a capital where no sentence begins.
        static let name = Kind(rawValue: 2)
        static let negation = Kind(rawValue: 4)
        /// A day of the week or a month.
        static let calendar = Kind(rawValue: 8)
        /// Five letters or more.
        static let long = Kind(rawValue: 16)
        /// There are words that say its opposite.
        static let opposed = Kind(rawValue: 32)
        /// Its spelling is kept.
        static let spelled = Kind(rawValue: 64)
        /// It says nothing where it stands beside a negation.
        static let auxiliary = Kind(rawValue: 128)
        /// A number in words.
        static let amount = Kind(rawValue: 256)
        /// A day of the week.
        static let weekday = Kind(rawValue: 512)
        /// It has a capital where a sentence may begin.
        static let openCapital = Kind(rawValue: 1024)
        /// It is one character of a script that is written without spaces.
        static let character = Kind(rawValue: 2048)

        /// In German a noun follows; and no other language has the word. Kept of words in lists alone: a code has no room for it.
        static let determiner = Kind(rawValue: 4096)
        static let german = Kind(rawValue: 8192)
        /// A month where it stands beside a day of one, and else something else: "May 4", "may".
        static let monthByDay = Kind(rawValue: 16384)
    }

    /// Bits of a code below its hash.
    static let kindBits: UInt32 = 12

    /// The hash of a word in its code: 20 bits.
    static func codeHash(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 44) }

    private static let headerCount = 8
    /// The words that a text begins with. In a short text, and where words may be misread, their spellings are kept whatever
    /// they are.
    static let leadWords = 30
    private static let mostSpelledWords = 80
    /// The most different words of a title.
    static let mostTitleKeys = 24
    private static let mostOccurrences = 256
    /// Letters of a word in the scripts of Southeast Asia, those above and below the line left out.
    static let lettersOfWord = 4

    let codes: ArraySlice<UInt32>
    /// The hashes of the different names, ascending.
    let names: ArraySlice<UInt32>
    /// Those of the different numbers, and of days and months.
    let numbers: ArraySlice<UInt32>
    let days: ArraySlice<UInt32>
    /// Those of all negations and words that have an opposite, ascending.
    let turns: ArraySlice<UInt32>
    private let spellings: ArraySlice<UInt32>
    /// The different words of the title, by their first letters.
    let titleKeys: ArraySlice<UInt32>
    /// Its shorter words that may be what it is about, by the hashes in codes.
    let shortTitleWords: ArraySlice<UInt32>
    /// Where all these occur in the text: a word's place, and behind it in the low five bits which of them it is, the short ones
    /// behind the keys.
    let titleOccurrences: ArraySlice<UInt32>
    /// Whether names can be told by their capitals.
    let tellsNames: Bool
    /// Words of the place and the agency that a report begins with.
    let datelineWords: Int
    /// The last number of the title, or what is left of it; 0 where it has none.
    let titleNumber: Int
    /// Whether the title is the first line of the text.
    let hasHeading: Bool
    /// Whether its title calls it a gathering of texts or voices: reactions, a live page, a digest.
    let isGathered: Bool
    /// Codes to a word: one, or several where a script that is written without spaces has letters, as Thai has.
    let codesToWord: Int

    /// - Parameter numbers: as ``Maker`` made them.
    init(_ numbers: ArraySlice<UInt32>) {
        let start = numbers.startIndex
        let (words, spelled) = (Int(numbers[start]), Int(numbers[start + 1]))
        let (keys, occurrences) = (Int(numbers[start + 2] & 0xFF), Int(numbers[start + 3] & 0xFFFF))
        let shortWords = Int(numbers[start + 2] >> 8 & 0xFF)
        tellsNames = numbers[start + 2] >> 31 == 1
        datelineWords = Int(numbers[start + 2] >> 16 & 0xF)
        titleNumber = Int(numbers[start + 2] >> 20 & 0x3FF)
        hasHeading = numbers[start + 2] >> 30 & 1 == 1
        isGathered = numbers[start + 3] >> 31 == 1
        codesToWord = numbers[start + 3] >> 30 & 1 == 1 ? Self.lettersOfWord : 1
        let counts = (4..<Self.headerCount).map { Int(numbers[start + $0]) }
        var next = start + Self.headerCount
        func take(_ count: Int) -> ArraySlice<UInt32> {
            defer { next += count }
            return numbers[next..<next + count]
        }
        codes = take(words)
        names = take(counts[0])
        self.numbers = take(counts[1])
        days = take(counts[2])
        turns = take(counts[3])
        spellings = take(4 * spelled)
        titleKeys = take(keys)
        shortTitleWords = take(shortWords)
        titleOccurrences = take(occurrences)
    }

    var count: Int { codes.count }

    @inline(__always)
    func code(_ word: Int) -> UInt32 { codes[codes.startIndex + word] }

    @inline(__always)
    func kind(_ word: Int) -> Kind { Kind(rawValue: code(word) & (1 << Self.kindBits - 1)) }

    /// The value of a number of one digit or two, with or without the letters of an ordinal; nil of another word.
    func smallNumber(_ word: Int) -> Int? {
        var reader = SpellingReader(self)
        var digits = reader.spellings(of: word..<word + 1)[0].filter { $0 != UInt8(ascii: ".") }
        let letters = digits.reversed().prefix { $0 &- 0x30 >= 10 }.count
        if letters <= 2 { digits.removeLast(letters) }
        guard 1...2 ~= digits.count, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return digits.reduce(0) { 10 * $0 + Int($1 - 0x30) }
    }

    /// Where the words of the title stand that another text's title has not.
    func ownTitleWords(without other: TextOutline) -> [Int] {
        titleOccurrences.filter { occurrence in
            let place = Int(occurrence & 31)
            return place < titleKeys.count
                ? !other.titleKeys.contains(titleKeys[titleKeys.startIndex + place])
                : !other.shortTitleWords.contains(
                    shortTitleWords[shortTitleWords.startIndex + place - titleKeys.count])
        }.map { Int($0 >> 5) }
    }

    /// Reads the spellings of words that come in ascending order.
    struct SpellingReader {
        private let outline: TextOutline
        private var word = 0
        private var place: Int

        init(_ outline: TextOutline) {
            self.outline = outline
            place = outline.spellings.startIndex
        }

        /// The first bytes of some words' spellings, fifteen at most; empty where it is not kept.
        ///
        /// - Complexity: O(n) in the words since those last asked for; from the beginning where these come before them.
        mutating func spellings(of words: Range<Int>) -> [[UInt8]] {
            if words.lowerBound < word { (word, place) = (0, outline.spellings.startIndex) }
            while word < words.lowerBound {
                if outline.kind(word).contains(.spelled) { place += 4 }
                word += 1
            }
            var next = place
            return words.map { word in
                guard outline.kind(word).contains(.spelled) else { return [] }
                defer { next += 4 }
                var bytes: [UInt8] = []
                bytes.reserveCapacity(16)
                for number in outline.spellings[next..<next + 4] {
                    for shift in stride(from: 0, to: 32, by: 8) {
                        bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
                    }
                }
                return Array(bytes[1..<1 + min(15, Int(bytes[0]))])
            }
        }
    }
}

extension TextOutline {
    /// Makes the outlines of one text after the other, in the same memory.
    struct Maker {
        private let tables: WordTables
        private let isScanned: Bool
        private var titleWords: TitleWords
        private var shapes = TokenShapes()
        private var marks = Marks()
        /// Hashes of the names, the numbers and the days.
        private var facts: [[UInt32]] = [[], [], []]
        private var turns: [UInt32] = []

        /// What is found of the words of a text beside their codes.
        private struct Marks {
            /// Those that are facts, turn a sentence, begin with a capital or have their spelling kept, ascending.
            var words: [UInt32] = []
            /// Words with a capital where no sentence begins.
            var names: [UInt64] = []
            /// Words with a capital where one may begin.
            var openCapitals: [UInt32] = []
            var (numbers, capitals) = (0, 0)
            /// Words that announce a noun in German, and words that are German alone.
            var (determiners, germanWords) = (0, 0)
            /// Letters that stand for themselves, since their script has no spaces.
            var letters = 0

            mutating func removeAll() {
                words.removeAll(keepingCapacity: true)
                names.removeAll(keepingCapacity: true)
                openCapitals.removeAll(keepingCapacity: true)
                (numbers, capitals) = (0, 0)
                (determiners, germanWords, letters) = (0, 0, 0)
            }
        }

        /// - Parameter isScanned: whether any word may be misread.
        init(_ tokenizer: Tokenizer, isScanned: Bool) {
            self.isScanned = isScanned
            titleWords = TitleWords(tokenizer)
            tables = .tables(for: tokenizer)
        }

        /// Appends the numbers of an outline.
        ///
        /// - Parameters:
        ///   - tokens: those of the text.
        ///   - title: that of the article; where it has none, the headline that the text begins with is taken for one.
        /// - Complexity: O(n) in the bytes of both.
        mutating func append(
            _ tokens: TokenBuffer, of text: Span<UInt8>, title: Span<UInt8>, to numbers: inout [UInt32]
        ) {
            shapes.read(tokens, in: text)
            let heading = title.count == 0 ? Heading.range(in: text) : nil
            let keys =
                if let heading { titleWords.keys(of: text.extracting(heading)) } else { titleWords.keys(of: title) }
            let header = numbers.count
            let shortWords = titleWords.shortWords(tables)
            let number =
                if let heading { Heading.lastNumber(of: text.extracting(heading)) } else {
                    Heading.lastNumber(of: title)
                }
            numbers += [UInt32(tokens.count), 0, 0, 0, 0, 0, 0, 0]
            let tellsNames = appendCodes(of: tokens, in: text, to: &numbers)
            numbers[header + 2] =
                UInt32(keys.count) | UInt32(shortWords.count) << 8 | UInt32(Heading.datelineWords(of: text)) << 16
                | UInt32(number & 0x3FF) << 20
                | (heading == nil ? 0 : 1 << 30) | (tellsNames ? 1 << 31 : 0)
            if PieceKind.labelled(title.indices.map { title[$0] })?.isGathered == true { numbers[header + 3] = 1 << 31 }
            if 2 * marks.letters > tokens.count { numbers[header + 3] |= 1 << 30 }
            appendFacts(codesFrom: header + TextOutline.headerCount, header, to: &numbers)
            numbers[header + 1] = appendSpellings(
                codesFrom: header + TextOutline.headerCount, tokens, of: text, to: &numbers)
            guard !keys.isEmpty || !shortWords.isEmpty else { return }
            numbers += keys
            numbers += shortWords.map(TextOutline.codeHash)
            numbers[header + 3] |= titleWords.appendOccurrences(
                of: keys, shortWords, in: tokens, from: heading == nil ? 0 : titleWords.wordCount, of: text,
                shapes: shapes,
                most: TextOutline.mostOccurrences, to: &numbers)
        }

        /// Appends a code for each token, and says whether names can be told by their capitals: not where all is in capitals,
        /// or nothing.
        private mutating func appendCodes(
            of tokens: TokenBuffer, in text: Span<UInt8>, to numbers: inout [UInt32]
        ) -> Bool {
            marks.removeAll()
            let start = numbers.count
            numbers.append(contentsOf: repeatElement(0, count: tokens.count))
            let spelledWords = isScanned || tokens.count <= TextOutline.mostSpelledWords ? TextOutline.leadWords : 0
            // Most words have none of these shapes, and are in no list.
            let isTelling = WordShape.capital.rawValue | WordShape.digit.rawValue | WordShape.beyondHebrew.rawValue
            let isLong = WordShape.long.rawValue
            let isLongCharacter = ([.long, .character] as Kind).rawValue
            do {
                var codes = numbers.mutableSpan
                let allShapes = shapes.shapes
                let (hashes, shapes) = (tokens.hashes.span, allShapes.span)
                for token in hashes.indices {
                    let (hash, shape) = (hashes[token], shapes[token].rawValue)
                    var kind = shape & isLong == 0 ? 0 : Kind.long.rawValue
                    if shape & isTelling != 0 || token < spelledWords || tables.mayHold(hash) {
                        kind |= self.kind(of: token, tokens, in: text, isSpelled: token < spelledWords)
                    }
                    // A letter with what stands above it is no long word.
                    if kind & isLongCharacter == isLongCharacter { kind &= ~Kind.long.rawValue }
                    codes[start + token] = TextOutline.codeHash(hash) << TextOutline.kindBits | kind
                }
            }
            let words = tokens.count - marks.numbers
            let haveNounsCapitals = GermanNouns.areCapitalised(
                words: words, capitals: marks.capitals, determiners: marks.determiners, own: marks.germanWords)
            let tellsNames =
                marks.capitals > 0 && (haveNounsCapitals ? 3 * marks.capitals < 2 * words : 2 * marks.capitals < words)
            if !tellsNames {
                for word in marks.words { numbers[start + Int(word)] &= ~Kind.name.rawValue }
            } else {
                if haveNounsCapitals { takeNounsForWords(tokens, in: text, codesFrom: start, &numbers) }
                takeOpenCapitalsForNames(tokens, codesFrom: start, &numbers)
            }
            return tellsNames
        }

        /// A noun of German is no name for its capital.
        private mutating func takeNounsForWords(
            _ tokens: TokenBuffer, in text: Span<UInt8>, codesFrom start: Int, _ numbers: inout [UInt32]
        ) {
            marks.names.removeAll(keepingCapacity: true)
            let isNumeral = ([.number, .amount] as Kind).rawValue
            for word in marks.words where numbers[start + Int(word)] & Kind.name.rawValue != 0 {
                let isNoun =
                    GermanNouns.isNoun(Int(word), tokens, in: text)
                    || GermanNouns.announcesNoun(Int(word) - 1, tokens, in: text) { before in
                        numbers[start + before] & isNumeral != 0
                            || tables.kind(of: tokens.hashes[before]).contains(.determiner)
                    }
                if isNoun {
                    numbers[start + Int(word)] &= ~Kind.name.rawValue
                } else {
                    marks.names.append(tokens.hashes[Int(word)])
                }
            }
        }

        /// What is a name in the midst of a sentence is one at the beginning of one.
        private mutating func takeOpenCapitalsForNames(
            _ tokens: TokenBuffer, codesFrom start: Int, _ numbers: inout [UInt32]
        ) {
            guard !marks.openCapitals.isEmpty else { return }
            marks.names.sort()
            let names = marks.names
            for word in marks.openCapitals {
                let hash = tokens.hashes[Int(word)]
                let place = names.firstPlace { $0 >= hash }
                if place < names.count, names[place] == hash {
                    numbers[start + Int(word)] |= Kind.name.rawValue | Kind.spelled.rawValue
                }
            }
        }

        /// The kind of a word but for its length; what more there is to say of it goes to ``marks``.
        private mutating func kind(
            of token: Int, _ tokens: TokenBuffer, in text: Span<UInt8>, isSpelled: Bool
        ) -> UInt32 {
            let (hash, shape, first) = (tokens.hashes[token], shapes.shapes[token].rawValue, shapes.firstBytes[token])
            var kind = tables.kind(of: hash).rawValue
            if kind >> TextOutline.kindBits != 0 {
                if kind & Kind.determiner.rawValue != 0 { marks.determiners += 1 }
                if kind & Kind.german.rawValue != 0 { marks.germanWords += 1 }
                if kind & Kind.monthByDay.rawValue != 0, isBesideDay(token, tokens, in: text) {
                    kind |= Kind.calendar.rawValue
                }
                kind &= 1 << TextOutline.kindBits - 1
            }
            if kind & (Kind.amount.rawValue | Kind.negation.rawValue) != 0 {
                kind = kindInContext(kind, of: token, first: first, tokens.hashes)
            }
            if first >= 0xD8 {
                // In Arabic letters one word is written as one or as two.
                if first <= 0xDB { kind |= Kind.spelled.rawValue }
                if first >= 0xE0 {
                    if tokens.isUnspacedLetter(token) {
                        kind |= Kind.character.rawValue
                        marks.letters += 1
                    } else if tokens.isSingleCharacter(token) {
                        kind |= Kind.character.rawValue
                    }
                }
            }
            if isSpelled { kind |= Kind.spelled.rawValue }
            if shape & WordShape.digit.rawValue != 0 {
                kind |= Kind.number.rawValue | Kind.spelled.rawValue
                marks.numbers += 1
            } else if shape & (WordShape.capital.rawValue | WordShape.single.rawValue) == WordShape.capital.rawValue,
                kind & Kind.calendar.rawValue == 0
            {
                marks.capitals += 1
                if shape & WordShape.followsPause.rawValue != 0 {
                    marks.openCapitals.append(UInt32(token))
                    kind |= Kind.openCapital.rawValue
                } else {
                    marks.names.append(hash)
                    kind |= Kind.name.rawValue | Kind.spelled.rawValue
                }
            }
            if kind & Self.isMarked != 0 { marks.words.append(UInt32(token)) }
            return kind
        }

        /// Whether a number of one digit or two stands beside a word, or an ordinal: "4", "4th".
        private func isBesideDay(_ token: Int, _ tokens: TokenBuffer, in text: Span<UInt8>) -> Bool {
            [token - 1, token + 1].contains { beside in
                guard shapes.shapes.indices.contains(beside), shapes.shapes[beside].contains(.digit) else {
                    return false
                }
                let bytes = tokens.byteCount(of: beside)
                return bytes <= 2
                    || bytes <= 4
                        && UInt8(truncatingIfNeeded: tokens.spelling(of: beside, in: text).low >> (8 * UInt64(bytes)))
                            &- 0x30 >= 10
            }
        }

        private static let isTurn = ([.negation, .opposed] as Kind).rawValue
        private static let isMarked =
            ([.name, .number, .calendar, .negation, .opposed, .spelled, .openCapital] as Kind).rawValue

        /// The kind of a number or negation by the words around it: a numeral behind a mark of weekdays is one of these, and a
        /// sign within a longer word denies nothing.
        private func kindInContext(_ kind: UInt32, of token: Int, first: UInt8, _ hashes: [UInt64]) -> UInt32 {
            let hash = hashes[token]
            if kind & Kind.amount.rawValue != 0, token > 0, tables.marksWeekday(hashes[token - 1]) {
                return Kind.calendar.rawValue | Kind.weekday.rawValue
            }
            if first == 0xE0, tables.isOfThaiDenial(hash) {
                if token + 1 < hashes.count, tables.isThaiDenial(hash, hashes[token + 1]) {
                    return Kind.auxiliary.rawValue
                }
                return token > 0 && tables.isThaiDenial(hashes[token - 1], hash) ? kind : kind & ~Kind.negation.rawValue
            }
            if kind & Kind.negation.rawValue != 0, first >= 0xE0,
                token > 0 && tables.areCompound(hashes[token - 1], hash)
                    || token + 1 < hashes.count && tables.areCompound(hash, hashes[token + 1])
            {
                return kind & ~Kind.negation.rawValue
            }
            return kind
        }

        /// Appends the spellings of the words that have theirs kept.
        ///
        /// - Returns: how many there are.
        private func appendSpellings(
            codesFrom start: Int, _ tokens: TokenBuffer, of text: Span<UInt8>, to numbers: inout [UInt32]
        ) -> UInt32 {
            var next = numbers.count
            numbers.append(contentsOf: repeatElement(0, count: 4 * marks.words.count))
            do {
                var numbers = numbers.mutableSpan
                for word in marks.words where numbers[start + Int(word)] & Kind.spelled.rawValue != 0 {
                    let (low, high) = tokens.spelling(of: Int(word), in: text)
                    numbers[next] = UInt32(truncatingIfNeeded: low)
                    numbers[next + 1] = UInt32(truncatingIfNeeded: low >> 32)
                    numbers[next + 2] = UInt32(truncatingIfNeeded: high)
                    numbers[next + 3] = UInt32(truncatingIfNeeded: high >> 32)
                    next += 4
                }
            }
            let kept = marks.words.count - (numbers.count - next) / 4
            numbers.removeLast(numbers.count - next)
            return UInt32(kept)
        }

        /// Appends the different facts of a text by their kinds, each ascending, and all its words that turn a sentence.
        private mutating func appendFacts(codesFrom start: Int, _ header: Int, to numbers: inout [UInt32]) {
            for place in facts.indices { facts[place].removeAll(keepingCapacity: true) }
            turns.removeAll(keepingCapacity: true)
            for word in marks.words {
                let code = numbers[start + Int(word)]
                let hash = code >> TextOutline.kindBits
                if code & Kind.name.rawValue != 0 { facts[0].append(hash) }
                if code & Kind.number.rawValue != 0 { facts[1].append(hash) }
                if code & Kind.calendar.rawValue != 0 { facts[2].append(hash) }
                if code & Self.isTurn != 0 { turns.append(hash) }
            }
            for place in facts.indices {
                facts[place].sort()
                var last: UInt32?
                for fact in facts[place] where fact != last {
                    numbers.append(fact)
                    numbers[header + 4 + place] += 1
                    last = fact
                }
            }
            turns.sort()
            numbers[header + 7] = UInt32(turns.count)
            numbers += turns
        }
    }
}
