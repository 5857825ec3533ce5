import Fixtures
import Glibc
import Kernels
import Testing

@testable import Stories

@Suite("Time as evidence")
struct TimeEvidenceTests {
    /// Days between all of so many articles, one a day.
    private static func gaps(_ days: Int) -> [Double] {
        (0..<days).flatMap { first in (first..<days).map { Double($0 - first) } }.filter { $0 > 0 }
    }

    private let evidence = TimeEvidence.evidence(scaleDays: 2, gaps: gaps(60), dated: 200, terms: 150)

    @Test("Nothing is taken off on one day, more with every day, the same either way")
    func falls() {
        for time in [evidence.links, evidence.neighbours] {
            let shares = (0..<400).map { time(1_000, 1_000 + Double($0)) }
            #expect(shares[0] == 1)
            #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 > $1 })
            #expect(shares.allSatisfy { (0...1).contains($0) })
            #expect(time(3, 8) == time(8, 3))
        }
    }

    @Test("An unknown day takes off what days take off on average from reports of one event")
    func undated() {
        let time = evidence.links
        #expect(
            time(nil, 4) == time.undatedShare && time(4, nil) == time.undatedShare
                && time(nil, nil) == time.undatedShare)
        let gaps = Self.gaps(60)
        let ratios = gaps.map(time.ratio)
        let expected = zip(gaps, ratios).reduce(0) { $0 + $1.1 * time.share($1.0) } / ratios.reduce(0, +)
        #expect(abs(time.undatedShare - expected) < 1e-12)
        #expect(time.undatedShare > time.share(60) && time.undatedShare < 1)
    }

    @Test("The ratios of all pairs have the mean of one, and the nearest days are likelier than chance")
    func ratios() {
        let gaps = Self.gaps(60)
        let mean = gaps.reduce(0) { $0 + evidence.links.ratio($1) } / Double(gaps.count)
        #expect(abs(mean - 1) < 1e-9)
        #expect(evidence.links.ratio(1) > 1 && evidence.links.ratio(59) < 1)
    }

    @Test(
        "Days say nothing in a corpus of one day, more in one of years, more of headlines, and little of a few articles"
    )
    func strength() {
        let oneDay = TimeEvidence.evidence(scaleDays: 2, gaps: [0, 0, 0], dated: 200, terms: 150).links
        #expect(oneDay.share(5) <= 1 && oneDay.undatedShare == 1)
        let years = TimeEvidence.evidence(scaleDays: 2, gaps: Self.gaps(700), dated: 200, terms: 150).links
        #expect(years.share(30) < evidence.links.share(30))
        let headlines = TimeEvidence.evidence(scaleDays: 2, gaps: Self.gaps(60), dated: 200, terms: 8).links
        #expect(headlines.share(30) < evidence.links.share(30))
        let few = TimeEvidence.evidence(scaleDays: 2, gaps: Self.gaps(60), dated: 5, terms: 150).links
        #expect(few.share(30) > evidence.links.share(30))
        #expect(evidence.neighbours.share(30) > evidence.links.share(30))
        let shares = [2, 30, 400, 10_000].map { TimeEvidence.timedShare(dated: $0) }
        #expect(shares == shares.sorted() && shares.allSatisfy { (0.6..<0.95).contains($0) })
    }

    @Test("The scale is learned: events of hours and of weeks are told apart", arguments: [0.4, 3, 20])
    func learned(scale: Double) {
        let corpus = Events(scaleDays: scale)
        let time = TimeEvidence.learned(from: corpus.rows, 0..<corpus.rows.rowCount, days: corpus.days, threads: 2)
            .links
        #expect(time.scaleDays > scale / 3 && time.scaleDays < scale * 3, "\(time.scaleDays)")
    }

    @Test("Fewer than two dated rows tell nothing")
    func nothing() {
        let corpus = Events(scaleDays: 3)
        for dated in [4..<4, 4..<5] {
            let (links, neighbours) = TimeEvidence.learned(from: corpus.rows, dated, days: corpus.days, threads: 1)
            #expect(links == .none && neighbours == .none)
        }
        #expect(TimeEvidence.none(3, 900) == 1 && TimeEvidence.none(nil, 2) == 1)
    }

    @Test("The same for any number of threads, and for a sample of a large corpus as for the whole of it")
    func threads() {
        let corpus = Events(scaleDays: 3, events: 900)
        func learned(_ threads: Int) -> TimeEvidence {
            TimeEvidence.learned(from: corpus.rows, 0..<corpus.rows.rowCount, days: corpus.days, threads: threads).links
        }
        #expect(corpus.rows.rowCount > 2_048)
        #expect(learned(1) == learned(3))
        #expect(learned(1).scaleDays > 1 && learned(1).scaleDays < 9)
    }
}

/// Rows of made events, each with words of its own and some of the corpus, by time.
struct Events {
    private(set) var rows: SparseRows
    private(set) var days: [Double?]
    /// Per row: its event.
    let events: [Int]

    /// - Parameter scaleDays: how far the reports of an event lie from its day, on average.
    init(scaleDays: Double, events count: Int = 120, seed: UInt64 = 7) {
        var random = SeededGenerator(seed: seed)
        var reports: [(day: Double, event: Int, columns: [UInt32])] = []
        for event in 0..<count {
            let day = Double(random.below(100_000)) / 250
            for _ in 0..<3 {
                let off = -scaleDays * log(Double(1 + random.below(1_000_000)) / 1_000_001)
                let own = (0..<12).filter { _ in random.below(10) < 8 }.map { UInt32(event * 12 + $0) }
                let common = (0..<6).map { _ in UInt32(count * 12 + random.below(400)) }
                reports.append((day + off, event, Array(Set(own + common)).sorted()))
            }
        }
        reports.sort { $0.day < $1.day }
        rows = SparseRows(columnCount: count * 12 + 400)
        for report in reports {
            let length = Float(report.columns.count).squareRoot()
            rows.append(columns: report.columns, values: report.columns.map { _ in 1 / length })
        }
        days = reports.map(\.day)
        events = reports.map(\.event)
    }
}
