import Fixtures
import Kernels
import Testing

@testable import Stories

@Suite("The threshold that dates tell")
struct EventThresholdTests {
    @Test("The curve lies where pairs begin to lie close in time, whatever was expected", arguments: [0.45, 0.6, 0.75])
    func centre(similarity: Double) {
        let gaps = (0..<200).flatMap { first in (first + 1..<200).map { Double($0 - first) } }
        let time = TimeEvidence.evidence(scaleDays: 2, gaps: gaps, dated: 500, terms: 150).links
        var random = SeededGenerator(seed: 3)
        let pairs = (0..<6_000).map { number -> DatedSample.Pair in
            let own = 0.3 + 0.7 * Double(number) / 6_000
            let days = own > similarity ? Double(random.below(100)) / 50 : gaps[random.below(gaps.count)]
            return DatedSample.Pair(a: number, b: number + 1, similarity: own, days: days)
        }
        let curve = EventCurve(explaining: pairs, time, expected: 0.65)
        #expect(abs(curve.centre - similarity) < 0.08, "\(curve)")
    }

    @Test("Without pairs it is where it was expected; days multiply the odds")
    func expected() {
        let time = TimeEvidence.evidence(scaleDays: 2, gaps: [1, 5, 30], dated: 3, terms: 150).links
        let curve = EventCurve(explaining: [], time, expected: 0.62)
        #expect(abs(curve.centre - 0.62) < 0.006)
        let half = curve.share(curve.centre)
        #expect(abs(half - 0.5) < 1e-12 && abs(curve.share(curve.centre, ratio: 3) - 0.75) < 1e-12)
    }

    @Test(
        "It parts reports of one event from others, when events last hours and when they last weeks",
        arguments: [0.4, 12])
    func parts(scale: Double) {
        let corpus = Events(scaleDays: scale)
        let all = 0..<corpus.rows.rowCount
        let time = TimeEvidence.learned(from: corpus.rows, all, days: corpus.days, threads: 2).links
        let graph = SampledRows(Array(all), among: all, of: corpus.rows).pairs(floor: 0.08, threads: 2)
            .compactMap { pair -> SimilarRows.Pair? in
                var pair = pair
                pair.similarity *= Float(time(corpus.days[Int(pair.a)], corpus.days[Int(pair.b)]))
                return pair.similarity >= 0.08 ? pair : nil
            }
        let threshold = EventThreshold.learned(
            from: SmoothedRows(corpus.rows), all, days: corpus.days, time: time, graph: graph, byText: { _, _ in 0.7 },
            threads: 2
        ) { _, _ in 1 }
        let (same, others) = (
            graph.filter { corpus.events[Int($0.a)] == corpus.events[Int($0.b)] }.map { Double($0.similarity) },
            graph.filter { corpus.events[Int($0.a)] != corpus.events[Int($0.b)] }.map { Double($0.similarity) }
        )
        let joined = (same: same.count { $0 >= threshold }, others: others.count { $0 >= threshold })
        #expect(joined.others * 50 < joined.same, "\(threshold), \(joined)")
        #expect(joined.same * 5 > same.count * 4, "\(threshold), \(joined) of \(same.count)")
    }
}
