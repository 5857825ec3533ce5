import Testing

@testable import Corpus

@Suite("Lines of programs")
struct ProgramLinesTests {
    @Test(
        "What works on a page goes, wherever it stands",
        arguments: [
            "window.layer = window.layer || []; function tag(){layer.push(arguments);} tag('js', new Date());",
            "googletag.cmd.push(function() { googletag.display('div-ad-1'); });",
            "(adsbygoogle = window.adsbygoogle || []).push({});",
            #"{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry turns back"}"#,
            "@media (max-width: 600px) { .box_left { display: none !important; } .box_right { float: none; } }",
        ])
    func strips(line: String) {
        #expect(FurniturePage.kept([line] + FurniturePage.paragraphs) == FurniturePage.paragraphs)
        #expect(
            FurniturePage.kept([FurniturePage.paragraphs[0], line, FurniturePage.paragraphs[1]])
                == FurniturePage.paragraphs)
        #expect(FurniturePage.kept(FurniturePage.paragraphs + [line]) == FurniturePage.paragraphs)
    }

    @Test(
        "What only a program writes goes before and behind an article, and stays within one, which may show it",
        arguments: [
            ["/*! builder - v3.6.5 */ .builder-title{padding:0;margin:0}.builder-title>a{color:inherit}"],
            [".lead {", "color: red;", "margin: 0 auto;", "} .more { color: blue }"],
            ["for (i = 0; i < boats_in_port; i++) { lift(boats[i]); }"],
        ])
    func stripsOutside(lines: [String]) {
        #expect(FurniturePage.kept(lines + FurniturePage.paragraphs) == FurniturePage.paragraphs)
        #expect(FurniturePage.kept(FurniturePage.paragraphs + lines) == FurniturePage.paragraphs)
        let page = [FurniturePage.paragraphs[0]] + lines + [FurniturePage.paragraphs[1]]
        #expect(FurniturePage.kept(page) == page)
    }

    @Test(
        "A message of the server goes",
        arguments: [
            #"Warning: Undefined array key "lang" in /srv/www/html/themes/gazette/functions.php on line 214"#,
            "Deprecated: Function strftime() is deprecated in /srv/www/gazette/inc/date.php on line 33",
            #"  File "/srv/app/views/article.py", line 42, in render"#,
            #"Notice: Undefined index: id in C:\sites\gazette\page.php on line 7"#,
        ])
    func stripsMessages(line: String) {
        #expect(FurniturePage.kept([line] + FurniturePage.paragraphs) == FurniturePage.paragraphs)
        #expect(FurniturePage.kept(FurniturePage.paragraphs + [line]) == FurniturePage.paragraphs)
    }

    @Test(
        "What asks for consent goes before and behind an article, however long",
        arguments: [
            "We value your privacy. We and our 842 partners store and access information on a device, such as unique ids, "
                + "to process personal data. You may accept or manage your choices by clicking below. Accept all. Reject all.",
            "Diese Website verwendet Cookies. Mehr dazu in unserer Erklärung.",
            "Nous utilisons des cookies pour mesurer l’audience de ce site.",
            "Мы используем файлы cookie, чтобы сайт работал лучше.",
        ])
    func stripsConsent(line: String) {
        #expect(FurniturePage.kept([line] + FurniturePage.paragraphs) == FurniturePage.paragraphs)
        #expect(FurniturePage.kept(FurniturePage.paragraphs + [line]) == FurniturePage.paragraphs)
    }

    @Test(
        "Prose with a few such signs stays",
        arguments: [
            "The note read {sic} “come back”; nobody did.",
            "#orlen_ferry #outer_isles #storm_watch @harbour_post said it all.",
            "Fares rise to £4/£6/£8 (adults/families/groups) from 1 May, the and/or clause of line 12 says.",
            "Tariffs: T=12, H=40, P=1013 were read at 9 a.m. (UTC).",
            "He wrote “x = y + z” on the wall; it means nothing.",
            "See https://harbour.example/ferries/news/page.html, line 3, for more on this.",
            "The set {a, b, c} has three members, the teacher says.",
        ])
    func keeps(line: String) {
        let page = [line] + FurniturePage.paragraphs
        #expect(FurniturePage.kept(page) == page)
        #expect(FurniturePage.kept(FurniturePage.paragraphs + [line]) == FurniturePage.paragraphs + [line])
    }

    @Test("A text of programs alone stays as it is")
    func keepsListings() {
        let listing = ["window.boats = []; window.boats.push(1); window.boats.push(2);", "The end."]
        #expect(FurniturePage.kept(listing) == listing)
    }
}
