import Corpus
import Foundation
import GRDB
import Storyfold

extension IndexWriter {
    /// Writes a change to the database, in one transaction.
    ///
    /// - Returns: its number, and how many events of each kind stories had.
    func apply(_ change: Change) throws -> (number: Int, stories: [Event.Kind: Int]) {
        try database.write { database in
            let number = try database.nextNumber("change", folder)
            try database.execute(
                sql: "INSERT INTO change VALUES (?, ?, ?)",
                arguments: [number, change.kind.rawValue, change.count])
            try database.set("horizon", to: "\(change.horizon ?? 0)")
            if let horizon = change.horizon {
                // What has no date is never later than the news.
                try database.execute(
                    sql: "UPDATE article SET seen = ? WHERE (seen = 0 OR seen > ?) AND NOT \(Horizon.isDated)",
                    arguments: [horizon, horizon])
            }
            let ids = Dictionary(
                (change.known.values.map { ($0.key, $0.id) } + change.arrivals.map { ($0.key, $0.id) }
                    + change.removed.map { ($0.key, $0.id) }), uniquingKeysWith: { $1 })
            var log = try EventLog(database, change: number, ids: ids)
            if let segment = change.segment { try insert(segment, database) }
            if let learned = change.learned {
                let count = change.segment?.keys.count ?? 0
                try database.execute(
                    sql: "INSERT INTO learned (version, change, articles, state) "
                        + "VALUES ((SELECT ifnull(max(version), 0) + 1 FROM learned), ?, ?, ?)",
                    arguments: [number, count, Data(learned.encoded)])
            }

            try keepRules(of: change, number: number, database)
            var groupOf: [Int: Int] = [:]
            var storyOf: [Int: Int] = [:]
            let gone = change.removed + change.arrivals.filter(\.isUpdate).compactMap { change.known[$0.key] }
            if let texts = change.texts {
                let sets = texts.groups.map { Placed(canonical: $0.canonical, members: $0.members) }
                let numbers = try place(
                    sets, of: Array(texts.components.keys), gone: gone, known: change.known, log: &log,
                    old: \.group, in: .group, database)
                for (group, number) in zip(texts.groups, numbers) {
                    for member in group.members { groupOf[member] = number }
                    try database.execute(
                        sql: "UPDATE text_group SET canonical = ?, weakest = ?, reasons = ? WHERE number = ?",
                        arguments: [group.canonical, group.weakest, group.reasons, number])
                }
            }
            try placeStories(change, into: &storyOf, gone: change.removed, log: &log, database)
            try write(change, groupOf: groupOf, storyOf: storyOf, database)
            for article in change.removed {
                try database.execute(sql: "DELETE FROM article WHERE key = ?", arguments: [article.key])
            }
            if change.kind == .compact { try eraseRemains(database) }
            if let words = change.words { try database.add(words) }
            let obeyed = try obeyRules(cutoff: change.cutoff, log: &log, database)
            let left = change.removed.map(\.story) + change.known.values.map(\.story) + obeyed
            try finishStories(Set(left), cutoff: change.cutoff, log: &log, database)
            try mendClosed(change, placed: Set(storyOf.values), database)
            for arrival in change.arrivals where arrival.isUpdate {
                guard
                    let row = try Row.fetchOne(
                        database, sql: "SELECT text_group, story FROM article WHERE key = ?", arguments: [arrival.key])
                else { continue }
                if let group: Int = row[0] { try log.add(.updated, .group, group, article: arrival.key) }
                try log.add(.updated, .story, row[1], article: arrival.key)
            }
            for segment in change.replaced {
                try database.execute(sql: "DELETE FROM segment WHERE number = ?", arguments: [segment])
            }
            return (number, log.stories)
        }
    }

    func insert(_ segment: Change.Segment, _ database: Database) throws {
        try database.set("segment", to: "\(segment.number)")
        try database.execute(
            sql: "INSERT INTO segment VALUES (?, ?, ?, ?)",
            arguments: [segment.number, segment.sizes.articles, segment.sizes.bytes, segment.sizes.textBytes])
    }

