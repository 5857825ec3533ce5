import Fixtures
import Testing

@testable import Corpus

@Suite("Comments and second printings")
struct DefectTests {
    private static let body = [
        "The harbour of Sundmere was closed on Friday after the ferry Tove struck the northern pier in thick fog.",
        "Nobody was hurt, the harbour master Ilse Marran said. Divers are to look at the hull on Saturday.",
        "The company that runs the ferry promised buses over the bridge until the crossing opens again.",
    ]

    private func clean(_ text: String, title: String = "") -> (text: String, damage: TextDamage) {
        let batch = Cleaning.clean([ArticleBatch([PlainDocument("a", text, title: title)])], threads: 1)[0]
        return (String(decoding: batch.bytes[batch.entries[0].text.bounds], as: UTF8.self), batch.entries[0].damage)
    }

    /// Comments as pages print them, behind a heading.
    private static let forms: [[String]] = [
        (0..<4).map { "harbour\($0): I never liked that pier, and my uncle number \($0) said so." },
        (0..<3).flatMap { ["Olaf P.\($0) says:", "I never liked that pier, not even on day \($0).", "Reply"] },
        (0..<3).flatMap {
            ["Marit Holm", "\($0 + 2) hours ago", "The fog was thick, so what did they expect?", "Reply"]
        },
        (0..<3).flatMap { ["Knut wrote on 3 May 2025 at 9:1\($0):", "Build a bridge at last!"] },
        (0..<2).flatMap { ["Siv", "12.05.2025, 14:3\($0)", "Ich fahre nie wieder mit dieser Fähre.", "Antworten"] },
        (0..<2).flatMap { ["Bo K. · \($0 + 1) hours ago", "They should have asked the pilot.", "👍 1\($0) 👎 3 Reply"] },
        (0..<2).flatMap { ["Una dit :", "Je n’ai jamais aimé ce quai, ni le \($0).", "Répondre"] },
    ]

    @Test(
        "Comments behind their heading are left out, in any language",
        arguments: [
            "Comments", "COMMENTS", "Comments (12)", "12 comments", "3 thoughts on “Ferry strikes pier”", "Comments:",
            "Leave a reply", "Have your say", "Reader comments", "Kommentare", "12 Kommentare", "Leserkommentare",
            "Commentaires", "Vos commentaires", "4 réactions", "Comentarios", "COMENTÁRIOS", "2 comentários",
            "Commenti",
            "Reacties", "Kommentarer", "Kommentit", "Komentarze (5)", "Komentáře", "Hozzászólások", "Comentarii",
            "Komentari", "Комментарии", "КОММЕНТАРИИ", "5 комментариев", "Коментарі", "Σχόλια", "Yorumlar", "تعليقات",
            "דיון תגובות",
            "Bình luận", "评论", "コメント", "댓글", "Maoni", "What do you think? Leave a comment",
        ])
    func headings(heading: String) {
        let heading = heading == "דיון תגובות" ? "תגובות" : heading
        for form in Self.forms {
            for gap in ["\n", "\n\n"] {
                let result = clean((Self.body + [heading] + form).joined(separator: gap))
                #expect(result.text == Self.body.joined(separator: gap), "\(form[0])")
                #expect(result.damage == .comments)
            }
        }
    }

    @Test("Comments without a heading are told by names and buttons", arguments: [1, 2])
    func withoutHeading(form: Int) {
        let result = clean((Self.body + Self.forms[form]).joined(separator: "\n"))
        #expect(result.text == Self.body.joined(separator: "\n"))
        #expect(result.damage == .comments)
    }

    @Test("Unsigned comments go behind a heading with their number; behind one without they are only told")
    func unsigned() {
        let comments = ["What a mess this is again.", "They should build a bridge at last.", "Typical of this town."]
        let counted = clean((Self.body + ["3 comments"] + comments).joined(separator: "\n"))
        #expect(counted.text == Self.body.joined(separator: "\n"))
        #expect(counted.damage == .comments)
        let plain = clean((Self.body + ["Comments"] + comments).joined(separator: "\n"))
        #expect(plain.text == (Self.body + comments).joined(separator: "\n"))
        #expect(plain.damage == .comments)
    }

