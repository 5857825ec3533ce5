import Corpus
import Fixtures
import Testing

@testable import LivingIndex

@Suite("Up to when an index has news")
struct HorizonTests {
    private static let day: Int64 = 86_400

    /// The horizon of some dates, in days.
    private func horizon(_ days: [Int], openDays: Int = 30) throws -> Int? {
        let dates = days.map { Int64($0) * Self.day }.sorted(by: >)
        return try Horizon(
            since: { second in dates.count { $0 >= second } }, latest: { Array(dates.prefix($0)) }, all: dates.count,
            openDays: openDays
        ).second().map { Int($0 / Self.day) }
    }

    @Test("A date or two, a few of many, and a few that are the same do not set it")
    func outliers() throws {
        #expect(try horizon([]) == nil)
        #expect(try horizon([5]) == 5)
        #expect(try horizon([5, 9_000]) == 5)
        #expect(try horizon([5, 6, 9_000]) == 5)
        #expect(try horizon([5, 6, 7, 9_000, 9_999]) == 7)
        let month = (0..<1_000).map { $0 / 40 }
        #expect(try horizon(month) == 24)
        #expect(try horizon(month + (0..<9).map { 30_000 + 900 * $0 }) == 24)
        #expect(try horizon(month + [Int](repeating: 30_000, count: 8)) == 24)
        #expect(try horizon(month + [Int](repeating: 40, count: 5)) == 24)
    }

    @Test("A source of one article a day closes what is old, also after a busy time")
    func slow() throws {
        #expect(try horizon(Array(0..<100)) == 97)
        let busy = (0..<30_000).map { $0 / 1_000 }
        let days = Array(60..<100)
        #expect(try #require(try horizon(busy + days)) > 60)
    }

    @Test("One article with a date far in the future closes no story, and what it did is undone with it")
    func robust() throws {
        let index = try SmallIndex()
        try index.add(
            SmallIndex.record("a", SmallIndex.ferry, "2024-03-01")
                + SmallIndex.record("b", SmallIndex.bridge, "2024-03-02"))
        try index.add(SmallIndex.record("f", "Nothing of the kind was seen at Zenth by anybody at all.", "2025-03-01"))
        #expect(try index.reader().figures().openStories == 3)
        // Three of them are news, and open again is what they closed once they are gone.
        try index.add(SmallIndex.notes("g", from: "2025-03-01", days: 2))
        #expect(try index.reader().figures().horizon?.first == 1_740_787_200)
        #expect(try !index.story(of: "a").isOpen)
        _ = try index.writer.remove(["g0", "g1"])
        #expect(try index.story(of: "a").isOpen && index.story(of: "f").isOpen)
        #expect(try index.reader().figures().horizon?.first == 1_709_251_200)
        #expect(try index.reader().verify(threads: 1) == [])
    }

    @Test("What has no date stays open until there is news, and is joined by it")
    func undated() throws {
        let index = try SmallIndex()
        try index.add(SmallIndex.record("u", SmallIndex.ferry, title: "Ferry sinks off Tarnholm"))
        #expect(try index.reader().figures().horizon == nil)
        #expect(try index.story(of: "u").isOpen)
        try index.add(SmallIndex.record("v", SmallIndex.bridge, title: "Bridge opens"))
        try index.add(SmallIndex.record("a", SmallIndex.ferry, "2024-03-01", title: "Ferry sinks off Tarnholm"))
        #expect(try index.story(of: "u").number == index.story(of: "a").number)
        #expect(try index.story(of: "u").isOpen && index.story(of: "v").isOpen)
        try index.add(SmallIndex.notes("n", from: "2024-06-01", days: 3))
        #expect(try !index.story(of: "u").isOpen && !index.story(of: "v").isOpen)
        #expect(try index.reader().verify(threads: 1) == [])
    }

    @Test("An article that comes again with an old date leaves its open story for one of its time")
    func datedBack() throws {
        let index = try SmallIndex()
        try index.add(
            SmallIndex.record("old", SmallIndex.ferry, "2024-01-09", title: "Ferry sinks off Tarnholm")
                + SmallIndex.record("x", SmallIndex.bridge, "2024-03-18", title: "Mayor opens bridge at Brellwick")
                + SmallIndex.record("y", SmallIndex.bridge + " It is long.", "2024-03-19", title: "Mayor opens bridge")
                + SmallIndex.notes("n", from: "2024-03-19", days: 3))
        #expect(try index.story(of: "x").number == index.story(of: "y").number)
        try index.add(SmallIndex.record("x", SmallIndex.ferry, "2024-01-10", title: "Ferry sinks off Tarnholm"))
        #expect(try index.story(of: "x").number == index.story(of: "old").number)
        #expect(try index.story(of: "y").articleCount == 1)
        // One that is all of its story keeps the name of it.
        let number = try index.story(of: "y").number
        try index.add(SmallIndex.record("y", "Eels were counted at the lock of Wenn in the night.", "2023-01-10"))
        #expect(try index.story(of: "y").number == number && !index.story(of: "y").isOpen)
        #expect(try index.reader().verify(threads: 1) == [])
    }
}
