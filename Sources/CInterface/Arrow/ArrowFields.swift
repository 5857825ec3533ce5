internal import Corpus
internal import Storyfold

/// Which columns of a stream hold what.
struct ArrowFields {
    let all: [ArrowStream.Field]
    /// By role: places among all fields, the preferred one first.
    private(set) var places: [[Int]]

    /// - Throws: where no column holds the text, or one that was named is not there or holds no values.
    init(
        _ fields: [ArrowStream.Field], names: FieldNames, given: [(role: FieldNames.Role, name: String)]
    ) throws(StoryfoldError) {
        all = fields
        places = names.columns(among: fields.map(\.name))
        for (role, name) in given {
            guard let place = places[role.rawValue].first else {
                throw StoryfoldError(
                    .badInput, at: "articles", "no column is called \"\(name)\" (found: \(found))",
                    remedy: fields.map(\.name).nearest(to: name).map { "did you mean \(role.option) \($0)?" }
                        ?? "give \(role.option) the name that it has, or leave the option out")
            }
            try check(place, role)
        }
        for role in FieldNames.Role.allCases {
            places[role.rawValue].removeAll { place in
                let type = fields[place].valueType
                return !(role == .text || role == .summary ? type.isText || type == .null : type.isRead)
            }
        }
        try checkText(names)
    }

    private var found: String { all.isEmpty ? "none" : all.map(\.name).joined(separator: ", ") }

    private func check(_ place: Int, _ role: FieldNames.Role) throws(StoryfoldError) {
        let type = all[place].valueType
        guard role == .text ? type.isText || type == .null : type.isRead else {
            throw StoryfoldError(
                .badInput, at: "articles",
                "the column \"\(all[place].name)\" holds no \(role == .text ? "text" : "single values")",
                remedy: "cast it, or name another with \(role.option)")
        }
    }

    /// - Throws: where nothing can stand for the text.
    private func checkText(_ names: FieldNames) throws(StoryfoldError) {
        func has(_ role: FieldNames.Role) -> Bool { !places[role.rawValue].isEmpty }
        // A headline is an article of its own where it has what belongs to one.
        let isHeadline = has(.title) && (has(.url) || has(.source) || has(.published))
        guard !has(.text), !has(.summary), !isHeadline else { return }
        let wanted = names.columns(among: all.map(\.name))[FieldNames.Role.text.rawValue]
        if let place = wanted.first { try check(place, .text) }
        throw StoryfoldError(
            .badInput, at: "articles",
            "no column holds the text (found: \(found); "
                + "expected: \(names[.text].prefix(8).joined(separator: ", ")) and the like)",
            remedy: "name it with \(FieldNames.Role.text.option)")
    }
}
