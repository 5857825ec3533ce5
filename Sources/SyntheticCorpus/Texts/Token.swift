/// One word of an invented text with the marks around it, in 32 bits.
struct Token: Equatable {
    /// The word's number: in the vocabulary, or among the terms of the story where ``isTerm`` is set.
    var word: Int { Int(bits & Self.wordMask) }
    private(set) var bits: UInt32

    private static let wordMask: UInt32 = 1 << 20 - 1

    /// The marks of a token, each one bit above the word's number.
    struct Marks: OptionSet {
        let rawValue: UInt32

        static let term = Marks(rawValue: 1 << 20)
        static let comma = Marks(rawValue: 1 << 21)
        static let opensQuotation = Marks(rawValue: 1 << 22)
        static let closesQuotation = Marks(rawValue: 1 << 23)
        static let endsSentence = Marks(rawValue: 1 << 24)
        static let endsParagraph = Marks(rawValue: 1 << 25)
        static let endings: Marks = [.closesQuotation, .endsSentence, .endsParagraph]
    }

    /// An English ending; it makes stemmers work.
    enum Ending: UInt32 {
        case none, s, ed, ing

        /// The ending that a uniformly distributed byte stands for: 13 % -s, 6 % -ed, 5 % -ing.
        init(byte: UInt8) {
            self = byte < 195 ? .none : byte < 228 ? .s : byte < 243 ? .ed : .ing
        }
    }

    /// A word of the vocabulary; function words lose their ending.
    init(word: Int, ending: Ending = .none) {
        bits = UInt32(word)
        if !InventedLanguage.isFunctionWord(word) { bits |= ending.rawValue << 30 }
    }

    /// A term of the story: a name or a number.
    init(term: Int) { bits = UInt32(term) | Marks.term.rawValue }

    var ending: Ending { Ending(rawValue: bits >> 30)! }
    var isTerm: Bool { has(.term) }
    var marks: Marks {
        get { Marks(rawValue: bits & ~(3 << 30 | Self.wordMask)) }
        set { bits = bits & (3 << 30 | Self.wordMask) | newValue.rawValue }
    }

    /// Whether it turns its sentence into the opposite.
    var denies: Bool { !isTerm && denyingWords.contains(word) }

    /// Whether any of these marks is set.
    func has(_ marks: Marks) -> Bool { bits & marks.rawValue != 0 }

    /// Whether the two spell the same word, whatever their marks.
    func spellsSame(as other: Token) -> Bool {
        let spelt = 3 << 30 | Self.wordMask | Marks.term.rawValue
        return bits & spelt == other.bits & spelt
    }
}
