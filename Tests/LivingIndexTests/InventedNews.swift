import Corpus
import Foundation
import SyntheticCorpus

/// Records of invented news, by their ids, to be added in any order.
struct InventedNews {
    let ids: [String]
    private(set) var lines: [String: String]

    /// - Parameter days: over which the articles came out, about.
    init(articles: Int, seed: UInt64, days: Int) throws {
        var options = SyntheticCorpus.Options()
        options.cases = CaseKind.allCases
        options.medianWords = 40
        options.copiedShare = 0.4
        options.articlesPerDay = max(1, articles / days)
        // Few outlets, so that what they print below their articles is learned as furniture.
        options.outlets = 3
        var bytes: [UInt8] = []
        _ = try SyntheticCorpus(articles: articles, seed: seed, options: options)
            .writeJSONLines(threads: 1) { bytes += $0 }
        let text = String(decoding: bytes, as: UTF8.self)
        var (ids, lines) = ([String](), [String: String]())
        for line in text.split(separator: "\n") {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            guard let id = object?["id"] as? String else { continue }
            ids.append(id)
            lines[id] = String(line)
        }
        (self.ids, self.lines) = (ids, lines)
    }

    /// Gives an article the text of another, under its own title and date.
    mutating func rewrite(_ id: String, with other: String) throws {
        func object(_ id: String) throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: Data(lines[id]!.utf8)) as! [String: Any]
        }
        var record = try object(id)
        record["text"] = try object(other)["text"]
        lines[id] = String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self)
    }

    /// The records of some articles, as an input.
    func source(_ ids: some Sequence<String>) -> CorpusSource {
        .lines(RecordLines(Array(ids.map { lines[$0]! + "\n" }.joined().utf8)), name: "news")
    }
}
