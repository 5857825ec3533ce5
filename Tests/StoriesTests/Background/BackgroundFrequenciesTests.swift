import Platform
import Kernels
import Testing

@testable import Stories

@Suite("Background frequencies")
struct BackgroundFrequenciesTests {
    @Test("The English table is read whole")
    func parses() throws {
        let table = EnglishBackground.table.split(separator: "\n")
        let background = try #require(BackgroundFrequencies(language: "en"))
        #expect(background.articles == Double(String(table[0])))
        #expect(background.articles > 10_000)
        var seen: Set<Substring> = []
        for line in table.dropFirst() {
            let fields = line.split(separator: " ")
            let count = try #require(Double(String(fields[0])))
            for stem in fields.dropFirst() where seen.insert(stem).inserted {
                #expect(background.count(of: Hash64.hash(String(stem))) == count)
            }
        }
        #expect(seen.count > 1_000)
    }

    @Test("A term that is not in the table is rarer than any that is")
    func unknown() throws {
        let background = try #require(BackgroundFrequencies(language: "en"))
        let rarest = EnglishBackground.table.split(separator: "\n").dropFirst()
            .compactMap { $0.split(separator: " ").first.flatMap { Double(String($0)) } }.min()
        let count = background.count(of: Hash64.hash("quorzelblatt"))
        #expect(count >= 0)
        #expect(count <= rarest ?? 0)
    }

    @Test("There is none for other languages", arguments: ["de", "", "EN", "eng"])
    func others(language: String) {
        #expect(BackgroundFrequencies(language: language) == nil)
    }
}
