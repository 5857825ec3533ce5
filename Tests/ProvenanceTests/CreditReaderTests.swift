import Testing

@testable import Provenance

@Suite("Credits")
struct CreditReaderTests {
    private func credit(_ text: String, title: String = "") -> Credit {
        CreditReader().credit(title: Array(title.utf8)[...], text: Array(text.utf8)[...])
    }

    @Test(
        "The name of a dateline is that before its dash",
        arguments: [
            ("QUILLHAVEN, April 4 (Norvane Wire) -- A ferry sank.", "Norvane Wire"),
            ("OSTRANE (NW) - Shares fell.", "NW"),
            ("Ostrane, 4 April (Fells Press) – Shares fell.", "Fells Press"),
            ("A headline\n\nBy Lotte Farrow\n\nOSTRANE (NW) — Shares fell.", "NW"),
        ])
    func dateline(text: String, name: String) {
        #expect(credit(text).name == name)
        #expect(credit(text).place == .dateline)
    }

    @Test(
        "Parentheses that are no dateline give no name",
        arguments: [
            "The party (which lost) was sad.", "Shares (down 3 percent) - a record - fell.", "(NW", "", "(", "A (B) C",
            "The index (NWX) fell.", "By \n", "by", "\n\n\n", "Shares of Tarrowby (12:30) - fell",
        ])
    func noDateline(text: String) {
        #expect(credit(text).name == nil)
    }

    @Test("A name is kept as its article prints it, also where another article spells it in other bytes")
    func sameNameInOtherBytes() {
        let names = ["Ag\u{EA}ncia Orlen", "Age\u{302}ncia Orlen", "Ag\u{EA}ncia Orlen"]
        var table = CreditTable()
        table.append(names.map { Credit(name: $0) })
        for (row, name) in names.enumerated() {
            #expect(table[row].name.map { Array($0.utf8) } == Array(name.utf8))
        }
    }

    @Test("A byline and a last line give their names, but a dateline goes before them")
    func others() {
        #expect(credit("By Norvane Wire\nA ferry sank.").name == "Norvane Wire")
        #expect(credit("by Norvane Wire | April 4, 2024, 09:10\n\nA ferry sank.").name == "Norvane Wire")
        #expect(credit("A ferry sank.\n\n(Norvane Wire)").name == "Norvane Wire")
        #expect(credit("A ferry sank.\n\nSource: Norvane Wire.").name == "Norvane Wire")
        #expect(credit("A ferry sank.\n\nSource: Norvane Wire.").place == .signOff)
        #expect(credit("By Lotte Farrow\n\nOSTRANE (NW) -- A ferry sank.\n\n(Other)").name == "NW")
    }

    @Test(
        "Editions are told by their marks",
        arguments: [
            ("UPDATE 2-Ferry sinks", "", Credit.Edition.update), ("UPDATE: Ferry sinks", "", .update),
            ("CORRECTED-Ferry sinks", "", .correction), ("Correction: Ferry sinks", "", .correction),
            ("", "A ferry sank.\n\n(Corrects number of injured)", .correction),
            ("", "A ferry sank.\n(Updates number of injured)", .update),
            ("", "Correction: the ferry did not sink.", .correction),
            ("Correct answers are rare", "", .first), ("UPDATED ferries sail", "", .first),
            ("Corrections officers strike", "", .first), ("Ferry sinks", "A ferry sank.", .first),
        ])
    func editions(title: String, text: String, edition: Credit.Edition) {
        #expect(credit(text, title: title).edition == edition)
    }

    @Test(
        "The source that the first lines name",
        arguments: [
            ("A ferry sank, according to the Ostrane Ledger.", "Ostrane Ledger"),
            ("A ferry sank, it was reported by Radio Vessmark on Monday.", "Radio Vessmark"),
            ("The minister told the Quillhaven Herald that she would go.", "Quillhaven Herald"),
            ("A ferry sank, according to police.", nil), ("A ferry sank.", nil), ("according to ", nil),
        ] as [(String, String?)])
    func cited(text: String, name: String?) {
        #expect(credit(text).cited == name)
    }

    @Test("Credits are held by row, and replaced")
    func table() {
        var table = CreditTable()
        let credits = [Credit(name: "NW"), Credit(), Credit(name: "NW", cited: "Radio Vessmark", edition: .update)]
        table.append(credits)
        #expect((0..<3).map { table[$0] } == credits)
        table.replace(rows: [1], by: [Credit(name: "Other", place: .byline)])
        #expect(table[1] == Credit(name: "Other", place: .byline))
        #expect(table[2] == credits[2])
    }

    @Test("A name stands for a publisher: an agency by any of its names, a source by its initials")
    func publishers() {
        let agencies = Agencies(more: ["Fells Press"])
        let sources: Set = ["norvane wire", "ostrane ledger", "orrin ledger"]
        func publisher(_ name: String, isDateline: Bool = false) -> String? {
            agencies.publisher(named: name, isDateline: isDateline, among: sources)
        }
        #expect(publisher("Associated Press") == publisher("AP"))
        #expect(agencies.publisher(ofSource: "The Associated Press") == publisher("AP"))
        #expect(publisher("NW") == "norvane wire")
        // Two sources have these initials.
        #expect(publisher("OL") == nil)
        #expect(publisher("Lotte Farrow") == nil)
        #expect(publisher("Lotte Farrow, Ostrane Ledger") == "ostrane ledger")
        #expect(publisher("The Norvane Wire") == "norvane wire")
        #expect(publisher("fells press") == "fells press")
        #expect(publisher("Hill Service") == nil)
        #expect(publisher("Hill Service", isDateline: true) == "hill service")
    }
}
