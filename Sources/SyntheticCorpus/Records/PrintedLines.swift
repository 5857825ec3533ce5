/// The text broken into lines of at most `columns` bytes, as it stands in a column of print.
///
/// A word that does not fit is hyphenated where at least three letters of ASCII stand on either side of the
/// place; else it begins the next line. Only a single word longer than a line exceeds it. Line breaks of the
/// text stay.
///
/// - Complexity: O(n) for n bytes.
func setInLines(_ text: [UInt8], columns: Int) -> [UInt8] {
    let space = UInt8(ascii: " ")
    let newline = UInt8(ascii: "\n")
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 8)
    for (number, paragraph) in text.split(separator: newline, omittingEmptySubsequences: false).enumerated() {
        if number > 0 { result.append(newline) }
        var used = 0
        for word in paragraph.split(separator: space) {
            if used > 0, used + 1 + word.count > columns {
                let head = columns - used - 2
                if canHyphenate(word, at: head) {
                    result.append(space)
                    result.append(contentsOf: word.prefix(head))
                    result.append(UInt8(ascii: "-"))
                    result.append(newline)
                    result.append(contentsOf: word.dropFirst(head))
                    used = word.count - head
                    continue
                }
                result.append(newline)
                used = 0
            } else if used > 0 {
                result.append(space)
                used += 1
            }
            result.append(contentsOf: word)
            used += word.count
        }
    }
    return result
}

/// Whether three letters of ASCII stand before and after a place in a word.
private func canHyphenate(_ word: ArraySlice<UInt8>, at place: Int) -> Bool {
    guard place >= 3, place + 3 <= word.count else { return false }
    return word.dropFirst(place - 3).prefix(6).allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
}
