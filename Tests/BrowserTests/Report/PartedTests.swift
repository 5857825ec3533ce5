import Testing

extension InBrowser.OfReport {
    @Suite("A report that does not fit on one page")
    struct PartedTests {
        private let report: Report.Pages

        init() throws {
            report = try Report.parted.get()
            try #require(report.stories.count > 2)
        }

        /// The page without its fragment that the window shows.
        private func address(_ browser: Browser) throws -> String {
            try browser.run("return location.href.split('#')[0]")
        }

        private func title(_ browser: Browser) throws -> String { try browser.run("return document.title") }

        @Test("The list leads to a story, which stands alone on its page, and back, and nothing else is asked for")
        func click() throws {
            let browser = try Browser.opened(report.front)
            let front = try title(browser)
            let row = "#stories > li:nth-last-child(3) a.story-link"
            let headline = try browser.text(row)
            let anchor: String = try browser.run("return document.querySelector(arguments[0]).hash", .string(row))
            try browser.click(row)

            let page = try address(browser)
            #expect(report.stories.contains { $0.address == page })
            #expect(try browser.countShown("section.story") == 1)
            #expect(try browser.countShown("section.story\(anchor)") == 1)
            #expect(try browser.count("section.story") > 1)
            #expect(try browser.countShown("main > h2, nav.pages") == 0)
            #expect(try browser.text("\(anchor) h2") == headline)
            #expect(try title(browser) == headline)

            try browser.click("a.back")
            #expect(try address(browser) == report.front.address)
            #expect(try browser.countShown("#front") == 1)
            #expect(try title(browser) == front)
            let observed = try browser.observed()
            #expect(observed.console == [])
            #expect(observed.requests == [report.front.address, page, report.front.address])
        }

        @Test("Every story of the list stands on the page that its link names")
        func everyStory() throws {
            let browser = try Browser.opened(report.front)
            let links: [String] = try browser.run(
                "return [...document.querySelectorAll('a.story-link')].map(link => link.href)")
            var stories: [String] = []
            for page in report.stories {
                try browser.open(page)
                stories +=
                    try browser.run(
                        """
                        return [...document.querySelectorAll('section.story')].map(story => story.id)
                            .filter(id => !id.includes('part')).map(id => `${location.href}#${id}`)
                        """) as [String]
            }
            #expect(!links.isEmpty)
            #expect(links == stories)
        }

