import Corpus
import Fixtures
import Foundation
import Reports
import Storyfold

/// Whole folds of a few articles.
enum FoldTargets {
    private static let mostArticles = 16

    /// Each line is an article: title, source, date and text, parted by vertical bars; what comes first may be missing.
    ///
    /// The result has every article once, and is the same for any order and number of threads.
    static let orders = FuzzTarget("fold", isSlow: true) { bytes in
        let lines = bytes.text.split(separator: "\n").prefix(mostArticles).map { line in
            line.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        }
        guard !lines.isEmpty else { return false }
        let records = try lines.enumerated().map { index, parts in
            let names = ["text", "published", "source", "title"]
            var fields = Dictionary(uniqueKeysWithValues: zip(names, parts.reversed()))
            fields["id"] = "n\(index)"
            return try JSONSerialization.data(withJSONObject: fields, options: .sortedKeys) + [0x0A]
        }
        let folder = try TestFolder()
        // The order as it is, backwards, and the second half first.
        let half = records.count / 2
        let orders = [records, records.reversed(), Array(records[half...] + records[..<half])]
        var expected: [String]?
        for (index, order) in orders.enumerated() {
            let path = try folder.write("\(index).jsonl", Array(order.joined()))
            let fold = try Fold(paths: [path], configuration: Configuration(threads: index + 1))
            try check(fold, articles: records.count)
            let records = FoldRecords(fold, texts: true)
            let stories = try fold.stories.map(records.storyInFull)
            try require(stories == expected ?? stories, "order \(index) and \(index + 1) threads give other stories")
            expected = stories
        }
        return true
    }

    private static func check(_ fold: Fold, articles: Int) throws {
        try require(fold.articleCount == articles, "\(fold.articleCount) of \(articles) articles")
        let members = fold.stories.flatMap { $0.versions.flatMap { $0.members.map(\.article) } }
        try require(members.sorted() == Array(0..<articles), "stories hold \(members.count) of \(articles) articles")
        for story in fold.stories {
            try require((0...1).contains(story.confidence), "a confidence of \(story.confidence)")
            try require(story.versions.allSatisfy { (0...1).contains($0.similarity) }, "a cosine outside 0...1")
            try require(story.versions[0].canonical == story.canonical, "the canonical is not first")
        }
    }
}
