import Foundation
import Testing

/// Lines of JSON objects, read by Foundation.
func objects(_ lines: String) throws -> [[String: Any]] {
    try lines.split(separator: "\n").map { try object(String($0)) }
}

func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

extension [String: Any] {
    func string(_ name: String) -> String? { self[name] as? String }
    func number(_ name: String) -> Double? { (self[name] as? NSNumber)?.doubleValue }
    func integer(_ name: String) -> Int? { (self[name] as? NSNumber)?.intValue }
    func list(_ name: String) -> [[String: Any]] { self[name] as? [[String: Any]] ?? [] }
}

/// Rows of RFC 4180 as dictionaries by the header: the plain version of a CSV reader.
func rows(_ table: String, separator: UnicodeScalar = ",") -> [[String: String]] {
    var rows: [[String]] = [[]]
    var field = ""
    var isQuoted = false
    var scalars = table.unicodeScalars[...]
    func endField() {
        rows[rows.count - 1].append(field)
        field = ""
    }
    while let scalar = scalars.popFirst() {
        switch scalar {
        case "\"" where isQuoted && scalars.first == "\"":
            scalars.removeFirst()
            field += "\""
        case "\"": isQuoted.toggle()
        case separator where !isQuoted: endField()
        case "\n" where !isQuoted:
            endField()
            rows.append([])
        case "\r" where !isQuoted: break
        default: field.unicodeScalars.append(scalar)
        }
    }
    if !field.isEmpty || !rows[rows.count - 1].isEmpty { endField() }
    if rows.last == [] { rows.removeLast() }
    guard let header = rows.first else { return [] }
    return rows.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
}

extension [[String: Any]] {
    /// The same objects in one spelling, so that they compare.
    func spelled() throws -> [String] {
        try map {
            String(decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys), as: UTF8.self)
        }
    }
}
