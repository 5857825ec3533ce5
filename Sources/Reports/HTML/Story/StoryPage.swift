import Corpus
import Foundation

/// What the page of a story shows, as its templates name it.
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
        var parts = [""]
        forEachOther { other in
            let other = Templates.render(.other, other)
            if parts[parts.count - 1].utf8.count + other.utf8.count > Self.sectionBytes { parts.append("") }
            parts[parts.count - 1] += other
        }
        return parts.enumerated().map { index, others in
            var page = index == 0 ? head : continuation(index)
            page["others"] = others
            page["goesOn"] = index < parts.count - 1
            return Templates.render(.story, page)
        }
    }

    private func continuation(_ part: Int) -> [String: Any] {
        [
            "anchor": "s\(cast.number)-part\(part + 1)", "headline": MarkupText.label(cast.record.headline),
            "isContinued": true, "hasOthers": true,
        ]
    }

    /// All but the other articles beside the canonical.
    private var head: [String: Any] {
        let canonical = cast.canonical
        var page: [String: Any] = [
            "number": cast.number, "anchor": "s\(cast.number)", "headline": MarkupText.label(cast.record.headline),
            "facts": cast.facts, "terms": cast.record.terms.map(MarkupText.label),
            "hasTerms": !cast.record.terms.isEmpty,
            "answers": StoryAnswers(cast).list, "canonical": article(canonical), "text": text(of: canonical),
            "hasOthers": cast.members.count > 1, "isContinued": false, "policy": Self.policy,
        ]
        if let timeline = Timeline(cast) { page["timeline"] = timeline.figure }
        if let copies = CopyGraph(cast) { page["copies"] = copies.figure }
        if let map = HeatMap(cast) { page["heatMap"] = map.figure }
        var tables: [[String: Any]] = []
        if !cast.record.receipts.isEmpty {
            tables.append(
                table(cast.record.receipts, "Among the texts of the story", reasons: cast.record.reasons, ofStory: true)
            )
        }
        if let receipts = cast.record.members.first?.receipts, !receipts.isEmpty {
            tables.append(
                table(receipts, "Among the copies of its text", reasons: cast.record.members[0].reasons, ofStory: false)
            )
        }
        page["hasReceipts"] = !tables.isEmpty
        page["receipts"] = tables
        return page
    }

    private func article(_ member: StoryCast.Member) -> [String: Any] {
        var facts: [String: Any] = [
            "anchor": member.anchor, "name": member.name, "date": member.date, "headline": member.headline,
            "id": MarkupText.label(member.record.id),
        ]
        if let url = member.record.url, Self.isWebAddress(url) { facts["url"] = url }
        if let stamp = member.record.published, member.published != nil { facts["stamp"] = MarkupText.label(stamp) }
        if let words = member.record.words { facts["words"] = CountText.text(words, "word") }
        if let language = member.record.language, Self.isLanguageTag(language) { facts["language"] = language }
        return facts
    }

    /// Paragraphs, as far as a page shows a text.
    private func text(of member: StoryCast.Member) -> [String: Any] {
        let shown = MarkupText.shown(member.record.text ?? "")
        let paragraphs = shown.text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }.map(
            String.init)
        return ["paragraphs": paragraphs, "isCut": shown.isCut, "isEmpty": paragraphs.isEmpty]
    }

    // MARK: An article beside the canonical

    /// Every article but the canonical: a copy beside the canonical of its text, another text beside that of the story.
    private func forEachOther(_ body: ([String: Any]) -> Void) {
        let canonical = compared(0)
        for range in cast.versions {
            let head = range.lowerBound == 0 ? canonical : compared(range.lowerBound)
            if range.lowerBound > 0 { body(other(range.lowerBound, head, beside: 0, canonical)) }
            for copy in range.dropFirst() { body(other(copy, compared(copy), beside: range.lowerBound, head)) }
        }
    }

    private func compared(_ index: Int) -> ComparedText {
        let record = cast.members[index].record
        return ComparedText(record.text ?? "", language: record.language, tokenizer: tokenizer)
    }

    private func other(_ index: Int, _ text: ComparedText, beside base: Int, _ baseText: ComparedText) -> [String: Any]
    {
        let (member, base) = (cast.members[index], cast.members[base])
        let version = cast.record.members[member.version]
        let isCopy = !member.isCanonicalOfVersion
        let comparison = Comparison(of: text, beside: baseText, isCopy: isCopy, sources: cast.sources)
        var facts = article(member)
        facts["isCopy"] = isCopy
        facts["relation"] =
            isCopy
            ? "\(member.record.relation) \(Decimals.text(member.record.similarity, places: 2))"
            : "own text, cosine \(Decimals.text(version.cosine, places: 2))"
        facts["base"] = article(base)
        facts["adds"] = adds(comparison, isCopy: isCopy)
        facts["bar"] = bar(comparison)
        if !comparison.mentions.isEmpty {
            facts["only"] = comparison.mentions.map(MarkupText.label).joined(separator: ", ")
        }
        if let newest = comparison.newest { facts["newest"] = newest }
        facts["names"] = comparison.names.map(MarkupText.label).joined(separator: ", ")
        facts["hasNames"] = !comparison.names.isEmpty
        facts["numbers"] = comparison.numbers.map(MarkupText.label).joined(separator: ", ")
        facts["hasNumbers"] = !comparison.numbers.isEmpty
        if !isCopy, let terms = version.sharedTerms, !terms.isEmpty {
            facts["sharedTerms"] = terms.map(MarkupText.label).joined(separator: ", ")
        }
        if !isCopy {
            facts["confidence"] = Decimals.text(version.confidence, places: 2)
            if !version.receipts.isEmpty {
                facts["receipts"] = [
                    table(version.receipts, "Among the copies of this text", reasons: version.reasons, ofStory: false)
                ]
            }
        }
        if comparison.isSame {
            facts["isSame"] = true
        } else {
            facts["rows"] = comparison.rows
        }
        if !isCopy, comparison.leftOut > 0 { facts["unshown"] = CountText.text(comparison.leftOut, "sentence") }
        facts["isCut"] = text.isCut || baseText.isCut
        return facts
    }

    /// What an article adds, in a sentence.
    private func adds(_ comparison: Comparison, isCopy: Bool) -> String {
        guard !comparison.isSame else { return "The same sentences." }
        let own = comparison.copied + comparison.altered + comparison.added
        if comparison.copied + comparison.altered == 0 { return "All \(CountText.text(own, "sentence")) are its own." }
        var parts: [String] = []
        if comparison.copied > 0 { parts.append("\(comparison.copied) of \(CountText.text(own, "sentence")) copied") }
        if comparison.altered > 0 { parts.append("\(comparison.altered) altered") }
        parts.append(comparison.added > 0 ? "adds \(comparison.added)" : "adds none")
        if isCopy, comparison.leftOut > 0 { parts.append("leaves out \(comparison.leftOut)") }
        return parts.joined(separator: ", ") + "."
    }

    /// The shares of an article's sentences, as lengths along a bar of 100.
    private func bar(_ comparison: Comparison) -> [[String: Any]] {
        let parts = [("copied", comparison.copied), ("altered", comparison.altered), ("added", comparison.added)]
        let all = max(1, parts.reduce(0) { $0 + $1.1 })
        var done = 0
        return parts.filter { $0.1 > 0 }.map { kind, count in
            defer { done += count }
            let (start, end) = (100 * Double(done) / Double(all), 100 * Double(done + count) / Double(all))
            return ["kind": kind, "x": Coordinate.text(start), "width": Coordinate.text(end - start)]
        }
    }

    // MARK: Receipts

    private static let mostReceipts = 400
    private static let policy =
        "Shares are of the best candidate: complete by words, earliest by time (1 is the first), central by likeness to "
        + "the others, clean by how little furniture came with the text."

    /// How the candidates did, the chosen first.
    private func table(
        _ receipts: [ReceiptRecord], _ caption: String, reasons: String, ofStory: Bool
    ) -> [String: Any] {
        let (hasSources, hasScores) = (receipts.contains { $0.source != nil }, receipts.contains { $0.score != nil })
        let chosenFirst = receipts.filter { $0.why == nil } + receipts.filter { $0.why != nil }
        let rows = chosenFirst.prefix(Self.mostReceipts).map { receipt -> [String: Any] in
            let member = cast.position(of: receipt.id).map { cast.members[$0] }
            var row: [String: Any] = [
                "name": member?.name ?? MarkupText.label(receipt.id), "date": member?.date ?? "",
                "words": Decimals.grouped(receipt.words), "complete": Self.share(receipt.complete),
                "contains": "\(receipt.contains)", "earliest": Self.share(receipt.earliest),
                "central": Self.share(receipt.central), "clean": Self.share(receipt.clean),
                "isChosen": receipt.why == nil, "why": MarkupText.label(receipt.why ?? "chosen"),
            ]
            if let member { row["anchor"] = member.anchor }
            if hasSources { row["source"] = Self.share(receipt.source) }
            if hasScores { row["score"] = Self.share(receipt.score) }
            return row
        }
        return [
            "caption": caption, "reasons": MarkupText.label(reasons), "rows": rows, "hasContains": !ofStory,
            "hasSources": hasSources, "hasScores": hasScores, "isCut": receipts.count > rows.count,
            "rest": Decimals.grouped(receipts.count - rows.count),
        ]
    }

    private static func share(_ value: Double?) -> String { value.map { Decimals.text($0, places: 2) } ?? "–" }

    /// A link to anything else might run something.
    private static func isWebAddress(_ text: String) -> Bool {
        guard let url = URL(string: text, encodingInvalidCharacters: false), let scheme = url.scheme?.lowercased()
        else {
            return false
        }
        return ["http", "https"].contains(scheme) && url.host() != nil
    }

    /// A tag of BCP 47, by its form.
    private static func isLanguageTag(_ tag: String) -> Bool {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        return parts.allSatisfy {
            (2...8).contains($0.count) && $0.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        }
            && (parts.first?.count ?? 0) <= 3
    }
}