    private func keepRules(of change: Change, number: Int, _ database: Database) throws {
        for rule in change.rules {
            try database.set("override", to: "\(rule.line)")
            try database.execute(
                sql: "INSERT INTO override VALUES (?, ?, ?, ?, ?, ?, NULL)",
                arguments: [rule.line, number, rule.kind.rawValue, rule.a, rule.b, rule.scope?.rawValue])
        }
        for rule in change.undone {
            try database.execute(sql: "UPDATE override SET undone = ? WHERE number = ?", arguments: [number, rule])
        }
    }

    /// A set of articles that gets a number.
    struct Placed {
        let canonical: Int
        let members: [Int]
    }

    /// Gives sets their numbers, and logs what became of those that were there.
    ///
    /// - Parameters:
    ///   - keys: of all articles that were looked at.
    ///   - gone: articles that are not there any more as they were; they may be among the keys with other content.
    ///   - chosen: canonicals that rules give to numbers, which no fold of the sets has seen.
    /// - Returns: per set its number, whose row is there.
    private func place(
        _ sets: [Placed], of keys: [Int], gone: [IndexedArticle], known: [Int: IndexedArticle], log: inout EventLog,
        old: (IndexedArticle) -> Int?, chosen: [Int: Int] = [:], in unit: Event.Unit, _ database: Database
    ) throws -> [Int] {
        let succession = Succession(sets.map(\.members)) { known[$0].flatMap(old) }
        var isIn: [Int: Int] = [:]
        for (set, placed) in sets.enumerated() { for member in placed.members { isIn[member] = set } }
        let numbers = try succession.predecessors.map { predecessor in
            try predecessor ?? database.nextNumber(unit.rawValue, folder)
        }
        // Who leaves goes first, so that nobody is in two sets at any point of the log.
        var touched: Set<Int> = []
        var leavers: [(key: Int, number: Int)] = []
        let were = known.merging(gone.map { ($0.key, $0) }) { known, _ in known }
        for key in Set(keys).union(gone.map(\.key)).sorted() {
            guard let number = were[key].flatMap(old) else { continue }
            touched.insert(number)
            if isIn[key].map({ numbers[$0] }) != number { leavers.append((key, number)) }
        }
        for (key, number) in leavers { try log.add(.left, unit, number, article: key) }
        for (set, placed) in sets.enumerated() {
            let number = numbers[set]
            let isNew = succession.predecessors[set] == nil
            if isNew {
                switch unit {
                case .group:
                    try database.execute(
                        sql: "INSERT INTO text_group (number, canonical, weakest, reasons) VALUES (?, ?, 1, '')",
                        arguments: [number, placed.canonical])
                case .story:
                    try database.execute(
                        sql: "INSERT INTO story (number, canonical, headline, terms, reasons, is_open) "
                            + "VALUES (?, ?, '', '', '', 1)", arguments: [number, placed.canonical])
                }
                try log.add(.created, unit, number)
                if let source = succession.sources[set], succession.mergedInto[source] == nil {
                    try log.add(.splitFrom, unit, number, other: source)
                }
            }
            for member in placed.members where known[member].flatMap(old) != number {
                try log.add(.joined, unit, number, article: member)
            }
            let before = try Int.fetchOne(
                database, sql: "SELECT canonical FROM \(unit.table) WHERE number = ?", arguments: [number])
            if chosen[number] == nil, isNew || before != placed.canonical {
                try log.add(.canonicalChanged, unit, number, article: placed.canonical)
            }
        }
        let going = Set(succession.predecessors.compactMap { $0 })
        for number in touched.sorted() where !going.contains(number) {
            if let set = succession.mergedInto[number] {
                try merge(number, into: numbers[set], of: unit, log: &log, database)
            } else if unit == .group {
                try database.execute(
                    sql: "UPDATE text_group SET canonical = NULL, reasons = '' WHERE number = ?", arguments: [number])
                try log.add(.ended, unit, number)
            }
        }
        return numbers
    }

