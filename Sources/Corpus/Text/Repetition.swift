import Kernels

/// Finds a body that is printed twice, or more often, in one text.
enum Repetition {
    /// No body is shorter, in bytes.
    private static let shortest = 150
    /// No shorter line is repeated by mistake.
    private static let shortestLine = 60
    /// The share of what stands before the second printing that is printed again.
    private static let leastShare = 0.75

    /// Which lines are of a further printing of the text above them, ascending; empty where it is printed once.
    ///
    /// A refrain or a quotation that comes again is not all of the text, and stays.
    ///
    /// - Complexity: O(n) in the bytes of the lines.
    static func furtherPrintings(in lines: [Range<Int>], of text: Span<UInt8>) -> [Int] {
        // The longest line is there twice: most texts are done with here.
        guard let longest = lines.max(by: { $0.count < $1.count }), longest.count >= 30,
            let first = lines.firstIndex(of: longest),
            let again = lines.indices.dropFirst(first + 1).first(where: { isEqual(lines[$0], longest, in: text) })
        else { return [] }
        var (body, second) = (first, again)
        while body > 0, second - 1 > first, isEqual(lines[body - 1], lines[second - 1], in: text) {
            (body, second) = (body - 1, second - 1)
        }
        let bytes = lines[..<second].reduce(0) { $0 + $1.count }
        var (found, printing): ([Int], [Int]) = ([], [])
        var (place, matched) = (body, 0)
        func isWhole() -> Bool { matched >= shortest && Double(matched) >= leastShare * Double(bytes) }
        for position in second..<lines.count {
            // Lines between them are of one printing alone: a caption, a name.
            func match(from start: Int) -> Int? {
                (start..<min(second, start + 8)).first { isEqual(lines[$0], lines[position], in: text) }
            }
            var next = match(from: place)
            if next == nil, isWhole() {
                next = match(from: body)
                if next != nil {
                    found += printing
                    (printing, matched) = ([], 0)
                }
            }
            guard let next else { continue }
            printing.append(position)
            matched += lines[position].count
            place = next + 1
        }
        return isWhole() ? found + printing : found
    }

    /// The half of a text of one line that is printed in it twice; nil where it is not.
    ///
    /// - Complexity: O(1) for most texts, O(n) in the bytes at most.
    static func half(of line: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
        guard line.count >= 2 * shortest else { return nil }
        for gap in 0...3 where (line.count - gap) % 2 == 0 {
            let count = (line.count - gap) / 2
            let one = line.lowerBound..<line.lowerBound + count
            let between = one.upperBound..<one.upperBound + gap
            guard between.allSatisfy({ ByteClass.isSpace(text[$0]) }) else { continue }
            if isEqual(one, line.upperBound - count..<line.upperBound, in: text) { return one }
        }
        return nil
    }

    /// Lines that stand once more right behind themselves, as every paragraph of some pages does, and a teaser.
    ///
    /// - Complexity: O(n) in the lines, for most texts.
    static func neighbours(in lines: [Range<Int>], of text: Span<UInt8>) -> [Int] {
        lines.indices.dropFirst().filter {
            lines[$0].count >= shortestLine && isEqual(lines[$0 - 1], lines[$0], in: text)
        }
    }

    /// The line in which a second printing begins behind a blank, and what of that line is of the first; nil where there is
    /// none.
    ///
    /// - Complexity: O(n) in the lines, for most texts.
    static func seam(in lines: [Range<Int>], of text: Span<UInt8>) -> (line: Int, first: Range<Int>)? {
        guard lines.count > 2, lines[0].count >= shortestLine else { return nil }
        for place in lines.indices.dropFirst() {
            let (line, start) = (lines[place], lines[place].upperBound - lines[0].count)
            guard start > line.lowerBound + 1, ByteClass.isSpace(text[start - 1]),
                isEqual(lines[0], start..<line.upperBound, in: text)
            else { continue }
            let printed = lines[1..<place] + [line.lowerBound..<start - 1]
            let again = lines[(place + 1)...]
            guard again.count <= printed.count, zip(again, printed).allSatisfy({ isEqual($0, $1, in: text) }) else {
                continue
            }
            let bytes = printed.reduce(lines[0].count) { $0 + $1.count }
            let repeated = again.reduce(lines[0].count) { $0 + $1.count }
            if repeated >= shortest, Double(repeated) >= leastShare * Double(bytes) { return (place, printed.last!) }
        }
        return nil
    }

    private static func isEqual(_ a: Range<Int>, _ b: Range<Int>, in text: Span<UInt8>) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { text[$0] == text[$1] }
    }
}
