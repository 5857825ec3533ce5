import Corpus
import Fixtures
import NearDuplicates
import Testing

@Suite("Star groups")
struct StarGroupsTests {
    private let options = DuplicateOptions()

    @Test("Every member is verified against the canonical, whichever eligible article is chosen", arguments: 0..<6)
    func stars(seed: Int) {
        var edited = EditedTexts(seed: UInt64(seed) + 30)
        let texts = edited.corpus(originals: 50)
        let plain = PlainDuplicates(texts, width: options.shingleWidth)
        var random = SeededGenerator(seed: UInt64(seed))
        let result = duplicates(of: Corpus(EditedTexts.documents(texts)), options) {
            (random.pick($0.eligible), "chosen")
        }
        #expect(result.groups.count > 10)
        for group in result.groups { expectVerified(group, plain, options) }
        let members = result.groups.flatMap { $0.members.map(\.article) }
        #expect(Set(members).count == members.count, "an article is in two groups")
        #expect(
            result.groups.allSatisfy {
                $0.members.count > 1 && $0.members.map(\.article) == $0.members.map(\.article).sorted()
            })
        #expect(result.groups.map { $0.members[0].article } == result.groups.map { $0.members[0].article }.sorted())
        // No two articles that are left alone are duplicates of each other.
        let alone = Set(texts.indices).subtracting(members)
        let missed = plain.pairs(options).filter { alone.contains($0.a) && alone.contains($0.b) }
        #expect(missed.isEmpty)
    }

    @Test(
        "A chain of texts, each a near copy of the next, is cut where the ends are strangers", arguments: [3, 5, 9, 30])
    func chain(length: Int) {
        // Windows that slide by a fifth of their length: neighbours are alike, every second pair is not.
        var edited = EditedTexts(seed: 40, vocabulary: 20_000)
        let words = edited.text(words: 100 + 25 * length).split(separator: " ")
        let texts = (0..<length).map { words[$0 * 25..<$0 * 25 + 100].joined(separator: " ") }
        let plain = PlainDuplicates(texts, width: options.shingleWidth)
        #expect(plain.pairs(options).map { [$0.a, $0.b] } == (0..<length - 1).map { [$0, $0 + 1] })
        let result = duplicates(of: Corpus(EditedTexts.documents(texts)), options)
        #expect(result.groups.count >= length / 3)
        for group in result.groups {
            expectVerified(group, plain, options)
            #expect(group.members.count <= 3)
        }
        // Three neighbours are a star around the one in the middle, which alone may stand for them.
        if length == 3 {
            #expect(result.groups.map(\.canonical) == [1])
            #expect(result.groups[0].members.map(\.article) == [0, 1, 2])
        }
    }

    @Test("A group of copies alone offers every copy as the canonical")
    func copies() {
        let texts = Array(repeating: "the same seven words stand here today", count: 4)
        var asked: [[Int]] = []
        _ = duplicates(of: Corpus(EditedTexts.documents(texts)), options) { question in
            asked.append(question.eligible)
            #expect(question.texts == [[0, 1, 2, 3]])
            question.forEachPair(of: 0) { other, _ in Issue.record("\(other) is no other text") }
            return (3, "last")
        }
        #expect(asked == [[0, 1, 2, 3]])
    }

    @Test("The reasons given for a canonical are the group's")
    func reasons() {
        let result = duplicates(of: Corpus(EditedTexts.documents(["one two", "one two"])), options) { _ in
            (1, "because")
        }
        #expect(result.groups[0].canonical == 1)
        #expect(result.groups[0].reasons == "because")
    }
}
