import Foundation
import Provenance
import Storyfold
import Testing

/// The examples of the documentation as a user's program would have them; ``ExampleCoverageTests`` holds the documents against
/// this file, line by line.
@Suite("Examples of the documentation")
struct DocumentationExamples {
    @Test("Folding articles")
    func foldingArticles() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("news.jsonl", #"{"id": "a1", "text": "A ferry lost its rudder off Orlen."}"#)

        let articles = [
            InputArticle(id: "a1", text: "A ferry lost its rudder off Orlen.", published: "2024-04-04"),
            InputArticle(id: "a2", text: "A ferry lost its rudder off Orlen.", source: "Isle Gazette"),
        ]
        let fold = try Fold(articles)
        #expect(fold.groups.count == 1 && fold.stories.count == 1)

        let feed = AsyncStream<InputArticle> { continuation in
            for article in articles { continuation.yield(article) }
            continuation.finish()
        }
        let streamed = try await Fold(feed)
        #expect(streamed.result == fold.result)

        let fromFiles = try Fold(paths: [path])
        #expect(fromFiles.articleCount == 1)

        var configuration = Configuration(threads: 2)
        configuration.extent = .duplicates
        configuration.duplicateThreshold = 0.6
        let duplicates = try Fold(articles, configuration: configuration)
        #expect(duplicates.groups.count == 1 && duplicates.stories.isEmpty)

        let watched = try Fold(articles) { progress in
            print(progress.stage, progress.completed, progress.total ?? "")
        }
        #expect(watched.result == fold.result)

        do {
            configuration.duplicateThreshold = 2
            _ = try Fold(articles, configuration: configuration)
        } catch {
            print(error.place, error.problem, error.remedy)  // duplicateThreshold found 2.0 allowed: 0.05 to 1.0
        }
    }

    @Test("Reading a fold")
    func readingAFold() throws {
        let articles = [
            InputArticle(id: "a1", text: "A ferry lost its rudder off Orlen.", published: "2024-04-04"),
            InputArticle(id: "a2", text: "A ferry lost its rudder off Orlen.", source: "Isle Gazette"),
        ]
        let fold = try Fold(articles)

        for story in fold.stories {
            print(story.headline, story.articles, story.terms)
            print("  read", fold.article(story.canonical).id, "-", story.reasons)
            for version in story.versions {
                for member in version.members {
                    print("    ", fold.article(member.article).id, member.relation, member.similarity)
                }
            }
        }

        for group in fold.groups {
            let provenance = fold.provenance(of: group)
            if let origin = provenance.origin.article { print(fold.article(origin).id, provenance.origin.confidence) }
            for link in provenance.chain {
                print(fold.article(link.article).id, link.kind, fold.article(link.parent).id)
            }
        }

        let json = try JSONEncoder().encode(fold.result)
        let again = try JSONDecoder().decode(FoldResult.self, from: json)
        #expect(again == fold.result)

        var configuration = Configuration()
        configuration.extent = .explanations
        let explained = try Fold(articles, configuration: configuration)
        let why = try explained.explain("a1", "a2")
        print(why.verdict, why.jaccard, why.onlyInA)
        #expect(why.verdict == .sameText)
    }

    @Test("As a Swift library")
    func library() throws {
        let articles = [
            InputArticle(id: "a1", text: "A ferry lost its rudder off Orlen.", published: "2024-04-04"),
            InputArticle(id: "a2", text: "A ferry lost its rudder off Orlen.", source: "Isle Gazette"),
        ]
        var configuration = Configuration(threads: 2)
        configuration.extent = .explanations
        let fold = try Fold(articles, configuration: configuration)
        let json = try JSONEncoder().encode(fold.result)  // articles, groups, stories, pairs, by their ids
        print(try fold.explain("a1", "a2").verdict)  // sameText
        #expect(try JSONDecoder().decode(FoldResult.self, from: json) == fold.result)
    }

    /// Compiled alone: ``LibraryExampleTests`` runs the same over a file that is there.
    private func files() throws {
        let fold = try Fold(paths: ["news.jsonl"])
        for story in fold.stories {
            print(story.headline, story.articles, story.terms)
            print("  read", fold.article(story.canonical).id, "-", story.reasons)
        }
    }
}

@Suite("Examples of the documentation, and where they are compiled")
struct ExampleCoverageTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The lines of a text that are not empty, without the blanks around them.
    private static func lines(_ text: some StringProtocol) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    @Test(
        "Every example is compiled as it stands",
        arguments: [
            ("Documentation/Swift.md", 2), ("Sources/Storyfold/Storyfold.docc/FoldingArticles.md", 6),
            ("Sources/Storyfold/Storyfold.docc/ReadingAFold.md", 4), ("Sources/Storyfold/Fold.swift", 1),
        ])
    func coverage(document: String, least: Int) throws {
        let compiled = Self.lines(try String(contentsOfFile: #filePath, encoding: .utf8))
        let text = try String(contentsOf: Self.root.appending(path: document), encoding: .utf8)
            .replacing("/// ", with: "").replacing("///", with: "")
        let examples = text.components(separatedBy: "```swift\n").dropFirst()
            .map { Self.lines($0.components(separatedBy: "```")[0]).filter { !$0.hasPrefix("import ") } }
        #expect(examples.count >= least)
        for example in examples {
            let isThere = compiled.indices.contains { compiled[$0...].starts(with: example) }
            #expect(isThere, "\(document): \(example.first ?? "")")
        }
    }
}
