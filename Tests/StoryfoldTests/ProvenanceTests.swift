import Corpus
import Fixtures
import NearDuplicates
import Provenance
import SyntheticCorpus
import Testing

@testable import Storyfold

@Suite("Provenance")
struct ProvenanceTests {
    private struct Text {
        var id: String
        var source: String?
        /// Hour of a day; nil for undated.
        var hour: Int?
        var title = "Ferry hits barge"
        var url: String?
        var text: String
    }

    private static let ferry = """
        A passenger ferry and a gravel barge collided in thick fog in the Marrow Strait early on Thursday, injuring at least \
        14 people, the coastguard said. The ferry was four kilometres off Quillhaven on the first crossing of the day when \
        its bow struck the barge, which lay at anchor without lights, a spokeswoman for the harbour said.
        """

    private func fold(_ texts: [Text]) throws -> Fold {
        let folder = try TemporaryFolder()
        let lines = texts.map { text in
            let fields = [
                ("id", text.id), ("source", text.source), ("title", text.title), ("url", text.url),
                ("published", text.hour.map { "2024-04-04T\($0 < 10 ? "0" : "")\($0):00:00Z" }), ("text", text.text),
            ]
            return "{"
                + fields.compactMap { name, value in value.map { "\"\(name)\": \"\($0)\"" } }
                .joined(separator: ", ") + "}"
        }
        return try Fold(paths: [try folder.write("n.jsonl", Array(lines.joined(separator: "\n").utf8))])
    }

    private func id(_ fold: Fold, _ article: Int?) -> String? { article.map { fold.article($0).id } }

    @Test("Date and agency mark agree on the origin; copies that name it came from it")
    func agrees() throws {
        let fold = try fold([
            Text(id: "a", source: "Stavrick Star", hour: 9, text: "QUILLHAVEN (NW) -- " + Self.ferry),
            Text(id: "b", source: "Norvane Wire", hour: 7, text: "QUILLHAVEN (Norvane Wire) -- " + Self.ferry),
            Text(id: "c", source: "Harrow Vale Courier", hour: 8, text: "QUILLHAVEN (NW) -- " + Self.ferry),
        ])
        let provenance = fold.provenance(of: fold.groups[0])
        #expect(id(fold, provenance.origin.article) == "b")
        #expect(provenance.origin.signals == [.earliest, .agency])
        #expect(provenance.origin.disagreeing.isEmpty)
        #expect(provenance.origin.isCreditHere)
        #expect(provenance.origin.confidence == 5.0 / 6)
        #expect(provenance.chain.map { id(fold, $0.article) } == ["c", "a"])
        #expect(provenance.chain.allSatisfy { id(fold, $0.parent) == "b" && $0.kind == .copy })
        #expect(provenance.chain.allSatisfy { $0.signals.contains(.agency) && $0.confidence > 0.8 })
        let story = fold.provenance(of: fold.stories[0])
        #expect(story.independentTexts == 1)
        #expect(id(fold, story.first) == "b")
    }

    @Test("Where date and cited source disagree, it is said and not guessed")
    func disagrees() throws {
        let fold = try fold([
            Text(
                id: "a", source: "Stavrick Star", hour: 7,
                text: "A ferry sank, according to the Ostrane Ledger. " + Self.ferry),
            Text(id: "b", source: "Ostrane Ledger", hour: 9, text: "A ferry sank. " + Self.ferry),
        ])
        let origin = fold.provenance(of: fold.groups[0]).origin
        #expect(origin.article == nil)
        #expect(origin.confidence == 0)
        #expect(origin.signals.isEmpty)
        #expect(origin.disagreeing.map(\.signal) == [.earliest, .cited])
        #expect(origin.disagreeing.map { id(fold, $0.article) } == ["a", "b"])
    }

