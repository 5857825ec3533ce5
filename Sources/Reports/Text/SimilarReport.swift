import Platform
package import Corpus
import NearDuplicates
package import Storyfold

/// Prints the articles most like one.
package struct SimilarReport {
    private let fold: Fold
    private let article: Int
    private let most: Int
    private let copies: [Copy]
    private let similar: [Similar]

    /// An article of the same text.
    private struct Copy {
        var article: Int
        /// What it is to the article asked for.
        var relation: String
        var similarity: Double
        var jaccard: Double
    }

    /// Another text.
    private struct Similar {
        var article: Int
        var cosine: Double
        /// The words in common that carry the cosine.
        var terms: [String]
    }

    private static let mostTerms = 5

    /// - Parameters:
    ///   - most: copies, and other texts, that are printed.
    ///   - floor: the least cosine of another text, in 0...1.
    /// - Throws: when a text that waits in a file cannot be read.
    package init(_ fold: Fold, article: Int, most: Int, floor: Double) throws(CorpusError) {
        (self.fold, self.article, self.most) = (fold, article, most)
        copies = fold.duplicates(of: article).map {
            Copy(article: $0.article, relation: $0.relation, similarity: $0.similarity, jaccard: $0.jaccard)
        }
        // A copy may stand for a version of its own, where it is of another group.
        let copied = Set(copies.map(\.article))
        let others = fold.versions(similarTo: article, most: most + copies.count, floor: floor)
            .filter { !copied.contains($0.article) }
        similar = try others.prefix(most).map { (other) throws(CorpusError) in
            Similar(
                article: other.article, cosine: other.cosine,
                terms: try fold.sharedTerms(of: article, and: other.article, most: Self.mostTerms))
        }
    }

    // MARK: Text

    package func text(style: TerminalStyle) -> String {
        let facts = fold.article(article)
        var text = Columns.wrap(fold.corpus.headline(of: article), style.width).prefix(3)
            .map { style.bold($0) + "\n" }.joined()
        let parts = [
            facts.source, facts.date.map(DateText.full),
            "\(Decimals.grouped(facts.words)) \(facts.words == 1 ? "word" : "words")", "id \(Columns.name(facts.id))",
        ]
        text += Columns.wrap(parts.compactMap { $0 }.joined(separator: " · "), style.width)
            .map { $0 + "\n" }.joined()
        let canonical = fold.canonical(of: article)
        if canonical != article {
            text +=
                style.dim(
                    Columns.cut(
                        "other texts are compared with its canonical version, \(fold.corpus.shownId(canonical))",
                        style.width
                    )
                ) + "\n"
        }
        if !copies.isEmpty { text += "\n" + style.dim("copies of this text") + "\n" }
        for copy in copies.prefix(most) {
            text += line(
                "\(Columns.fit(copy.relation, 10)) \(Decimals.text(copy.similarity, places: 2))", copy.article, style)
        }
        if copies.count > most { text += style.dim("and \(Decimals.grouped(copies.count - most)) more (--top)") + "\n" }
        guard !similar.isEmpty else { return text + "\nNo other text is like it.\n" }
        text += "\n" + style.dim("other texts, by cosine") + "\n"
        for other in similar {
            text += line(Decimals.text(other.cosine, places: 2), other.article, style)
            let indent = "      "
            let why = other.terms.joined(separator: ", ") + " · \(fold.corpus.shownId(other.article))"
            text += Columns.wrap(why, style.width - indent.count).map { indent + style.accent($0) + "\n" }.joined()
        }
        return text
    }

    /// One article: how like it is, date, source, headline.
    private func line(_ similarity: String, _ article: Int, _ style: TerminalStyle) -> String {
        let facts = fold.article(article)
        // A narrow terminal goes without the date.
        let date = facts.date.map { DateText.day($0) } ?? ""
        let dateColumn = style.width >= 60 ? Columns.fit(date, 11) + "  " : ""
        let name = facts.id.fileName
        let source = Columns.fit(facts.source ?? name, style.width >= 100 ? 24 : style.width >= 60 ? 18 : 10)
        let taken = similarity.count + 2 + dateColumn.count + UnicodeText.width(of: source) + 2
        let title = Columns.cut(fold.corpus.headline(of: article), style.width - taken)
        return "\(similarity)  \(style.dim(dateColumn))\(source)  \(title)\n"
    }

    // MARK: JSON

    package var json: String {
        var json = JSONText()
        json.object { json in
            identify(article, in: &json)
            json.field("canonical", fold.corpus.id(fold.canonical(of: article)))
            json.field("copies", copies.prefix(most)) { json, copy in
                json.object { json in
                    identify(copy.article, in: &json)
                    json.field("relation", copy.relation)
                    json.field("similarity", similarity: copy.similarity)
                    json.field("jaccard", similarity: copy.jaccard)
                }
            }
            json.field("all_copies", copies.count)
            json.field("similar", similar) { json, other in
                json.object { json in
                    identify(other.article, in: &json)
                    json.field("cosine", similarity: other.cosine)
                    json.field("terms", other.terms)
                }
            }
            json.releaseFields()
        }
        return json.text + "\n"
    }

    private func identify(_ article: Int, in json: inout JSONText) {
        json.field("id", fold.corpus.id(article))
        json.field("title", fold.corpus.title(article))
        json.field("source", fold.corpus.source(article))
        json.field("published", fold.corpus.published(article)?.description)
        json.field("url", fold.corpus.url(article))
    }
}
