import Fixtures
import Foundation
import Testing

@Suite("storyfold inspect")
struct InspectTests {
    private let folder = try! TestFolder()

    private func inspected(_ arguments: String...) throws -> [String: Any] {
        try object(try Command.output("inspect", "--format", "json", "--quiet", with: arguments))
    }

    private static let prose = String(repeating: "The tide came in over the stones of the harbour wall. ", count: 6)

    @Test("It says of the sample what is in it, and the same for every number of threads")
    func sample() throws {
        let found = try inspected(Command.sample)
        let articles = try objects(try Command.output("cluster", Command.sample, "--format", "jsonl", "--quiet"))
            .reduce(0) { $0 + ($1.integer("articles") ?? 0) }
        #expect(found.integer("articles") == articles)
        #expect(found.list("inputs").count == 13)
        #expect(found.list("inputs").reduce(0) { $0 + ($1.integer("articles") ?? 0) } == articles)
        #expect(Set(found.list("inputs").map { $0.string("format") }) == ["jsonl", "txt"])
        let dates = try #require(found["dates"] as? [String: Any])
        let sum = ["read", "not_read", "missing"].reduce(0) { $0 + (dates.integer($1) ?? -1) }
        #expect(sum == articles)
        #expect(found.list("languages").reduce(0) { $0 + ($1.integer("articles") ?? 0) } == articles)
        let text = try Command.output("inspect", Command.sample, "--threads", "1")
        #expect(try Command.output("inspect", Command.sample, "--threads", "3") == text)
        #expect(text.contains("to fold it: storyfold cluster \(Command.sample)\n"))
    }

    @Test("Nothing that is said depends on the order of the records")
    func order() throws {
        // As long as each other, of one text under three titles, with the fields in other places.
        let records = [
            #"{"id":"b","headline":"Rain","body":"One two three.","when":"2024-04-04","mood":"good"}"#,
            #"{"id":"a","headline":"Wind","mood":"bad","when":"2024-04-05","body":"One two three."}"#,
            #"{"id":"é","headline":"Sun","body":"One two three.","when":"soon","desk":"coast"}"#,
            #"{"id":"c","headline":"","body":"Four five six.","desk":"town","when":""}"#,
            #"{"id":"d","headline":"Fog","body":"?","when":"2024-04-06"}"#,
            #"{"id":"A","headline":"Ice","body":"!","when":"2024-04-07"}"#,
        ]
        for format in ["text", "json"] {
            let told = try [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [3, 1, 5, 0, 4, 2]].map { order in
                let path = try folder.write("order.jsonl", order.map { records[$0] + "\n" }.joined())
                return try Command.output("inspect", "--quiet", "--all", "--format", format, path)
            }
            #expect(told[1] == told[0])
            #expect(told[2] == told[0])
        }
    }

