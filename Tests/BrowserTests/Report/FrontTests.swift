import Foundation
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

        @Test("It shows the coverage, and the largest and fastest stories, which are links and not the same")
        func overview() throws {
            let (browser, stories) = try front()
            #expect(try browser.countShown("figure.coverage svg") == 1)
            let named: [String] = try browser.run(
                "return [...document.querySelectorAll('.highlights a')].map(link => link.hash)")
            #expect(Set(named).count == named.count)
            // The totals, once; at the foot they are part of what made the page.
            let articles = "\(stories.reduce(0) { $0 + $1.articles }) articles"
            let page: String = try browser.run("return document.querySelector('main').innerText")
            #expect(page.components(separatedBy: articles).count == 2)
            for list in ["ol.largest", "ol.fastest"] {
                #expect(try browser.countShown("\(list) > li") > 1)
                #expect(
                    try browser.countShown("\(list) > li a[href^='#s']") == browser.countShown("\(list) > li"))
            }
        }

        @Test("A row tells how the story begins, who was first, which version to read and where, and its outlets")
        func row() throws {
            let (browser, stories) = try front()
            let row = try browser.text("#stories > li:first-child")
            for told in [
                "A passenger ferry and a gravel barge collided in thick fog",
                "First of those dated: Radio Vessmark 4 Apr 07:20", "Canonical: Quillhaven Herald 4 Apr 10:15",
                "16 articles · 6 versions · 9 sources · 4–6 Apr 2024", "+6",
            ] {
                #expect(row.contains(told), "\(row)")
            }
            let outlets: [String] = try browser.run(
                "return [...document.querySelectorAll('#stories > li:first-child .outlets bdi')].map(one => one.innerText)"
            )
            #expect(outlets.count == 3 && stories[0].sources.isSuperset(of: outlets))
            struct Link: Decodable, Equatable {
                var href: String
                var rel: String
            }
            let original: [Link] = try browser.run(
                """
                return [...document.querySelectorAll('#stories > li:first-child a[rel]')].map(
                    link => ({href: link.href, rel: link.rel}))
                """)
            let address = try #require(stories[0].members[0].articles[0].url)
            #expect(original == [Link(href: address, rel: "noopener noreferrer")])
        }

        @Test("The list is sorted by what is chosen, and as it was again")
        func sorting() throws {
            let (browser, stories) = try front()
            func sorted(by rank: (Report.Story) -> Int) -> [String] {
                stories.enumerated().sorted { (-rank($0.element), $0.offset) < (-rank($1.element), $1.offset) }
                    .map(\.element.headline)
            }
            try browser.set("#filter-sort", to: "outlets")
            #expect(try browser.headlines() == sorted { $0.sources.count })
            try browser.set("#filter-sort", to: "texts")
            #expect(try browser.headlines() == sorted { $0.provenance.independentTexts })
            try browser.set("#filter-sort", to: "newest")
            let days: [String] = try browser.run(
                "return [...document.querySelectorAll('#stories > li')].map(row => row.dataset.last ?? '')")
            #expect(days == days.sorted(by: >) && Set(days).count > 3)
            try browser.set("#filter-sort", to: "growing")
            let fastest: [String] = try browser.run(
                "return [...document.querySelectorAll('.fastest a')].map(link => link.innerText.trim())")
            let all = try browser.headlines()
            let places = fastest.compactMap(all.firstIndex)
            #expect(places.count == fastest.count && places == places.sorted())
            try browser.click("#filter button[type=reset]")
            #expect(try browser.headlines() == stories.map(\.headline))
        }

        @Test("Single articles can be hidden")
        func several() throws {
            let (browser, stories) = try front()
            let several = stories.filter { $0.articles > 1 }
            #expect((1..<stories.count).contains(several.count))
            try browser.click("#filter-several")
            try expect(several, in: browser)
            try browser.click("#filter-several")
            try expect(stories, in: browser)
        }

        @Test("Words, outlets and days lead to the stories that have them, from a row, a chart and a story")
        func links() throws {
            let (browser, stories) = try front()
            let outlet = "#stories > li:first-child .outlets a"
            let name = try browser.text(outlet)
            try browser.click(outlet)
            try expect(stories.filter { $0.sources.contains(name) }, in: browser)

            let term = "#stories > li:first-child .terms a"
            let word = try browser.text(term)
            try browser.click(term)
            #expect(try browser.run("return document.getElementById('filter-text').value") == word)
            #expect(try browser.run("return document.getElementById('filter-source').value") == "")
            #expect((1..<stories.count).contains(try browser.headlines().count))

            try browser.open(Report.sample.get(), at: "s1")
            try browser.click("#s1 .facts .days")
            try expect(stories.filter { $0.runs(from: "2024-04-04", to: "2024-04-06") }, in: browser)
            try browser.click("#filter button[type=reset]")

            let _: Ignored = try browser.run(
                "document.querySelector('.coverage a[href*=\"2024-04-10\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
            )
            try expect(stories.filter { $0.runs(from: "2024-04-10", to: "2024-04-10") }, in: browser)
        }

        @Test("The last day and the last week are a click away, and earlier ones a click each")
        func periods() throws {
            let (browser, stories) = try front()
            #expect(try browser.countShown(".period button:disabled") == 2)
            try browser.click(".period [data-days='1']")
            try expect(stories.filter { $0.runs(from: "2024-04-23", to: "2024-04-23") }, in: browser)
            try browser.click(".period [data-turn='-1']")
            try expect(stories.filter { $0.runs(from: "2024-04-22", to: "2024-04-22") }, in: browser)
            try browser.click(".period [data-days='7']")
            try browser.click(".period [data-turn='-1']")
            try expect(stories.filter { $0.runs(from: "2024-04-10", to: "2024-04-16") }, in: browser)
            try browser.click(".period [data-turn='1']")
            try expect(stories.filter { $0.runs(from: "2024-04-17", to: "2024-04-23") }, in: browser)
        }

        @Test("What is asked for stands in the address, which asks for it again")
        func address() throws {
            let (browser, stories) = try front()
            let source = "The Tidewater Post"
            try browser.type(source, into: "#filter-source")
            try browser.set("#filter-sort", to: "outlets")
            let shown = try browser.headlines()
            let hash: String = try browser.run("return location.hash.slice(1)")
            let again = try Browser.opened(Report.sample.get(), at: hash)
            #expect(try again.headlines() == shown && shown.count < stories.count)
            #expect(try again.text("#list-title") == "Stories found")
            try again.clear("#filter-source")
            #expect(try again.text("#list-title") == "All stories")
            try again.click("#filter button[type=reset]")
            #expect(try again.run("return location.hash.includes('=')") == false)
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
