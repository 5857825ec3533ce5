/// What each article of a story came from.
struct Lineage: Sendable {
    struct Link: Sendable {
        let parent: Int
        /// copy, revision, update or correction; retold for a text in other words.
        let kind: String
        let isRetold: Bool
        let confidence: Double
    }

    /// Per article; nil for one that comes from none here.
    private(set) var links: [Link?]

    /// - Parameters:
    ///   - position: of an id among the articles.
    ///   - versions: of each version its articles.
    init(_ record: StoryRecord, versions: [Range<Int>], position: (String) -> Int?) {
        links = Array(repeating: nil, count: versions.last?.upperBound ?? 0)
        for link in record.members.flatMap(\.provenance.chain) {
            guard let child = position(link.id), let parent = position(link.parent) else { continue }
            links[child] = Link(parent: parent, kind: link.kind, isRetold: false, confidence: link.confidence)
        }
        for dependent in record.provenance.dependentTexts {
            guard let canonical = position(dependent.group), let parent = position(dependent.parent),
                let version = versions.first(where: { $0.contains(canonical) }), !version.contains(parent),
                // The text comes in through the article of it that none of its copies explains.
                let child = version.first(where: { links[$0] == nil })
            else { continue }
            links[child] = Link(
                parent: parent, kind: dependent.kind == "copy" ? "retold" : dependent.kind, isRetold: true,
                confidence: dependent.confidence)
        }
    }

    var isEmpty: Bool { links.allSatisfy { $0 == nil } }
}
