package import Corpus
import Foundation
import Kernels
package import Storyfold

/// A report for people: a front page and the pages of the stories, in one file, or for a large corpus in several.
///
/// It is made from stories as `cluster` writes them with their texts, so that it is the same from a run and from its
/// result. What comes from outside is escaped by the templates.
package final class HTMLReport {
    private let threads: Int
    private let zone: ShownZone
    private let tokenizer = Tokenizer()
    private var site: Site
    private var summaries: [StorySummary] = []
    private var book = OutletBook()

    /// Stories that are drawn before their pages are written.
    private static let wave = 512

    /// A report at a path: the front page there; what does not fit goes into a folder beside it that is named after it.
    ///
    /// - Parameters:
    ///   - path: nil for one page on standard output, however large.
    ///   - outputs: gets the files; it is for the caller to commit.
    ///   - replacesAll: whether pages in the folder are replaced, whoever wrote them.
    ///   - settings: those that the stories were made with, as far as they are known.
    ///   - zone: that of the times.
    /// - Throws: when nothing can be written there.
    package init(
        path: String?, of outputs: OutputSet, replacesAll: Bool, threads: Int, settings: [RunSetting] = [],
        zone: ShownZone = .utc
    ) throws(CorpusError) {
        self.threads = threads
        self.zone = zone
        site = try Site(path: path, of: outputs, replacesAll: replacesAll, settings: settings, zone: zone)
    }

    /// The folder of the pages of a report at a path, if it has more than one.
    package static func pagesFolder(of path: String) -> String? {
        guard case .file(let folder, let name)? = try? OutputSet.place(ofFile: path) else { return nil }
        return "\(folder == "/" ? "" : folder)/\(Site.folder(ofFront: name))"
    }

    /// Adds the stories of a fold.
    ///
    /// - Parameter chosen: positions of those that are added; nil for all.
    package func add(_ fold: Fold, chosen: [Int]? = nil, progress: ProgressHandler = { _ in }) throws {
        let records = FoldRecords(fold, texts: true, chosen: chosen)
        let positions = chosen ?? Array(fold.stories.indices)
        for start in stride(from: 0, to: positions.count, by: Self.wave) {
            let range = start..<min(start + Self.wave, positions.count)
            let stories = parallelMap(count: range.count, threads: threads) { index in
                Result {
                    let line = try records.storyInFull(fold.stories[positions[range.lowerBound + index]])
                    return try JSONDecoder().decode(StoryRecord.self, from: Data(line.utf8))
                }
            }
            try add(stories.map { try $0.get() })
            try progress(Progress("report", completed: range.upperBound, total: positions.count, unit: "stories"))
        }
    }

    /// Adds the stories of a result.
    ///
    /// - Throws: an error that names the line of what is no story, or has no texts.
    package func add(_ result: ResultReader, progress: ProgressHandler = { _ in }) throws {
        try result.read(threads: threads) {
            try add($0)
            try progress(Progress("report", completed: summaries.count, total: nil, unit: "stories"))
        }
    }

    private func add(_ stories: [StoryRecord]) throws(CorpusError) {
        let first = summaries.count + 1
        let drawn = parallelMap(count: stories.count, threads: threads) { [tokenizer, zone] index in
            let story = ShownStory(stories[index], number: first + index, zone: zone)
            let (sections, changes) = StoryPage(story, tokenizer: tokenizer).drawn()
            let outlets = StoryOutlets(story, changes: changes, isOnOnePage: sections.count == 1)
            return (StorySummary(story), sections, outlets)
        }
        for (summary, sections, outlets) in drawn {
            summaries.append(summary)
            book.add(outlets)
            try site.add(sections)
        }
    }

    /// Writes the front page.
    ///
    /// - Returns: how many pages there are, and the bytes of the largest.
    /// - Throws: when a file cannot be written.
    package func finish() throws(CorpusError) -> (pages: Int, largest: Int) {
        try site.finish(summaries, book, threads: threads)
    }
}
