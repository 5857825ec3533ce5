internal import Platform

/// The fields of a record of XML that no format describes: its elements by their names, as those of a table by its columns.
///
/// Names are paths ("Publication.Title", "revision.text"). Elements that only say of what type a value is, as Solr and databases
/// write them, are called by their attribute: `<field name="title">`, `<str name="title">`, `<dc element="dc.title" value="..."/>`.
struct XMLFields {
    /// A name, and the elements of the record that have it.
    struct Field {
        let path: String
        var values: [[UInt8]]
    }

    /// In the order of their first elements.
    private(set) var fields: [Field] = []
    /// For each role the fields that may fill it, the preferred one first.
    private let candidates: [[Int]]
    /// Of each field, whether its name is that of an address, whatever it holds.
    private let isAddressName: [Bool]

    /// Names that tell the type of a value, or that it is one.
    private static let bare: Set<String> = [
        "field", "str", "arr", "date", "int", "long", "float", "double", "bool", "lst", "column", "col", "property",
        "value",
        "entry", "param", "attribute", "element", "dc", "meta", "string", "text", "array", "item", "p", "li",
        "party",
    ]
    /// Elements of HTML that only a text has.
    private static let markup: Set<String> = ["p", "div", "h1", "h2", "h3", "ul", "ol", "br", "span", "blockquote"]
    /// Attributes that name a value, and those that hold one.
    private static let naming = ["name", "key", "element", "property", "field", "label"]
    private static let holding = ["value", "content", "href", "url", "when", "norm", "datetime", "FormalName"]

