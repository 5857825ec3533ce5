import Fixtures
import Foundation

/// Reports as the command writes them, and what it says of the same corpus in records.
enum Report {
    /// Of the sample corpus.
    static let sample = Result { try kept("sample", of: Command.sample) }

    /// The stories of the sample corpus, in the order of the report.
    static let stories = Result {
        let lines = try Command.output("cluster", "--quiet", "--format", "jsonl", Command.sample)
        return try lines.split(separator: "\n").map { try JSONDecoder().decode(Story.self, from: Data($0.utf8)) }
    }

    /// Of records of one's own.
    static func kept(_ name: String, of records: [JSON]) throws -> Page {
        let files = try TestFolder()
        let lines = try records.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) + "\n" }
        return try kept(name, of: files.write("articles.jsonl", lines.joined()))
    }

    /// Writes the report of a corpus beside the pictures, where it can be looked at too.
    private static func kept(_ name: String, of corpus: String) throws -> Page {
        let page = Page(path: "\(Browser.pictures)/\(name).html")
        try FileManager.default.createDirectory(atPath: Browser.pictures, withIntermediateDirectories: true)
        try Data(self.page(of: corpus)).write(to: URL(fileURLWithPath: page.path))
        return page
    }

    private static func page(of corpus: String) throws -> [UInt8] {
        let outcome = try Command.run(["cluster", "--quiet", "--format", "html", corpus])
        guard outcome.code == 0 else { throw Command.Failure(outcome: outcome) }
        return outcome.output
    }

    struct Story: Decodable, Sendable {
        struct Receipt: Decodable, Sendable { var words: Int }
        struct Member: Decodable, Sendable { var articles: [Article] }
        struct Article: Decodable, Sendable {
            var title: String?
            var source: String?
        }
        var headline: String
        var articles: Int
        var first: String?
        var last: String?
        var receipts: [Receipt]
        var members: [Member]

        var sources: Set<String> { Set(members.flatMap(\.articles).compactMap(\.source)) }

        /// Whether it had begun by the last of these days and had not ended before the first (UTC, `2031-04-05`).
        func runs(from first: String, to last: String) -> Bool {
            guard let begins = self.first?.prefix(10), let ends = self.last?.prefix(10) else { return false }
            return begins <= last && ends >= first
        }
    }
}

extension Browser {
    /// Opens all that is folded away.
    func unfold() throws {
        let _: Ignored = try run("for (const details of document.querySelectorAll('details')) details.open = true")
    }

    /// The headlines of the stories that the front page lists now, in their order.
    func headlines() throws -> [String] {
        try run(
            """
            return [...document.querySelectorAll('#stories > li.story-row')]
                .filter(row => row.checkVisibility()).map(row => row.querySelector('a.story-link').innerText.trim())
            """)
    }
}
