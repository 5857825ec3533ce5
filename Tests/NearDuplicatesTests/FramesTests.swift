import Corpus
import Fixtures
import NearDuplicates
import Testing

@Suite("Three texts of one frame")
struct FramesTests {
    private struct Text {
        let text: String
        var title = ""
        var source = ""
        var day = 1
    }

    /// The groups of some texts by their places, those alone left out.
    private func groups(_ texts: [Text], _ options: DuplicateOptions = DuplicateOptions()) -> [[Int]] {
        let corpus = Corpus(
            texts.enumerated().map { place, text in
                PlainDocument(
                    "\(place)", text.text, title: text.title, source: text.source, published: Int64(text.day) * 86_400)
            })
        return duplicates(of: corpus, options).groups.map { $0.members.map(\.article) }
    }

    /// A notice whose facts no capital tells: a trade, and what is asked of whoever learned it.
    private func vacancy(_ trade: String, _ skill: String) -> String {
        """
        The yard on Ferris Wharf is looking for a \(trade), full time, to start as soon as possible. You have \(skill) and like \
        to work in a crew. We offer a safe place with a good wage, thirty days of leave, cheap tickets for the ferry, and lunch in \
        a canteen with a view of the river. Send your letter with a photograph by the end of the month to the office.
        """
    }

    @Test("What is filled into one form in the same places parts three texts, whatever kind of word it is")
    func forms() {
        let texts = [
            Text(text: vacancy("welder", "a certificate in arcs")),
            Text(text: vacancy("painter", "two years of spraying")),
            Text(text: vacancy("bookkeeper", "a diploma of commerce")),
        ]
        #expect(groups(texts).isEmpty)
        #expect(groups(Array(texts.prefix(2))) == [[0, 1]], "of two texts nobody can tell")
        var folding = DuplicateOptions()
        folding.foldsTemplates = true
        #expect(groups(texts, folding) == [[0, 1, 2]])
    }

    private static let report = """
        The ferry between Osterby and the islands stays in the harbour until further notice, because its second engine has to \
        be taken out and sent to the works. The line will hire a smaller vessel that takes no lorries. Passengers with bookings \
        can have their money back at the counter on the quay. The repair is said to cost as much as a new lifeboat, and the \
        councils on both sides will have to share it. The summer timetable begins late.
        """

    private func with(_ changes: [String: String]) -> Text {
        Text(text: changes.reduce(Self.report) { $0.replacing($1.key, with: $1.value) })
    }

    @Test("Versions of one text stay together: each is edited elsewhere, begins anew, or says other figures")
    func versions() {
        let edited = [
            with([:]),
            with(["until further notice": "for the time being", "smaller vessel": "cutter", "counter": "booth"]),
            with(["further notice": "midsummer", "lifeboat": "school", "share it": "pay"]),
            with(["taken out": "lifted", "sent to the works": "looked at ashore", "begins late": "is delayed"]),
        ]
        #expect(groups(edited) == [[0, 1, 2, 3]])
        let beginning = "The ferry between Osterby and the islands stays in the harbour until further notice"
        let begun = [
            with([beginning: "No ferry sails from Osterby to the islands"]),
            with([beginning: "Islanders will wait for months on their boat to Osterby"]),
            with([beginning: "Stranded: the steamer that links Osterby with its islands lies idle"]),
        ]
        #expect(groups(begun) == [[0, 1, 2]])
        let counted = (1...3).map { number in
            with([
                "because": "with \(40 * number) on board, because", "share it": "share \(110 * number) million of it",
            ])
        }
        #expect(groups(counted) == [[0, 1, 2]])
    }

    private static let standing = """
        Read every morning the letter of the Vale Courier, founded by two printers and since then owned by its readers, in which \
        you find what the council keeps from you. The desk is open from nine to four. Notices have to be paid in advance, and \
        whoever prints from these pages names us as the place where it was first.
        """

    private func brief(_ title: String, _ text: String) -> Text {
        Text(text: Self.standing + "\n\n" + text, title: title, source: "Courier")
    }

    @Test(
        "What three texts of one source share is standing text where each title is about what stands beside it"
    )
    func standingText() {
        let briefs = [
            brief(
                "Silo burns",
                "A silo of sunflower seed burned down at Arlan on Sunday, and forty firemen fought it for hours."),
            brief(
                "Brass band turns a hundred", "The band of Brezac plays in the square on Saturday, and a dance follows."
            ),
            brief(
                "Doctor leaves",
                "The last physician of Louvet retires in March; nobody has answered the mayor's advertisement."),
        ]
        #expect(groups(briefs).isEmpty)
    }
    @Test("A report that three outlets extend, each in its own way, is one text")
    func extended() {
        func extended(_ title: String, _ text: String, _ source: String) -> Text {
            Text(text: Self.report + "\n\n" + text, title: title, source: source)
        }
        let texts = [
            extended(
                "Engine out: no ferry to the islands", "In the inn at Osterby they are used to waiting.", "Courier"),
            extended("Islands cut off", "A baker on the smallest of them sells what flour he has left.", "Mail"),
            extended("Summer timetable begins late", "Two anglers offer to row whoever pays them well.", "Herald"),
        ]
        #expect(groups(texts) == [[0, 1, 2]])
    }
}
