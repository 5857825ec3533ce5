import Corpus

/// The order in which versions are compared: by language, undated before dated, then by time.
///
/// Within it a version's possible partners are one stretch: versions in different languages are never
/// compared, nor dated ones further apart than the window. Of a version that is dated by the day alone noon counts;
/// where not even the day is known, nothing is known of the days between it and others: it counts as undated.
struct VersionOrder: Sendable {
    /// Positions among the versions, in the order of comparison.
    let order: [Int]
    /// Per row of the order: its language.
    let languages: [String]
    /// Per row: days since 1970; nil where undated.
    let days: [Double?]
    /// Per row: the end of the rows after it that it is compared with.
    let lastOf: [Int]

    /// - Parameter languages: of each version.
    init(versions: [Int], languages versionLanguages: [String], in corpus: Corpus, windowDays: Double) {
        let published = versions.map { corpus.published($0)?.moment }
        order = versions.indices.sorted { a, b in
            if versionLanguages[a] != versionLanguages[b] { return versionLanguages[a] < versionLanguages[b] }
            let (timeA, timeB) = (published[a] ?? .min, published[b] ?? .min)
            return timeA != timeB ? timeA < timeB : a < b
        }
        languages = order.map { versionLanguages[$0] }
        let seconds = order.map { published[$0] }
        days = seconds.map { $0.map { Double($0) / 86_400 } }
        // Whole seconds, so that rounding does not decide about two articles exactly a window apart.
        let windowSeconds = Int64((windowDays * 86_400).rounded())
        var lastOf = [Int](repeating: 0, count: order.count)
        var languageEnd = order.count
        var windowEnd = order.count
        for row in order.indices.reversed() {
            if row + 1 < order.count, languages[row + 1] != languages[row] {
                languageEnd = row + 1
                windowEnd = languageEnd
            }
            guard let second = seconds[row] else {
                lastOf[row] = languageEnd
                continue
            }
            while windowEnd > row + 1, seconds[windowEnd - 1]! - second > windowSeconds { windowEnd -= 1 }
            lastOf[row] = windowEnd
        }
        self.lastOf = lastOf
    }

    /// The dated rows of a language, by time.
    func dated(in range: Range<Int>) -> Range<Int> {
        (range.first { days[$0] != nil } ?? range.upperBound)..<range.upperBound
    }

    /// The rows of each language.
    var languageRanges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for row in order.indices where row + 1 == order.count || languages[row + 1] != languages[row] {
            ranges.append(start..<row + 1)
            start = row + 1
        }
        return ranges
    }
}
