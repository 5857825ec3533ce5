import Corpus
import Fixtures
import NearDuplicates
import Storyfold
import SyntheticCorpus
import Testing

@Suite("Fold")
struct FoldTests {
    /// The lines of a small synthetic corpus, made once.
    private static let lines: [[UInt8]] = {
        var bytes: [UInt8] = []
        var options = SyntheticCorpus.Options()
        options.medianWords = 60
        try! SyntheticCorpus(articles: 300, seed: 5, options: options).writeJSONLines { bytes += $0 }
        return bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    }()

    private static func fold(
        _ files: [[UInt8]]..., threads: Int = 1, _ change: (inout Configuration) -> Void = { _ in }
    ) throws -> Fold {
        var configuration = Configuration(threads: threads)
        change(&configuration)
        let folder = try TemporaryFolder()
        let paths = try files.enumerated().map { number, lines in
            try folder.write("\(number).jsonl", Array(lines.joined(separator: [UInt8(ascii: "\n")])))
        }
        return try Fold(paths: paths, configuration: configuration)
    }

    private static let usual = try! fold(lines)

    @Test("The same corpus shuffled, and on any number of threads, gives the same fold", arguments: [1, 2, 3])
    func determinism(threads: Int) throws {
        var random = SeededGenerator(seed: UInt64(threads))
        let fold = try Self.fold(random.shuffled(Self.lines), threads: threads)
        let usual = Self.usual
        #expect(fold.groups == usual.groups)
        #expect(fold.stories == usual.stories)
        #expect((0..<fold.articleCount).map(fold.article) == (0..<usual.articleCount).map(usual.article))
        #expect(fold.summary == usual.summary)
    }

    @Test("The same corpus cut into several files gives the same fold")
    func files() throws {
        let fold = try Self.fold(Array(Self.lines[200...]), Array(Self.lines[..<200]))
        #expect(fold.stories == Self.usual.stories)
        #expect(fold.groups == Self.usual.groups)
    }

    @Test("Every article is in one story and one version, and its ids are those of the canonicals")
    func partition() {
        let fold = Self.usual
        let all = fold.stories.flatMap { $0.versions.flatMap { $0.members.map(\.article) } }
        #expect(all.sorted() == Array(0..<Self.lines.count))
        for (index, story) in fold.stories.enumerated() {
            #expect(story.versions[0].canonical == story.canonical)
            let similarities = story.versions.dropFirst().map(\.similarity)
            #expect(similarities == similarities.sorted(by: >))
            #expect(story.articles == story.versions.reduce(0) { $0 + $1.members.count })
            #expect(!story.headline.isEmpty && !story.reasons.isEmpty && !story.reasons.contains("\n"))
            let dates = story.versions.flatMap { $0.members.compactMap { fold.article($0.article).published } }
            #expect(story.first == dates.min() && story.last == dates.max())
            for version in story.versions {
                #expect(version.members[0].article == version.canonical)
                let similarities = version.members.dropFirst().map(\.similarity)
                #expect(similarities == similarities.sorted(by: >))
                #expect(version.weakest == version.members.map(\.similarity).min())
                #expect((0...1).contains(version.similarity))
                for member in version.members {
                    #expect(fold.storyOf[member.article] == index)
                    #expect(fold.groupId(of: member.article) == fold.article(version.canonical).id)
                    #expect(fold.storyId(of: member.article) == fold.article(story.canonical).id)
                }
            }
        }
        #expect(fold.groups.count > 10)
        #expect(fold.groups.allSatisfy { $0.members.count > 1 })
        #expect(fold.groups.map(\.canonical) == fold.groups.map(\.canonical).sorted())
        let sizes = fold.stories.map { [$0.articles, $0.versions.count, -$0.canonical] }
        #expect(zip(sizes, sizes.dropFirst()).allSatisfy { !$0.lexicographicallyPrecedes($1) })
    }

    @Test("The figures of the summary are those of the fold")
    func summary() {
        let fold = Self.usual
        #expect(fold.summary.articles == fold.articleCount)
        #expect(fold.summary.groups == fold.groups.count)
        #expect(fold.summary.duplicates == fold.groups.reduce(0) { $0 + $1.members.count - 1 })
        #expect(fold.summary.versions == fold.stories.reduce(0) { $0 + $1.versions.count })
        #expect(fold.summary.stories == fold.stories.count)
        #expect(fold.summary.storiesOfSeveral == fold.stories.count { $0.versions.count > 1 })
        var pairs = 0
        fold.duplicates.forEachPair(.all) { _ in pairs += 1 }
        #expect(fold.duplicates.pairCount(.all) == pairs)
    }

    @Test("Another policy chooses other canonicals and leaves the articles of the groups what they are")
    func policies() throws {
        let usual = Set(Self.usual.groups.map { Set($0.members.map(\.article)) })
        #expect(usual.count > 10)
        for preference in [CanonicalPolicy.Preference.earliest, .central] {
            let fold = try Self.fold(Self.lines) { $0.canonicalPolicy.preference = preference }
            #expect(Set(fold.groups.map { Set($0.members.map(\.article)) }) == usual)
            #expect(
                fold.groups.allSatisfy { $0.reasons.hasPrefix(preference == .central ? "most central" : "earliest") })
        }
    }

    @Test("A preferred source is chosen without regard to case")
    func preferredSource() throws {
        let lines = ["Harbour Post", "Isle Gazette", "Echo"].enumerated().map { number, source in
            Array(
                #"{"id": "\#(number)", "text": "The ferry came back to Orlen at noon.", "source": "\#(source)"}"#.utf8)
        }
        let fold = try Self.fold(lines) {
            $0.canonicalPolicy = CanonicalPolicy(preference: .source, sources: ["nobody", "ISLE gazette", "echo"])
        }
        #expect(fold.groups.map(\.canonical) == [1])
        #expect(fold.groups[0].reasons.hasPrefix("preferred source: 8 words"))
    }

    @Test("Empty texts are counted and stand alone")
    func empty() throws {
        let lines = ["", " ", "\u{2014}", "The ferry came back."].enumerated().map { number, text in
            Array(#"{"id": "\#(number)", "text": "\#(text)"}"#.utf8)
        }
        let fold = try Self.fold(lines)
        #expect(fold.summary.empty == 3)
        #expect(fold.groups.isEmpty)
        #expect(fold.stories.count == 4)
        #expect(fold.stories.allSatisfy { !$0.headline.isEmpty })
    }

    @Test("Where no furniture is stripped, nothing is")
    func keepsFurniture() throws {
        let line = Array(#"{"id": "1", "text": "Share\nThe ferry came back.\n© 2026 Harbour Post"}"#.utf8)
        #expect(try Self.fold([line]).summary.strippedArticles == 1)
        let kept = try Self.fold([line]) { $0.stripsFurniture = false }
        #expect(kept.summary.strippedArticles == 0)
        #expect(kept.article(0).words == 8)
    }
}
