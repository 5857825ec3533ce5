import Fixtures
import Foundation
import Testing

/// The documents in Markdown: where their links lead, and whether the command has what they name.
@Suite("The documents")
struct DocumentsTests {
    /// Where everybody begins.
    private static let first = "README.md"

    /// The paths of all documents, from the top of the project.
    private static let all: [String] = {
        let benchmarks = ["Comparisons", "Defaults", "Judgements"].map { "Benchmarks/\($0)/" }
        let folders = ["", "Documentation/", "Python/"] + benchmarks
        return folders.flatMap { folder -> [String] in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(Command.project)/\(folder)")) ?? []
            return names.filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
        }
    }()

    private static func text(_ document: String) throws -> String {
        try String(contentsOfFile: "\(Command.project)/\(document)", encoding: .utf8)
    }

    /// The links of a document to other files of the project, as paths from its top, each with the heading it leads to.
    private static func links(_ document: String) throws -> [(path: String, heading: String?)] {
        let folder = URL(filePath: "/\(document)").deletingLastPathComponent()
        return try text(document).matches(of: /\]\(([^)\s]+)\)/).compactMap { match in
            guard !match.output.1.contains("://") else { return nil }
            let parts = match.output.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let path = folder.appending(path: parts[0]).standardizedFileURL.path.dropFirst()
            return (parts[0].isEmpty ? document : String(path), parts.count > 1 ? String(parts[1]) : nil)
        }
    }

    /// The anchors of a document's headings, as sites that show Markdown name them.
    private static func anchors(_ document: String) throws -> Set<String> {
        Set(
            try text(document).split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
                line.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-")
                    .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            })
    }

    @Test("Every link leads to a file, and to a heading that it has", arguments: all)
    func links(of document: String) throws {
        for link in try Self.links(document) {
            let path = "\(Command.project)/\(link.path)"
            #expect(FileManager.default.fileExists(atPath: path), "\(document) links to \(link.path)")
            guard let heading = link.heading, FileManager.default.fileExists(atPath: path) else { continue }
            #expect(try Self.anchors(link.path).contains(heading), "\(document) links to \(link.path)#\(heading)")
        }
    }

    @Test("Every document is found from the README in two steps, which itself is read in one sitting")
    func ways() throws {
        var found: Set = [Self.first]
        for _ in 0..<2 {
            for document in found where document.hasSuffix(".md") {
                found.formUnion(try Self.links(document).map(\.path))
            }
        }
        #expect(Self.all.count > 20)
        #expect(Set(Self.all).subtracting(found).subtracting(["CHANGELOG.md"]) == [])
        #expect((8_000...12_000).contains(try Self.text(Self.first).utf8.count))
    }

    @Test("Every option that a document gives a subcommand is one of its own")
    func options() throws {
        var help: [String: Set<String>] = [:]
        func options(of subcommand: String) throws -> Set<String> {
            if let known = help[subcommand] { return known }
            let text = try Command.run(["help"] + subcommand.split(separator: " ").map(String.init)).text
            help[subcommand] = Set(text.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
            return help[subcommand]!
        }
        var count = 0
        for document in Self.all where document != "CHANGELOG.md" {
            // A command ends with its line, its code, a comment or where another begins.
            for match in try Self.text(document).matches(of: /\bstoryfold ([a-z]+)([^\n`#|;&>]*)/) {
                var subcommand = String(match.output.1)
                // It has subcommands of its own.
                if subcommand == "index", let own = match.output.2.split(separator: " ").first {
                    subcommand += " \(own)"
                }
                for option in match.output.2.matches(of: /(?:^|\s)(--[a-z][a-z-]*)/) {
                    let name = String(option.output.1)
                    #expect(
                        try options(of: subcommand).contains(name), "\(document): storyfold \(subcommand) \(name)")
                    count += 1
                }
            }
        }
        #expect(count > 30)
    }
}
