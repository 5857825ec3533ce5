import Foundation
import Platform
import Testing

@testable import Corpus

@Suite("Text that is not UTF-8")
struct TextEncodingTests {
    private static let french = """
        La préfecture a fermé le pont suspendu où l’été dernier déjà un câble s’était rompu. « Personne n’était là »,
        a raconté la gérante du café de la rive gauche, à côté de l’école. Les élèves feront un détour de vingt kilomètres.
        """

    private static func bytes(_ text: String, _ encoding: String.Encoding) -> [UInt8] {
        Array(text.data(using: encoding)!)
    }

    @Test("A text in a table of one's own country is read as it was meant, and told")
    func narrow() throws {
        let folder = try TemporaryFolder()
        let text = try folder.write("n.txt", Self.bytes(Self.french, .windowsCP1252))
        let reading = try read([text])
        #expect(reading.articles.map(\.text) == [Self.french])
        #expect(reading.inputs[0].encoding != nil)
        let rows = "id,text\n1,\"\(Self.french)\"\n"
        let table = try folder.write("n.csv", Self.bytes(rows, .windowsCP1252))
        #expect(try read([table]).articles.map(\.text) == [Self.french])
    }

    @Test("ASCII at the beginning, however long, hides no other encoding")
    func late() throws {
        let folder = try TemporaryFolder()
        let ascii = (0..<60_000).map { "\($0),A row of plain letters that goes on\n" }.joined()
        let path = try folder.write("n.csv", Self.bytes("id,text\n" + ascii + "x,\"\(Self.french)\"\n", .windowsCP1252))
        for threads in 1...2 {
            let articles = try read([path], threads: threads).articles
            #expect(articles.count == 60_001)
            #expect(articles.last?.text == Self.french)
        }
        #expect(try read([path]).places.count == 60_001)
    }

    @Test(
        "A file of many pieces is read to its end, wherever in a character a piece ends",
        arguments: ["windows-1251", "koi8-r", "utf-16le", "utf-8"])
    func pieces(label: String) throws {
        let folder = try TemporaryFolder()
        let sentence = "Совет Каменки решил что в старой мельнице у реки откроют музей часов. "
        let rows = (0..<9_000).map { "\($0),\(String(repeating: sentence, count: 1 + $0 % 3))\n" }
        let encoder = try #require(CharacterEncoder(to: label))
        let bytes = try #require(encoder.encoded(Array(("id,text\n" + rows.joined()).utf8)))
        let path = try folder.write("n.csv", (label == "utf-16le" ? [0xFF, 0xFE] : []) + bytes)
        for threads in 1...2 {
            let reading = try read([path], threads: threads)
            #expect(reading.articles.map(\.id) == (0..<9_000).map(String.init))
            #expect(reading.articles.allSatisfy { $0.text.utf8.count % sentence.utf8.count == 0 })
        }
        #expect(try read([path]).places.count == 9_000)
    }

    @Test(
        "The last letter of a text is read where it might have had a mark", arguments: ["windows-1255", "windows-1258"])
    func last(label: String) throws {
        let folder = try TemporaryFolder()
        let hebrew =
            "מועצת העיר רמת שקד החליטה ביום שלישי שהטחנה הישנה ליד הנחל תהפוך למוזיאון שעונים והשיפוץ יתחיל בקיץ הבא"
        let text = label == "windows-1255" ? hebrew : "The mill stands by the river"
        let encoder = try #require(CharacterEncoder(to: label))
        let bytes = try #require(encoder.encoded(Array(text.utf8)))
        #expect(CharacterDecoder.utf8(bytes, from: label).map { String(decoding: $0, as: UTF8.self) } == text)
        guard label == "windows-1255" else { return }
        #expect(try read([try folder.write("n.txt", bytes)]).articles.map(\.text) == [text])
    }

    @Test(
        "Two and four bytes a character are read, with and without a mark",
        arguments: [
            ([0xFF, 0xFE], String.Encoding.utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
            ([], .utf16LittleEndian),
            ([], .utf16BigEndian), ([0xFF, 0xFE, 0, 0], .utf32LittleEndian), ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
        ] as [([UInt8], String.Encoding)])
    func wide(mark: [UInt8], encoding: String.Encoding) throws {
        let folder = try TemporaryFolder()
        for (name, text) in [
            ("n.csv", "id,text\r\n1,Été 日本\r\n"), ("n.jsonl", "{\"id\":\"1\",\"text\":\"Été 日本\"}\n"),
            ("n.json", "[{\"id\":\"1\",\"text\":\"Été 日本\"}]"),
        ] {
            let path = try folder.write(name, mark + Self.bytes(text, encoding))
            #expect(try read([path]).articles == [PlainArticle(id: "1", text: "Été 日本")])
        }
    }

    @Test("UTF-8 with a broken byte stays UTF-8 with a broken byte")
    func broken() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.csv", Array("id,text\n1,été\n2,".utf8) + [0xE9] + Array("\n3,à\n".utf8))
        var rejected = 0
        let reading = try read([path], { $0.invalid = .skip }, reject: { _ in rejected += 1 })
        #expect(reading.articles.map(\.id) == ["1", "3"])
        #expect(rejected == 1)
    }

    @Test("A table without a header is read by what is in its columns")
    func headerless() throws {
        let folder = try TemporaryFolder()
        let prose = String(repeating: "rain fell on the quay ", count: 10)
        let rows = (1...3).map {
            "https://vale.example/\($0)\tnull\tvale.example\tA title of row \($0)\t2024-04-0\($0)\t\"\(prose)\($0)\"\tarticle\r\n\r\n"
        }
        let path = try folder.write("n.csv", rows.joined())
        let reading = try read([path])
        #expect(reading.articles.map(\.id) == (1...3).map { "https://vale.example/\($0)" })
        #expect(reading.articles.map(\.title) == (1...3).map { "A title of row \($0)" })
        #expect(reading.articles.map(\.text) == (1...3).map { prose + "\($0)" })
        #expect(reading.articles.allSatisfy { $0.source == "vale.example" && $0.published != nil })
        #expect(reading.inputs[0].guessedColumns?.contains("6 is the text") == true)
    }

    @Test("Semicolons, tabs and bars part the columns of a .csv as well", arguments: [";", "\t", "|"])
    func delimiters(sign: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "n.csv", ["id", "text"].joined(separator: sign) + "\n" + ["1", "a, b"].joined(separator: sign))
        #expect(try read([path]).articles == [PlainArticle(id: "1", text: "a, b")])
    }

    @Test("Two records with one address are two fetches, both kept, and an id that is no address is taken once")
    func fetches() throws {
        let folder = try TemporaryFolder()
        let line = "{\"url\":\"https://vale.example/1\",\"text\":\"Rain\"}\n"
        let path = try folder.write("n.jsonl", line + line + line)
        for threads in 1...2 {
            let reading = try read([path], threads: threads)
            #expect(reading.articles.map(\.id) == ["", "#2", "#3"].map { "https://vale.example/1" + $0 })
            #expect(reading.statistics.fetchedAgain == 2)
        }
        #expect(
            failure(reading: [try folder.write("m.jsonl", "{\"id\":1,\"text\":\"\"}\n{\"id\":1,\"text\":\"\"}")]) != nil
        )
    }
}
