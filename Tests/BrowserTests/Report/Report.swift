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

    /// Of 800 generated articles: a front page, and the stories on pages in a folder beside it.
    static let parted = Result {
        let files = try TestFolder()
        _ = try Command.output(
            "generate", "--quiet", "--articles", "800", "--seed", "9", "--output", files.path("articles.jsonl"))
        _ = try Command.output("cluster", "--quiet", files.path("articles.jsonl"), "--output", files.path("folded"))
        return try Pages(kept: "parted", of: files.path("folded"))
    }

    /// Of so many stories that their list goes on on a second page: one of a single invented article, over and over, with
    /// a headline as long as a headline may be.
    static let longList = Result {
        let files = try TestFolder()
        let headline = "Notice @: " + String(repeating: "𐌰𐌽𐌱𐌰𐌼 ", count: 48)
        let article: JSON = [
            "id": "notice-@", "title": .string(headline), "source": "Norvane Wire", "published": "2021-04-05T10:00:00Z",
            "text": "The clerk of Harrow Vale read notice @ aloud, and nobody stayed until the end.",
        ]
        let record = String(decoding: try JSONEncoder().encode(article), as: UTF8.self)
        let story = try Command.output(
            "cluster", "--quiet", "--format", "jsonl", "--texts", files.write("articles.jsonl", record))
        let stories = (1...2000).map { story.replacing("@", with: "\($0)") }.joined()
        return try Pages(kept: "list", of: files.write("result.jsonl", stories))
    }

    /// A report of several files.
    struct Pages: Sendable {
        let front: Page
        /// The pages of stories, in their order, and those that go on with the list.
        let stories: [Page]
        let lists: [Page]
        /// The page of the outlets, where there are several.
        let outlets: Page?

        var addresses: Set<String> {
            Set(([front] + stories + lists + [outlets].compactMap { $0 }).map(\.address))
        }

        /// Writes the report of a result beside the pictures.
        fileprivate init(kept name: String, of result: String) throws {
            front = Page(path: "\(Browser.pictures)/\(name).html")
            let folder = "\(Browser.pictures)/\(name)-pages"
            try? FileManager.default.removeItem(atPath: folder)
            try FileManager.default.createDirectory(atPath: Browser.pictures, withIntermediateDirectories: true)
            _ = try Command.output("report", "--quiet", result, "--output", front.path)
            let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder)).subtracting(["manifest.json"])
            func pages(_ name: (Int) -> String) -> [Page] {
                (1...names.count + 1).map(name).filter(names.contains).map { Page(path: "\(folder)/\($0)") }
            }
            stories = pages { "\($0).html" }
            lists = pages { "stories-\($0).html" }
            // Whatever else is in the folder has a name that no link leads to.
            outlets = names.contains("outlets.html") ? Page(path: "\(folder)/outlets.html") : nil
            let known = stories.count + lists.count + (outlets == nil ? 0 : 1)
            guard known == names.count else { throw BrowserError("pages: \(names.sorted())") }
        }
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
            var id: String
            var title: String?
            var source: String?
            var url: String?
        }
        struct Provenance: Decodable, Sendable {
            var independentTexts: Int

            enum CodingKeys: String, CodingKey { case independentTexts = "independent_texts" }
        }
        var headline: String
        var articles: Int
        var first: String?
        var last: String?
        var receipts: [Receipt]
        var provenance: Provenance
        var members: [Member]

        var sources: Set<String> { Set(members.flatMap(\.articles).compactMap(\.source)) }

        /// Whether it had begun by the last of these days and had not ended before the first (UTC, `2021-04-05`).
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
