internal import Platform

/// A JSON document that holds a table by its columns, or rows without the names of these, as an array of records.
///
/// So programs for tables and servers of databases write them: `{"title": [...], "text": [...]}`, `{"title": {"0": ...},
/// "text": {"0": ...}}`, `{"columns": [...], "data": [[...], ...]}`, and lists of rows of which the first has the names.
struct JSONTable {
    /// A larger document is not turned: it is held whole.
    static let mostBytes = 1 << 29

    private let bytes: [UInt8]
    private let fields: FieldNames
    /// As strings of JSON.
    private var names: [ArraySlice<UInt8>] = []
    /// By row and by column.
    private var rows: [[Range<Int>]] = []

    /// The records of a document that is such a table and nothing else; nil for any other.
    ///
    /// - Complexity: O(n) for n bytes.
    static func records(of bytes: [UInt8], from start: Int, to end: Int, fields: FieldNames) -> [UInt8]? {
        var table = JSONTable(bytes, fields)
        guard table.read(from: JSONMembers.skipSpaces(from: start, in: bytes, to: end), to: end) else { return nil }
        var records: [UInt8] = []
        records.reserveCapacity(end - start + table.rows.count * 8 * table.names.count)
        records.append(UInt8(ascii: "["))
        for (number, row) in table.rows.enumerated() {
            if number > 0 { records += [UInt8(ascii: ","), 0x0A] }
            records.append(UInt8(ascii: "{"))
            for (column, cell) in row.enumerated() {
                if column > 0 { records.append(UInt8(ascii: ",")) }
                records += table.names[column]
                records.append(UInt8(ascii: ":"))
                records += cell.isEmpty ? Array("null".utf8)[...] : bytes[cell]
            }
            records.append(UInt8(ascii: "}"))
        }
        records += [UInt8(ascii: "]"), 0x0A]
        return records
    }

    /// Whether a document may be such a table, by what is there of it.
    static func mayBegin(_ bytes: [UInt8], from start: Int, to end: Int, fields: FieldNames) -> Bool {
        func next(_ place: Int) -> Int { JSONMembers.skipSpaces(from: place, in: bytes, to: end) }
        func byte(_ place: Int) -> UInt8 { place < end ? bytes[place] : 0 }
        let first = next(start)
        if byte(first) == UInt8(ascii: "[") {
            let inner = next(first + 1)
            var scan = JSONScan(at: byte(inner) == UInt8(ascii: "[") ? inner : first)
            let header = scan.position
            return scan.goOn(in: bytes, to: end) && JSONTable(bytes, fields).isHeader(header..<scan.position)
        }
        guard byte(first) == UInt8(ascii: "{") else { return false }
        var scan = JSONScan(at: first)
        // An object that others follow is a record.
        if scan.goOn(in: bytes, to: end), next(scan.position) < end { return false }
        var members = JSONMembers(of: first, in: bytes, to: end)
        var told = 0
        while let (key, value) = members.begin() {
            let name = String(decoding: bytes[key], as: UTF8.self)
            if "[{".utf8.contains(byte(value)), columnLists.contains(FieldNames.plain(name)) { return true }
            if byte(value) == UInt8(ascii: "["), rowLists.contains(FieldNames.plain(name)),
                byte(next(value + 1)) == UInt8(ascii: "[")
            {
                return true
            }
            let isTold = fields.columns(among: [name]).contains { !$0.isEmpty }
            let inner = byte(next(value + 1))
            switch byte(value) {
            case UInt8(ascii: "[") where isTold && inner != UInt8(ascii: "{"): told += 1
            case UInt8(ascii: "{") where isTold && inner == UInt8(ascii: "\""): told += 1
            case UInt8(ascii: "\"") where isTold: return false
            default: break
            }
            guard members.next() != nil else { return told > 0 }
        }
        return told > 1
    }

    private init(_ bytes: [UInt8], _ fields: FieldNames) { (self.bytes, self.fields) = (bytes, fields) }

    private mutating func read(from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        var scan = JSONScan(at: start)
        guard scan.goOn(in: bytes, to: end) else { return false }
        let behind = JSONMembers.skipSpaces(from: scan.position, in: bytes, to: end)
        if bytes[start] == UInt8(ascii: "{") {
            return behind == end && readObject(start..<scan.position)
        }
        guard bytes[start] == UInt8(ascii: "[") else { return false }
        // A list of rows, or rows one behind the other.
        guard let lists = behind == end ? elements(of: start..<scan.position) : elements(from: start, to: end) else {
            return false
        }
        return readRows(lists)
    }

    // MARK: Shapes

    private mutating func readObject(_ object: Range<Int>) -> Bool {
        let members = members(of: object)
        return readNamedRows(members) || readRowsUnderHeader(members)
            || readColumns(members, opening: UInt8(ascii: "["))
            || readColumns(members, opening: UInt8(ascii: "{"))
    }

