import SyntheticCorpus
import Testing

@Suite struct BriefTests {
    static let briefs: ParsedCorpus = {
        var options = SyntheticCorpus.Options()
        options.areBriefs = true
        return try! ParsedCorpus(articles: 2_000, seed: 6, options: options)
    }()
    static let excerpts: ParsedCorpus = {
        var options = SyntheticCorpus.Options()
        options.copies = .excerpts
        options.medianWords = 1_200
        return try! ParsedCorpus(articles: 300, seed: 6, options: options)
    }()

    @Test func `briefs have 5 to 30 words, every length, and end as sentences do`() {
        let originals = Self.briefs.copies(.original)
        #expect(Set(originals.map(\.words.count)) == Set(5...30))
        for original in originals {
            #expect(original.text.hasSuffix("."))
            #expect(!original.text.contains { "\"“”".contains($0) })
        }
    }

    @Test func `an edited brief has at least one word changed, and its rate of words`() throws {
        let copies = Self.briefs.copies(.edited, rate: 0.10)
        #expect(copies.count > 20)
        for copy in copies {
            let original = try #require(Self.briefs.original(of: copy)).words
            let edits = max(1, Int((0.10 * Double(original.count)).rounded()))
            #expect((1...edits).contains(editDistance(original, copy.words)), "\(copy.id)")
        }
    }

    @Test func `truncated and extended briefs keep to the shares of articles`() throws {
        for copy in Self.briefs.records where copy.edit == .truncated || copy.edit == .extended {
            let original = try #require(Self.briefs.original(of: copy)).words
            let share = Double(copy.words.count) / Double(original.count)
            // One word more or less is up to a fifth of a brief.
            #expect(copy.edit == .extended ? (1...1.6).contains(share) : (0.1...0.8).contains(share))
        }
    }

    @Test func `excerpts are sentences in a row, 10 to 20 percent of the words`() throws {
        let copies = Self.excerpts.copies(.excerpt)
        #expect(copies.count == Self.excerpts.counts.copies)
        for copy in copies {
            let original = try #require(Self.excerpts.original(of: copy)).words
            let share = Double(copy.words.count) / Double(original.count)
            #expect(share >= 0.09 && share <= 0.2 + 40.0 / Double(original.count))
            #expect(abs(1 - share - copy.editRate) < 1e-4)
            let places = original.indices.filter { original[$0...].starts(with: copy.words) }
            #expect(places.count == 1, "\(copy.id)")
        }
    }
}
