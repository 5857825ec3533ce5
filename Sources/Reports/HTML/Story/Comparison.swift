import Corpus
import Kernels
import Storyfold

/// A text as it is compared and shown.
struct ComparedText {
    let isCut: Bool
    fileprivate let sentences: TextDifference.Reading
    fileprivate let mentions: Mentions.Reading

    init(_ text: String, language: String?, tokenizer: Tokenizer) {
        let shown = MarkupText.shown(text)
        isCut = shown.isCut
        let bytes = Array(shown.text.utf8)
        sentences = TextDifference.Reading(of: bytes[...], tokenizer: tokenizer)
        mentions = Mentions.Reading(of: bytes[...], tokenizer: tokenizer, language: language ?? "")
    }
}

/// One article beside another, sentence by sentence, as a page shows it.
struct Comparison {
    /// Sentences of the article by what became of those of the other.
    let copied: Int
    let altered: Int
    let added: Int
    /// Sentences that only the other has.
    let leftOut: Int
    /// Names and numbers that only the article mentions.
    let names: [String]
    let numbers: [String]
    /// For the template that each names, in the order of the article.
    let rows: [[String: Any]]

    /// The first of these, names before numbers.
    let mentions: [String]
    /// The sentence that only the article has and that mentions the most of them; nil where none mentions two.
    let newest: String?

    private static let mostMentions = 12
    private static let firstMentions = 6
    private static let (mostSentences, mostSentenceBytes) = (60, 600)

    /// - Parameters:
    ///   - isCopy: of one text, so that what was left out is worth reading.
    ///   - sources: names that say nothing about the event.
    init(of text: ComparedText, beside other: ComparedText, isCopy: Bool, sources: [String]) {
        let difference = TextDifference(from: text.sentences, to: other.sentences)
        (added, leftOut) = (difference.count(.onlyA), difference.count(.onlyB))
        let both = Mentions(other.mentions, text.mentions)
        let telling = both.names.onlyB.filter { name in !sources.contains { $0.contains(name) } }
        names = Array(telling.prefix(Self.mostMentions))
        // "09" is of a clock or a date; a single digit says little by itself.
        let counting = both.numbers.onlyB.filter { $0.count > 1 && ($0.first != "0" || $0.contains { !$0.isNumber }) }
        numbers = Array(counting.prefix(Self.mostMentions))
        mentions = Array((names.prefix(4) + numbers).prefix(Self.firstMentions))
        let (onlyHere, added) = (names + numbers, difference.parts.filter { $0.kind == .onlyA })
        let best = added.prefix(Self.mostSentences).compactMap(\.a).filter { $0.utf8.count <= Self.mostSentenceBytes }
            .map { sentence in (sentence, onlyHere.count { Self.has(sentence, $0) }) }.max { $0.1 < $1.1 }
        newest = best.flatMap { $0.1 > 1 ? $0.0 : nil }
        var (rows, altered) = (Rows(), 0)
        for part in difference.parts {
            switch part.kind {
            case .copied: rows.add(.copied, part.a)
            case .altered:
                if let sides = Self.altered(part) {
                    altered += 1
                    rows.add(sides)
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
    }

    /// Rows of a table: sentences of one kind that follow each other are one, so that they read as a text.
    private struct Rows {
        private var done: [[String: Any]] = []
        private var open: (kind: Templates.Name, sentences: [String])?

        mutating func add(_ kind: Templates.Name, _ sentence: String?) {
            if open?.kind != kind { close() }
            open = (kind, (open?.sentences ?? []) + [sentence ?? ""])
        }

        mutating func add(_ row: [String: Any]) {
            close()
            done.append(row)
        }

        private mutating func close() {
            guard let (kind, sentences) = open else { return }
            let count = sentences.count > 1 ? "\(sentences.count) " : ""
            done.append(["row": kind.rawValue, "count": count, "text": sentences.joined(separator: " ")])
            open = nil
        }

        var values: [[String: Any]] {
            var rows = self
            rows.close()
            return rows.done
        }
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

    /// Whether the article has the sentences of the other, and no others.
    var isSame: Bool { altered == 0 && added == 0 && leftOut == 0 }

    /// The two sentences in runs of words that the other has too or has not; nil where they have the same.
    private static func altered(_ part: TextDifference.Part) -> [String: Any]? {
        var (left, right) = (Runs(), Runs())
        let words = WordDifference(from: part.b ?? "", to: part.a ?? "").words
        guard words.contains(where: { $0.change != .kept }) else { return nil }
        for word in words {
            let gap = word.isJoined ? "" : " "
            if word.change != .added { left.add(word.former ?? word.text, gap, isChanged: word.change == .removed) }
            if word.change != .removed { right.add(word.text, gap, isChanged: word.change == .added) }
        }
        return ["row": Templates.Name.altered.rawValue, "left": left.values, "right": right.values]
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
