import Corpus
import Kernels
import NearDuplicates
import Provenance
import Testing

@testable import Storyfold

@Suite("A corpus in parts")
struct PartCorpusTests {
    private static let words =
        "ferry harbour gale council budget school bridge rail strike vote river flood storm rescue crew captain port market"
        .split(separator: " ")

    private static func text(_ seed: Int, words count: Int = 40) -> String {
        var state = UInt64(seed) &* 2_654_435_761 &+ 12_345
        return (0..<count).map { _ -> Substring in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return words[Int(state >> 33) % words.count]
        }.joined(separator: " ")
    }

    /// Copies and near copies, a footer of one source that no part alone has often enough, midnights, and dates of numbers and of
    /// another calendar of which one alone tells how they are read.
    private static let articles: [InputArticle] = (0..<60).map { number in
        let seed = number % 20
        var text = text(seed) + (number >= 40 ? " and so it was at the weekend" : "")
        if number % 3 == 0 { text += "\nRead the Fells Press every day" }
        let published =
            switch number {
            case 57: "1403/01/16"
            case 58: "1447/01/16"
            case 59: "25/04/2024 10:00"
            default: "04/05/2024 \(number % 4 == 1 ? "09:30" : "00:00")"
            }
        return InputArticle(
            id: "n\(number * 7 % 60 + 100)", text: text, title: "Report \(seed)", published: published,
            source: number % 3 == 0 ? "Fells Press" : "Harrow Vale Courier")
    }

    private static func parts(_ count: Int) -> [ArticleList] {
        (0..<count).map { part in
            ArticleList(articles: articles.enumerated().filter { $0.offset % count == part }.map(\.element))
        }
    }

    /// What all parts show, added up.
    private static func learned(_ parts: [ArticleList]) throws -> LearnedCorpus {
        var facts: [CorpusFact.Key: [CorpusFact]] = [:]
        for part in parts {
            for fact in try PartFacts(of: part, options: ReadingOptions(), strippingFurniture: true).facts {
                facts[fact.key, default: []].append(fact)
            }
        }
        func bodies(_ key: CorpusFact.Key) -> Int { Set(facts[key, default: []].map(\.body)).count }
        return LearnedCorpus(
            facts.map { key, facts in
                CorpusFactSum(
                    key: key, bodies: bodies(key), bodiesOfSource: bodies(.init(.line, source: key.source)),
                    count: facts.reduce(0) { $0 + $1.count }, midnights: facts.reduce(0) { $0 + $1.midnights },
                    first: facts.map(\.first).min()!, last: facts.map(\.last).max()!)
            }.filter(\.isTelling))
    }

    private static func described(_ fold: Fold) -> [String] {
        var lines = fold.groups.map { group in
            group.members.map { "\(fold.article($0.article)) \($0.relation) \($0.similarity)" }.joined(separator: ", ")
                + " \(group.reasons) \(group.weakest) \(fold.provenance(of: group).origin)"
        }
        fold.duplicates.forEachPair(.texts) { pair in
            lines.append(
                "\(fold.article(pair.a).id) \(fold.article(pair.b).id) \(pair.jaccard) \(pair.difference?.name ?? "")")
        }
        return lines
    }

    @Test("A fold of records is the fold of the corpus, whatever its parts", arguments: [1, 2, 7])
    func equality(count: Int) throws {
        var configuration = Configuration()
        configuration.extent = .duplicates
        let whole = try Fold(Self.articles, configuration: configuration)
        let parts = Self.parts(count)
        let learned = try Self.learned(parts)
        #expect(learned.dateForms.dayFirst == 1 && !learned.dateForms.takesMonthFirst && learned.dateForms.takesIslamic)
        var (records, firsts): ([PartCorpus.Record], [Fingerprint: (id: String, row: Int)]) = ([], [:])
        for part in parts {
            let texts = try PartSketches.texts(of: part, options: ReadingOptions())
            let sketches = try PartSketches(
                of: part, learned: learned, options: ReadingOptions(), configuration: configuration
            ).records
            #expect(texts.map(\.id) == sketches.map(\.id))
            for (sketch, text) in zip(sketches, texts) {
                let fingerprint = sketch.sketch.fingerprint
                if sketch.id < firsts[fingerprint]?.id ?? "~" { firsts[fingerprint] = (sketch.id, records.count) }
                records.append(
                    PartCorpus.Record(
                        fingerprint: fingerprint, tokens: Int(sketch.sketch.tokens), fields: sketch.fields,
                        text: text.text))
            }
        }
        let rows = firsts.values.map(\.row).sorted()
        for row in records.indices where !rows.contains(row) { records[row].text = nil }
        #expect(rows.count == 40)
        let part = try PartCorpus(records, learned: learned, configuration: configuration)
        let candidates = rows.enumerated().flatMap { place, a in rows[(place + 1)...].map { (a: a, b: $0) } }
        let passes = try part.shareEnough(candidates, configuration: configuration)
        let pairs = zip(candidates, passes).filter(\.1).map(\.0)
        let fold = try Fold(SketchedCorpus(part, proposing: pairs.shuffled(), configuration: configuration))
        #expect(Self.described(fold) == Self.described(whole))
        #expect(fold.groups.count == 20)
    }

    @Test("Articles without an id, and of one id, are no part of a corpus")
    func ids() {
        for ids in [["", "b"], ["a", "a"], ["http://fells.example/1", "http://fells.example/1"]] {
            let part = ArticleList(articles: ids.map { InputArticle(id: $0, text: "A few words of no matter.") })
            #expect(throws: CorpusError.self) {
                try PartSketches(
                    of: part, learned: LearnedCorpus([]), options: ReadingOptions(), configuration: Configuration())
            }
        }
    }
}
