import Fixtures
import Testing

@testable import Platform

/// Rows of RFC 4180 come back as they were written, their blanks too.
@Suite("Rows of comma-separated values")
struct CSVParserTests {
    /// The rows of a table, and what is wrong with the first that is malformed.
    private func rows(
        _ table: String, delimiter: Character = ",", hasHeader: Bool = false
    ) throws -> (rows: [[String]], fault: String?) {
        let parser = CSVParser(delimiter: delimiter.asciiValue!)
        var rows: [[String]] = []
        func take(_ step: CSVParser.Step) -> String? {
            if case .malformed(let reason) = step { return reason }
            guard step == .row else { return nil }
            rows.append(
                hasHeader && rows.isEmpty
                    ? parser.header()
                    : (0..<parser.fieldCount).map { String(decoding: parser.field($0), as: UTF8.self) })
            return nil
        }
        var rest = Array(table.utf8)[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
            if let fault = take(try parser.parse(line: rest[..<end])) { return (rows, fault) }
            rest = rest[end...]
        }
        let fault = take(parser.finish())
        return (rows, fault)
    }

    /// Field by field in quotes only where RFC 4180 asks for them.
    private func written(_ rows: [[String]], _ delimiter: String, lineBreak: String, quotesAll: Bool = false) -> String
    {
        rows.map { row in
            row.map { field in
                guard quotesAll || field.utf8.contains(where: { "\"\r\n\(delimiter)".utf8.contains($0) }) else {
                    return field
                }
                let scalars = field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }
                return "\"\(scalars.joined())\""
            }
            .joined(separator: delimiter) + lineBreak
        }
        .joined()
    }

    @Test("Random fields of blanks, quotes, line breaks and marks come back", arguments: [",", "\t"])
    func random(delimiter: String) throws {
        var random = SeededGenerator(seed: 4_180)
        let scalars: [Unicode.Scalar] = [" ", " ", "\t", "\"", ",", "\n", "\r", "a", "\u{301}", "é"]
        for round in 0..<2_000 {
            let expected = (0...random.below(3)).map { _ in
                // A row of one field that is blank is a blank line.
                ["id"]
                    + (0...random.below(3)).map { _ in
                        String(
                            String.UnicodeScalarView((0..<random.below(6)).map { _ in random.pick(scalars) }))
                    }
            }
            for lineBreak in ["\n", "\r\n"] {
                let table = written(expected, delimiter, lineBreak: lineBreak, quotesAll: round.isMultiple(of: 5))
                let found = try rows(table, delimiter: Character(delimiter))
                #expect(found.fault == nil, "\(table.debugDescription)")
                // As bytes: a canonical equivalent is another field.
                #expect(
                    found.rows.map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } },
                    "\(table.debugDescription)")
            }
        }
    }

    @Test(
        "Blanks are kept in a field without quotes, and passed over around quotes",
        arguments: [
            (" a, b ,\tc", [" a", " b ", "\tc"]), ("a, ,b", ["a", " ", "b"]), ("a,b ", ["a", "b "]),
            (" \"a\",\t \"b, \" , \"c\"\t", ["a", "b, ", "c"]), ("\" a \",\" \"", [" a ", " "]),
            ("a, \"b\"\"\" ", ["a", "b\""]),
        ])
    func blanks(line: String, fields: [String]) throws {
        for end in ["", "\n", "\r\n"] {
            let found = try rows(line + end)
            #expect(found.rows == [fields] && found.fault == nil)
        }
    }

    @Test("Where a tab parts the fields, it is no blank")
    func tabs() throws {
        #expect(try rows("\t a\t\"b\" \t\n", delimiter: "\t").rows == [["", " a", "b", ""]])
    }

    @Test("A line of blanks alone is blank", arguments: [" ", "\t \t", ""])
    func blankLine(blanks: String) throws {
        #expect(try rows("a,b\n\(blanks)\n\(blanks)\r\nc,d\n\(blanks)").rows == [["a", "b"], ["c", "d"]])
    }

    @Test(
        "A quote out of place is told with its place",
        arguments: [("a\"b,c", 1), (" a \"b\"", 3), ("\"a\" b", 3), ("\"a\" \"b\"", 3), ("\"a\"b", 3)])
    func malformed(line: String, place: Int) throws {
        let found = try rows("x,y\n\(line)\n")
        #expect(found.rows == [["x", "y"]])
        #expect(found.fault == "a quote out of place, \(place) bytes into the line")
    }

    @Test("Where the header is laid out with blanks, so are the rows")
    func layout() throws {
        for header in ["id, text,source", "id,\"text\" ,source", "id,text,source "] {
            let found = try rows("\(header)\n a , b\t, \" c \"\n", hasHeader: true)
            #expect(found.rows == [["id", "text", "source"], ["a", "b", " c "]])
        }
        #expect(try rows("id,text\n a , b\n", hasHeader: true).rows == [["id", "text"], [" a ", " b"]])
    }
}
