package import Corpus
package import Storyfold

/// The four files of a fold, all of them or none.
package enum OutputFolder {
    /// Writes articles.jsonl, groups.jsonl, stories.jsonl and pairs.jsonl, each ordered by id.
    ///
    /// - Throws: when a file cannot be written; files of an earlier run are then as they were.
    package static func write(_ fold: Fold, to folder: String) throws(CorpusError) {
        let records = FoldRecords(fold)
        let files = try OutputSet(folder: folder)
        let articles = try files.sink("articles.jsonl")
        for article in 0..<fold.articleCount { try articles.write(records.article(article) + "\n") }
        let groups = try files.sink("groups.jsonl")
        for group in fold.groups { try groups.write(records.group(group) + "\n") }
        let stories = try files.sink("stories.jsonl")
        for story in fold.stories.sorted(by: { $0.canonical < $1.canonical }) {
            try stories.write(records.story(story) + "\n")
        }
        try RecordReport(fold, format: .jsonl).writePairs(to: try files.sink("pairs.jsonl"))
        try files.commit()
    }
}