    @Test("An agency that is no source here is named, and lowers the confidence")
    func outside() throws {
        let fold = try fold([
            Text(id: "a", source: "Stavrick Star", hour: 7, text: "QUILLHAVEN (AFP) -- " + Self.ferry),
            Text(id: "b", source: "Ostrane Ledger", hour: 9, text: "QUILLHAVEN (AFP) -- " + Self.ferry),
        ])
        let provenance = fold.provenance(of: fold.groups[0])
        #expect(id(fold, provenance.origin.article) == "a")
        #expect(provenance.origin.credit == "AFP")
        #expect(!provenance.origin.isCreditHere)
        #expect(provenance.origin.confidence == 2.0 / 6)
    }

    @Test("An outlet's own later text is a revision, an update or a correction, not a copy")
    func revisions() throws {
        let fold = try fold([
            Text(id: "a", source: "Norvane Wire", hour: 7, text: Self.ferry),
            Text(
                id: "b", source: "Norvane Wire", hour: 8, title: "UPDATE 1-Ferry hits barge",
                text: Self.ferry + " Two sank."),
            Text(
                id: "c", source: "Norvane Wire", hour: 9,
                text: Self.ferry + " Two sank.\\n\\n(Corrects number of injured)"),
            Text(id: "d", source: "norvane wire", hour: 10, text: Self.ferry + " Three sank."),
            Text(id: "e", source: "Stavrick Star", hour: 11, text: Self.ferry + " Three sank."),
        ])
        let chain = fold.provenance(of: fold.groups[0]).chain
        #expect(chain.map { id(fold, $0.article) } == ["b", "c", "d", "e"])
        #expect(chain.map(\.kind) == [.update, .correction, .revision, .copy])
        #expect(chain.map { id(fold, $0.parent) } == ["a", "b", "c", "d"])
        #expect(chain[3].similarity == 1)
    }

    @Test("A page that was fetched again is an update of what it was, another page of the outlet a revision")
    func refetched() throws {
        let page = "https://norvane.example/ferry"
        let fold = try fold([
            Text(id: "a", source: "Norvane Wire", hour: 7, url: page, text: Self.ferry),
            Text(id: "b", source: "Norvane Wire", hour: 8, url: page, text: Self.ferry + " Two sank."),
            Text(id: "c", source: "Norvane Wire", hour: 9, url: page + "/2", text: Self.ferry + " Two sank."),
        ])
        let chain = fold.provenance(of: fold.groups[0]).chain
        #expect(chain.map(\.kind) == [.update, .revision])
    }

    @Test("Texts without dates have no chain but from an origin, and no confidence in it")
    func undated() throws {
        let fold = try fold([
            Text(id: "a", source: nil, hour: nil, text: Self.ferry),
            Text(id: "b", source: nil, hour: nil, text: Self.ferry),
        ])
        let provenance = fold.provenance(of: fold.groups[0])
        #expect(provenance.origin.article == nil && provenance.origin.confidence == 0)
        #expect(provenance.chain.isEmpty)
        #expect(fold.provenance(of: fold.stories[0]).first == nil)
    }

    @Test("An outlet's own name in its own text is no word of others, whatever form of its name is its source")
    func ownNames() throws {
        let fold = try fold([
            Text(id: "a", source: "Norvane Wire Online", hour: 7, text: "QUILLHAVEN (Norvane Wire) -- " + Self.ferry),
            Text(id: "b", source: "Stavrick Star", hour: 8, text: Self.ferry),
            Text(id: "c", source: "Ostrane Ledger", hour: 9, text: "By The Ostrane Ledger\\n\\n" + Self.ferry),
        ])
        let origin = fold.provenance(of: fold.groups[0]).origin
        #expect(origin.signals == [.earliest] && origin.credit == nil)
        #expect(id(fold, origin.article) == "a")
    }

    /// Texts of one event in different words.
    private static let others = [
        "Fourteen people were hurt when a passenger ferry rammed a gravel barge in the fog of the Marrow Strait, the "
            + "coastguard of Quillhaven said on Thursday.",
        "Passengers of the Quillhaven ferry told how the bow struck a barge that lay at anchor without lights in the Marrow "
            + "Strait on Thursday; fourteen were injured.",
    ]

