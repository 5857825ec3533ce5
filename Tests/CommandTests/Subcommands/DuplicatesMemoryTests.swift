import Fixtures
import Testing

@Suite("duplicates: memory")
struct DuplicatesMemoryTests {
    @Test("Whatever memory is allowed, the pairs are the same")
    func sameForAnyMemory() throws {
        let folder = try TestFolder()
        let path = folder.path("news.jsonl")
        #expect(try Command.run("generate", "--quiet", "--articles", "2000", "--output", path).code == 0)
        let expected = try Command.output("duplicates", "--quiet", "--pairs", "--format", "jsonl", path)
        #expect(expected.split(separator: "\n").count > 1_000)
        for memory in ["128M", "0.125g", "1GiB", "134217728"] {
            #expect(
                try Command.output("duplicates", "--quiet", "--pairs", "--format", "jsonl", "--memory", memory, path)
                    == expected)
        }
    }

    /// Texts that are alike in what would take more than is allowed: their pairs, their sketches, the copies of one.
    enum Corpus: String, CaseIterable {
        case frames, pages, letters

        // A debug build takes ten times as long and runs on less, where it shows no more than that nothing breaks.
        #if DEBUG
            private static let scale = 20
        #else
            private static let scale = 1
        #endif

        /// The text of an article by its number, and how many there are, in Python.
        var script: String {
            switch self {
            case .frames: "count, text = \(60_000 / Self.scale), lambda i: 'Weather forecast for town%d' % i"
            case .pages:
                """
                page = " ".join(a + b + str(i) for i in range(20) for a in ["ferry", "pier"] for b in "abcdefgh")
                count, text = \(20_000 / Self.scale), lambda i: page
                """
            case .letters: "count, text = \(300_000 / Self.scale), lambda i: 'a'"
            }
        }
    }

    @Test("A run stays within the memory that it is allowed", arguments: Corpus.allCases)
    func bound(corpus: Corpus) throws {
        let folder = try TestFolder()
        // The kernel says what the largest of them took at its peak.
        let script =
            corpus.script + #"""

                import resource, subprocess, sys
                with open("in.jsonl", "w") as file:
                    file.writelines('{"id":"%d","text":"%s"}\n' % (i, text(i)) for i in range(count))
                for command in (["duplicates", "--pairs", "--format", "csv"], ["dedup", "-o", "out"]):
                    run = [sys.argv[1], *command, "in.jsonl", "-q", "--memory", "128M"]
                    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
                """#
        let outcome = try Command.python(script, [Command.program], in: folder.path)
        let most = try #require(Int(outcome.text.dropLast()), "\(outcome.errors)")
        // Within a tenth and 100 MB of what is allowed.
        #expect(most < (128 << 20) * 11 / 10 + 100_000_000, "\(most >> 20) MiB")
    }
}
