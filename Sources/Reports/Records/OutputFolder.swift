package import Corpus
package import NearDuplicates
package import Storyfold

/// The files of a fold.
package enum OutputFolder {
    /// The file that has all of the others but the pairs, and the texts: what a report is made from.
    package static let result = "result.jsonl"

    /// The names of all files.
    package static let names = [
        "articles.jsonl", "groups.jsonl", "stories.jsonl", "pairs.jsonl", result, RunRecord.name,
    ]

    /// Writes articles.jsonl, groups.jsonl, stories.jsonl and pairs.jsonl, each ordered by id, and result.jsonl, the
    /// stories in full with their texts in the order of ``Fold/stories``.
    ///
    /// - Throws: when a file cannot be written.
    package static func write(
        _ fold: Fold, pairs: PairExtent, to folder: ListedFolder
    ) throws(CorpusError) {
        let records = FoldRecords(fold)
        let articles = try folder.sink("articles.jsonl")
        for article in 0..<fold.articleCount { try articles.write(records.article(article) + "\n") }
        let groups = try folder.sink("groups.jsonl")
        for group in fold.groups { try groups.write(records.group(group) + "\n") }
        let stories = try folder.sink("stories.jsonl")
        for story in fold.stories.sorted(by: { $0.canonical < $1.canonical }) {
            try stories.write(records.story(story) + "\n")
        }
        try RecordReport(fold, format: .jsonl).writePairs(pairs, to: try folder.sink("pairs.jsonl"))
        try RecordReport(fold, format: .jsonl, texts: true).writeStories(to: try folder.sink(result))
    }

    /// Writes run.json, behind all others, as it says how long these took.
    package static func write(_ record: RunRecord, to folder: ListedFolder) throws(CorpusError) {
        try folder.sink(RunRecord.name, isOfRun: true).write(record.text)
    }
}
