package import Corpus
import Platform
import Foundation
import Kernels

/// Reads the stories of a result that `cluster` wrote with its texts: its folder, its JSON Lines or its JSON.
package struct ResultReader {
    private let lines: LineBlocks
    private let parser: StoryParser

    /// - Parameter path: of the folder or the file; "-" is standard input.
    /// - Throws: when there is no result.
    package init(path: String) throws(CorpusError) {
        let file = Self.file(of: path)
        parser = StoryParser(path: file)
        lines = try LineBlocks(path: file, expected: StoryParser.expected)
    }

    /// The file that is read.
    package static func file(of path: String) -> String {
        let isFolder = path != "-" && (try? FileStatus(of: path))?.kind == .folder
        let folder = path.utf8.last == UInt8(ascii: "/") ? String(path.utf8.dropLast())! : path
        return isFolder ? "\(folder)/\(OutputFolder.result)" : path
    }

    /// The files that are one with it: all that `cluster` wrote to a folder.
    package static func files(of path: String) -> [String] {
        let file = file(of: path)
        guard file.fileName == OutputFolder.result else { return [file] }
        let folder = String(file.utf8.dropLast(OutputFolder.result.utf8.count))!
        return [file]
            + (OutputFolder.names + [Manifest.name]).map { folder + $0 }.filter {
                $0 != file && (try? FileStatus(of: $0))?.kind == .file
            }
    }

    /// The run.json beside a result, where there is one.
    package static func runRecord(of path: String) -> String? {
        let file = file(of: path)
        guard file.fileName == OutputFolder.result else { return nil }
        let record = String(file.utf8.dropLast(OutputFolder.result.utf8.count))! + RunRecord.name
        return (try? FileStatus(of: record))?.kind == .file ? record : nil
    }

    /// Hands on the stories in their order, some at a time.
    ///
    /// - Throws: an error that names the line of what is no story, or has no texts; and what the closure throws.
    func read(threads: Int, receive: ([StoryRecord]) throws -> Void) throws {
        var parser = parser
        while let block = try lines.next() {
            var start = 0
            let ranges = block.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
                defer { start += line.count + 1 }
                return start..<start + line.count
            }
            if block.firstLine == 1, let first = ranges.first { try parser.open(block.bytes[first]) }
            let stories = parallelMap(count: ranges.count, threads: threads) { [parser] index in
                Result { try parser.story(block.bytes[ranges[index]], line: block.firstLine + index) }
            }
            try receive(stories.compactMap { try $0.get() })
        }
    }
}

/// Reads the lines of a result.
private struct StoryParser: Sendable {
    let path: String
    /// Whether the stories stand in the array of one document.
    private var isDocument = false

    static let expected = "a folder that `storyfold cluster --output FOLDER` wrote, or its result.jsonl"

    init(path: String) { self.path = path }

    /// Looks at the first line.
    mutating func open(_ line: ArraySlice<UInt8>) throws(CorpusError) {
        isDocument = line.elementsEqual("{\"stories\":[".utf8)
        guard isDocument || !line.elementsEqual("{".utf8) else {
            throw error(1, "the document has been laid out anew; each story stood on a line of its own")
        }
    }

    /// The story of a line; nil for an empty one, and for what encloses the stories of a document.
    func story(_ bytes: ArraySlice<UInt8>, line: Int) throws -> StoryRecord? {
        var bytes = bytes
        if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
        if isDocument {
            if line == 1 || bytes.first == UInt8(ascii: "]") { return nil }
            if bytes.last == UInt8(ascii: ",") { bytes = bytes.dropLast() }
        }
        guard !bytes.isEmpty else { return nil }
        let story: StoryRecord
        do {
            story = try JSONDecoder().decode(StoryRecord.self, from: Data(bytes))
        } catch let failure as DecodingError {
            throw error(line, Self.problem(failure))
        }
        if let name = story.impossibleNumber { throw error(line, "the number \"\(name)\" is out of its range") }
        guard story.members.allSatisfy({ !$0.articles.isEmpty && $0.articles.allSatisfy { $0.text != nil } }) else {
            throw CorpusError(
                .badInput, at: .init(path: path, line: line), "the story has no texts",
                remedy: "cluster with --output FOLDER, or with --format jsonl --texts")
        }
        return story
    }

    private func error(_ line: Int, _ problem: String) -> CorpusError {
        CorpusError(
            .badInput, at: .init(path: path, line: line), "this is not a story of a result: \(problem)",
            remedy: "expected \(Self.expected)")
    }

    /// What is wrong, without the words of the library that found it.
    private static func problem(_ failure: DecodingError) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
        }
        switch failure {
        case .keyNotFound(let key, let context): return "the field \(place(context.codingPath + [key])) is missing"
        case .typeMismatch(let type, let context): return "\(place(context.codingPath)) is no \(type)"
        case .valueNotFound(_, let context): return "\(place(context.codingPath)) is null"
        // What is no JSON has no place among the fields.
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            return "\(place(context.codingPath)) is out of its range"
        default: return "this is not JSON"
        }
    }
}
