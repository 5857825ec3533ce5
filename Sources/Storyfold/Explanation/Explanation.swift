package import Comparison
import Corpus
package import NearDuplicates
package import Stories

/// Why two articles are, or are not, the same text or the same story.
package struct Explanation: Sendable {
    package typealias Verdict = PairExplanation.Verdict

    package let fold: Fold
    /// The two articles, as positions in the fold's articles.
    package let a: Int
    package let b: Int
    package let verdict: Verdict
    /// Whether both are of one duplicate group; texts may be duplicates and each in a group with a third.
    package let isOneGroup: Bool
    package let isOneStory: Bool
    package let text: TextComparison
    /// The versions that stand for the two in the search for stories; nil where they are of one version.
    package let versions: VersionComparison?
    /// The terms that carry the versions' cosine, the heaviest first.
    package let terms: [SharedTerm]
    /// From the first to the second by way of duplicates or of links between versions, each article with the
    /// similarity to the one before; 1 for the first. Empty where nothing leads there.
    package let path: [Step]
    package let mentions: Mentions
    package let difference: TextDifference
    package let conflicts: [Conflict]
    /// nil where no rule of a person is about the two.
    package let ruling: Ruling?
    /// How those of the two that are not the canonical compare to it, where they are one text by way of it alone.
    package let toCanonical: [(article: Int, text: TextComparison)]

    package typealias Step = (article: Int, similarity: Double)

    private static let mostTerms = 10

    /// - Precondition: the fold was made for explanations, and the two are different articles of it.
    /// - Throws: when a text cannot be read again.
    package init(_ fold: Fold, _ a: Int, _ b: Int) throws {
        guard let graph = fold.storyGraph, let rows = fold.versionRows else {
            preconditionFailure("a fold that kept no graph")
        }
        (self.fold, self.a, self.b) = (fold, a, b)
        let (corpus, tokenizer) = (fold.corpus, fold.configuration.tokenizer)
        func comparison(_ a: Int, _ b: Int) throws -> TextComparison {
            try SketchedCorpus.search(fold.configuration).comparison(of: a, and: b, in: corpus, found: fold.duplicates)
        }
        text = try comparison(a, b)
        let canonicals = (a: fold.canonical(of: a), b: fold.canonical(of: b))
        isOneGroup = canonicals.a == canonicals.b
        isOneStory = fold.storyOf[a] == fold.storyOf[b]
        let areDuplicates = text.isFound && text.difference == nil
        ruling = Ruling(fold, a, b, isDuplicate: areDuplicates)
        let isParted = ruling?.ofText.contains { $0.kind == .cannotLink } ?? false
        verdict = isOneGroup || areDuplicates && !isParted ? .sameText : isOneStory ? .sameStory : .neither
        toCanonical =
            isOneGroup && !areDuplicates
            ? try [a, b].filter { $0 != canonicals.a }.map { ($0, try comparison($0, canonicals.a)) } : []
        if isOneGroup {
            (versions, terms) = (nil, [])
            path = areDuplicates ? [(a, 1), (b, text.strength)] : Self.path(a, canonicals.a, b, in: fold)
        } else {
            let (versionA, versionB) = (rows.version(of: canonicals.a)!, rows.version(of: canonicals.b)!)
            let story =
                isOneStory
                ? fold.stories[fold.storyOf[a]].versions.compactMap { rows.version(of: $0.canonical) } : nil
            let comparison = graph.comparison(of: versionA, and: versionB, within: story)
            versions = comparison
            terms = try rows.sharedTerms(
                of: versionA, and: versionB, most: Self.mostTerms, in: corpus, tokenizer: tokenizer)
            path = comparison.path.map { (rows.versions[$0.version], $0.similarity) }
        }
        let language = rows.language(of: canonicals.a)
        func mentions(_ article: Int) throws -> Mentions.OfText {
            Mentions.OfText(of: try corpus.text(article), tokenizer: tokenizer, language: language)
        }
        self.mentions = Mentions(try mentions(a), try mentions(b))
        difference = TextDifference(
            from: .init(of: try corpus.text(a), tokenizer: tokenizer),
            to: .init(of: try corpus.text(b), tokenizer: tokenizer))
        conflicts = Conflict.all(in: difference, mentions: self.mentions)
    }

    /// Through the canonical that both are verified against.
    private static func path(_ a: Int, _ canonical: Int, _ b: Int, in fold: Fold) -> [Step] {
        guard let group = fold.groupOf[canonical] else { return [] }
        func similarity(_ article: Int) -> Double {
            fold.groups[group].members.first { $0.article == article }?.similarity ?? 0
        }
        return [(a, 1), (canonical, similarity(a)), (b, similarity(b))]
    }

    /// Between the publication of the two; nil where the day of either is not known.
    package var days: Double? {
        guard let first = fold.corpus.published(a)?.moment, let second = fold.corpus.published(b)?.moment else {
            return nil
        }
        return abs(Double(first - second)) / 86_400
    }

    // MARK: What would change the answer

    /// The similarities that thresholds would have to pass to decide otherwise about the two alone; nil for one that
    /// plays no part.
    package struct TextFlip: Sendable, Equatable {
        /// The Jaccard similarity.
        package var threshold: Double?
        /// The containment of the one that is contained.
        package var containment: Double?
    }

    /// The flip of the two; none where a rule decides.
    package var textFlip: TextFlip { ruling?.ofText.isEmpty == false ? TextFlip() : flip(of: text) }

    /// Where two are duplicates, what both thresholds would have to rise above; otherwise what one of them would
    /// have to fall to.
    package func flip(of text: TextComparison) -> TextFlip {
        let options = fold.configuration.duplicateOptions
        let containment = max(text.containmentOfAInB, text.containmentOfBInA)
        guard !text.isExact, text.sharedShingles > 0, text.difference == nil, text.otherwiseDifferent == nil else {
            return TextFlip()
        }
        let contained = text.mayBeContained(options) ? containment : nil
        if text.passes {
            return TextFlip(
                threshold: text.jaccard >= options.threshold ? text.jaccard : nil,
                containment: contained.flatMap { $0 >= options.containmentThreshold ? $0 : nil })
        }
        return TextFlip(threshold: text.jaccard, containment: contained)
    }

    /// The granularity at which their story comes apart, where they are in one, or at which they come into one: the
    /// nearest to that of the fold. nil where none does that, a rule decides, or they are of one text.
    package var granularityFlip: StoryGranularity? {
        guard let versions, ruling?.ofStory.isEmpty != false else { return nil }
        let link = versions.joiningLink ?? 0
        // The tighter, the sooner a story comes apart.
        let steps = StoryGranularity.allCases.sorted { $0.tightness < $1.tightness }
        return (isOneStory ? steps : steps.reversed()).first { (link >= threshold(at: $0)!) != isOneStory }
    }

    /// The link from which stories are joined at some granularity; nil where the two are of one text.
    package func threshold(at granularity: StoryGranularity) -> Double? {
        versions.map { versions in
            let factor = granularity.tightness / fold.configuration.storyGranularity.tightness
            let odds = versions.threshold / (1 - versions.threshold) * factor
            return odds / (1 + odds)
        }
    }
}

extension TextComparison {
    /// The similarity by which they are duplicates: Jaccard, or the containment of what is contained.
    package var strength: Double {
        switch relation {
        case .contained: containmentOfAInB
        case .containing: containmentOfBInA
        case .exact, .near, nil: jaccard
        }
    }
}
