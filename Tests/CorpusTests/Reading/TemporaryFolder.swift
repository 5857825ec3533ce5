import Foundation
import Testing

@testable import Corpus

/// A folder that lasts as long as one test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/storyfold-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, and the folders on its way; packed when a tool is named.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8], packedBy tool: Packing = .none) throws -> String {
        let whole = "\(path)/\(name)"
        try FileManager.default.createDirectory(
            atPath: (whole as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(try tool.packed(bytes, in: self)).write(to: URL(fileURLWithPath: whole))
        return whole
    }

    @discardableResult
    func write(_ name: String, _ text: String, packedBy tool: Packing = .none) throws -> String {
        try write(name, Array(text.utf8), packedBy: tool)
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }
}

/// The tools that every Debian has, or that the build installs.
enum Packing: String, CaseIterable {
    case none, gzip, zstd

    func packed(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> [UInt8] {
        guard self != .none else { return bytes }
        let name = "plain-" + UUID().uuidString
        try folder.write(name, bytes)
        defer { try? FileManager.default.removeItem(atPath: "\(folder.path)/\(name)") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [rawValue, "-q", "-c", "\(folder.path)/\(name)"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let packed = Array(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        return packed
    }
}

/// An article with its fields as text, for comparison.
struct PlainArticle: Equatable {
    var id: String
    var title = ""
    var text: String
    var published: Int64?
    var source = ""
    var url = ""
    var language = ""
    var story = ""
    var group = ""
}

extension Reading {
    var articles: [PlainArticle] {
        batches.flatMap { batch in
            batch.entries.filter { !$0.isTwin }.map { entry in
                func text(_ range: ByteRange) -> String { String(decoding: batch.bytes[range.bounds], as: UTF8.self) }
                return PlainArticle(
                    id: text(entry.id), title: text(entry.title), text: text(entry.text),
                    published: entry.published?.first, source: text(entry.source), url: text(entry.url),
                    language: text(entry.language),
                    story: text(entry.storyLabel), group: text(entry.groupLabel))
            }
        }
    }

    var places: [RecordPlace] { batches.flatMap { $0.entries.filter { !$0.isTwin }.map(\.place) } }
}

/// Reads with some options.
func read(
    _ paths: [String], threads: Int = 1, _ change: (inout ReadingOptions) -> Void = { _ in },
    reject: (RejectedRecord) -> Void = { _ in }
) throws -> Reading {
    var options = ReadingOptions()
    options.threads = threads
    change(&options)
    return try CorpusReader(options).read(paths, reject: reject)
}

/// The error that reading ends with.
func failure(reading paths: [String], _ change: (inout ReadingOptions) -> Void = { _ in }) -> CorpusError? {
    do { _ = try read(paths, change) } catch { return error as? CorpusError }
    return nil
}

extension TemporaryFolder {
    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    /// Sorted, the hidden ones too.
    func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
    }

    /// A named pipe that gives the bytes of a file once.
    func pipe(from file: String) throws -> String {
        let name = "\(path)/pipe"
        // SAFETY: the name is passed terminated.
        let status = unsafe mkfifo(name, 0o600)
        try #require(status == 0)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "cat \"$0\" > \"$1\"", file, name]
        try process.run()
        return name
    }
}
