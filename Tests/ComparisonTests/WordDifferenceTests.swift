import Fixtures
import Testing

@testable import Comparison

@Suite("Words of two sentences")
struct WordDifferenceTests {
    private func text(_ difference: WordDifference, without change: WordDifference.Change) -> String {
        difference.words.filter { $0.change != change }.map(\.text).joined(separator: " ")
    }

    /// The longest common subsequence, the plain way.
    private func longest(_ a: [String], _ b: [String]) -> Int {
        var row = [Int](repeating: 0, count: b.count + 1)
        for word in a {
            var diagonal = 0
            for (index, other) in b.enumerated() {
                let above = row[index + 1]
                row[index + 1] = word == other ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[b.count]
    }

    @Test("The removed and the kept are the first sentence, the added and the kept the second", arguments: 0..<60)
    func sides(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let vocabulary = (0..<(seed % 3 == 0 ? 4 : 30)).map { "w\($0)" }
        func words() -> [String] { (0..<random.below(40)).map { _ in random.pick(vocabulary) } }
        let (a, b) = (words(), words())
        let difference = WordDifference(from: a.joined(separator: " "), to: b.joined(separator: " "))
        #expect(text(difference, without: .added) == a.joined(separator: " "))
        #expect(text(difference, without: .removed) == b.joined(separator: " "))
        #expect(difference.words.count { $0.change == .kept } <= longest(a, b))
    }

    @Test("A kept word has both spellings where they differ, in ASCII and beyond")
    func spellings() {
        for (first, second) in [("The MAYOR, left", "the mayor left."), ("The MAYOR’s Café", "the mayor's café,")] {
            let words = WordDifference(from: first, to: second).words
            #expect(words.allSatisfy { $0.change == .kept })
            #expect(words.map { $0.former ?? $0.text }.joined(separator: " ") == first)
            #expect(words.map(\.text).joined(separator: " ") == second)
        }
        // A sentence of ASCII and one with more meet in the same words.
        let mixed = WordDifference(from: "\"It's over,\" (he) said -- twice", to: "“It’s over” he said — twice").words
        #expect(mixed.filter { $0.change == .kept }.map(\.text) == ["“It’s", "over”", "he", "said", "twice"])
    }

    @Test("A few edits of a sentence are found as they were made", arguments: 0..<40)
    func edits(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let a = (0..<60).map { "w\($0)" }
        // Apart from each other, so that nothing between them is there by chance.
        let places = [5, 20, 40].map { $0 + random.below(10) }
        var b = a
        for place in places.reversed() {
            if random.chance(0.5) { b.remove(at: place) } else { b[place] = "x\(place)" }
        }
        let difference = WordDifference(from: a.joined(separator: " "), to: b.joined(separator: " "))
        #expect(difference.words.count { $0.change == .kept } == longest(a, b))
        #expect(difference.words.filter { $0.change == .removed }.map(\.text) == places.map { "w\($0)" })
    }

    @Test("Long sentences are cut at words that stand there once, and the rest is as if they were short")
    func long() {
        let a = (0..<4_000).map { "w\($0 % 7 == 0 ? 0 : $0)" }
        var b = a
        for place in stride(from: 3_990, to: 0, by: -50) { b[place] = "new\(place)" }
        let difference = WordDifference(from: a.joined(separator: " "), to: b.joined(separator: " "))
        #expect(difference.words.count { $0.change == .removed } == 80)
        #expect(difference.words.count { $0.change == .kept } == 3_920)
    }

    @Test("Two long rows of a few words are told apart in bounded time, with both sides whole")
    func worstCase() {
        var random = SeededGenerator(seed: 3)
        func words() -> [String] { (0..<100_000).map { _ in random.pick(["a", "b", "c", "d"]) } }
        let (a, b) = (words(), words())
        let difference = WordDifference(from: a.joined(separator: " "), to: b.joined(separator: " "))
        #expect(text(difference, without: .added) == a.joined(separator: " "))
        #expect(text(difference, without: .removed) == b.joined(separator: " "))
    }

    @Test("Case and punctuation change no word; a script without spaces goes character by character")
    func words() {
        let same = WordDifference(from: "“The Quay,” he said", to: "the quay he said.")
        #expect(same.words.allSatisfy { $0.change == .kept } && same.words.map(\.text).last == "said.")
        let han = WordDifference(from: "港口渡轮相撞", to: "港口驳船相撞")
        #expect(han.words.map(\.text) == ["港", "口", "渡", "轮", "驳", "船", "相", "撞"])
        #expect(han.words.map(\.isJoined) == [false, true, true, true, true, true, true, true])
        #expect(han.words.count { $0.change == .kept } == 4)
        #expect(WordDifference(from: "", to: "").words.isEmpty)
    }

    @Test("The longest ascent is as long as that of the plain way", arguments: 0..<30)
    func ascent(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let numbers = random.shuffled(Array(0..<random.below(60)))
        var best = numbers.map { _ in 1 }
        for (index, number) in numbers.enumerated() {
            for before in 0..<index where numbers[before] < number { best[index] = max(best[index], best[before] + 1) }
        }
        let positions = LongestAscent.positions(of: numbers)
        #expect(positions.count == best.max() ?? 0)
        #expect(positions == positions.sorted())
        #expect(positions.map { numbers[$0] } == positions.map { numbers[$0] }.sorted())
    }
}
