/// What tells one story from all others: its names, its numbers, its rare words and its topic.
struct StoryTerms {
    /// A person, place or organisation: consecutive terms.
    struct Name {
        var first: Int
        var count: Int
        /// A person's family name may stand alone; an organisation is always named in full.
        var isPerson: Bool
    }

    let topic: Int
    private(set) var names: [Name] = []
    private(set) var numbers: [Int] = []
    private(set) var tellingWords: [Int] = []
    /// The spellings of all terms, one after the other.
    private(set) var spelling: [UInt8] = []
    /// Where each spelling begins, and the end of the last.
    private(set) var starts: [UInt32] = [0]

    private static let bodies = ["Council", "Bank", "Institute", "Party", "Union", "Court", "Group", "Agency"]

    /// Invents 7 to 14 names, 8 numbers and 14 rare words.
    init(_ stream: inout RandomStream) {
        topic = stream.skewed(below: InventedLanguage.topics)
        for _ in 0..<3 + stream.below(4) {
            let given = appendCommonName(&stream)
            appendOwnName(&stream)
            names.append(Name(first: given, count: 2, isPerson: true))
        }
        for _ in 0..<2 + stream.below(4) {
            let place = stream.below(3) == 0 ? appendCommonName(&stream) : appendOwnName(&stream)
            names.append(Name(first: place, count: 1, isPerson: false))
        }
        for _ in 0..<2 + stream.below(2) {
            let body = appendOwnName(&stream)
            append(Self.bodies[stream.below(Self.bodies.count)].utf8)
            names.append(Name(first: body, count: 2, isPerson: false))
        }
        for _ in 0..<8 { numbers.append(appendNumber(&stream)) }
        for _ in 0..<14 { tellingWords.append(InventedLanguage.tellingWord(&stream)) }
    }

    /// Puts the story in the hands of another author: a shuffled three quarters of its terms.
    mutating func takeAngle(_ stream: inout RandomStream) {
        func keepSome<Element>(_ elements: inout [Element]) {
            stream.shuffle(&elements)
            elements.removeLast(elements.count / 4)
        }
        keepSome(&names)
        keepSome(&numbers)
        keepSome(&tellingWords)
    }

    /// The spelling of a term.
    func word(_ term: Int) -> ArraySlice<UInt8> { spelling[Int(starts[term])..<Int(starts[term + 1])] }

    /// Spells terms anew, in all their places.
    ///
    /// - Complexity: O(terms).
    mutating func respell(_ words: [Int: [UInt8]]) {
        let old = (0..<starts.count - 1).map { words[$0] ?? Array(word($0)) }
        spelling = Array(old.joined())
        starts = [0]
        for word in old { starts.append(starts.last! + UInt32(word.count)) }
    }

    /// The terms of another event in the same places: every name and number is another.
    func otherFacts(_ stream: inout RandomStream) -> StoryTerms {
        var words: [Int: [UInt8]] = [:]
        for name in names {
            // Of a council or bank, its name alone.
            for term in name.first..<name.first + (name.isPerson ? 2 : 1) {
                var own: [UInt8] = []
                InventedSpelling.appendName(&stream, to: &own)
                words[term] = own
            }
        }
        for term in numbers { words[term] = Self.otherNumber(than: Array(word(term)), &stream) }
        var other = self
        other.respell(words)
        return other
    }

    /// A number with as many digits, each drawn anew, that is not this one.
    static func otherNumber(than number: [UInt8], _ stream: inout RandomStream) -> [UInt8] {
        while true {
            let other = number.enumerated().map { place, digit in
                digit == UInt8(ascii: ",")
                    ? digit : UInt8(ascii: "0") + UInt8(place == 0 ? 1 + stream.below(9) : stream.below(10))
            }
            if other != number { return other }
        }
    }

    @discardableResult
    private mutating func append(_ word: some Sequence<UInt8>) -> Int {
        spelling.append(contentsOf: word)
        starts.append(UInt32(spelling.count))
        return starts.count - 2
    }

    /// A name of this story alone, but for chance.
    @discardableResult
    private mutating func appendOwnName(_ stream: inout RandomStream) -> Int {
        var name: [UInt8] = []
        InventedSpelling.appendName(&stream, to: &name)
        return append(name)
    }

    /// One of 2,000 names that many stories share, the first ones in many of them.
    private mutating func appendCommonName(_ stream: inout RandomStream) -> Int {
        var own = RandomStream(seed: 0, .topics, block: 1, item: stream.skewed(below: 2_000))
        return appendOwnName(&own)
    }

    /// A number of two to seven digits, with a comma between thousands.
    private mutating func appendNumber(_ stream: inout RandomStream) -> Int {
        var bound = 100
        for _ in 0..<stream.below(6) { bound *= 10 }
        let number = bound / 10 + stream.below(bound - bound / 10)
        var digits: [UInt8] = []
        for (place, digit) in String(number).utf8.reversed().enumerated() {
            if place > 0, place % 3 == 0 { digits.append(UInt8(ascii: ",")) }
            digits.append(digit)
        }
        return append(digits.reversed())
    }
}
