import Corpus
import Comparison
import Platform
import Storyfold

/// The sentences of two texts, side by side in one column: what was copied, altered, left out and added.
struct DifferenceText {
    private let explanation: Explanation
    private let style: TerminalStyle
    private let showsAll: Bool

    /// Sentences of which more are not shown, and copied ones in a row.
    private static let mostParts = 40
    private static let mostCopied = 2

    init(_ explanation: Explanation, style: TerminalStyle, showsAll: Bool) {
        (self.explanation, self.style, self.showsAll) = (explanation, style, showsAll)
    }

    var text: String {
        let difference = explanation.difference
        let counts = TextDifference.Part.Kind.allCases.map { kind in
            "\(Decimals.grouped(difference.count(kind))) \(name(kind))"
        }
        var text = style.dim("sentences") + "\n"
        text += Columns.wrap(counts.joined(separator: " · "), style.width - 2).map { "  \($0)\n" }.joined()
        // Of two texts that are no copies it is what they have in common that says something.
        let isSelective = !showsAll && explanation.verdict != .sameText
        let shown = difference.parts.filter { !isSelective || $0.kind == .copied || $0.kind == .altered }
        guard !shown.isEmpty else {
            return text + style.dim("  \(isSelective ? "no sentence in common (--all shows them)" : "none")") + "\n"
        }
        text += "\n"
        var index = 0
        var lines = 0
        while index < shown.count, showsAll || lines < Self.mostParts {
            var end = index
            while end < shown.count, shown[end].kind == .copied, !shown[end].isMoved { end += 1 }
            if !showsAll, end - index > Self.mostCopied {
                let note = "… \(Decimals.grouped(end - index - 1)) more sentences copied"
                text += self.text(of: shown[index]) + style.dim("  = \(note)") + "\n"
                index = end
            } else {
                text += self.text(of: shown[index])
                index += 1
            }
            lines += 1
        }
        var rest: [String] = []
        if index < shown.count { rest.append("\(Decimals.grouped(shown.count - index)) more") }
        if shown.count < difference.parts.count { rest.append("what only one of them says") }
        if !rest.isEmpty { text += style.dim("  and \(rest.joined(separator: ", and ")) (--all shows it)") + "\n" }
        return text
    }

    private func name(_ kind: TextDifference.Part.Kind) -> String {
        switch kind {
        case .copied: "copied"
        case .altered: "altered"
        case .onlyA: "only in A"
        case .onlyB: "only in B"
        }
    }

    private func text(of part: TextDifference.Part) -> String {
        let mark =
            switch part.kind {
            case .copied: "="
            case .altered: "~"
            case .onlyA: "-"
            case .onlyB: "+"
            }
        let isAltered = part.kind == .altered
        var words: [ChangedWords.Word] = part.words.words.map { ($0.text, $0.isJoined, $0.change) }
        if part.isMoved { words.insert(("(moved)", false, .kept), at: 0) }
        let lines = ChangedWords(words, marksChanges: isAltered).lines(columns: style.width - 4, style: style)
        return lines.enumerated().map { index, line in "  " + (index == 0 ? mark : " ") + " \(line)\n" }.joined()
    }
}

/// Words broken into lines, those that were removed and added marked, and coloured where that is wanted.
struct ChangedWords {
    typealias Word = (text: String, isJoined: Bool, change: WordDifference.Change)

    private let words: [Word]

    /// - Parameter marksChanges: whether removed words stand in [-…-] and added ones in {+…+}, as wdiff has them.
    init(_ words: [Word], marksChanges: Bool) {
        guard marksChanges else {
            self.words = words
            return
        }
        self.words = words.indices.map { index in
            var word = words[index]
            guard word.change != .kept else { return word }
            let (open, close) = word.change == .removed ? ("[-", "-]") : ("{+", "+}")
            if index == 0 || words[index - 1].change != word.change { word.text = open + word.text }
            if index + 1 == words.count || words[index + 1].change != word.change { word.text += close }
            return word
        }
    }

    /// In one line, without colours.
    var text: String {
        words.indices.map { (index) -> String in
            (index == 0 || words[index].isJoined ? "" : " ") + Columns.visible(words[index].text)
        }.joined()
    }

    /// Lines of at most this many columns; a word that is longer is broken.
    func lines(columns: Int, style: TerminalStyle) -> [String] {
        var lines: [[Word]] = [[]]
        var used = 0
        func add(_ text: String, _ word: Word, isJoined: Bool) {
            let width = UnicodeText.width(of: text)
            let space = used > 0 && !isJoined ? 1 : 0
            if used > 0, used + space + width > columns {
                lines.append([])
                used = 0
            }
            lines[lines.count - 1].append((text, isJoined, word.change))
            used += (used > 0 ? space : 0) + width
        }
        for word in words {
            let whole = Columns.visible(word.text)
            var rest = whole[...]
            var width = UnicodeText.width(of: whole)
            var isFirst = true
            while width > columns {
                let head = Columns.head(of: rest, columns)
                add(String(head), word, isJoined: !isFirst || word.isJoined)
                width -= UnicodeText.width(of: String(head))
                rest = rest[head.endIndex...]
                isFirst = false
            }
            if !rest.isEmpty { add(String(rest), word, isJoined: !isFirst || word.isJoined) }
        }
        return lines.filter { !$0.isEmpty }.map { Self.line($0, style) }
    }

    private static func line(_ words: [Word], _ style: TerminalStyle) -> String {
        var line = ""
        var run = ""
        var change = words[0].change
        func endRun() {
            switch change {
            case .kept: line += run
            case .removed: line += style.removed(run)
            case .added: line += style.added(run)
            }
            run = ""
        }
        for (index, word) in words.enumerated() {
            let space = index > 0 && !word.isJoined ? " " : ""
            if word.change != change {
                endRun()
                change = word.change
                line += space
            } else {
                run += space
            }
            run += word.text
        }
        endRun()
        return line
    }
}
