import Fixtures
import Foundation
import Testing

extension InBrowser.OfReport {
    @Suite("Decisions that a reader makes on the page")
    struct DecisionTests {
        private func opened(_ page: Page, at fragment: String) throws -> Browser {
            let browser = try Browser.opened(page)
            let _: Ignored = try browser.run("localStorage.clear()")
            try browser.open(page, at: fragment)
            try browser.open(page)
            try browser.open(page, at: fragment)
            return browser
        }

        private func lines(_ browser: Browser) throws -> [String] {
            let text: String = try browser.run("return document.querySelector('.decisions textarea').value")
            return text.split(separator: "\n").map(String.init)
        }

        private func id(_ anchor: String, in browser: Browser) throws -> String {
            try browser.run("return document.querySelector(arguments[0]).textContent", .string("#\(anchor) .id"))
        }

        private func press(_ decision: String, at anchor: String, in browser: Browser) throws {
            let button = "#\(anchor) [data-decision=\(decision)]"
            // What has been decided is shown at the foot of the window.
            let _: Ignored = try browser.run(
                "document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", .string(button))
            try browser.click(button)
        }

        /// What the page saves as a file.
        private func saved(_ browser: Browser, in folder: TestFolder) throws -> String {
            try browser.tools(
                "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": .string(folder.path)])
            try browser.click(".decisions button:nth-of-type(2)")
            let path = folder.path("overrides.csv")
            for _ in 0..<200 where !FileManager.default.fileExists(atPath: path) {
                _ = try browser.runToEnd("return await new Promise(tell => setTimeout(() => tell(1), 25))") as Int
            }
            return path
        }

        /// The stories of the sample with these rules: of each its canonical and its articles.
        private func stories(_ rules: String) throws -> [(canonical: String, articles: Set<String>)] {
            let text = try Command.output(
                "cluster", "--quiet", "--format", "jsonl", Command.sample, "--overrides", rules)
            return try text.split(separator: "\n").map { line in
                let story = try JSONDecoder().decode(Report.Story.self, from: Data(line.utf8))
                let articles = story.members.flatMap(\.articles).map(\.id)
                return (try #require(articles.first), Set(articles))
            }
        }

        @Test(
            "What the page saves is obeyed: an article leaves its story, another one heads it, and two stories are one")
        func obeyed() throws {
            let page = try Report.sample.get()
            let browser = try opened(page, at: "s1")
            #expect(try browser.countShown(".decisions") == 0)
            // The last is another text than the canonical, and the second is neither.
            let last: String = try browser.run(
                "return [...document.querySelectorAll('#s1 details.member.text')].at(-1).id")
            let chosen: String = try browser.run(
                "return document.querySelector('#s1 details.member.text').id")
            for (anchor, decision) in [(last, "not"), (chosen, "use"), ("s1-1", "same")] {
                try browser.open(page, at: anchor)
                try press(decision, at: anchor, in: browser)
            }
            try browser.open(page, at: "s7-1")
            try press("same", at: "s7-1", in: browser)
            let (canonical, away, head, other) = try (
                id("s1-1", in: browser), id(last, in: browser), id(chosen, in: browser), id("s7-1", in: browser)
            )
            #expect(
                try lines(browser) == [
                    "rule,a,b,of", "cannot-link,\(away),\(canonical),story", "canonical,\(head),,",
                    "must-link,\(canonical),\(other),story",
                ])
            #expect(try browser.text(".decisions summary") == "3 decisions")
            let barriers = try browser.barriers()
            #expect(barriers == [])

            let folder = try TestFolder()
            let stories = try self.stories(saved(browser, in: folder))
            #expect(try folder.text("overrides.csv").split(separator: "\n").map(String.init) == lines(browser))
            func story(of id: String) throws -> (canonical: String, articles: Set<String>) {
                try #require(stories.first { $0.articles.contains(id) })
            }
            #expect(try story(of: canonical).articles.contains(other))
            #expect(try !story(of: canonical).articles.contains(away))
            #expect(try story(of: head).canonical == head)
        }

        @Test(
            "A decision is taken back by itself, by its opposite, and by clearing all, and lasts as pages are opened anew"
        )
        func takenBack() throws {
            let page = try Report.sample.get()
            let browser = try opened(page, at: "s1-3")
            try press("not", at: "s1-3", in: browser)
            #expect(try lines(browser).count == 2)
            #expect(try browser.text("#s1-3 [aria-pressed=true]") == "Not this story")
            try press("same", at: "s1-3", in: browser)
            try press("same", at: "s1-1", in: browser)
            let (a, b) = try (id("s1-3", in: browser), id("s1-1", in: browser))
            #expect(try lines(browser) == ["rule,a,b,of", "must-link,\(a),\(b),story"])

            // Of a story one version is used.
            try press("use", at: "s1-3", in: browser)
            try press("use", at: "s1-1", in: browser)
            #expect(try lines(browser).last == "canonical,\(b),," && lines(browser).count == 3)
            try browser.open(page)
            try browser.open(page, at: "s2")
            #expect(try lines(browser).count == 3)
            try browser.click(".decisions button:nth-of-type(3)")
            #expect(try browser.countShown(".decisions") == 0)
        }

        @Test("The lines are copied with a click")
        func copied() throws {
            let browser = try opened(Report.sample.get(), at: "s1-3")
            try press("use", at: "s1-3", in: browser)
            try browser.tools("Browser.grantPermissions", ["permissions": ["clipboardReadWrite"]])
            try browser.click(".decisions button:nth-of-type(1)")
            let copied: String = try browser.runToEnd("return await navigator.clipboard.readText()")
            #expect(try copied.split(separator: "\n").map(String.init) == lines(browser))
        }

        @Test("Ids of any kind reach the file as they are")
        func oddIds() throws {
            let ids = [
                "a, \"b\"", " edges ", "\u{202E}turned\u{202C}", "tab\there", String(repeating: "long", count: 200),
            ]
            let text =
                "The ferry to Harrow Vale ran aground on Monday in thick fog, and nobody on board was hurt, said its owner."
            let records = ids.map { id -> JSON in ["id": .string(id), "text": .string(text), "source": "Norvane Wire"] }
            let page = try Report.kept("ids", of: records)
            let browser = try opened(page, at: "s1")
            for place in 1...ids.count {
                try browser.open(page, at: "s1-\(place)")
                if place == 1 { continue }
                try press("not", at: "s1-\(place)", in: browser)
            }
            let folder = try TestFolder()
            let rules = try saved(browser, in: folder)
            let lines = try records.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) + "\n" }
            let corpus = try folder.write("articles.jsonl", lines.joined())
            let stories = try Command.output(
                "cluster", "--quiet", "--format", "jsonl", corpus, "--overrides", rules)
            #expect(stories.contains("\"overridden\":true"))
        }
    }
}
