import Testing

extension InBrowser {
    /// The report of the sample corpus, as a reader opens it.
    enum OfReport {}
}

/// The kinds of pages in a report.
enum ReportPage: String, CaseIterable, Sendable {
    case front
    /// The largest story.
    case story
    /// The table of outlets, and one that took much from others.
    case outlets, outlet

    /// Its place in the address; nil for the front page.
    private var anchor: String? {
        switch self {
        case .front: nil
        case .story: "s1"
        case .outlets: "outlets"
        case .outlet: "o2"
        }
    }

    /// Opens it, and makes sure that it is the page in sight.
    func opened(on screen: Screen = .desk, in scheme: Scheme = .light) throws -> Browser {
        let browser = try Browser.ready()
        try browser.look(on: screen)
        try browser.look(in: scheme)
        try browser.open(Report.sample.get(), at: anchor)
        try #require(browser.countShown(anchor.map { "section.story#\($0)" } ?? "section#front") == 1)
        return browser
    }
}

extension InBrowser.OfReport {
    @Suite("As a whole")
    struct WholeTests {
        @Test("It is silent and asks for nothing, whatever is opened", arguments: ReportPage.allCases)
        func quiet(page: ReportPage) throws {
            let browser = try page.opened()
            try browser.unfold()
            let observed = try browser.observed()
            #expect(try observed == Observed(console: [], requests: [Report.sample.get().address]), "\(observed)")
        }

        @Test("It is valid HTML")
        func validHTML() throws {
            let findings = try HTMLChecker.findings(Report.sample.get())
            #expect(findings == [])
        }

        @Test("It has no barriers", arguments: ReportPage.allCases, Scheme.allCases)
        func barriers(page: ReportPage, scheme: Scheme) throws {
            let browser = try page.opened(in: scheme)
            try browser.unfold()
            let barriers = try browser.barriers()
            #expect(barriers == [])
        }

        @Test("Its text stands out in both schemes", arguments: ReportPage.allCases, Scheme.allCases)
        func contrast(page: ReportPage, scheme: Scheme) throws {
            let browser = try page.opened(in: scheme)
            try browser.unfold()
            let faint = try browser.faintTexts()
            #expect(faint == [])
        }

        @Test("The dark scheme is dark")
        func dark() throws {
            let light = try ReportPage.front.opened().style("color", of: "body")
            let dark = try ReportPage.front.opened(in: .dark).style("color", of: "body")
            #expect(light != dark)
        }

        @Test("It fits its window and is not scrolled to the side", arguments: ReportPage.allCases, Screen.allCases)
        func width(page: ReportPage, screen: Screen) throws {
            let browser = try page.opened(on: screen)
            try browser.unfold()
            let overflow = try browser.overflow()
            #expect(overflow == 0)
            #expect(try browser.run("return innerWidth") == (screen == .desk ? 1280 : 390))
        }

        @Test("Every graphic has a name and a caption", arguments: ReportPage.allCases)
        func graphics(page: ReportPage) throws {
            let browser = try page.opened()
            let nameless: Int = try browser.run(
                """
                return [...document.querySelectorAll('figure > svg')].filter(graphic => {
                    const name = graphic.getAttribute('aria-label') ?? graphic.querySelector(':scope > title')?.textContent;
                    const caption = graphic.closest('figure').querySelector('figcaption')?.textContent;
                    return !name?.trim() || !caption?.trim();
                }).length
                """)
            #expect(nameless == 0)
        }

        @Test(
            "Pictures of it are kept",
            arguments: ReportPage.allCases,
            [(Screen.desk, Scheme.light), (.phone, .light), (.desk, .dark)])
        func pictures(page: ReportPage, look: (screen: Screen, scheme: Scheme)) throws {
            let browser = try page.opened(on: look.screen, in: look.scheme)
            let name = look.scheme == .dark ? "dark" : look.screen.rawValue
            try browser.screenshot("\(page)-\(name)", limit: look.screen == .desk ? 900 : 844)
        }

        @Test(
            "A picture is kept of an article beside the canonical, which a guide shows",
            arguments: [(Screen.desk, Scheme.light), (.phone, .light), (.desk, .dark)])
        func comparison(look: (screen: Screen, scheme: Scheme)) throws {
            let browser = try ReportPage.story.opened(on: look.screen, in: look.scheme)
            // The one with the most to see.
            let anchor: String = try browser.run(
                """
                const changes = member => member.querySelectorAll('del').length;
                return [...document.querySelectorAll('#s1 details.member')]
                    .reduce((most, member) => changes(member) > changes(most) ? member : most).id
                """)
            try browser.open(Report.sample.get(), at: anchor)
            #expect(try browser.countShown("#\(anchor) del") > 0)
            let name = look.scheme == .dark ? "dark" : look.screen.rawValue
            try browser.screenshotOfWindow("comparison-\(name)")
        }
    }
}
