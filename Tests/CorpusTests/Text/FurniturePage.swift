@testable import Corpus

/// An article of two paragraphs, and what furniture leaves of a page.
enum FurniturePage {
    static let paragraphs = [
        "The last ferry from Orlen to the outer isles turned back on Tuesday evening when a gust tore the ramp "
            + "from its hinges, and forty passengers spent the night in the school of the village.",
        "Nobody was hurt, the harbour master Tova Brandt said, but the crossing stays closed until engineers "
            + "from the mainland have looked at the pier, which was rebuilt only four years ago.",
    ]

    /// The lines kept of a page.
    static func kept(_ lines: [String]) -> [String] {
        let text = Array(lines.joined(separator: "\n").utf8)
        let ranges = TextLines.ranges(of: text.span)
        return Furniture(learned: .none).articleLines(
            among: ranges, words: LineWords.ofShortLines(ranges, in: text.span), of: text.span, source: 0
        )
        .map { String(decoding: text[$0], as: UTF8.self) }
    }
}
