internal import Platform

/// Tells what a field that was not used looks like, from its name and some of its values.
package struct FieldLooks: Sendable {
    private let dates: DateReader

    package init(dates: DateReader = .current()) { self.dates = dates }

    /// What the fields look like of which the articles have nothing.
    ///
    /// - Parameters:
    ///   - fields: those that were not used, each with some of its values; without values its name decides.
    ///   - wanted: what most articles lack.
    /// - Returns: of each that is wanted the first field that looks like it.
    package func candidates(
        among fields: [(path: String, values: [String])], for wanted: [FieldNames.Role]
    ) -> [(role: FieldNames.Role, path: String)] {
        var taken: Set<String> = []
        return wanted.compactMap { role in
            let named = fields.first {
                !taken.contains($0.path) && looks(like: role, $0.path, $0.values, isNamed: true)
            }
            let field =
                named
                ?? fields.first { !taken.contains($0.path) && looks(like: role, $0.path, $0.values, isNamed: false) }
            guard let field else { return nil }
            taken.insert(field.path)
            return (role, field.path)
        }
    }

    /// The path to give for the text of a record that has none under a known name; nil where no field looks like one.
    ///
    /// Where the field stands in objects of a list that have a title, a date, an address or an id as well, these are the
    /// records, and the path is that within one: "inhalt" rather than "stories[].inhalt", which joins them all.
    ///
    /// - Parameter fields: all of the record.
    static func textOption(among fields: [RecordField]) -> String? {
        guard let prose = fields.first(where: { FieldNames.isProse(Array($0.text.utf8)[...]) }) else { return nil }
        var path = prose.path
        while path.hasSuffix("[]") { path.removeLast(2) }
        guard let list = path.ranges(of: "[].").last else { return path }
        let element = String(path[list.upperBound...])
        let looks = FieldLooks()
        let outer = path[..<list.upperBound]
        let others = fields.filter { $0.path.hasPrefix(outer) && $0.path != prose.path }
            .map { (path: String($0.path.dropFirst(outer.count)), values: [$0.text]) }
        let isRecord =
            !looks.candidates(among: others, for: [.title, .published, .url]).isEmpty
            || others.contains { field in
                !field.values[0].isEmpty
                    && [.title, .published, .url, .id].contains { FieldNames.usual.names(field.path, as: $0) }
            }
        return isRecord ? element : path
    }

    /// - Parameter isNamed: whether its name must speak for it; otherwise its values alone do.
    private func looks(like role: FieldNames.Role, _ path: String, _ values: [String], isNamed: Bool) -> Bool {
        let name = Self.lastName(of: path)
        let words = Self.words(of: role)
        guard !isNamed || words.contains(where: name.contains) else { return false }
        let held = values.filter { !FieldNames.isNothing(Array($0.utf8)[...]) }
        guard !held.isEmpty else { return isNamed && values.isEmpty }
        func most(_ fits: (String) -> Bool) -> Bool { 2 * held.count(where: fits) > held.count }
        switch role {
        case .text, .summary: return most { FieldNames.isProse(Array($0.utf8)[...]) }
        case .published:
            return most { value in
                guard value.utf8.count >= 8, dates.date(value) != nil else { return false }
                // Digits alone may be anything, unless the name says more.
                return isNamed || value.utf8.contains { "-/:".utf8.contains($0) }
            }
        case .title:
            return isNamed
                && most { value in
                    let spaces = value.utf8.count { $0 == 0x20 }
                    return 1...40 ~= spaces && value.utf8.count <= 300 && !Self.isAddress(value)
                }
        case .source: return isNamed && most { 2...80 ~= $0.utf8.count && !$0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
        case .url: return most { Self.isAddress($0) && !$0.utf8.contains(0x20) }
        case .id, .language, .story, .duplicateGroup: return false
        }
    }

    private static func isAddress(_ value: String) -> Bool { FieldNames.isURL(Array(value.utf8)[...]) }

    /// The name at the end of a path, as names are compared.
    private static func lastName(of path: String) -> String {
        FieldNames.plain(
            path.split { $0 == "." || $0 == "/" }.last.map { $0.filter { $0 != "[" && $0 != "]" } } ?? path)
    }

    /// What the names of such fields have in them, in some languages.
    private static func words(of role: FieldNames.Role) -> [String] {
        switch role {
        case .text, .summary:
            ["text", "body", "content", "article", "story", "inhalt", "texte", "texto", "testo", "tekst"]
        case .published:
            ["date", "time", "publi", "datum", "fecha", "data", "day", "erschien", "zeit", "when", "posted", "created"]
        case .title:
            ["title", "headline", "heading", "titel", "titre", "titulo", "titolo", "schlagzeile", "ueberschrift"]
        case .source:
            [
                "source", "outlet", "publisher", "newspaper", "paper", "medium", "media", "site", "domain", "host",
                "quelle",
                "zeitung", "journal", "fuente", "fonte", "brand", "station",
            ]
        case .url: ["url", "link", "address", "href"]
        case .id, .language, .story, .duplicateGroup: []
        }
    }
}