    /// Names of members that name columns, and of those that hold rows.
    private static let columnLists: Set<String> = [
        "columns", "fields", "header", "headers", "columnnames", "names", "meta", "schema",
    ]
    private static let rowLists: Set<String> = ["data", "rows", "values", "records", "results", "items"]

    /// `{"columns": ["title", ...], "data": [["...", ...], ...]}`; a column may be an object that has a name.
    private mutating func readNamedRows(_ members: [(key: Range<Int>, value: Range<Int>)]) -> Bool {
        func lists(_ names: Set<String>) -> [[Range<Int>]] {
            members.filter {
                names.contains(FieldNames.plain(String(decoding: bytes[$0.key], as: UTF8.self)))
                    && bytes[$0.value.lowerBound] == UInt8(ascii: "[")
            }.compactMap { elements(of: $0.value) }
        }
        let rows = lists(Self.rowLists).compactMap { self.rows($0) }.first
        guard let rows else { return false }
        // BigQuery has the fields in a schema.
        let inner = members.filter { bytes[$0.value.lowerBound] == UInt8(ascii: "{") }.flatMap {
            self.members(of: $0.value)
        }
        .filter { Self.columnLists.contains(FieldNames.plain(String(decoding: bytes[$0.key], as: UTF8.self))) }
        .compactMap { elements(of: $0.value) }
        for columns in lists(Self.columnLists) + inner {
            let named = columns.compactMap { column -> ArraySlice<UInt8>? in
                if bytes[column.lowerBound] == UInt8(ascii: "\"") { return bytes[column] }
                guard bytes[column.lowerBound] == UInt8(ascii: "{") else { return nil }
                var members = JSONMembers(of: column.lowerBound, in: bytes, to: column.upperBound)
                while let member = members.next() {
                    let name = String(decoding: bytes[member.key], as: UTF8.self).lowercased()
                    if ["name", "field", "fieldname"].contains(name), bytes[member.value] == UInt8(ascii: "\"") {
                        return bytes[member.value..<member.end]
                    }
                }
                return nil
            }
            if named.count == columns.count, isTelling(named), rows.allSatisfy({ $0.count <= named.count }) {
                (self.names, self.rows) = (named, rows)
                addKeys(lists(["index"]).first ?? [])
                return true
            }
        }
        return false
    }

    private func members(of object: Range<Int>) -> [(key: Range<Int>, value: Range<Int>)] {
        var members: [(key: Range<Int>, value: Range<Int>)] = []
        var walk = JSONMembers(of: object.lowerBound, in: bytes, to: object.upperBound)
        while let member = walk.next() { members.append((member.key, member.value..<member.end)) }
        return members
    }

    /// `{"values": [["title", ...], ["...", ...]]}`, as the interface of a spreadsheet gives it.
    private mutating func readRowsUnderHeader(_ members: [(key: Range<Int>, value: Range<Int>)]) -> Bool {
        for member in members
        where Self.rowLists.contains(FieldNames.plain(String(decoding: bytes[member.key], as: UTF8.self))) {
            if let lists = elements(of: member.value), readRows(lists) { return true }
        }
        return false
    }

    /// Lists of which the first has the names of the columns.
    private mutating func readRows(_ lists: [Range<Int>]) -> Bool {
        guard lists.count > 1, isHeader(lists[0]), let header = elements(of: lists[0]) else { return false }
        return take(Array(lists.dropFirst()), named: header.map { bytes[$0] })
    }

    private func isHeader(_ list: Range<Int>) -> Bool {
        guard let header = elements(of: list), header.allSatisfy({ bytes[$0.lowerBound] == UInt8(ascii: "\"") }) else {
            return false
        }
        return isTelling(header.map { bytes[$0] })
    }

    /// The cells of rows that are lists, or `{"f": [{"v": ...}, ...]}` as BigQuery writes them; nil where they are neither.
    private func rows(_ list: [Range<Int>]) -> [[Range<Int>]]? {
        var rows: [[Range<Int>]] = []
        for row in list {
            if bytes[row.lowerBound] == UInt8(ascii: "{") {
                let members = members(of: row)
                guard members.count == 1, bytes[members[0].key].elementsEqual("f".utf8),
                    let cells = elements(of: members[0].value)
                else { return nil }
                rows.append(
                    cells.map { cell in
                        bytes[cell.lowerBound] == UInt8(ascii: "{") ? self.members(of: cell).first?.value ?? cell : cell
                    })
            } else {
                guard let cells = elements(of: row) else { return nil }
                rows.append(cells)
            }
        }
        return rows.isEmpty ? nil : rows
    }

    private mutating func take(_ lists: [Range<Int>], named names: [ArraySlice<UInt8>]) -> Bool {
        guard isTelling(names) else { return false }
        var rows: [[Range<Int>]] = []
        for list in lists {
            guard let row = elements(of: list), row.count <= names.count else { return false }
            rows.append(row)
        }
        (self.names, self.rows) = (names, rows)
        return true
    }

