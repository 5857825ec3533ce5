import Fixtures
import Foundation
import Testing

@Suite("storyfold report")
struct ReportTests {
    private func page(_ arguments: String...) throws -> String {
        let outcome = try Command.run(arguments + ["--quiet"])
        guard outcome.code == 0 else { throw Command.Failure(outcome: outcome) }
        return outcome.text
    }

    /// How often a text stands in another.
    private func count(_ part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }

    @Test("A run, its folder, its JSON Lines and its JSON make the same page")
    func sameFromAll() throws {
        let folder = try TestFolder()
        let direct = try page("cluster", Command.sample, "--format", "html")
        #expect(direct.hasPrefix("<!doctype html>"))
        _ = try page("cluster", Command.sample, "--output", folder.path("folded"))
        #expect(try page("report", folder.path("folded")) == direct)
        #expect(try page("report", folder.path("folded/")) == direct)
        for format in ["jsonl", "json"] {
            let result = try page("cluster", Command.sample, "--format", format, "--texts")
            #expect(try page("report", try folder.write("result.\(format)", result)) == direct)
            let outcome = try Command.run(["report", "-", "-q"], input: Array(result.utf8))
            #expect(outcome.text == direct)
        }
        _ = try page("report", folder.path("folded"), "--output", folder.path("report.html"))
        #expect(try folder.text("report.html") == direct)
        #expect(try folder.files().filter { $0.hasSuffix(".html") } == ["report.html"])
    }

