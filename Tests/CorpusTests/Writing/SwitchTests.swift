import Foundation
import Testing

@testable import Platform
@testable import Corpus

/// Every step of a commit fails once, or that and all behind it, and what is seen is the old set or the new one.
@Suite("The switch of a set")
struct SwitchTests {
    /// Names relative to the test's folder, and contents.
    private typealias Files = [String: String]
    private static let old = [
        "out/a.jsonl": "old a", "out/b.jsonl": "old b", "out/deep/er/c.txt": "old c", "single.csv": "old single",
        "other/r.jsonl": "old r",
    ]
    private static let new = [
        "out/a.jsonl": "new a", "out/deep/d.txt": "new d", "out/e.jsonl": "new e", "single.csv": "new single",
        "other/r.jsonl": "new r", "other/made/s.jsonl": "new s",
    ]

    private let folder: String

    init() throws {
        // In memory where that is to be had: each test synchronises thousands of times.
        let base = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = "\(base)/storyfold-switch-\(UUID().uuidString)"
    }

    private func write(_ files: Files) throws {
        let set = OutputSet()
        let listed = try set.folder(at: "\(folder)/out")
        for (name, content) in files.sorted(by: { $0.key < $1.key }) {
            let sink =
                name.hasPrefix("out/")
                ? try listed.sink(String(name.dropFirst(4))) : try set.sink(at: "\(folder)/\(name)")
            try sink.write(content)
        }
        try set.commit()
    }

    /// What a reader finds that opens every name it sees, the manifest and what is hidden aside.
    private func seen() throws -> Files {
        var files: Files = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder)
        where !name.contains("/.") && !name.hasPrefix(".") && !name.hasSuffix("manifest.json") {
            if let data = FileManager.default.contents(atPath: "\(folder)/\(name)") {
                files[name] = String(decoding: data, as: UTF8.self)
            }
        }
        return files
    }

    private func hidden() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains(".storyfold") }
    }

    private func begin() throws {
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: "\(folder)/other", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: "\(folder)/out", withIntermediateDirectories: true)
        try write(Self.old)
        #expect(try seen() == Self.old)
    }

    @Test("One step that fails leaves the old set and nothing else, or the new one")
    func oneFailure() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var failures = 0
        for step in 1...1_000 {
            try begin()
            let run = FaultPoint.Run(.fail(step))
            let hasFailed = FaultPoint.$run.withValue(run) { (try? write(Self.new)) == nil }
            #expect(try seen() == (hasFailed ? Self.old : Self.new), "step \(step)")
            failures += hasFailed ? 1 : 0
            try write(Self.new)
            #expect(try seen() == Self.new)
            #expect(try hidden().isEmpty, "step \(step)")
            if run.stepsTaken < step { break }
        }
        #expect(failures > 40)
    }

    @Test("A disk that fails from some step on leaves the old set or the new one, and the next run mends the rest")
    func lastingFailure() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for step in 1...1_000 {
            try begin()
            let run = FaultPoint.Run(.failFrom(step))
            let hasFailed = FaultPoint.$run.withValue(run) { (try? write(Self.new)) == nil }
            #expect(try seen() == (hasFailed ? Self.old : Self.new), "step \(step)")
            // By a set that writes none of the names.
            let other = OutputSet()
            for path in ["out/z", "other/z", "z"] { _ = try other.sink(at: "\(folder)/\(path)") }
            #expect(try seen() == (hasFailed ? Self.old : Self.new), "step \(step)")
            try write(Self.new)
            #expect(try seen() == Self.new)
            _ = consume other
            #expect(try hidden().isEmpty, "step \(step)")
            if run.stepsTaken < step { break }
        }
    }

    @Test("Where the file system has no links, files take their places one by one, and a failure takes them back")
    func withoutLinks() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try begin()
        try FaultPoint.$run.withValue(FaultPoint.Run(.noLinks)) { try write(Self.new) }
        #expect(try seen() == Self.new)
        #expect(try hidden().isEmpty)
    }

    @Test("A single file that cannot be renamed is as it was")
    func single() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for step in 1...20 {
            try begin()
            let run = FaultPoint.Run(.fail(step))
            let hasFailed = FaultPoint.$run.withValue(run) {
                (try? OutputSet.writeFile(at: "\(folder)/single.csv") { (sink) throws(CorpusError) in
                    try sink.write("new single")
                }) == nil
            }
            #expect(try seen()["single.csv"] == (hasFailed ? "old single" : "new single"), "step \(step)")
        }
    }

    @Test("A folder of a run that lives is left alone, and so is what only has such a name")
    func livingRun() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try begin()
        let living = OutputSet()
        let sink = try living.sink(at: "\(folder)/single.csv")
        let mine = "\(folder)/.storyfold-0123456789abcdef"
        try FileManager.default.createDirectory(atPath: mine, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(mine)/notes"))
        try OutputSet.writeFile(at: "\(folder)/second") { (sink) throws(CorpusError) in try sink.write("second") }
        try sink.write("of the living")
        try living.commit()
        #expect(try seen()["single.csv"] == "of the living")
        #expect(FileManager.default.fileExists(atPath: "\(mine)/notes"))
    }
}