    @Test("Of a story whose texts are all independent no origin is named, nor of one outlet's own")
    func independent() throws {
        var texts = [
            Text(id: "a", source: "Norvane Wire", hour: 7, text: "QUILLHAVEN (Norvane Wire) -- " + Self.ferry),
            Text(id: "b", source: "Stavrick Star", hour: 8, text: Self.others[0]),
            Text(id: "c", source: "Ostrane Ledger", hour: 9, text: Self.others[1]),
        ]
        let apart = try fold(texts)
        #expect(apart.stories.count == 1 && apart.groups.isEmpty)
        #expect(apart.provenance(of: apart.stories[0]).origin == .none)
        texts.append(Text(id: "d", source: "Norvane Wire", hour: 10, text: Self.ferry + " Two sank."))
        let revised = try fold(texts)
        #expect(revised.groups.count == 1)
        #expect(revised.provenance(of: revised.stories[0]).origin == .none)
        texts.append(Text(id: "e", source: "Brannoch Echo", hour: 11, text: Self.ferry))
        let copied = try fold(texts)
        #expect(id(copied, copied.provenance(of: copied.stories[0]).origin.article) == "a")
    }

    @Test("Who was first is told where dates tell it, and otherwise who may have been")
    func earliest() throws {
        func earliest(_ dates: [String?]) throws -> [String] {
            let folder = try TemporaryFolder()
            let lines = dates.enumerated().map { place, date in
                "{\"id\": \"\(place)\", \"source\": \"Outlet \(place)\", "
                    + (date.map { "\"published\": \"\($0)\", " } ?? "") + "\"text\": \"\(Self.ferry)\"}"
            }
            let fold = try Fold(paths: [try folder.write("n.jsonl", lines.joined(separator: "\n"))])
            let provenance = fold.provenance(of: fold.stories[0])
            #expect(provenance.first == (provenance.earliest.count == 1 ? provenance.earliest[0] : nil))
            return provenance.earliest.map { fold.article($0).id }
        }
        #expect(try earliest(["2024-01-26", "2024-01-25", "2024-01-25", nil]) == ["1", "2"])
        #expect(try earliest(["2024-01-25T10:00:00Z", "2024-01-25T09:00:00Z", "2024-01-26"]) == ["1"])
        #expect(try earliest(["2024-01-25T10:00:00Z", "2024-01-25T10:00:00Z", "2024-01-25"]) == ["0", "1"])
        #expect(try earliest(["2024-01-25", "2024-01"]) == ["0"])
        #expect(try earliest(["2024-01", "2024-01"]) == ["0", "1"])
        #expect(try earliest(["2024-01-25", "2024-02"]) == ["0"])
        #expect(try earliest([nil, nil]).isEmpty)
        // Midnight of everything is no time.
        #expect(try earliest(["2024-01-25T00:00:00Z", "2024-01-25T00:00:00Z", "2024-01-26T00:00:00Z"]) == ["0", "1"])
        #expect(try earliest(["2024-01-25T00:00:00Z", "2024-01-25T09:00:00Z"]) == ["1"])
    }