    /// Leads a number on to another, with all that is left of it.
    func merge(
        _ number: Int, into other: Int, of unit: Event.Unit, log: inout EventLog, _ database: Database
    ) throws {
        if unit == .story {
            for article in try database.articles(where: "story = ?", [number]) where !log.hasLeft(article.key, number) {
                try log.add(.left, unit, number, article: article.key, id: article.id)
                try log.add(.joined, unit, other, article: article.key, id: article.id)
            }
            try database.execute(sql: "UPDATE article SET story = ? WHERE story = ?", arguments: [other, number])
            try database.execute(sql: "UPDATE story SET is_open = 0 WHERE number = ?", arguments: [number])
        }
        try database.execute(
            sql: "UPDATE \(unit.table) SET canonical = NULL, \(unit.noWords), became = ? WHERE number = ?",
            arguments: [other, number])
        try log.add(.mergedInto, unit, number, other: other)
    }

    /// Gives the stories of the window, and those of late articles, their numbers.
    private func placeStories(
        _ change: Change, into storyOf: inout [Int: Int], gone: [IndexedArticle], log: inout EventLog,
        _ database: Database
    ) throws {
        let chosen = try chosenOutside(change, database)
        func describe(_ story: StoryPlacements.Story, _ number: Int) throws {
            guard chosen[number] == nil else {
                return try database.execute(
                    sql: "UPDATE story SET terms = ? WHERE number = ?",
                    arguments: [story.terms.joined(separator: "\n"), number])
            }
            try database.execute(
                sql: "UPDATE story SET canonical = ?, headline = ?, terms = ?, reasons = ? WHERE number = ?",
                arguments: [
                    story.canonical, story.headline, story.terms.joined(separator: "\n"), story.reasons, number,
                ])
        }
        if let window = change.window {
            let sets = window.stories.map { Placed(canonical: $0.canonical, members: $0.members) }
            let numbers = try place(
                sets, of: sets.flatMap(\.members), gone: [], known: change.known, log: &log,
                old: { $0.story }, chosen: chosen, in: .story, database)
            for (story, number) in zip(window.stories, numbers) {
                for member in story.members { storyOf[member] = number }
                try describe(story, number)
            }
        }
        for late in change.latecomers {
            let number: Int
            // Articles that were there with another date; what they were in may have been merged a moment ago.
            var were: [Int: Int] = [:]
            for key in late.keys {
                were[key] = try Int.fetchOne(database, sql: "SELECT story FROM article WHERE key = ?", arguments: [key])
            }
            if let story = late.joins {
                // What it joins may have been merged a moment ago.
                number =
                    try Int.fetchOne(
                        database, sql: "SELECT became FROM story WHERE number = ? AND became IS NOT NULL",
                        arguments: [story]) ?? story
                if try Bool.fetchOne(database, sql: "SELECT is_open FROM story WHERE number = ?", arguments: [number])
                    == false
                {
                    try database.execute(sql: "UPDATE story SET is_open = 1 WHERE number = ?", arguments: [number])
                    try log.add(.reopened, .story, number)
                }
                for key in late.keys where were[key] != number {
                    if let old = were[key] { try log.add(.left, .story, old, article: key) }
                    try log.add(.joined, .story, number, article: key)
                }
            } else if let old = try storyWithout(late.keys, were, database) {
                // All of a story that has another date now is that story still.
                number = old
                let canonical = try Int.fetchOne(
                    database, sql: "SELECT canonical FROM story WHERE number = ?", arguments: [number])
                if canonical != late.story.canonical, chosen[number] == nil {
                    try log.add(.canonicalChanged, .story, number, article: late.story.canonical)
                }
                try describe(late.story, number)
            } else {
                for key in late.keys { if let old = were[key] { try log.add(.left, .story, old, article: key) } }
                number = try place(
                    [Placed(canonical: late.story.canonical, members: late.keys)], of: late.keys, gone: [], known: [:],
                    log: &log, old: { $0.story }, in: .story, database)[0]
                try describe(late.story, number)
            }
            for key in late.keys { storyOf[key] = number }
        }
        for article in gone { try log.add(.left, .story, article.story, article: article.key) }
    }

