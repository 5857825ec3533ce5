/// A language that does not exist, in the letters and with the commonest words of one that does: what there is to fold in
/// its script.
struct ForeignScript: Sendable {
    /// The code that articles declare.
    let language: String
    private let onsets: [String]
    private let vowels: [String]
    private let codas: [String]
    private let functionWords: [String]
    private let hasCapitals: Bool

    /// Words of the vocabulary beside the function words.
    private static let words = 4_000

    /// A text of about `words` words in paragraphs, whose words `frame` draws and whose names and numbers `facts`.
    ///
    /// - Parameter factShare: names and numbers as a share of the words, in 0...1, beside two in the first sentence.
    /// - Complexity: O(words).
    func text(words: Int, factShare: Double, frame: inout RandomStream, facts: inout RandomStream) -> String {
        var text = ""
        var count = 0
        while count < words {
            let length = 7 + frame.below(12)
            for place in 0..<length {
                if place > 0 { text += " " }
                let word: String
                if count == 0, place == 1 || place == 4 {
                    word = place == 1 ? name(&facts) : number(&facts)
                } else if frame.chance(factShare) {
                    word = frame.below(3) == 0 ? number(&facts) : name(&facts)
                } else if frame.below(5) < 2 {
                    word = functionWords[frame.skewed(below: functionWords.count)]
                } else {
                    word = vocabulary(frame.skewed(below: Self.words))
                }
                text += place == 0 && hasCapitals ? capitalised(word) : word
                if place < length - 1, frame.below(14) == 0 { text += language == "ar" || language == "fa" ? "،" : "," }
            }
            count += length
            text += "."
            if count < words { text += frame.below(4) == 0 ? "\n\n" : " " }
        }
        return text
    }

    /// A headline of six to nine words.
    func title(frame: inout RandomStream) -> String {
        capitalised(
            (0..<6 + frame.below(4)).map { _ in vocabulary(frame.skewed(below: Self.words)) }.joined(separator: " "))
    }

    /// A number of two to five digits of ASCII.
    private func number(_ stream: inout RandomStream) -> String {
        var bound = 100
        for _ in 0..<stream.below(4) { bound *= 10 }
        return String(bound / 10 + stream.below(bound - bound / 10))
    }

    private func name(_ stream: inout RandomStream) -> String {
        let word = spelled(syllables: 2 + stream.below(2), &stream)
        return hasCapitals ? capitalised(word) : word
    }

    private func vocabulary(_ number: Int) -> String {
        var own = RandomStream(seed: 0, .topics, block: 2, item: number)
        return spelled(syllables: 2 + own.below(2), &own)
    }

    private func spelled(syllables: Int, _ stream: inout RandomStream) -> String {
        var word = ""
        for _ in 0..<syllables {
            word += onsets[stream.below(onsets.count)]
            word += vowels[stream.below(vowels.count)]
        }
        return word + codas[stream.below(codas.count)]
    }

    private func capitalised(_ word: String) -> String {
        guard hasCapitals, let first = word.first else { return word }
        let capital = language == "tr" && first == "i" ? "İ" : first.uppercased()
        return capital + word.dropFirst()
    }
}

extension ForeignScript {
    static let turkish = ForeignScript(
        language: "tr", onsets: list("b c ç d f g h k l m n p r s ş t v y z"), vowels: list("a e ı i o ö u ü"),
        codas: list("k l m n r ş t z ğı lı"),
        functionWords: list("ve bir bu da için ile çok olarak daha gibi kadar sonra ise ancak değil"),
        hasCapitals: true)
    static let greek = ForeignScript(
        language: "el", onsets: list("β γ δ ζ θ κ λ μ ν ξ π ρ σ τ φ χ ψ στ"),
        vowels: list("α ά ε έ η ή ι ί ο ό υ ύ ω ώ ου"),
        codas: list("ς ν ος ας η α"),
        functionWords: list("και το η ο της του στην για με από που θα δεν είναι ότι οι τα"),
        hasCapitals: true)
    static let german = ForeignScript(
        language: "de", onsets: list("b d f g h k l m n pf r s sch st t tr w z"),
        vowels: list("a ä e ei i o ö u ü ie äu"),
        codas: list("n r l t ß ng ch e en ung"),
        functionWords: list("der die und in den von zu das mit sich für ist über nach auch während"),
        hasCapitals: true)
    static let arabic = ForeignScript(
        language: "ar", onsets: list("ب ت ج ح خ د ر ز س ش ص ط ع ف ق ك ل م ن ه"), vowels: ["ا", "و", "ي", "", "", ""],
        codas: list("ة ن ر ل م ات ين د"), functionWords: list("في من على أن إلى التي عن مع هذا كان بعد الذي بين قال"),
        hasCapitals: false)
    static let persian = ForeignScript(
        language: "fa", onsets: list("ب پ ت چ ج خ د ر ز س ش ک گ ف ل م ن ه ی"), vowels: ["ا", "و", "ی", "", "", ""],
        codas: list("ی ک ن ر ان ها ت د"), functionWords: list("در و به از که این را با است برای آن یک خود تا کرد"),
        hasCapitals: false)
    static let all = [turkish, greek, german, arabic, persian]

    private static func list(_ words: String) -> [String] { words.split(separator: " ").map(String.init) }
}
