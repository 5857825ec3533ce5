import Fixtures
import Foundation
import Testing

@Suite("Filters on what is read")
struct FilterTests {
    private let folder = try! TestFolder()
    private let lines: [String]

    init() throws {
        lines = try String(contentsOfFile: "\(Command.sample)/articles.jsonl", encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// What a person means by the options, record by record.
    struct Choice: CustomTestStringConvertible {
        var options: [String]
        var keeps: @Sendable ([String: Any]) -> Bool

        var testDescription: String { options.joined(separator: " ") }

        /// "2024-04-10T09:05:00+01:00" as seconds.
        static func second(_ record: [String: Any]) -> Double {
            ISO8601DateFormatter().date(from: record.string("published") ?? "")?.timeIntervalSince1970 ?? 0
        }

        static func at(_ text: String) -> Double { second(["published": text]) }
    }

    static let choices = [
        Choice(options: ["--since", "2024-04-10"]) { Choice.second($0) >= Choice.at("2024-04-10T00:00:00Z") },
        Choice(options: ["--until", "2024-04-10"]) { Choice.second($0) < Choice.at("2024-04-11T00:00:00Z") },
        Choice(options: ["--since", "2024-04-10T09:30Z", "--until", "11 Apr 2024"]) {
            Choice.second($0) >= Choice.at("2024-04-10T09:30:00Z")
                && Choice.second($0) < Choice.at("2024-04-12T00:00:00Z")
        },
        Choice(options: ["--source", "norvane WIRE", "--source", "Ostrane Ledger"]) {
            ["Norvane Wire", "Ostrane Ledger"].contains($0.string("source"))
        },
        Choice(options: ["--language", "DE"]) { $0.string("language") == "de" },
        Choice(options: ["--language", "en-GB", "--since", "2024-04-12", "--source", "Norvane Wire"]) {
            $0.string("language") == "en" && $0.string("source") == "Norvane Wire"
                && Choice.second($0) >= Choice.at("2024-04-12T00:00:00Z")
        },
    ]

    @Test("A fold of what a filter lets through is the fold of these records alone", arguments: choices)
    func same(_ choice: Choice) throws {
        let chosen = try lines.filter { choice.keeps(try object($0)) }
        #expect(chosen.count > 1 && chosen.count < lines.count)
        let all = try folder.write("all.jsonl", lines.map { $0 + "\n" }.joined())
        let few = try folder.write("few.jsonl", chosen.map { $0 + "\n" }.joined())
        for command in [["cluster", "--format", "json", "--texts"], ["duplicates", "--format", "json"], ["dedup"]] {
            let filtered = try Command.run(command + [all] + choice.options)
            let expected = try Command.run(command + [few])
            #expect(filtered.code == 0 && expected.code == 0, "\(command): \(filtered.errors)")
            #expect(filtered.output == expected.output, "\(command)")
            #expect(filtered.errors.contains("left out by request: "), "\(filtered.errors)")
            #expect(!expected.errors.contains("left out by request"))
        }
    }

    @Test("What has no date is left out and told where dates are asked for, and nothing is lost without a word")
    func undated() throws {
        let corpus = try folder.write(
            "n.jsonl",
            """
            {"id":"a","text":"Rain over the hills","published":"2024-04-04"}
            {"id":"b","text":"Wind over the hills"}
            {"id":"c","text":"Snow over the hills","published":"2024-04"}
            {"id":"d","text":"Hail over the hills","published":"2024-04-05T00:00Z"}

            """)
        let outcome = try Command.run(
            "dedup", corpus, "--until", "2024-04-04", "-o", folder.path("kept.jsonl"), "--removed",
            folder.path("gone.jsonl"))
        #expect(outcome.code == 0)
        // A month may have been before the day that is asked for.
        #expect(try objects(try folder.text("kept.jsonl")).map { $0.string("id") } == ["a", "c"])
        #expect(try folder.text("gone.jsonl").isEmpty)
        #expect(
            outcome.errors.contains("left out by request: 1 article without a date, 1 after 2024-04-04\n"),
            "\(outcome.errors)")
        #expect(outcome.errors.contains("2 records left out by request, neither written nor removed\n"))
    }

    @Test("Dates that leave the order of day and month open are left out as the corpus decides it")
    func openDates() throws {
        let rows = ["1,04/05/2024", "2,06/05/2024", "3,28/05/2024", "4,05/06/2024"]
        let corpus = try folder.write(
            "n.csv", "id,date,text\n" + rows.map { "\($0),Rain number \($0.first!) over the hills\n" }.joined())
        let outcome = try Command.run(
            "cluster", corpus, "--since", "2024-05-06", "--until", "2024-05-31", "--format", "csv")
        #expect(outcome.code == 0)
        #expect(CommandTests.rows(outcome.text).map { $0["id"] } == ["2", "3"])
    }

    @Test("Whoever is left out leaves its id to others")
    func ids() throws {
        let corpus = try folder.write(
            "n.jsonl",
            """
            {"id":"a","text":"Rain","source":"Post"}
            {"id":"a","text":"Wind","source":"Echo"}

            """)
        #expect(try Command.run("cluster", corpus).code == 65)
        let outcome = try Command.run("cluster", corpus, "--source", "Echo", "--format", "csv")
        #expect(outcome.code == 0)
        #expect(CommandTests.rows(outcome.text).map { $0["source"] } == ["Echo"])
    }

    @Test("The language of a record that does not say it is told from its words")
    func detected() throws {
        let corpus = try folder.write(
            "n.jsonl",
            """
            {"id":"a","text":"The boats were all in the harbour when the storm came over the hills and into the town"}
            {"id":"b","text":"Die Boote lagen alle im Hafen, als der Sturm über die Hügel kam und in die Stadt fuhr"}

            """)
        for command in ["cluster", "duplicates", "dedup"] {
            let outcome = try Command.run(command, corpus, "--language", "de")
            #expect(outcome.errors.contains("left out by request: 1 article in other languages\n"), "\(outcome.errors)")
        }
        #expect(try objects(try Command.output("dedup", corpus, "--language", "de")).map { $0.string("id") } == ["b"])
    }

    @Test("A reference corpus is whole, whatever is left out of the other")
    func reference() throws {
        let old = try folder.write(
            "old.jsonl", "{\"id\":\"x\",\"text\":\"Rain over the hills all day long\",\"source\":\"Echo\"}\n")
        let new = try folder.write(
            "new.jsonl", "{\"id\":\"y\",\"text\":\"Rain over the hills all day long\",\"source\":\"Post\"}\n")
        let outcome = try Command.run("dedup", new, "--against", old, "--source", "Post")
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
    }

    @Test("What cannot be meant is an error with the remedy")
    func errors() throws {
        let corpus = "\(Command.sample)/articles.jsonl"
        let cases: [([String], Int32, String)] = [
            (["--since", "soon"], 64, "--since is soon; allowed: a date such as 2024-04-04"),
            (["--until", "04/05/2024"], 64, "--until is 04/05/2024"),
            (["--since", "2024-04-05", "--until", "2024-04-04"], 64, "exchange the two"),
            (["--source", "Norvane Wires"], 66, "did you mean \"Norvane Wire\"?"),
            (["--language", "fr"], 66, "no article takes part: 161 articles in other languages"),
        ]
        for (options, code, words) in cases {
            let outcome = try Command.run(["cluster", corpus] + options)
            #expect(outcome.code == code, "\(options): \(outcome.errors)")
            #expect(outcome.errors.contains(words), "\(outcome.errors)")
        }
        let one = try Command.run("cluster", corpus, "--source", "Norvane Wire", "--source", "Nobody Times")
        #expect(one.code == 0)
        #expect(one.errors.contains("warning: no article has the source \"Nobody Times\"\n"), "\(one.errors)")
    }
}

@Suite("What is shown of a result")
struct ShownTests {
    @Test("The first stories alone, and the one that is asked for by id or words", arguments: ["cluster", "stories"])
    func chosen(command: String) throws {
        let all = try objects(try Command.output(command, Command.sample, "--format", "jsonl"))
        let top = try objects(try Command.output(command, Command.sample, "--format", "jsonl", "--top", "3"))
        #expect(try top.spelled() == Array(all.spelled().prefix(3)))
        let byId = try objects(
            try Command.output(command, Command.sample, "--format", "jsonl", "--show", "nw-0404-ferry"))
        #expect(try byId.spelled() == [try all.spelled()[0]])
        let words = "hask MINISTER"
        let byWords = try objects(try Command.output(command, Command.sample, "--format", "jsonl", "--show", words))
        #expect((1..<all.count).contains(byWords.count))
        #expect(byWords.contains { $0.string("headline")!.lowercased().contains("hask") })
        let text = try Command.output(command, Command.sample, "--show", "nw-0404-ferry")
        #expect(text.hasPrefix("1  Skerren ferry") && text.contains("and \(all.count - 1) more stories"))
        // Its place among all stories stays its number.
        let last = try #require(all.last?.string("story"))
        #expect(try Command.output(command, Command.sample, "--show", last).hasPrefix("\(all.count)  "))
        #expect(try Command.output(command, Command.sample, "--top", "2").contains("\n2  "))
        let csv = try Command.output(command, Command.sample, "--top", "1", "--format", "csv")
        #expect(Set(rows(csv).map { $0["story"]! }).count == 1)
    }

