import Corpus
import Fixtures
import Kernels
import NearDuplicates
import Testing

@Suite("Overridden groups")
struct GroupOverridesTests {
    private let options = DuplicateOptions()

    @Test("Every must-link is one group, no cannot-link is, and groups without a rule stay", arguments: 0..<12)
    func rules(seed: Int) throws {
        var edited = EditedTexts(seed: UInt64(seed) + 60)
        let texts = edited.corpus(originals: 8)
        let corpus = Corpus(EditedTexts.documents(texts))
        var random = SeededGenerator(seed: UInt64(seed) + 61)
        let links = randomRules(count: texts.count, &random)
        let canonical = random.below(texts.count)
        let usual = duplicates(of: corpus, options).groups
        let found = duplicates(
            of: corpus, options, overrides: GroupOverrides(links: links, canonicals: [canonical])
        ).groups
        let members = found.flatMap { $0.members.map(\.article) }
        #expect(Set(members).count == members.count)
        func group(of article: Int) -> DuplicateGroup? {
            found.first { $0.members.contains { $0.article == article } }
        }
        for pair in links.together { #expect(group(of: pair.a)?.members.contains { $0.article == pair.b } == true) }
        for pair in links.apart { #expect(group(of: pair.a)?.members.contains { $0.article == pair.b } != true) }
        #expect(group(of: canonical).map { $0.canonical == canonical } ?? true)
        let named = Set((links.together + links.apart).flatMap { [$0.a, $0.b] } + [canonical])
        for group in usual where named.isDisjoint(with: group.members.map(\.article)) {
            #expect(found.contains(group))
        }
        // Each member's similarity is the real one, also of strangers that a rule brought together.
        let plain = PlainDuplicates(texts, width: options.shingleWidth)
        for group in found {
            #expect(group.members.map(\.article) == group.members.map(\.article).sorted())
            for member in group.members where member.article != group.canonical {
                guard let pair = plain.pair(member.article, group.canonical) else {
                    #expect(member.similarity == 0)
                    continue
                }
                #expect(member.relation == Relation(of: member.article, to: group.canonical, pair, options: options))
            }
        }
    }

    @Test("Exact copies are set apart, and what left together stays together")
    func copies() {
        let text = "the same eight words stand here today again"
        let corpus = Corpus(EditedTexts.documents([text, text, text, text]))
        let links = LinkRules(apart: [(0, 2), (0, 3)])
        let found = duplicates(of: corpus, options, overrides: GroupOverrides(links: links)).groups
        #expect(found.map { $0.members.map(\.article) } == [[0, 1], [2, 3]])
    }
}
