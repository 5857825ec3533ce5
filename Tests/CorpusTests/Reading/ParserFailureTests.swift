import CLibCSV
import CSimdjson
import Glibc
import Testing

@testable import Platform
@testable import Corpus

/// What a parser cannot do is told, and is never taken for a mistake in the records.
@Suite("Parsers that fail")
struct ParserFailureTests {
    /// Name lengths at which a string of C++ throws: one that no memory holds, and one beyond its own bounds.
    @Test(
        "An exception of C++ is a status with words, and the parser can be used again",
        arguments: [(1 << 57, STORYFOLD_JSONL_NO_MEMORY), (-1, STORYFOLD_JSONL_FAILED)])
    func exceptions(length: Int, expected: storyfold_jsonl_status) throws {
        guard let parser = unsafe storyfold_jsonl_create(1) else { throw ParserFailure.noMemory }
        defer { unsafe storyfold_jsonl_destroy(parser) }
        // The name is not looked at before there is room for it.
        let status = unsafe storyfold_jsonl_add_name(parser, 0, nil, length)
        #expect(status == Int32(expected.rawValue))
        let failure = #expect(throws: ParserFailure.self) { unsafe try ParserFailure.check(status, of: parser) }
        #expect(failure?.isShortOfMemory == (expected == STORYFOLD_JSONL_NO_MEMORY))
        #expect(failure?.reason ?? "" != "")

        let record = Array("{\"a\":1}\n".utf8)
        let padded = record + Array(repeating: 0, count: JSONLinesParser.padding)
        var found = unsafe storyfold_jsonl_columns()
        var arena = [CChar](repeating: 0, count: record.count)
        let again = unsafe padded.withUnsafeBytes { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) {
                unsafe storyfold_jsonl_parse(parser, $0.baseAddress, record.count, &arena, &found)
            }
        }
        #expect(again == Int32(STORYFOLD_JSONL_DONE.rawValue))
        let lines = unsafe found.line_count
        #expect(lines == 1)
    }

    @Test("There is no parser of more slots than memory holds", arguments: [1 << 57, Int.max])
    func create(slots: Int) {
        let isThere = unsafe storyfold_jsonl_create(slots) != nil
        #expect(!isThere)
    }

    @Test("A row for which memory is short is no malformed row, and the next one is read")
    func csv() throws {
        let parser = CSVParser(delimiter: UInt8(ascii: ","))
        unsafe csv_set_realloc_func(parser.parser) { _, _ in nil }
        let failure = #expect(throws: SystemError.self) { try parser.parse(line: Array("a,b\n".utf8)[...]) }
        #expect(failure?.isShortOfMemory == true)
        unsafe csv_set_realloc_func(parser.parser) { unsafe realloc($0, $1) }
        #expect(try parser.parse(line: Array("c,d\n".utf8)[...]) == .row)
        #expect(parser.fieldCount == 2)
        #expect(try parser.parse(line: Array("a\"b,c\n".utf8)[...]) != .row)
    }

    @Test("A line whose number has more than 32 bits ends the reading, with its place", arguments: [0, 1, 2])
    func lines(behind: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("n.jsonl", "{\"text\":\"a\"}\n\n")
        var passedOver = PassedOver()
        var input = try #require(try Input.inputs(at: [path], format: nil, passedOver: &passedOver).first)
        let reader = try InputReader(input, index: 0, stream: try input.opened(spools: false), fields: .usual)
        reader.line = InputReader.mostLines - 3 + behind
        guard behind > 1 else {
            #expect(try reader.next()?.line == InputReader.mostLines - 3 + behind)
            return
        }
        let error = #expect(throws: CorpusError.self) { try reader.next() }
        #expect(error?.code == .badInput)
        #expect(error?.place.line == InputReader.mostLines - 1)
    }
}