    /// - Complexity: O(n) in the bytes of the record, times the names that are known.
    init(of record: XMLElement, names: XMLFieldNames) {
        var walk = Walk(names: names)
        let isBare = Self.bare.contains(record.name.lowercased())
        // What only holds a value is called by such an attribute.
        for attribute in record.attributes where !isBare || !Self.naming.contains(attribute.name) {
            walk.add(Array(attribute.value.utf8), at: "@" + attribute.name)
        }
        walk.visit(record, path: "", depth: 0)
        let ranks = walk.fields.map { names.place(of: $0.path) }
        var candidates = FieldNames.Role.allCases.map { role in
            // An attribute holds no text.
            let isText = role == .text || role == .summary
            let ranked = walk.fields.indices.compactMap { index -> (rank: Int, index: Int)? in
                guard !isText || !walk.fields[index].path.hasPrefix("@") else { return nil }
                return ranks[index][role].map { ($0, index) }
            }
            return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.index)
        }
        // A title with an id, beside a heading, is that of the publication.
        let (title, source) = (FieldNames.Role.title.rawValue, FieldNames.Role.source.rawValue)
        let ofPublication = candidates[title].filter { index in
            walk.numberedTitles.contains(walk.fields[index].path)
                && candidates[title].contains { Self.areBeside(walk.fields[index].path, walk.fields[$0].path) }
        }
        if !ofPublication.isEmpty {
            candidates[title].removeAll { ofPublication.contains($0) }
            candidates[source] += ofPublication.filter { !candidates[source].contains($0) }
        }
        self.candidates = candidates
        isAddressName = walk.fields.map { names.isOfAddress($0.path) }
        fields = walk.fields
    }

    /// Whether two paths are of elements in one, of which the second is no name.
    private static func areBeside(_ a: String, _ b: String) -> Bool {
        func parent(_ path: String) -> Substring { path[..<(path.lastIndex(of: ".") ?? path.startIndex)] }
        return a != b && parent(a) == parent(b) && !b.hasPrefix("@") && !b.lowercased().hasSuffix("name")
    }

    /// The field that fills a role, and its value; nil where none does.
    ///
    /// The paragraphs of a text that stand in elements of one name are all of it; of anything else the first value counts.
    func choice(_ role: FieldNames.Role) -> (path: String, value: [UInt8])? {
        var address: (path: String, value: [UInt8])?
        for index in candidates[role.rawValue] {
            let values = fields[index].values.filter {
                role == .text || role == .title ? !FieldNames.isNothing($0[...]) : !FieldNames.isMissing($0[...])
            }
            guard let first = values.first else { continue }
            let path = fields[index].path
            if role == .url, !isAddressName[index] {
                // "identifier" is a name of addresses where it holds one.
                if let whole = values.first(where: { FieldNames.isURL($0[...]) && $0.split(separator: 0x2F).count > 2 })
                {
                    return (path, whole)
                }
                continue
            }
            switch role {
            case .text, .summary: return (path, Array(values.joined(separator: [0x0A, 0x0A])))
            case .url where !FieldNames.isURL(first[...]):
                // A path on a site is an address where no other is given.
                address = address ?? (path, first)
            case .source where FieldNames.isURL(first[...]): address = address ?? (path, first)
            default: return (path, first)
            }
        }
        return role == .published ? dateInParts : address
    }

    /// The year, the month and the day, where these have elements of their own beside each other.
    private var dateInParts: (path: String, value: [UInt8])? {
        func number(_ path: String) -> Int? {
            fields.first { $0.path.lowercased() == path }.flatMap { Int(String(decoding: $0.values[0], as: UTF8.self)) }
        }
        for field in fields where field.path.lowercased().hasSuffix("year") {
            let outer = String(field.path.lowercased().dropLast(4))
            guard outer.isEmpty || outer.hasSuffix("."), let year = number(outer + "year"), 1_000...9_999 ~= year,
                let month = number(outer + "month"), 1...12 ~= month
            else { continue }
            let day = number(outer + "day")
            let parts =
                [CalendarDay.padded(year, 4), CalendarDay.padded(month, 2)]
                + (day.map { [CalendarDay.padded($0, 2)] } ?? [])
            return (field.path, Array(parts.joined(separator: "-").utf8))
        }
        return nil
    }

    /// What the record says of its article; nil where it has neither a text nor a title.
    var document: Document? {
        var document = Document()
        func line(_ role: FieldNames.Role) -> String {
            choice(role).map { PageFacts.trimmed(String(decoding: $0.value, as: UTF8.self)) } ?? ""
        }
        document.title = line(.title)
        (document.published, document.source, document.url) = (line(.published), line(.source), line(.url))
        (document.id, document.language) = (line(.id), line(.language))
        document.text = choice(.text)?.value ?? choice(.summary)?.value ?? []
        if document.text.isEmpty {
            guard !document.title.isEmpty, !(document.url + document.published + document.source).isEmpty else {
                return nil
            }
            document.text = Array(document.title.utf8)
        }
        return document
    }

    /// The first values of the fields, and which of them are taken for what.
    var described: (values: [(path: String, text: String)], choices: [(role: FieldNames.Role, path: String)]) {
        let values = fields.map { field in
            (field.path, String(decoding: field.values[0].prefix(FieldProfile.mostBytes), as: UTF8.self))
        }
        var roles = FieldNames.Role.allCases
        if choice(.text) != nil { roles.removeAll { $0 == .summary } }
        return (values, roles.compactMap { role in choice(role).map { (role, $0.path) } })
    }

    /// Goes through the elements of a record.
    private struct Walk {
        let names: XMLFieldNames
        var fields: [Field] = []
        /// Paths of titles that have ids.
        private(set) var numberedTitles: Set<String> = []
        private var places: [String: Int] = [:]

        private static let mostDepth = 12

        init(names: XMLFieldNames) { self.names = names }

        mutating func add(_ value: [UInt8], at path: String) {
            let trimmed = value.drop(while: ByteClass.isSpace)
            guard let last = trimmed.lastIndex(where: { !ByteClass.isSpace($0) }) else { return }
            let whole = Array(trimmed[...last])
            if let place = places[path] {
                fields[place].values.append(whole)
            } else {
                places[path] = fields.count
                fields.append(Field(path: path, values: [whole]))
            }
        }

        mutating func visit(_ element: XMLElement, path: String, depth: Int) {
            for child in element.elements {
                let name = XMLFields.name(of: child)
                // Paragraphs of a record itself are its text.
                let isParagraph = path.isEmpty && XMLFields.markup.contains(child.name.lowercased())
                let inner = name.map { path.isEmpty ? $0 : "\(path).\($0)" } ?? (isParagraph ? "text" : path)
                guard !inner.isEmpty else { continue }
                if child.name.lowercased() == "title", child.attribute("id") != nil { numberedTitles.insert(inner) }
                if child.elements.isEmpty {
                    var value = child.text
                    if value.allSatisfy(ByteClass.isSpace) {
                        let held = XMLFields.holding.lazy.compactMap { child.attribute($0) }.first
                        // A source is called by its name rather than by its address.
                        let isNamed = held == nil || names.place(of: inner)[.source] != nil
                        let called = isNamed && inner.hasSuffix(child.name) ? child.attribute("name") : nil
                        value = Array((called ?? held ?? "").utf8)
                    }
                    add(value, at: inner)
                } else if depth + 1 >= Self.mostDepth || isWhole(child, path: inner) && child.line != nil,
                    !holdsValues(child)
                {
                    add(child.lines(), at: inner)
                } else {
                    visit(child, path: inner, depth: depth + 1)
                }
            }
        }

        /// Whether an element is a list of values.
        private func holdsValues(_ element: XMLElement) -> Bool {
            element.elements.allSatisfy {
                ["value", "str", "string"].contains($0.name.lowercased()) && $0.elements.isEmpty
            }
        }

        /// Whether what is in an element is its value, and no fields: its name is known, and none in it names a part of an
        /// article.
        private func isWhole(_ element: XMLElement, path: String) -> Bool {
            guard names.isKnown(path), !element.elements.contains(where: { $0.name.lowercased() == "year" }) else {
                return false
            }
            if element.elements.contains(where: { XMLFields.markup.contains($0.name.lowercased()) }) { return true }
            return !element.elements.contains { child in
                XMLFields.name(of: child).map { names.isKnown("\(path).\($0)", beyond: path) } ?? false
            }
        }
    }

    /// What an element is called; nil for one that only holds a value of the element around it.
    private static func name(of element: XMLElement) -> String? {
        let name = element.name
        guard bare.contains(name.lowercased()) else { return name }
        if let named = naming.lazy.compactMap({ element.attribute($0) }).first(where: { !$0.isEmpty }) {
            return named.replacing(":", with: ".")
        }
        return ["value", "str", "string", "p", "li", "array", "arr", "lst", "party"].contains(name.lowercased())
            ? nil : name
    }
}
