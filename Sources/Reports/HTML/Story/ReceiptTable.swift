import Corpus

/// How the candidates for a canonical did, the chosen first, as the template has it.
struct ReceiptTable {
    let receipts: [ReceiptRecord]
    let caption: String
    let reasons: String
    /// Of a story, where no candidate holds another.
    let isOfStory: Bool

    /// What the columns of some tables say.
    static func legend(of tables: [ReceiptTable]) -> String {
        let latest = tables.contains(where: \.hasLatest) ? ", latest the other way round (1 is the last)" : ""
        return
            "Shares are of the best candidate: complete by words, earliest by time (1 is the first of them)\(latest), central "
            + "by likeness to the others, clean by how little furniture came with the text."
    }

    private var hasLatest: Bool { receipts.contains { $0.latest != nil } }

    private static let mostRows = 400

    func values(in story: ShownStory) -> [String: Any] {
        let (hasSources, hasScores) = (receipts.contains { $0.source != nil }, receipts.contains { $0.score != nil })
        let chosenFirst = receipts.filter { $0.why == nil } + receipts.filter { $0.why != nil }
        let rows = chosenFirst.prefix(Self.mostRows).map { receipt -> [String: Any] in
            let member = story.position(of: receipt.id).map { story.members[$0] }
            var row: [String: Any] = [
                "name": member?.name ?? MarkupText.label(receipt.id), "date": member?.date ?? "",
                "words": Decimals.grouped(receipt.words), "complete": Self.share(receipt.complete),
                "contains": "\(receipt.contains)", "earliest": Self.share(receipt.earliest),
                "central": Self.share(receipt.central), "clean": Self.share(receipt.clean),
                "isChosen": receipt.why == nil, "why": MarkupText.line(receipt.why ?? "chosen"),
            ]
            if let member { row["anchor"] = member.anchor }
            if hasLatest { row["latest"] = Self.share(receipt.latest) }
            if hasSources { row["source"] = Self.share(receipt.source) }
            if hasScores { row["score"] = Self.share(receipt.score) }
            return row
        }
        return [
            "caption": caption, "reasons": MarkupText.line(reasons), "rows": rows, "hasContains": !isOfStory,
            "hasLatest": hasLatest, "hasSources": hasSources, "hasScores": hasScores,
            "isCut": receipts.count > rows.count, "rest": Decimals.grouped(receipts.count - rows.count),
        ]
    }

    private static func share(_ value: Double?) -> String { value.map { Decimals.text($0, places: 2) } ?? "–" }
}
