import Testing

extension InBrowser.OfReport {
    @Suite("The page of a story")
    struct StoryPageTests {
        private func story() throws -> (Browser, Report.Story) {
            (try ReportPage.story.opened(), try #require(try Report.stories.get().first))
        }

        @Test("A click opens the story alone, and leads back")
        func click() throws {
            let browser = try ReportPage.front.opened()
            let stories = try Report.stories.get()
            try browser.click("#stories > li:nth-child(2) a.story-link")
            #expect(try browser.countShown("#front") == 0)
            #expect(try browser.countShown("section.story") == 1)
            #expect(try browser.countShown("section.story#s2") == 1)
            #expect(try browser.text("#s2 h2").contains(stories[1].headline))

            try browser.click("a.back")
            #expect(try browser.countShown("#front") == 1)
            #expect(try browser.countShown("section.story") == 0)
        }

        @Test("The first screen answers what is asked first", arguments: Screen.allCases)
        func answers(screen: Screen) throws {
            let browser = try ReportPage.story.opened(on: screen)
            let story = try #require(try Report.stories.get().first)
            struct Answer: Decodable {
                var question: String
                var text: String
                var top: Double
            }
            let answers: [Answer] = try browser.run(
                """
                return [...document.querySelectorAll('#s1 .answers > div')].map(row => ({
                    question: row.querySelector('dt').innerText, text: row.querySelector('dd').innerText,
                    top: row.getBoundingClientRect().top}))
                """)
            #expect(
                answers.map(\.question) == ["Link to", "First", "Who took from whom", "What changed", "How sure"])
            let height: Double = try browser.run("return innerHeight")
            #expect(answers.allSatisfy { $0.top < height })
            for (answer, told) in zip(
                answers, ["Quillhaven Herald", "Radio Vessmark", "Norvane Wire", "altered some", "very likely"])
            {
                #expect(answer.text.contains(told), "\(answer)")
            }
            // The link itself, what outdates it, and what each number is.
            let address: String = try browser.run("return document.querySelector('#s1 .answers .address').href")
            #expect(try address == #require(story.members[0].articles[0].url))
            #expect(try browser.text("#s1 .answers .warning").hasPrefix("Outdated: 14 → 19"))
            #expect(answers.allSatisfy { $0.text.firstMatch(of: /\(\d\.\d\d\)/) == nil })
            try browser.screenshotOfWindow("answers-\(screen.rawValue)")
        }

        @Test("Scores come after what the others add")
        func order() throws {
            let (browser, _) = try story()
            let places: [Double] = try browser.run(
                """
                return ['.answers', '.canonical', '.others', '.why-chosen'].map(
                    part => document.querySelector(`#s1 ${part}`).getBoundingClientRect().top)
                """)
            #expect(places == places.sorted() && Set(places).count == 4)
        }

        @Test("Each story leads to the next and to the one before, by the list as it was left")
        func turning() throws {
            let browser = try Browser.opened(Report.sample.get(), at: "s1")
            #expect(try browser.countShown("#s1 [rel=prev]") == 0)
            try browser.click("#s1 [rel=next]")
            #expect(try browser.countShown("section.story#s2") == 1)
            try browser.click("#s2 [rel=prev]")
            #expect(try browser.countShown("section.story#s1") == 1)

            try browser.open(Report.sample.get(), at: "sort=newest")
            let order: [String] = try browser.run(
                "return [...document.querySelectorAll('#stories .story-link')].map(link => link.hash)")
            try browser.click("#stories > li:nth-child(3) a.story-link")
            try browser.click("\(order[2]) [rel=next]")
            #expect(try browser.countShown("section.story\(order[3])") == 1)
            try browser.click("\(order[3]) [rel=prev]")
            try browser.click("\(order[2]) [rel=prev]")
            #expect(try browser.countShown("section.story\(order[1])") == 1)
            try browser.click("a.back")
            #expect(try browser.run("return location.hash") == "#sort=newest")
        }

        @Test("It leads to the stories that are related to it")
        func related() throws {
            let (browser, _) = try story()
            let headline = try browser.text("#s1 .related li a")
            try browser.click("#s1 .related li a")
            #expect(try browser.countShown("section.story") == 1 && browser.countShown("section.story#s1") == 0)
            #expect(try browser.text("section.story:target h2") == headline)
        }

        @Test("The keyboard alone opens a story, reads how a copy differs, and leads back")
        func keyboard() throws {
            let browser = try ReportPage.front.opened()
            try browser.tab(to: "a.story-link")
            #expect(try browser.run("return getComputedStyle(document.activeElement).outlineStyle") != "none")
            try browser.press(.enter)
            #expect(try browser.countShown("section.story#s1") == 1)

            try browser.tab(to: "#s1 details.member > summary")
            #expect(try browser.countShown("#s1 details.member :is(.copied, .altered, .left-out, .added)") == 0)
            try browser.press(.enter)
            #expect(try browser.countShown("#s1 details.member :is(.copied, .altered, .left-out, .added)") > 0)

            try browser.tab(to: "a.back")
            try browser.press(.enter)
            #expect(try browser.countShown("#front") == 1)
        }

        @Test("It has the text, the receipts and the graphics")
        func parts() throws {
            let (browser, story) = try story()
            #expect(try browser.text("#s1 h2").contains(story.headline))
            let words = try browser.text("#s1 .canonical").split(whereSeparator: \.isWhitespace).count
            #expect(words >= (try #require(story.receipts.map(\.words).max())) * 9 / 10)
            #expect(try browser.countShown("#s1 .receipts table tbody tr") >= story.receipts.count)
            for graphic in ["timeline", "copies", "heat-map"] {
                #expect(try browser.countShown("#s1 figure.\(graphic) svg") == 1, "\(graphic)")
            }
        }

