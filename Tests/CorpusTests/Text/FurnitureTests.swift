import Testing

@testable import Corpus

@Suite("Furniture")
struct FurnitureTests {
    @Test(
        "A line that is no part of the article goes, wherever it stands",
        arguments: [
            "Share", "SHARE THIS ARTICLE", "» Share this story «", "Tweet", "Advertisement", "- Advertisement -",
            "Story continues below advertisement", "Continue reading", "Read more", "Read more: Storm warning issued",
            "Sign up for our newsletter", "Subscribe to our daily briefing", "Click here to subscribe", "Log in",
            "Skip to main content", "Back to top", "Home » News » Islands", "Home > News > Islands",
            "News › Islands › Ferries", "© 2026 Harbour Post", "Copyright 2026 Harbour Post", "All rights reserved",
            "Copyright © 2026 Harbour Post. All rights reserved.", "Copyright 2026 Harbour Post. All rights reserved.",
            "Powered by PagePress", "Filed under: Ferries, Weather", "Tags: ferry, storm", "Follow us on Facebook",
            "Photo by Mara Lind", "0 Comments", "Terms of Use", "Teilen", "Lire la suite", "Leer más", "* * *", "|",
            "Enter your email address", "Thank you for signing up!",
            "Did you know with a digital subscription you get all of the website?",
        ])
    func strips(line: String) {
        #expect(FurniturePage.kept([line] + FurniturePage.paragraphs) == FurniturePage.paragraphs)
        #expect(
            FurniturePage.kept([FurniturePage.paragraphs[0], line, FurniturePage.paragraphs[1]])
                == FurniturePage.paragraphs)
        #expect(FurniturePage.kept(FurniturePage.paragraphs + [line]) == FurniturePage.paragraphs)
    }

    @Test(
        "A sentence that only speaks of such things stays",
        arguments: [
            "Share prices fell by two percent.", "Share this burden, the mayor told the council.",
            "Read more than one report before you judge, she said.", "\u{201C}Sign up for the fleet,\u{201D} he said.",
            "Click here to subscribe is all the page says now.", "Home is where the boats are, fishermen say.",
            "Related by marriage, the two captains do not speak.", "Tags were found on nine of the seals.",
            "Leave a comment in the book, a note at the museum asks visitors.", "Photo by photo, the diver mapped it.",
            "Copyright law was changed by the council on Tuesday.", "Follow us, the pilot radioed to the second boat.",
            "Subscribe to that view if you like.", "Menu prices rose in every café of the port.", "Search and rescue",
            "Comments by the minister drew protest", "More stories like this one are told in every harbour.",
            "Trending upwards", "The printer broke.", "Advertisement revenue fell", "Is the water > 2 metres deep?",
            "« Oui », dit le maire, « et non », dit le port", "»Ja«, sagte sie, »nein«, sagte er",
        ])
    func keeps(line: String) {
        let page = [FurniturePage.paragraphs[0], line, FurniturePage.paragraphs[1]]
        #expect(FurniturePage.kept(page) == page)
        #expect(FurniturePage.kept(FurniturePage.paragraphs + [line]) == FurniturePage.paragraphs + [line])
    }

    @Test(
        "After the closing line of an article a list of others goes with it",
        arguments: ["You may also like", "Related Articles", "RELATED:", "Leave a Reply", "Most read", "Read next:"])
    func closing(line: String) {
        let list = ["Storm warning for the outer isles", "Pier rebuilt in record time", "Ten walks by the sea"]
        #expect(FurniturePage.kept(FurniturePage.paragraphs + [line] + list) == FurniturePage.paragraphs)
        // A paragraph shows that the article goes on.
        let page =
            [FurniturePage.paragraphs[0], line] + [list[0], FurniturePage.paragraphs[1], "Tova Brandt will decide"]
        #expect(FurniturePage.kept(page).contains(FurniturePage.paragraphs[1]))
        #expect(FurniturePage.kept(page).contains("Tova Brandt will decide"))
    }

    @Test("A closing line near the beginning of a page takes nothing with it")
    func closingAtTheTop() {
        let page = ["Ferry turns back", "Forty spend the night in a school"] + FurniturePage.paragraphs
        #expect(FurniturePage.kept(["Related Articles"] + page) == page)
    }

    @Test("Lines of more than 200 bytes are never furniture")
    func longLines() {
        let long = "Home » " + FurniturePage.paragraphs[0] + FurniturePage.paragraphs[1]
        #expect(FurniturePage.kept([long]) == [long])
    }

    @Test(
        "A line ends a sentence where a full stop, question or exclamation mark closes it",
        arguments: [
            ("It rained.", true), ("Did it?", true), ("It did!", true), ("He said \"no.\"", true),
            ("\u{201C}No.\u{201D}", true), ("(It did.)", true), ("It rained", false), ("It rained...", false),
            ("It rained\u{2026}", false), ("", false), (".", true), ("No:", false), ("\u{2019}", false),
        ] as [(String, Bool)])
    func endsSentence(line: String, expected: Bool) {
        let bytes = Array(line.utf8)
        #expect(Furniture.endsSentence(0..<bytes.count, of: bytes.span) == expected)
    }

    @Test("A page of nothing but furniture keeps nothing, and an empty one is empty")
    func nothing() {
        #expect(FurniturePage.kept(["Home » News", "Share", "© 2026 Harbour Post"]).isEmpty)
        #expect(FurniturePage.kept([]).isEmpty)
        #expect(FurniturePage.kept(["", "  "]).isEmpty)
    }
}
