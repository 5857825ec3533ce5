import Corpus
import Fixtures
import Testing

@testable import Reports

@Suite("Charts of a report")
struct ChartTests {
    private func numbers(_ values: Any?, _ name: String) -> [Double] {
        (values as? [[String: Any]] ?? []).compactMap { ($0[name] as? String).flatMap(Double.init) }
    }

    @Test(
        "The bars of the coverage have all articles, whatever the span",
        arguments: [3_600, 86_400 * 3, 86_400 * 300, 86_400 * 3_000, 86_400 * 700_000] as [Int64])
    func coverage(span: Int64) throws {
        var random = SeededGenerator(seed: UInt64(span))
        let ends: [(Int64, Bool)] = [(-1_000_000, false), (-1_000_000 + span, true)]
        let between = (0..<200).map { _ in (-1_000_000 + Int64(random.below(Int(span))), random.below(3) == 0) }
        let times: Coverage.Times = (ends + between).map { (PublicationDate(second: $0.0), $0.1) }
        let figure = try #require(Coverage(times)).figure
        let bars = try #require(figure["bars"] as? [[String: Any]])
        let titles = bars.compactMap { $0["title"] as? String }
        #expect(bars.count <= 2_001 && titles.count == bars.count)
        // "3 Jan 2024: 4 texts, 1 copy"
        let counts = titles.map { title in
            title.split(separator: ":").last!.split(separator: ",").map { Int($0.split(separator: " ")[0])! }
        }
        #expect(counts.reduce(0) { $0 + $1[0] } == times.count { !$0.isCopy })
        #expect(counts.reduce(0) { $0 + $1[1] } == times.count { $0.isCopy })
        // The highest bar is as high as the chart, and no bar stands above it.
        let heights = zip(numbers(bars, "texts"), numbers(bars, "copies")).map(+)
        #expect(abs((heights.max() ?? 0) - 160) < 0.2)
        let places = numbers(bars, "x")
        #expect(places == places.sorted() && places.allSatisfy { $0 >= 44 && $0 < 960 })
    }

    @Test("One time alone makes no chart")
    func noCoverage() {
        #expect(Coverage([]) == nil)
        let date = PublicationDate(second: 5)
        #expect(Coverage([(date, false), (date, true)]) == nil)
    }

    @Test("Bars are no finer than a day where an article is dated by the day alone")
    func coverageOfDays() throws {
        let times: Coverage.Times = [
            (.init(second: 1_712_215_200), false), (.init(first: 1_712_188_800, precision: .day), false),
            (.init(second: 1_712_301_600), true),
        ]
        let figure = try #require(Coverage(times)).figure
        #expect(figure["unit"] as? String == "day")
        let titles = (figure["bars"] as? [[String: Any]] ?? []).compactMap { $0["title"] as? String }
        #expect(titles == ["4 Apr: 2 texts, 0 copies", "5 Apr: 0 texts, 1 copy"])
    }

    @Test(
        "Marks of a time axis are round, ascending and on the axis",
        arguments: [60, 7_200, 90_000, 86_400 * 40, 86_400 * 5_000] as [Int64])
    func ticks(span: Int64) {
        for first in [-5_000_000_123, 0, 1_712_217_600] as [Int64] {
            let axis = TimeAxis([first, first + span], start: 100, length: 500)
            let places = numbers(axis.ticks, "x")
            #expect(places.count >= 1 && places.count <= 40)
            #expect(places == places.sorted() && places.allSatisfy { $0 >= 100 && $0 <= 600 })
        }
    }

    @Test("An axis of days shows no time", arguments: [0, 1, 2, 3, 9, 40, 800] as [Int64])
    func ticksOfDays(days: Int64) {
        let noon: Int64 = 1_712_188_800 + 43_200
        let axis = TimeAxis([noon, noon + days * 86_400], hasTimes: false, start: 100, length: 500)
        let labels = axis.ticks.compactMap { $0["label"] as? String }
        #expect(!labels.isEmpty && labels.allSatisfy { !$0.contains(":") })
        #expect(Set(labels).count == labels.count)
        let places = numbers(axis.ticks, "x")
        #expect(places.allSatisfy { $0 >= 100 && $0 <= 600 })
        // The mark of the first day stands where its articles do.
        if days < 4 { #expect(labels.first == "4 Apr" && places.first == Double(days == 0 ? 350 : 100)) }
    }

    @Test("Each article stands once, below what it came from; a text of its own comes in by its first article")
    func copies() throws {
        let record = try InventedStory.record(
            versions: [["a", "b", "c"], ["d"], ["e", "f"]],
            published: ["a": "2024-04-04", "b": "2024-04-02", "c": "2024-04-03", "d": "2024-04-05", "f": "2024-04-01"],
            chain: [("a", "b"), ("c", "b"), ("e", "f")], dependents: [("e", "c")])
        let figure = try #require(CopyGraph(ShownStory(record, number: 1))).figure
        let rows = try #require(figure["rows"] as? [[String: Any]])
        #expect(rows.compactMap { $0["name"] as? String } == ["The b", "The c", "The f", "The e", "The a", "The d"])
        #expect(
            rows.compactMap { $0["kind"] as? String } == [
                "own text", "copy, 0.75", "retold, 0.25", "copy, 0.75", "copy, 0.75", "own text",
            ])
        // Every edge leads up, to a row further to the left.
        for row in rows {
            guard let edge = row["edge"] as? [String: Any] else { continue }
            let (from, to) = (Double(edge["from"] as! String)!, Double(row["y"] as! String)!)
            #expect(from < to)
            #expect(Double(edge["x"] as! String)! < Double(row["x"] as! String)!)
        }
    }

    @Test("Articles that name each other are drawn all the same, and without copies there is no graph")
    func oddCopies() throws {
        let round = try InventedStory.record(versions: [["a", "b"]], chain: [("a", "b"), ("b", "a")])
        let rows = try #require(CopyGraph(ShownStory(round, number: 1))).figure["rows"] as? [[String: Any]]
        #expect(rows?.count == 2)
        #expect(CopyGraph(ShownStory(try InventedStory.record(versions: [["a"], ["b"]]), number: 1)) == nil)
    }

    @Test("A heat map is symmetric and names the most alike")
    func heatMap() throws {
        let record = try InventedStory.record(
            versions: [["a"], ["b"], ["c"]], similarities: [[], [0.25], [0.5, 0.75]])
        let figure = try #require(HeatMap(ShownStory(record, number: 1))).figure
        let rows = try #require(figure["rows"] as? [[String: Any]])
        #expect(
            rows.map { $0["values"] as? [String] } == [
                ["1.00", "0.25", "0.50"], ["0.25", "1.00", "0.75"], ["0.50", "0.75", "1.00"],
            ])
        #expect((figure["description"] as? String) == "Most alike are 2, The b, and 3, The c: 0.75.")
        #expect(HeatMap(ShownStory(try InventedStory.record(versions: [["a"], ["b"], ["c"]]), number: 1)) == nil)
    }
}
