package import Corpus

/// Which stories of a fold are shown; the fold itself is of all articles.
package struct StoryChoice: Sendable, Equatable {
    /// So many of the first; nil for all.
    package var top: Int?
    /// The id of an article, whose story is shown, or words that a story has in its headline, its terms or the titles of its
    /// articles, in any case; where no story has them, the beginning of an id. nil for every story.
    package var wanted: String?

    package init(top: Int? = nil, wanted: String? = nil) { (self.top, self.wanted) = (top, wanted) }

    /// The positions of the stories among ``Fold/stories``, ascending; nil where all are shown.
    ///
    /// - Complexity: O(n) in the titles, where words are looked for.
    /// - Throws: where no story is wanted.
    package func positions(in fold: Fold) throws(CorpusError) -> [Int]? {
        guard let wanted else { return top.map { Array(0..<min($0, fold.stories.count)) } }
        let found: [Int]
        if let article = fold.corpus.article(withId: wanted) {
            found = [fold.storyOf[article]]
        } else {
            let words = wanted.lowercased().split { $0.isWhitespace }
            let told = fold.stories.indices.filter { position in
                let text = Self.text(of: fold.stories[position], in: fold).lowercased()
                return words.allSatisfy { text.contains($0) }
            }
            found =
                told.isEmpty
                ? Set(fold.corpus.articles(withIdPrefix: wanted).map { fold.storyOf[$0] }).sorted() : told
        }
        guard !found.isEmpty, !wanted.allSatisfy(\.isWhitespace) else {
            throw CorpusError(
                .badInput, at: .init(path: "--show"),
                "no article has the id \"\(wanted)\", and no story has these words in its headline, terms or titles",
                remedy: "give an id as articles.jsonl has it, or fewer words")
        }
        return top.map { Array(found.prefix($0)) } ?? found
    }

    private static func text(of story: Story, in fold: Fold) -> String {
        let titles = story.versions.flatMap { $0.members.compactMap { fold.corpus.title($0.article) } }
        return ([story.headline] + story.terms + titles).joined(separator: "\n")
    }
}
