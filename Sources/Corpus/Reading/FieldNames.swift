/// The names under which a record may carry what Storyfold reads.
package struct FieldNames: Sendable, Equatable {
    /// What a field means.
    package enum Role: Int, Sendable, CaseIterable {
        case id, text, title, published, source, url, language, story, duplicateGroup

        /// The command's option that names the field.
        package var option: String {
            switch self {
            case .duplicateGroup: "--duplicate-group-field"
            default: "--\(self)-field"
            }
        }
    }

    /// By role, in order of preference: the first name that is present and not null is taken.
    private var lists: [[String]]

    package init(_ names: [Role: [String]]) {
        lists = Role.allCases.map { names[$0] ?? [] }
    }

    package subscript(_ role: Role) -> [String] {
        get { lists[role.rawValue] }
        set { lists[role.rawValue] = newValue }
    }

    /// The names most feeds, crawlers and data sets use.
    package static let usual = FieldNames([
        .id: ["id", "guid", "url"],
        .text: ["text", "body", "content"],
        .title: ["title", "headline"],
        .published: ["published", "date", "pubDate", "timestamp"],
        .source: ["source", "publisher", "domain"],
        .url: ["url"],
        .language: ["language", "lang"],
        .story: ["story"],
        .duplicateGroup: ["duplicate_group"],
    ])

    /// By slot of a parser, which is the role's raw value.
    var slots: [[String]] { lists }
}
