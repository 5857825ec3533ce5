import Foundation
import Testing

@testable import Corpus

@Suite("Bad input")
struct BadInputTests {
    struct Case: CustomTestStringConvertible {
        var file: String
        var bytes: [UInt8]
        var code: CorpusError.Code = .badInput
        var line: Int?
        var byte: Int?
        var says: String

        init(_ file: String, _ text: String, line: Int? = nil, byte: Int? = nil, says: String) {
            self.init(file, bytes: Array(text.utf8), line: line, byte: byte, says: says)
        }

        init(_ file: String, bytes: [UInt8], line: Int? = nil, byte: Int? = nil, says: String) {
            (self.file, self.bytes, self.line, self.byte, self.says) = (file, bytes, line, byte, says)
        }

        var testDescription: String { "\(file): \(says)" }
    }

    static let good = "{\"id\":\"good\",\"text\":\"fine\"}\n"

    static let prose = String(repeating: "rain fell on the quay ", count: 9)

    static let cases = [
        Case("n.jsonl", good + "{\"id\":1,\"text\":\"cut", line: 2, says: "malformed JSON"),
        Case("n.jsonl", good + "{\"id\":1,\"text\":\"a\"} {}", line: 2, says: "malformed JSON"),
        Case("n.jsonl", good + "\n{\"id\":01,\"text\":\"a\"}", line: 3, says: "malformed JSON"),
        Case("n.jsonl", good + "{\"id\":1,\"text\":\"a\",\"x\":1e}", line: 2, says: "malformed JSON"),
        Case("n.jsonl", good + "{\"id\":1,\"text\":\"\\ud8zz\"}", line: 2, says: "malformed JSON"),
        Case("n.jsonl", good + "{\"text\":\"a\u{1}\"}", line: 2, says: "malformed JSON"),
        Case("n.jsonl", good + "[]", line: 2, says: "expected a JSON object"),
        Case("n.jsonl", good + "null", line: 2, says: "expected a JSON object"),
        Case(
            "n.jsonl", good + "{\"id\":1,\"words\":\"a\"}", line: 2,
            says: "the field \"text\" is missing (found: id, words); name it with --text-field"),
        Case(
            "n.jsonl", good + "{\"title\":\"a\",\"url\":\"b\",\"x\":{\"y\":\"\(prose)\"}}", line: 2,
            says: "the field \"text\" is missing (found: title, url, x); did you mean --text-field x.y?"),
        Case("n.jsonl", good + "{\"id\":1,\"text\":null}", line: 2, says: "the text is null"),
        Case("n.jsonl", good + "{\"id\":1,\"text\":12}", line: 2, says: "the text is not a string (found: number)"),
        Case("n.jsonl", good + "{\"id\":1,\"text\":1e999}", line: 2, says: "the text is not a string (found: number)"),
        Case("n.jsonl", good + "{\"id\":1,\"text\":[1]}", line: 2, says: "the text is not a string (found: array)"),
        Case("n.jsonl", good + "{\"id\":{},\"text\":\"a\"}", line: 2, says: "neither a string nor a number"),
        Case(
            "n.jsonl", bytes: Array("{\"id\":\"é\",\"text\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8), line: 1,
            byte: 19, says: "0xC3 is not UTF-8"),
        Case("n.jsonl", good + "{\"id\":\"good\",\"text\":\"b\"}", line: 2, says: "the id is taken by"),
        Case("n.jsonl", "[{\"text\":\"a\"}", line: 1, says: "ends before its brackets are closed"),
        Case("n.json", "\u{FEFF} [\n", line: 2, says: "ends before its brackets are closed"),
        Case("n.json", "[{\"text\":\"a\"},\n{\"text\":\"b", line: 2, says: "ends in the middle of a value"),
        Case("n.json", "[{\"text\":\"a\"}]\n}", line: 2, says: "something that is not a JSON value"),
        Case("n.json", "{\"a\":[{\"b\":1},\n{\"c\":2}]}", line: 1, says: "is missing (found: a)"),
        Case("n.json", "{\n\"id\":1,\"words\":\"a\"}", line: 1, says: "is missing (found: id, words)"),
        Case(
            "n.csv", "title,url,words\na,b,c\na,b,\(prose)\n", line: 3,
            says: "did you mean --text-field words?"),
        Case("n.dat", "id,text\n", says: "--input-format"),
        Case("n.csv", "id,text\na,\"x\"y\"\n", line: 2, says: "malformed row: a quote out of place"),
        Case("n.csv", "id,text\na,b\n1,\"x\n\nz\n", line: 3, says: "a quoted field that does not end"),
        Case("n.csv", "id,text\na,b\n1,\"x", line: 3, says: "a quoted field that does not end"),
        Case("n.csv", "id,text\n\"a\nb\",c\nx,y,z\n", line: 4, says: "the row has 3 fields, the header 2"),
        Case("n.tsv", "id\ttext\na,b\n", line: 2, says: "the row has 1 fields, the header 2"),
        Case("n.csv", "id,text\na,b\rc,d\n", line: 2, says: "carriage return without a line feed"),
        Case("n.csv", "id,words\na,b\n", line: 1, says: "no column holds the text (found: id, words"),
        Case(
            "n.csv", bytes: Array("id,text\na,é\nc,".utf8) + [0xFF, 0x0A], line: 3, byte: 15,
            says: "0xFF is not UTF-8"),
        Case(
            "n.csv", bytes: [0xC3, 0xA9, 0xFF] + Array(",text\na,é\n".utf8), line: 1,
            says: "the header row is not UTF-8"),
        Case("n.jsonl", "{\n  \"id\": 1,\n", line: 1, says: "convert it with: jq -c ."),
        Case("n.txt", bytes: Array("é".utf8) + [0x80], byte: 2, says: "0x80 is not UTF-8"),
    ]

    @Test("What is wrong is named with its place and the remedy", arguments: cases)
    func stops(_ bad: Case) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(bad.file, bad.bytes)
        let error = try #require(failure(reading: [path]))
        #expect(error.code == bad.code)
        #expect(error.place.path == path)
        #expect(error.place.line == bad.line)
        #expect(error.place.byte == bad.byte)
        #expect(error.description.contains(bad.says))
        #expect(error.description.hasPrefix(path + (bad.line.map { ":\($0)" } ?? "")))
        #expect(!error.remedy.isEmpty)
    }

