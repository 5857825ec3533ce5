import Foundation
import SyntheticCorpus
import Testing

@Suite struct RecordTests {
    let corpus = ParsedCorpus.sample

    @Test func `fields stand in the documented order`() {
        let fields = [
            "id", "title", "text", "published", "source", "url", "language", "story", "duplicate_group",
            "copy_of", "edit", "edit_rate",
        ]
        #expect(corpus.records.allSatisfy { $0.fields == fields })
    }

    @Test func `ids are unique and in the order of the output`() {
        let ids = corpus.records.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids == ids.sorted())
    }

    @Test func `a copy has the group and the story of its original`() {
        let byID = Dictionary(uniqueKeysWithValues: corpus.records.map { ($0.id, $0) })
        for record in corpus.records {
            #expect((record.copyOf == nil) == (record.edit == .original))
            guard let copyOf = record.copyOf, let original = byID[copyOf] else { continue }
            #expect(original.edit == .original)
            #expect(original.duplicateGroup == record.duplicateGroup)
            #expect(original.story == record.story)
            #expect(original.published < record.published)
        }
        let originals = corpus.records.filter { $0.copyOf == nil }
        #expect(Set(originals.map(\.duplicateGroup)).count == originals.count)
        #expect(Set(corpus.records.map(\.duplicateGroup)).count == corpus.counts.versions)
        #expect(Set(corpus.records.map(\.story)).count == corpus.counts.stories)
        #expect(originals.count == corpus.counts.versions)
    }

    @Test func `labels are unique across blocks`() throws {
        var options = SyntheticCorpus.Options()
        options.medianWords = 20
        let articles = SyntheticCorpus.articlesPerBlock + 500
        let corpus = try ParsedCorpus(articles: articles, seed: 2, options: options)
        #expect(Set(corpus.records.map(\.id)).count == articles)
        #expect(Set(corpus.records.map(\.story)).count == corpus.counts.stories)
        #expect(Set(corpus.records.map(\.duplicateGroup)).count == corpus.counts.versions)
    }

    @Test func `copies seldom stand next to their original`() {
        let places = Dictionary(uniqueKeysWithValues: corpus.records.enumerated().map { ($1.id, $0) })
        let adjacent = corpus.records.enumerated().count { place, record in
            record.copyOf.map { abs(places[$0]! - place) == 1 } ?? false
        }
        #expect(adjacent < corpus.counts.copies / 50)
    }

    @Test func `dates are ISO 8601 and cover about N over 200 days`() throws {
        let formatter = ISO8601DateFormatter()
        let dates = try corpus.records.map { try #require(formatter.date(from: $0.published)) }
        let first = try #require(dates.min())
        let last = try #require(dates.max())
        #expect(first >= formatter.date(from: "2020-01-01T00:00:00Z")!)
        #expect((7.0...33.0).contains(last.timeIntervalSince(first) / 86_400))
    }

    @Test func `addresses are under example domains and name the source`() throws {
        for record in corpus.records {
            let url = try #require(URL(string: record.url))
            #expect(url.host == record.source)
            #expect(record.source.hasSuffix(".example"))
            #expect(url.path.hasSuffix(record.id.dropFirst()))
        }
    }
}
