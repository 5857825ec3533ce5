import Testing

@testable import Corpus

/// What programs write into JSON beside plain strings: parts of texts, numbers that are none, dates that were never set.
@Suite("Parts and placeholders in JSON")
struct JSONPartsTests {
    private func article(_ json: String, in name: String = "a.jsonl") throws -> ReadDocuments {
        try ReadDocuments(name, json)
    }

    @Test(
        "The parts of a text are joined, and its renditions are not",
        arguments: [
            (#"[{"type":"p","value":"One."},{"type":"quote","value":"Two."}]"#, "One.\n\nTwo."),
            (#"[{"type":"text/html","value":"One."},{"type":"text/plain","value":"One."}]"#, "One."),
            (#"[{"value":"One."},{"value":"Uno."}]"#, "One."),
            (#"{"lead":"One.","main":"Two."}"#, "One.\n\nTwo."),
            (#"{"summary":"Short.","body":"One and more."}"#, "One and more."),
        ])
    func parts(body: String, text: String) throws {
        #expect(try article(#"{"title":"T","body":\#(body)}"#).articles.map(\.text) == [text])
    }

    @Test("A number that is none is null, in lines and in documents", arguments: ["NaN", "Infinity", "-Infinity"])
    func noNumbers(word: String) throws {
        let record = #"{"title":"NaN, Infinity","text":"Rain: NaN","score":\#(word),"all":[\#(word),1]}"#
        #expect(try article(record).articles.map(\.text) == ["Rain: NaN"])
        #expect(try article("[\(record)]", in: "a.json").articles.map(\.text) == ["Rain: NaN"])
        #expect(throws: CorpusError.self) { try article(#"{"text":"Rain","score":\#(word)x}"#) }
    }

    @Test("A text that says it is cut off comes behind one that is whole, and before none")
    func cut() throws {
        let cut = #""content":"The ferry sailed on Thurs… [+400 chars]""#
        #expect(
            try article(#"{"title":"T",\#(cut),"full_content":"The ferry sailed on Thursday."}"#).articles.map(\.text)
                == ["The ferry sailed on Thursday."])
        #expect(try article(#"{"title":"T",\#(cut)}"#).articles[0].text.hasPrefix("The ferry sailed"))
    }

    @Test(
        "A record in an object of its line has what stands around it",
        arguments: ["payload", "result", "object", "entity"])
    func wrapped(name: String) throws {
        let read = try article(
            #"{"url":"https://a.example/1","source":"Quay Post","\#(name)":{"title":"T","text":"Rain"}}"#)
        #expect(read.articles.map(\.text) == ["Rain"] && read.articles.map(\.id) == ["https://a.example/1"])
    }
}
