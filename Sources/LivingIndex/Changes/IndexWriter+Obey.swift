import GRDB
import Storyfold

/// What rules say of stories that no fold sees as a whole, since some of it lies before the open window.
extension IndexWriter {
    /// Parts and joins stories, and chooses canonicals, as rules want that name articles outside the open window.
    ///
    /// Of two articles that are not to be of one story, the one that is outside leaves with the copies that are there too; of
    /// two outside, the second. Stories that are to be one become one as a whole.
    ///
    /// - Returns: the stories that articles left.
    func obeyRules(cutoff: Int64, log: inout EventLog, _ database: Database) throws -> [Int] {
        let rules = try database.rules(folder)
        guard !rules.rules.isEmpty else { return [] }
        var left: [Int] = []
        func ends(_ rule: OverrideRule) throws -> (a: IndexedArticle, b: IndexedArticle)? {
            guard let a = try database.articles(where: "id = ?", [rule.a]).first,
                let b = try database.articles(where: "id = ?", [rule.b ?? rule.a]).first,
                min(a.seen, b.seen) < cutoff
            else { return nil }
            return (a, b)
        }
        for rule in rules.ofStories(.cannotLink) {
            guard let (a, b) = try ends(rule), a.story == b.story else { continue }
            try part(b.seen < cutoff ? b : a, by: rule, cutoff: cutoff, log: &log, database)
            left.append(a.story)
        }
        for rule in rules.ofStories(.mustLink) {
            guard let (a, b) = try ends(rule), a.story != b.story else { continue }
            func size(_ story: Int) throws -> Int {
                try Int.fetchOne(database, sql: "SELECT count(*) FROM article WHERE story = ?", arguments: [story]) ?? 0
            }
            let isFirst = (try size(a.story), b.story) > (try size(b.story), a.story)
            let (number, other) = isFirst ? (b.story, a.story) : (a.story, b.story)
            guard try !isApart(number, other, rules, database) else { continue }
            try merge(number, into: other, of: .story, log: &log, database)
        }
        for rule in rules.ofStories(.canonical) {
            guard let (article, _) = try ends(rule) else { continue }
            let canonical = try Int.fetchOne(
                database, sql: "SELECT canonical FROM story WHERE number = ?", arguments: [article.story])
            guard canonical != article.key else { continue }
            try database.execute(
                sql: "UPDATE story SET canonical = ?, reasons = ?, "
                    + "headline = (SELECT ifnull(title, id) FROM article WHERE key = ?) WHERE number = ?",
                arguments: [
                    article.key, "chosen by override; by override: \(rule.text)", article.key, article.story,
                ])
            try log.add(.canonicalChanged, .story, article.story, article: article.key, id: article.id)
        }
        return left
    }

    /// Whether a rule keeps two stories apart.
    private func isApart(_ a: Int, _ b: Int, _ rules: IndexRules, _ database: Database) throws -> Bool {
        try rules.ofStories(.cannotLink).contains { rule in
            let stories = try rule.ids.compactMap { id in
                try Int.fetchOne(database, sql: "SELECT story FROM article WHERE id = ?", arguments: [id])
            }
            return Set(stories) == [a, b]
        }
    }

    /// Makes a story of its own of an article, with its copies that are outside the open window and in the same story.
    private func part(
        _ article: IndexedArticle, by rule: OverrideRule, cutoff: Int64, log: inout EventLog, _ database: Database
    ) throws {
        let leaving =
            try article.group.map { group in
                try database.articles(
                    where: "text_group = ? AND story = ? AND seen < ?", [group, article.story, cutoff])
            } ?? [article]
        for one in leaving { try log.add(.left, .story, article.story, article: one.key, id: one.id) }
        let number = try database.nextNumber(Event.Unit.story.rawValue, folder)
        try database.execute(
            sql: "INSERT INTO story (number, canonical, headline, terms, reasons, is_open) "
                + "VALUES (?, ?, (SELECT ifnull(title, id) FROM article WHERE key = ?), '', ?, 0)",
            arguments: [number, article.key, article.key, "by override: \(rule.text)"])
        try log.add(.created, .story, number)
        try log.add(.splitFrom, .story, number, other: article.story)
        for one in leaving {
            try database.execute(sql: "UPDATE article SET story = ? WHERE key = ?", arguments: [number, one.key])
            try log.add(.joined, .story, number, article: one.key, id: one.id)
        }
        try log.add(.canonicalChanged, .story, number, article: article.key, id: article.id)
    }

    /// By story: the canonical that a rule gives it and that is outside the open window, where a fold does not see it.
    func chosenOutside(_ change: Change, _ database: Database) throws -> [Int: Int] {
        let gone = Set(change.removed.map(\.key) + change.arrivals.filter(\.isUpdate).map(\.key))
        var chosen: [Int: Int] = [:]
        for rule in try database.rules(folder).ofStories(.canonical) {
            guard let article = try database.articles(where: "id = ? AND seen < ?", [rule.a, change.cutoff]).first,
                !gone.contains(article.key)
            else { continue }
            chosen[article.story] = article.key
        }
        return chosen
    }
}