    @Test("A page has the stories that are asked for")
    func page() throws {
        let page = try Command.output("cluster", Command.sample, "--format", "html", "--top", "4")
        #expect(page.components(separatedBy: "class=\"story\"").count == 5)
    }

    @Test("Stories related to one are named with their rank among those that are printed", arguments: [nil, "8"])
    func related(top: String?) throws {
        let chosen = top.map { ["--top", $0] } ?? []
        let stories = try objects(
            try Command.run(["cluster", Command.sample, "--format", "jsonl", "--texts"] + chosen).text)
        var count = 0
        for story in stories {
            for other in story.list("related") {
                let rank = Int(try #require(other.number("rank")))
                #expect(stories[rank - 1].string("story") == other.string("story"))
                #expect(stories[rank - 1].string("headline") == other.string("headline"))
                #expect(other.string("story") != story.string("story"))
                count += 1
            }
        }
        #expect(count > 1)
        let bare = try Command.run(["cluster", Command.sample, "--format", "jsonl"] + chosen).text
        #expect(!bare.contains("\"related\""))
    }

    @Test("Times are those of the zone, in summer and winter, and days and records stay")
    func zone() throws {
        let folder = try TestFolder()
        let text =
            "The lighthouse at Marrow Point was sold on Friday to a widow who means to live there with nine goats"
        let corpus = try folder.write(
            "n.jsonl",
            """
            {"id":"a","source":"Wire","title":"Sold","published":"2024-01-15T08:10Z","text":"\(text)"}
            {"id":"b","source":"Post","title":"Sold","published":"2024-07-15T23:20Z","text":"\(text)"}
            {"id":"c","source":"Echo","title":"Sold","published":"2024-07-16","text":"\(text)"}

            """)
        let berlin = try Command.output("cluster", corpus, "--timezone", "Europe/Berlin")
        #expect(berlin.contains("15 Jan 09:10") && berlin.contains("16 Jul 01:20"), "\(berlin)")
        #expect(berlin.hasSuffix("Times are those of Europe/Berlin.\n"))
        let utc = try Command.output("cluster", corpus)
        #expect(utc.contains("15 Jan 08:10") && utc.contains("15 Jul 23:20"))
        #expect(try Command.output("cluster", corpus, "--timezone", "UTC") == utc)
        let page = try Command.output("cluster", corpus, "--format", "html", "--timezone", "Asia/Tokyo")
        #expect(page.contains("15 Jan 2024 17:10") || page.contains("15 Jan 17:10"))
        #expect(page.contains("datetime=\"2024-01-15T08:10"))
        for (options, words) in [
            (["--timezone", "Mars/Base"], "a name of the IANA database"), (["--top", "0"], "--top is 0"),
            (["--timezone", "Europe/Berlin", "--format", "json"], "json is in UTC"),
            (["--output", folder.path("out"), "--top", "3"], "--output writes all stories"),
        ] {
            let outcome = try Command.run(["cluster", corpus] + options)
            #expect(outcome.code == 64, "\(options)")
            #expect(outcome.errors.contains(words), "\(outcome.errors)")
        }
        let nothing = try Command.run("cluster", corpus, "--show", "walrus")
        #expect(nothing.code == 65)
        #expect(nothing.errors.contains("no story has these words"), "\(nothing.errors)")
    }
}
