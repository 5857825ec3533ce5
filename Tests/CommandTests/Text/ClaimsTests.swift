import Fixtures
import Foundation
import Testing

/// What is said of a story is so, and one thing in text, JSON and pages.
@Suite("Claims")
struct ClaimsTests {
    private static let texts = [
        "Fourteen people were hurt when a passenger ferry rammed a gravel barge in the fog of the Marrow Strait off Quillhaven, "
            + "the coastguard said on Thursday.",
        "Passengers of the Quillhaven ferry told how its bow struck a gravel barge that lay at anchor without lights in the fog "
            + "of the Marrow Strait; fourteen were hurt.",
        "The coastguard of Quillhaven blamed fog in the Marrow Strait after a ferry hit a gravel barge and fourteen passengers "
            + "were hurt.",
    ]

    /// Articles of three outlets about one event, and a few others.
    private func corpus(published: [String?], ending: (Int) -> String = { _ in "" }) throws -> TestFolder {
        let folder = try TestFolder()
        var lines = zip(Self.texts, published).enumerated().map { place, pair in
            record(
                "ferry-\(place)", "Ferry hits barge off Quillhaven", pair.0 + ending(place), pair.1, "Outlet \(place)")
        }
        for (place, word) in ["tractor", "orchid", "library", "budget", "glacier", "chess"].enumerated() {
            lines.append(
                record(
                    "other-\(place)", "A \(word) for Lissenford",
                    "The council of Lissenford \(place) voted for a \(word) after a long debate about every \(word) of the county.",
                    published[0], "Outlet 9"))
        }
        try folder.write("n.jsonl", lines.joined(separator: "\n"))
        return folder
    }

    private func record(_ id: String, _ title: String, _ text: String, _ date: String?, _ source: String) -> String {
        let fields: [String: String] = ["id": id, "title": title, "text": text, "source": source]
        let all = date.map { fields.merging(["published": $0]) { $1 } } ?? fields
        return String(decoding: try! JSONSerialization.data(withJSONObject: all, options: .sortedKeys), as: UTF8.self)
    }

    private func run(_ folder: TestFolder, _ arguments: String...) throws -> String {
        let outcome = try Command.run(
            ["cluster", "n.jsonl", "--quiet"] + arguments, environment: ["COLUMNS": "100"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        return outcome.text
    }

    @Test("Three of one day are told as a tie, the same in text, records and pages, and no time is shown")
    func ties() throws {
        let folder = try corpus(published: ["2024-01-25", "2024-01-25", "2024-01-25"])
        let tie = "Outlet 0, Outlet 1 and Outlet 2, all 25 Jan"
        let text = try run(folder)
        #expect(text.contains("first: \(tie)\n"))
        #expect(!text.contains("earliest of the story") || text.contains("one of the 3 earliest of the story"))
        #expect(!text.contains("likely origin"))
        let story = try #require(
            try objects(try run(folder, "--format", "jsonl")).first { $0.string("story")!.hasPrefix("ferry") })
        let provenance = try #require(story["provenance"] as? [String: Any])
        #expect(provenance["first"] is NSNull)
        #expect(provenance["earliest"] as? [String] == ["ferry-0", "ferry-1", "ferry-2"])
        #expect((provenance["origin"] as? [String: Any])?["id"] is NSNull)
        let page = try run(folder, "--format", "html")
        #expect(page.contains("<dt>First</dt><dd><p>\(tie)</p>"))
        #expect(page.contains("first: \(tie)."))
        #expect(page.contains("<p>First: <bdi>\(tie)</bdi></p>"))
        #expect(!page.contains("Likely origin"))
        for shown in [text, page] { #expect(!shown.contains("00:00") && !shown.contains("12:00")) }
    }

    @Test("One that is certainly the first is named alone, wherever it is named")
    func first() throws {
        let folder = try corpus(published: ["2024-01-26", "2024-01-25T09:30:00Z", nil])
        #expect(try run(folder).contains("first: Outlet 1 25 Jan 09:30"))
        let page = try run(folder, "--format", "html")
        #expect(
            page.contains(
                "<bdi>Outlet 1</bdi></a>, <span class=\"time\">25 Jan 09:30</span>: of those dated; 1 article is not"))
        #expect(page.contains("<p>First of those dated: <bdi>Outlet 1 25 Jan 09:30</bdi></p>"))
    }

    @Test("Midnight of everything is a day")
    func midnights() throws {
        let midnight = "2024-01-25T00:00:00Z"
        let folder = try corpus(published: [midnight, midnight, "2024-01-26T00:00:00Z"])
        #expect(try run(folder).contains("first: Outlet 0 and Outlet 1, both 25 Jan\n"))
        #expect(try !run(folder, "--format", "html").contains("00:00"))
    }

    @Test("Who wrote, edited and photographed articles makes no two alike, and is shown as no evidence")
    func credits() throws {
        let credits = [
            "\n\n(Reporting by Tova Brandtholm; Editing by Maren Lindquist)",
            "\n\nFoto: Tova Brandtholm\n\nMaren Lindquist contributed to this report.",
            "\n\nTova Brandtholm und Maren Lindquist\n\nVRNX.OX",
        ]
        let folder = try corpus(published: [nil, nil, nil]) { credits[$0] }
        let plain = try corpus(published: [nil, nil, nil])
        let stories = try objects(try run(folder, "--format", "jsonl", "--texts"))
        let terms = stories.flatMap { story -> [String] in
            let shared = story.list("members").flatMap { $0["shared_terms"] as? [String] ?? [] }
            return (story["terms"] as? [String] ?? []) + shared
        }
        #expect(terms.contains("barge"))
        for name in ["Tova", "Brandtholm", "Maren", "Lindquist", "Foto", "VRNX"] {
            #expect(!terms.contains { $0.lowercased().contains(name.lowercased()) }, "\(name)")
        }
        // The same likeness as without them.
        let bare = try objects(try run(plain, "--format", "jsonl"))
        func cosines(_ stories: [[String: Any]]) -> [Double] {
            stories.flatMap { $0.list("members") }.compactMap { $0.number("cosine") }
        }
        #expect(cosines(stories) == cosines(bare))
        let explained = try object(
            try Command.run(
                ["explain", "ferry-0", "ferry-2", "n.jsonl", "--quiet", "--format", "json"], in: folder.path
            ).text)
        for name in ["names", "story"] {
            let evidence = String(
                decoding: try JSONSerialization.data(withJSONObject: try #require(explained[name])), as: UTF8.self)
            #expect(!evidence.contains("Brandtholm") && !evidence.contains("Lindquist"))
        }
    }
}
