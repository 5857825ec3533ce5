import CStoryfold
import Corpus
import Platform
import Storyfold
import Testing

@testable import CInterface

@Suite("Arrow streams")
struct ArrowTests {
    /// A table as it leaves, read as one that comes in.
    private static func articles(
        _ table: ArrowTable, named fields: [(role: FieldNames.Role, name: String)] = []
    ) throws(StoryfoldError) -> ArrowArticles {
        var stream = unsafe ArrowArrayStream()
        unsafe table.export(to: &stream)
        var names = FieldNames.usual
        for (role, name) in fields { names[role] = [name] }
        return try unsafe ArrowArticles(ArrowStream(taking: &stream), names: names, given: fields)
    }

    /// What the articles hold, by role; nil for nothing.
    private static func values(_ articles: ArrowArticles) -> [[FieldNames.Role: String]] {
        (0..<articles.count).map { article in
            var columns = RecordColumns()
            articles.add(article, to: &columns)
            var values: [FieldNames.Role: String] = [:]
            for (role, value) in zip(FieldNames.Role.allCases, columns.values) where value.kind == .string {
                values[role] = String(decoding: columns.bytes[value.bounds], as: UTF8.self)
            }
            return values
        }
    }

    @Test("What leaves as a table comes in as the same articles")
    func roundTrip() throws {
        let articles = try Self.articles(
            ArrowTable([
                ("id", .integers([7, nil, -3])), ("body", .text(["One", "", nil])),
                ("headline", .text([nil, "Zwei", "Três 三"])), ("published", .numbers([1_712_221_200, nil, 0.5])),
                ("tags", .texts([["a"], [], ["b", "c"]])), ("cut", .flags([true, false, true])),
            ]))
        #expect(
            Self.values(articles) == [
                [.id: "7", .text: "One", .published: "1712221200"], [.text: "", .title: "Zwei"],
                [.id: "-3", .text: "", .title: "Três 三", .published: "0.5"],
            ])
    }

    @Test(
        "A row takes the first column that holds something, a summary where there is no text, and a name before an address"
    )
    func choices() throws {
        let articles = try Self.articles(
            ArrowTable([
                ("body", .text([nil, "Body", nil])), ("text", .text(["Text", "", nil])),
                ("summary", .text(["Sum", "Sum", "Sum"])),
                ("source", .text(["https://fells.example/", "https://fells.example/", "Fells Press"])),
                ("publisher", .text(["Fells Press", nil, nil])),
            ]))
        #expect(
            Self.values(articles).map { [$0[.text], $0[.summary], $0[.source]] } == [
                ["Text", nil, "Fells Press"], ["Body", nil, "https://fells.example/"], ["", "Sum", "Fells Press"],
            ])
    }

    @Test("A column that is named and not there, and a table without a text, are answered with what there is")
    func missingColumns() {
        let table = ArrowTable([("id", .integers([1])), ("words", .text(["A"]))])
        #expect(
            throws: StoryfoldError(
                .badInput, at: "articles",
                "no column holds the text (found: id, words; expected: text, main_text, plain_text, article_body, article_text, "
                    + "body_text, full_text, text_content and the like)", remedy: "name it with --text-field")
        ) { _ = try Self.articles(table) }
        #expect(
            throws: StoryfoldError(
                .badInput, at: "articles", "no column is called \"word\" (found: id, words)",
                remedy: "did you mean --text-field words?")
        ) { _ = try Self.articles(table, named: [(.text, "word")]) }
        #expect(
            throws: StoryfoldError(
                .badInput, at: "articles", "the column \"id\" holds no text",
                remedy: "cast it, or name another with --text-field")
        ) { _ = try Self.articles(table, named: [(.text, "id")]) }
    }

    @Test("Formats are told apart")
    func formats() {
        #expect(ArrowType(format: "tsu:Europe/Lisbon") == .timestamp(perSecond: 1_000_000, isUTC: true))
        #expect(ArrowType(format: "tsn:") == .timestamp(perSecond: 1_000_000_000, isUTC: false))
        #expect(ArrowType(format: "S") == .integer(bits: 16, isSigned: false))
        #expect(ArrowType(format: "vu").isText)
        #expect(ArrowType(format: "+l") == .other("+l"))
        #expect(!ArrowType(format: "w:16").isRead)
    }
}
