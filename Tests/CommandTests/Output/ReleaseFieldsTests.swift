import Fixtures
import Foundation
import Testing

@Suite("What a document says of its maker")
struct ReleaseFieldsTests {
    @Test(
        "Every document in JSON names the version and the version of its form",
        arguments: [
            ["cluster"], ["stories"], ["duplicates"], ["duplicates", "--pairs"], ["duplicates", "--sweep", "0.5:0.9"],
            ["inspect"],
            ["explain", "nw-0404-ferry", "qh-0404-ferry"], ["similar", "nw-0404-ferry"],
        ])
    func documents(arguments: [String]) throws {
        try check(Command.run(arguments + [Command.sample, "--format", "json", "--quiet"]).text)
    }

    @Test("So do scores")
    func scores() throws {
        let labelled = #"{"id":"a","text":"The ferry came back.","story":"1"}"# + "\n"
        try check(Command.output("evaluate", "-", "--format", "json", "--quiet", input: labelled))
    }

    private func check(_ answer: String) throws {
        let document = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
        let (version, form) = (document["version"] as? String, document["format_version"] as? Int)
        #expect(
            try Command.output("--version") == "\(try #require(version)) (formats \(try #require(form)))\n")
    }
}
