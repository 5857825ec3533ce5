/// A number or a name of a sentence that the altered sentence of the other text replaces with another.
package struct Conflict: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case number, name }

    package let kind: Kind
    /// As the texts write them, without the punctuation around them.
    package let a: String
    package let b: String
    /// Where the sentence stands among the parts of the difference.
    package let part: Int
    /// The words that were replaced, what replaces them, and a few that stand around them in both.
    package let context: [WordDifference.Word]
    package let isCutBefore: Bool
    package let isCutBehind: Bool

    /// Words on either side of a replacement; in longer ones a number need not stand for the other.
    private static let mostReplaced = 4
    /// Kept words on either side of the context.
    private static let mostAround = 6

    /// The conflicts of two texts, in the order of the sentences.
    ///
    /// - Complexity: that of the word by word differences of the altered sentences.
    package static func all(in difference: TextDifference, mentions: Mentions) -> [Conflict] {
        let (shared, namesOfA, namesOfB) = (mentions.names.shared, mentions.names.onlyA, mentions.names.onlyB)
        let (inA, inB) = (words(of: shared + namesOfA), words(of: shared + namesOfB))
        return difference.parts.enumerated().filter { $0.element.kind == .altered }.flatMap { position, part in
            let words = part.words.words
            return replacements(in: words).flatMap { replacement in
                let (removed, added) = (words[replacement.removed], words[replacement.added])
                var found = numbers(removed, added).map { (Kind.number, $0, $1) }
                if let (a, b) = names(removed, inA, added, inB) { found.append((.name, a, b)) }
                let start = max(0, removed.startIndex - mostAround)
                let end = min(words.count, added.endIndex + mostAround)
                return found.map { kind, a, b in
                    Conflict(
                        kind: kind, a: a, b: b, part: position, context: Array(words[start..<end]),
                        isCutBefore: start > 0, isCutBehind: end < words.count)
                }
            }
        }
    }

    /// The numbers of an altered sentence that others replace, as both texts write them.
    package static func numbers(in words: [WordDifference.Word]) -> [(String, String)] {
        replacements(in: words).flatMap { numbers(words[$0.removed], words[$0.added]) }
    }

    /// The places where a few words stand for a few others.
    private static func replacements(
        in words: [WordDifference.Word]
    ) -> [(removed: Range<Int>, added: Range<Int>)] {
        var found: [(removed: Range<Int>, added: Range<Int>)] = []
        var index = 0
        while index < words.count {
            let start = index
            while index < words.count, words[index].change == .removed { index += 1 }
            let middle = index
            while index < words.count, words[index].change == .added { index += 1 }
            let isShort = max(middle - start, index - middle) <= mostReplaced
            if start < middle, middle < index, isShort { found.append((start..<middle, middle..<index)) }
            if index == start { index += 1 }
        }
        return found
    }

    /// The numbers of either side in their order, where there are as many, and differ in value.
    private static func numbers(
        _ removed: ArraySlice<WordDifference.Word>, _ added: ArraySlice<WordDifference.Word>
    ) -> [(String, String)] {
        let (a, b) = (removed.compactMap(number), added.compactMap(number))
        guard a.count == b.count else { return [] }
        return zip(a, b).filter { $0.value != $1.value }.map { ($0.surface, $1.surface) }
    }

    private static func number(_ word: WordDifference.Word) -> (surface: String, value: String)? {
        let bare = bare(word.text)
        guard let first = bare.utf8.first else { return nil }
        let lower = bare.lowercased()
        if UInt8(ascii: "0")...UInt8(ascii: "9") ~= first { return (bare, lower.filter { $0 != "," }) }
        return numberWords[lower].map { (bare, $0) }
    }

    /// The names of either side, where neither has those of the other.
    private static func names(
        _ removed: ArraySlice<WordDifference.Word>, _ inA: Set<String>, _ added: ArraySlice<WordDifference.Word>,
        _ inB: Set<String>
    ) -> (String, String)? {
        func names(_ words: ArraySlice<WordDifference.Word>, _ known: Set<String>) -> [String] {
            words.map { bare($0.text) }.filter { $0.first?.isUppercase == true && known.contains(key($0)) }
        }
        let (a, b) = (names(removed, inA), names(added, inB))
        guard !a.isEmpty, !b.isEmpty, Set(a.map(key)).isDisjoint(with: b.map(key)) else { return nil }
        return (a.joined(separator: " "), b.joined(separator: " "))
    }

    private static func words(of names: [String]) -> Set<String> {
        Set(names.flatMap { $0.split(separator: " ").map { key(bare(String($0))) } })
    }

    private static func bare(_ word: String) -> String {
        func isSign(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
        var bare = word.drop(while: isSign)
        while let last = bare.last, isSign(last) { bare.removeLast() }
        for ending in ["'s", "’s"] where bare.hasSuffix(ending) { bare = bare.dropLast(ending.count) }
        return String(bare)
    }

    private static func key(_ bare: String) -> String { bare.lowercased() }

    /// English numbers that newspapers write in words.
    private static let numberWords: [String: String] = [
        "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
        "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
        "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
        "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    ]
}
