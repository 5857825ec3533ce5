import Fixtures
import Foundation
import Testing

@testable import Corpus

@Suite("JSON Lines against Foundation")
struct JSONOracleTests {
    /// A JSON string literal of random characters and escapes, all of them sound. U+FEFF is left out:
    /// Foundation drops it.
    private static func literal(_ generator: inout SeededGenerator) -> String {
        let pieces = [
            "a", "Z", " ", "é", "日", "🛥", "\\n", "\\t", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\r", "\\u0041",
            "\\u00e9", "\\uFFFD", "\\u65E5", "\\ud83d\\udee5", "\\uD83D\\uDE00", "{", "}", "[", ",", ":", "1e5", "-",
            "\u{2028}", "\\u0000", "word word word word word word word word ",
        ]
        let count = Int.random(in: 0...60, using: &generator)
        return "\"" + (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined() + "\""
    }

    private static func value(_ generator: inout SeededGenerator, depth: Int = 0) -> String {
        switch Int.random(in: 0...(depth < 3 ? 7 : 5), using: &generator) {
        case 0: return "null"
        case 1: return Bool.random(using: &generator) ? "true" : "false"
        case 2: return String(Int.random(in: -1_000_000...1_000_000, using: &generator))
        case 3: return String(Double.random(in: -1e9...1e9, using: &generator))
        case 4, 5: return literal(&generator)
        case 6:
            let values = (0..<Int.random(in: 0...4, using: &generator)).map { _ in value(&generator, depth: depth + 1) }
            return "[" + values.joined(separator: ", ") + "]"
        default:
            let fields = (0..<Int.random(in: 0...4, using: &generator)).map {
                "\"k\($0)\" : \(value(&generator, depth: depth + 1))"
            }
            return "{" + fields.joined(separator: ",") + "}"
        }
    }

    @Test("Random records have the fields that Foundation finds", arguments: 1...20)
    func random(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let lines = (1...200).map { number in
            var fields = [
                // A fraction, and a number beyond 64 bits, take the way through the repair.
                "\"id\":\(number)\(["", ".5", "00000000000000000000"].randomElement(using: &generator)!)",
                "\"text\":\"t\(Self.literal(&generator).dropFirst())", "\"x\":\(Self.value(&generator))",
            ]
            if Bool.random(using: &generator) { fields.append("\"title\" : \(Self.literal(&generator))") }
            if Bool.random(using: &generator) { fields.append("\"url\":\(Self.value(&generator))") }
            if Bool.random(using: &generator) { fields.append("\"body\":\(Self.value(&generator))") }
            return "{" + fields.shuffled(using: &generator).joined(separator: " ,") + "}"
        }
        let folder = try TemporaryFolder()
        let path = try folder.write("n.jsonl", lines.joined(separator: "\n"))
        let articles = try read([path], threads: 2).articles
        #expect(articles.count == lines.count)
        for (article, line) in zip(articles, lines) {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(Array(article.text.utf8) == Array((object["text"] as! String).utf8))
            #expect(article.title == object["title"] as? String ?? "")
            if let url = object["url"] as? String { #expect(article.url == url) }
        }
    }
}
