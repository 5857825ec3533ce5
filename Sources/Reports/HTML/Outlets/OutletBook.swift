/// What each outlet did in all stories of a report.
struct OutletBook: Sendable {
    struct Outlet: Sendable {
        let name: String
        var articles = 0
        var stories = 0
        /// Stories of several articles that it is in; and those in which its article was the first, no other's.
        var storiesOfSeveral = 0
        var first = 0
        /// Texts of stories that come from no other and, as far as can be told, from it.
        var ownTexts = 0
        /// Its articles that were made of others', and those that others made of its.
        var taken: [StoryOutlets.Take] = []
        var given: [StoryOutlets.Take] = []
    }

    private var book: [String: Outlet] = [:]

    mutating func add(_ story: StoryOutlets) {
        for (name, count) in story.articles {
            change(name) { outlet in
                outlet.articles += count
                outlet.stories += 1
                outlet.storiesOfSeveral += story.hasSeveral ? 1 : 0
            }
        }
        if let first = story.first { change(first) { $0.first += 1 } }
        for name in story.ownTexts { change(name) { $0.ownTexts += 1 } }
        for take in story.takes {
            change(take.target) { $0.taken.append(take) }
            change(take.source) { $0.given.append(take) }
        }
    }

    private mutating func change(_ name: String, _ body: (inout Outlet) -> Void) {
        body(&book[name, default: Outlet(name: name)])
    }

    /// Those with the most articles first, of equals by name.
    var outlets: [Outlet] {
        book.values.sorted { a, b in a.articles != b.articles ? a.articles > b.articles : a.name < b.name }
    }

    /// Takes by the outlet at their other side, the most first, of equals by name.
    static func byPartner(
        _ takes: [StoryOutlets.Take], _ partner: (StoryOutlets.Take) -> String
    ) -> [(name: String, takes: [StoryOutlets.Take])] {
        Dictionary(grouping: takes, by: partner).map { ($0.key, $0.value) }.sorted { a, b in
            a.1.count != b.1.count ? a.1.count > b.1.count : a.0 < b.0
        }
    }
}
