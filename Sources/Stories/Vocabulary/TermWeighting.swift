import Glibc

/// How TF-IDF weighs a term of an article.
///
/// The frequency enters as 1 + log of the count, the words of the title counted `titleWeight` times; the
/// inverse document frequency blends the corpus with the background table.
struct TermWeighting: Sendable {
    /// How many words of text one word of the title is worth.
    var titleWeight = 2.0
    /// The articles that the background table counts for, however many it was made from.
    var backgroundArticles = 500.0
    /// What counts for it in a language without such a table: articles of which none has the term, or in a corpus of a few
    /// the words that all reports of an event share would weigh less than those that stand in one alone.
    var unknownArticles = 100.0
    /// The power of the inverse document frequency; below 1 the rarest words weigh less against the rest.
    var inverseFrequencyExponent = 0.7
    /// What a term gains that is always a name or a number; others by their share.
    var nameGain = 0.3
    /// A term of a single version matches nothing and lengthens its row: it says that part of the version is about
    /// something else. Of a headline that is telling, of a long article in a large corpus it is noise. Such a term
    /// keeps `terms` over `terms` plus the terms of its version, or where that is more, as in a corpus of a few,
    /// `versions` over `versions` plus the number of versions.
    var loneTerms = (terms: 20.0, versions: 50.0)

    /// What a term of a single version keeps of its weight, in 0...1.
    func loneTermShare(terms: Int, versions: Int) -> Double {
        max(
            loneTerms.terms / (loneTerms.terms + Double(terms)),
            loneTerms.versions / (loneTerms.versions + Double(versions)))
    }

    /// What a term's counts in an article make of its weight.
    func ofCounts(inTitle: Int, inText: Int) -> Float {
        Float(1 + log(max(1, titleWeight * Double(inTitle) + Double(inText))))
    }

    /// What a term's articles make of its weight.
    ///
    /// - Parameters:
    ///   - frequency: the articles that hold it, which need not be a whole number.
    ///   - total: all articles.
    func ofFrequency(_ frequency: Double, among total: Double) -> Float {
        Float(pow(max(0, log((total + 1) / (frequency + 0.5))), inverseFrequencyExponent))
    }

    /// What the share of a term's occurrences that are a name's or a number's makes of its weight.
    func ofNames(share: Float) -> Float { 1 + Float(nameGain) * share }
}
