import Testing

@testable import Corpus

@Suite("Dialects of tables")
struct TableDialectTests {
    private static let rows = "A,\"Rain, and wind\",2024-04-04\nB,Sun,2024-04-05\n"

    @Test(
        "What stands above the header is passed over and told, and the lines keep their numbers",
        arguments: [
            ("Export of 7 April\n\ntitle,text,date\n", 2), ("# exported\ntitle,text,date\n", 1),
            ("sep=,\ntitle,text,date\n", 1),
            ("\"sep=,\"\r\ntitle,text,date\r\n", 1), ("News Base,,\n,,\n\"title\",\"text\",\"date\"\n", 2),
            ("title,text,date\n", 0),
        ])
    func preamble(head: String, lines: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.csv", head + Self.rows)
        for threads in 1...2 {
            let reading = try read([path], threads: threads)
            #expect(reading.articles.map(\.title) == ["A", "B"])
            #expect(reading.articles.map(\.text) == ["Rain, and wind", "Sun"])
            #expect(reading.articles.map(\.id) == ["n.csv:\(lines + 2)", "n.csv:\(lines + 3)"])
            #expect(reading.inputs[0].linesAboveHeader == lines)
            var stream = RecordStream(reading.inputs, options: ReadingOptions())
            var bytes: [UInt8] = []
            while let part = try stream.nextPart() {
                switch part {
                case .mark: break
                case .header(let part), .blank(let part): bytes += part
                case .record(let record): bytes += record.bytes + Array(record.lineBreak.rawValue.utf8)
                }
            }
            #expect(String(decoding: bytes, as: UTF8.self) == head + Self.rows)
        }
    }

