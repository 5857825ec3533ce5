import Fixtures
import Foundation
import Testing

@Suite("Text for a person")
struct TextLayoutTests {
    /// Two stories of several articles, with names and titles of wide, narrow and combining characters.
    private static func corpus() throws -> [UInt8] {
        let titles = [
            "港口渡轮与驳船在浓雾中相撞多人受伤", "Ferry and barge collide in the thick fog of the strait",
            "Fa\u{301}hre und Lastkahn stoßen 👩‍👩‍👧‍👧 zusammen",
        ]
        let records = titles.enumerated().flatMap { story, title in
            (0..<4).map { number -> [String: Any] in
                [
                    "id": "\(story)-\(number)-\(String(repeating: "長い名前", count: number))",
                    "title": "\(title) \(number)",
                    "text": (0..<60).map { "\(title) \($0 / (number + 1)) \(story)" }.joined(separator: ". "),
                    "source": String(repeating: "日報", count: 3 * number),
                    "published": "2024-04-0\(number + 1)T10:00:00Z",
                ]
            }
        }
        return Array(try records.spelled().joined(separator: "\n").utf8)
    }

    /// What is hard to count: no spaces, joined and coloured emoji, marks, a hidden hyphen, a change of direction.
    private static let hard = [
        String(repeating: "港口渡轮与驳船在浓雾中相撞", count: 12), "👩‍👩‍👧‍👧 ❤️ 👍🏽 🇩🇪 1️⃣ на пароме", "می‌خواهم \u{202E}e\u{301}te\u{301}",
        String(repeating: "Donaudampf\u{AD}schiff", count: 20), "ｆｕｌｌ　ｗｉｄｔｈ ｶﾅ 한국어 ภาษาไทย",
    ]

    private static func hardCorpus() throws -> [UInt8] {
        let records = hard.enumerated().flatMap { number, title in
            (0..<3).map { copy -> [String: Any] in
                let text = "The quay of the old town was mended on Monday by \(copy) masons in rain \(number / 3)"
                return [
                    "id": "\(number)-\(copy)", "title": title, "source": hard[(number + copy) % hard.count],
                    "text": text,
                    "published": "202\(copy)-04-1\(number)T10:00:00Z",
                ]
            }
        }
        return Array(try records.spelled().joined(separator: "\n").utf8)
    }

    // Each takes fifteen runs, which a debug build has less time for.
    #if DEBUG
        private static let widths = [40, 80, 200]
    #else
        private static let widths = [40, 60, 80, 120, 200]
    #endif

    @Test("Lines keep within the width", arguments: widths)
    func width(columns: Int) throws {
        let sample = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Command.sample)/articles.jsonl")))
        for corpus in [try Self.corpus(), try Self.hardCorpus(), sample] {
            for arguments in [
                ["cluster", "-"], ["cluster", "-", "--all"], ["duplicates", "-"], ["duplicates", "-", "--all"],
                ["stories", "-", "--related", "--all"],
            ] {
                let outcome = try Command.run(
                    arguments, input: corpus, environment: ["COLUMNS": "\(columns)"])
                #expect(outcome.code == 0)
                #expect(!outcome.output.isEmpty)
                for line in outcome.text.split(separator: "\n") {
                    #expect(Self.width(of: line) <= columns, "\(line)")
                    #expect(line.last != " ", "\(line)")
                }
            }
        }
    }

    /// Columns of the characters that these tests use: two for ideographs, kana, forms of full width and
    /// emoji, none for marks and joiners.
    static func width(of line: some StringProtocol) -> Int {
        line.unicodeScalars.reduce(0) { sum, scalar in
            let isWide =
                (0x2E80...0xFF60).contains(scalar.value) && !(0xA4D0...0xABFF).contains(scalar.value)
                || scalar.value >= 0x1F300
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return sum
            default: return sum + (isWide ? 2 : 1)
            }
        }
    }

    @Test("Colour is for terminals, and not where NO_COLOR is set")
    func colour() throws {
        let arguments = ["cluster", "-", "--quiet"]
        let input = Array(BadRecordTests.good.utf8)
        #expect(!(try Command.run(arguments, input: input).text.contains("\u{1B}")))
        let terminal = try Terminal()
        #expect(try terminal.shown { _ = try Command.run(arguments, input: input, output: $0) }.contains("\u{1B}["))
        let plain = try terminal.shown {
            _ = try Command.run(arguments, input: input, output: $0, environment: ["NO_COLOR": "1"])
        }
        #expect(!plain.isEmpty)
        #expect(!plain.contains("\u{1B}"))
    }

    @Test("--quiet says nothing, and without it the summary goes to standard error")
    func quiet() throws {
        for subcommand in ["cluster", "duplicates", "dedup"] {
            let loud = try Command.run(subcommand, "-", input: BadRecordTests.good)
            let quiet = try Command.run(subcommand, "-", "--quiet", input: BadRecordTests.good)
            #expect(quiet.errors.isEmpty)
            #expect(loud.errors.contains("1 article, 0 duplicate groups (0 copies)"))
            #expect(loud.errors.hasPrefix("reading...\n"))
            #expect(!loud.errors.contains("\r"))
            #expect(loud.output == quiet.output)
        }
    }
}

/// A pseudo-terminal that nobody sits at.
struct Terminal {
    private let keyboard: FileHandle
    private let screen: FileHandle

    init() throws {
        keyboard = try Self.opened("/dev/ptmx")
        // What unlockpt and ptsname do, which Glibc's module leaves out.
        var (unlocked, number): (Int32, UInt32) = (0, 0)
        // SAFETY: the requests read and write one integer each.
        let isReady =
            unsafe ioctl(keyboard.fileDescriptor, 0x4004_5431, &unlocked) == 0
            && ioctl(keyboard.fileDescriptor, 0x8004_5430, &number) == 0
        try #require(isReady)
        screen = try Self.opened("/dev/pts/\(number)")
    }

    /// Opened so that it does not become the terminal of the tests.
    private static func opened(_ path: String) throws -> FileHandle {
        // SAFETY: the path is passed terminated.
        let number = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        try #require(number >= 0)
        return FileHandle(fileDescriptor: number, closeOnDealloc: true)
    }

    /// What is shown while the closure writes to the screen; no more than a terminal holds unread, 4 KB.
    func shown(_ write: (FileHandle) throws -> Void) throws -> String {
        try write(screen)
        return String(decoding: keyboard.availableData, as: UTF8.self)
    }
}
