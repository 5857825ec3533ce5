import Corpus
import Platform

/// An article as it is handed in.
public struct InputArticle: Sendable, Hashable, Codable {
    /// Not empty, and unlike that of any other article of the fold.
    public var id: String
    /// Plain text or HTML; an article whose text is empty stands alone.
    public var text: String
    public var title: String?
    /// When it came out, in any form that records are read with: "2024-04-04T09:30:15Z", "2024-04-04", "4 April 2024". What
    /// cannot be read leaves the article undated.
    public var published: String?
    /// The outlet.
    public var source: String?
    public var url: String?
    /// A code or a name: "en", "pt-BR", "Portuguese"; where it is nil the text tells.
    public var language: String?

    public init(
        id: String, text: String, title: String? = nil, published: String? = nil, source: String? = nil,
        url: String? = nil, language: String? = nil
    ) {
        (self.id, self.text, self.title) = (id, text, title)
        (self.published, self.source, self.url, self.language) = (published, source, url, language)
    }
}

/// Articles in an array, as the input of a fold.
struct ArticleList: ArticleSource {
    let articles: [InputArticle]

    var name: String { "articles" }
    var count: Int { articles.count }

    func add(_ article: Int, to columns: inout RecordColumns) {
        let article = articles[article]
        for role in FieldNames.Role.allCases {
            let value: String? =
                switch role {
                case .id: article.id.isEmpty ? nil : article.id
                case .text: article.text
                case .title: article.title
                case .published: article.published
                case .source: article.source
                case .url: article.url
                case .language: article.language
                case .story, .duplicateGroup, .summary: nil
                }
            if let value { columns.add(value) } else { columns.addNothing() }
        }
    }
}
