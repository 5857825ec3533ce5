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
}
