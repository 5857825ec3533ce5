import Corpus

/// How like each other the texts of a story are: the cosine of each pair.
struct HeatMap {
    private let story: ShownStory
    /// Per text the cosines to those before it.
    private let cosines: [[Double]]

    private static let (cell, labelWidth) = (30.0, 250.0)
    /// From this many texts on the cells are too small for their numbers.
    private static let mostNumbered = 16
    private static let shades = 10.0

    /// nil for a story of fewer than three texts, or where the texts were not compared.
    init?(_ story: ShownStory) {
        guard let cosines = story.record.similarities, cosines.count > 2, cosines.count <= story.versions.count,
            cosines.enumerated().allSatisfy({ $1.count == $0 })
        else { return nil }
        (self.story, self.cosines) = (story, cosines)
    }

    var figure: [String: Any] {
        let count = cosines.count
        let cell = count > Self.mostNumbered ? Self.cell * 0.6 : Self.cell
        let names = (0..<count).map { Timeline.cut(story.canonical(ofVersion: $0).name) }
        let rows = (0..<count).map { row -> [String: Any] in
            // The other half would say the same.
            let cells = (0...row).map { column -> [String: Any] in
                let cosine = row == column ? 1 : cosines[row][column]
                let shade = row == column ? 0 : Int((min(1, max(0, cosine)) * Self.shades).rounded())
                return [
                    "x": Coordinate.text(Self.labelWidth + cell * Double(column)), "shade": shade, "isDark": shade >= 6,
                    "center": Coordinate.text(Self.labelWidth + cell * (Double(column) + 0.5) - 1),
                    "value": row == column ? "" : Self.short(cosine),
                    "title": "\(row + 1) and \(column + 1): \(Decimals.text(cosine, places: 2))",
                ]
            }
            return [
                "number": row + 1, "name": names[row], "cells": cells, "y": Coordinate.text(20 + cell * Double(row)),
                "middle": Coordinate.text(20 + cell * (Double(row) + 0.5) - 1),
                "headX": Coordinate.text(Self.labelWidth + cell * (Double(row) + 0.5) - 1),
                "headline": story.canonical(ofVersion: row).headline,
                "values": (0..<count).map {
                    Decimals.text(row == $0 ? 1 : cosines[max(row, $0)][min(row, $0)], places: 2)
                },
            ]
        }
        var best = (cosine: -1.0, row: 0, column: 0)
        for (row, values) in cosines.enumerated() {
            for (column, cosine) in values.enumerated() where cosine > best.cosine { best = (cosine, row, column) }
        }
        let rest = story.versions.count - count
        return [
            "rows": rows, "cell": Coordinate.text(cell - 2), "isNumbered": count <= Self.mostNumbered,
            "width": Coordinate.text(Self.labelWidth + cell * Double(count)),
            "height": Coordinate.text(20 + cell * Double(count)),
            "labelEnd": Coordinate.text(Self.labelWidth - 8),
            "notes": rest > 0 ? "\(CountText.text(rest, "more text")) not drawn" : "",
            "hasNotes": rest > 0,
            "description":
                "Most alike are \(best.column + 1), \(names[best.column]), and \(best.row + 1), \(names[best.row]): "
                + "\(Decimals.text(best.cosine, places: 2)).",
        ]
    }

    /// ".46"
    private static func short(_ cosine: Double) -> String {
        cosine >= 0.995 ? "1" : String(Decimals.text(max(0, cosine), places: 2).dropFirst())
    }
}
