import Fixtures
import Foundation
import Testing

@Suite("The same bytes for every order and number of threads")
struct DeterminismTests {
    /// The corpora, each as it is and shuffled twice.
    private func corpora(articles: Int) throws -> (folder: TestFolder, orders: [[String]]) {
        let folder = try TestFolder()
        let generated = try Command.output("generate", "--articles", "\(articles)", "--seed", "5")
        let sample = try String(contentsOfFile: "\(Command.sample)/articles.jsonl", encoding: .utf8)
        let pages = "\(Command.sample)/crawled"
        try folder.write("generated.jsonl", generated)
        try folder.write("sample.jsonl", sample)
        var orders = [[folder.path("generated.jsonl"), folder.path("sample.jsonl"), pages]]
        var random = SeededGenerator(state: 20)
        for number in 1...2 {
            let lines = (generated + sample).split(separator: "\n").shuffled(using: &random)
            let half = lines.count / (number + 1)
            let name = "shuffled-\(number)"
            try folder.write("\(name)/b.jsonl", lines[..<half].joined(separator: "\n"))
            try folder.write("\(name)/a.ndjson", lines[half...].joined(separator: "\n"))
            orders.append([pages, folder.path(name)])
        }
        return (folder, orders)
    }

    @Test("duplicates --pairs", arguments: [[], ["--exact"]])
    func pairs(search: [String]) throws {
        let (folder, orders) = try corpora(articles: 3_000)
        defer { withExtendedLifetime(folder) {} }
        var expected: [UInt8]?
        for (threads, paths) in [(1, orders[0]), (2, orders[0]), (3, orders[0]), (1, orders[1]), (2, orders[2])] {
            let outcome = try Command.run(
                ["duplicates", "--pairs", "--format", "csv", "--quiet", "--threads", "\(threads)"]
                    + search + paths)
            #expect(outcome.code == 0)
            #expect(outcome.output.count > 1_000)
            #expect(outcome.output == expected ?? outcome.output)
            expected = outcome.output
        }
    }

    // A debug build takes 17 seconds for each of the nine runs over 3,000 articles.
    #if DEBUG
        private static let clusteredArticles = 400
    #else
        private static let clusteredArticles = 3_000
    #endif

    @Test("cluster --output and cluster --format json")
    func stories() throws {
        let (folder, orders) = try corpora(articles: Self.clusteredArticles)
        var expected: [[UInt8]]?
        for (run, (threads, paths)) in [(1, orders[0]), (2, orders[1]), (3, orders[2])].enumerated() {
            let arguments = ["cluster", "--quiet", "--threads", "\(threads)"] + paths
            let output = folder.path("out-\(run)")
            #expect(try Command.run(arguments + ["--output", output]).code == 0)
            var found = try ["articles", "groups", "stories", "pairs"].map {
                try folder.bytes("out-\(run)/\($0).jsonl")
            }
            found.append(try Command.run(arguments + ["--format", "json"]).output)
            found.append(try Command.run(arguments).output)
            #expect(found.allSatisfy { !$0.isEmpty })
            #expect(found == expected ?? found)
            expected = found
        }
    }
}
