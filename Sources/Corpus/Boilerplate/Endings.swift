/// The credits and remarks behind the last sentence of a text.
enum Endings {
    /// Remarks behind each other, at most, and short lines without a sentence among them.
    private static let (mostRemarks, mostLoose) = (16, 4)
    /// Bytes of a remark: credits of a large team are long.
    private static let longest = 700
    private static let (looseWords, looseBytes) = (12, 120)
    /// Bytes of a text before its first loose line.
    private static let leastBefore = 100
    /// Bytes of an agency's name in brackets.
    private static let bareBytes = 18

    /// Where they begin; nil where there are none.
    ///
    /// - Parameter lines: of the text.
    static func start(of lines: [Range<Int>], in text: Span<UInt8>) -> Int? {
        var start: Int?
        var position = lines.count - 1
        guard position >= 0 else { return nil }
        var end = lines[position].upperBound
        var loose = 0
        for _ in 0..<mostRemarks {
            guard let line = TextLines.trimmed(lines[position].lowerBound..<end, of: text) else { break }
            let hasBefore = position > 0
            let found: Int?
            if let remark = remark(in: line, of: text) {
                found = remark
            } else if hasBefore, line.lowerBound >= leastBefore, loose < mostLoose, isLoose(line, in: text),
                start != nil || endsSentence(behind: position, of: lines, in: text)
            {
                loose += 1
                found = line.lowerBound
            } else {
                found = nil
            }
            guard let found else { break }
            // What is all of a text is its text, whatever it looks like.
            if found == lines[0].lowerBound, position == 0 { break }
            start = found
            end = found
            if found == lines[position].lowerBound {
                guard position > 0 else { break }
                position -= 1
                end = lines[position].upperBound
            }
        }
        return start
    }

    /// Whether a sentence ends before a line, a few loose ones between them aside: more are a list, and part of the text.
    private static func endsSentence(behind position: Int, of lines: [Range<Int>], in text: Span<UInt8>) -> Bool {
        for before in lines[max(0, position - mostLoose)..<position].reversed() {
            if Sentences.isEnded(before, of: text) { return true }
            guard isLoose(before, in: text) else { return false }
        }
        return false
    }

    /// Where the remark begins that a line ends in; nil where it ends in none.
    private static func remark(in line: Range<Int>, of text: Span<UInt8>) -> Int? {
        if let group = Brackets.group(endingAt: line.upperBound, from: line.lowerBound, of: text) {
            let before = TextLines.trimmed(line.lowerBound..<group, of: text)
            let name = LineShape(group..<line.upperBound, of: text, most: 2).words
            let isAgency = line.upperBound - group <= bareBytes && name.count == 1 && name[0].form != .number
            if before == nil || isAgency || Sentences.isEnded(before!, of: text)
                || isCredit(group..<line.upperBound, of: text)
            {
                return group
            }
        }
        let window = max(line.lowerBound, line.upperBound - longest)..<line.upperBound
        guard let last = Sentences.ranges(of: text.extracting(window)).last,
            last.lowerBound > 0 || window.lowerBound == line.lowerBound
        else { return nil }
        let sentence = window.lowerBound + last.lowerBound..<window.lowerBound + last.upperBound
        guard sentence.lowerBound > line.lowerBound else {
            return isNote(sentence, of: text) || isNames(sentence, of: text) || isContact(sentence, of: text)
                ? line.lowerBound : nil
        }
        // The last sentence of a line.
        if isNote(sentence, of: text) { return sentence.lowerBound }
        if isContact(line, of: text) { return line.lowerBound }
        if let initials = initials(endingAt: line.upperBound, from: line.lowerBound, of: text) { return initials }
        // A name or a sign of the desk behind the last sentence.
        let isEnd = sentence.count <= 40 && LineShape(sentence, of: text, most: 3).words.count <= 2
        return isEnd && !Sentences.isEnded(sentence, of: text) && !Sentences.isCut(sentence, of: text)
            ? sentence.lowerBound : nil
    }

    /// Where the initials of a desk begin behind the last sentence, "burs-tb/ml"; nil where there are none.
    private static func initials(endingAt end: Int, from start: Int, of text: Span<UInt8>) -> Int? {
        var (index, strokes) = (end, 0)
        while index > start, end - index <= 24, text[index - 1] != 0x20 {
            index -= 1
            guard text[index] &- 0x61 < 26 || text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "/")
            else {
                return nil
            }
            strokes += text[index] == UInt8(ascii: "/") ? 1 : 0
        }
        guard strokes > 0, let before = TextLines.trimmed(start..<index, of: text) else { return nil }
        return Sentences.isEnded(before, of: text) ? index : nil
    }

    /// Whether a sentence is no news: a credit, or a remark on the text itself.
    private static func isNote(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
        let shape = LineShape(range, of: text, most: 81)
        guard shape.words.count <= 80 else { return false }
        if shape.words.isEmpty || isCredit(range, shape, of: text) { return true }
        return shape.words.count <= 40 && BoilerplateWords.closing.isIn(shape.words)
    }

    /// Whether a line says where to write to, or whose it is.
    private static func isContact(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        guard line.count <= 300 else { return false }
        let shape = LineShape(line, of: text, most: 25)
        // Whole sentences may cite a post.
        let most = Sentences.isEnded(line, of: text) ? 10 : 24
        return shape.words.count <= most && (shape.hasAt || WebMarks.isIn(line, of: text) || isMarked(line, of: text))
    }

    /// Whether two names or more, and what joins them, are all there is.
    private static func isNames(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        let shape = LineShape(line, of: text, most: 11)
        return (2...10).contains(shape.words.count) && shape.capitals >= 2
            && shape.words.allSatisfy {
                $0.form == .capital || BoilerplateWords.joining.length(at: 0, of: [$0]) != nil
            }
    }

    /// Whether a "©" is in a line.
    private static func isMarked(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
        range.dropLast().contains { text[$0] == 0xC2 && text[$0 + 1] == 0xA9 }
    }

    static func isCredit(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
        isCredit(range, LineShape(range, of: text, most: 120), of: text)
    }

    /// Whether names with the parts that they took in a report are all that is said.
    private static func isCredit(_ range: Range<Int>, _ shape: LineShape, of text: Span<UInt8>) -> Bool {
        let words = shape.words
        if BoilerplateWords.begins(range, of: text) { return words.count <= 24 }
        guard let role = (0..<3).first(where: { BoilerplateWords.roles.length(at: $0, of: words) != nil }) else {
            return false
        }
        let hasCase = words.contains { $0.form != .caseless && $0.form != .number }
        guard hasCase else { return role == 0 && words.count <= 40 && !Sentences.isEnded(range, of: text) }
        guard words[..<role].allSatisfy({ $0.form == .capital || role < 2 }), shape.capitals >= 2 else { return false }
        let most = Sentences.isEnded(range, of: text) ? 3 : 5
        // It ends in a name, or is one list of names.
        return shape.longestRun <= most && words.last!.form == .capital
    }

    /// A short line without a sentence: a name, a heading of what follows elsewhere.
    private static func isLoose(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard line.count <= looseBytes, !Sentences.isEnded(line, of: text), !Sentences.isCut(line, of: text) else {
            return false
        }
        let words = LineShape(line, of: text, most: looseWords + 1).words
        // Where no space parts words, a line of this length may say much.
        return words.count <= looseWords && !words.contains { $0.form == .caseless && $0.range.count > 30 }
    }
}
