import Corpus
import Fixtures
import Testing

@testable import Stories

@Suite("Version order")
struct VersionOrderTests {
    /// Articles in some languages, a third of them undated, many on one second.
    private func corpus(_ count: Int, seed: UInt64) -> (corpus: Corpus, languages: [String]) {
        var random = SeededGenerator(seed: seed)
        let documents = (0..<count).map { number in
            PlainDocument(
                "\(10_000 + number)", "text",
                published: random.chance(0.33) ? nil : Int64(random.below(60)) * 43_200 - 1_000_000)
        }
        return (Corpus(documents), (0..<count).map { _ in random.pick(["de", "en", "fr"]) })
    }

    @Test(
        "A row's window holds the rows after it that a plain look at every pair finds",
        arguments: [0, 1, 2, 10, 150], [1, 2.5, 7, 1_000])
    func windows(count: Int, windowDays: Double) {
        let (corpus, languages) = corpus(count, seed: UInt64(count))
        let order = VersionOrder(
            versions: Array(0..<count), languages: languages, in: corpus, windowDays: windowDays)
        #expect(order.order.sorted() == Array(0..<count))
        for (row, version) in order.order.enumerated() {
            #expect(order.languages[row] == languages[version])
            #expect(order.days[row] == corpus.published(version).map { Double($0.first) / 86_400 })
            let partners = (row + 1..<max(row + 1, count)).filter { other in
                let second = order.order[other]
                guard languages[version] == languages[second] else { return false }
                guard let a = corpus.published(version), let b = corpus.published(second) else { return true }
                return Double(abs(a.first - b.first)) / 86_400 <= windowDays
            }
            #expect(partners == Array(row + 1..<max(row + 1, order.lastOf[row])))
        }
    }

    @Test("The rows of each language stand together and make the whole", arguments: [0, 1, 2, 3, 40])
    func languageRanges(count: Int) {
        let (corpus, languages) = corpus(count, seed: 7)
        let order = VersionOrder(versions: Array(0..<count), languages: languages, in: corpus, windowDays: 3)
        #expect(order.languageRanges.flatMap { Array($0) } == Array(0..<count))
        #expect(order.languageRanges.allSatisfy { Set(order.languages[$0]).count == 1 })
        #expect(order.languageRanges.count == Set(languages).count)
    }
}
