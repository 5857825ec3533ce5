internal import Platform
internal import Kernels

/// Which fields some records of one format have, how many have each, and what they were taken for.
///
/// It is made beside the reading itself, from the choices that this made, where ``ReadingOptions/describesFields`` asks
/// for it; profiles of parts of a corpus add up to that of the whole, whatever the parts are.
package struct FieldProfile: Sendable {
    /// A field of the records.
    package struct Field: Sendable {
        /// "title", "metadata.tags[]".
        package let path: String
        /// Records in which it holds something.
        package fileprivate(set) var records = 0
        /// What it was taken for, in so many records each.
        package fileprivate(set) var roles: [FieldNames.Role: Int] = [:]
        /// A value that it holds, or the beginning of one; empty where it holds none.
        package fileprivate(set) var sample = ""
        /// Some of its values, no two alike, with which ``FieldLooks`` tells what it looks like.
        package var values: [String] { drawn.map(\.text) }
        /// Those with the lowest hashes, ascending: which they are does not depend on the order of the records.
        private var drawn: [(hash: UInt64, text: String)] = []
        /// The first place that it has in a record.
        fileprivate var place = Int.max
        /// Whether what stands below it is a part of a text that was joined.
        fileprivate(set) var isJoined = false

        fileprivate init(_ path: String) { self.path = path }

        fileprivate mutating func draw(_ text: String) { draw((Hash64.hash(text), text)) }

        private mutating func draw(_ value: (hash: UInt64, text: String)) {
            if drawn.count == mostValues, value.hash >= drawn[mostValues - 1].hash { return }
            let index = drawn.firstIndex { $0.hash >= value.hash } ?? drawn.count
            guard index == drawn.count || drawn[index].hash != value.hash else { return }
            drawn.insert(value, at: index)
            if drawn.count > mostValues { drawn.removeLast() }
            sample = drawn[0].text
        }

        /// Adds what other records have in the field.
        fileprivate mutating func add(_ other: Field) {
            records += other.records
            roles.merge(other.roles, uniquingKeysWith: +)
            isJoined = isJoined || other.isJoined
            place = min(place, other.place)
            other.drawn.forEach { draw($0) }
        }
    }

    /// Bytes of a value that are looked at.
    static let mostBytes = 1_000
    /// Values that are kept of a field.
    private static let mostValues = 16
    /// Fields of records that have no two alike, such as those with dates for names, are not kept one by one.
    private static let mostFields = 2_000

    private var known: [Field] = []
    private var places: [String: Int] = [:]
    /// Records that were looked at.
    package private(set) var records = 0
    /// Fields beyond the first 2,000.
    package private(set) var hasMore = false

    package init() {}

    /// The fields that hold something somewhere, without those that are parts of a text, as they stand in the records.
    package var fields: [Field] {
        let sorted = known.sorted { a, b in
            a.place != b.place ? a.place < b.place : a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
        }
        let joined = sorted.filter(\.isJoined).map(\.path)
        return sorted.filter { field in
            field.records > 0 && !joined.contains { field.path.isBelow($0) }
        }.map { field in
            guard field.sample.isEmpty else { return field }
            var whole = field
            whole.sample = sorted.first { $0.path.isBelow(field.path) && !$0.sample.isEmpty }?.sample ?? ""
            return whole
        }
    }

    private mutating func place(of path: String) -> Int? {
        if let place = places[path] { return place }
        guard known.count < Self.mostFields else {
            hasMore = true
            return nil
        }
        places[path] = known.count
        known.append(Field(path))
        return known.count - 1
    }

    /// Adds a record.
    ///
    /// - Parameters:
    ///   - values: its fields, of one path as many as there are; an empty text for one that holds nothing itself.
    ///   - choices: what was taken for what.
    mutating func add(_ values: [(path: String, text: String)], taking choices: [(role: FieldNames.Role, path: String)])
    {
        records += 1
        var met: Set<Int> = []
        for (index, (path, text)) in values.enumerated() {
            guard let place = place(of: path) else { continue }
            known[place].place = min(known[place].place, index)
            guard !text.isEmpty else { continue }
            if met.insert(place).inserted { known[place].records += 1 }
            known[place].draw(text)
        }
        for (role, path) in choices {
            guard let place = place(of: path) else { continue }
            known[place].roles[role, default: 0] += 1
            // A list or an object holds something where what is in it does.
            if met.insert(place).inserted { known[place].records += 1 }
            if role == .text || role == .summary { known[place].isJoined = true }
        }
    }

    /// Notes that in so many records what was taken for one thing stands for another too.
    mutating func addStandIns(_ records: Int, of role: FieldNames.Role, for other: FieldNames.Role) {
        let places = known.indices.filter { known[$0].roles[role] != nil }
        // Of as many records, the first by name.
        let most = places.max { a, b in
            let (first, second) = (known[a].roles[role]!, known[b].roles[role]!)
            return first != second ? first < second : known[b].path.utf8.lexicographicallyPrecedes(known[a].path.utf8)
        }
        guard records > 0, let place = most else { return }
        known[place].roles[other, default: 0] += records
    }

    /// Adds the records that come behind these.
    mutating func add(_ other: FieldProfile) {
        records += other.records
        hasMore = hasMore || other.hasMore
        for field in other.known {
            guard let place = place(of: field.path) else { continue }
            known[place].add(field)
        }
    }
}

extension String {
    /// Whether a path leads further than another: "body.parts[]" is below "body".
    fileprivate func isBelow(_ path: String) -> Bool {
        guard utf8.count > path.utf8.count, hasPrefix(path) else { return false }
        let next = utf8[utf8.index(startIndex, offsetBy: path.utf8.count)]
        return next == UInt8(ascii: ".") || next == UInt8(ascii: "[")
    }
}