    /// `{"title": [...], "text": [...]}`, or the same with the numbers or names of the rows before the cells.
    private mutating func readColumns(_ members: [(key: Range<Int>, value: Range<Int>)], opening: UInt8) -> Bool {
        let told = fields.columns(among: members.map { String(decoding: bytes[$0.key], as: UTF8.self) })
        let roles: [FieldNames.Role] = [.text, .summary, .title, .url, .published, .id]
        let columns = Set(roles.compactMap { told[$0.rawValue].first })
        // What has one title is one record, whatever lists it has.
        guard columns.count > 1, columns.allSatisfy({ bytes[members[$0].value.lowerBound] == opening }),
            let lead = told[FieldNames.Role.text.rawValue].first ?? told[FieldNames.Role.title.rawValue].first,
            let cells = cells(of: members[lead].value), cells.values.count > 1 || !cells.keys.isEmpty,
            cells.keys.allSatisfy({ isRowName($0) })
        else { return false }
        var names: [ArraySlice<UInt8>] = []
        var rows = Array(repeating: [Range<Int>](), count: cells.values.count)
        for (index, member) in members.enumerated() {
            guard bytes[member.value.lowerBound] == opening, let column = self.cells(of: member.value),
                column.values.count == cells.values.count,
                zip(column.keys, cells.keys).allSatisfy({ bytes[$0] == bytes[$1] })
            else {
                if columns.contains(index) { return false }
                continue
            }
            names.append(bytes[member.key.lowerBound - 1..<member.key.upperBound + 1])
            for (row, cell) in column.values.enumerated() { rows[row].append(cell) }
        }
        (self.names, self.rows) = (names, rows)
        addKeys(cells.keys.map { $0.lowerBound - 1..<$0.upperBound + 1 })
        return true
    }

    /// Adds the names of the rows as their ids or addresses, where they have none of their own.
    private mutating func addKeys(_ keys: [Range<Int>]) {
        let told = fields.columns(among: names.map { String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) })
        guard keys.count == rows.count, let first = keys.first, bytes[first.lowerBound] == UInt8(ascii: "\""),
            told[FieldNames.Role.id.rawValue].isEmpty, told[FieldNames.Role.url.rawValue].isEmpty,
            !keys.contains(where: { key in bytes[key].dropFirst().dropLast().allSatisfy { $0 &- 0x30 < 10 } })
        else { return }
        let isURL = FieldNames.isURL(bytes[first].dropFirst())
        names.append(Array((isURL ? "\"url\"" : "\"id\"").utf8)[...])
        for row in rows.indices {
            // A row that lacks its last cells has none for the key.
            while rows[row].count < names.count - 1 { rows[row].append(0..<0) }
            rows[row].append(keys[row])
        }
    }

    // MARK: Details

    /// Whether names are those of the columns of articles.
    private func isTelling(_ names: [ArraySlice<UInt8>]) -> Bool {
        let told = fields.columns(among: names.map { String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) })
        func has(_ role: FieldNames.Role) -> Bool { !told[role.rawValue].isEmpty }
        return (has(.text) || has(.summary) || has(.title)) && told.count { !$0.isEmpty } > 1
    }

    /// Whether a key is that of a row: a number or an address, rather than a language.
    private func isRowName(_ key: Range<Int>) -> Bool {
        let name = bytes[key]
        return name.allSatisfy { $0 &- 0x30 < 10 } || name.count > 7
    }

    /// The cells of a column, and the keys by which they stand; no keys in a list.
    private func cells(of column: Range<Int>) -> (keys: [Range<Int>], values: [Range<Int>])? {
        if bytes[column.lowerBound] == UInt8(ascii: "[") { return elements(of: column).map { ([], $0) } }
        var (keys, values): ([Range<Int>], [Range<Int>]) = ([], [])
        var members = JSONMembers(of: column.lowerBound, in: bytes, to: column.upperBound)
        while let member = members.next() {
            keys.append(member.key)
            values.append(member.value..<member.end)
        }
        return (keys, values)
    }

    /// The elements of a list; nil where it is none.
    private func elements(of list: Range<Int>) -> [Range<Int>]? {
        guard bytes[list.lowerBound] == UInt8(ascii: "[") else { return nil }
        return elements(from: list.lowerBound + 1, to: list.upperBound - 1)
    }

    /// The values one behind the other; nil where one does not end.
    private func elements(from start: Int, to end: Int) -> [Range<Int>]? {
        var elements: [Range<Int>] = []
        var place = JSONMembers.skipSpaces(from: start, in: bytes, to: end)
        while place < end {
            var scan = JSONScan(at: place)
            // A number may end where the list does.
            guard scan.goOn(in: bytes, to: end) || scan.position == end else { return nil }
            elements.append(place..<scan.position)
            place = JSONMembers.skipSpaces(from: scan.position, in: bytes, to: end)
        }
        return elements
    }
}
