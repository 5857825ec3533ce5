package import Corpus

/// The fields of the records of one format: what each was taken for and why, and which were not used.
package struct InspectedFields: Sendable {
    /// Why a field was taken for something.
    package enum Reason: Sendable, Equatable {
        /// An option names it.
        case option
        /// Its name is one of those that are known.
        case knownName
        /// The table has no header: its values tell.
        case values
        /// The records have no text that is known; this stands for it.
        case standsIn
        /// The document says it, whatever the element is.
        case document
        /// No field holds it. The id is the address, or the file and the line; the source the host of the address; the title
        /// the head of the text; the language what function words tell; or what stands around the records says it.
        case address, place, host, head, words, around
    }

    /// What something was taken from.
    package struct Use: Sendable, Equatable {
        package var role: FieldNames.Role
        /// Empty where no field holds it.
        package var path: String
        /// Records of which it was taken from there.
        package var records: Int
        package var reason: Reason
        /// A value, or its beginning.
        package var sample: String
    }

    package struct Unused: Sendable, Equatable {
        package var path: String
        /// Records in which it holds something.
        package var records: Int
        package var sample: String
        /// What it would be taken for if another field were not there, which goes first.
        package var behind: FieldNames.Role?
    }

    package let format: InputFormat
    /// Records with fields that could be read.
    package let records: Int
    /// In the order of the roles, the most frequent field of a role first.
    package let uses: [Use]
    /// In the order in which they stand in the records.
    package let unused: [Unused]
    /// What most records lack, and the field that looks like it.
    package let hints: [(role: FieldNames.Role, path: String)]
    /// What most records lack.
    package let missing: [FieldNames.Role]
    /// Whether there are more fields than were counted.
    package let hasMore: Bool

    /// What a person is told of, in this order; labels only where there are some.
    package static let roles: [FieldNames.Role] = [
        .id, .text, .title, .published, .source, .url, .language, .story, .duplicateGroup,
    ]

    /// - Parameters:
    ///   - names: as the records were read with.
    ///   - isRecords: whether its records have fields by their names, rather than parts that the format knows.
    ///   - hasHeader: whether all tables have one.
    ///   - counts: of the inputs of the format.
    init(
        _ profile: FieldProfile, of format: InputFormat, _ names: FieldNames, hasNames isRecords: Bool, hasHeader: Bool,
        counts: CorpusInspection.Counts
    ) {
        let fields = profile.fields
        func taken(_ field: FieldProfile.Field, for role: FieldNames.Role) -> Int {
            (field.roles[role] ?? 0) + (role == .text ? field.roles[.summary] ?? 0 : 0)
        }
        func reason(_ field: FieldProfile.Field, _ role: FieldNames.Role) -> Reason {
            if !isRecords { return .document }
            if names[role] != FieldNames.usual[role] { return .option }
            if !hasHeader { return .values }
            if role == .text, field.roles[.text] == nil || field.roles[.title] != nil { return .standsIn }
            return .knownName
        }
        var uses: [Use] = []
        for role in Self.roles {
            var ofRole = fields.filter { taken($0, for: role) > 0 }.map { field in
                Use(
                    role: role, path: isRecords ? field.path : "", records: taken(field, for: role),
                    reason: reason(field, role), sample: field.sample)
            }.sorted { $0.records > $1.records }
            func derive(_ records: Int, _ reason: Reason) {
                guard records > 0 else { return }
                ofRole.append(Use(role: role, path: "", records: records, reason: reason, sample: ""))
            }
            let read = ofRole.reduce(0) { $0 + $1.records }
            switch role {
            case .id:
                derive(counts.namedByURL, .address)
                derive(counts.namedByPlace, .place)
            case .title: derive(counts.withTitle - read, .head)
            case .source:
                let addresses = fields.reduce(0) { $0 + taken($1, for: .url) }
                derive(min(counts.withSource - read, addresses), .host)
                derive(counts.withSource - read - addresses, .around)
            case .language:
                derive(counts.withLanguage - read, .around)
                derive(counts.articles - counts.withLanguage, .words)
            default: break
            }
            uses += ofRole
        }
        self.uses = uses
        self.format = format
        records = profile.records
        hasMore = profile.hasMore
        let used = Set(uses.map(\.path))
        let rest =
            isRecords
            ? fields.filter { field in field.roles.isEmpty && !used.contains { $0.leads(into: field.path) } } : []
        unused = rest.map { field in
            Unused(
                path: field.path, records: field.records, sample: field.sample,
                behind: hasHeader ? (Self.roles + [.summary]).first { names.names(field.path, as: $0) } : nil)
        }
        let enough = profile.records
        func isMissing(_ role: FieldNames.Role) -> Bool {
            // Where nothing is an article, what a field was taken for tells.
            guard counts.articles > 0 else { return !uses.contains { $0.role == role } }
            return switch role {
            case .text:
                2 * uses.filter { $0.role == .text && $0.reason != .standsIn }.reduce(0) { $0 + $1.records } < enough
            case .title: 2 * counts.withTitle < counts.articles
            case .published: 2 * counts.dated < counts.articles
            case .source: 2 * counts.withSource < counts.articles
            default: false
            }
        }
        missing = isRecords && enough > 0 ? [.text, .title, .published, .source].filter(isMissing) : []
        hints = FieldLooks().candidates(among: rest.map { ($0.path, $0.values) }, for: missing)
    }

}

extension String {
    /// Whether another path goes on behind this one.
    fileprivate func leads(into path: String) -> Bool {
        !isEmpty && path.utf8.count > utf8.count && path.utf8.starts(with: utf8)
            && ".[".utf8.contains(path.utf8[path.utf8.index(path.utf8.startIndex, offsetBy: utf8.count)])
    }
}
