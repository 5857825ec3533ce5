import Comparison
import Corpus
import Kernels
import NearDuplicates
import Provenance

/// What a later text of its outlet says instead of the numbers of a canonical.
struct Outdated {
    /// The later article.
    let article: Int
    /// Numbers as the two write them, in the order of the canonical's text.
    let changes: [(before: String, after: String)]

    /// Later texts that are looked at, the latest first, and numbers that are told.
    private static let (mostTexts, mostChanges) = (3, 3)
    /// Words of a line that is a sentence for its length alone.
    private static let fewestWords = 8

    /// - Parameters:
    ///   - canonical: that of the story.
    ///   - version: the articles of its text.
    ///   - others: the articles of the story's other texts; of them only what calls itself an update or a correction counts.
    /// - Returns: nil where no number was changed.
    /// - Complexity: that of a few differences of texts, where the outlet has later ones; otherwise O(n) in the articles.
    init?(_ canonical: Int, version: [Int], others: [Int], _ tracing: Tracing, tokenizer: Tokenizer)
        throws(CorpusError)
    {
        let corpus = tracing.corpus
        let source = corpus.sourceBytes(canonical)
        guard !source.isEmpty, corpus.published(canonical) != nil else { return nil }
        let text = tracing.links.text(of: canonical)
        // Of undated ones nobody knows whether they are later.
        func isLater(_ article: Int) -> Bool {
            corpus.sourceBytes(article) == source && corpus.published(article) != nil
                && tracing.isBefore(canonical, article) == true
        }
        let later =
            version.filter { isLater($0) && (text == nil || tracing.links.text(of: $0) != text) }
            + others.filter { isLater($0) && tracing.credit($0).edition != .first }
        guard !later.isEmpty else { return nil }
        let latest = later.sorted { a, b in
            let (dateA, dateB) = (corpus.published(a), corpus.published(b))
            guard let dateA, let dateB, dateA != dateB else { return a < b }
            return dateB < dateA
        }
        let own = TextDifference.OfText(of: try corpus.text(canonical), tokenizer: tokenizer)
        for article in latest.prefix(Self.mostTexts) {
            let difference = TextDifference(
                from: own, to: TextDifference.OfText(of: try corpus.text(article), tokenizer: tokenizer))
            let changes = difference.parts.filter { $0.kind == .altered && Self.isSentence($0.a ?? "") }.flatMap {
                Conflict.numbers(in: $0.words.words).filter { !Self.isRounded($0.0, $0.1) }
            }
            guard changes.isEmpty else {
                self.article = article
                self.changes = changes.prefix(Self.mostChanges).map { (before: $0.0, after: $0.1) }
                return
            }
        }
        return nil
    }

    /// Whether a line says something: a counter or a time stamp of a page has a few words and no full stop.
    private static func isSentence(_ line: String) -> Bool {
        let closing: Set<Character> = ["\"", "”", "’", "»", "'", ")", "」"]
        let ends: Set<Character> = [".", "!", "?", "…", "。", "！", "？", "।", "؟"]
        return line.split(whereSeparator: \.isWhitespace).count >= fewestWords
            || line.last { !closing.contains($0) && !$0.isWhitespace }.map(ends.contains) ?? false
    }

    /// Whether two spellings are of one number, the one rounded: "368.75" and "368.8".
    private static func isRounded(_ a: String, _ b: String) -> Bool {
        func decimals(_ text: String) -> Int { text.firstIndex(of: ".").map { text[$0...].count - 1 } ?? 0 }
        let (a, b) = (a.filter { $0 != "," }, b.filter { $0 != "," })
        guard let first = Double(a), let second = Double(b) else { return false }
        let unit = (0..<min(6, min(decimals(a), decimals(b)))).reduce(1.0) { unit, _ in unit / 10 }
        return abs(first - second) <= unit / 2 + 1e-9 && decimals(a) != decimals(b)
    }

    /// "outdated: 14 -> 19, 180 -> 212, see ferry-2".
    func sentence(in corpus: Corpus) -> String {
        "outdated: \(changes.map { "\($0.before) -> \($0.after)" }.joined(separator: ", ")), see \(corpus.id(article))"
    }
}

extension Fold {
    /// Says of canonicals whose numbers a later update or correction changed what these are now.
    ///
    /// - Complexity: that of a few differences of texts a story, for those with later texts of the canonical's outlet.
    static func tellingOutdated(
        _ stories: [Story], _ tracing: Tracing, _ configuration: Configuration
    ) throws(CorpusError) -> [Story] {
        let block = 64
        let found = try parallelMap(count: (stories.count + block - 1) / block, threads: configuration.threads) {
            index throws(CorpusError) in
            var found: [(story: Int, outdated: Outdated)] = []
            for index in index * block..<min(stories.count, (index + 1) * block) {
                let story = stories[index]
                guard story.articles > 1, let version = story.versions.first else { continue }
                let outdated = try Outdated(
                    story.canonical, version: version.members.map(\.article),
                    others: story.versions.dropFirst().flatMap { $0.members.map(\.article) }, tracing,
                    tokenizer: configuration.tokenizer)
                if let outdated { found.append((index, outdated)) }
            }
            return found
        }.flatMap { $0 }
        var stories = stories
        for (story, outdated) in found {
            let sentence = "; " + outdated.sentence(in: tracing.corpus)
            stories[story].reasons += sentence
            // A story of one text has its canonical from the choice among the copies.
            if stories[story].versions.count == 1 { stories[story].versions[0].reasons += sentence }
        }
        return stories
    }
}