        @Test("Every other article is there, named in its summary")
        func members() throws {
            let (browser, story) = try story()
            #expect(try browser.countShown("#s1 details.member") == story.articles - 1)
            let summaries: [String] = try browser.run(
                "return [...document.querySelectorAll('#s1 details.member > summary')].map(one => one.innerText)")
            let titles = story.members.flatMap(\.articles).compactMap(\.title)
            #expect(titles.count { title in summaries.contains { $0.contains(title) } } >= titles.count - 1)
        }

        @Test("Sentences are marked as copied, altered word by word, left out and added")
        func marks() throws {
            let (browser, _) = try story()
            try browser.unfold()
            for mark in ["copied", "altered", "left-out", "added"] {
                #expect(try browser.countShown("#s1 details.member .\(mark)") > 0, "\(mark)")
            }
            #expect(try browser.countShown("#s1 .altered del") > 0)
            #expect(try browser.countShown("#s1 .altered ins") > 0)
            #expect(try browser.count(".altered:not(:has(del, ins, mark))") == 0)
            #expect(try browser.count(":is(.copied, .left-out, .added) :is(del, ins)") == 0)
        }

        @Test(
            "What was struck and what was put in look different from each other and from the text",
            arguments: Scheme.allCases)
        func colours(scheme: Scheme) throws {
            let browser = try ReportPage.story.opened(in: scheme)
            try browser.unfold()
            func look(_ selector: String) throws -> [String] {
                try ["color", "background-color"].map { try browser.style($0, of: "#s1 .altered \(selector)") }
            }
            #expect(try look("del") != look("ins"))
            #expect(try look("del") != ["color", "background-color"].map { try browser.style($0, of: "#s1 .copied") })
            // Not by colour alone (WCAG 2.2, success criterion 1.4.1).
            let lines = try ["del", "ins"].map { try browser.style("text-decoration-line", of: "#s1 .altered \($0)") }
            #expect(lines[0] != lines[1])
        }

        @Test("An article's address opens it, and a link to it does, and the window is named after the story")
        func article() throws {
            let (front, headline) = try (
                ReportPage.front.opened().run("return document.title") as String,
                #require(Report.stories.get().first).headline
            )
            let browser = try Browser.opened(Report.sample.get(), at: "s1-3")
            #expect(try browser.countShown("section.story#s1") == 1)
            #expect(try browser.countShown("#s1-3 .body") == 1)
            #expect(try browser.count("#s1 details.member[open]") == 1)
            #expect(try browser.run("return document.title") == headline)

            let link = "#s1 .answers div:nth-child(2) a[href^='#']"
            let anchor: String = try browser.run("return document.querySelector(arguments[0]).hash", .string(link))
            #expect(try browser.countShown("details\(anchor) .body") == 0)
            try browser.click(link)
            #expect(try browser.countShown("details\(anchor) .body") == 1)
            #expect(try browser.run("return document.title") == headline)
            try browser.click("a.back")
            #expect(try browser.run("return document.title") == front)
        }

        @Test("Without scripts the list is whole, and a story and an article of it open")
        func withoutScripts() throws {
            let browser = try Browser.ready()
            try browser.runScripts(false)
            try browser.open(Report.sample.get())
            let stories = try Report.stories.get()
            #expect(try browser.headlines() == stories.map(\.headline))
            // It would do nothing.
            #expect(try browser.countShown("#filter") == 0)
            try browser.click("#stories > li:nth-child(1) a.story-link")
            #expect(try browser.countShown("section.story") == 1)
            #expect(try browser.countShown("section.story#s1 .canonical") == 1)
            try browser.click("#s1 details.member > summary")
            #expect(try browser.countShown("#s1 details.member :is(.copied, .altered, .left-out, .added)") > 0)
            try browser.click("a.back")
            #expect(try browser.headlines() == stories.map(\.headline))
        }

        @Test("Printing opens the other articles, and closes them again")
        func printing() throws {
            let (browser, story) = try story()
            let texts = "#s1 details.member > .body"
            #expect(try browser.countShown(texts) == 0)
            // Listens behind the page's own script, and so sees what is printed.
            let _: Ignored = try browser.run(
                """
                addEventListener('beforeprint', () => {
                    window.printed = [...document.querySelectorAll(arguments[0])].filter(text =>
                        text.checkVisibility({visibilityProperty: true}) && text.getClientRects().length > 0).length;
                });
                """, .string(texts))
            struct Printed: Decodable { var data: String }
            let paper: Printed = try browser.tools("Page.printToPDF")
            #expect(paper.data.hasPrefix("JVBERi"), "a PDF, in base 64")
            #expect(try browser.run("return window.printed ?? 0") == story.articles - 1)
            #expect(try browser.countShown(texts) == 0)
        }

        @Test("On paper it is there with its texts, without what only works on a screen")
        func print() throws {
            let (browser, _) = try story()
            try browser.look(in: .light, as: .print)
            #expect(try browser.countShown("#s1 .canonical") == 1)
            #expect(try browser.countShown("#s1 h2") == 1)
            #expect(try browser.countShown("#front") == 0)
            #expect(try browser.countShown("a.back") == 0)
            let faint = try browser.faintTexts()
            #expect(faint == [])
        }
    }
}
