import Fixtures
import Foundation
import Testing

/// Runs are killed, or told to end, before steps that change the disk.
///
/// With STORYFOLD_KILLS=all before every one, which are more than 280 moments, without before some of them.
@Suite("A run that is killed")
struct KillTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var arguments: [String]
        var (old, new): ([String: String], [String: String])
        /// How many steps it has at least.
        var steps: Int
        /// What is written, as the runs' folder has it.
        var outputs: [String]

        var testDescription: String { name }
    }

    private static let step = ProcessInfo.processInfo.environment["STORYFOLD_KILLS"] == "all" ? 1 : 13

    private static let texts = [
        "The ferry to the outer island left the quay at dawn with forty people on board and came back empty.",
        "A heron was seen on the roof of the town hall for the third week, and nobody knows what it eats there.",
        "Three bakers of the upper town have agreed on one price for the loaf, which the council wants to examine.",
    ]

    private static func records(_ range: Range<Int>) -> String {
        range.map { "{\"id\":\"\($0)\",\"text\":\"\(texts[$0 % 3]) Number \($0).\"}\n" }.joined()
    }

    static let cases = [
        Case(
            name: "cluster with all its outputs",
            arguments: [
                "cluster", "in.jsonl", "--output", "out", "--neighbours", "graph.csv", "--invalid", "skip",
                "--rejects", "skipped/r.jsonl",
            ],
            old: ["in.jsonl": records(0..<3) + "{\"id\":\n"],
            new: ["in.jsonl": records(1..<7) + "no record\n"], steps: 130, outputs: ["out", "graph.csv", "skipped"]),
        Case(
            name: "dedup of texts, and of those that go",
            arguments: ["dedup", "in", "--output", "out", "--removed", "gone", "--removed-table", "gone.csv"],
            old: [
                "in/a.txt": texts[0], "in/coast/b.txt": texts[1], "in/coast/c.txt": texts[2],
                "in/d.txt": "Four words of it.", "in/g.txt": texts[1],
            ],
            new: [
                "in/a.txt": texts[2], "in/e.txt": texts[0], "in/deep/f.txt": texts[1], "in/deep/g.txt": texts[2],
                "in/h.txt": texts[0],
            ], steps: 150, outputs: ["out", "gone", "gone.csv"]),
    ]

    /// What a reader finds that opens every name it sees.
    private func seen(_ outputs: [String], in folder: TestFolder) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try folder.files()
        where !name.contains("/.") && outputs.contains(where: { name == $0 || name.hasPrefix("\($0)/") }) {
            files[name] = try? folder.bytes(name)
            // How long a run took is never the same.
            if name.hasSuffix("/run.json"), let times = files[name]?.firstRange(of: Array(",\"seconds\":".utf8)) {
                files[name]?.removeSubrange(times.lowerBound...)
            }
        }
        // Where a link leads to a file, the listing above has the link.
        return files
    }

    private func put(_ files: [String: String], into folder: TestFolder) throws {
        try? FileManager.default.removeItem(atPath: folder.path("in"))
        for (name, content) in files { try folder.write(name, content) }
    }

    private func hidden(in folder: TestFolder) throws -> [String] {
        try folder.files().filter { $0.contains(".storyfold") }
    }

    @Test("leaves the old files or the new ones, and the next run cleans up", arguments: cases)
    func killed(example: Case) throws {
        try check(example, "kill", code: -9, leavesNothing: false)
    }

    @Test("or told to end leaves nothing else at all", arguments: cases, [("interrupt", -2), ("terminate", -15)])
    func signalled(example: Case, signal: (fault: String, code: Int)) throws {
        try check(example, signal.fault, code: Int32(signal.code), leavesNothing: true)
    }

    /// - Parameter code: that of a run which is ended before one of its steps, whichever it is.
    private func check(
        _ example: Case, _ fault: String, code: Int32, leavesNothing: Bool
    ) throws {
        let folder = try TestFolder()
        func run(_ environment: [String: String] = [:]) throws -> Int32 {
            // What the tests were started with may ignore interrupts, as a shell's work in the background does.
            try Command.run(
                ["--default-signal", Command.program] + example.arguments + ["--quiet", "--threads", "1"],
                environment: environment, in: folder.path, program: "/usr/bin/env"
            )
            .code
        }
        try put(example.new, into: folder)
        #expect(try run() == 0)
        let new = try seen(example.outputs, in: folder)
        try put(example.old, into: folder)
        #expect(try run() == 0)
        let old = try seen(example.outputs, in: folder)
        #expect(old != new)
        // Up to the switch all are old, behind it all are new.
        var (oldSeen, newSeen) = (0, 0)
        var hasFinished = false
        for step in stride(from: 1, through: 2_000, by: Self.step) {
            try put(example.new, into: folder)
            let ended = try run(["STORYFOLD_TEST_FAULT": "\(fault) \(step)"])
            // A run that has no such step.
            hasFinished = ended == 0
            try #require(ended == code || hasFinished, "step \(step)")
            let found = try seen(example.outputs, in: folder)
            // What goes wrong once goes wrong behind it too.
            try #require(found == new || found == old && newSeen == 0, "step \(step): \(found.keys.sorted())")
            if found == old { oldSeen += 1 } else { newSeen += 1 }
            if leavesNothing || hasFinished { #expect(try hidden(in: folder).isEmpty, "step \(step)") }
            if hasFinished { break }
            try put(example.old, into: folder)
            try #require(try run() == 0)
            try #require(try seen(example.outputs, in: folder) == old, "step \(step)")
            #expect(try hidden(in: folder).isEmpty, "step \(step)")
        }
        let moments = oldSeen + newSeen - 1
        #expect(hasFinished && oldSeen > 0 && newSeen > 1, "\(oldSeen) old, \(newSeen) new")
        #expect(moments >= example.steps / Self.step, "\(moments) of \(example.steps) steps")
    }
}
