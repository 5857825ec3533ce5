import Kernels

/// Articles whose token sequences are the same, folded into one text each.
///
/// Empty articles belong to no text: they are nobody's copy.
struct DistinctTexts: Sendable {
    /// Per text: its articles, ascending; the first stands for the text. Texts ascend by that article.
    let articles: [[Int]]

    init(_ sketches: Sketches) {
        let fingerprints = sketches.fingerprints
        let order = fingerprints.indices.filter { sketches.tokenCounts[$0] > 0 }.sorted { a, b in
            fingerprints[a] != fingerprints[b] ? fingerprints[a] < fingerprints[b] : a < b
        }
        var texts: [[Int]] = []
        for article in order {
            if let first = texts.last?.first, fingerprints[first] == fingerprints[article] {
                texts[texts.count - 1].append(article)
            } else {
                texts.append([article])
            }
        }
        articles = texts.sorted { $0[0] < $1[0] }
    }

    var count: Int { articles.count }

    func representative(_ text: Int) -> Int { articles[text][0] }
}
