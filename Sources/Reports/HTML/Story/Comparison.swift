import Comparison
import Corpus
import Kernels
import Storyfold

/// A text as it is compared and shown.
struct ComparedText {
    let isCut: Bool
    fileprivate let sentences: TextDifference.OfText
    fileprivate let mentions: Mentions.OfText

    init(_ text: String, title: String?, language: String?, tokenizer: Tokenizer) {
        let shown = MarkupText.shown(text)
        isCut = shown.isCut
        sentences = TextDifference.OfText(of: Array(shown.text.utf8)[...], tokenizer: tokenizer)
        let telling = Array(((title.map { $0 + "\n\n" } ?? "") + MarkupText.withoutByline(shown.text)).utf8)
        mentions = Mentions.OfText(of: telling[...], tokenizer: tokenizer, language: language ?? "")
    }
}

/// One article beside another, sentence by sentence, as a page shows it.
struct Comparison {
    /// Which of the two came from the other, as far as is known.
    enum Direction { case cameFromOther, otherCameFrom, apart }

    /// Sentences of the article by what became of those of the other.
    let copied: Int
    let altered: Int
    let added: Int
    /// Sentences that only the other has.
    let leftOut: Int
    let direction: Direction
    /// Names and numbers of the article that the other has nowhere.
    let names: [String]
    let numbers: [String]
    /// Numbers that were changed within a sentence; none where neither came from the other.
    let changes: [(before: String, after: String)]
    /// The sentence that only the article has and that mentions the most of these; nil where none mentions two.
    let newest: String?
    /// For the template that each names, in the order of the article.
    let rows: [[String: Any]]

    private static let mostMentions = 12
    private static let mostChanges = 6
    private static let (mostSentences, mostSentenceBytes) = (60, 600)

    /// - Parameters:
    ///   - isCopy: of one text, so that what was left out is worth reading.
    ///   - passing: names and numbers that say nothing of the event.
    init(of text: ComparedText, beside other: ComparedText, isCopy: Bool, direction: Direction, passing: [String]) {
        self.direction = direction
        let difference = TextDifference(from: text.sentences, to: other.sentences)
        (added, leftOut) = (difference.count(.onlyA), difference.count(.onlyB))
        names = Array(
            text.mentions.names(beyond: other.mentions).filter { name in !passing.contains { $0.contains(name) } }
                .prefix(Self.mostMentions))
        numbers = Array(
            text.mentions.numbers(beyond: other.mentions).filter { Self.isTelling($0) && !passing.contains($0) }
                .prefix(Self.mostMentions))
        let beyond = names + numbers
        let best = difference.parts.lazy.filter { $0.kind == .onlyA }.prefix(Self.mostSentences).compactMap(\.a)
            .filter { $0.utf8.count <= Self.mostSentenceBytes }
            .map { sentence in (sentence: sentence, mentions: beyond.count { Self.has(sentence, $0) }) }
            .max { $0.mentions < $1.mentions }
        newest = best.flatMap { $0.mentions > 1 ? $0.sentence : nil }

        var (rows, altered) = (Rows(direction: direction, isCopy: isCopy), 0)
        var changes: [(before: String, after: String)] = []
        for part in difference.parts {
            switch part.kind {
            case .copied: rows.add(.copied, part.a)
            case .altered:
                let words = WordDifference(from: part.b ?? "", to: part.a ?? "").words
                if words.contains(where: { $0.change != .kept }) {
                    altered += 1
                    rows.add(words)
                    changes += Conflict.numbers(in: words)
                } else {
                    // In case and punctuation alone, which is no word.
                    rows.add(.copied, part.a)
                }
            case .onlyA: rows.add(.added, part.a)
            case .onlyB: if isCopy { rows.add(.leftOut, part.b) }
            }
        }
        self.rows = rows.values
        self.altered = altered
        copied = difference.count(.copied) + difference.count(.altered) - altered
        self.changes =
            direction == .apart
            ? [] : changes.prefix(Self.mostChanges).map { direction == .otherCameFrom ? ($0.after, $0.before) : $0 }
    }

    /// Whether the article has the sentences of the other, and no others.
    var isSame: Bool { altered == 0 && added == 0 && leftOut == 0 }

    /// "09" is of a clock or a date; a single digit says little by itself.
    private static func isTelling(_ number: String) -> Bool {
        number.count > 1 && (number.first != "0" || number.contains { !$0.isNumber })
    }

    private static func has(_ sentence: String, _ mention: String) -> Bool {
        let (text, part) = (sentence.utf8.span, mention.utf8.span)
        guard part.count > 0 else { return false }
        var start = ByteSearch.first(of: part[0], in: text, from: 0)
        while start + part.count <= text.count {
            if (1..<part.count).allSatisfy({ text[start + $0] == part[$0] }) { return true }
            start = ByteSearch.first(of: part[0], in: text, from: start + 1)
        }
        return false
    }

    /// Rows of a table: sentences of one kind that follow each other are one, so that they read as a text.
    private struct Rows {
        let direction: Direction
        let isCopy: Bool
        private var done: [[String: Any]] = []
        private var open: (kind: Templates.Name, sentences: [String])?

        init(direction: Direction, isCopy: Bool) { (self.direction, self.isCopy) = (direction, isCopy) }

        mutating func add(_ kind: Templates.Name, _ sentence: String?) {
            if open?.kind != kind {
                close()
                open = (kind, [])
            }
            open?.sentences.append(sentence ?? "")
        }

        /// An altered sentence.
        mutating func add(_ words: [WordDifference.Word]) {
            close()
            var (left, right) = (Runs(), Runs())
            for word in words {
                let gap = word.isJoined ? "" : " "
                if word.change != .added { left.add(word.former ?? word.text, gap, isChanged: word.change == .removed) }
                if word.change != .removed { right.add(word.text, gap, isChanged: word.change == .added) }
            }
            let kind: Templates.Name =
                switch direction {
                case .cameFromOther: .altered
                case .otherCameFrom: .alteredLater
                case .apart: .alteredApart
                }
            done.append(["row": kind.rawValue, "left": left.values, "right": right.values])
        }

        private mutating func close() {
            guard let (kind, sentences) = open else { return }
            let count = sentences.count > 1 ? "\(sentences.count) " : ""
            done.append([
                "row": kind.rawValue, "label": count + label(kind), "text": sentences.joined(separator: " "),
                "isWide": !isCopy,
            ])
            open = nil
        }

        /// What became of sentences, for the one that came from the other.
        private func label(_ kind: Templates.Name) -> String {
            switch (kind, direction) {
            case (.copied, .cameFromOther): "copied"
            case (.copied, _): "shared"
            case (.added, .cameFromOther): "added"
            case (.added, _): "only here"
            case (_, .cameFromOther): "left out"
            case (_, .otherCameFrom): "added later"
            case (_, .apart): "only there"
            }
        }

        var values: [[String: Any]] {
            var rows = self
            rows.close()
            return rows.done
        }
    }

    private struct Runs {
        private var runs: [(isChanged: Bool, gap: String, text: String)] = []

        mutating func add(_ text: String, _ gap: String, isChanged: Bool) {
            if runs.last?.isChanged == isChanged {
                runs[runs.count - 1].text += gap + text
            } else {
                runs.append((isChanged, runs.isEmpty ? "" : gap, text))
            }
        }

        var values: [[String: Any]] {
            runs.map { ["changed": $0.isChanged, "text": $0.text, "gap": $0.gap] }
        }
    }
}
