import Fixtures
import Foundation
import Platform
import Testing

/// Whatever ends a change of an index, the index is as it was before it or behind it.
///
/// With STORYFOLD_KILLS=all changes are ended before every one of their steps, which are more than 200, without before some.
@Suite("An index whose change is ended")
struct IndexFaultTests {
    private let made: IndexFixture
    private var folder: TestFolder { made.folder }

    struct Change: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        /// How many steps it has at least.
        var steps: Int

        var testDescription: String { arguments[0] }
    }

    static let changes = [
        Change(arguments: ["add", "i", "more.jsonl"], steps: 150),
        Change(arguments: ["remove", "i"] + (1...24).map { "a\($0)" }, steps: 60),
        Change(arguments: ["overrides", "i", "rules.csv"], steps: 30),
        Change(arguments: ["compact", "i"], steps: 6),
    ]

    private static let isThorough = ProcessInfo.processInfo.environment["STORYFOLD_KILLS"] == "all"

    init() throws { made = try IndexFixture() }

    /// Articles in families of one text, two of whose members come later.
    private static func records(_ range: Range<Int>) -> String {
        range.map { number in
            let (family, copy) = (number % 12, number / 12)
            let text =
                "In place \(family) of the coast the \(["ferry", "mill", "lock", "school"][family % 4]) number \(100 + 7 * family) was "
                + "opened by a crowd of \(family + 3) hundred, who waited \(["in rain", "in snow", "by night"][family % 3]) for "
                + "the band of hamlet \(family * family), said the mayor of place \(family)."
            return IndexFixture.record(
                "a\(number + 1)", text + (copy % 2 == 1 ? " More follows." : ""), "2024-04-0\(1 + copy)",
                title: "Opened in place \(family)", source: "Post \(copy)")
        }.joined()
    }

    /// What an index was before a change, and what it is behind it.
    private struct Ends {
        let old: String
        let new: String
    }

    /// Makes the index "fresh", and learns what a change makes of it.
    private func prepare(_ change: [String]) throws -> Ends {
        try made.add("first.jsonl", Self.records(0..<24))
        try folder.write("more.jsonl", Self.records(24..<96))
        try folder.write(
            "rules.csv", "rule,a,b,of\nmust-link,a1,a2,story\ncannot-link,a3,a15,text\ncannot-link,a4,a16,story\n")
        let old = try state()
        try FileManager.default.copyItem(atPath: folder.path("i"), toPath: folder.path("fresh"))
        #expect(try made.run(change).code == 0)
        return Ends(old: old, new: try state())
    }

    private func restore() throws {
        try FileManager.default.removeItem(atPath: folder.path("i"))
        try FileManager.default.copyItem(atPath: folder.path("fresh"), toPath: folder.path("i"))
    }

    /// All that can be told apart of an index: the log, and figures that a compaction changes without an event.
    private func state() throws -> String { try made.log() + made.run(["info", "i", "--format", "jsonl"]).text }

    /// Expects that a change which was ended is there as a whole or not at all, and that it can be made all the same.
    private func check(_ change: [String], _ ends: Ends, _ comment: Comment) throws {
        try made.verify("i", comment)
        let found = try state()
        #expect(found == ends.old || found == ends.new, comment)
        guard found == ends.old else { return }
        #expect(try made.run(change).code == 0, comment)
        #expect(try state() == ends.new, comment)
        try made.verify("i", comment)
    }

    @Test(
        "at any step, by a kill or by an error of the disk, has the last commit, and the same change succeeds behind it",
        arguments: ["kill", "fail"], changes)
    func steps(fault: String, change: Change) throws {
        let ends = try prepare(change.arguments)
        let stride = Self.isThorough ? 1 : max(2, change.steps / 5)
        var (steps, hasFinished) = (0, false)
        for step in Swift.stride(from: 1, through: 2_000, by: stride) {
            try restore()
            let outcome = try made.run(change.arguments, environment: ["STORYFOLD_TEST_FAULT": "\(fault) \(step)"])
            if outcome.code == 0 {
                hasFinished = true
                // An error of the disk that costs nothing, where something is tidied up, ends no change.
                if fault == "fail", step < change.steps {
                    #expect(try state() == ends.new, "step \(step)")
                    continue
                }
                break
            }
            steps += 1
            #expect(outcome.code == (fault == "kill" ? -9 : 74), "step \(step): \(outcome.errors)")
            try check(change.arguments, ends, "\(fault) \(step)")
        }
        let fewest = fault == "kill" ? change.steps / stride : 1
        #expect(hasFinished && steps >= fewest, "\(steps) of \(change.steps) steps")
    }

    /// Runs a change with files that can grow so far only: what goes beyond is killed in the middle of its write, or is refused.
    private func run(_ change: [String], kilobytes: Int, isKilled: Bool) throws -> Command.Outcome {
        let signal = isKilled ? "default" : "ignore"
        return try Command.run(
            [
                "-c", "ulimit -c 0; ulimit -f \(kilobytes); exec env --\(signal)-signal=XFSZ \"$@\"", "bash",
                Command.program, "index",
            ] + change, in: folder.path, program: "/bin/bash")
    }

    @Test(
        "in the middle of a write, of the database or a segment, has the last commit",
        arguments: changes, [true, false])
    func writes(change: Change, isKilled: Bool) throws {
        let ends = try prepare(change.arguments)
        var ended = 0
        let sizes = Self.isThorough ? Array(Swift.stride(from: 4, through: 1_024, by: 12)) : [4, 36, 120, 200, 260]
        for kilobytes in sizes {
            try restore()
            let outcome = try run(change.arguments, kilobytes: kilobytes, isKilled: isKilled)
            guard outcome.code != 0 else { continue }
            ended += 1
            if isKilled {
                #expect(outcome.code == -SIGXFSZ, "\(kilobytes) kB: \(outcome.errors)")
            } else {
                #expect(outcome.code == 74, "\(kilobytes) kB: \(outcome.errors)")
                // Place and remedy, or the words of the system.
                #expect(outcome.errors.contains("storyfold: i"), "\(kilobytes) kB: \(outcome.errors)")
            }
            try check(change.arguments, ends, "\(kilobytes) kB")
        }
        #expect(ended > 0)
    }

    /// Whether a small disk can be had: of root, or in a name space of one's own.
    private static let hasSmallDisk =
        (try? Command.run(
            ["-rm", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"], program: "/usr/bin/unshare"))?.code == 0

    @Test(
        "on a full disk has the last commit, says so, and leaves the room that it took",
        .enabled(if: hasSmallDisk, "a small disk takes name spaces"))
    func fullDisk() throws {
        try made.add("first.jsonl", Self.records(0..<24))
        try folder.write("more.jsonl", Self.records(24..<96))
        // A file takes what is left, but for so many kilobytes: a reader needs 32 of them.
        let script = """
            set -e
            mount -t tmpfs -o size=4m tmpfs disk
            cp -r i disk/i
            for left in 48 90 140 240; do
                room=$(df --output=avail -k disk | tail -1)
                head -c $(( (room - left) * 1024 )) /dev/zero > disk/filler
                before=$("$0" index events disk/i --format jsonl | md5sum)
                segments=$(ls disk/i/segments)
                code=0
                "$0" index add disk/i more.jsonl || code=$?
                echo "$left: $code"
                "$0" index verify disk/i --quiet
                if [ $code != 0 ]; then
                    [ "$before" = "$("$0" index events disk/i --format jsonl | md5sum)" ]
                    [ "$segments" = "$(ls disk/i/segments)" ]
                fi
                rm disk/filler
            done
            "$0" index add disk/i more.jsonl --quiet
            "$0" index verify disk/i --quiet
            """
        try FileManager.default.createDirectory(atPath: folder.path("disk"), withIntermediateDirectories: true)
        let outcome = try Command.run(
            ["-rm", "bash", "-c", script, Command.program], in: folder.path, program: "/usr/bin/unshare")
        #expect(outcome.code == 0, "\(outcome.text) \(outcome.errors)")
        #expect(outcome.text.contains("48: 74"), "\(outcome.text)")
        #expect(
            outcome.errors.contains("the disk is full; the index is as it was; make room")
                || outcome.errors.contains("No space left on device; make room"), "\(outcome.errors)")
    }

    // MARK: What is there and cannot be used

    private func python(_ script: String, _ arguments: String...) throws {
        let outcome = try Command.python(script, arguments, in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
    }

    private static let onDatabase = """
        import sqlite3, sys
        database = sqlite3.connect("i/index.sqlite")
        database.execute(sys.argv[1])
        database.commit()
        """

    @Test("of another version, of the database or a segment, is refused with both versions and a remedy")
    func versions() throws {
        try made.add("monday.jsonl", IndexFixture.monday)
        var segment = try folder.bytes("i/segments/1.segment")
        let version = segment.prefix { $0 != 0x0A }
        #expect(String(decoding: version, as: UTF8.self).hasPrefix("storyfold segment "))
        segment.replaceSubrange(version.indices.suffix(1), with: Array("9".utf8))
        try folder.write("i/segments/1.segment", segment)
        let verified = try made.run(["verify", "i"])
        #expect(
            verified.code == 65
                && verified.text.contains("1.segment: the storyfold segment is of version 9, expected version"),
            "\(verified.text)")
        try folder.write("tuesday.jsonl", IndexFixture.tuesday)
        let added = try made.run(["add", "i", "tuesday.jsonl"])
        #expect(added.code == 65 && added.errors.contains("version 9"), "\(added.errors)")
        try python(Self.onDatabase, "PRAGMA user_version = 99")
        for arguments in [["info", "i"], ["add", "i", "tuesday.jsonl"], ["verify", "i"]] {
            let outcome = try made.run(arguments)
            #expect(outcome.code == 65, "\(outcome.errors)")
            #expect(
                outcome.errors.contains(
                    "i/index.sqlite: the index is of version 99, expected version 2; use the version of storyfold"),
                "\(outcome.errors)")
        }
        try python(Self.onDatabase, "PRAGMA application_id = 1")
        let other = try made.run(["info", "i"])
        #expect(other.code == 65 && other.errors.contains("the database is not that of an index"), "\(other.errors)")
    }

    @Test("damaged or without a segment is found by verify, and is an error where that is needed")
    func damage() throws {
        try made.add("monday.jsonl", IndexFixture.monday)
        try folder.write("tuesday.jsonl", IndexFixture.tuesday)
        let log = try made.log()
        let sound = try folder.bytes("i/segments/1.segment")
        // Every block has a checksum.
        for block in Swift.stride(from: 0, to: sound.count / 4_096, by: Self.isThorough ? 1 : 5) {
            var bytes = sound
            bytes[block * 4_096 + 100] ^= 1
            try folder.write("i/segments/1.segment", bytes)
            let verified = try made.run(["verify", "i"])
            #expect(
                verified.code == 65 && verified.text.contains("1.segment, byte \(block * 4_096)"),
                "block \(block): \(verified.text)")
        }
        var bytes = sound
        bytes[2 * 4_096 + 100] ^= 1
        for content in [bytes, Array(sound.prefix(5_000)), []] {
            try folder.write("i/segments/1.segment", content)
            let added = try made.run(["add", "i", "tuesday.jsonl"])
            #expect(
                added.code == 65 && added.errors.contains("1.segment")
                    && added.errors.contains("bring the index back from a copy"), "\(added.errors)")
            #expect(try made.log() == log)
        }
        try FileManager.default.removeItem(atPath: folder.path("i/segments/1.segment"))
        let missing = try made.run(["add", "i", "tuesday.jsonl"])
        #expect(
            missing.code == 65 && missing.errors.contains("1.segment: the segment is missing; bring the index back"),
            "\(missing.errors)")
        #expect(try made.run(["verify", "i"]).code == 65)
        try folder.write("i/index.sqlite", Array(repeating: 7, count: 10_000))
        let info = try made.run(["info", "i"])
        #expect(
            info.code == 65 && info.errors.contains("i/index.sqlite: the database is damaged")
                && info.errors.contains("bring the index back from a copy"), "\(info.errors)")
    }

    @Test("A second writer is told of the first, and a reader need not wait")
    func lock() throws {
        try made.add("monday.jsonl", IndexFixture.monday)
        let lock = FolderLock(folder.path("i"))
        #expect(lock != nil)
        let second = try made.run(["remove", "i", "a"])
        #expect(
            second.code == 74
                && second.errors.contains("another program is changing the index; wait until it has ended"),
            "\(second.errors)")
        #expect(try made.run(["info", "i"]).code == 0)
        withExtendedLifetime(lock) {}
    }

    @Test("Two writers at once are both done, or one of them is told of the other; none loses what it was given")
    func twoWriters() throws {
        try made.add("monday.jsonl", IndexFixture.monday)
        for number in 0..<6 {
            try folder.write(
                "n\(number).jsonl",
                IndexFixture.record(
                    "n\(number)", "The mill of place \(number) is to be a school of \(number + 2) rooms.", "2024-04-02",
                    source: "X"))
        }
        let script = """
            for n in 0 1 2 3 4 5; do ( "$0" index add i n$n.jsonl --quiet && echo $n || [ $? = 74 ] ) & done; wait
            """
        let outcome = try Command.run(["-c", script, Command.program], in: folder.path, program: "/bin/bash")
        let added = Set(outcome.text.split(separator: "\n").map { "n\($0)" })
        #expect(!added.isEmpty, "\(outcome.errors)")
        try made.verify()
        let there = try made.lines(["events", "i"]).filter { ($0["of"] as? String)?.hasPrefix("s") == true }
            .compactMap { $0["article"] as? String }
        #expect(Set(there).subtracting(["a", "b", "c"]) == added)
    }

    @Test("Another program that holds the database is told")
    func busy() throws {
        try made.add("monday.jsonl", IndexFixture.monday)
        try python(
            """
            import sqlite3, subprocess, sys
            database = sqlite3.connect("i/index.sqlite", isolation_level=None)
            database.execute("BEGIN IMMEDIATE")
            ended = subprocess.run([sys.argv[1], "index", "remove", "i", "a"], capture_output=True, text=True)
            assert ended.returncode == 74 and "another program is writing to the database" in ended.stderr, ended
            database.execute("ROLLBACK")
            assert subprocess.run([sys.argv[1], "index", "remove", "i", "a", "--quiet"]).returncode == 0
            """, Command.program)
        try made.verify()
    }
}