    @Test("A number that no result has is an error with its line and name, wherever it stands")
    func impossibleNumbers() throws {
        let result = try page("cluster", Command.sample, "--format", "jsonl", "--texts")
        // No page shows the weakest pair.
        let story = try #require(result.split(separator: "\n").first { $0.contains("\"chain\":[{") })
            .replacing(/"weakest_pair":\{[^}]*\},/, with: "")
        let numbers = story.matches(of: /"([a-z_]+)":(-?[0-9.]+)[,}]/)
        // Those of each name that a page shows, and one number of every kind that JSON can hold.
        let shown = [
            "confidence", "cosine", "similarity", "complete", "earliest", "central", "clean", "words", "contains",
            "alternatives", "independent_texts",
        ]
        for name in shown {
            let match = try #require(numbers.first { $0.1 == name }, "\(name)")
            for value in ["1e300", "-1e300", "9223372036854775807", "-9223372036854775808", "-7"] {
                var line = String(story)
                line.replaceSubrange(match.2.startIndex..<match.2.endIndex, with: value)
                let outcome = try Command.run(["report", "-", "-q"], input: Array(line.utf8))
                #expect(outcome.code == 65, "\(name) \(value): \(outcome.code)")
                #expect(outcome.errors.contains("standard input:1: this is not a story of a result"))
                #expect(outcome.errors.contains(name), "\(outcome.errors)")
            }
        }
    }

    @Test("Every story and every article of the sample is on the page, and every link on it leads somewhere")
    func whole() throws {
        let text = try page("cluster", Command.sample, "--format", "html")
        let stories = try objects(try page("cluster", Command.sample, "--format", "jsonl"))
        let articles = stories.reduce(0) { $0 + ($1.integer("articles") ?? 0) }
        #expect(count("class=\"story\"", in: text) == stories.count)
        #expect(count("class=\"story-row", in: text) == stories.count)
        #expect(count("<article class=\"canonical\"", in: text) == stories.count)
        #expect(count("<details class=\"member", in: text) == articles - stories.count)
        let anchors = Set(text.matches(of: /\sid="([^"]+)"/).map { String($0.1) })
        #expect(anchors.count == text.matches(of: /\sid="([^"]+)"/).count, "an id stands twice")
        for link in text.matches(of: /href="#([^"]+)"/) { #expect(anchors.contains(String(link.1))) }
        // One style, one script, both named by the policy; nothing is styled or run in an attribute.
        #expect(count("<script", in: text) == 1)
        #expect(count("<style", in: text) == 1)
        #expect(text.firstMatch(of: /\s(style|onload|onerror|onclick)=/) == nil)
        #expect(text.contains("default-src 'none'") || text.contains("default-src &#39;none&#39;"))
    }

    @Test("What does not fit on one page is parted, and every story is found where the list says")
    func parted() throws {
        let folder = try TestFolder()
        try folder.write("news.jsonl", try Command.output("generate", "--articles", "2500", "--seed", "9"))
        _ = try page("cluster", folder.path("news.jsonl"), "--output", folder.path("folded"))
        // An address with a space and a percent sign is one all the same.
        _ = try page("report", folder.path("folded"), "--output", folder.path("my 100% report.html"))
        let names = try folder.files().filter { $0.hasSuffix(".html") }
        #expect(names.count > 3)
        var pages: [String: String] = [:]
        for name in names {
            pages[name] = try folder.text(name)
            #expect(pages[name]!.utf8.count < 5_000_000)
        }
        let rows = pages.flatMap { name, text in
            text.matches(of: /class="story-link" href="([^"#]*)#(s\d+)"/).map { (name, String($0.1), String($0.2)) }
        }
        let stories = try folder.text("folded/result.jsonl").split(separator: "\n").count
        #expect(Set(rows.map(\.2)).count == stories)
        for (name, address, anchor) in rows {
            let base = URL(fileURLWithPath: "/\(name)")
            let target = try #require(URL(string: address, relativeTo: base)?.standardizedFileURL.path).dropFirst()
            #expect(pages[String(target)]?.contains("id=\"\(anchor)\"") == true, "\(address)#\(anchor)")
        }
        // The filter of the front page knows what is listed elsewhere.
        let front = try #require(pages["my 100% report.html"])
        let listed = front.matches(of: /class="story-link"/).count
        let index = try #require(front.firstMatch(of: /id="more-stories">([^<]*)<\/script>/)).1
        let more = try JSONSerialization.jsonObject(with: Data(index.utf8)) as? [[String: Any]] ?? []
        #expect(listed == 500 && more.count == stories - listed)
        // It knows of each page the first story that begins there.
        let firsts = try #require(front.firstMatch(of: /data-pages="([^"]*)"/)).1.split(separator: " ").map { Int($0)! }
        #expect(firsts == firsts.sorted())
        for (name, address, anchor) in rows where name != "my 100% report.html" {
            let story = try #require(Int(anchor.dropFirst()))
            #expect(address == "\(try #require(firsts.lastIndex { $0 <= story }) + 1).html", "\(anchor)")
        }
        // The pages lead back.
        for (name, text) in pages where name != "my 100% report.html" {
            #expect(text.contains("href=\"../my%20100%25%20report.html#front\""), "\(name)")
        }
    }

    @Test("What an article holds is text, and what a page may not hold is replaced")
    func hostile() throws {
        let folder = try TestFolder()
        let record: [String: Any] = [
            "id": "\"><img src=x>", "title": "<script>title</script>\u{202E}", "source": "'\"><b>{{source}}",
            "text": "&lt;img2 onerror=x&gt;&lt;scripted&gt;text \u{1}\u{FFFE} {{{text}}} & ]]> "
                + String(repeating: "x", count: 1_000_000),
            "url": "javascript:alert(1)", "language": "\"x", "published": "2024-04-04",
        ]
        let line = String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self)
        let path = try folder.write(
            "hostile.jsonl", line + "\n" + line.replacing("\\\"><img", with: "2\\\"><img") + "\n")
        let text = try page("cluster", path, "--format", "html")
        #expect(count("<script", in: text) == 1)
        #expect(!text.contains("<img") && !text.contains("<b>") && !text.contains("javascript:"))
        #expect(
            text.contains("&lt;img2 onerror=x&gt;&lt;scripted&gt;text \u{FFFD}\u{FFFD} {{{text}}} &amp; ]]&gt; xxx"))
        #expect(text.utf8.count < 1_000_000)
    }

    @Test("A result that is none is named with its line, and what would be one")
    func badResults() throws {
        let folder = try TestFolder()
        let story = try page("cluster", Command.sample, "--format", "jsonl", "--texts").split(separator: "\n")[0]
        let cases: [(name: String, text: String, code: Int32, says: [String])] = [
            (
                "bare.jsonl", try page("cluster", Command.sample, "--format", "jsonl"), 65,
                [":1", "has no texts", "--texts"]
            ),
            ("broken.jsonl", "\(story)\n{\"headline\":\n", 65, [":2", "this is not JSON", "result.jsonl"]),
            ("other.jsonl", "{\"id\":\"a\",\"text\":\"b\"}\n", 65, [":1", "the field .headline is missing"]),
            ("pretty.json", "{\n  \"stories\": []\n}\n", 65, [":1", "laid out anew"]),
        ]
        for bad in cases {
            let outcome = try Command.run(
                "report", try folder.write(bad.name, bad.text), "--output", folder.path("r.html"))
            #expect(outcome.code == bad.code, "\(bad.name)")
            for word in bad.says { #expect(outcome.errors.contains(word), "\(bad.name): \(outcome.errors)") }
        }
        let missing = try Command.run("report", folder.path("nothing"))
        #expect(missing.code == 66)
        #expect(missing.errors.contains("cluster --output FOLDER"))
        #expect(try folder.files().allSatisfy { !$0.hasSuffix(".html") })
        let taken = try Command.run("cluster", Command.sample, "--format", "html", "--output", folder.path)
        #expect(taken.code == 74)
        #expect(taken.errors.contains("this is a folder") && !taken.errors.contains("reading"))
        // What is no file is written to, not replaced.
        #expect(try Command.run("cluster", Command.sample, "--format", "html", "--output", "/dev/null").code == 0)
        #expect(FileManager.default.contents(atPath: "/dev/null")?.isEmpty ?? true)
    }

    @Test("A result without a story is a page that says so")
    func empty() throws {
        let folder = try TestFolder()
        let text = try page("report", try folder.write("none.jsonl", ""))
        #expect(text.contains("0 articles, 0 stories"))
    }

    @Test("The page is the same for any order and number of threads")
    func deterministic() throws {
        let folder = try TestFolder()
        let lines = try Command.output("generate", "--articles", "400", "--seed", "4").split(separator: "\n")
        let forwards = try folder.write("a.jsonl", lines.joined(separator: "\n"))
        let backwards = try folder.write("b.jsonl", lines.reversed().joined(separator: "\n"))
        let first = try page("cluster", forwards, "--format", "html", "--threads", "1")
        #expect(try page("cluster", backwards, "--format", "html", "--threads", "3") == first)
    }
}
