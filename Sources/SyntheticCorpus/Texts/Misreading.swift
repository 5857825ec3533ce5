/// The text with exactly `rate` of its characters misread (rounded), at places drawn without replacement.
///
/// A space is lost, which joins two words. Of other characters two in three are confused with what looks like
/// them, where anything does; the others are lost, or stand beside a speck or a space, which splits the word.
/// A pair that reads as one letter ("rn" as "m") is one error. Line breaks stay.
///
/// - Parameters:
///   - text: UTF-8.
///   - rate: in 0...1.
/// - Complexity: O(n) for n bytes.
func misread(_ text: [UInt8], rate: Double, _ stream: inout RandomStream) -> [UInt8] {
    let starts = text.indices.filter { isCharacterStart(text[$0]) && text[$0] != newline }
    var errors = Int((rate * Double(starts.count)).rounded())
    var result: [UInt8] = []
    result.reserveCapacity(text.count + errors)
    var next = 0
    for (order, start) in starts.enumerated() {
        // The second letter of a pair that was read as one is gone.
        guard next <= start else { continue }
        // Selection sampling (Knuth, TAOCP 2, 3.4.2, algorithm S), as in `edited`.
        let isDrawn = stream.below(starts.count - order) < errors
        if isDrawn { errors -= 1 }
        result.append(contentsOf: text[next..<start])
        next = start + 1
        while next < text.count, !isCharacterStart(text[next]) { next += 1 }
        if isDrawn {
            next = appendError(at: start..<next, of: text, to: &result, &stream)
        } else {
            result.append(contentsOf: text[start..<next])
        }
    }
    result.append(contentsOf: text[next...])
    return result
}

/// Appends what is read in place of one character.
///
/// - Returns: the index after what was read.
private func appendError(
    at character: Range<Int>, of text: [UInt8], to result: inout [UInt8], _ stream: inout RandomStream
) -> Int {
    let first = text[character.lowerBound]
    guard first != UInt8(ascii: " ") else { return character.upperBound }
    switch stream.below(12) {
    case 0, 1:
        break
    case 2:
        result.append(contentsOf: text[character])
        result.append(specks[stream.below(specks.count)])
    case 3:
        result.append(contentsOf: text[character])
        result.append(UInt8(ascii: " "))
    default:
        if character.upperBound < text.count,
            let letter = Lookalikes.ofPairs[[first, text[character.upperBound]]]
        {
            result.append(letter)
            return character.upperBound + 1
        }
        let others = Lookalikes.ofCharacters[first] ?? specks.map { [$0] }
        result.append(contentsOf: others[stream.below(others.count)])
    }
    return character.upperBound
}

private let newline = UInt8(ascii: "\n")
/// Dirt on the paper.
private let specks = Array(".,'-".utf8)

/// Whether the byte is no continuation of a UTF-8 sequence.
private func isCharacterStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

/// What a reader of worn type takes for what.
private enum Lookalikes {
    /// Two letters that read as one.
    static let ofPairs: [[UInt8]: UInt8] = Dictionary(
        uniqueKeysWithValues: ["rnm", "nnm", "cld", "vvw", "iiu", "lih"].map { letters in
            let bytes = Array(letters.utf8)
            return ([bytes[0], bytes[1]], bytes[2])
        })

    /// One character, and each of what it reads as.
    static let ofCharacters: [UInt8: [[UInt8]]] = Dictionary(
        uniqueKeysWithValues: [
            "a o e", "b h 6", "c e o", "d cl", "e c o", "f t", "g q 9", "h b li", "i l 1", "k lc", "l 1 I i", "m rn nn",
            "n u ri", "o 0 c", "p n", "q g", "r i n", "s 5", "t f l", "u n ii", "v y", "w vv", "y v", "z 2",
            "B 8 R", "D O 0", "E F", "G C 6", "H N", "I l 1", "K X", "L I", "M N", "N M", "O 0 Q", "P F", "R B", "S 5",
            "T I", "V Y", "Z 2", "0 O o", "1 l I", "2 Z", "3 8", "4 A", "5 S s", "6 b", "7 1", "8 B 3", "9 g",
            ". ,", ", .",
        ].map { line in
            let parts = line.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)
            return (parts[0][0], Array(parts[1...]))
        })
}
