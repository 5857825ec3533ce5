import Fixtures
import Testing

@testable import Corpus

@Suite("Exports of MediaWiki")
struct WikiTests {
    private static func page(_ title: String, _ text: String, ns: Int = 0, more: String = "") -> String {
        "<page><title>\(title)</title><ns>\(ns)</ns><id>7</id>\(more)<revision><timestamp>2024-03-12T09:30:00Z</timestamp>"
            + "<text xml:space=\"preserve\">\(text)</text></revision></page>"
    }

    private static func export(_ pages: String...) -> String {
        "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" xml:lang=\"en\"><siteinfo><sitename>Vale Wiki</sitename>"
            + "<base>https://vale.example/wiki/Main</base></siteinfo>" + pages.joined() + "</mediawiki>"
    }

    @Test("Pages of the main name space are articles, the rest is told")
    func pages() throws {
        let xml = Self.export(
            Self.page("Rain at last", "Rain fell."), Self.page("Talk:Rain", "No.", ns: 1),
            Self.page("Old", "#REDIRECT [[New]]", more: "<redirect title=\"New\"/>"))
        let read = try ReadDocuments("wiki.xml", xml)
        #expect(
            read.articles == [
                .init(
                    id: "7", title: "Rain at last", text: "Rain fell.",
                    published: ReadDocuments.date("2024-03-12T09:30:00Z"),
                    source: "Vale Wiki", url: "https://vale.example/wiki/Rain_at_last", language: "en")
            ])
        #expect(read.left == "items without text (2)")
    }

    @Test("A date that the text has comes before that of its revision")
    func date() throws {
        let read = try ReadDocuments("wiki.xml", Self.export(Self.page("T", "{{date|March 10, 2024}}\nRain fell.")))
        #expect(read.articles.map(\.published) == [ReadDocuments.date("2024-03-10")])
        #expect(read.articles.map(\.text) == ["Rain fell."])
    }

    @Test(
        "Markup is not text",
        arguments: [
            ("'''Rain''' fell on ''the'' pier.", "Rain fell on the pier."),
            ("Rain on [[Vale|the town]] and [[Pier]]s.", "Rain on the town and Piers."),
            ("Rain.{{cite|url={{x|y}}|a=b}} Wind.", "Rain. Wind."),
            ("Rain.<ref name=\"a\">Note {{x}}.</ref><ref name=\"b\" /> Wind.", "Rain. Wind."),
            ("{| class=\"x\"\n| a || b\n|}\nRain.", "Rain."),
            ("[[File:Pier.jpg|thumb|The [[pier]]]]Rain.[[Category:Rain]]", "Rain."),
            ("== Later ==\n* Wind\n# Sun", "Later\nWind\nSun"),
            ("See [https://vale.example the site] and [https://vale.example].", "See the site and ."),
            ("Rain<!-- no --> at 5 < 6 o'clock.", "Rain at 5 < 6 o'clock."),
            ("__NOTOC__Rain<br/>Wind", "Rain\nWind"),
            ("[[Race 12:30]] and [[Part: One]]", "Race 12:30 and Part: One"),
            // What is never closed hides no more than its line.
            ("{{open\nRain.", "Rain."), ("[[open\nRain.", "open\nRain."), ("<ref>open\nRain.", "open\nRain."), ("", ""),
        ])
    func plain(markup: String, text: String) {
        #expect(String(decoding: WikiText(Array(markup.utf8)).plain, as: UTF8.self) == text)
    }

    @Test("Brackets within brackets end, however many there are")
    func deep() {
        let markup = String(repeating: "[[a|", count: 2_000) + "Rain" + String(repeating: "]]", count: 2_000)
        #expect(!WikiText(Array(markup.utf8)).plain.isEmpty)
    }

    @Test("A page that is cut off is told")
    func cut() throws {
        let whole = Self.export(Self.page("T", "Rain fell."), Self.page("U", "Wind."))
        let read = try ReadDocuments("wiki.xml", String(whole.prefix(whole.count - 60)), invalid: .skip)
        #expect(read.articles.map(\.title) == ["T"] && read.rejected.count == 1)
    }
}
