import Comparison
import Corpus
import NearDuplicates
import Stories

/// Why two articles are, or are not, one text or one story: the figures, and what they are held against.
public struct PairExplanation: Sendable, Equatable, Codable {
    public enum Verdict: String, Sendable, Codable, CaseIterable {
        case sameText = "same_text"
        case sameStory = "same_story"
        case neither
    }

    public var verdict: Verdict
    /// Of their shingles, exact, in 0...1; and the shares of the one text that the other has.
    public var jaccard: Double
    public var containmentOfAInB: Double
    public var containmentOfBInA: Double
    /// The Jaccard similarity from which texts are near-duplicates.
    public var threshold: Double
    /// Why they are not versions of one text although they share enough; nil where they are, or share less.
    public var difference: String?
    /// Of the versions that stand for the two, in 0...1; nil where they are of one text.
    public var cosine: Double?
    /// The cosine with all that time, names and neighbours make of it, and that from which stories are joined.
    public var storySimilarity: Double?
    public var storyThreshold: Double?
    /// The terms that carry the cosine, the heaviest first.
    public var terms: [String]
    /// Articles that lead from the one to the other, by duplicates or by links of the story; empty where nothing does.
    public var path: [String]
    /// Names and numbers that only one of the texts has.
    public var onlyInA: [String]
    public var onlyInB: [String]

    private enum CodingKeys: String, CodingKey {
        case verdict, jaccard, threshold, difference, cosine, terms, path
        case containmentOfAInB = "containment_a_in_b"
        case containmentOfBInA = "containment_b_in_a"
        case storySimilarity = "story_similarity"
        case storyThreshold = "story_threshold"
        case onlyInA = "only_in_a"
        case onlyInB = "only_in_b"
    }
}

extension Fold {
    /// Why two articles are, or are not, one text or one story.
    ///
    /// - Parameters:
    ///   - a: the id of an article.
    ///   - b: that of another one.
    /// - Throws: for an id that no article has, and where the fold keeps no ``Configuration/Extent/explanations``.
    /// - Complexity: O(n) in the words of both, and in the links of their story.
    public func explain(_ a: String, _ b: String) throws(StoryfoldError) -> PairExplanation {
        guard storyGraph != nil else {
            throw StoryfoldError(
                .usage, at: "explain", "the fold has not kept what its stories were made from",
                remedy: "set the configuration's extent to explanations")
        }
        func position(_ id: String) throws(StoryfoldError) -> Int {
            guard let article = corpus.article(withId: id) else {
                throw StoryfoldError(.usage, at: "explain", "no article has the id \"\(id)\"")
            }
            return article
        }
        let (first, second) = (try position(a), try position(b))
        guard first != second else {
            throw StoryfoldError(.usage, at: "explain", "both ids are \"\(a)\"", remedy: "name two articles")
        }
        do {
            return PairExplanation(try Explanation(self, first, second))
        } catch {
            throw StoryfoldError(error)
        }
    }
}

extension PairExplanation {
    init(_ explanation: Explanation) {
        let (text, versions) = (explanation.text, explanation.versions)
        let corpus = explanation.fold.corpus
        verdict = explanation.verdict
        (jaccard, containmentOfAInB, containmentOfBInA) = (
            text.jaccard, text.containmentOfAInB, text.containmentOfBInA
        )
        threshold = explanation.fold.configuration.duplicateOptions.threshold
        difference = text.difference?.name
        cosine = versions?.cosine
        storySimilarity = versions?.similarity
        storyThreshold = versions?.threshold
        terms = explanation.terms.map(\.word)
        path = explanation.path.map { corpus.id($0.article) }
        let mentions = explanation.mentions
        onlyInA = mentions.names.onlyA + mentions.numbers.onlyA
        onlyInB = mentions.names.onlyB + mentions.numbers.onlyB
    }
}
