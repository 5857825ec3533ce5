import Testing

@testable import Corpus

@Suite("Lists and records without articles")
struct EmptyRecordTests {
    private static let good = "{\"id\": \"a\", \"text\": \"Rain fell on the quay.\"}"

    @Test(
        "A page without articles among others costs none of them, and is told",
        arguments: [
            ("n.json", "{\"status\": \"ok\", \"total\": 0, \"articles\": []}", "lists without articles (1)"),
            ("n.json", "{\"hits\": {\"total\": 0, \"hits\": []}}", "lists without articles (1)"),
            ("n.json", "{\"response\": {\"docs\": []}, \"facets\": {}}", "lists without articles (1)"),
            ("n.json", "{\"noticias\": []}", "lists without articles (1)"),
            ("n.jsonl", "{\"results\": []}\n{\"results\": []}\n", "lists without articles (2)"),
            ("n.json", "{\"status\": \"error\", \"message\": \"too many\"}", "errors in the place of articles (1)"),
            ("n.json", "{}\n", "lists without articles (1)"),
            (
                "n.json", "{\"message\": \"too many\", \"documentation_url\": \"x\"}",
                "errors in the place of articles (1)"
            ),
            ("n.json", "null\n", nil), ("n.json", "[]", nil), ("n.jsonl", "\n", nil),
            ("n.jsonl", "", nil),
            ("n.csv", "id,text\n", nil),
            ("n.xml", "<rss><channel><title>Vale</title></channel></rss>", nil),
        ] as [(String, String, String?)])
    func emptyPage(name: String, page: String, told: String?) throws {
        let folder = try TemporaryFolder()
        try folder.write("p/a.jsonl", Self.good)
        let path = try folder.write("p/\(name)", page)
        let reading = try read([folder.path + "/p"])
        #expect(reading.articles.map(\.id) == ["a"])
        #expect(reading.passedOver.recordsWithoutArticle == told)
        if told == nil { #expect(reading.passedOver.leftOut() == "1 file without an article, \(path)") }
        #expect(failure(reading: [path])?.code == .noInput)
    }

    @Test("An answer with articles behind one without is read, in one document too")
    func behind() throws {
        let folder = try TemporaryFolder()
        for document in [
            "{\"articles\": []}\n{\"articles\": [\(Self.good)]}\n", "[{\"items\": []}, {\"items\": [\(Self.good)]}]",
        ] {
            let path = try folder.write("n.json", document)
            #expect(try read([path]).articles.map(\.id) == ["a"], "\(document)")
        }
    }

    @Test(
        "A record of an article whose text is null, missing or empty stays without one",
        arguments: [
            "\"text\": null, \"source\": \"Vale Post\"", "\"source\": \"Vale Post\"",
            "\"text\": [], \"source\": \"Vale Post\"", "\"text\": {}, \"source\": \"Vale Post\"",
            "\"text\": \"\", \"source\": \"Vale Post\"", "\"title\": \"T\", \"text\": null",
        ])
    func textless(fields: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("p/a.jsonl", "{\"id\": \"b\", \(fields)}\n\(Self.good)\n")
        try folder.write("p/b.jsonl", "\n")
        let path = folder.path + "/p"
        for invalid in ReadingOptions.InvalidRecordPolicy.allCases {
            let reading = try read([path], { $0.invalid = invalid })
            #expect(reading.articles.map(\.id) == ["b", "a"])
            #expect(reading.articles[0].text == "" && reading.statistics.rejected == 0)
        }
    }

    @Test("The title stands for a text that is null as for one that is missing")
    func headline() throws {
        let folder = try TemporaryFolder()
        let record = "{\"id\": \"b\", \"title\": \"Wind\", \"text\": null, \"url\": \"https://vale.example/wind\"}"
        let reading = try read([try folder.write("n.json", "[\(record)]")])
        #expect(reading.articles.map(\.text) == ["Wind"])
        #expect(reading.statistics.headlines == 1 && reading.statistics.nullTexts == 1)
        #expect(reading.statistics.firstNullText?.line == 1)
    }

    @Test("In a file of lines that is all there is a null is told as an error, with the option that helps")
    func alone() throws {
        let folder = try TemporaryFolder()
        let record = "{\"id\": \"b\", \"title\": \"Wind\", \"text\": null, \"url\": \"https://vale.example/wind\"}"
        let path = try folder.write("n.jsonl", Self.good + "\n" + record)
        #expect(failure(reading: [path])?.problem == "the text is null")
        #expect(try read([path], { $0.invalid = .skip }).articles.map(\.id) == ["a"])
    }

    @Test("Where no record has a text, the error says so, whatever the order")
    func noText() throws {
        let folder = try TemporaryFolder()
        let records = (1...3).map { "{\"id\": \($0), \"source\": \"Vale Post\", \"words\": 5}\n" }
        for document in [records.joined(), records.reversed().joined()] {
            let error = failure(reading: [try folder.write("n.jsonl", document)])
            #expect(error?.problem.contains("\"text\" is missing (found: id, source, words)") == true)
            #expect(error?.place.line == 1)
        }
    }
}
