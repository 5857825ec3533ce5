import Foundation
import Testing

@testable import SyntheticCorpus

@Suite struct CaseTests {
    let corpus = CaseCorpus.sample
    static let templates: [CaseKind] = [
        .earnings, .missing, .awards, .deaths, .quakes, .markets, .weather, .matches, .forms,
    ]

    private func families(_ kind: CaseKind) throws -> [[CaseCorpus.Article]] {
        let families = try #require(corpus.families[kind])
        #expect(families.count >= 15)
        return families
    }

    @Test func `there are as many families of each kind, of the sizes that it has`() {
        let counts = CaseKind.allCases.map { corpus.families[$0]?.count ?? 0 }
        #expect(counts.max()! - counts.min()! <= 1, "\(counts)")
        for (kind, families) in corpus.families {
            for family in families { #expect(kind.sizes.contains(family.count), "\(kind)") }
        }
    }

    @Test(arguments: CaseKind.allCases)
    func `the labels of a family are its truth`(kind: CaseKind) throws {
        for family in try families(kind) {
            let original = family[0]
            #expect(family.allSatisfy { $0.language == original.language })
            if kind.isOneText {
                #expect(original.edit == "original" && original.copyOf == nil)
                for copy in family.dropFirst() {
                    #expect(copy.copyOf == original.id && copy.edit == kind.rawValue)
                    #expect(copy.duplicateGroup == original.duplicateGroup && copy.story == original.story)
                    #expect(copy.published > original.published)
                }
            } else {
                #expect(family.allSatisfy { $0.copyOf == nil && $0.edit == kind.rawValue })
                #expect(Set(family.map(\.duplicateGroup)).count == family.count)
                #expect(Set(family.map(\.story)).count == (kind.isOneStory ? 1 : family.count))
            }
        }
    }

    @Test func `groups and stories are counted, and their labels are unique across blocks`() throws {
        let corpus = try CaseCorpus(articles: SyntheticCorpus.articlesPerBlock + 700, seed: 2)
        #expect(Set(corpus.articles.map(\.id)).count == corpus.counts.articles)
        #expect(Set(corpus.articles.map(\.duplicateGroup)).count == corpus.counts.versions)
        #expect(Set(corpus.articles.map(\.story)).count == corpus.counts.stories)
        for family in corpus.families.values.joined() { #expect(family.count <= 12) }
    }

    @Test func `the same seed gives the same bytes for any number of threads, another seed other families`() throws {
        let articles = SyntheticCorpus.articlesPerBlock + 100
        let serial = try CaseCorpus.written(articles: articles, seed: 3).bytes
        #expect(serial.count { $0 == UInt8(ascii: "\n") } == articles)
        #expect(try CaseCorpus.written(articles: articles, seed: 3, threads: 3).bytes == serial)
        let (one, other) = (try CaseCorpus(articles: 600, seed: 3), try CaseCorpus(articles: 600, seed: 4))
        #expect(Set(one.articles.map(\.text)).intersection(other.articles.map(\.text)).count < 30)
    }

    @Test func `a corpus holds the kinds that are asked for, and an ordinary one none`() throws {
        let some = try CaseCorpus(articles: 300, seed: 1, cases: [.quotation, .wire])
        #expect(Set(some.families.keys) == [.quotation, .wire])
        #expect(try CaseCorpus(articles: 300, seed: 1, cases: []).articles.allSatisfy { $0.family == nil })
    }

    @Test(arguments: templates)
    func `texts of one frame are .5 to .9 alike, and no two of them are the same`(kind: CaseKind) throws {
        var similarities: [Double] = []
        for family in try families(kind) {
            #expect(Set(family.map(\.text)).count == family.count)
            similarities.append(CaseCorpus.similarity(family[0].text, family[1].text))
        }
        similarities.sort()
        if kind != .forms {
            #expect(similarities.allSatisfy { 0.42...0.95 ~= $0 }, "\(similarities)")
            #expect(similarities.last! - similarities[0] > 0.2)
        } else {
            #expect((0.5...0.8).contains(similarities[similarities.count / 2]), "\(similarities)")
        }
    }

    @Test(arguments: templates.dropLast())
    func `what differs in a frame are names and numbers`(kind: CaseKind) throws {
        for family in try families(kind) {
            let (one, other) = (CaseCorpus.words(family[0].text), CaseCorpus.words(family[1].text))
            func numbers(_ words: [String]) -> Set<String> { Set(words.filter { $0.first!.isNumber && $0.count > 3 }) }
            // Of eight figures two may be the same by chance.
            #expect(numbers(one).intersection(numbers(other)).count <= 1 || kind == .weather, "\(family[0].text)")
            #expect(family[0].text.split(separator: "\n\n").count == family[1].text.split(separator: "\n\n").count)
        }
    }

    @Test(arguments: templates)
    func `every family has a frame of its own`(kind: CaseKind) throws {
        let frames = try families(kind).map { family in
            Set(CaseCorpus.words(family[0].text)).intersection(CaseCorpus.words(family[1].text))
        }
        #expect(Set(frames).count == frames.count)
    }

    @Test func `opposites differ by a word or two`() throws {
        for family in try families(.opposites) {
            let distance = editDistance(CaseCorpus.words(family[0].text), CaseCorpus.words(family[1].text))
            #expect((1...3).contains(distance), "\(family.map(\.text))")
        }
    }

    @Test func `a statement stands whole in each text that quotes it, and nothing else is shared`() throws {
        for family in try families(.quotation) {
            let statements = family.map { article in
                article.text.split(separator: "\n\n").first { $0.hasPrefix("“") && $0.hasSuffix("”") && $0.count > 100 }
            }
            let alone = family.indices.filter { statements[$0] == nil }
            let statement = try #require(statements.compactMap(\.self).first).dropFirst().dropLast()
            #expect(alone.count <= 1)
            for index in family.indices { #expect(family[index].text.contains(statement)) }
            for index in alone { #expect(family[index].text == statement) }
        }
    }

    @Test func `a digest holds each of the briefs whole`() throws {
        for family in try families(.digest) {
            let digest = try #require(family.max { $0.text.count < $1.text.count })
            for brief in family where brief.id != digest.id { #expect(digest.text.contains(brief.text)) }
        }
    }

    @Test func `walls, captions, footers and introductions are shared by the texts of a family`() throws {
        for family in try families(.captions) { #expect(Set(family.map(\.text)).count == 1) }
        for family in try families(.walls) {
            #expect(CaseCorpus.similarity(family[0].text, family[1].text) > 0.7)
            #expect(Set(family.map(\.title)).count == family.count)
        }
        for family in try families(.footers) {
            #expect(Set(family.map { $0.text.split(separator: "\n\n").suffix(3) }).count == 1)
            #expect(Set(family.map(\.source)).count == 1)
        }
        for family in try families(.series) {
            #expect(Set(family.map { $0.text.prefix(80) }).count == 1)
            #expect(Set(family.map(\.text)).count == family.count)
        }
    }

    @Test(arguments: [CaseKind.update, .correction, .localised])
    func `a later version is another text, and little of it`(kind: CaseKind) throws {
        for family in try families(kind) {
            for copy in family.dropFirst() {
                let (one, other) = (CaseCorpus.words(family[0].text), CaseCorpus.words(copy.text))
                let distance = editDistance(one, other)
                #expect(distance > 0, "\(copy.text)")
                #expect(distance <= (kind == .localised ? 60 : 36), "\(family[0].text)\n\(copy.text)")
            }
        }
    }

    @Test func `extensions, excerpts, repetitions and comments hold the text`() throws {
        for family in try families(.wire) {
            for copy in family.dropFirst() {
                let paragraphs = Set(copy.text.split(separator: "\n\n"))
                #expect(family[0].text.split(separator: "\n\n").allSatisfy(paragraphs.contains))
            }
        }
        for family in try families(.disjoint) {
            #expect(family[0].text.hasPrefix(family[1].text) || family[0].text.hasPrefix(family[2].text))
            #expect(family[0].text.hasSuffix(family[1].text) || family[0].text.hasSuffix(family[2].text))
            #expect(family[1].text.count + family[2].text.count < family[0].text.count)
        }
        for family in try families(.repeated) {
            #expect(
                family[1].text.hasPrefix(family[0].text + "\n\n") && family[1].text.hasSuffix("\n\n" + family[0].text))
        }
        for family in try families(.comments) { #expect(family[1].text.hasPrefix(family[0].text + "\n\n")) }
    }
}
