import Corpus
import Testing

@Suite("The precision of dates")
struct PublicationDateTests {
    private static func date(_ text: String) throws -> PublicationDate {
        try #require(DateReader(latestYear: 2025).date(text))
    }

    @Test(
        "A date is before another where no seconds of the two say otherwise",
        arguments: [
            ("2024-04-04T07:20:00Z", "2024-04-04T07:20:01Z"), ("2024-04-04T07:20Z", "2024-04-04T07:21Z"),
            ("2024-04-03", "2024-04-04T00:00:00Z"), ("2024-04-04T23:59:59Z", "2024-04-05"),
            ("2024-04-04", "2024-04-05"), ("2024-03", "2024-04-01"), ("2024-W14", "2024-04-08"), ("2023", "2024-01"),
        ])
    func before(first: String, second: String) throws {
        let (a, b) = (try Self.date(first), try Self.date(second))
        #expect(a.isBefore(b) && !b.isBefore(a))
        #expect(a < b)
    }

    @Test(
        "Of dates that may be either way the more exact one is listed first, and none is before the other",
        arguments: [
            ("2024-04-04T07:20:00Z", "2024-04-04"), ("2024-04-04T00:00:00Z", "2024-04-04"),
            ("2024-04-04T23:59:59Z", "2024-04-04"), ("2024-04-04T07:20:30Z", "2024-04-04T07:20Z"),
            ("2024-04-04T07:20Z", "2024-04-04T07Z"), ("2024-04-04", "2024-W14"), ("2024-04-07", "2024-W14"),
            ("2024-04-01T00:00:00Z", "2024-04"), ("2024-04-30", "2024-04"), ("2024-12", "2024"),
        ])
    func overlapping(first: String, second: String) throws {
        let (a, b) = (try Self.date(first), try Self.date(second))
        #expect(!a.isBefore(b) && !b.isBefore(a))
        #expect(a < b && !(b < a))
        // And it is the later one, where the last is asked for.
        #expect(PublicationDate.isOrderedByBeginning(b, a) && !PublicationDate.isOrderedByBeginning(a, b))
    }

    @Test(
        "The dates of some articles go from the one that is first to the one that begins the latest",
        arguments: [
            (["2024-04-04", "2024-04-04T07:20:00Z"], "2024-04-04T07:20:00Z", "2024-04-04T07:20:00Z"),
            (["2024-04-03", "2024-04-04T07:20:00Z", "2024-04-05"], "2024-04-03", "2024-04-05"),
            (["2024-04", "2024-04-04T07:20:00Z", "2024-04-06"], "2024-04-04T07:20:00Z", "2024-04-06"),
            (["2024", "2024-04"], "2024-04", "2024-04"), (["2024-04-04"], "2024-04-04", "2024-04-04"),
        ])
    func span(dates: [String], first: String, last: String) throws {
        let span = try #require(try dates.map(Self.date).firstAndLast)
        #expect(span.first.description == first)
        #expect(span.last.description == last)
        #expect([PublicationDate]().firstAndLast == nil)
    }

    @Test("A day stands at its noon, and what is coarser nowhere")
    func moments() throws {
        #expect(try Self.date("2024-04-04T07:20:00Z").moment == 1_712_215_200)
        #expect(try Self.date("2024-04-04").moment == 1_712_232_000)
        for coarse in ["2024-W14", "2024-04", "2024"] {
            #expect(try Self.date(coarse).moment == nil)
            #expect(try Self.date(coarse).day == nil)
        }
        #expect(try Self.date("1969-12-31").day == -1)
        #expect(try Self.date("1969-12-31T23:59:59Z").day == -1)
    }

    @Test("An article takes no more memory for the precision of its date")
    func size() { #expect(MemoryLayout<ArticleBatch.Entry>.stride == 120) }
}
