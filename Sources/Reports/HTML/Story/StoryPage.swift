import Corpus

/// The page of a story.
struct StoryPage {
    private let cast: StoryCast
    private let tokenizer: Tokenizer

    init(_ cast: StoryCast, tokenizer: Tokenizer) {
        (self.cast, self.tokenizer) = (cast, tokenizer)
    }

    /// Bytes of the articles beside the canonical that stay together.
    private static let sectionBytes = 2_000_000

    /// The page, in one section; that of a very large story in several.
    var sections: [String] {
        var updates: [StoryAnswers.Update] = []
        // The other texts with their copies first: they tell the most.
        var (texts, copies): ([String], [String]) = ([], [])
        var read: [Int: ComparedText] = [:]
        func text(_ index: Int) -> ComparedText {
            if let text = read[index] { return text }
            let text = compared(index)
            read[index] = text
            return text
        }
        for range in cast.versions {
            for index in range where index > 0 {
                let other = OtherArticle(
                    index, beside: index == range.lowerBound ? 0 : range.lowerBound, in: cast, text: text)
                if let update = other.update { updates.append(update) }
                let block = Templates.render(.other, other.values)
                if range.lowerBound == 0 { copies.append(block) } else { texts.append(block) }
            }
        }
        let parts = parted(texts, copies)
        return parts.enumerated().map { index, part in
            var page = index == 0 ? head(updates) : continuation(index)
            page["texts"] = part.texts
            page["hasTexts"] = !part.texts.isEmpty
            page["copiesOfText"] = part.copies
            page["hasCopiesOfText"] = !part.copies.isEmpty
            page["goesOn"] = index < parts.count - 1
            return Templates.render(.story, page)
        }
    }

    /// The blocks in their order, so many together as stay on one page.
    private func parted(_ texts: [String], _ copies: [String]) -> [(texts: String, copies: String)] {
        var parts = [(texts: "", copies: "")]
        var bytes = 0
        for (block, isCopy) in texts.map({ ($0, false) }) + copies.map({ ($0, true) }) {
            if bytes + block.utf8.count > Self.sectionBytes, bytes > 0 {
                parts.append(("", ""))
                bytes = 0
            }
            if isCopy { parts[parts.count - 1].copies += block } else { parts[parts.count - 1].texts += block }
            bytes += block.utf8.count
        }
        return parts
    }

    private func compared(_ index: Int) -> ComparedText {
        let record = cast.members[index].record
        return ComparedText(
            record.text ?? "", title: record.title, language: record.language, tokenizer: tokenizer)
    }

    private func continuation(_ part: Int) -> [String: Any] {
        [
            "anchor": "s\(cast.number)-part\(part + 1)", "headline": MarkupText.label(cast.record.headline),
            "isContinued": true, "hasOthers": true,
        ]
    }

    /// All but the other articles beside the canonical.
    private func head(_ updates: [StoryAnswers.Update]) -> [String: Any] {
        let canonical = cast.canonical
        var page: [String: Any] = [
            "anchor": "s\(cast.number)", "headline": MarkupText.label(cast.record.headline),
            "facts": cast.facts, "terms": cast.record.terms.map(MarkupText.label),
            "hasTerms": !cast.record.terms.isEmpty, "answers": StoryAnswers(cast, updates: updates).list,
            "canonical": canonical.facts, "text": text(of: canonical), "hasOthers": cast.members.count > 1,
            "isContinued": false,
        ]
        if let timeline = Timeline(cast) { page["timeline"] = timeline.figure }
        if let copies = CopyGraph(cast) { page["copies"] = copies.figure }
        if let map = HeatMap(cast) { page["heatMap"] = map.figure }
        let tables = receiptTables
        page["legend"] = ReceiptTable.legend(of: tables)
        page["hasReceipts"] = !tables.isEmpty
        page["receipts"] = tables.map { $0.values(in: cast) }
        return page
    }

    /// Paragraphs, as far as a page shows a text.
    private func text(of member: StoryCast.Member) -> [String: Any] {
        let shown = MarkupText.shown(member.record.text ?? "")
        let lines = shown.text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        return ["paragraphs": lines.map(String.init), "isCut": shown.isCut, "isEmpty": lines.isEmpty]
    }

    private var receiptTables: [ReceiptTable] {
        let version = cast.record.members[0]
        return [
            ReceiptTable(
                receipts: cast.record.receipts, caption: "Among the versions of the story",
                reasons: cast.record.reasons, isOfStory: true),
            ReceiptTable(
                receipts: version.receipts, caption: "Among the copies of its text", reasons: version.reasons,
                isOfStory: false),
        ].filter { !$0.receipts.isEmpty }
    }
}