    @Test("Every field is there with its share, what it is read as, and why")
    func fields() throws {
        let path = try folder.write(
            "n.jsonl",
            """
            {"id":"a","headline":"Rain","pub":"2024-04-04","body":"\(Self.prose)","outlet":{"name":"Vale Post"},"mood":"good"}
            {"id":"b","title":"Wind","pub":"2024-04-05","body":"\(Self.prose)","link":"https://vale.example/b","mood":""}
            {"id":"c","headline":"Sun","pub":"soon","summary":"\(Self.prose)","tags":["x","y"]}
            {"id":"d","body":7}

            """)
        let found = try inspected(path, "--published-field", "pub")
        #expect(found.integer("articles") == 3)
        #expect(found.integer("rejected") == 1)
        #expect(found.list("first_rejected").map { $0.integer("line") } == [4])
        let fields = try #require(found.list("fields").first)
        let read = fields.list("read").map { use in
            "\(use.string("as")!) \(use.string("field") ?? "-") \(use.integer("records")!) \(use.string("why")!)"
        }
        #expect(
            read == [
                "id id 4 known name", "text body 2 known name", "text summary 1 stands for it",
                "title headline 2 known name",
                "title title 1 known name", "date pub 3 --published-field", "source outlet.name 1 known name",
                "source - 1 host of the url", "url link 1 known name", "language - 3 function words",
            ])
        #expect(fields.list("not_read").map { $0.string("field") } == ["mood", "tags[]"])
        #expect(fields.list("not_read").map { $0.integer("records") } == [1, 1])
        let dates = try #require(found["dates"] as? [String: Any])
        #expect(dates.integer("read") == 2 && dates.integer("not_read") == 1 && dates.integer("missing") == 0)
        #expect((dates["first_not_read"] as? [String: Any])?.string("value") == "soon")
        #expect((dates["first_not_read"] as? [String: Any])?.integer("line") == 3)
        #expect(dates.string("first") == "2024-04-04" && dates.string("last") == "2024-04-05")
    }

    @Test(
        "What looks like a text, a title, a date or a source and is not read comes with its option, which then is read")
    func hints() throws {
        let path = try folder.write(
            "n.csv",
            """
            nr,Schlagzeile vorn,Inhaltstext,Zeitung vom Tag,erschienen am
            1,"Regen kommt auf","\(Self.prose)",Talbote,2024-04-04
            2,"Wind zieht ab","\(Self.prose) Ja.",Talbote,2024-04-05

            """)
        let found = try inspected(path)
        #expect(found.integer("articles") == 0)
        #expect(found.integer("rejected") == 2)
        let options = try #require(found.list("fields").first?["options"] as? [String])
        #expect(
            options.sorted() == [
                "--published-field 'erschienen am'", "--source-field 'Zeitung vom Tag'", "--text-field Inhaltstext",
                "--title-field 'Schlagzeile vorn'",
            ])
        let text = try Command.output("inspect", path, "--quiet")
        let line = try #require(text.split(separator: "\n").last { $0.hasPrefix("to fold it: ") }).dropFirst(
            "to fold it: storyfold ".count)
        #expect(line.contains("--text-field Inhaltstext"))
        // What it says can be typed as it stands.
        let outcome = try Command.run(
            ["-c", "exec \(Command.program) \(line) --quiet --format csv"], in: folder.path, program: "/bin/sh")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("Talbote") && outcome.text.contains("Wind zieht ab,Talbote,2024-04-05"))
    }

    @Test("Inputs are told with format, compression and encoding; many of one kind together")
    func inputs() throws {
        let record = "{\"id\":\"z\",\"title\":\"Rain\",\"text\":\"\(Self.prose)\"}\n"
        let packed = try folder.write("n.jsonl.gz", try folder.packed(Array(record.utf8), by: "gzip"))
        let table = try folder.write(
            "t.csv",
            Array("id,text\n1,Caf".utf8) + [0xE9]
                + Array(" au lait, s'il vous pla\n".utf8).map { $0 == 0x2C ? 0x3B : $0 })
        let found = try inspected(packed, table).list("inputs")
        #expect(found.map { $0.string("compression") } == ["gzip", nil])
        #expect(found.map { $0.string("format") } == ["jsonl", "csv"])
        #expect(found[0].string("encoding") == "UTF-8")
        #expect(found[1].string("encoding")?.isEmpty == false && found[1].string("encoding") != "UTF-8")
        for number in 0..<30 { try folder.write("many/\(number).txt", "Rain \(number)\n\n\(Self.prose)") }
        let text = try Command.output("inspect", folder.path("many"), "--quiet")
        #expect(text.contains("30 files") && text.contains("30 articles"))
        #expect(!text.contains("17.txt"))
    }

    @Test("What is likely no article is counted: empty, short, one text under many titles")
    func suspects() throws {
        let wall =
            "Please enable cookies to read on, thank you, and come back when you have done so for every page of this site"
        var lines = (0..<4).map { "{\"id\":\"w\($0)\",\"title\":\"Harbour story number \($0)\",\"text\":\"\(wall)\"}" }
        lines.append("{\"id\":\"e\",\"title\":\"Empty\",\"text\":\"\"}")
        lines.append("{\"id\":\"s\",\"title\":\"Short\",\"text\":\"Watch the video\"}")
        lines.append("{\"id\":\"a\",\"title\":\"Tide\",\"text\":\"\(Self.prose)\"}")
        let found = try inspected(try folder.write("n.jsonl", lines.joined(separator: "\n")))
        let suspects = try #require(found["likely_no_articles"] as? [String: [String: Any]])
        #expect(suspects["empty"]?.integer("articles") == 1 && suspects["empty"]?.string("first") == "e")
        #expect(suspects["short"]?.integer("articles") == 1 && suspects["short"]?.string("first") == "s")
        #expect(suspects["one_text_under_many_titles"]?.integer("articles") == 4)
        #expect(suspects["one_text_under_many_titles"]?.string("first") == "w0")
    }

    @Test(
        "No line is longer than the terminal is wide, and nothing in it commands the terminal",
        arguments: [40, 80, 160])
    func layout(columns: Int) throws {
        let path = try folder.write(
            "odd.jsonl",
            """
            {"id":"\\u001b[2Ja","title":"漁船が港で座礁しました","text":"\(Self.prose)","a\\u001b]0;x\\u0007":"\\u202Eevil","long_\(String(repeating: "n", count: 90))":"x"}
            {"id":"b","title":"Rain\\r\\nand wind","text":null,"published":"\\u001b[31msoon"}

            """)
        let outcome = try Command.run(["inspect", path, "--quiet"], environment: ["COLUMNS": "\(columns)"])
        #expect(outcome.code == 0)
        #expect(
            !outcome.text.unicodeScalars.contains {
                $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E || $0.value == 0x7F
            })
        // A command to type is never broken.
        for line in outcome.text.split(separator: "\n") where !line.hasPrefix("to fold it: ") {
            let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x3000 ? 2 : 1) }
            #expect(width <= columns, "\(line)")
        }
    }

    @Test("What cannot be read at all is the same error as elsewhere")
    func errors() throws {
        let parquet = try folder.write("n.parquet", "PAR1xxxxPAR1")
        let cases: [([String], Int32)] = [
            ([], 64), (["--threads", "0", Command.sample], 64), ([folder.path("nowhere.jsonl")], 66), ([parquet], 65),
        ]
        for (arguments, code) in cases {
            let outcome = try Command.run(["inspect"] + arguments)
            #expect(outcome.code == code, "\(arguments): \(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }
}

extension Command {
    /// The standard output of a run that must end with 0.
    fileprivate static func output(_ arguments: String..., with more: [String]) throws -> String {
        let outcome = try run(arguments + more)
        guard outcome.code == 0 else { throw Failure(outcome: outcome) }
        return outcome.text
    }
}
