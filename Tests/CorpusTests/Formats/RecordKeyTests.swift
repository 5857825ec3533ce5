import Fixtures
import Testing

@testable import Corpus

@Suite("Keys by which records stand")
struct RecordKeyTests {
    private static func record(_ number: Int) -> String { "{\"title\":\"T\(number)\",\"text\":\"Rain \(number)\"}" }

    private static func object(_ keys: [String], list: Bool = false) -> String {
        let members = keys.enumerated().map { "\"\($1)\": " + (list ? "[\(record($0))]" : record($0)) }
        return "{" + members.joined(separator: ", ") + "}"
    }

    @Test("Days are the dates of what stands by them", arguments: [true, false])
    func days(inLists: Bool) throws {
        let read = try ReadDocuments("a.json", Self.object(["2024-03-12", "2024-03-13"], list: inLists))
        #expect(read.articles.map(\.published) == ["2024-03-12", "2024-03-13"].map(ReadDocuments.date))
        #expect(read.articles.map(\.source) == ["", ""])
        #expect(read.articles.map(\.id) == ["a.json#1", "a.json#2"])
    }

    @Test("A date of its own comes before that of the key")
    func own() throws {
        let json = "{\"2024-03-12\": [{\"title\":\"T\",\"text\":\"Rain\",\"date\":\"2024-03-11\"}], \"2024-03-13\": []}"
        #expect(try ReadDocuments("a.json", json).articles.map(\.published) == [ReadDocuments.date("2024-03-11")])
    }

    @Test(
        "Names and hosts of outlets are sources",
        arguments: [["Vale Post", "Norholm Gazette"], ["vale.example", "news.norholm.example"], ["Вести", "Утро"]])
    func outlets(keys: [String]) throws {
        let read = try ReadDocuments("a.json", Self.object(keys))
        #expect(read.articles.map(\.source) == keys)
        #expect(read.articles.map(\.id) == ["a.json#1", "a.json#2"])
    }

    @Test(
        "Other keys are ids",
        arguments: [["a-1", "a-2"], ["x7", "Vale Post 7"], ["rain-at-last", "wind"], ["12", "13"]])
    func ids(keys: [String]) throws {
        let read = try ReadDocuments("a.json", Self.object(keys))
        #expect(read.articles.map(\.id) == keys)
        #expect(read.articles.map(\.source) == ["", ""])
    }

    @Test("Without titles a name is an id")
    func titles() throws {
        let json =
            "{\"Rain At Last\": {\"text\":\"Rain\",\"date\":\"2024-03-12\"}, \"Wind\": {\"text\":\"W\",\"date\":\"2024-03-12\"}}"
        #expect(try ReadDocuments("a.json", json).articles.map(\.id) == ["Rain At Last", "Wind"])
    }
}
