import Foundation
import Testing

@testable import SyntheticCorpus

@Suite struct LanguageTests {
    let corpus = ParsedCorpus.sample

    @Test func `no two words of the vocabulary are spelt alike`() {
        let language = InventedLanguage.shared
        var spellings = Set<ArraySlice<UInt8>>()
        for (start, end) in zip(language.starts, language.starts.dropFirst()) {
            spellings.insert(language.spelling[Int(start)..<Int(end)])
        }
        #expect(spellings.count == InventedLanguage.words)
    }

    @Test func `word frequencies fall as in Zipf's law`() {
        var counts: [String: Int] = [:]
        for record in corpus.copies(.original) {
            for word in record.words { counts[word, default: 0] += 1 }
        }
        let frequencies = counts.values.sorted(by: >)
        func slope(from low: Int, to high: Int) -> Double {
            let ranks = stride(from: 0.0, through: 1, by: 0.05).map { share in
                Double(low) * pow(Double(high) / Double(low), share)
            }
            let points = ranks.map { (log2($0), log2(Double(frequencies[Int($0) - 1]))) }
            let (x, y) = (mean(points.map(\.0)), mean(points.map(\.1)))
            let rise = points.map { ($0.0 - x) * ($0.1 - y) }.reduce(0, +)
            return rise / points.map { ($0.0 - x) * ($0.0 - x) }.reduce(0, +)
        }
        let all = slope(from: 10, to: 5_000)
        #expect((-1.3)...(-0.7) ~= all, "\(all)")
        #expect(frequencies.count > 30_000)
    }

    @Test func `the vocabulary keeps growing`() {
        var seen = Set<String>()
        var growth: [Int] = []
        for record in corpus.copies(.original).prefix(800) {
            seen.formUnion(record.words)
            growth.append(seen.count)
        }
        let ratio = Double(growth[799]) / Double(growth[199])
        // Heaps' law with an exponent of 0.3 to 0.9 over a fourfold corpus.
        #expect(ratio > 1.5 && ratio < 3.5, "\(ratio)")
    }

    @Test func `lengths are log-normal around 400 words`() {
        let lengths = corpus.copies(.original).map { Double($0.words.count) }
        #expect((370...440).contains(mean(lengths)), "\(mean(lengths))")
        let sorted = lengths.sorted()
        #expect((340...390).contains(sorted[sorted.count / 2]))
        #expect(sorted[sorted.count * 9 / 10] > 600)
    }

    @Test func `four articles in ten are copies, and most stories are small`() throws {
        let share = Double(corpus.counts.copies) / Double(corpus.counts.articles)
        #expect((0.33...0.47).contains(share), "\(share)")
        let versions = Dictionary(grouping: corpus.copies(.original), by: \.story).values.map(\.count)
        #expect(versions.count { $0 == 1 } > versions.count / 2)
        #expect(versions.max()! >= 15)
        #expect(versions.max()! <= 50)

        var options = SyntheticCorpus.Options()
        options.copiedShare = 0
        #expect(try ParsedCorpus(articles: 200, seed: 1, options: options).counts.copies == 0)
    }

    @Test func `versions of a story share its terms, not its sentences`() {
        let stories = Dictionary(grouping: corpus.copies(.original), by: \.story).values.filter { $0.count > 1 }
        let pairs = stories.prefix(100).map { ($0[0], $0[1]) }
        func shingles(_ words: [String]) -> Set<[String]> {
            Set((0..<words.count - 4).map { Array(words[$0..<$0 + 5]) })
        }
        func names(_ text: String) -> Set<Substring> {
            // Words with a capital after a space and a small letter: not at the start of a sentence.
            Set(text.split(separator: " ").dropFirst().filter { $0.first!.isUppercase })
        }
        for (first, second) in pairs {
            #expect(shingles(first.words).isDisjoint(with: shingles(second.words)))
        }
        let sharing = pairs.count { names($0.text).intersection(names($1.text)).count >= 3 }
        #expect(sharing > pairs.count * 9 / 10)
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
