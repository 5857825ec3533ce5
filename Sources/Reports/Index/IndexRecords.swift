import Corpus
package import LivingIndex
import Storyfold

/// What is in an index, for programs: one JSON object a line, or one document with all of them.
package enum IndexRecords {
    /// - Parameter name: of the list.
    package static func document(_ name: String, _ lines: [String]) -> String {
        "{\"\(name)\":[" + lines.enumerated().map { ($0 == 0 ? "\n" : ",\n") + $1.dropLast() }.joined()
            + JSONText.endOfList
    }

    package static func line(of story: IndexReader.Story, withArticles: Bool) -> String {
        line { json in
            json.field("story", IndexNames.name(.story, story.number))
            json.field("became", story.became.map { IndexNames.name(.story, $0) })
            json.field("open", story.isOpen)
            json.field("headline", story.headline)
            json.field("terms", story.terms)
            json.field("canonical", story.canonical)
            json.field("reasons", story.reasons)
            json.field("articles", story.articleCount)
            json.field("versions", story.versionCount)
            json.field("sources", story.sourceCount)
            json.field("first", story.first?.description)
            json.field("last", story.last?.description)
            if withArticles {
                json.field("members", story.articles) { json, article in
                    json.object { write(article, to: &$0) }
                }
            }
        }
    }

    package static func line(of group: IndexReader.Group) -> String {
        line { json in
            json.field("group", IndexNames.name(.group, group.number))
            json.field("became", group.became.map { IndexNames.name(.group, $0) })
            json.field("canonical", group.canonical)
            json.field("weakest", similarity: group.weakest)
            json.field("reasons", group.reasons)
            json.field("members", group.members) { json, article in
                json.object { json in
                    write(article, to: &json)
                    json.field("relation", article.relation.rawValue)
                    json.field("similarity", similarity: article.similarity)
                }
            }
        }
    }

    /// An article with the story that it is in.
    package static func line(of article: IndexReader.Article) -> String {
        line { json in
            write(article, to: &json)
            json.field("story", IndexNames.name(.story, article.story))
        }
    }

    package static func line(of rule: IndexRule) -> String {
        line { json in
            json.field("number", rule.number)
            json.field("rule", rule.rule.kind.rawValue)
            json.field("a", rule.rule.a)
            json.field("b", rule.rule.b)
            json.field("of", rule.rule.scope?.rawValue)
            json.field("waits", !rule.hasArticles)
            json.field("change", rule.change)
            json.field("undone", rule.undone)
        }
    }

    package static func line(of event: Event) -> String {
        line { json in
            json.field("cursor", event.cursor)
            json.field("change", event.change)
            json.field("of", IndexNames.name(event.unit, event.number))
            json.field("event", event.kind.rawValue)
            json.field("article", event.article)
            json.field("other", event.other.map { IndexNames.name(event.unit, $0) })
        }
    }

    package static func line(of figures: IndexFigures, settings: [(option: String, value: String)]) -> String {
        line { json in
            json.field("articles", figures.articles)
            json.field("groups", figures.groups)
            json.field("stories", figures.stories)
            json.field("open_stories", figures.openStories)
            json.field("news_up_to", figures.horizon?.description)
            json.field("changes", figures.changes)
            json.field("events", figures.events)
            json.field("learned_version", figures.learnedVersion)
            json.field("learned_from", figures.learnedFrom)
            json.field("segments", figures.segments)
            json.field("dead_articles", figures.deadArticles)
            json.field("database_bytes", figures.databaseBytes)
            json.field("segment_bytes", figures.segmentBytes)
            json.field("text_bytes", figures.textBytes)
            for (option, value) in settings { json.field(String(option.dropFirst(2)), value) }
            json.releaseFields()
        }
    }

    private static func write(_ article: IndexReader.Article, to json: inout JSONText) {
        json.field("id", article.id)
        json.field("title", article.title)
        json.field("source", article.source)
        json.field("published", article.published?.description)
        json.field("url", article.url)
        json.field("group", article.group.map { IndexNames.name(.group, $0) })
    }

    private static func line(_ fields: (inout JSONText) -> Void) -> String {
        var json = JSONText()
        json.object(fields)
        return json.text + "\n"
    }
}
