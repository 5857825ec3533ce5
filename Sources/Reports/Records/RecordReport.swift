import Platform
package import Corpus
import Kernels
package import NearDuplicates
package import Storyfold

/// Prints a fold for programs.
package struct RecordReport {
    /// The formats for programs.
    package enum Format: String, Sendable, CaseIterable {
        /// One document.
        case json
        /// One object a line.
        case jsonl
        /// One row an article, or a pair.
        case csv
    }

    let fold: Fold
    let records: FoldRecords
    let format: Format
    /// Positions of the stories that are printed.
    let stories: [Int]

    /// - Parameters:
    ///   - texts: whether stories in full have their articles' texts.
    ///   - chosen: positions of the stories that are printed; nil for all.
    package init(_ fold: Fold, format: Format, texts: Bool = false, chosen: [Int]? = nil) {
        self.fold = fold
        stories = chosen ?? Array(fold.stories.indices)
        records = FoldRecords(fold, texts: texts, chosen: chosen)
        self.format = format
    }

    /// The stories, in the order of ``Fold/stories``.
    package func writeStories(to sink: OutputSink) throws(CorpusError) {
        switch format {
        case .json, .jsonl:
            try writeList("stories", count: stories.count, to: sink) {
                index throws(CorpusError) in
                try records.storyInFull(fold.stories[stories[index]])
            }
        case .csv:
            try sink.write(
                CSVText.row([
                    "story", "group", "id", "canonical_of_story", "canonical_of_group", "relation", "similarity",
                    "cosine", "title", "source", "published", "confidence",
                ]))
            for story in stories.lazy.map({ fold.stories[$0] }) {
                for version in story.versions {
                    for member in version.members {
                        let id = fold.corpus.id
                        try sink.write(
                            CSVText.row(
                                [
                                    id(story.canonical), id(version.canonical), id(member.article),
                                    "\(member.article == story.canonical)", "\(member.article == version.canonical)",
                                ] + row(of: member) + [Decimals.text(version.similarity, places: 6)]
                                    + labels(of: member.article) + [Decimals.text(version.confidence, places: 6)]))
                    }
                }
            }
        }
    }

    /// The duplicate groups, in the order of ``Fold/groups``.
    package func writeGroups(to sink: OutputSink) throws(CorpusError) {
        switch format {
        case .json, .jsonl:
            try writeList("groups", count: fold.groups.count, to: sink) { index throws(CorpusError) in
                try records.groupInFull(fold.groups[index])
            }
        case .csv:
            try sink.write(
                CSVText.row(
                    [
                        "group", "id", "canonical_of_group", "relation", "similarity", "title", "source", "published",
                    ] + (fold.hasReference ? ["reference", "reference_canonical"] : [])))
            for group in fold.groups {
                for member in group.members {
                    try sink.write(
                        CSVText.row(
                            [
                                fold.corpus.id(group.canonical), fold.corpus.id(member.article),
                                "\(member.article == group.canonical)",
                            ] + row(of: member) + labels(of: member.article)
                                + origins(of: [member.article, group.canonical])))
                }
            }
        }
    }

    /// The duplicate pairs, ascending by the ids of both.
    package func writePairs(_ extent: PairExtent, to sink: OutputSink) throws(CorpusError) {
        var isFirst = true
        if format == .json { try sink.write("{\"pairs\":[") }
        if format == .csv {
            try sink.write(
                CSVText.row(
                    ["a", "b", "jaccard", "containment_a_in_b", "containment_b_in_a", "same", "difference"]
                        + (fold.hasReference ? ["reference_a", "reference_b"] : [])))
        }
        var waiting: [DuplicatePair] = []
        func writeWaiting() throws(CorpusError) {
            let blocks = (waiting.count + Self.block - 1) / Self.block
            let pairs = waiting
            let texts = parallelMap(count: blocks, threads: fold.configuration.threads) { block in
                pairs[block * Self.block..<min(pairs.count, (block + 1) * Self.block)].map(text(of:)).joined()
            }
            for text in texts {
                // In an array the first has no comma before it.
                try sink.write(format == .json && isFirst ? String(text.dropFirst()) : text)
                isFirst = false
            }
            waiting.removeAll(keepingCapacity: true)
        }
        try fold.duplicates.forEachPair(extent) { (pair) throws(CorpusError) in
            waiting.append(pair)
            if waiting.count == 64 * Self.block { try writeWaiting() }
        }
        try writeWaiting()
        if format == .json { try sink.write(JSONText.endOfList) }
    }

    // MARK: Parts

    /// A pair, with what parts it from the next, or in an array from the one before.
    private func text(of pair: DuplicatePair) -> String {
        switch format {
        case .json: return ",\n" + records.pair(pair)
        case .jsonl: return records.pair(pair) + "\n"
        case .csv:
            let similarities = [pair.jaccard, pair.containmentOfAInB, pair.containmentOfBInA]
            return CSVText.row(
                [fold.corpus.id(pair.a), fold.corpus.id(pair.b)]
                    + similarities.map { Decimals.text($0, places: 6) }
                    + ["\(pair.difference == nil)", pair.difference?.name ?? ""] + origins(of: [pair.a, pair.b]))
        }
    }

    /// Objects that one worker writes at a time.
    private static let block = 256

    func writeList(
        _ name: String, count: Int, to sink: OutputSink, line: @Sendable (Int) throws(CorpusError) -> String
    ) throws(CorpusError) {
        if format == .json { try sink.write("{\"\(name)\":[") }
        let wave = Self.block * 16 * fold.configuration.threads
        for start in stride(from: 0, to: count, by: wave) {
            let end = min(count, start + wave)
            let blocks = (end - start + Self.block - 1) / Self.block
            let texts = try parallelMap(count: blocks, threads: fold.configuration.threads) {
                block throws(CorpusError) in
                let first = start + block * Self.block
                var text = ""
                for index in first..<min(end, first + Self.block) {
                    let line = try line(index)
                    text += format == .json ? (index == 0 ? "\n" : ",\n") + line : line + "\n"
                }
                return text
            }
            for text in texts { try sink.write(text) }
        }
        if format == .json { try sink.write(JSONText.endOfList) }
    }

    private func row(of member: Version.Member) -> [String] {
        [member.relation.rawValue, Decimals.text(member.similarity, places: 6)]
    }

    /// Of some articles, whether each is of the reference corpus; nothing where there is none.
    private func origins(of articles: [Int]) -> [String] {
        fold.hasReference ? articles.map { "\(fold.corpus.isReference($0))" } : []
    }

    private func labels(of article: Int) -> [String] {
        [
            fold.corpus.title(article) ?? "", fold.corpus.source(article) ?? "",
            fold.corpus.published(article)?.description ?? "",
        ]
    }
}
