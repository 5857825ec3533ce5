import Testing

extension InBrowser.OfReport {
    @Suite("The front page")
    struct FrontTests {
        private func front() throws -> (Browser, [Report.Story]) {
            (try ReportPage.front.opened(), try Report.stories.get())
        }

        /// Whether the list shows these stories, and the count says so.
        private func expect(
            _ stories: [Report.Story], in browser: Browser, at location: SourceLocation = #_sourceLocation
        ) throws {
            let headlines = try browser.headlines()
            #expect(headlines == stories.map(\.headline), sourceLocation: location)
            let count = try browser.text("#filter-count")
            let numbers = count.matches(of: /\d+/).map(\.output)
            #expect(numbers.first == "\(stories.count)", "\(count)", sourceLocation: location)
        }

        @Test("All stories are listed, with links that open them")
        func stories() throws {
            let (browser, stories) = try front()
            try expect(stories, in: browser)
            let links: [String] = try browser.run(
                "return [...document.querySelectorAll('a.story-link')].map(link => link.getAttribute('href'))")
            #expect(links == stories.indices.map { "#s\($0 + 1)" })
            #expect(try browser.countShown("section.story") == 0)
        }

        @Test("It shows the coverage, and the largest and fastest stories, which are links")
        func overview() throws {
            let (browser, _) = try front()
            #expect(try browser.countShown("figure.coverage svg") == 1)
            for list in ["ol.largest", "ol.fastest"] {
                #expect(try browser.countShown("\(list) > li") > 1)
                #expect(
                    try browser.countShown("\(list) > li a[href^='#s']") == browser.countShown("\(list) > li"))
            }
        }

        @Test("The list narrows with every key, and comes back")
        func text() throws {
            let (browser, stories) = try front()
            var shown = stories.map(\.headline)
            for letter in "ferry" {
                try browser.type(String(letter), into: "#filter-text")
                let now = try browser.headlines()
                #expect(now.allSatisfy(shown.contains))
                shown = now
            }
            #expect((1..<stories.count).contains(shown.count))
            let named = stories.map(\.headline).filter { $0.lowercased().contains("ferry") }
            #expect(!named.isEmpty)
            #expect(named.allSatisfy(shown.contains))

            try browser.type("zzz", into: "#filter-text")
            try expect([], in: browser)
            for _ in "ferryzzz" { try browser.press(.backspace) }
            try expect(stories, in: browser)
        }

        @Test("Letters in any case find the same")
        func anyCase() throws {
            let (browser, _) = try front()
            try browser.type("FERRY", into: "#filter-text")
            let loud = try browser.headlines()
            try browser.clear("#filter-text")
            try browser.type("ferry", into: "#filter-text")
            #expect(try browser.headlines() == loud)
        }

        @Test("A source has its stories; the sources are offered")
        func source() throws {
            let (browser, stories) = try front()
            let source = "The Tidewater Post"
            try browser.type(source, into: "#filter-source")
            try expect(stories.filter { $0.sources.contains(source) }, in: browser)

            let offered: [String] = try browser.run(
                "return [...document.getElementById('filter-source').list.options].map(option => option.value)")
            #expect(Set(offered) == stories.reduce(into: []) { $0.formUnion($1.sources) })
        }

        @Test("Days leave the stories that ran on one of them")
        func days() throws {
            let (browser, stories) = try front()
            try browser.set("#filter-from", to: "2024-04-10")
            try expect(stories.filter { $0.runs(from: "2024-04-10", to: "9999-12-31") }, in: browser)
            try browser.set("#filter-to", to: "2024-04-12")
            try expect(stories.filter { $0.runs(from: "2024-04-10", to: "2024-04-12") }, in: browser)
            try browser.set("#filter-from", to: "")
            try expect(stories.filter { $0.runs(from: "0001-01-01", to: "2024-04-12") }, in: browser)
        }

        @Test("Filters work together, stay while a story is read, and are cleared one by one")
        func together() throws {
            let (browser, stories) = try front()
            let source = "The Tidewater Post"
            try browser.set("#filter-to", to: "2024-04-12")
            try browser.type(source, into: "#filter-source")
            let both = stories.filter { $0.sources.contains(source) && $0.runs(from: "0001-01-01", to: "2024-04-12") }
            #expect((1..<stories.count).contains(both.count))
            try expect(both, in: browser)

            try browser.click("#stories > li.story-row:not([hidden]) a.story-link")
            try browser.click("a.back")
            try expect(both, in: browser)

            try browser.clear("#filter-source")
            try browser.set("#filter-to", to: "")
            try expect(stories, in: browser)
        }
    }
}