    @Test("A canonical whose numbers a later text of its outlet changed says so")
    func outdated() throws {
        let later = Self.ferry.replacing("14 people", with: "19 people").replacing("four kilo", with: "six kilo")
        let update = Text(
            id: "b", source: "Norvane Wire", hour: 9, title: "UPDATE 1-Ferry hits barge", text: later)
        func reasons(_ texts: [Text]) throws -> String { try fold(texts).stories[0].reasons }
        let first = Text(id: "a", source: "Norvane Wire", hour: 7, text: Self.ferry)
        #expect(try reasons([first, update]).hasSuffix("; outdated: 14 -> 19, four -> six, see b"))
        let copy = Text(id: "c", source: "Stavrick Star", hour: 8, text: Self.ferry)
        #expect(try reasons([first, copy, update]).hasSuffix("; outdated: 14 -> 19, four -> six, see b"))
        // Another outlet's numbers are its own, and an earlier text is not newer.
        var other = update
        other.source = "Stavrick Star"
        #expect(try !reasons([first, other]).contains("outdated"))
        var earlier = update
        earlier.hour = 6
        #expect(try !reasons([first, earlier]).contains("outdated: 14"))
        // What a page counts is nothing that its report says.
        let counters = [("3 min read", "4 min read"), ("12 comments", "57 comments"), ("At 08:04", "At 14:31")]
        for (before, after) in counters {
            let counted = Text(id: "a", source: "Norvane Wire", hour: 7, text: before + "\\n\\n" + Self.ferry)
            let again = Text(id: "b", source: "Norvane Wire", hour: 9, text: after + "\\n\\n" + Self.ferry)
            #expect(try !reasons([counted, again]).contains("outdated"))
        }
        // Of undated ones, however many, nobody knows.
        var undated = [update, update, update]
        for place in undated.indices { (undated[place].id, undated[place].hour) = ("b\(place)", nil) }
        #expect(try !reasons([first] + undated).contains("outdated"))
        #expect(try reasons([first, update] + undated).hasSuffix("; outdated: 14 -> 19, four -> six, see b"))
        #expect(
            try !reasons([first, Text(id: "b", source: "Norvane Wire", hour: 9, text: Self.ferry)]).contains("outdated")
        )
    }

    @Test(
        "A parent is before its copy and, of another source, as alike as any; alternatives are all of those",
        arguments: [1, 2, 3, 5])
    func plain(every: Int) throws {
        var bytes: [UInt8] = []
        var options = SyntheticCorpus.Options()
        options.medianWords = 60
        try SyntheticCorpus(articles: 400, seed: 9, options: options).writeJSONLines { bytes += $0 }
        // Of all articles but every so many the day alone is known.
        let records = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        let lines = records.enumerated().map { place, line in
            place % every == 0 ? line : line.replacing(/("published":"[0-9-]+)T[0-9:]+Z/) { "\($0.1)" }
        }
        let folder = try TemporaryFolder()
        let fold = try Fold(paths: [try folder.write("n.jsonl", Array(lines.joined(separator: "\n").utf8))])
        #expect((0..<fold.corpus.count).contains { fold.article($0).date?.hasTime == false } == (every > 1))
        // Per pair the likeness of the later to the earlier.
        var likeness: [[Int]: Double] = [:]
        fold.duplicates.forEachPair(.all) { pair in
            likeness[[pair.a, pair.b]] = max(pair.jaccard, pair.containment(of: pair.a))
            likeness[[pair.b, pair.a]] = max(pair.jaccard, pair.containment(of: pair.b))
        }
        func isBefore(_ a: Int, _ b: Int) -> Bool {
            guard let date = fold.article(a).date else { return false }
            return fold.article(b).date.map { date.last < $0.first } ?? true
        }
        func source(_ article: Int) -> String? { fold.article(article).source?.lowercased() }
        var links = 0
        for group in fold.groups {
            let members = group.members.map(\.article)
            let provenance = fold.provenance(of: group)
            for article in members where article != provenance.origin.article {
                let earlier = members.filter {
                    $0 != article
                        && (isBefore($0, article) || !isBefore(article, $0) && $0 == provenance.origin.article)
                }
                let alike = earlier.compactMap { likeness[[article, $0]] }
                guard let link = provenance.chain.first(where: { $0.article == article }) else {
                    #expect(alike.isEmpty)
                    continue
                }
                links += 1
                #expect(earlier.contains(link.parent))
                #expect(link.similarity == likeness[[article, link.parent]])
                let best = try #require(alike.max())
                if link.kind == .copy {
                    let isNamed = link.signals.contains(.agency) || link.signals.contains(.cited)
                    #expect(link.similarity >= best - (isNamed ? Tracing.namedLikeness : Tracing.sameLikeness))
                    #expect(source(link.parent) != source(article) || source(article) == nil)
                } else {
                    #expect(source(link.parent) == source(article))
                }
                #expect((0...1).contains(link.confidence))
            }
        }
        #expect(links > (every > 1 ? 20 : 50))
        for story in fold.stories {
            let provenance = fold.provenance(of: story)
            #expect(provenance.independentTexts + provenance.dependents.count == story.versions.count)
            #expect(provenance.independentTexts >= 1)
        }
    }
}