    @Test("Two threads report the same failure as one", arguments: cases)
    func sameForThreads(_ bad: Case) throws {
        let folder = try TemporaryFolder()
        let paths = [try folder.write("a.jsonl", "{\"id\":0,\"text\":\"\"}"), try folder.write(bad.file, bad.bytes)]
        #expect(failure(reading: paths) == failure(reading: paths) { $0.threads = 2 })
    }

    @Test("When bad records are skipped, the good ones stay and the bad ones come out as they were")
    func skips() throws {
        let folder = try TemporaryFolder()
        let bad = ["{", "{\"id\":3}", "{\"id\":\"a\",\"text\":\"again\"}", "{\"text\":\"\u{2}\"}"]
        let path = try folder.write(
            "n.jsonl", "{\"id\":\"a\",\"text\":\"x\"}\n\(bad.joined(separator: "\r\n"))\n{\"id\":\"b\",\"text\":\"y\"}")
        let table = try folder.write("n.csv", "id,text\nc,1\nd,\"x\"y\ne,1,2\nf,2\ng,\"open\nend\n")
        for threads in 1...2 {
            var rejected: [RejectedRecord] = []
            let reading = try read(
                [path, table], threads: threads, { $0.invalid = .skip }, reject: { rejected.append($0) })
            #expect(reading.articles.map(\.id) == ["a", "b", "c", "f"])
            #expect(
                rejected.map { String(decoding: $0.bytes, as: UTF8.self) } == bad + [
                    "d,\"x\"y", "e,1,2", "g,\"open\nend",
                ])
            #expect(rejected.map(\.place.line) == [2, 3, 4, 5, 3, 4, 6])
            #expect(reading.statistics.rejected == 7)
        }
    }

    @Test("Two records with one id are named with both their places")
    func duplicateIds() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write("a.jsonl", "\n{\"id\":7,\"text\":\"x\"}\n")
        let second = try folder.write("b.csv", "id,text\n7,y\n")
        let error = try #require(failure(reading: [first, second]))
        #expect(error.code == .badInput)
        #expect(error.description.hasPrefix("\(second):2, id \"7\": the id is taken by \(first):2;"))
    }

    @Test("Packed data that end early or are damaged are named with the byte", arguments: [Packing.gzip, .zstd])
    func damagedPacking(packing: Packing) throws {
        let folder = try TemporaryFolder()
        let lines = (0..<20_000).map { "{\"id\":\($0),\"text\":\"\($0 &* 2_654_435_761 % 99_991)\"}\n" }.joined()
        let whole = try packing.packed(Array(lines.utf8), in: folder)
        let cut = try folder.write("cut.jsonl", Array(whole[..<(whole.count / 2)]))
        let cutError = try #require(failure(reading: [cut]))
        #expect(cutError.code == .badInput)
        #expect(cutError.place.byte == whole.count / 2)
        #expect(cutError.problem == "the \(packing.rawValue) data end too early")

        var garbled = whole
        for index in whole.count / 2..<whole.count / 2 + 64 { garbled[index] ^= 0x5A }
        let garbledError = try #require(failure(reading: [try folder.write("garbled.jsonl", garbled)]))
        #expect(garbledError.code == .badInput)
        #expect(garbledError.place.byte != nil || garbledError.place.line != nil)

        var rejected: [RejectedRecord] = []
        let reading = try read([cut], threads: 2, { $0.invalid = .skip }, reject: { rejected.append($0) })
        #expect(rejected.count == 1)
        #expect(rejected.first?.error == cutError)
        let ids = reading.articles.map(\.id)
        #expect(!ids.isEmpty)
        #expect(ids == (0..<ids.count).map(String.init))
        let kept = reading.places.last.map { $0.offset + $0.length + 1 } ?? 0
        #expect(Array(lines.utf8).dropFirst(kept).starts(with: rejected[0].bytes))
    }

    @Test("Paths that lead to no article end with code 66")
    func noInput() throws {
        let folder = try TemporaryFolder()
        try folder.write("empty/readme.md", "no article")
        for path in ["\(folder.path)/nowhere", "\(folder.path)/empty", "\(folder.path)/empty/readme.md/x"] {
            let error = try #require(failure(reading: [path]))
            #expect(error.code == .noInput)
            #expect(error.description.contains(path))
            #expect(error.description.contains("; expected "))
        }
        let empty = try folder.write("empty.jsonl", "\n\n")
        #expect(failure(reading: [empty])?.code == .noInput)
        #expect(failure(reading: [])?.code == .usage)
    }

    @Test("A role without any name finds no field")
    func noNames() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.jsonl", Self.good)
        #expect(failure(reading: [path]) { $0.fields[.text] = [] }?.code == .badInput)
        #expect(try read([path]) { $0.fields[.id] = [] }.articles.map(\.id) == ["n.jsonl:1"])
    }

    @Test("A number, a NUL, half a surrogate pair and an empty text are kept")
    func oddRecords() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "n.jsonl",
            #"""
            {"id":12345678901234567890123,"text":"a\u0000b"}
            {"id":1.50,"text":"\ud800","n":1e999}
            {"id":-7,"text":"\udc00\ud83d\ude00\ud83d"}
            {"id":18446744073709551615,"text":"\\ud800 \"\ud800\u0041","title":{"a":1}}
            {"id":1e3,"text":"","title":5}
            {"id":"\ud800","text":"x\ud8"}
            """#.split(separator: "\n").dropLast().joined(separator: "\n"))
        let articles = try read([path]).articles
        #expect(articles.map(\.id) == ["12345678901234567890123", "1.50", "-7", "18446744073709551615", "1e3"])
        #expect(articles.map(\.text) == ["a\0b", "\u{FFFD}", "\u{FFFD}\u{1F600}\u{FFFD}", "\\ud800 \"\u{FFFD}A", ""])
        #expect(articles.map(\.title) == ["", "", "", "", "5"])
    }

    @Test(
        "A whole number is the id that its digits are as a string, whatever its size",
        arguments: [
            "0", "7", "-7", "2147483648", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
            "18446744073709551615", "18446744073709551616", "-9223372036854775809", "12345678901234567890123",
            "-" + String(repeating: "9", count: 400),
        ])
    func wholeNumbers(digits: String) throws {
        let folder = try TemporaryFolder()
        func record(_ id: String, _ date: String) -> String {
            #"{"text":"a \"b\" \\ \u00e9","id":\#(id),"title":\#(id),"url":\#(date),"published":\#(date),"n":0.5}"#
        }
        let date = "1712221815"
        let numbers = try read([try folder.write("numbers.jsonl", record(digits, date))]).articles
        let strings = try read([try folder.write("strings.jsonl", record("\"\(digits)\"", "\"\(date)\""))]).articles
        #expect(numbers == strings)
        #expect(numbers.map(\.id) == [digits])
        #expect(numbers.map(\.text) == ["a \"b\" \\ é"])
        #expect(numbers.map(\.published) != [nil])
    }
}