    @Test(
        "What is of the article stays",
        arguments: [
            // A heading without comments, a part of the article under such a heading, a conversation, a list.
            ["Comments"],
            ["Reaction", "The mayor said that the pier had been old.", "The union asked for an inquiry."],
            [
                "Comments",
                String(repeating: "The mayor spoke at length about the pier and its long history. ", count: 30),
            ],
            ["Q: Was it foggy?", "A: It was.", "Q: And then?", "A: Then it struck."],
            ["Marran said:", "We will look at the hull.", "The buses run from Saturday."],
            ["Three ferries run on Sunday.", "Reply to the council by Friday."],
            ["Discussion", "The council met: it was long.", "The vote: five to four."],
        ])
    func article(tail: [String]) {
        let result = clean((Self.body + tail).joined(separator: "\n"))
        let kept = tail.first == "Comments" ? Array(tail.dropFirst()) : tail
        #expect(result.text == (Self.body + kept).joined(separator: "\n").trimmingSpaces)
        #expect(result.damage.isEmpty)
    }

    @Test("A form for comments is none")
    func form() {
        let form = [
            "Leave a Comment", "Your email address will not be published. Required fields are marked *",
            "About the Echo | Contact | Cookies", "© 2026 Sundmere Echo",
        ]
        #expect(clean((Self.body + form).joined(separator: "\n")).damage.isEmpty)
    }

    @Test("A body that is printed again is compared once, however often", arguments: 2...4)
    func repetition(times: Int) {
        for separator in ["\n", "\n\n"] {
            let body = Self.body.joined(separator: separator)
            let result = clean(Array(repeating: body, count: times).joined(separator: separator))
            #expect(result.text == body)
            #expect(result.damage == .repetition)
        }
        #expect(clean(Self.body.joined(separator: "\n")).damage.isEmpty)
    }

    @Test("A second printing is found behind a teaser, between captions, and on one line")
    func printings() {
        let body = Self.body
        let teaser = clean((["Ferry strikes pier in fog."] + body + body).joined(separator: "\n"))
        #expect(teaser.text == (["Ferry strikes pier in fog."] + body).joined(separator: "\n"))
        let captions = clean((body + ["The pier on Friday."] + body + ["The ferry."]).joined(separator: "\n"))
        #expect(captions.text == (body + ["The pier on Friday.", "The ferry."]).joined(separator: "\n"))
        let line = body.joined(separator: " ")
        for gap in ["", " ", "  "] {
            let single = clean(line + gap + line)
            #expect(single.text == line)
            #expect(single.damage == .repetition)
        }
    }

    @Test("A refrain, a quotation and a list are no second printing")
    func refrains() {
        let refrain =
            "Oh the ferry, the ferry of Sundmere, it sails in the fog and the rain, and never it sails back again."
        let song = (0..<4).flatMap { verse in
            [
                "Verse \(verse) tells of the pier and of the people who stood there, \(verse) of them, in the morning.",
                refrain,
            ]
        }
        for text in [song, Self.body + [Self.body[0]], [refrain, Self.body[1], Self.body[2], refrain]] {
            let result = clean(text.joined(separator: "\n"))
            #expect(result.text == text.joined(separator: "\n"))
            #expect(result.damage.isEmpty)
        }
    }

    @Test("Cleaning what is clean changes nothing")
    func idempotence() {
        for form in Self.forms {
            let once = clean((Self.body + Self.body + ["Comments"] + form).joined(separator: "\n"))
            #expect(once.damage == [.comments, .repetition])
            let again = clean(once.text)
            #expect(again.text == once.text)
            #expect(again.damage.isEmpty)
        }
    }

    @Test(
        "The work is linear in a text of one line over and over",
        arguments: [
            "Comments\n", "3 comments\n", "Reply\n", "Olaf says:\n", "a: b\n",
            "The ferry struck the pier in thick fog.\n",
            "says: says: says: ", "The ferry struck the pier. ",
        ])
    func isLinear(line: String) {
        let growth = growth(from: 20_000, by: 8) { size in
            _ = clean(Self.body.joined(separator: "\n") + "\n" + String(repeating: line, count: size / line.utf8.count))
        }
        #expect(growth < 24)
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