        @Test("A page of stories, opened without a story's address, shows all it has and leads to its neighbours")
        func wholePage() throws {
            let browser = try Browser.opened(report.stories[1])
            #expect(try browser.countShown("section.story") == browser.count("section.story"))
            #expect(try browser.countShown("section.story") > 1)
            #expect(try title(browser) == "Stories, page 2")
            #expect(try browser.countShown("a.back") == 2)

            for (link, page) in [("last", report.stories[2]), ("first", report.stories[1])] {
                try browser.click("nav.pages a:\(link)-child")
                #expect(try address(browser) == page.address)
            }
            #expect(try browser.observed().isSilent(within: report))
            try browser.open(try #require(report.stories.last))
            #expect(try browser.text("nav.pages") == "← Previous page")
        }

        @Test("Stories lead to each other from page to page")
        func turning() throws {
            let browser = try Browser.opened(report.stories[0])
            let last: String = try browser.run("return [...document.querySelectorAll('section.story')].at(-1).id")
            let number = try #require(Int(last.dropFirst()))
            try browser.open(report.stories[0], at: last)
            try browser.click("#\(last) [rel=next]")
            #expect(try address(browser) == report.stories[1].address)
            #expect(try browser.countShown("section.story#s\(number + 1)") == 1)
            try browser.click("#s\(number + 1) [rel=prev]")
            #expect(try address(browser) == report.stories[0].address)
            #expect(try browser.countShown("section.story#\(last)") == 1)
        }

        @Test("Whoever comes back finds the list as it was left, and stories lead on in its order")
        func back() throws {
            let browser = try Browser.opened(report.front, at: "sort=newest")
            let order: [String] = try browser.run(
                "return [...document.querySelectorAll('#stories .story-link')].map(link => link.hash)")
            try browser.click("#stories > li:nth-child(40) a.story-link")
            try browser.click("\(order[39]) [rel=next]")
            #expect(try browser.countShown("section.story\(order[40])") == 1)
            try browser.click("a.back")
            #expect(try browser.run("return document.getElementById('filter-sort').value") == "newest")
            let again: [String] = try browser.run(
                "return [...document.querySelectorAll('#stories .story-link')].map(link => link.hash)")
            #expect(again == order)
            #expect(try browser.run("return scrollY > 1000"))
            try browser.click("#filter button[type=reset]")
        }

        @Test("The address of a story leads to its page from the front page and from any other")
        func anyPage() throws {
            let browser = try Browser.opened(report.stories[1])
            let story: String = try browser.run("return document.querySelector('section.story').id")
            for page in [report.front, report.stories[0], report.stories[2]] {
                try browser.open(page, at: "\(story)-1")
                for _ in 0..<100 where try address(browser) != report.stories[1].address {
                    _ = try browser.runToEnd("return await new Promise(tell => setTimeout(() => tell(1), 20))") as Int
                }
                #expect(try address(browser) == report.stories[1].address)
                #expect(try browser.countShown("section.story#\(story)") == 1)
            }
            // A story that is not there leaves the list.
            try browser.open(report.stories[0], at: "s99999")
            for _ in 0..<100 where try address(browser) != report.front.address {
                _ = try browser.runToEnd("return await new Promise(tell => setTimeout(() => tell(1), 20))") as Int
            }
            #expect(try browser.countShown("#front") == 1)
        }

        @Test("An article's address opens it in its story, alone")
        func article() throws {
            let browser = try Browser.opened(report.stories[0], at: "s1-3")
            #expect(try browser.countShown("section.story") == 1)
            #expect(try browser.countShown("#s1-3[open] .body") == 1)
            #expect(try browser.count("details.member[open]") == 1)
            #expect(try title(browser) == browser.text("#s1 h2"))
        }

        @Test("Without scripts a story opens, alone, and leads back to the whole list")
        func withoutScripts() throws {
            let browser = try Browser.ready()
            try browser.open(report.front)
            let stories = try browser.countShown("#stories > li")
            try browser.runScripts(false)
            try browser.open(report.front)
            #expect(try browser.countShown("#stories > li") == stories)
            try browser.click("#stories > li:nth-last-child(3) a.story-link")
            #expect(try browser.countShown("section.story") == 1)
            #expect(try title(browser).hasPrefix("Stories, page "), "a script has run")
            try browser.click("a.back")
            #expect(try browser.countShown("#stories > li") == stories)
        }

        @Test("A page of stories fits its window", arguments: Screen.allCases)
        func width(screen: Screen) throws {
            let browser = try Browser.ready()
            try browser.look(on: screen)
            try browser.open(report.stories[0])
            #expect(try browser.overflow() == 0)
            try browser.screenshot("parted-\(screen.rawValue)", limit: 900)
        }

        @Test("The list goes on on pages of its own; the filter of the front page finds what is listed there")
        func longList() throws {
            let report = try Report.longList.get()
            let browser = try Browser.opened(report.front)
            let shown = try browser.countShown("#stories > li")
            #expect(shown < 2000)
            for letter in "notice 1999:" { try browser.type(String(letter), into: "#filter-text") }
            #expect(try browser.countShown("#stories > li") == 1)
            #expect(try browser.text("#filter-count") == "1 of 2,000 stories")
            #expect(try browser.text("#list-title") == "Stories found")
            #expect(try browser.countShown("nav.pages") == 0)
            try browser.click("#stories > li a.story-link")
            #expect(try address(browser) == report.stories.last?.address)
            #expect(try browser.countShown("section.story#s1999") == 1)
            try browser.click("a.back")
            #expect(try address(browser) == report.front.address)

            // Many are found, some are shown, and all are counted.
            try browser.clear("#filter-text")
            try browser.type("notice", into: "#filter-text")
            #expect(try browser.countShown("#stories > li") == shown)
            #expect(try browser.text("#filter-count") == "2,000 of 2,000 stories")
            #expect(try browser.text("#list-title") == "The first \(shown) of 2,000 stories")
            try browser.clear("#filter-text")
            #expect(try browser.countShown("#stories > li") == shown)

            try browser.click("nav.pages a")
            #expect(try address(browser) == report.lists.first?.address)
            #expect(try shown + browser.countShown("#stories > li") == 2000)
            #expect(try browser.text("#list-title") == "Stories \(grouped(shown + 1)) to 2,000 of 2,000")
            try browser.click("#stories > li:last-child a.story-link")
            #expect(try browser.countShown("section.story") == 1)
            #expect(try browser.observed().isSilent(within: report))
        }

        private func grouped(_ number: Int) -> String {
            number < 1000 ? "\(number)" : "\(number / 1000),\(String(number).suffix(3))"
        }

        @Test("Its pages are valid HTML, the further lists too")
        func validHTML() throws {
            let pages = [
                report.front, report.stories[1], try #require(report.outlets),
                try #require(try Report.longList.get().lists.first),
            ]
            let findings = try HTMLChecker.findings(pages)
            #expect(findings == [[], [], [], []])
        }

        @Test("The outlets have a page of their own, which leads to what one took, and to the list of its stories")
        func outlets() throws {
            let browser = try Browser.opened(report.front)
            try browser.click(".ways a")
            #expect(try address(browser) == report.outlets?.address)
            #expect(try browser.countShown("section.story") == 1 && browser.countShown("#outlets") == 1)
            try browser.click(".outlet-table tbody tr:first-child a")
            #expect(try browser.countShown("section.story") == 1 && browser.countShown("#o1") == 1)
            let name = try browser.text("#o1 h2")

            let took: String = try browser.run("return document.querySelector('.outlet .takes a').href")
            let outlet: String = try browser.run("return document.querySelector('.outlet:has(.takes)').id")
            try browser.open(try #require(report.outlets), at: outlet)
            try browser.click("#\(outlet) .takes a")
            #expect(try browser.run("return location.href") == took)
            #expect(try browser.countShown("section.story") == 1 && browser.countShown(":target") == 1)

            try browser.open(try #require(report.outlets), at: "o1")
            try browser.click("#o1 .stories-of")
            #expect(try address(browser) == report.front.address)
            #expect(try browser.run("return document.querySelector('#filter-source').value") == name)
            #expect(try browser.text("#list-title") == "Stories found")
            #expect(try browser.observed().isSilent(within: report))
        }

        @Test("A page of several stories has no barriers")
        func barriers() throws {
            let browser = try Browser.opened(try #require(report.stories.last))
            // Of two stories: the checker looks at every element, and takes its time.
            let _: Ignored = try browser.run(
                "for (const story of [...document.querySelectorAll('section.story')].slice(2)) story.remove()")
            #expect(try browser.countShown("section.story") == 2)
            let barriers = try browser.barriers()
            #expect(barriers == [])
        }
    }
}

extension Observed {
    /// Whether nothing but pages of the report was asked for, and nothing went wrong.
    fileprivate func isSilent(within report: Report.Pages) -> Bool {
        console.isEmpty && report.addresses.isSuperset(of: requests)
    }
}