    /// The story of which some articles are all; nil where there is none.
    private func storyWithout(_ keys: [Int], _ were: [Int: Int], _ database: Database) throws -> Int? {
        guard let story = were[keys[0]], keys.allSatisfy({ were[$0] == story }),
            try Int.fetchOne(database, sql: "SELECT count(*) FROM article WHERE story = ?", arguments: [story])
                == keys.count
        else { return nil }
        return story
    }

    /// Writes the rows of the articles that are new or are somewhere else now.
    private func write(
        _ change: Change, groupOf: [Int: Int], storyOf: [Int: Int], _ database: Database
    ) throws {
        if let last = change.arrivals.filter({ !$0.isUpdate }).map(\.key).max() {
            try database.set("key", to: "\(last)")
        }
        for arrival in change.arrivals {
            if arrival.isUpdate {
                try database.execute(
                    sql: "UPDATE article SET digest = ?, title = ?, source = ?, url = ?, language = ?, published = ?, "
                        + "precision = ?, seen = ? WHERE key = ?",
                    arguments: [
                        arrival.digest, arrival.title, arrival.source, arrival.url, arrival.language,
                        arrival.published?.first, arrival.published.map { Int($0.precision.rawValue) }, arrival.seen,
                        arrival.key,
                    ])
            } else {
                guard let story = storyOf[arrival.key], let segment = change.segment?.number else {
                    preconditionFailure("a new article has a story and a segment")
                }
                try database.execute(
                    sql: "INSERT INTO article VALUES "
                        + "(?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 'exact', 1, ?, NULL)",
                    arguments: [
                        arrival.key, arrival.id, arrival.digest, segment, arrival.title, arrival.source, arrival.url,
                        arrival.language, arrival.published?.first,
                        arrival.published.map { Int($0.precision.rawValue) }, arrival.seen, arrival.key, story,
                    ])
            }
        }
        for (key, title) in change.titles.sorted(by: { $0.key < $1.key }) {
            try database.execute(sql: "UPDATE article SET title = ? WHERE key = ?", arguments: [title, key])
        }
        if let segment = change.segment {
            for (place, key) in segment.keys.enumerated() {
                try database.execute(
                    sql: "UPDATE article SET segment = ?, place = ? WHERE key = ?",
                    arguments: [segment.number, place, key])
            }
        }
        if let texts = change.texts {
            for (key, component) in texts.components.sorted(by: { $0.key < $1.key }) {
                let member = texts.members[key]
                try database.execute(
                    sql: "UPDATE article SET component = ?, text_group = ?, relation = ?, similarity = ? WHERE key = ?",
                    arguments: [
                        component, groupOf[key], (member?.relation ?? .exact).rawValue, member?.similarity ?? 1, key,
                    ])
            }
        }
        for (key, story) in storyOf.sorted(by: { $0.key < $1.key }) where change.known[key].map(\.story) != story {
            try database.execute(sql: "UPDATE article SET story = ? WHERE key = ?", arguments: [story, key])
        }
    }

