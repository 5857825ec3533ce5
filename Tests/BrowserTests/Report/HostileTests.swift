import Testing

extension InBrowser.OfReport {
    /// Articles that try to be more than text.
    @Suite("The report of hostile articles")
    struct HostileTests {
        /// Each would set `window.attacked`, ask for something, or put an element into the page if it were taken for HTML.
        private static let attacks = [
            "<script>window.attacked = 1</script>", "\"><img src=x onerror=\"window.attacked = 2\">",
            "'><svg onload='window.attacked = 3'>", "</title></style></script><script>window.attacked = 4</script>",
            "<!-- <iframe src=http://frames.invalid/></iframe> -->", "]]><script>window.attacked = 5</script>",
            "<img src=x onerror=window.attacked=12 //", "{{constructor.constructor('window.attacked = 6')()}}",
            "${window.attacked = 7}", "<!--<script>",
            "&lt;script&gt;window.attacked = 8&lt;/script&gt; &amp;amp; &#0; &#x202E;",
            "</details></section></main><h1 class=attack>attack</h1>", "<base href=http://bases.invalid/>",
        ]

        /// The right-to-left override and what else is not seen: no text, but in texts.
        private static let unseen =
            "\u{202E}desrever\u{202C} \u{0}\u{1}\u{8}\u{B}\u{1B}[31m\u{7F}\u{85}\u{FEFF}\u{FFFE} end"

        /// As a page would have to write it for its readers to see it as it is: what cleaning gives is the attack again.
        private static func escaped(_ attack: String) -> String {
            attack.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        }

        private static func record(_ name: String, _ place: Int, text: String) -> JSON {
            let attack = attacks[place % attacks.count]
            let addresses = [
                "javascript:window.attacked = 9", "data:text/html,<script>window.attacked = 10</script>",
                "https://news.example/\" onclick=\"window.attacked = 11",
            ]
            return [
                "id": .string("\(name) \(place) \(attack)"), "title": .string("\(escaped(attack)) \(unseen)"),
                "text": .string(text), "source": .string("\(attack) \(place)"),
                "published": .string("2021-04-0\(place % 9 + 1)T10:00:00Z"),
                "url": .string(addresses[place % addresses.count]),
            ]
        }

        /// A story of twelve versions of one text, each with a sentence of its own, and an article with a very long word.
        private static let report = Result {
            let sentences = attacks.enumerated().map {
                "Sentence \($0) of the harbour report says \($1) or \(escaped($1)) \(unseen)."
            }
            var records = attacks.indices.map { place in
                var lines = sentences
                lines[place] = "An outlet wrote this \(escaped(attacks[place])) by itself."
                return record("copy", place, text: lines.joined(separator: "\n\n"))
            }
            let word = String(repeating: "endless", count: 150_000)
            records.append(record("word", 0, text: "The clerk read \(word) aloud.\n\nNobody stayed until the end."))
            return try Report.kept("hostile", of: records)
        }

        /// The fragments of the page's stories, at least one.
        private static func stories(_ browser: Browser) throws -> [String] {
            let stories: [String] = try browser.run(
                "return [...document.querySelectorAll('section.story')].map(story => story.id)")
            return try #require(stories.isEmpty ? nil : stories)
        }

        @Test("Texts stay texts: nothing runs, nothing is asked for, no element is theirs")
        func inert() throws {
            let page = try Self.report.get()
            let browser = try Browser.opened(page)
            let stories = try Self.stories(browser)
            for story in stories {
                try browser.open(page, at: story)
                try browser.unfold()
                #expect(try browser.run("return window.attacked ?? 0") == 0)
            }
            let observed = try browser.observed()
            #expect(observed.isQuiet(for: page), "\(observed)")

            #expect(try browser.count("script") == 1)
            #expect(try browser.count("style") == 1)
            #expect(
                try browser.count("img, iframe, object, embed, base, h1.attack, [srcdoc], link:not([href^='data:'])")
                    == 0)
            let handlers: [String] = try browser.run(
                """
                return [...document.querySelectorAll('*')].flatMap(element => [...element.attributes])
                    .map(attribute => attribute.name).filter(name => name.startsWith('on'))
                """)
            #expect(handlers == [])
            let protocols: [String] = try browser.run(
                """
                return [...new Set([...document.querySelectorAll('a[href]')].map(
                    link => new URL(link.getAttribute('href'), location).protocol))].sort()
                """)
            #expect(Set(protocols).isSubset(of: ["file:", "http:", "https:"]))
            #expect(
                try browser.run("return document.body.textContent.includes(arguments[0])", .string(Self.attacks[0])))
        }

        @Test("It fits the window, the long word too", arguments: Screen.allCases)
        func width(screen: Screen) throws {
            let page = try Self.report.get()
            let browser = try Browser.ready()
            try browser.look(on: screen)
            try browser.open(page)
            let overflow = try browser.overflow()
            #expect(overflow == 0)
            for story in try Self.stories(browser) {
                try browser.open(page, at: story)
                try browser.unfold()
                let overflow = try browser.overflow()
                #expect(overflow == 0, "\(story)")
            }
        }

        @Test("What turns the direction of writing ends with its text")
        func direction() throws {
            let browser = try Browser.opened(Self.report.get())
            _ = try Self.stories(browser)
            let leaking: [String] = try browser.run(
                """
                const leaking = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const element = walker.currentNode.parentElement;
                    if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(walker.currentNode.data) && !element.closest('script')
                        && !element.closest('main bdi, main [dir]'))
                        leaking.add(`${element.tagName} ${element.className}`);
                }
                return [...leaking];
                """)
            #expect(leaking == [])
        }

        @Test("It is valid HTML: no character is in it that may not be")
        func validHTML() throws {
            let findings = try HTMLChecker.findings(Self.report.get())
            #expect(findings == [])
        }
    }
}
