import Corpus

/// The page of a story.
struct StoryPage {
    private let story: ShownStory
    private let tokenizer: Tokenizer

    init(_ story: ShownStory, tokenizer: Tokenizer) {
        (self.story, self.tokenizer) = (story, tokenizer)
    }

    /// Bytes of the articles beside the canonical that stay together.
    private static let sectionBytes = 2_000_000

    /// The page, in one section; that of a very large story in several; and what articles made of those that they came from.
    func drawn() -> (sections: [StorySection], changes: [StoryAnswers.Change]) {
        var (changes, updates): ([StoryAnswers.Change], [StoryAnswers.Update]) = ([], [])
        // The other texts with their copies first: they tell the most.
        var (texts, copies): ([String], [String]) = ([], [])
        var read: [Int: ComparedText] = [:]
        func text(_ index: Int) -> ComparedText {
            if let text = read[index] { return text }
            let text = compared(index)
            read[index] = text
            return text
        }
        for range in story.versions {
            for index in range where index > 0 {
                let other = OtherArticle(
                    index, beside: index == range.lowerBound ? 0 : range.lowerBound, in: story, text: text)
                if let change = other.change { changes.append(change) }
                if let update = other.update { updates.append(update) }
                let block = Templates.render(.other, other.values)
                if range.lowerBound == 0 { copies.append(block) } else { texts.append(block) }
            }
        }
        let parts = parted(texts, copies)
        let sections = parts.enumerated().map { index, part in
            var page = index == 0 ? head(StoryAnswers(story, changes: changes, updates: updates)) : continuation()
            page["texts"] = part.texts
            page["hasTexts"] = !part.texts.isEmpty
            page["copiesOfText"] = part.copies
            page["hasCopiesOfText"] = !part.copies.isEmpty
            page["goesOn"] = index < parts.count - 1
            let anchor = "s\(story.number)" + (index == 0 ? "" : "-part\(index + 1)")
            page["anchor"] = anchor
            return StorySection(
                story: story.number, anchor: anchor, canonical: index == 0 ? nil : story.canonical.key,
                content: Templates.render(.story, page),
                related: index > 0
                    ? []
                    : (story.record.related ?? []).map { ($0.rank, MarkupText.label($0.headline)) })
        }
        return (sections, changes)
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
        let record = story.members[index].record
        return ComparedText(
            record.text ?? "", title: record.title, language: record.language, tokenizer: tokenizer)
    }

    private func continuation() -> [String: Any] {
        [
            "headline": MarkupText.label(story.record.headline), "isContinued": true, "hasOthers": true,
        ]
    }

    /// All but the other articles beside the canonical.
    private func head(_ answers: StoryAnswers) -> [String: Any] {
        let canonical = story.canonical
        var page: [String: Any] = [
            "headline": MarkupText.label(story.record.headline),
            "counts": story.counts, "terms": story.record.terms.map(MarkupText.label),
            "hasTerms": !story.record.terms.isEmpty, "answers": answers.list,
            "canonical": canonical.facts, "text": text(of: canonical), "hasOthers": story.members.count > 1,
            "isContinued": false,
        ]
        if let days = story.days { page["days"] = ["text": days.text, "first": days.first, "last": days.last] }
        if let timeline = Timeline(story) { page["timeline"] = timeline.figure }
        if let chapters = Chapters(story) { page["chapters"] = chapters.values }
        if let copies = CopyGraph(story) { page["copies"] = copies.figure }
        if let map = HeatMap(story) { page["heatMap"] = map.figure }
        let tables = receiptTables
        page["legend"] = ReceiptTable.legend(of: tables)
        page["hasReceipts"] = !tables.isEmpty
        page["receipts"] = tables.map { $0.values(in: story) }
        return page
    }

    /// Paragraphs, as far as a page shows a text.
    private func text(of member: ShownStory.Member) -> [String: Any] {
        let shown = MarkupText.shown(member.record.text ?? "")
        let lines = shown.text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        return ["paragraphs": lines.map(String.init), "isCut": shown.isCut, "isEmpty": lines.isEmpty]
    }

    private var receiptTables: [ReceiptTable] {
        let version = story.record.members[0]
        return [
            ReceiptTable(
                receipts: story.record.receipts, caption: "Among the versions of the story",
                reasons: story.record.reasons, isOfStory: true),
            ReceiptTable(
                receipts: version.receipts, caption: "Among the copies of its text", reasons: version.reasons,
                isOfStory: false),
        ].filter { !$0.receipts.isEmpty }
    }
}
