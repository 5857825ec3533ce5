import Testing

/// The checks of a page's quietness can fail.
extension InBrowser {
    @Suite("What is observed of a page")
    struct ObservationTests {
        @Test("A good page is quiet: it asked for itself alone")
        func goodPage() throws {
            let page = try Page(
                head: "<style>p { color: green }</style>",
                body: "<p id=\"p\">quiet</p><script>document.getElementById('p').append(' indeed')</script>")
            let browser = try Browser.opened(page)

            let observed = try browser.observed()
            #expect(observed == Observed(console: [], requests: [page.address]))
            #expect(observed.isQuiet(for: page))
            #expect(try browser.text("p") == "quiet indeed")
        }

        @Test("An error of a script is reported, at once or later", arguments: ["missing()", "setTimeout(missing, 0)"])
        func scriptError(script: String) throws {
            let page = try Page(body: "<script>\(script)</script>")
            let browser = try Browser.opened(page)

            let observed = try browser.observed()
            #expect(observed.console.count == 1)
            #expect(observed.console.first?.contains("missing is not defined") == true)
            #expect(!observed.isQuiet(for: page))
        }

        @Test("What the page's own policy forbids is reported")
        func policy() throws {
            let page = try Page(
                head: """
                    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'none'">
                    <style>p { color: red }</style>
                    """,
                body: "<p>black</p><script>window.ran = true</script>")
            let browser = try Browser.opened(page)

            let observed = try browser.observed()
            #expect(observed.console.count == 2)
            #expect(observed.console.allSatisfy { $0.contains("Content Security Policy") })
            #expect(!observed.isQuiet(for: page))
            #expect(try browser.run("return window.ran ?? false") == false)
        }

        @Test(
            "A request is reported, whatever makes it",
            arguments: [
                "<img src=\"http://pictures.invalid/a.png\" alt=\"\">",
                "<iframe src=\"http://pictures.invalid/a.png\" title=\"t\"></iframe>",
                "<p style=\"background: url(http://pictures.invalid/a.png)\">text</p>",
                "<script>fetch('http://pictures.invalid/a.png').catch(() => {})</script>",
                "<script>new WebSocket('ws://pictures.invalid/a.png').onerror = () => {}</script>",
                "<script>navigator.sendBeacon('http://pictures.invalid/a.png')</script>",
                "<script>import('http://pictures.invalid/a.png').catch(() => {})</script>",
            ])
        func request(body: String) throws {
            let page = try Page(body: body)
            let browser = try Browser.opened(page)

            let observed = try browser.observed()
            #expect(observed.requests.contains { $0.hasSuffix("://pictures.invalid/a.png") })
            #expect(!observed.isQuiet(for: page))
        }

        @Test("A file beside the page is a request too, and a picture in the page is none")
        func neighbour() throws {
            let beside = try Page(body: "<img src=\"beside.png\" alt=\"\">")
            let browser = try Browser.opened(beside)
            #expect(try !browser.observed().isQuiet(for: beside))

            let inside = try Page(
                body: "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\" alt=\"\">")
            try browser.open(inside)
            #expect(try browser.observed().isQuiet(for: inside))
        }

        @Test("What was observed is told once, and nothing of an earlier test")
        func once() throws {
            let page = try Page(body: "<script>missing()</script>")
            var browser = try Browser.opened(page)
            #expect(try browser.observed() != Observed())
            #expect(try browser.observed() == Observed())

            try browser.open(page)
            browser = try Browser.ready()
            #expect(try browser.observed() == Observed())
        }

        @Test("A page's times are in order")
        func timing() throws {
            let page = try Page(body: "<p>text</p>")
            let timing = try Browser.opened(page).timing()
            #expect(timing.loaded > 0)
            #expect(timing.painted > 0)
            #expect(timing.elements == 9)
        }

        @Test("A script that fails says so, and what is not there is not found")
        func errors() throws {
            let page = try Page()
            let browser = try Browser.opened(page)
            #expect(throws: BrowserError.self) { try browser.command("execute/sync", [:]) }
            let thrown = #expect(throws: BrowserError.self) {
                let _: Int = try browser.run("return missing()")
            }
            #expect(thrown?.description.contains("missing is not defined") == true)
            #expect(throws: BrowserError.self) {
                let _: Int = try browser.runToEnd("throw new Error('late')")
            }
            #expect(throws: BrowserError.self) { try browser.click("#missing") }
        }
    }
}
