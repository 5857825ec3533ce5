/// What the paths of a file's elements name, each looked up once.
final class XMLFieldNames {
    private let names: FieldNames
    private var places: [String: [FieldNames.Role: Int]] = [:]

    init(_ names: FieldNames) { self.names = names }

    /// What makes an element a field of an article.
    private static let roles: [FieldNames.Role] = [.text, .title, .published, .source, .url, .summary, .id]

    /// How well a path names each role, the lower the better; nil where it does not.
    ///
    /// The longest end of the path that names anything decides: "Publications.Publication.Title" is the title of a
    /// publication, "Obj.TitleAtt.Title" that of the record.
    func place(of path: String) -> [FieldNames.Role: Int] {
        if let known = places[path] { return known }
        let place = lookUp(path)
        places[path] = place
        return place
    }

    /// Whether a path names a field of an article.
    ///
    /// - Parameter outer: an element around it that does so itself; then the path must say more.
    func isKnown(_ path: String, beyond outer: String? = nil) -> Bool {
        let place = place(of: path)
        guard let outer else { return Self.roles.contains { place[$0] != nil } }
        return Self.roles.contains { place[$0] != nil } && place != self.place(of: outer)
    }

    /// Whether a path names addresses, whatever it holds.
    func isOfAddress(_ path: String) -> Bool {
        place(of: path)[.url].map { $0 < names[.url].count * Self.width } ?? false
    }

    /// Elements around a name that make a difference.
    private static let width = 16

    private func lookUp(_ path: String) -> [FieldNames.Role: Int] {
        var end = path[...]
        // An attribute says what an element would; one called "id" is an id within the file.
        if end.hasPrefix("@"), end != "@id" { end = end.dropFirst() }
        var dropped = 0
        while true {
            let name = String(end)
            let plain = FieldNames.plain(name)
            let columns = names.columns(among: [name])
            var places: [FieldNames.Role: Int] = [:]
            for role in FieldNames.Role.allCases where !columns[role.rawValue].isEmpty {
                // A member, and what stands in a wrapper, is behind all.
                let list = names.plainLists[role.rawValue]
                // A title beside a headline is one with a place or a section before it, as Reuters has it.
                let isHeadline = role == .title && plain == "headline"
                let rank = isHeadline ? -1 : list.firstIndex(of: plain) ?? list.count - 1
                places[role] = rank * Self.width + min(dropped, Self.width - 1)
            }
            if places[.url] == nil, names.plainLists[FieldNames.Role.url.rawValue].contains(plain + "//") {
                places[.url] = names[.url].count * Self.width
            }
            if !places.isEmpty { return places }
            guard let dot = end.firstIndex(of: ".") else { return [:] }
            end = end[end.index(after: dot)...]
            dropped += 1
        }
    }
}
