import Fixtures
import Foundation
import Testing

@testable import Corpus

@Suite("What fields were taken for")
struct FieldProfileTests {
    private func profile(of paths: [String], threads: Int = 1) throws -> FieldProfile {
        let reading = try read(paths, threads: threads) { options in
            options.describesFields = true
            options.invalid = .skip
        }
        return try #require(reading.profiles.first).fields
    }

    /// The value at a path of a record, by the plain walk through what Foundation makes of it.
    private func value(at path: String, in record: Any) -> Any? {
        var value: Any? = record
        for step in path.replacing("[]", with: ".[]").split(separator: ".") {
            if step == "[]" {
                value = (value as? [Any])?.first
            } else {
                value = (value as? [String: Any])?[String(step)]
            }
        }
        return value
    }

    @Test("The field that is named for a role is the one whose value the article has", arguments: FieldTests.cases)
    func agrees(_ tool: FieldTests.Case) throws {
        let folder = try TemporaryFolder()
        let fields = try profile(of: [try folder.write("n.jsonl", tool.record)]).fields
        let record = try JSONSerialization.jsonObject(with: Data(tool.record.utf8))
        let expected: [(FieldNames.Role, String)] = [
            (.id, tool.expected.id), (.title, tool.expected.title), (.source, tool.expected.source),
            (.url, tool.expected.url), (.language, tool.expected.language),
        ]
        for (role, text) in expected {
            let taken = fields.filter { $0.roles[role] != nil }
            // What no field holds was made of another.
            guard let field = taken.first else {
                #expect(text.isEmpty || role == .id || role == .source, "\(role) of \(tool)")
                continue
            }
            let found = try #require(value(at: field.path, in: record), "\(field.path) in \(tool)")
            let isHost = role == .source && "\(found)".contains("//")
            #expect(isHost ? "\(found)".contains(text) : "\(found)" == text, "\(field.path) as \(role) in \(tool)")
            #expect(taken.count == 1)
        }
        let date = fields.first { $0.roles[.published] != nil }
        #expect((date == nil) == (tool.expected.published == nil), "\(tool)")
        let text = try #require(fields.first { $0.roles[.text] != nil || $0.roles[.summary] != nil }, "\(tool)")
        let held = try #require(value(at: text.path, in: record))
        #expect("\(held)".contains("Rain"), "\(text.path) in \(tool)")
        #expect(fields.allSatisfy { $0.records == 1 })
    }

    @Test("The title is the field of a text that is missing, and parts of a text are no fields of their own")
    func standIns() throws {
        let folder = try TemporaryFolder()
        let headline = try profile(of: [
            try folder.write("h.jsonl", "{\"title\":\"Rain at last\",\"url\":\"https://vale.example/1\"}")
        ])
        #expect(headline.fields.first { $0.path == "title" }?.roles == [FieldNames.Role.title: 1, .text: 1])
        let joined = try profile(of: [
            try folder.write(
                "j.jsonl",
                "{\"body\":{\"sections\":[{\"text\":\"Rain\",\"kind\":\"p\"}],\"level\":2},\"tags\":[\"a\",\"b\"]}")
        ])
        #expect(joined.fields.map(\.path) == ["body", "tags[]"])
        #expect(joined.fields.first?.sample == "Rain")
        #expect(joined.fields.first { $0.path == "tags[]" }?.records == 1)
    }

    @Test("A column that fills nothing is there, a value that says nothing is not")
    func tables() throws {
        let folder = try TemporaryFolder()
        let fields = try profile(of: [
            try folder.write("n.csv", "id,Headline,body,mood\n1,A,Rain,good\n2,null,Wind,\n3,C,Sun,None\n")
        ])
        #expect(fields.records == 3)
        let records = Dictionary(uniqueKeysWithValues: fields.fields.map { ($0.path, $0.records) })
        #expect(records == ["id": 3, "Headline": 2, "body": 3, "mood": 1])
        #expect(fields.fields.first { $0.path == "Headline" }?.roles == [FieldNames.Role.title: 2])
        #expect(fields.fields.first { $0.path == "mood" }?.roles == [:])
    }

    @Test("A table without a column for the text is read to its end, and none of its rows is an article")
    func noText() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.csv", "id,spalte\n1,Rain\n2,Wind\n")
        var rejected = 0
        let reading = try read([path]) { options in
            options.describesFields = true
            options.invalid = .skip
        } reject: { record in
            rejected += 1
            #expect(record.error.problem.contains("found: id, spalte"), "\(record.error)")
        }
        #expect(rejected == 2)
        #expect(reading.profiles.first?.fields.fields.map(\.path) == ["id", "spalte"])
        // Without looking at fields it is the error that names the option.
        #expect(failure(reading: [path])?.problem.contains("no column holds the text") == true)
    }

    @Test("Profiles are the same for every number of threads, and articles the same with and without them")
    func threads() throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: 3)
        let lines = (0..<4_000).map { number in
            let extra = (0..<random.below(4)).map { _ in ",\"f\(random.below(40))\":\"\(random.below(9))\"" }.joined()
            let text = String(repeating: "Rain and wind ", count: 30)
            let title = number % 3 == 0 ? "\"headline\"" : "\"title\""
            return "{\"id\":\(number),\(title):\"T \(number)\",\"text\":\"\(text)\"\(extra)}\n"
        }
        let path = try folder.write("n.jsonl", lines.joined())
        func shape(_ profile: FieldProfile) -> [String] {
            profile.fields.map { field in
                "\(field.path) \(field.records) \(field.sample) \(field.roles.map { "\($0):\($1)" }.sorted()) \(field.values)"
            }
        }
        let one = try profile(of: [path])
        #expect(one.records == 4_000)
        #expect(shape(try profile(of: [path], threads: 3)) == shape(one))
        #expect(one.fields.first { $0.path == "headline" }?.roles[.title] == 1_334)
        let described = try read([path]) { $0.describesFields = true }
        #expect(described.articles == (try read([path])).articles)
    }

    @Test(
        "What looks like a text, a title, a date, a source or an address is told, and what does not is not",
        arguments: [
            ("crawl_day", "2024-04-04", FieldNames.Role.published, true), ("wann", "4. April 2024", .published, false),
            ("stamp", "2024-04-04T10:15:00Z", .published, true), ("count", "20240404", .published, false),
            ("birthday", "20240404", .published, true), ("mood", "good", .published, false),
            ("schlagzeile", "Fähre läuft auf Grund", .title, true), ("author", "Lotte Farrow", .title, false),
            ("title_id", "77", .title, false), ("zeitung", "Vale Post", .source, true),
            ("site_id", "7", .source, false),
            ("inhalt", String(repeating: "Wind and rain came over the hill ", count: 8), .text, true),
            ("inhalt", "Short", .text, false), ("page", "https://vale.example/1", .url, true),
        ])
    func looks(path: String, value: String, role: FieldNames.Role, isLike: Bool) {
        let looks = FieldLooks(dates: DateReader(latestYear: 2030))
        let found = looks.candidates(among: [("other", ["x"]), (path, [value, value])], for: [role])
        #expect(found.map(\.path) == (isLike ? [path] : []))
    }
}