    /// Has what is said of stories that no fold has seen follow their articles, where some have come with other content or are
    /// gone: the headline is that of the canonical, and no term is one that no article has.
    private func mendClosed(_ change: Change, placed: Set<Int>, _ database: Database) throws {
        let updated = change.arrivals.filter(\.isUpdate).map(\.key)
        let updatedStories = try updated.compactMap { key in
            try Int.fetchOne(database, sql: "SELECT story FROM article WHERE key = ?", arguments: [key])
        }
        let isUpdated = Set(updated)
        for number in Set(updatedStories + change.removed.map(\.story)).subtracting(placed).sorted() {
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT canonical, terms FROM story WHERE number = ? AND canonical IS NOT NULL",
                    arguments: [number])
            else { continue }
            let (canonical, terms): (Int, String) = (row[0], row[1])
            if isUpdated.contains(canonical) {
                try database.execute(
                    sql: "UPDATE story SET headline = (SELECT ifnull(title, id) FROM article WHERE key = canonical), "
                        + "reasons = 'it was chosen before it came with other content' WHERE number = ?",
                    arguments: [number])
            }
            let kept = try terms.split(separator: "\n").map(String.init).filter { term in
                guard let expression = SearchQuery([term]).expression else { return false }
                return try Int.fetchOne(
                    database,
                    sql: "SELECT 1 FROM article WHERE story = ? AND words IN "
                        + "(SELECT rowid FROM article_words WHERE article_words MATCH ?) LIMIT 1",
                    arguments: [number, expression]) != nil
            }
            try database.execute(
                sql: "UPDATE story SET terms = ? WHERE number = ?", arguments: [kept.joined(separator: "\n"), number])
        }
    }

    /// Ends stories that have no article any more, finds another canonical for those that lost theirs, and closes and reopens
    /// stories by the time of their last news.
    ///
    /// - Parameter touched: stories that may have lost an article.
    private func finishStories(
        _ touched: Set<Int>, cutoff: Int64, log: inout EventLog, _ database: Database
    ) throws {
        for number in touched.sorted() {
            let row = try Row.fetchOne(
                database,
                sql: "SELECT became, (SELECT count(*) FROM article WHERE story = number), "
                    + "(SELECT story FROM article WHERE key = canonical) FROM story WHERE number = ?",
                arguments: [number])
            guard let row else { continue }
            let (became, count, storyOfCanonical): (Int?, Int, Int?) = (row[0], row[1], row[2])
            guard became == nil else { continue }
            if count == 0 {
                guard
                    try Int.fetchOne(
                        database, sql: "SELECT 1 FROM story WHERE number = ? AND canonical IS NOT NULL",
                        arguments: [number]) != nil
                else { continue }
                try database.execute(
                    sql: "UPDATE story SET canonical = NULL, \(Event.Unit.story.noWords), is_open = 0 WHERE number = ?",
                    arguments: [number])
                try log.add(.ended, .story, number)
            } else if storyOfCanonical != number {
                let first = try Row.fetchOne(
                    database, sql: "SELECT key, id, ifnull(title, id) FROM article WHERE story = ? ORDER BY seen, id",
                    arguments: [number])!
                try database.execute(
                    sql: "UPDATE story SET canonical = ?, headline = ?, reasons = ? WHERE number = ?",
                    arguments: [
                        first[0] as Int, first[2] as String, "the earliest of what is left of a closed story", number,
                    ])
                try log.add(.canonicalChanged, .story, number, article: first[0], id: first[1])
            }
        }
        let news = "EXISTS (SELECT 1 FROM article WHERE story = number AND seen >= ?)"
        let quiet = try Int.fetchAll(
            database, sql: "SELECT number FROM story WHERE is_open AND NOT \(news) ORDER BY number",
            arguments: [cutoff])
        for number in quiet {
            try database.execute(sql: "UPDATE story SET is_open = 0 WHERE number = ?", arguments: [number])
            try log.add(.closed, .story, number)
        }
        let loud = try Int.fetchAll(
            database,
            sql: "SELECT number FROM story WHERE NOT is_open AND canonical IS NOT NULL AND number IN "
                + "(SELECT story FROM article WHERE seen >= ?) ORDER BY number", arguments: [cutoff])
        for number in loud {
            try database.execute(sql: "UPDATE story SET is_open = 1 WHERE number = ?", arguments: [number])
            try log.add(.reopened, .story, number)
        }
    }
}

extension Event.Unit {
    var table: String { self == .group ? "text_group" : "story" }

    /// Takes away what is said of one, where nothing is left of it.
    var noWords: String { self == .group ? "reasons = ''" : "headline = '', terms = '', reasons = ''" }
}
