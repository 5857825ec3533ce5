/// Cuts the endings of cases and numbers off words of languages that Snowball has no stemmer for, by lists of them: so that
/// a town and what happened in it are one word (Savoy, "Light stemming approaches for the French, Portuguese, German and
/// Hungarian languages", SAC 2006; Dolamic & Savoy, "Indexing and stemming approaches for the Czech language", IP&M 2009).
struct LightStemmer: Sendable {
    private let endings: [[UInt8]]
    /// Letters before a word, taken off one after the other: "and", "in", "the".
    private let beginnings: [[UInt8]]
    /// What makes an adjective of a place, behind which no ending is left.
    private let derivations: [[UInt8]]
    /// Letters that are left, at least.
    private let fewestLetters: Int
    /// Whether endings stand behind each other.
    private let repeats: Bool

    /// nil for a language that has none.
    init?(language: String) {
        guard let family = Self.families[language] else { return nil }
        func words(_ list: String) -> [[UInt8]] {
            // The longest first: a shorter one may be its end.
            list.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
                .sorted { ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0) }
        }
        switch family {
        case .slavicLatin:
            (endings, derivations, beginnings) = (words(Self.slavicLatin), words("sk ck"), [])
            (fewestLetters, repeats) = (3, false)
        case .slavicCyrillic:
            (endings, derivations, beginnings) = (words(Self.slavicCyrillic), words("ськ ск"), [])
            (fewestLetters, repeats) = (3, false)
        case .slavicWithArticles:
            (endings, derivations, beginnings) = (words(Self.slavicWithArticles), words("ск"), [])
            (fewestLetters, repeats) = (3, false)
        case .baltic:
            (endings, derivations, beginnings) = (words(Self.baltic), [], [])
            (fewestLetters, repeats) = (3, false)
        case .bengali:
            (endings, derivations, beginnings) = (words(Self.bengali), [], [])
            (fewestLetters, repeats) = (3, false)
        case .korean:
            (endings, derivations, beginnings) = (words(Self.korean), [], [])
            (fewestLetters, repeats) = (2, true)
        case .hebrew:
            (endings, derivations, beginnings) = ([], [], words("ו ה ב ל מ ש כ"))
            (fewestLetters, repeats) = (3, true)
        }
    }

    static func has(_ language: String) -> Bool { families[language] != nil }

    /// The stem of a word, by its normalised UTF-8.
    ///
    /// - Complexity: O(n) in the bytes of the word, times the endings.
    func stem(_ word: [UInt8]) -> [UInt8] {
        var stem = word[...]
        repeat {
            guard
                let beginning = beginnings.first(where: { stem.starts(with: $0) && isLeft(stem.dropFirst($0.count)) })
            else { break }
            stem = stem.dropFirst(beginning.count)
        } while repeats
        repeat {
            guard let ending = endings.first(where: { ends(stem, with: $0) && isLeft(stem.dropLast($0.count)) }) else {
                break
            }
            stem = stem.dropLast(ending.count)
        } while repeats
        let derivation = derivations.first { ends(stem, with: $0) && isLeft(stem.dropLast($0.count), more: 1) }
        if let derivation { stem = stem.dropLast(derivation.count) }
        return Array(stem)
    }

    private func ends(_ word: ArraySlice<UInt8>, with ending: [UInt8]) -> Bool {
        word.count > ending.count && word.suffix(ending.count).elementsEqual(ending)
    }

    /// Whether so many letters, and more, are enough of a word.
    private func isLeft(_ word: ArraySlice<UInt8>, more: Int = 0) -> Bool {
        word.count { $0 & 0xC0 != 0x80 } >= fewestLetters + more
    }

    private enum Family { case slavicLatin, slavicCyrillic, slavicWithArticles, baltic, bengali, korean, hebrew }

    private static let families: [String: Family] = [
        "pl": .slavicLatin, "cs": .slavicLatin, "sk": .slavicLatin, "hr": .slavicLatin, "bs": .slavicLatin,
        "sl": .slavicLatin, "uk": .slavicCyrillic, "be": .slavicCyrillic, "bg": .slavicWithArticles,
        "mk": .slavicWithArticles, "lv": .baltic, "bn": .bengali, "ko": .korean, "he": .hebrew,
    ]

    private static let slavicLatin = """
        ami ach owi owie ów om em ie iem iej iego iemu ia iu ii ej ego emu ym ymi ych im imi ich ą ę y i a e u o
        ovi ové ům ech ách ích emi ím ém ého ému ým ými ých ě í á é ý ů ou
        och mi ov om ou ia iu ie iam iach ej
        ama ima ovima evima oga omu og oj ih eg
        ega jo ov ev ah ih
        """
    private static let slavicCyrillic = """
        ого ому ими ими их ій ою ею ами ями ах ях ові еві єві ів їв ом ем єм ам ям ими ої ій їй у ю а я о е є и і ї й ь
        ага аму амі ямі аў яў ы
        """
    private static let slavicWithArticles = "ове ища ът ят ия ата ята ото ето ите от иот ине а я о е и у"
    private static let baltic = "iem ām ēm os ās am ai as es is us ību ību ā ē ī ū a e i o u s š"
    private static let bengali = """
        গুলোর গুলির গুলোকে গুলিকে গুলো গুলি দেরকে দের টির টিকে টিতে টি টার টাকে টাতে টা খানা
        ের েরা েতে ে কে তে রা র য়
        """
    private static let korean = """
        에서는 에서도 에서의 에서 에게서 에게는 에게 으로는 으로도 으로의 으로부터 으로써 으로서 으로 로부터 로서 로써 까지는 까지 부터는 부터
        이라고 이라는 이라며 라고 라는 라며 처럼 보다 마다 조차 이나 에는 에도 에만 와의 과의 이며 하고 들 은 는 이 가 을 를 의 에 로 와 과 도 만
        """
}