    @Test("A line sep= names what parts the fields")
    func separator() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.csv", "sep=;\ntitle;text\nA;Rain, wind, sun\nB;Sun\n")
        #expect(try read([path]).articles.map(\.text) == ["Rain, wind, sun", "Sun"])
    }

    /// An input as its parts say it.
    private static func bytes(of reading: Reading) throws -> String {
        var stream = RecordStream(reading.inputs, options: ReadingOptions())
        var bytes: [UInt8] = []
        while let part = try stream.nextPart() {
            switch part {
            case .mark: break
            case .header(let part), .blank(let part): bytes += part
            case .record(let record): bytes += record.bytes + Array(record.lineBreak.rawValue.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "Lines may end with carriage returns alone, and are numbered all the same",
        arguments: [
            "title,text\rA,Rain\rB,Wind\r", "title,text\rA,Rain\rB,Wind", "title\ttext\rA\tRain\rB\tWind\r",
            "Export\rtitle,text\rA,Rain\rB,Wind\r", "\"title\",\"text\"\r\"A\",\"Rain\"\r\"B\",\"Wind\"\r",
        ])
    func carriageReturns(table: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.csv", table)
        let reading = try read([path])
        #expect(reading.articles.map(\.title) == ["A", "B"] && reading.articles.map(\.text) == ["Rain", "Wind"])
        let above = reading.inputs[0].linesAboveHeader
        #expect(reading.articles.map(\.id) == ["n.csv:\(above + 2)", "n.csv:\(above + 3)"])
        #expect(try Self.bytes(of: reading) == table)
    }

    @Test("Line breaks in cells are none of the table, whatever ends its lines")
    func breaksInCells() throws {
        let folder = try TemporaryFolder()
        let old = try read([try folder.write("a.csv", "title,text\rA,\"Rain\n\rSun\"\r")])
        #expect(old.articles.map(\.text) == ["Rain\n\rSun"])
        let new = try read([try folder.write("b.csv", "title,text\nA,\"Rain\r\rSun\"\n")])
        #expect(new.articles.map(\.text) == ["Rain\r\rSun"])
    }

    @Test("Carriage returns are counted over chunks")
    func manyLines() throws {
        let folder = try TemporaryFolder()
        let row = String(repeating: "rain ", count: 100)
        let table = "title,text\r" + (1...5_000).map { "A\($0),\(row)\r" }.joined()
        let reading = try read([try folder.write("n.csv", table)])
        #expect(reading.articles.map(\.id).last == "n.csv:5001" && Set(reading.articles.map(\.id)).count == 5_000)
    }

    @Test("Quotes behind backslashes are quotes, as MySQL and Spark write them")
    func backslashes() throws {
        let folder = try TemporaryFolder()
        let table =
            "\"title\",\"text\",\"date\"\n\"A\",\"\\\"Rain\\\", she said, \\\\ and\\\nwind\",\\N\n\"B\",\"\\\"Sun\\\"\",\"2024-04-05\"\n"
        let reading = try read([try folder.write("n.csv", table)])
        #expect(reading.articles.map(\.text) == ["\"Rain\", she said, \\ and\nwind", "\"Sun\""])
        #expect(reading.articles.map(\.published) == [nil, 1_712_275_200])
        #expect(try Self.bytes(of: reading) == table)
        // A backslash at the end of a cell of RFC 4180 is one.
        let plain = try read([
            try folder.write("m.csv", "title,text\nA,\"C:\\\",\n\"B\\\",\"a \"\"b\"\"\"\n".replacing(",\n", with: "\n"))
        ])
        #expect(plain.articles.map(\.text) == ["C:\\", "a \"b\""])
    }

    @Test("Backslashes of COPY are escapes, and of no other table")
    func copy() throws {
        let folder = try TemporaryFolder()
        let copy = "id\ttext\tdate\tsource\n1\tRain\\nWind\\tSun \\\\ x\t2024-04-04\t\\N\n2\tSun\t\\N\tVale Post\n\\.\n"
        let reading = try read([try folder.write("n.tsv", copy)])
        #expect(reading.articles.map(\.text) == ["Rain\nWind\tSun \\ x", "Sun"])
        #expect(reading.articles.map(\.source) == ["", "Vale Post"] && reading.statistics.undated == 0)
        let other = "id\ttext\tdate\n1\tC:\\new\\table\t2024-04-04\n"
        #expect(try read([try folder.write("m.tsv", other)]).articles.map(\.text) == ["C:\\new\\table"])
    }

    @Test(
        "Cells hold lists and objects as programs print them",
        arguments: [
            (
                "\"['Rain fell.', \"\"It's dry.\"\"]\"", "\"{'id': None, 'name': 'Vale Post'}\"",
                "Rain fell.\n\nIt's dry.", "Vale Post"
            ),
            (
                "\"[\"\"Rain\"\", \"\"Wind \\u00e9\"\"]\"", "\"{\"\"title\"\": \"\"Vale Post\"\", \"\"n\"\": 2}\"",
                "Rain\n\nWind é", "Vale Post"
            ),
            ("[Rain] fell [again]", "\"['Vale Post', 'Echo']\"", "[Rain] fell [again]", "Vale Post"),
            ("\"[1, 2]\"", "{Vale}", "[1, 2]", "{Vale}"),
        ])
    func literals(text: String, source: String, expected: String, name: String) throws {
        let folder = try TemporaryFolder()
        let articles = try read([try folder.write("n.csv", "text,source\n\(text),\(source)\n")]).articles
        #expect(articles.map(\.text) == [expected])
        #expect(articles.map(\.source) == [name])
    }

    @Test(
        "What stands for a missing date, source or id is none, and a text that is such a word is one",
        arguments: ["NaN", "NULL", "None", "\\N", "NaT", "<NA>", "#N/A", "(null)", ""])
    func missing(word: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.csv", "id,text,date,source,url\n\(word),Nil,\(word),\(word),\(word)\n")
        let reading = try read([path])
        #expect(reading.articles.map(\.id) == ["n.csv:2"] && reading.articles.map(\.source) == [""])
        #expect(reading.statistics.undated == 0 && reading.articles.map(\.text) == ["Nil"])
        let json =
            "{\"id\":\"1\",\"text\":\"Nil\",\"date\":\"\(word == "\\N" ? "\\\\N" : word)\",\"source\":\"NaT\",\"publisher\":\"Vale\"}"
        let lines = try read([try folder.write("n.jsonl", json)])
        #expect(lines.articles.map(\.source) == ["Vale"] && lines.statistics.undated == 0)
    }

    @Test(
        "Columns make a date together",
        arguments: [
            ("date,time", "2024-04-04,10:15"), ("date,time", "04.04.2024,10:15"),
            ("time,date", "10:15 AM,\"April 4, 2024\""),
            ("year,month,day,time", "2024,4,4,10:15"), ("Jahr,Monat,Tag,Uhrzeit", "2024,04,04,10:15"),
            ("year,month,day,time", "2024,April,4,10:15"), ("date,time", "2024-04-04T10:15Z,11:11"),
        ])
    func dates(names: String, cells: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.csv", "text,\(names)\nRain,\(cells)\n")
        #expect(try read([path]).articles.map(\.published) == [1_712_225_700])
    }

    @Test("Numbers of days are dates where a whole column has them, and its name is that of a date")
    func serials() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.csv", "text,date\nRain,45386.427083333\nSun,45387\nWind,\n")
        let reading = try read([path])
        #expect(reading.articles.map(\.published) == [1_712_225_700, 1_712_275_200, nil])
        #expect(reading.inputs[0].hasSerialDates)
        let mixed = try folder.write("m.csv", "text,date\nRain,45386\nSun,2024-04-05\n")
        #expect(try read([mixed]).articles.map(\.published) == [nil, 1_712_275_200])
    }
}
