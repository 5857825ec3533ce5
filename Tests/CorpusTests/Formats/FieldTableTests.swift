import Fixtures
import Foundation
import Testing

@testable import Corpus

/// Documentation/Fields.md is made of the list that the reader goes by:
///
///     STORYFOLD_RENEW_GOLDEN=1 swift test --filter FieldTableTests && git diff Documentation/Fields.md
@Suite("The table of fields")
struct FieldTableTests {
    private static let path = "\(Command.project)/Documentation/Fields.md"

    private static let roles: [(role: FieldNames.Role, word: String)] = [
        (.id, "id"), (.text, "text"), (.summary, "text, where there is no other"), (.title, "title"),
        (.published, "date"), (.source, "source"), (.url, "url"), (.language, "language"), (.story, "gold story"),
        (.duplicateGroup, "gold duplicate group"),
    ]

    /// Names with one spelling behind another's, as the reader compares them.
    static var table: String {
        let rows = roles.map { role, word in
            let names = FieldNames.usual[role].map { name in
                name.hasSuffix("//") ? "`\(name.dropLast(2))`, where it is an address" : "`\(name)`"
            }
            return "| \(word) | \(names.joined(separator: ", ")) | `\(role.option)` |"
        }
        let wrappers = FieldNames.wrappers.map { "`\($0)`" }.joined(separator: ", ")
        return """
            # Fields

            The names under which a record may carry what Storyfold reads, unless an option names the field; of each row the first
            name that is there and holds something is taken. Case, hyphens, underscores and spaces do not matter. `storyfold inspect`
            says which were found in a corpus. This page is made from the program's own list.

            | field | names, in order | option |
            |---|---|---|
            \(rows.joined(separator: "\n"))

            The members of these objects count as the record's own, and come after those: \(wrappers).

            """
    }

    @Test("The page has the names that the reader knows, in its order")
    func page() throws {
        if ProcessInfo.processInfo.environment["STORYFOLD_RENEW_GOLDEN"] != nil {
            try Data(Self.table.utf8).write(to: URL(fileURLWithPath: Self.path))
        }
        #expect(try String(contentsOfFile: Self.path, encoding: .utf8) == Self.table)
    }

    @Test("The names that the guide to reading gives first are known, in the same order")
    func guide() throws {
        let guide = try String(contentsOfFile: "\(Command.project)/Documentation/Reading.md", encoding: .utf8)
        for (role, word) in [
            (FieldNames.Role.id, "id"), (.text, "text"), (.title, "title"), (.published, "date"), (.source, "source"),
            (.url, "url"), (.language, "language"),
        ] {
            let row = try #require(
                guide.split(separator: "\n").first { $0.hasPrefix("| \(word) |") && $0.contains("`\(role.option)`") })
            let named = row.split(separator: "|")[1].split { $0 == "," || $0 == ";" }
                .map { $0.trimmingCharacters(in: .whitespaces) }.prefix { $0 != "..." }
            #expect(named.count > 1, "\(word)")
            let places = named.map { FieldNames.usual[role].firstIndex(of: $0) ?? -1 }
            #expect(places == places.sorted() && places.first == 0, "\(word): \(named) at \(places)")
        }
    }
}
