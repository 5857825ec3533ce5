import Testing

extension InBrowser {
    @Suite("Keys, clicks and screens reach a page")
    struct InputTests {
        private let form = """
            <label for="name">Name</label> <input id="name">
            <label for="day">Day</label> <input id="day" type="date">
            <details><summary>More</summary><p>hidden at first</p></details>
            <p><a id="down" href="#end">End</a></p>
            <p id="log"></p>
            <p id="end">end</p>
            <script>
            const log = document.getElementById('log');
            for (const type of ['keydown', 'input', 'change', 'click'])
                addEventListener(type, event => log.append(
                    `${type} ${event.isTrusted} ${event.target.id} ${event.key ?? event.target.value ?? ''};`));
            </script>
            """

        @Test("Text is typed key by key, by trusted events")
        func typing() throws {
            let page = try Page(body: form)
            let browser = try Browser.opened(page)
            try browser.type("ab", into: "#name")
            #expect(
                try browser.text("#log")
                    == "keydown true name a;input true name a;keydown true name b;input true name ab;")

            try browser.clear("#name")
            #expect(try browser.run("return document.getElementById('name').value") == "")
            try browser.set("#day", to: "2031-04-05")
            #expect(try browser.text("#log").hasSuffix("input false day 2031-04-05;change false day 2031-04-05;"))
        }

        @Test("The keyboard alone moves, opens and follows")
        func keyboard() throws {
            let page = try Page(body: form)
            let browser = try Browser.opened(page)
            try browser.tab(to: "summary")
            #expect(try browser.countShown("details p") == 0)
            try browser.press(.enter)
            #expect(try browser.countShown("details p") == 1)

            try browser.tab(to: "#down")
            try browser.press(.enter)
            #expect(try browser.run("return location.hash") == "#end")

            try browser.press(.tab, holding: .shift)
            #expect(try browser.run("return document.activeElement.id") == "down")
            #expect(throws: BrowserError.self) { try browser.tab(to: "#log", atMost: 12) }
        }

        @Test("A click lands where the element is, and nowhere if something covers it")
        func click() throws {
            let cover = "<style>.cover #end::before { content: ''; position: fixed; inset: 0 }</style>"
            let page = try Page(head: cover, body: form)
            let browser = try Browser.opened(page)
            try browser.click("#down")
            #expect(try browser.text("#log") == "click true down ;")

            let _: Ignored = try browser.run("document.body.className = 'cover'")
            #expect(throws: BrowserError.self) { try browser.click("#down") }
        }

        @Test("A page sees the screen, the scheme and the medium it is looked at with")
        func looks() throws {
            let page = try Page(
                head: """
                    <style>
                    :root { color-scheme: light dark }
                    @media (prefers-color-scheme: dark) { #scheme::after { content: 'dark' } }
                    @media print { #scheme { display: none } }
                    #wide { width: 600px }
                    </style>
                    """,
                body: "<p id=\"scheme\">scheme</p><div id=\"wide\">wide</div>")
            struct Seen: Decodable, Equatable {
                var width: Int
                var height: Int
                var touch: Bool
            }
            let question =
                "return {width: innerWidth, height: innerHeight, touch: matchMedia('(pointer: coarse)').matches}"

            let browser = try Browser.opened(page)
            #expect(try browser.run(question) == Seen(width: 1280, height: 900, touch: false))
            #expect(try browser.overflow() == 0)
            #expect(try browser.run("return matchMedia('(prefers-color-scheme: dark)').matches") == false)
            #expect(try browser.countShown("#scheme") == 1)

            try browser.look(on: .phone)
            try browser.open(page)
            #expect(try browser.run("return screen.width") == 390)
            #expect(try browser.run("return matchMedia('(pointer: coarse)').matches"))
            #expect(try browser.overflow() > 200)

            try browser.look(in: .dark)
            #expect(try browser.run("return matchMedia('(prefers-color-scheme: dark)').matches"))
            try browser.look(in: .light, as: .print)
            #expect(try browser.countShown("#scheme") == 0)

            let next = try Browser.opened(page)
            #expect(try next.run(question) == Seen(width: 1280, height: 900, touch: false))
            #expect(try next.countShown("#scheme") == 1)
        }
    }
}
