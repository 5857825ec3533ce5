import Platform
package import Corpus
package import Storyfold

extension RecordReport {
    /// The stories without their members, in the order of ``Fold/stories``.
    ///
    /// - Parameter related: nil where nobody asked which stories are related.
    package func writeStoriesAlone(related: RelatedStories?, to sink: OutputSink) throws(CorpusError) {
        let others = related?.related(to: stories)
        let map = related?.map
        switch format {
        case .json, .jsonl:
            try writeList("stories", count: stories.count, to: sink) {
                records.storyAlone(fold.stories[stories[$0]], related: others?[$0], place: map?[stories[$0]])
            }
        case .csv:
            try sink.write(
                CSVText.row(
                    [
                        "story", "headline", "terms", "articles", "versions", "sources", "first", "last", "days",
                        "reasons",
                    ] + (related == nil ? [] : ["related", "cosines", "map_x", "map_y"])))
            for (index, position) in stories.enumerated() {
                let story = fold.stories[position]
                var row = [
                    fold.corpus.id(story.canonical), story.headline, Self.list(story.terms), "\(story.articles)",
                    "\(story.versions.count)", "\(story.sources)", story.span?.first.description ?? "",
                    story.span?.last.description ?? "", "\(days(of: story))",
                    story.reasons,
                ]
                if let others = others?[index], let place = map?[position] {
                    row += [
                        Self.list(others.map { fold.corpus.id(fold.stories[$0.story].canonical) }),
                        Self.list(others.map { decimals($0.cosine) }), decimals(place.x), decimals(place.y),
                    ]
                }
                try sink.write(CSVText.row(row))
            }
        }
    }

    /// Days on which something came out.
    private func days(of story: Story) -> Int {
        story.days.isEmpty ? (story.first == nil ? 0 : 1) : story.days.count { $0.start != nil }
    }

    /// Several values in one field.
    private static func list(_ values: [String]) -> String { values.joined(separator: "; ") }

    private func decimals(_ value: Double) -> String { Decimals.text(value, places: 6) }
}
