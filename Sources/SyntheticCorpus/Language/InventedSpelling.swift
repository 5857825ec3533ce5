/// Spellings of words that no language has: syllables of an onset and a vowel, closed by a consonant.
///
/// A word reads back in one way only (consonants up to a vowel are an onset, the last one is the coda), so
/// different numbers never spell the same word.
enum InventedSpelling {
    private static let onsets = [
        "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "tr", "st", "pl", "kr",
        "sh",
    ].map { Array($0.utf8) }
    private static let vowels = Array("aeiou".utf8)
    private static let codas = Array("nrltmkdp".utf8)
    private static let accentedVowels = ["é", "ö", "ø", "ã", "í"].map { Array($0.utf8) }
    private static let nameEndings = ["", "", "n", "r", "s", "l", "ville", "berg", "ford", "ano", "ek", "ia"]
        .map { Array($0.utf8) }

    private static let syllables = onsets.count * vowels.count
    /// Different words of two syllables: 80,000.
    static let wordsOfTwoSyllables = syllables * syllables * codas.count
    /// Different words of three syllables: 8,000,000.
    static let wordsOfThreeSyllables = wordsOfTwoSyllables * syllables

    /// Appends the word of this number: 5 to 10 bytes of ASCII, in lower case.
    static func appendWord(_ number: Int, syllables count: Int, to bytes: inout [UInt8]) {
        var rest = number
        for _ in 0..<count {
            let (quotient, syllable) = rest.quotientAndRemainder(dividingBy: syllables)
            bytes.append(contentsOf: onsets[syllable / vowels.count])
            bytes.append(vowels[syllable % vowels.count])
            rest = quotient
        }
        bytes.append(codas[rest])
    }

    /// Appends an invented proper name: two or three syllables with a capital, here and there an accent.
    ///
    /// There are some 100,000 different names of two syllables and 10 million of three.
    static func appendName(_ stream: inout RandomStream, to bytes: inout [UInt8]) {
        let start = bytes.count
        for syllable in 0..<(2 + stream.below(2)) {
            bytes.append(contentsOf: onsets[stream.below(onsets.count)])
            if syllable == 1, stream.below(16) == 0 {
                bytes.append(contentsOf: accentedVowels[stream.below(accentedVowels.count)])
            } else {
                bytes.append(vowels[stream.below(vowels.count)])
            }
        }
        bytes.append(contentsOf: nameEndings[stream.below(nameEndings.count)])
        bytes[start] &= 0xDF
    }
}
