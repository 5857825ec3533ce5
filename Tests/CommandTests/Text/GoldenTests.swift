import Fixtures
import Foundation
import Testing

/// What a person sees of the sample corpus, to the letter.
///
/// When a change of the output is meant, renew the files and read the difference before it is committed:
///
///     STORYFOLD_RENEW_GOLDEN=1 swift test --filter GoldenTests && git diff Tests/CommandTests/Golden
@Suite("Golden output of the sample")
struct GoldenTests {
    static let renews = ProcessInfo.processInfo.environment["STORYFOLD_RENEW_GOLDEN"] != nil

    @Test(
        "The output is that of the golden file",
        arguments: [
            "inspect", "cluster", "duplicates", "stories", "stories --related", "similar nw-0404-ferry",
            "explain qh-0404-ferry nw-0404-ferry", "explain qh-0404-ferry ol-0405-barge",
            "explain nw-0412-ferry qh-0404-ferry", "explain nw-0404-ferry nw-0404-ferry-update",
        ])
    func sample(arguments: String) throws {
        let words = arguments.split(separator: " ").map(String.init)
        let outcome = try Command.run(
            words + ["Data/sample"], environment: ["COLUMNS": "80"], in: Command.project)
        #expect(outcome.code == 0)
        let name = words.map { $0.drop { $0 == "-" } }.joined(separator: "-")
        let file = URL(fileURLWithPath: "\(Command.project)/Tests/CommandTests/Golden/\(name).txt")
        if Self.renews { try Data(outcome.output).write(to: file) }
        let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let (found, expected) = (outcome.text.split(separator: "\n"), golden.split(separator: "\n"))
        let line = zip(found, expected).enumerated().first { $1.0 != $1.1 }
        #expect(
            outcome.text == golden,
            "first at line \((line?.offset ?? min(found.count, expected.count)) + 1); see GoldenTests.swift to renew it"
        )
    }
}
