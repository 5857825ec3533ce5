/// A part of a story that stays on one page: all of it, or of a very large story so much.
struct StorySection: Sendable {
    let story: Int
    let anchor: String
    /// The key of the story's canonical, for a section that is without it; nil for that which the story begins with.
    let canonical: String?
    let content: String
    /// Stories near to it, by their numbers, with their headlines.
    var related: [(story: Int, headline: String)] = []

    /// The section as the page has it.
    ///
    /// - Parameters:
    ///   - previous: the address of the story before this one, if there is one.
    ///   - next: the address of the story behind it.
    ///   - address: of a story.
    func text(previous: String?, next: String?, address: (Int) -> String) -> String {
        var values: [String: Any] = ["anchor": anchor, "content": content]
        if let canonical {
            values["canonical"] = canonical
        } else {
            values["isTurned"] = previous != nil || next != nil
            if let previous { values["previous"] = previous }
            if let next { values["next"] = next }
        }
        values["hasRelated"] = !related.isEmpty
        values["related"] = related.map { ["href": address($0.story), "headline": $0.headline] }
        return Templates.render(.section, values)
    }
}
