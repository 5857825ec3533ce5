internal import Platform
internal import Kernels

/// Tells which elements of an XML file that no format describes are its records.
///
/// A record is the innermost element with the most of what makes an article: a text, a title, a date, a source, an address. What
/// holds two or more of them holds records.
struct XMLRecordName {
    private let names: XMLFieldNames

    init(_ names: FieldNames) { self.names = XMLFieldNames(names) }

    /// Elements that are looked at.
    private static let mostElements = 20_000
    /// Bytes of a file that are looked at.
    private static let mostBytes = 1 << 18
    /// Elements in each other that are looked at.
    private static let mostDepth = 16

    /// The name of the records, as the tags have it; nil where no element is like an article.
    ///
    /// - Parameter start: where the first element begins, or what stands before it.
    /// - Complexity: O(n) in the bytes that are looked at, times the depth of the elements.
    func name(in bytes: [UInt8], from start: Int, to end: Int, encoding: String) -> [UInt8]? {
        Self.tree(of: bytes, from: start, to: end, encoding: encoding).flatMap { best(in: $0, depth: 0)?.name }
    }

    /// Whether an outermost element is a record by the elements in it: its text is in one of these, and not all that it holds.
    ///
    /// - Parameter root: its name; the others are those of ``name(in:from:to:encoding:)``.
    func isRecord(
        _ root: ArraySlice<UInt8>, in bytes: [UInt8], from start: Int, to end: Int, encoding: String
    ) -> Bool {
        guard let tree = Self.tree(of: bytes, from: start, to: end, encoding: encoding), let first = tree.elements.first
        else { return false }
        let fields = XMLFields(of: first, names: names)
        func isElement(_ role: FieldNames.Role) -> Bool {
            fields.choice(role).map { field in first.elements.contains { $0.name == field.path } } ?? false
        }
        return isElement(.text) && first.first("main") == nil && (isElement(.title) || first.attributes.isEmpty)
    }

    /// The first element that holds prose, where none has a name that is known: most likely the text of a record.
    ///
    /// - Parameters: as of ``name(in:from:to:encoding:)``.
    static func prose(in bytes: [UInt8], from start: Int, to end: Int, encoding: String) -> String? {
        tree(of: bytes, from: start, to: end, encoding: encoding).flatMap { prose(in: $0, depth: 0) }
    }

    private static func prose(in element: XMLElement, depth: Int) -> String? {
        guard depth < mostDepth else { return nil }
        guard !element.elements.isEmpty else {
            return element.line.flatMap { FieldNames.isProse(Array($0.utf8)[...]) ? element.name : nil }
        }
        return element.elements.lazy.compactMap { prose(in: $0, depth: depth + 1) }.first
    }

    /// As much of what the file begins with as is well-formed.
    private static func tree(of bytes: [UInt8], from start: Int, to end: Int, encoding: String) -> XMLElement? {
        // A record that is not well-formed ends what can be looked at before it.
        var part = min(end - start, mostBytes)
        var root: XMLElement?
        while root == nil, part > 64 {
            root = tree(bytes, from: start, to: start + part, encoding: encoding)
            part /= 2
        }
        return root
    }

    /// What a file begins with, its open elements closed, in an element of its own: a file of records needs none around them.
    private static func tree(_ bytes: [UInt8], from start: Int, to end: Int, encoding: String) -> XMLElement? {
        let span = bytes.span.extracting(0..<end)
        var open: [Range<Int>] = []
        var first: Int?
        var place = ByteSearch.first(of: UInt8(ascii: "<"), in: span, from: start)
        var last = place
        var count = 0
        while place < end, count < mostElements, let mark = XMLMark(at: place, in: span) {
            switch mark.kind {
            case .start(let name, let isEmpty):
                first = first ?? place
                count += 1
                if !isEmpty { open.append(name) }
            case .end(let name):
                if let index = open.lastIndex(where: { bytes[$0].elementsEqual(bytes[name]) }) {
                    open.removeSubrange(index...)
                }
            case .other: break
            }
            last = mark.end
            place = ByteSearch.first(of: UInt8(ascii: "<"), in: span, from: mark.end)
        }
        guard let first else { return nil }
        // What stands behind the last mark belongs to a text.
        var part = Array("<_>".utf8) + PageBytes.utf8(Array(bytes[first..<last]), declared: encoding)
        for name in open.reversed() { part += Array("</".utf8) + bytes[name] + [UInt8(ascii: ">")] }
        part += Array("</_>".utf8)
        return try? XMLRecord.document(part).get()
    }

    private struct Found {
        var name: [UInt8]
        /// Of the roles that an article needs or has.
        var roles: Int
        /// Whether there are more beside it, so that what is around them is none.
        var isOneOfSeveral = false
    }

    /// The best record in an element; nil where none in it is like one.
    private func best(in element: XMLElement, depth: Int) -> Found? {
        guard depth < Self.mostDepth else { return nil }
        var best: Found?
        var holdsSeveral = false
        var counts: [String: Int] = [:]
        for child in element.elements where !child.elements.isEmpty || !child.attributes.isEmpty {
            counts[child.name, default: 0] += 1
            // The first few of a name stand for all.
            guard counts[child.name]! <= 3 else { continue }
            guard let found = self.best(in: child, depth: depth + 1) else { continue }
            if let other = best {
                if other.name == found.name { holdsSeveral = true }
                if found.roles > other.roles { best = found }
            } else {
                best = found
            }
        }
        if holdsSeveral { best?.isOneOfSeveral = true }
        guard depth > 0, let roles = roles(of: element), roles > best?.roles ?? 0 else { return best }
        // Several without titles are parts of what has one.
        if let best, best.isOneOfSeveral, best.roles >= Self.titled || roles < Self.titled { return best }
        return Found(name: Array(element.name.utf8), roles: roles)
    }

    /// What a record with a text and a title has at least.
    private static let titled = 12

    /// How many of the roles of an article an element has; nil where it is none.
    private func roles(of element: XMLElement) -> Int? {
        if let item = Self.item(element) {
            let others = [item.published, item.source, item.url, item.id].count { !$0.isEmpty }
            return item.text.isEmpty ? nil : 8 + (item.title.isEmpty ? 0 : 4) + others
        }
        let fields = XMLFields(of: element, names: names)
        func has(_ role: FieldNames.Role) -> Bool { fields.choice(role) != nil }
        let others = ([.published, .source, .url, .id] as [FieldNames.Role]).count(where: has)
        if has(.text) { return 8 + (has(.title) ? 4 : 0) + (others > 0 ? others : 0) }
        guard has(.title) || has(.summary), others > 0 else { return nil }
        return (has(.title) ? 2 : 0) + (has(.summary) ? 2 : 0) + others
    }

    /// What an element says in a form that names its fields by more than elements; nil for any other.
    private static func item(_ element: XMLElement) -> Document? {
        switch XMLKind(root: element.name.utf8) {
        case .nitf?: WireItem.nitf(element)
        case .newsml?: WireItem.newsML(element)
        case .tei?: ExtractedDocument.tei(element)
        default: nil
        }
    }
}
