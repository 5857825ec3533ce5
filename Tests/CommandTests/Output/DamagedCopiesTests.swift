import Fixtures
import Foundation
import Testing

@Suite("Copies that were published damaged")
struct DamagedCopiesTests {
    private static let text = """
        The mayor of Côte-Sallow, Zoë Åldermarsh, resigned on Friday after a court found that officials had filed false \
        figures about the town’s flood defences. “I didn’t know,” she told reporters — and left.
        Residents of the Naïve Quay, where 212 households lost their ground floors, reacted with relief. The café owner \
        Éloïse Marran said that they had been pumping since Easter; the firm Dunnet & Sons got €4.2 million for it.
        A new election is to be held within ninety days, the prefect’s office said. Until then the council’s oldest \
        member runs the town, which has had five mayors in seven years.
        """

    private static func read(_ text: String, as encoding: String.Encoding) -> String {
        String(
            String.UnicodeScalarView(
                text.utf8.map { byte in
                    String(bytes: [byte], encoding: encoding)?.unicodeScalars.first ?? Unicode.Scalar(byte)
                }))
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "’", with: "&#8217;")
            .replacingOccurrences(of: "“", with: "&ldquo;").replacingOccurrences(of: "”", with: "&rdquo;")
    }

    /// What happens to a text, and what the reasons for the sound copy say then.
    private static let damages: [(damage: @Sendable (String) -> String, note: String)] = [
        ({ read($0, as: .windowsCP1252) }, "1 with damaged characters passed over"),
        ({ read(read($0, as: .windowsCP1252), as: .isoLatin1) }, "1 with damaged characters passed over"),
        ({ escaped(escaped($0)) }, "1 with references escaped twice passed over"),
        ({ "\($0)\n\($0)" }, "1 with its body printed twice passed over"),
        (
            {
                $0 + "\nComments\n"
                    + (0..<9).map { "gull\($0): I never liked that mayor, nor did my aunt." }.joined(separator: "\n")
            },
            "1 with readers' comments passed over"
        ),
    ]

    @Test("The damaged copy is the same text, and the sound one stands for both", arguments: damages.indices)
    func canonical(number: Int) throws {
        let (damage, note) = Self.damages[number]
        let folder = try TestFolder()
        let records = [("a", damage(Self.text)), ("b", Self.text)]
        let lines = try records.map { id, text in
            String(decoding: try JSONSerialization.data(withJSONObject: ["id": id, "text": text]), as: UTF8.self) + "\n"
        }
        try folder.write("n.jsonl", lines.joined())
        let outcome = try Command.run(["duplicates", "n.jsonl", "--format", "jsonl"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("texts read as they were meant: 1 "), "\(outcome.errors)")
        let group = try #require(try objects(outcome.text).first)
        #expect(group.string("canonical") == "b")
        #expect(group.string("reasons")?.hasSuffix(note) == true, "\(group)")
        #expect(group.list("articles").map { $0.string("relation") } == ["exact", "exact"])
        #expect(group.list("receipts").map { $0.string("passed_over") } == ["damaged", nil])
        // What is kept is kept as it came.
        let kept = try Command.run(["dedup", "n.jsonl"], in: folder.path)
        #expect(kept.text == lines[1])
    }

    @Test("Pages in .txt files are called as they call themselves, and what they do not show is no text")
    func pages() throws {
        let folder = try TestFolder()
        let icon = "<svg><path d=\"\((0..<900).map { "M\($0).1 \($0)" }.joined(separator: "l"))\"/></svg>"
        for (name, text) in [
            ("a", "A rare orchid grows by the old line."), ("b", "The council votes to close the baths."),
        ] {
            try folder.write(
                "pages/\(name).txt",
                """
                <!DOCTYPE html>
                <html><head><title>Report \(name) of the day - Sundmere Echo</title><script>var a = 1 < 2;</script></head>
                <body>\(icon)<nav><a href="/">Home</a></nav><h1>Report \(name) of the day</h1><p>\(text)</p></body></html>
                """)
        }
        let outcome = try Command.run(["cluster", "pages", "--format", "jsonl", "--texts"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let stories = try objects(outcome.text)
        #expect(Set(stories.compactMap { $0.string("headline") }) == ["Report a of the day", "Report b of the day"])
        #expect(outcome.text.contains("A rare orchid grows by the old line."))
        #expect(!outcome.text.contains("DOCTYPE") && !outcome.text.contains("M1.1") && !outcome.text.contains("Home"))
    }
}
